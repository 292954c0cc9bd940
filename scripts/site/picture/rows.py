"""The rows of a picture in their order and groups, each with its mark and what it leads to.

By year or by voice, never by size. Words without a number of their own, such as “thousands”, stand
together in one band; echoes are counted and left to the table; what nobody has dated stands apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from scripts.show.plots.marks import Mark, Part
from scripts.show.plots.rows import UNDATED, WIDER, Picture, PlotRow
from scripts.site.picture.axis import Axis, axis_of
from scripts.site.picture.strip import Length, Strip, strip

BY_YEAR, BY_VOICE = "by year", "by voice"
DATED = "By the year in which it was said"
VAGUE = "Words that name no number"
WORDS = ("rule", "words")  # keys of marks that nobody's number places


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[PlotRow, ...]


@dataclass(frozen=True)
class Band:
    """One word for a number, and all who said it."""

    word: str
    mark: Mark
    rows: tuple[PlotRow, ...]


@dataclass(frozen=True)
class Plot:
    """Groups and bands along one axis."""

    groups: tuple[Group, ...]
    bands: tuple[Band, ...]
    whole: bool  # whether the axis ends at one

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All that is drawn along it."""
        rows = (row.mark for group in self.groups for row in group.rows)
        return (*rows, *(band.mark for band in self.bands))

    @cached_property
    def axis(self) -> Axis:
        """The axis on which all have their place."""
        return axis_of(self.marks, self.whole)

    def strip(self, mark: Mark, reading: bool = True) -> Strip:
        """The mark of a row, along the whole width."""
        return strip(mark, Length(self.axis), reading)


@dataclass(frozen=True)
class Drawing:
    """A picture as a page sets it."""

    picture: Picture
    order: str  # BY_YEAR, BY_VOICE
    plots: tuple[Plot, ...]  # wider counts have an axis of their own, or they squeeze the others
    echoes: int  # rows that say again what another one says, which are not drawn

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the legend that occur."""
        return frozenset(key for plot in self.plots for mark in plot.marks for key in mark.keys)


def single(mark: Mark) -> Plot:
    """The plot of one mark."""
    return Plot((), (Band("", mark, ()),), whole=False)


def drawing(picture: Picture, order: str, echoes: Collection[str] = ()) -> Drawing:
    """The rows of a picture in one of the orders; `echoes` are ids that are not drawn again."""
    own = [row for row in picture.rows if row.id not in echoes]
    parts = [[row for row in own if (row.group == WIDER) == wider] for wider in (False, True)]
    plots = (_plot(rows, order, picture.whole) for rows in parts if rows)
    return Drawing(picture, order, tuple(plots), len(picture.rows) - len(own))


def _plot(rows: list[PlotRow], order: str, whole: bool) -> Plot:
    placed = [row for row in rows if not _is_word(row)]
    words = (row for row in rows if _is_word(row))
    return Plot(tuple(_groups(placed, order)), tuple(_bands(words)), whole)


def _is_word(row: PlotRow) -> bool:
    return row.mark.kind == "number" and any(key in WORDS for key in row.mark.keys)


def _groups(rows: list[PlotRow], order: str) -> Iterator[Group]:
    key: Callable[[PlotRow], str] = _voice if order == BY_VOICE else _dated
    ordered = sorted(rows, key=lambda row: row.voice.casefold()) if order == BY_VOICE else rows
    for heading, some in groupby(ordered, key=key):
        yield Group(heading, tuple(some))


def _voice(row: PlotRow) -> str:
    return f"{WIDER}: {row.voice}" if row.group == WIDER else row.voice


def _dated(row: PlotRow) -> str:
    return {UNDATED: UNDATED, WIDER: WIDER}.get(row.group, DATED)


def _bands(rows: Iterable[PlotRow]) -> Iterator[Band]:
    """Words read alike together, such as all `thousands`; those first that begin lowest."""
    found: dict[tuple[Part, ...], list[PlotRow]] = {}
    for row in rows:
        found.setdefault(row.mark.parts, []).append(row)
    for some in sorted(found.values(), key=lambda some: min(some[0].mark.places, default=0.0)):
        shortest = min((row.mark for row in some), key=lambda mark: (len(mark.said), mark.said))
        yield Band(shortest.said, shortest, tuple(some))
