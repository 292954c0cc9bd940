"""Opinions from outside on a finished site: a browser's, and those of validators of others.

A module here holds one judge, `judge(folder) -> Verdict`. It is found by being here.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import iter_modules
from threading import Thread

from scripts.package.judging import Verdict
from scripts.raw.problems import Unusable
from scripts.site.serving import HOST, server

INSTALL = "Run `bash .ci/install-browser`, or install it as that file says."
TOOLS = "SITE_TOOLS"  # names the folder in which npm has put what locks/npm pins
KIND = re.compile(rb'<body[^>]* data-page="([^"]*)"')
FRONT = "index.html"


def judges() -> list[str]:
    """The names of all judges."""
    return sorted(module.name for module in iter_modules(__path__))


def ask(name: str, folder: Path) -> Verdict:
    """What one judge finds. Raises `ImportError` without its library, `Unusable` without a tool."""
    verdict: Verdict = importlib.import_module(f"{__name__}.{name}").judge(folder)
    return verdict


def program(*names: str) -> str:
    """The first of these programs that is here. Raises `Unusable`."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise Unusable(f"{' or '.join(names)}: no such program is here. {INSTALL}")


def tool(path: str) -> Path:
    """A file of the tools that come with npm. Raises `Unusable`."""
    found = Path(os.environ.get(TOOLS, "")) / "node_modules" / path
    if TOOLS not in os.environ or not found.exists():
        raise Unusable(f"{path}: it is not installed. Run `nox -s site_check`, which sees to it.")
    return found


def html_pages(folder: Path) -> Iterator[str]:
    """The path of each page of a site, in their order."""
    yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def of_each_kind(folder: Path) -> list[str]:
    """The front page, and of each kind of page the one of middle size: what most readers see."""
    return list(dict.fromkeys([FRONT, *(pages[len(pages) // 2] for pages in _by_size(folder))]))


def largest_of_each_kind(folder: Path) -> list[str]:
    """The largest page of each kind, where most can go wrong."""
    return [pages[-1] for pages in _by_size(folder)]


def _by_size(folder: Path) -> list[list[str]]:
    """The pages of each kind, from the smallest up."""
    kinds: dict[bytes, list[tuple[int, str]]] = defaultdict(list)
    for name in html_pages(folder):
        text = (folder / name).read_bytes()
        found = KIND.search(text)
        kinds[found[1] if found else b""].append((len(text), name))
    return [[name for _, name in sorted(pages)] for pages in kinds.values()]


def gathered(faults: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Faults, each given as its page and what it is: said once, with the first page and a count."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page, what in faults:
        pages[what].append(page)
    return tuple(
        f"{found[0]}: {what}" + (f" ({len(found):,} times in all)" if len(found) > 1 else "")
        for what, found in pages.items()
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a site is served meanwhile, to this machine alone."""
    with server(folder, 0) as http:
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{http.server_port}/"
        finally:
            http.shutdown()
            thread.join()
