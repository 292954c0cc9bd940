"""What a person hands over for a new source: a document, or a pointer to one that is only cited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.raw.documents import CHARACTER_FAULTS, original, text_of
from scripts.raw.files import TextFile
from scripts.raw.format import Original, by_suffix, listed
from scripts.raw.problems import Place, Problem, Refused, one_line, shorten
from scripts.raw.reading.encodings import marked
from scripts.raw.reading.recognition import SUFFIX
from scripts.raw.references import ADDRESS, READERS, of_address, of_file
from scripts.raw.text_cache import TextCache
from scripts.raw.visible import visible

STATE_ENCODING = (
    "Add `--encoding windows-1256` (Persian, Arabic), `--encoding windows-1252` (Western), "
    "`--encoding utf-16`, or `--encoding utf-8` (its marks are then put right in the text)."
)
SAVE = "Open it in Word or LibreOffice, and save it as .docx or PDF."
SCAN = "Make one PDF of its pages, run a text recognition (OCR) over it, and give that."
UNREAD = {  # in which documents come that are read in another form
    **dict.fromkeys((".doc", ".dot", ".docm", ".wpd", ".wps", ".pages", ".xls", ".xlsx"), SAVE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".djvu"), SCAN),
    ".msg": "Open it in the mail program, and save it as .eml or PDF.",
    ".xps": "Print it to a PDF.",
}
OTHER_HINTS = {  # a rule's hint speaks of source.yaml, which is not yet there
    **dict.fromkeys((*CHARACTER_FAULTS, "document-encoding"), STATE_ENCODING),
    "encoding-needless": "Leave out `--encoding`.",
}


@dataclass(frozen=True)
class Received:
    """A document with its text, or nothing but values that may be proposed."""

    stem: str = ""  # the name of the file without its extension
    original: Original | None = None  # None = only cited
    document: TextFile | None = None  # its text
    proposals: Mapping[str, str] = field(default_factory=dict)  # by key of `source.yaml`

    @property
    def files(self) -> dict[str, bytes]:
        """The document by the name that it will have; nothing where it is only cited.

        Beside it, what was read off its pages, if they are pictures.
        """
        if not self.original:
            return {}
        name, seen = self.original.format.file_name, self.original.recognised
        beside = {str(Path(name).with_suffix(SUFFIX)): seen} if seen else {}
        return {name: self.original.data, **beside}

    def keep(self, texts: TextCache) -> None:
        """Keep the text, so that the first check need not read it again."""
        if self.original and self.document and not self.original.as_it_stands:
            texts.put(self.original, self.document.text, self.document.parts)


def receive(argument: str, encoding: str) -> Received:
    """Read a document, or a pointer to one; nothing is fetched. Raises `Refused`.

    `encoding` is that of a plain text or page which does not say it.
    """
    if ADDRESS.match(argument):
        return Received(proposals=of_address(argument))
    path = Path(argument)
    wanted = f"{_documents()}, an address (https://…) or a reference ({', '.join(READERS)})."
    _look_at(path, {*by_suffix(), *READERS}, wanted)
    if path.suffix.lower() in READERS:
        return Received(path.stem, proposals=of_file(path))
    return _document(path, encoding)


def read_given(path: Path, encoding: str) -> TextFile:
    """The text of a document that lies anywhere, under any name. Raises `Refused`."""
    _look_at(path, by_suffix(), f"{_documents()}.")
    return _read(path, encoding)[1]


def _documents() -> str:
    return f"Give a document ({listed()})"


def _look_at(path: Path, endings: Collection[str], wanted: str) -> None:
    """Refuse what is no file that could be read here."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise _refusal(path, "file-unreadable", "this is a folder.", wanted)
    if not path.is_file():
        there = path.exists() and not path.is_symlink()
        message = "this is a pipe or a device, not a file." if there else "there is no such file."
        hint = f"Check the name and the folder. {wanted}"
        raise _refusal(path, "file-unreadable", message, hint)
    if visible(path.name) != path.name:
        message = "its name holds a line end or another control character."
        raise _refusal(path, "file-unexpected", message, "Give the file another name.")
    if suffix in UNREAD:
        message = f"`{suffix}` is not read: no well-kept library does."
        raise _refusal(path, "file-unexpected", message, UNREAD[suffix])
    if suffix not in endings:
        message = f"no file that ends in `{suffix}` is read." if suffix else "it has no extension."
        raise _refusal(path, "file-unexpected", message, wanted)


def _read(path: Path, encoding: str) -> tuple[Original, TextFile]:
    """A document with its text. Raises `Refused`.

    Plain text that opens with a byte-order mark says by it how it is encoded.
    """
    try:
        received = original(path, path.parent, encoding)
        if received.as_it_stands and (said := marked(received.data)):
            received = replace(received, encoding=said)
        return received, text_of(received, path.name)
    except Refused as refused:
        raise Refused(
            replace(problem, hint=OTHER_HINTS.get(problem.rule, problem.hint))
            for problem in refused.problems
        ) from None


def _document(path: Path, encoding: str) -> Received:
    received, document = _read(path, encoding)
    if not document.text.strip():
        hint = "Look for another copy, or give its address (https://…) to cite it only."
        raise _refusal(path, "document-without-text", "there is no text in it.", hint)
    proposals = received.format.propose(received.data, encoding)
    return Received(path.stem, received, document, proposals)


def _refusal(path: Path, rule: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Place(one_line(shorten(str(path), 200))), rule, message, hint)])
