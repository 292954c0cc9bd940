"""A document as received → its text, whatever the format; the bytes are never changed.

    document.txt    UTF-8 as it stands; in another encoding when source.yaml says `encoding: …`
    document.html   what a reader sees, by paragraph
    document.pdf    by page, columns in reading order, lines joined to paragraphs
    document.docx   by paragraph, tracked changes accepted, notes at the end
    document.epub   by part and paragraph

All but the first come to text by a library, whose version is pinned in `locks/`. Another version
may read another text, so source.yaml pins the text, too: `text_sha256`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.raw.files import Part, TextFile, read_bytes, read_text, relative, text_file
from scripts.raw.formats.encodings import decode
from scripts.raw.formats.epub import read_epub
from scripts.raw.formats.markup import read_html
from scripts.raw.formats.pdf import read_pdf
from scripts.raw.formats.pieces import Piece, Unreadable, tidy
from scripts.raw.formats.word import read_docx
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.rule import Rule, Seen
from scripts.raw.text_cache import Text, TextCache


@dataclass(frozen=True)
class Format:
    """How documents of one extension are read."""

    read: Callable[[bytes, str], Iterator[Piece]]  # bytes, stated encoding; raises `Unreadable`
    most: int  # bytes of a file
    encoded: bool = False  # whether `encoding` may be stated


def _plain(data: bytes, encoding: str) -> Iterator[Piece]:
    yield Piece(decode(data, encoding), "")


FORMATS = {
    ".txt": Format(_plain, 5_000_000, encoded=True),
    ".html": Format(read_html, 10_000_000, encoded=True),
    ".pdf": Format(read_pdf, 100_000_000),
    ".docx": Format(read_docx, 50_000_000),
    ".epub": Format(read_epub, 100_000_000),
}
CHARACTER_FAULTS = ("file-bom", "file-not-utf8", "file-not-nfc", "file-control-character")
STATE_ENCODING = (
    "The document stays as it is. Say in source.yaml how it is encoded: `encoding: utf-8` (such "
    "marks are then put right in its text), `windows-1256` (Persian, Arabic), `windows-1252` …"
)
NAMES = tuple(f"document{suffix}" for suffix in FORMATS)  # what a document may be called


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
    found = [folder / name for name in NAMES if os.path.lexists(folder / name)]
    if len(found) > 1:
        raise _refusal(
            found[1],
            root,
            Unreadable(
                DOCUMENT_TWICE.code,
                f"{found[0].name} lies here, too; a source is one document.",
                "Keep the one its publisher gave out, or make the other a source of its own.",
            ),
        )
    return found[0] if found else None


def read_document(
    path: Path,
    root: Path,
    encoding: str = "",
    texts: TextCache | None = None,
    suffix: str = "",
) -> TextFile:
    """The document's text and where its parts start. Raises `Refused`.

    `encoding` is what source.yaml states; only plain text and HTML may need it. `texts` are those
    read before, which a library need not read again. `suffix` is the format where the name's own
    extension is none of FORMATS.
    """
    suffix = suffix or path.suffix
    how = FORMATS[suffix]
    if suffix == ".txt" and not encoding:
        return _as_it_stands(path, root)
    data = read_bytes(path, root, how.most)
    name = texts.name_of(data, suffix, encoding) if texts else ""
    found = texts.get(name) if texts else None
    try:
        text, parts = found or _read(data, suffix, encoding)
    except Unreadable as fault:
        raise _refusal(path, root, fault) from None
    if texts and not found:
        texts.put(name, text, parts)
    return text_file(text, data, derived=True, parts=parts)


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


def _read(data: bytes, suffix: str, encoding: str) -> Text:
    """The text and its parts. Raises `Unreadable`."""
    how = FORMATS[suffix]
    if encoding and not how.encoded:
        raise Unreadable(
            ENCODING_NEEDLESS.code,
            f"a {suffix[1:].upper()} says how it is encoded.",
            "Delete `encoding` from source.yaml.",
        )
    text, parts = _joined(how.read(data, encoding))
    if not text.strip():
        raise Unreadable(
            DOCUMENT_WITHOUT_TEXT.code,
            "there is no text in it.",
            "Look for another copy, or cite the source only, with `held: not_held`.",
        )
    return text, parts


def _as_it_stands(path: Path, root: Path) -> TextFile:
    """A text in UTF-8; nobody is told to edit it."""
    try:
        return read_text(path, root)
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
        if piece.locator and not (parts and parts[-1].locator == piece.locator):
            parts.append(Part(start, piece.locator))
        texts.append(text)
        start += len(text) + 1
    return "\n".join(texts), tuple(parts)


def _refusal(path: Path, root: Path, fault: Unreadable) -> Refused:
    place = Place(relative(path, root))
    return Refused([Problem(place, fault.rule, shorten(fault.message, 300), fault.hint)])
