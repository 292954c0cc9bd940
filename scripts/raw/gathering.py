"""Registries that nobody keeps: what modules of some folders declare is found there.

An item carries everything about itself, so adding one touches no list. A module is imported only
where it declares one: some of the others need libraries that only a few commands have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeVar

SCRIPTS = Path(__file__).parents[1]
# As the data walk; a folder imports only those before it.
ROOMS = (
    "raw",
    "text",
    "records",
    "derived",
    "rules",
    "show",
    "package",
    "site",
    "release",
    "contribute",
    "desk",
    "commands",
)

T = TypeVar("T")


@cache
def gathered(kind: type[T], opening: str, *folders: str) -> dict[str, T]:
    """Every value of a kind by where it stands, as in `scripts.text.anchors.QUOTE_NOT_FOUND`.

    They come folder by folder, module by module, as they stand there. `opening` is a pattern with
    which the line of such a declaration begins.
    """
    found: dict[str, T] = {}
    seen = set()
    for name in _modules(opening, folders):
        for key, value in vars(import_module(name)).items():
            if isinstance(value, kind) and id(value) not in seen:
                seen.add(id(value))  # another module may have imported it
                found[f"{name}.{key}"] = value
    return found


def _modules(opening: str, folders: tuple[str, ...]) -> Iterator[str]:
    declares = re.compile(f"^{opening}", re.MULTILINE)
    for folder in folders:
        for path in sorted((SCRIPTS / folder).rglob("*.py")):
            if declares.search(path.read_text(encoding="utf-8")):
                yield ".".join(("scripts", *path.relative_to(SCRIPTS).with_suffix("").parts))
