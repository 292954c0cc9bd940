"""The folder `raw/` as values: the shared lists, and for each source its three files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from scripts.contract.model import Contract
from scripts.raw.documents import recognised_beside
from scripts.raw.files import relative
from scripts.raw.format import file_names
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.progress import tracked
from scripts.raw.rule import Rule, Seen
from scripts.raw.source import (
    DECLARATION,
    RECORDS,
    Bytes,
    Given,
    RawSource,
    bytes_of,
    given,
    misshapen,
    parsed,
    read_source,
)
from scripts.raw.strict_yaml import Sequence as Items
from scripts.raw.text_cache import TextCache

KEPT = ("changes", "retired")  # lists that releases add to; absent before there is anything
PROSE = {"README.md"}
__all__ = [
    "DECLARATION",
    "KEPT",
    "RECORDS",
    "GivenRaw",
    "Raw",
    "RawSource",
    "given_raw",
    "raw_of",
    "read_raw",
]

T = TypeVar("T")


@dataclass(frozen=True)
class Raw:
    """All that people have written."""

    lists: dict[str, Items]  # by table name
    sources: tuple[RawSource, ...]  # sorted by folder
    kept: dict[str, Items] = field(default_factory=dict)  # of KEPT, those there are


FILE_MISSING = Rule(
    "file-missing",
    "A file or folder that every build needs is not there.",
    "Run from the project's folder; restore the file.",
    Seen(
        "A command was started in the folder `raw/`.",
        "It is started in the folder in which `raw/` lies.",
    ),
)


@dataclass(frozen=True)
class GivenRaw:
    """All that lies below `raw/`, as yet unread but for the shared lists."""

    root: Path
    lists: Mapping[str, Bytes]  # the shared lists by table, and those of KEPT that there are
    folders: tuple[Path, ...]  # of the sources, sorted
    problems: tuple[Problem, ...]  # what lies there and no step would read

    def leaving_out(self, folders: frozenset[str]) -> GivenRaw:
        """The same without some folders of sources, by name."""
        passed_over = tuple(f"raw/sources/{name}/" for name in folders)
        return replace(
            self,
            folders=tuple(path for path in self.folders if path.name not in folders),
            problems=tuple(
                one for one in self.problems if not one.place.path.startswith(passed_over)
            ),
        )

    def sources(self) -> Iterator[Given]:
        """The files of one source after another."""
        return (given(path, self.root) for path in self.folders)


def given_raw(root: Path, contract: Contract) -> GivenRaw:
    """What lies below `root`/raw. Raises `Refused` where there is no such folder."""
    folder = root / "raw"
    if not folder.is_dir():
        hint = "Run this from the project's folder, or give --root."
        raise Refused([_missing("raw", "there is no folder `raw/`.", hint)])
    optional = contract.optional_lists
    names = [kind.section for kind in contract.lists if kind.section not in optional]
    names += [name for name in (*optional, *KEPT) if os.path.lexists(folder / f"{name}.yaml")]
    lists = {name: bytes_of(folder / f"{name}.yaml", root) for name in names}
    folders = tuple(sorted((folder / "sources").glob("*/")))
    return GivenRaw(root, lists, folders, tuple(_unexpected(folder, root, contract)))


def read_raw(
    root: Path,
    contract: Contract,
    texts: TextCache | None = None,
    without: frozenset[str] = frozenset(),
) -> Raw:
    """Read every file below `root`/raw. Raises `Refused` with the problems of all files.

    `texts` are those of documents read before; without them, each is read anew. `without` are
    folders of sources that are passed over, whatever lies in them.
    """
    files = given_raw(root, contract).leaving_out(without)
    return raw_of(files, lambda folder: read_source(given(folder, root), texts))


def raw_of(files: GivenRaw, source_of: Callable[[Path], RawSource]) -> Raw:
    """All of it, each source as `source_of` gives that of a folder, or raises `Refused`.

    Raises `Refused` with the problems of all files.
    """
    problems = list(files.problems)
    lists = {
        name: node
        for name, data in files.lists.items()
        if (node := attempt(partial(read_list, name, data), problems))
    }
    sources = [
        source
        for folder in tracked(files.folders, "Reading sources")
        if (source := attempt(partial(source_of, folder), problems))
    ]
    refuse(problems, len(sources))
    kept = {name: lists.pop(name) for name in KEPT if name in lists}
    return Raw(lists, tuple(sources), kept)


def refuse(problems: Sequence[Problem], sources: int) -> None:
    """Raises `Refused` where there are problems, or not one source."""
    if not (sources or problems):
        hint = "Add a folder with a source.yaml."
        problems = [_missing("raw/sources", "there is no source.", hint)]
    if problems:
        raise Refused(problems)


def _missing(path: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), FILE_MISSING.code, message, hint)


def attempt(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """Run one reader; keep its problems, so that one run shows those of every file."""
    try:
        return read()
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def read_list(name: str, data: Bytes) -> Items:
    """The records of a shared list. Raises `Refused`."""
    node = parsed(data, f"raw/{name}.yaml")
    if not isinstance(node, Items):
        raise misshapen(node, "a list of records, each opening with `- id: …`")
    return node


def _unexpected(folder: Path, root: Path, contract: Contract) -> Iterator[Problem]:
    """Strict reading: a file that no step would read is a mistake, not something to skip."""
    lists = (kind.section for kind in contract.lists)
    known = {f"{name}.yaml" for name in (*lists, *KEPT)} | {"sources"} | PROSE
    yield from _strangers(folder, known, root)
    if (folder / "sources").is_dir():
        yield from _strangers(folder / "sources", set(), root)
        for source in sorted((folder / "sources").glob("*/")):
            known = {*file_names(), DECLARATION, RECORDS, *recognised_beside(source)}
            yield from _strangers(source, known, root)


FILE_UNEXPECTED = Rule(
    "file-unexpected",
    "Nothing reads a file of this name here.",
    "Rename it, or move it out of `raw/`.",
    Seen(
        "`raw/notes.yaml` lies beside the lists.",
        "It is kept outside `raw/`.",
    ),
)


def _strangers(folder: Path, known: set[str], root: Path) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        if path.name not in known and not (path.is_dir() and not known):
            yield Problem(
                Place(relative(path, root)),
                FILE_UNEXPECTED.code,
                "nothing reads a file of this name here.",
                f"Expected: {', '.join(sorted(known)) or 'one folder a source'}.",
            )
