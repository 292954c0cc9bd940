"""PDF: the paragraphs of its pages, read in a process of its own.

A PDF is a stranger's program for a painter. Reading it elsewhere bounds the time and memory it
takes, and keeps a fault in the reader from ending the build without a word.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from scripts.raw.format import UNREAD, Format, Piece, Unreadable
from scripts.raw.reading.archive import locked

SECONDS = 120  # it may take
READER = "scripts.raw.reading.pdf_process"
HOME = Path(__file__).parents[3]  # the folder in which `scripts` stands
NAMED = 3  # of them, in a message
SCRIPTS = 3  # that alternate: fewer do in "IP-адрес" or "β-Carotin"
WITH_CJK = frozenset({"HIRAGANA", "KATAKANA", "HANGUL", "HALFWIDTH", "BOPOMOFO"})
COMMON = frozenset({"", "COMBINING", "MODIFIER", "FULLWIDTH", "MASCULINE", "FEMININE", "MICRO"})
OCR = "Look for another copy, or run a text recognition over it: `./record ocr FILE --all`."
SMALLER = "Cut it into parts of a few hundred pages, or hold only the part that is read."


def read(data: bytes, _encoding: str) -> Iterator[Piece]:
    """The paragraphs of a PDF by page. Raises `Unreadable`."""
    yield from read_with(data, {})


def read_with(data: bytes, recognised: Mapping[int, list[str]]) -> Iterator[Piece]:
    """The same, with the paragraphs that were recognised on some sheets, from 1, in their place.

    Words that stand unseen behind a picture were recognised by whoever made the file.
    """
    pages = _pages(data)
    own = [page.lines for at, page in enumerate(pages, start=1) if at not in recognised]
    _look_at("".join(line for lines in own for line in lines), len(pages), bool(recognised))
    for number, page in enumerate(pages, start=1):
        for line in recognised.get(number, page.lines):
            yield Piece(line, _locator(number, page.label), number in recognised or page.unseen)


def _look_at(text: str, pages: int, recognised: bool) -> None:
    """Refuse what is no text. Raises `Unreadable`."""
    if not text and not recognised:
        raise Unreadable(
            "document-without-text",
            f"none of the {pages:,} pages holds text: they are pictures, probably scanned.",
            "Run `./record ocr FILE`, or type the text as document.txt; or cite the source only, "
            "with `held: not_held`.",
        )
    if text.count(UNREAD) * 2 > len(text):
        raise Unreadable(
            "document-without-text",
            "most of its characters are shapes without a meaning that a program could read.",
            OCR,
        )
    if found := mixed_scripts(text):
        raise Unreadable(
            "document-without-text",
            f"its words mix the letters of {len(found)} scripts ({', '.join(found[:NAMED])} …): "
            "probably the codes of a font, not what is painted.",
            OCR,
        )


def mixed_scripts(text: str) -> list[str]:
    """The scripts that alternate inside the words of `text`, if those of most do; else none.

    Old typesetting, Persian above all, gives its glyphs any codes. Words of one script beside
    words of another, and kana among ideographs, are what people write.
    """
    runs = [[name for name, _ in groupby(_scripts(word))] for word in text.split()]
    words = [run for run in runs if run]
    changes = Counter(name for run in words if len(run) > 1 for name in run)
    alternating = sum(len(run) - 1 for run in words)
    few = len(changes) < SCRIPTS or alternating * 2 < len(words)
    return [] if few else [name.capitalize() for name, _ in changes.most_common()]


def _scripts(word: str) -> Iterator[str]:
    """That of each letter or mark, by the first word of its name: `ARABIC LETTER BEH`."""
    for sign in word:
        name = unicodedata.name(sign, "").split(" ")[0]
        if unicodedata.category(sign)[0] in "LM" and name not in COMMON:
            yield "CJK" if name in WITH_CJK else name


def _locator(number: int, label: str) -> str:
    """The page as printed on it; and its place in the file where that differs."""
    printed = "".join(filter(str.isprintable, label)).strip()[:20]
    return f"page {number}" if printed in ("", str(number)) else f"page {printed} (sheet {number})"


@dataclass(frozen=True)
class Sheet:
    """A page as it was read."""

    label: str  # its printed number
    lines: list[str]  # its paragraphs
    unseen: bool  # whether they stand behind a picture


def pictures(data: bytes) -> list[int]:
    """The sheets, from 1, on which no text stands that can be seen. Raises `Unreadable`."""
    return [at for at, page in enumerate(_pages(data), start=1) if page.unseen or not page.lines]


def _pages(data: bytes) -> list[Sheet]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", READER, str(SECONDS)],
            input=data,
            capture_output=True,
            cwd=HOME,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_large(f"reading it takes longer than {SECONDS} seconds") from None
    if done.returncode:
        raise _too_large("reading it takes more memory than is given, or breaks the reader")
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise _fault(*answer["fault"])
    return [Sheet(*page) for page in answer["pages"]]


def _fault(kind: str, detail: str) -> Unreadable:
    if kind == "locked":
        return locked("PDF")
    if kind == "large":
        return _too_large(detail)
    return Unreadable(
        "document-broken",
        f"this cannot be read as PDF: {detail}.",
        "Fetch it anew, or print it to a PDF from the program that opens it.",
    )


def _too_large(why: str) -> Unreadable:
    return Unreadable("document-too-large", f"{why}.", SMALLER)


FORMAT = Format(
    name="PDF",
    suffixes=(".pdf",),
    media_type="application/pdf",
    text="column after column, lines joined to paragraphs",
    locators="`page 4`; `page iv (sheet 6)` where another number is printed",
    most=100_000_000,
    read=read,
    pictures=read_with,
    libraries=("pypdfium2",),
)
