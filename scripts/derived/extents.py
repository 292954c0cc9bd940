"""What a number or a date allows: a set of values, and how two such sets relate.

Everything is arithmetic on the bounds that the words bear. An approximate value is a point, range
or pair without width of its own: it can coincide with another or lie inside it, but it never
*excludes* anything. Nor does a vague word exclude more than its own unit does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from scripts.contract.coded import Coded
from scripts.raw.rows import Row
from scripts.text.edtf import DateError, DateReading, members, read_date

INFINITY = Decimal("Infinity")
HALF = Decimal("0.5")
FINEST = Decimal("0.000001")  # what a cell can say: *a third* is 0.333333

# How the numbers relate, from the first one's side: the closed list `comparisons.relation`.
EQUAL, A_WITHIN_B, B_WITHIN_A, OVERLAP, DISJOINT, TOUCHING = (
    "equal", "a_within_b", "b_within_a", "overlap", "disjoint", "touching",
)  # fmt: skip
SAME_POINT, DIFFERENT_POINT = "same_point", "different_point"  # one of the two is approximate
BOTH_VAGUE, NO_BOUND, UNITS_DIFFER = "both_vague", "no_bound", "units_differ"
NUMBERS_APART = (DISJOINT, TOUCHING, DIFFERENT_POINT)

# How firmly two numbers lie apart: the closed list `comparisons.apart`.
FIRM, EXACT, LOOSE = "firm", "exact", "loose"

# Units of time in minutes or in months; between the two groups no conversion is exact.
MINUTES = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080}
MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "centur": 1_200}
TIME_UNIT = re.compile(rf"\b({'|'.join([*MINUTES, *MONTHS])})(?:s|y|ies)?\b", re.IGNORECASE)
TIME, SHARE = "time", "share"  # values of `units.measured_in` whose numbers are not whole


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Extent:
    """One interval, or several where the words leave alternatives."""

    parts: tuple[Interval, ...]  # empty = the words bound nothing
    approximate: bool = False  # said to be near: excludes nothing
    vague: bool = False  # a word such as *thousands*, or one without any number
    scale: str = ""  # of time: minutes or months; empty where time is not measured
    loose: tuple[Interval, ...] = ()  # the parts with the width that a reader must allow them
    whole_numbers: bool = True  # only whole ones are counted

    @property
    def hull(self) -> Interval:
        """From the least to the greatest value allowed."""
        return _hull(self.parts)

    @property
    def allowed(self) -> Interval:
        """The same with the allowance of round numbers and vague words."""
        return _hull(self.loose)


def _hull(parts: tuple[Interval, ...]) -> Interval:
    if len(parts) == 1:
        return parts[0]
    low = min(parts, key=lambda part: (part.lower, not part.lower_inclusive))
    high = max(parts, key=lambda part: (part.upper, part.upper_inclusive))
    return Interval(low.lower, high.upper, low.lower_inclusive, high.upper_inclusive)


def point(value: Decimal) -> Interval:
    """The interval that holds one value."""
    return Interval(value, value)


# What the bounds of a figure are, and whether a reader must leave its numbers room: a bare round
# number and the ends of a range may be cut or rounded, a vague word means its own unit at least,
# and all others are taken at their word.
ENDS, EITHER, NEAR, WORD = "ends", "either", "near", "word"
BOUNDS = Coded(
    "figures.qualifier",
    {
        "bare": ENDS,
        "exact": ENDS,
        "about": NEAR,
        "more_than": ENDS,
        "at_least": ENDS,
        "fewer_than": ENDS,
        "at_most": ENDS,
        "range": ENDS,
        "alternatives": EITHER,
        "vague": WORD,
    },
)
ROUNDED = Coded(
    "figures.qualifier",
    {
        "bare": True,
        "exact": False,
        "about": False,
        "more_than": False,
        "at_least": False,
        "fewer_than": False,
        "at_most": False,
        "range": True,
        "alternatives": True,
        "vague": False,
    },
)


def figure_extent(row: Row, measured_in: str, identified: bool) -> Extent:
    """The extent of a `figures` row; what cannot be read bounds nothing.

    `measured_in` is that of its claim's unit; `identified`: what was counted was found or named so
    far, so that the number says nothing above it. Time stands in minutes or in months.
    """
    parts = _parts(row)
    loose = tuple(_widened(part, row, measured_in) for part in parts)
    if identified:
        parts, loose = (tuple(_open_above(part) for part in some) for some in (parts, loose))
    scale, factor = _time(row) if measured_in == TIME else ("", Decimal(1))
    return Extent(
        tuple(_times(part, factor) for part in parts),
        row["approximate"] == "true",
        BOUNDS.of(row["qualifier"]) == WORD,
        scale,
        tuple(_times(part, factor) for part in loose),
        measured_in not in (TIME, SHARE),
    )


def _parts(row: Row) -> tuple[Interval, ...]:
    lower, upper, value = (number(row[name]) for name in ("lower", "upper", "value"))
    bounds = BOUNDS.of(row["qualifier"])
    if bounds == EITHER and lower is not None and upper is not None:
        return point(lower), point(upper)
    if bounds == NEAR:
        return () if value is None else (point(value),)
    if lower is None and upper is None:
        return ()
    return (
        Interval(
            -INFINITY if lower is None else lower,
            INFINITY if upper is None else upper,
            row["lower_inclusive"] == "true",
            row["upper_inclusive"] == "true",
        ),
    )


def number(cell: str) -> Decimal | None:
    """A number as it stands in a cell; None where there is none, or none that can be read."""
    try:
        read = Decimal(cell) if cell else None
    except InvalidOperation:
        return None
    return read if read is not None and read.is_finite() else None


def _widened(part: Interval, row: Row, measured_in: str) -> Interval:
    """With the room that a reader must leave: half of the last stated place, or of a vague rule."""
    if BOUNDS.of(row["qualifier"]) == WORD:
        return replace(part, lower=part.lower / 2) if row["bound_source"] == "rule" else part
    if not ROUNDED.of(row["qualifier"]):
        return part
    whole = measured_in not in (TIME, SHARE)
    below, above = _half_place(part.lower, whole), _half_place(part.upper, whole)
    if not (below or above):
        return part
    return replace(part, lower=part.lower - below, upper=part.upper + above)


def _half_place(number: Decimal, whole: bool) -> Decimal:
    """Half of the last place that is not zero: 5,000 of 30,000, 50 of 33,700, none of 53."""
    if not number.is_finite() or not number:
        return Decimal(0)
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(0) if whole and exponent <= 0 else max(HALF.scaleb(exponent), FINEST)


def _open_above(part: Interval) -> Interval:
    return replace(part, upper=INFINITY, upper_inclusive=False)


def _times(part: Interval, factor: Decimal) -> Interval:
    if factor == 1:
        return part
    return replace(part, lower=part.lower * factor, upper=part.upper * factor)


def time_unit(row: Row) -> str:
    """The unit of time that a figure's words name, in the singular; empty = none."""
    for words in (row["unit_as_written"], row["as_written"]):
        if found := TIME_UNIT.search(words):
            return found[1].lower()
    return ""


def time_factor(unit: str, axis: str) -> Decimal | None:
    """How many of `axis` one of `unit` is; None where the two do not convert."""
    for units in (MINUTES, MONTHS):
        if unit in units and axis in units:
            return Decimal(units[unit]) / Decimal(units[axis])
    return None


def _time(row: Row) -> tuple[str, Decimal]:
    unit = time_unit(row)
    for scale, units in (("minutes", MINUTES), ("months", MONTHS)):
        if unit in units:
            return scale, Decimal(units[unit])
    return "unknown", Decimal(1)


def report_extent(row: Row) -> Extent:
    """The extent, in days, of a `reports` row; one part a member of a set.

    A date that is none bounds nothing; one that somebody inferred excludes nothing.
    """
    try:
        readings = [read_date(member) for member in members(row["date"])]
    except DateError:
        return Extent(())
    parts = tuple(_days(reading) for reading in readings)
    near = any(reading.approximate for reading in readings)
    return Extent(parts, near or bool(INFERRED.of(row["date_basis"])), loose=parts)


# Whether a date of this basis is the curator's inference and not the words' own.
INFERRED = Coded(
    "reports.date_basis",
    {"stated": False, "resolved": False, "inferred": True, "not_stated": False},
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
    """How the numbers relate, from a's side: one of the constants above."""
    if not a.parts or not b.parts:
        return NO_BOUND
    if a.scale != b.scale or "unknown" in (a.scale, b.scale):
        return UNITS_DIFFER
    if a.vague and b.vague:
        return BOTH_VAGUE
    near = a.approximate or b.approximate
    a_in_b, b_in_a = _lies_in(a, b), _lies_in(b, a)
    if a_in_b and b_in_a:
        return SAME_POINT if near else EQUAL
    if a_in_b or b_in_a:
        return A_WITHIN_B if a_in_b else B_WITHIN_A
    if not (a.hull.below(b.hull) or b.hull.below(a.hull)):
        return OVERLAP  # what lies between two alternatives is not excluded either
    if near:
        return DIFFERENT_POINT
    whole_numbers = a.whole_numbers and b.whole_numbers
    return TOUCHING if _touch(a.hull, b.hull, whole_numbers) else DISJOINT


def _lies_in(a: Extent, b: Extent) -> bool:
    return all(any(whole.covers(part) for whole in b.parts) for part in a.parts)


def _touch(a: Interval, b: Interval, whole_numbers: bool) -> bool:
    """Whether two that lie apart meet at one round number, which one of them leaves out."""
    low, high = _edges(a, b)
    return low == high and (not whole_numbers or is_round(low))


def is_round(number: Decimal) -> bool:
    """Whether a number ends in a nought; one of any length, at which `%` would stop."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):  # infinite
        return False
    return exponent > 0 or not any(digits[exponent - 1 :])


def _edges(a: Interval, b: Interval) -> tuple[Decimal, Decimal]:
    """Of two that lie apart: the upper edge of the lesser, the lower edge of the greater."""
    return (a.upper, b.lower) if a.below(b) else (b.upper, a.lower)


def apart(a: Extent, b: Extent, relation: str) -> str:
    """How firmly two numbers lie apart; empty where they do not."""
    if relation not in NUMBERS_APART:
        return ""
    if relation != DISJOINT:
        return LOOSE
    left, right = a.allowed, b.allowed
    if a.vague or b.vague:
        return LOOSE if left.meets(right) else FIRM
    whole_numbers = a.whole_numbers and b.whole_numbers
    return EXACT if left.meets(right) or _touch(left, right, whole_numbers) else FIRM


def distance(a: Extent, b: Extent) -> tuple[Decimal, Decimal | None]:
    """Of two that lie apart: the gap between their edges, and the higher edge over the lower."""
    low, high = _edges(a.hull, b.hull)
    return high - low, high / low if low > 0 else None
