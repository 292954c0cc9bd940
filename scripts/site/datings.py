"""When events are said to have happened: every dating with all who give it, and none chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from scripts.raw.rows import Row
from scripts.records.resolve import STANDING
from scripts.show.plots.marks import UNCERTAIN, Mark, Part, report_mark
from scripts.show.plots.scale import of_days
from scripts.show.reports import Report, report
from scripts.show.sayings import in_order
from scripts.show.shelf import Shelf, once
from scripts.site.picture.axis import NARROW, Axis, axis_of
from scripts.site.picture.strip import HEIGHT, Length, Strip, strip
from scripts.site.rivals import CONTRADICTION

CLOSE = 62  # days between the ends of a dating that is no wider than two months
EDGE = 0.02  # of an axis: what is drawn of a dating that lies beyond its end


@dataclass(frozen=True)
class Dating:
    """One date of an event, with all who give it."""

    mark: Mark
    answer_id: str
    date: str  # EDTF
    reports: tuple[Report, ...]  # by the date on which they were said

    @property
    def year(self) -> int:
        """In which it begins; where no beginning is given, in which it ends."""
        return date.fromordinal(int(min(self.mark.places))).year


@dataclass(frozen=True)
class Dated:
    """An event with what reports say of its date."""

    event: Row
    datings: tuple[Dating, ...]  # by the first day that they allow
    undated: tuple[Report, ...]
    denied: tuple[Report, ...]  # dated, and denied or questioned: not drawn
    contradictions: int  # pairs of these dates that cannot both hold

    @property
    def n_dated(self) -> int:
        """How many reports date it."""
        return sum(len(one.reports) for one in self.datings)

    @property
    def years(self) -> tuple[int, ...]:
        """In which its datings begin."""
        return tuple(sorted({one.year for one in self.datings}))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Of its datings, in their order."""
        return tuple(one.mark for one in self.datings)

    @property
    def line(self) -> Line | None:
        """The axis of its own datings; None where there are no two to tell apart."""
        return line_of(self.marks)

    @property
    def first(self) -> tuple[str, str]:
        """Its place in a list: the first day that the closest of its reports allow, and its id.

        Undated ones come last.
        """
        row = self.event
        return row["closest_earliest"] or row["closest_latest"] or "9999", row["event_id"]

    @property
    def is_plain(self) -> bool:
        """Whether there is one report and nothing else to unfold."""
        return len(self.datings) == self.n_dated == 1


@dataclass(frozen=True)
class Line:
    """An axis of days, with what goes on beyond its ends."""

    axis: Axis

    def strip(self, mark: Mark) -> Strip:
        """One dating along it, of which the words beside it say what it is."""
        inside = replace(_within(mark, self.axis), said=UNCERTAIN)
        return strip(inside, Length(self.axis), reading=UNCERTAIN in mark.sign)

    def together(self, marks: Collection[Mark]) -> Strip:
        """Several on one strip; the same date once."""
        bodies = (self.strip(mark).body for mark in dict.fromkeys(marks))
        return Strip(Markup("").join(bodies), HEIGHT)


@once
def dated(shelf: Shelf, event: Row) -> Dated:
    """The datings of a row of `events`. Raises `Refused`."""
    rows = shelf.find("reports", "event_id", event["event_id"])
    groups: dict[tuple[str, Mark], list[Row]] = {}
    for row in rows:
        if row["date"] and row["position"] in STANDING:
            groups.setdefault((row["answer_id"], report_mark(row)), []).append(row)
    datings = (
        Dating(mark, answer, some[0]["date"], in_order(report(shelf, row) for row in some))
        for (answer, mark), some in groups.items()
    )
    denied = (row for row in rows if row["date"] and row["position"] not in STANDING)
    return Dated(
        event,
        tuple(sorted(datings, key=_order)),
        in_order(report(shelf, row) for row in rows if not row["date"]),
        in_order(report(shelf, row) for row in denied),
        len(_contradictions(shelf, {answer for answer, _ in groups})),
    )


def _order(one: Dating) -> tuple[float, float, str]:
    return min(one.mark.places), max(one.mark.places), one.answer_id


def _contradictions(shelf: Shelf, answers: Iterable[str]) -> set[tuple[str, str]]:
    rows = (
        row
        for key in answers
        for side in ("a_id", "b_id")
        for row in shelf.find("comparisons", side, key)
    )
    return {(row["a_id"], row["b_id"]) for row in rows if row["class"] == CONTRADICTION}


def line_of(marks: Collection[Mark]) -> Line | None:
    """The axis on which marks have their place; None where there are no two to tell apart.

    Where several name a day or a month, a whole year beside them goes on beyond the axis, or the
    days that differ would lie on one spot.
    """
    close = {mark for mark in marks if max(mark.places) - min(mark.places) <= CLOSE}
    every = close if len(close) > 1 else set(marks)
    return Line(axis_of(every)) if len(every) > 1 else None


def line_of_years(first: int, last: int) -> Line:
    """The axis from the first day of a year to the last one of another."""
    days = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1
    return Line(Axis(of_days(*days, 0.0, NARROW)))


def _within(mark: Mark, axis: Axis) -> Mark:
    """The mark with a head at the edge where it goes on beyond the axis."""
    return replace(mark, parts=tuple(_cut(part, axis) for part in mark.parts))


def _cut(part: Part, axis: Axis) -> Part:
    low, high = axis.scale.low, axis.scale.high
    edge = (high - low) * EDGE
    if part.high <= low:
        return replace(part, high=low + edge, low_end="none", high_end="soft")
    if part.low >= high:
        return replace(part, low=high - edge, high_end="none", low_end="soft")
    if part.low < low and part.low_end != "none":
        part = replace(part, low=low, low_end="none")
    if part.high > high and part.high_end != "none":
        part = replace(part, high=high, high_end="none")
    return part
