"""What a machine read off the pictures of pages, kept beside the document as `document.ocr.txt`.

The build runs no recognition: it reads this file, so that the same words stand there everywhere.
Its first line says how they were read; each page begins with a form feed and its number among the
sheets of the document. Paragraphs stand apart by an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scripts.raw.format import Unreadable
from scripts.raw.rule import Rule, Seen

SUFFIX = ".ocr.txt"  # in the place of the document's own
PAGE = "\f"
MARKS = re.compile("[\f\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # none is printed on a page
BETWEEN = re.compile(r"\n\s*\n")
BROKEN = re.compile(r"(?<=[^\W\d_])[-‐]\n(?=[^\W\d_])")  # a word, at the end of a line

OCR_BROKEN = Rule(
    "ocr-broken",
    "The file of recognised words is not laid out as `./record ocr` writes it.",
    "Make it anew: `./record ocr SOURCE --again`.",
    Seen(
        "In `document.ocr.txt` the first line, which says how it was read, was deleted.",
        "`./record ocr mill-letter-2001 --again` writes it anew.",
    ),
)


@dataclass(frozen=True)
class Recognised:
    """The words of some pages of a document."""

    data: bytes  # of the file

    @cached_property
    def how(self) -> str:
        """By what, in which languages: `Tesseract 5.3.0, fas+eng, 300 dpi`. Raises `Unreadable`."""
        first = self._text.partition(PAGE)[0].strip()
        if not first or "\n" in first:
            raise _broken("its first line does not say how the words were read")
        return first

    @cached_property
    def pages(self) -> Mapping[int, list[str]]:
        """The paragraphs by the number of the sheet, from 1. Raises `Unreadable`."""
        found: dict[int, list[str]] = {}
        for page in self._text.split(PAGE)[1:]:
            number, _, text = page.partition("\n")
            if not number.strip().isdecimal() or int(number) in found:
                raise _broken(f"`{number[:20]}` is not the number of a further page")
            parts = (BROKEN.sub("", part).split() for part in BETWEEN.split(text))
            found[int(number)] = [" ".join(words) for words in parts if words]
        return found

    @cached_property
    def _text(self) -> str:
        try:
            return self.data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise _broken("it is not UTF-8") from None


def written(how: str, pages: Iterable[tuple[int, str]]) -> bytes:
    """The file of these pages, each with the number of its sheet."""
    parts = (f"{PAGE}{number}\n{MARKS.sub('', text).strip()}\n" for number, text in pages)
    return f"{how}\n{''.join(parts)}".encode()


def _broken(why: str) -> Unreadable:
    return Unreadable(
        OCR_BROKEN.code,
        f"the recognised words beside it cannot be read: {why}.",
        "Make them anew: `./record ocr SOURCE --again`; or delete that file.",
    )
