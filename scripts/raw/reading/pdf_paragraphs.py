"""The lines of a page → its paragraphs: columns one after the other, lines joined, hyphens gone.

The order in which a page is painted is kept, except where lines of two columns alternate in it.
Rows of a table stay rows: columns are told from cells by the length of what stands in them.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from statistics import median

from scripts.raw.reading.bidi import runs_leftwards
from scripts.raw.reading.pdf_lines import Stretch, cut_at_gaps, text_of

RUNNING = 15  # letters: what is longer is running text, what is shorter may be a cell
LINES = 4  # of running text on either side: fewer make no columns
ALTERNATING = 3  # rows for each change of side: with more, each column was painted in one go

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


@dataclass(frozen=True)
class Row:
    """What stands on one line, in reading order: one stretch, or several with wide gaps between."""

    stretches: tuple[Stretch, ...]

    @cached_property
    def text(self) -> str:
        """Its words; a tab stands for a wide gap."""
        return "\t".join(map(text_of, self.stretches))

    @cached_property
    def extent(self) -> Stretch:
        """All its characters."""
        return Stretch(tuple(glyph for part in self.stretches for glyph in part.glyphs))


@dataclass(frozen=True)
class Block:
    """Rows that stand below each other."""

    rows: tuple[Row, ...]
    leftwards: bool  # whether it is read from right to left


def blocks_of(lines: Sequence[Stretch]) -> list[Block]:
    """The blocks of a page in reading order."""
    leftwards = runs_leftwards("".join(line.letters for line in lines))
    step = -1 if leftwards else 1
    rows = [Row(tuple(cut_at_gaps(line)[::step])) for line in lines]
    return [Block(tuple(part), leftwards) for part in _in_order(rows, leftwards) if part]


def _in_order(rows: Sequence[Row], leftwards: bool) -> Iterator[list[Row]]:
    gutter = _gutter([stretch for row in rows for stretch in row.stretches])
    if gutter is None:
        yield list(rows)
        return
    for across, part in groupby(_torn(rows, gutter), lambda row: _side(row, gutter) == 0):
        below = list(part)
        sides = [_side(row, gutter) for row in below]
        turns = sum(map(operator.ne, sides, sides[1:]))
        if across or turns * ALTERNATING < len(below):
            yield from (list(run) for _, run in groupby(below, lambda row: _side(row, gutter)))
            continue
        for side in (1, -1) if leftwards else (-1, 1):
            yield from _in_order([row for row in below if _side(row, gutter) == side], leftwards)


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Where two columns part: the x with most running text on both sides of it."""
    running = [stretch for stretch in stretches if len(stretch.letters) >= RUNNING]
    most, found = LINES, None
    for x in sorted({stretch.right for stretch in running}):
        before = [stretch for stretch in running if stretch.right <= x]
        behind = [stretch for stretch in running if stretch.left > x]
        fewest = min(len(before), len(behind))
        if fewest >= most and _beside(before, behind):
            most, found = fewest, x
    return found


def _beside(before: Sequence[Stretch], behind: Sequence[Stretch]) -> bool:
    """Whether the two stand side by side, and not one below the other."""
    tops = [max(stretch.top for stretch in part) for part in (before, behind)]
    bottoms = [min(stretch.bottom for stretch in part) for part in (before, behind)]
    shared = min(tops) - max(bottoms)
    return shared > min(top - bottom for top, bottom in zip(tops, bottoms, strict=True)) / 2


def _side(row: Row, gutter: float) -> int:
    """-1 before the gutter, 1 behind it, 0 across it or on both sides."""
    if row.extent.right <= gutter:
        return -1
    return 1 if row.extent.left > gutter else 0


def _torn(rows: Sequence[Row], gutter: float) -> Iterator[Row]:
    """The rows; those that are lines of two columns at the same height as two rows."""
    for astride, part in groupby(rows, lambda row: _astride(row, gutter)):
        group = list(part)
        if not (astride and _is_running(group, gutter)):
            yield from group
            continue
        for row in group:
            for side in (-1, 1):
                own = tuple(it for it in row.stretches if (it.left > gutter) == (side == 1))
                yield Row(own)


def _astride(row: Row, gutter: float) -> bool:
    """Whether it has stretches on both sides and none across."""
    sides = {_side(Row((stretch,)), gutter) for stretch in row.stretches}
    return sides == {-1, 1}


def _is_running(group: Sequence[Row], gutter: float) -> bool:
    """Whether both sides are running text, and not cells."""
    lengths: dict[bool, list[int]] = {True: [], False: []}
    for row in group:
        for behind, part in groupby(row.stretches, lambda stretch: stretch.left > gutter):
            lengths[behind].append(sum(len(stretch.letters) for stretch in part))
    return all(median(found) >= RUNNING for found in lengths.values())


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
