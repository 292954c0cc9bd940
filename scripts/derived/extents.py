"""What a number or a date allows: a set of values, and how two such sets relate.

Everything is arithmetic on the bounds that the words bear. An approximate value is a point without
width: it can coincide with another or lie inside a range, but it never *excludes* anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from scripts.contract.coded import Coded
from scripts.raw.rows import Row
from scripts.text.edtf import DateError, DateReading, members, read_date

INFINITY = Decimal("Infinity")


@dataclass(frozen=True)
class Interval:
    """Values from `lower` to `upper`; an open side is infinite and exclusive."""

    lower: Decimal
    upper: Decimal
    lower_inclusive: bool = True
    upper_inclusive: bool = True

    def covers(self, other: Interval) -> bool:
        """True when every value of `other` is one of these."""
        low = self.lower < other.lower or (
            self.lower == other.lower and (self.lower_inclusive or not other.lower_inclusive)
        )
        high = self.upper > other.upper or (
            self.upper == other.upper and (self.upper_inclusive or not other.upper_inclusive)
        )
        return low and high

    def meets(self, other: Interval) -> bool:
        """True when some value belongs to both."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """True when every value here is less than every value of `other`."""
        if self.upper != other.lower:
            return self.upper < other.lower
        return not (self.upper_inclusive and other.lower_inclusive)


@dataclass(frozen=True)
class Extent:
    """One interval, or several where the words leave alternatives."""

    parts: tuple[Interval, ...]  # empty = the words bound nothing
    approximate: bool  # the one part is a point said to be near, not exact
    unit: str = ""  # of time, where one is named; else empty

    @property
    def hull(self) -> Interval:
        """From the least to the greatest value allowed."""
        low = min(self.parts, key=lambda part: (part.lower, not part.lower_inclusive))
        high = max(self.parts, key=lambda part: (part.upper, part.upper_inclusive))
        return Interval(low.lower, high.upper, low.lower_inclusive, high.upper_inclusive)


def point(value: Decimal) -> Interval:
    """The interval that holds one value."""
    return Interval(value, value)


TIME_UNIT = re.compile(r"\b(minute|hour|day|week|month|year|decade|centur)(?:s|y|ies)?\b", re.I)
# What the bounds of a figure are: the ends of an interval, one of two values, or near one value.
BOUNDS = Coded(
    "figures.qualifier",
    {
        "bare": "ends",
        "exact": "ends",
        "about": "near",
        "more_than": "ends",
        "at_least": "ends",
        "fewer_than": "ends",
        "at_most": "ends",
        "range": "ends",
        "alternatives": "either",
        "vague": "ends",
    },
)


def approximate(row: Row) -> bool:
    """Whether a `figures` row says a value that is near, not exact."""
    return BOUNDS.of(row["qualifier"]) == "near"


def figure_extent(row: Row) -> Extent:
    """The extent of a `figures` row; what cannot be read bounds nothing."""
    found = TIME_UNIT.search(row["unit_as_written"])
    unit = found[1].lower() if found else ""
    value, lower, upper = (number(row[name]) for name in ("value", "lower", "upper"))
    if approximate(row) and value is not None:
        return Extent((point(value),), True, unit)
    if BOUNDS.of(row["qualifier"]) == "either" and lower is not None and upper is not None:
        return Extent((point(lower), point(upper)), False, unit)
    if lower is None and upper is None:
        return Extent((), approximate(row), unit)
    return Extent(
        (
            Interval(
                -INFINITY if lower is None else lower,
                INFINITY if upper is None else upper,
                row["lower_inclusive"] == "true",
                row["upper_inclusive"] == "true",
            ),
        ),
        False,
        unit,
    )


def number(cell: str) -> Decimal | None:
    """A number as it stands in a cell; None where there is none, or none that can be read."""
    try:
        read = Decimal(cell) if cell else None
    except InvalidOperation:
        return None
    return read if read is not None and read.is_finite() else None


def report_extent(row: Row) -> Extent:
    """The extent, in days, of a `reports` row; one part a member of a set.

    A date that is none bounds nothing.
    """
    try:
        readings = [read_date(member) for member in members(row["date"])]
    except DateError:
        return Extent((), False)
    return Extent(
        tuple(_days(reading) for reading in readings),
        any(reading.approximate for reading in readings),
    )


def _days(reading: DateReading) -> Interval:
    def day(text: str, absent: Decimal) -> Decimal:
        return Decimal(date.fromisoformat(text).toordinal()) if text else absent

    return Interval(
        day(reading.earliest, -INFINITY),
        day(reading.latest, INFINITY),
        bool(reading.earliest),
        bool(reading.latest),
    )


def relate(a: Extent, b: Extent) -> str:
    """One value of the closed list `comparisons.relation`, from a's side."""
    if not a.parts or not b.parts or a.unit != b.unit:
        return "not_comparable"
    a_in_b = all(any(whole.covers(part) for whole in b.parts) for part in a.parts)
    b_in_a = all(any(whole.covers(part) for whole in a.parts) for part in b.parts)
    approximate = a.approximate or b.approximate
    if a_in_b and b_in_a:
        return "same_point" if approximate else "equal"
    if a_in_b or b_in_a:
        return "a_within_b" if a_in_b else "b_within_a"
    if any(left.meets(right) for left in a.parts for right in b.parts):
        return "overlap"
    return "different_point" if approximate else "disjoint"


def exceeds(part: Extent, whole: Extent) -> bool:
    """True when even the least value of the part is more than the most of the whole.

    An approximate value excludes nothing, so it exceeds nothing either.
    """
    if not part.parts or not whole.parts or part.unit != whole.unit:
        return False
    if part.approximate or whole.approximate:
        return False
    return whole.hull.below(part.hull)
