"""The part of a document that a draft is asked for: some pages, or from some words on."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from scripts.raw.files import Part, TextFile
from scripts.raw.problems import Unusable, shorten
from scripts.text.anchors import Span, alike, nearest
from scripts.text.occurrences import Occurrences

_PAGE = re.compile(r"page (.+?)(?: \(sheet \d+\))?")
_RANGE = re.compile(r"(.+?)\s*[-–]\s*(.+)")
_LONGEST = 200  # code points of the words that say how to go on
_FEWEST_WORDS = 3  # of them
_FOR_A_SHELL = re.compile(r'["\\$`!]')


@dataclass(frozen=True)
class Wanted:
    """What a person asks for; both empty = the whole document."""

    pages: str = ""  # `20`, `20-25`, `iv-ix`: numbers as printed
    words: str = ""  # that stand where the draft is to begin

    def within(self, document: TextFile) -> Span:
        """The code points that are meant. Raises `Unusable`."""
        start, end = 0, len(document.text)
        if self.pages:
            start, end = _of_pages(self.pages, document)
        if self.words:
            start = _first(self.words, document.text, Span(start, end))
        return Span(start, end)


def _of_pages(pages: str, document: TextFile) -> tuple[int, int]:
    known = {number: part for part in document.parts if (number := _number(part))}
    if not known:
        raise Unusable("The document has no pages. Say where to begin: `--from WORDS`.")
    two = None if pages in known else _RANGE.fullmatch(pages)
    first, last = (two[1], two[2]) if two else (pages, pages)
    for number in (first, last):
        if number not in known:
            ends = " to ".join((next(iter(known)), next(reversed(known))))
            raise Unusable(f"There is no page {shorten(number)}; its pages are {ends}.")
    opening = next(at for at, part in enumerate(document.parts) if _number(part) == first)
    closing = document.parts.index(known[last])
    if closing < opening:
        raise Unusable(f"Page {last} stands before page {first}. Give the first one first.")
    after = document.parts[closing + 1 : closing + 2]
    return document.parts[opening].start, after[0].start if after else len(document.text)


def _number(part: Part) -> str:
    """The number of a page as printed; empty for a part that is no page."""
    match = _PAGE.fullmatch(part.locator)
    return match[1] if match else ""


def _first(words: str, text: str, within: Span) -> int:
    """Where some words stand first, whatever blanks and line ends part them there."""
    if not words.split():
        raise Unusable("--from wants words of the document.")
    wanted = r"\s+".join(map(re.escape, alike(words).split()))
    found = re.compile(wanted).search(alike(text), within.start, within.end)
    if found:
        return found.start()
    near = nearest(words, text, within.start)
    hint = f' Nearest: "{shorten(text[near.start : near.end])}".' if near else ""
    raise Unusable(f'The words "{shorten(words)}" do not stand there.{hint}')


def going_on(text: str, starts: list[int], found: Occurrences) -> str:
    """How a draft is asked for from the last of `starts` on that words name; empty if none does.

    They are named by as few words as have their first hit there.
    """
    for start in reversed(starts):
        line = text[start : start + _LONGEST].split("\n", 1)[0]
        ends = [word.end() for word in re.finditer(r"\S+", line)][_FEWEST_WORDS - 1 :]
        runs = (line[:end] for end in ends)
        if words := next((run for run in runs if found.of(run)[0] == start), ""):
            return shlex.quote(words) if _FOR_A_SHELL.search(words) else f'"{words}"'
    return ""
