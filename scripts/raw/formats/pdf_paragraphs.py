"""The rows of a block → paragraphs: lines joined where the words go on, hyphens taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from scripts.raw.formats.pdf_columns import Block, Row

JOINT = "\u00ad"  # stands for a hyphen at a line end until the whole document is known
SAME_SIZE = 0.88  # the smaller height by the larger: type of one size
APART = 1.35  # of the usual distance: farther apart stand two paragraphs
INDENT = 0.5  # of the height: so far from the line above starts a new paragraph
FLUSH = 0.3  # of the height: so exactly do lines end that are set to the full width
AROUND = 4  # rows before and behind: they show how far lines of this width reach
OPENING = re.compile(r"[•▪■●◦‣⁃]|[⁰¹²³⁴-⁹]")  # an item of a list, or a note
UNFINISHED = re.compile(r"[^\W_][,;‐-]?$")
BROKEN = re.compile(r"[^\W_][‐-]$")
WORDS = re.compile(rf"[^\W_]+(?:[‐{JOINT}-][^\W_]+)*")


def paragraphs_of(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs of a page; one that goes on at the top of the next column is whole."""
    found: list[str] = []
    for block in blocks:
        first, *others = list(_paragraphs(block))
        if found and first[0].islower() and UNFINISHED.search(found[-1]):
            found[-1] = _joined(found[-1], first)
        else:
            found.append(first)
        found += others
    return found


def healed(paragraphs: Sequence[str]) -> list[str]:
    """A document's paragraphs with every word that was broken at a line end made whole.

    Its hyphen stays where the document has the word with a hyphen elsewhere and never without.
    """
    known = {word.casefold() for text in paragraphs for word in WORDS.findall(text)}

    def whole(broken: re.Match[str]) -> str:
        joined, hyphened = broken[0].replace(JOINT, ""), broken[0].replace(JOINT, "-")
        keep = hyphened.casefold() in known and joined.casefold() not in known
        return hyphened if keep else joined

    return [WORDS.sub(whole, text) if JOINT in text else text for text in paragraphs]


def _paragraphs(block: Block) -> Iterator[str]:
    text, lines = "", 0
    pitch = _pitch(block.rows)
    for at, row in enumerate(block.rows):
        if lines and _goes_on(block, at, lines, pitch):
            text, lines = _joined(text, row.text), lines + 1
        else:
            yield from [text] if lines else ()
            text, lines = row.text, 1
    yield text


def _joined(text: str, more: str) -> str:
    if not (BROKEN.search(text) and more[0].isalnum()):
        return f"{text} {more}"
    return text[:-1] + JOINT + more if text[-2].isalpha() and more[0].islower() else text + more


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance from line to line."""
    steps = [above.extent.bottom - row.extent.bottom for above, row in pairwise(rows)]
    return median([step for step in steps if step > 0] or [0])


def _goes_on(block: Block, at: int, lines: int, pitch: float) -> bool:
    """Whether the row at `at` continues a paragraph of so many `lines` above it."""
    above, row = block.rows[at - 1], block.rows[at]
    sizes = sorted((above.extent.height, row.extent.height))
    step = above.extent.bottom - row.extent.bottom
    if OPENING.match(row.text) or not _same_sort(above, row):
        return False
    if sizes[0] < SAME_SIZE * sizes[1] or not 0 < step <= APART * pitch:
        return False
    shift = abs(_ends(block, row)[0] - _ends(block, above)[0])
    return (lines == 1 or shift <= INDENT * sizes[1]) and _full(block, at)


def _same_sort(above: Row, row: Row) -> bool:
    """Whether neither is a row of cells; words of a line may stand wide apart, between margins."""
    counts = sorted((len(above.stretches), len(row.stretches)))
    one, other = above.extent, row.extent
    off = max(abs(one.left - other.left), abs(one.right - other.right))
    return counts == [1, 1] or (counts[0] == 1 and off < FLUSH * row.extent.height)


def _full(block: Block, at: int) -> bool:
    """Whether the first word of the row at `at` had no room at the end of the line above."""
    row = block.rows[at]
    start = _ends(block, row)[0]
    alike = [
        _ends(block, other)[1]
        for other in block.rows[max(0, at - AROUND) : at + AROUND]
        if abs(_ends(block, other)[0] - start) <= INDENT * row.extent.height
    ]
    reached = _ends(block, block.rows[at - 1])[1]
    width = (row.extent.right - row.extent.left) / len(row.text)
    return reached + width * len(row.text.split()[0]) >= max(alike)


def _ends(block: Block, row: Row) -> tuple[float, float]:
    """Where a row starts and ends, in the direction of reading."""
    extent = row.extent
    return (-extent.right, -extent.left) if block.leftwards else (extent.left, extent.right)
