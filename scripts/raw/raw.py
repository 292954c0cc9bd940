"""The folder `raw/` as values: the shared lists, and for each source its three files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from scripts.contract.model import Contract
from scripts.raw.documents import find_document, read_document, recognised_beside
from scripts.raw.files import TextFile, read_text, relative
from scripts.raw.format import file_names, plain
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.progress import tracked
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping, Node, Sequence, parse
from scripts.raw.text_cache import TextCache

KEPT = ("changes", "retired")  # lists that releases add to; absent before there is anything
DECLARATION, RECORDS = "source.yaml", "records.yaml"
PROSE = {"README.md"}

T = TypeVar("T")


@dataclass(frozen=True)
class RawSource:
    """One folder below `raw/sources/`."""

    folder: str  # its name, which must be the source's id
    place: Place  # the first line of its source.yaml
    declaration: Mapping
    records: Mapping | None  # None when the source has no records.yaml
    document: TextFile | None  # None when we only cite it
    document_name: str = ""  # that of its file; empty when we only cite it

    @property
    def document_path(self) -> str:
        """The document's path from the project's root."""
        return f"raw/sources/{self.folder}/{self.document_name or plain().file_name}"


@dataclass(frozen=True)
class Raw:
    """All that people have written."""

    lists: dict[str, Sequence]  # by table name
    sources: tuple[RawSource, ...]  # sorted by folder
    kept: dict[str, Sequence] = field(default_factory=dict)  # of KEPT, those there are


FILE_MISSING = Rule(
    "file-missing",
    "A file or folder that every build needs is not there.",
    "Run from the project's folder; restore the file.",
    Seen(
        "A command was started in the folder `raw/`.",
        "It is started in the folder in which `raw/` lies.",
    ),
)


def read_raw(root: Path, contract: Contract, texts: TextCache | None = None) -> Raw:
    """Read every file below `root`/raw. Raises `Refused` with the problems of all files.

    `texts` are those of documents read before; without them, as in the build, each is read anew.
    """
    folder = root / "raw"
    if not folder.is_dir():
        hint = "Run this from the project's folder, or give --root."
        raise Refused([_missing("raw", "there is no folder `raw/`.", hint)])
    problems: list[Problem] = list(_unexpected(folder, root, contract))
    optional = contract.optional_lists
    names = [kind.section for kind in contract.lists if kind.section not in optional]
    lists = _lists((*names, *_there(optional, folder)), folder, root, problems)
    kept = _lists(_there(KEPT, folder), folder, root, problems)
    sources = []
    for path in tracked(sorted((folder / "sources").glob("*/")), "Reading sources"):
        if source := _attempt(partial(_source, path, root, texts), problems):
            sources.append(source)
    if not sources and not problems:
        hint = "Add a folder with a source.yaml."
        problems.append(_missing("raw/sources", "there is no source.", hint))
    if problems:
        raise Refused(problems)
    return Raw(lists, tuple(sources), kept)


def _missing(path: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), FILE_MISSING.code, message, hint)


def _there(names: Iterable[str], folder: Path) -> list[str]:
    return [name for name in names if os.path.lexists(folder / f"{name}.yaml")]


def _lists(
    names: Iterable[str], folder: Path, root: Path, problems: list[Problem]
) -> dict[str, Sequence]:
    found = {
        name: _attempt(partial(_list, folder / f"{name}.yaml", root), problems) for name in names
    }
    return {name: node for name, node in found.items() if node}


def _attempt(read: Callable[[], T], problems: list[Problem]) -> T | None:
    """Run one reader; keep its problems, so that one run shows those of every file."""
    try:
        return read()
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def _list(path: Path, root: Path) -> Sequence:
    node = _parsed(path, root)
    if not isinstance(node, Sequence):
        raise _shape(node, "a list of records, each opening with `- id: …`")
    return node


def _source(folder: Path, root: Path, texts: TextCache | None) -> RawSource:
    declaration = _mapping(folder / DECLARATION, root)
    records = folder / RECORDS
    document = find_document(folder, root)
    return RawSource(
        folder.name,
        declaration.place,
        declaration,
        _mapping(records, root) if os.path.lexists(records) else None,
        read_document(document, root, declaration.text("encoding"), texts) if document else None,
        document.name if document else "",
    )


def _mapping(path: Path, root: Path) -> Mapping:
    node = _parsed(path, root)
    if not isinstance(node, Mapping):
        raise _shape(node, "lines of `key: value`")
    return node


def _parsed(path: Path, root: Path) -> Node:
    return parse(read_text(path, root).text, relative(path, root))


FILE_SHAPE = Rule(
    "file-shape",
    "The file holds a list where lines of `key: value` are wanted, or the reverse.",
    "Compare it with the example in `raw/README.md`.",
    Seen(
        "`records.yaml` opens with `- id: theft`.",
        "It opens with `source: mill-letter-2001`, and the record stands below `statements:`.",
    ),
)


def _shape(node: Node, wanted: str) -> Refused:
    return Refused(
        [
            Problem(
                node.place,
                FILE_SHAPE.code,
                f"this file must hold {wanted}.",
                "See raw/README.md for an example.",
            )
        ]
    )


def _unexpected(folder: Path, root: Path, contract: Contract) -> Iterator[Problem]:
    """Strict reading: a file that no step would read is a mistake, not something to skip."""
    lists = (kind.section for kind in contract.lists)
    known = {f"{name}.yaml" for name in (*lists, *KEPT)} | {"sources"} | PROSE
    yield from _strangers(folder, known, root)
    for source in sorted((folder / "sources").glob("*")):
        if source.is_dir():
            known = {*file_names(), DECLARATION, RECORDS, *recognised_beside(source)}
            yield from _strangers(source, known, root)
        else:
            yield from _strangers(folder / "sources", set(), root)


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
