"""What a person hands over for a new source: a document, or a pointer to one that is only cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.raw.documents import CHARACTER_FAULTS, FORMATS, read_document
from scripts.raw.files import TextFile, read_bytes
from scripts.raw.formats.page_head import page_head
from scripts.raw.problems import LINE_ENDS, Place, Problem, Refused, one_line, shorten
from scripts.raw.references import ADDRESS, READERS, of_address, of_file

KEPT_AS = {**{suffix: suffix for suffix in FORMATS}, ".htm": ".html", ".xhtml": ".html"}
WANTED = (
    f"Give a document ({', '.join(KEPT_AS)}), an address (https://…) or a reference "
    f"({', '.join(READERS)})."
)
STATE_ENCODING = (
    "Add `--encoding windows-1256` (Persian, Arabic), `--encoding windows-1252` (Western), "
    "`--encoding utf-16`, or `--encoding utf-8` (its marks are then put right in the text)."
)
OTHER_HINTS = {  # a rule's hint speaks of source.yaml, which is not yet there
    **dict.fromkeys((*CHARACTER_FAULTS, "document-encoding"), STATE_ENCODING),
    "encoding-needless": "Leave out `--encoding`.",
}


@dataclass(frozen=True)
class Received:
    """A document with its text, or nothing but values that may be proposed."""

    stem: str = ""  # the name of the file without its extension
    file_name: str = ""  # what the document will be called; empty = only cited
    data: bytes = b""  # the document's bytes as received
    document: TextFile | None = None  # its text
    proposals: Mapping[str, str] = field(default_factory=dict)  # by key of `source.yaml`


def receive(argument: str, encoding: str) -> Received:
    """Read a document, or a pointer to one; nothing is fetched. Raises `Refused`.

    `encoding` is that of a plain text or page which does not say it.
    """
    if ADDRESS.match(argument):
        return Received(proposals=of_address(argument))
    path = Path(argument)
    suffix = path.suffix.lower()
    _look_at(path, (*KEPT_AS, *READERS), WANTED)
    if suffix in READERS:
        return Received(path.stem, proposals=of_file(path))
    return _document(path, KEPT_AS[suffix], encoding)


def read_given(path: Path, encoding: str) -> TextFile:
    """The text of a document that lies anywhere, under any name. Raises `Refused`."""
    _look_at(path, tuple(KEPT_AS), f"Give a document ({', '.join(KEPT_AS)}).")
    return _text(path, KEPT_AS[path.suffix.lower()], encoding)


def _look_at(path: Path, endings: tuple[str, ...], wanted: str) -> None:
    """Refuse what is no file that could be read here."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise _refusal(path, "file-unreadable", "this is a folder.", wanted)
    if not path.is_file():
        there = path.exists() and not path.is_symlink()
        message = "this is a pipe or a device, not a file." if there else "there is no such file."
        hint = f"Check the name and the folder. {wanted}"
        raise _refusal(path, "file-unreadable", message, hint)
    if LINE_ENDS.search(path.name):
        message = "its name holds a line end or another control character."
        raise _refusal(path, "file-unexpected", message, "Give the file another name.")
    if suffix not in endings:
        message = f"no file that ends in `{suffix}` is read." if suffix else "it has no extension."
        raise _refusal(path, "file-unexpected", message, wanted)


def _text(path: Path, suffix: str, encoding: str) -> TextFile:
    # A page may be called .htm or .PDF: how it is read goes by the name it will have.
    try:
        return read_document(path, path.parent, encoding, suffix=suffix)
    except Refused as refused:
        raise Refused(
            replace(problem, hint=OTHER_HINTS.get(problem.rule, problem.hint))
            for problem in refused.problems
        ) from None


def _document(path: Path, suffix: str, encoding: str) -> Received:
    document = _text(path, suffix, encoding)
    if not document.text.strip():
        hint = "Look for another copy, or give its address (https://…) to cite it only."
        raise _refusal(path, "document-without-text", "there is no text in it.", hint)
    data = read_bytes(path, path.parent, FORMATS[suffix].most)
    proposals = page_head(data, encoding) if suffix == ".html" else {}
    return Received(path.stem, f"document{suffix}", data, document, proposals)


def _refusal(path: Path, rule: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Place(one_line(shorten(str(path), 200))), rule, message, hint)])
