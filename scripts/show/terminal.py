"""A page as lines for a terminal: wrapped to a width, aligned, and harmless.

Every text passes `visible` here: a control character, or one that turns the direction of a line
about, is shown as an escape, so that what a document says cannot steer the terminal.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from scripts.raw.visible import visible
from scripts.show.page import Block, Page

INDENT = 2
LABEL = 13  # least columns of a row's label, with the gap after it
GAP = 2
RESET = "\x1b[0m"
STYLES = {"title": "\x1b[1m", "heading": "\x1b[1;36m", "label": "\x1b[2m"}

Line = tuple[tuple[str, str], ...]  # (style, text) from left to right


def render(page: Page, width: int, colour: bool = False) -> str:
    """The page in lines of at most `width` columns (40 or more), without a final line end."""
    paint = _painted if colour else _plain
    return "\n".join("".join(paint(*part) for part in line) for line in _page(page, width))


def _plain(_style: str, text: str) -> str:
    return text


def _painted(style: str, text: str) -> str:
    return f"{STYLES[style]}{text}{RESET}" if style and text else text


def say(text: str) -> None:
    """Print; a pager may stop reading."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing left to flush


def columns(text: str) -> int:
    """How many columns a terminal gives the text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache  # a text has few different characters, and the database is slow
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; broken at blanks, inside a word only when it must be."""
    lines, room = [""], width
    for number, word in enumerate(visible(text).split(" ")):
        blank = 1 if number else 0
        if columns(word) + blank > room and lines[-1]:
            lines.append("")
            room, blank = width, 0
        lines[-1] += " " * blank
        room -= blank
        for piece in _pieces(word, width):
            if columns(piece) > room:
                lines.append("")
                room = width
            lines[-1] += piece
            room -= columns(piece)
    return [line.rstrip(" ") for line in lines]


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word that fits, or stretches of one that does not; marks stay with their letter."""
    if columns(word) <= width:
        yield word
        return
    piece = ""
    for character in word:
        if columns(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def _page(page: Page, width: int) -> Iterator[Line]:
    yield from _lines("label", f"{page.kind.upper()} {page.id}", width)
    yield from _lines("title", page.title, width)
    yield from _rows(page.facts, INDENT, width)
    for section in page.sections:
        if section.blocks:
            if section.heading:
                yield ()
                yield from _lines("heading", section.heading, width)
            yield from _lines("label", section.remark, width, INDENT)
            for block in section.blocks:
                yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[Line]:
    if block.head:
        yield ()
        mark = f"{block.mark} " if block.mark else ""
        yield from _lines("title", block.head, width, INDENT, mark)
    yield from _rows(block.rows, INDENT * (2 if block.head else 1), width)


def _rows(rows: tuple[tuple[str, str], ...], indent: int, width: int) -> Iterator[Line]:
    """Labels in a column as wide as they need, up to a third of the line; texts beside them."""
    longest = max((columns(visible(label)) for label, _ in rows), default=0)
    column = max(LABEL, min(longest + GAP, width // 3)) if longest else 0
    texts: list[tuple[str, list[str]]] = []
    for label, text in rows:
        if label or not texts:
            texts.append((label, []))
        texts[-1][1].extend(wrap(text, width - indent - column))
    for label, lines in texts:
        labels = wrap(label, column - GAP) if label else []
        for head, line in zip_longest(labels, lines, fillvalue=""):
            gap = " " * (column - columns(head)) if line else ""
            yield ("label", " " * indent + head + gap), ("", line)


def _lines(style: str, text: str, width: int, indent: int = 0, mark: str = "") -> Iterator[Line]:
    """The text wrapped, behind a mark on its first line and as many blanks on the others."""
    for number, line in enumerate(wrap(text, width - indent - len(mark)) if text else ()):
        yield ("label", " " * indent + (" " * len(mark) if number else mark)), (style, line)
