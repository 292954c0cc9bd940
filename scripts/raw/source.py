"""One folder below `raw/sources/`: its files as they lie on the disk, and what is read in them.

The two are apart, so that the reading is a function of bytes: it gives the same in any process on
any machine, and need not be done again while the bytes are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from scripts.raw.documents import beside, one_document, text_of
from scripts.raw.files import MAX_BYTES, TextFile, plain_text, read_bytes
from scripts.raw.format import Original, by_suffix, file_names, plain
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Node as AnyNode
from scripts.raw.strict_yaml import parse
from scripts.raw.text_cache import TextCache

DECLARATION, RECORDS = "source.yaml", "records.yaml"
Bytes: TypeAlias = bytes | tuple[Problem, ...]  # of a file, or why they cannot be read


@dataclass(frozen=True)
class Given:
    """The files of one source."""

    folder: str  # its name
    files: Mapping[str, Bytes]  # by name
    documents: tuple[str, ...] = ()  # which of the names are a document's; one, or it is refused

    @property
    def path(self) -> str:
        """The folder, from the project's root."""
        return f"raw/sources/{self.folder}"

    @cached_property
    def readable(self) -> bool:
        """Whether every file could be read."""
        return all(isinstance(found, bytes) for found in self.files.values())

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(map(len, self.files.values()))

    @property
    def sums(self) -> list[list[str]]:
        """The name and sum of each file."""
        return [[name, sha256(whole(self.files[name])).hexdigest()] for name in sorted(self.files)]

    @property
    def libraries(self) -> tuple[str, ...]:
        """Those that read its document."""
        suffixes = {Path(name).suffix for name in self.documents}
        return tuple(name for one in sorted(suffixes) for name in by_suffix()[one].libraries)


@dataclass(frozen=True)
class RawSource:
    """What is read in one folder."""

    folder: str  # its name, which must be the source's id
    place: Place  # the first line of its source.yaml
    declaration: Node
    records: Node | None  # None when the source has no records.yaml
    document: TextFile | None  # None when we only cite it
    document_name: str = ""  # that of its file; empty when we only cite it

    @property
    def document_path(self) -> str:
        """The document's path from the project's root."""
        return document_path(self.folder, self.document_name)


def document_path(folder: str, name: str) -> str:
    """A document's path from the project's root; where it would lie if there is none."""
    return f"raw/sources/{folder}/{name or plain().file_name}"


def given(folder: Path, root: Path) -> Given:
    """The files of a source's folder that a build reads."""
    names = {path.name for path in folder.iterdir()}
    documents = tuple(name for name in file_names() if name in names)
    most = {DECLARATION: MAX_BYTES} | ({RECORDS: MAX_BYTES} if RECORDS in names else {})
    if len(documents) == 1:
        how = by_suffix()[Path(documents[0]).suffix]
        seen = beside(documents[0])
        most |= {seen: MAX_BYTES} if how.pictures and seen in names else {}
        most[documents[0]] = how.most
    files = {name: bytes_of(folder / name, root, limit) for name, limit in most.items()}
    return Given(folder.name, files, documents)


def bytes_of(path: Path, root: Path, most: int = MAX_BYTES) -> Bytes:
    """The bytes of a file, or the problems with them."""
    try:
        return read_bytes(path, root, most)
    except Refused as refused:
        return tuple(refused.problems)


def read_source(given: Given, texts: TextCache | None = None) -> RawSource:
    """What is read in the files. Raises `Refused`.

    `texts` are those of documents read before; without them, each is read anew.
    """
    declaration = mapping(given, DECLARATION)
    name = one_document(given.documents, given.path)
    records = mapping(given, RECORDS) if RECORDS in given.files else None
    document = document_of(given, name, declaration.text("encoding"), texts) if name else None
    return RawSource(given.folder, declaration.place, declaration, records, document, name)


def document_of(given: Given, name: str, encoding: str, texts: TextCache | None = None) -> TextFile:
    """The text of the document called `name`. Raises `Refused`."""
    seen = whole(given.files[beside(name)]) if beside(name) in given.files else b""
    received = Original(whole(given.files[name]), by_suffix()[Path(name).suffix], encoding, seen)
    return text_of(received, f"{given.path}/{name}", texts)


def mapping(given: Given, name: str) -> Node:
    """A file that holds lines of `key: value`. Raises `Refused`."""
    path = f"{given.path}/{name}"
    node = parsed(given.files[name], path)
    if not isinstance(node, Node):
        raise misshapen(node, "lines of `key: value`")
    return node


def parsed(data: Bytes, path: str) -> AnyNode:
    """What stands in a file of YAML. Raises `Refused`."""
    return parse(plain_text(whole(data), path).text, path)


def whole(data: Bytes) -> bytes:
    """The bytes, where they could be read. Raises `Refused`."""
    if isinstance(data, tuple):
        raise Refused(data)
    return data


FILE_SHAPE = Rule(
    "file-shape",
    "The file holds a list where lines of `key: value` are wanted, or the reverse.",
    "Compare it with the example in `raw/README.md`.",
    Seen(
        "`records.yaml` opens with `- id: theft`.",
        "It opens with `source: mill-letter-2001`, and the record stands below `statements:`.",
    ),
)


def misshapen(node: AnyNode, wanted: str) -> Refused:
    """The refusal of a file that holds something else."""
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
