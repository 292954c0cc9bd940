"""Every rule there is, gathered from where it is declared: above what finds it broken.

`explain` and the page of rules are made from this. A rule that is added is
found by itself: no list is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from scripts.raw.rule import Rule

SCRIPTS = Path(__file__).parents[1]
# As the data walk: what is wrong with a file or a line causes much of what is found later.
ROOMS = (
    "raw",
    "text",
    "records",
    "derived",
    "rules",
    "show",
    "package",
    "release",
    "contribute",
    "commands",
)
DECLARES = re.compile(r"^(?:\w+ = Rule\(|@rule\()", re.M)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, room by room, and within one as its modules have them."""
    found: dict[str, Rule] = {}
    for name in _declaring():
        for value in vars(import_module(name)).values():
            if isinstance(value, Rule):
                found.setdefault(value.code, value)
    return found


def _declaring() -> Iterator[str]:
    """The modules that declare a rule; some of the others need what only the judges have."""
    for room in ROOMS:
        for path in sorted((SCRIPTS / room).rglob("*.py")):
            if DECLARES.search(path.read_text(encoding="utf-8")):
                yield ".".join(("scripts", *path.relative_to(SCRIPTS).with_suffix("").parts))


def table() -> str:
    """The rules as a Markdown table."""
    lines = ["| rule | meaning | fix |", "|---|---|---|"]
    lines += [f"| `{rule.code}` | {rule.meaning} | {rule.fix} |" for rule in rules().values()]
    return "\n".join(lines)
