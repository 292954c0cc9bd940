"""The lines of a page → blocks in reading order: columns of running text one after the other.

The order in which a page is painted is kept, except where lines of two columns alternate in it.
Rows of a table stay rows: columns are told from cells by the length of what stands in them.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from statistics import median

from scripts.raw.formats.bidi import runs_leftwards
from scripts.raw.formats.pdf_lines import cut_at_gaps, text_of
from scripts.raw.formats.pdf_page import Stretch

RUNNING = 15  # letters: what is longer is running text, what is shorter may be a cell
LINES = 4  # of running text on either side: fewer make no columns
ALTERNATING = 3  # rows for each change of side: with more, each column was painted in one go


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
