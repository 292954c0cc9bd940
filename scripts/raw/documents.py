"""A document as received → its text, whatever the format; the bytes are never changed.

A format comes to text by a library, whose version is pinned in `locks/`. Another version may read
another text, so source.yaml pins the text, too: `text_sha256`. Only plain text needs none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.raw.files import Part, TextFile, plain_text, read_bytes, relative, text_file
from scripts.raw.format import Original, Piece, Unreadable, by_suffix, file_names, known, tidy
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.reading.recognition import SUFFIX, Recognised
from scripts.raw.rule import Rule, Seen
from scripts.raw.text_cache import Text, TextCache

CHARACTER_FAULTS = ("file-bom", "file-not-utf8", "file-not-nfc", "file-control-character")
BY_OTHERS = "whoever made the file"  # put words behind the pictures of its pages
STATE_ENCODING = (
    "The document stays as it is. Say in source.yaml how it is encoded: `encoding: utf-8` (such "
    "marks are then put right in its text), `windows-1256` (Persian, Arabic), `windows-1252` …"
)


DOCUMENT_TWICE = Rule(
    "document-twice",
    "Two documents lie in one source's folder.",
    "Keep the one its publisher gave out; make the other a source of its own.",
    Seen(
        "`document.html` and `document.txt` lie in the folder of one source.",
        "The one its publisher gave out stays there.",
    ),
)


def find_document(folder: Path, root: Path) -> Path | None:
    """The document in a source's folder; None when it is only cited. Raises `Refused`."""
    found = [name for name in file_names() if os.path.lexists(folder / name)]
    name = one_document(found, relative(folder, root))
    return folder / name if name else None


def one_document(names: Sequence[str], folder: str) -> str:
    """The only name, or none. Raises `Refused` where a source's folder holds several documents."""
    if len(names) > 1:
        raise _refusal(
            f"{folder}/{names[1]}",
            Unreadable(
                DOCUMENT_TWICE.code,
                f"{names[0]} lies here, too; a source is one document.",
                "Keep the one its publisher gave out, or make the other a source of its own.",
            ),
        )
    return names[0] if names else ""


def beside(name: str) -> str:
    """How the file of the words is called that were recognised in a document called `name`."""
    return Path(name).with_suffix(SUFFIX).name


def recognised_beside(folder: Path) -> set[str]:
    """How the file of recognised words is called; none where no document could have one."""
    names = (item.file_name for item in known() if item.pictures)
    return {f"document{SUFFIX}"} if any(os.path.lexists(folder / name) for name in names) else set()


def read_document(
    path: Path, root: Path, encoding: str = "", texts: TextCache | None = None
) -> TextFile:
    """The text of a document and where its parts start. Raises `Refused`.

    `encoding` is what source.yaml states; `texts` are those read before, which a library need not
    read again.
    """
    return text_of(original(path, root, encoding), relative(path, root), texts)


def original(path: Path, root: Path, encoding: str = "") -> Original:
    """A document as it lies on the disk. Raises `Refused`."""
    how = by_suffix()[path.suffix.lower()]
    words = path.with_name(beside(path.name))
    seen = read_bytes(words, root) if how.pictures and os.path.lexists(words) else b""
    return Original(read_bytes(path, root, how.most), how, encoding, seen)


def text_of(document: Original, name: str, texts: TextCache | None = None) -> TextFile:
    """What a document reads as, which problems call `name`. Raises `Refused`."""
    if document.as_it_stands:
        return _as_it_stands(document.data, name)
    found = texts.get(document) if texts else None
    try:
        how = Recognised(document.recognised).how if document.recognised else ""
        text, parts = found or _read(document)
    except Unreadable as fault:
        raise _refusal(name, fault) from None
    if texts and not found:
        texts.put(document, text, parts)
    how = how or (BY_OTHERS if any(part.ocr for part in parts) else "")
    return text_file(text, document.data, derived=True, parts=parts, ocr=how)


ENCODING_NEEDLESS = Rule(
    "encoding-needless",
    "`encoding` is stated for a format that says its own.",
    "Delete the line.",
    Seen(
        "`encoding: utf-8` is stated for `document.pdf`.",
        "The line is deleted.",
    ),
)
DOCUMENT_WITHOUT_TEXT = Rule(
    "document-without-text",
    "A document holds no text: a scan, mostly.",
    "Run a text recognition (OCR) over it, or cite the source only.",
    Seen(
        "`document.pdf` holds photographs of pages.",
        "A text recognition was run over it.",
    ),
)


def _read(document: Original) -> Text:
    """The text and its parts. Raises `Unreadable`."""
    if document.encoding and not document.format.encoded:
        raise Unreadable(
            ENCODING_NEEDLESS.code,
            f"a {document.format.name} says how it is encoded.",
            "Delete `encoding` from source.yaml.",
        )
    if document.recognised and document.format.pictures:
        pages = Recognised(document.recognised).pages
        text, parts = _joined(document.format.pictures(document.data, pages))
    else:
        text, parts = _joined(document.format.read(document.data, document.encoding))
    if not text.strip():
        raise Unreadable(
            DOCUMENT_WITHOUT_TEXT.code,
            "there is no text in it.",
            "Look for another copy, or cite the source only, with `held: not_held`.",
        )
    return text, parts


def _as_it_stands(data: bytes, name: str) -> TextFile:
    """A text in UTF-8; nobody is told to edit it."""
    try:
        return plain_text(data, name)
    except Refused as refused:
        raise Refused(
            replace(problem, hint=STATE_ENCODING) if problem.rule in CHARACTER_FAULTS else problem
            for problem in refused.problems
        ) from None


def _joined(pieces: Iterable[Piece]) -> Text:
    """The pieces as one text, a line end between each two, and its parts."""
    texts: list[str] = []
    parts: list[Part] = []
    start = 0
    for piece in pieces:
        text = tidy(piece.text)
        same = parts and (parts[-1].locator, parts[-1].ocr) == (piece.locator, piece.ocr)
        if piece.locator and not same:
            parts.append(Part(start, piece.locator, piece.ocr))
        texts.append(text)
        start += len(text) + 1
    return "\n".join(texts), tuple(parts)


def _refusal(name: str, fault: Unreadable) -> Refused:
    return Refused([Problem(Place(name), fault.rule, shorten(fault.message, 300), fault.hint)])
