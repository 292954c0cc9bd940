"""What one number or date looks like, as data: stretches of an axis and how each of them ends.

The shape follows from the bounds alone, so equal bounds look equal and no width is invented. The
legend holds for each key a sample whose places run from 0 to 1; a sample is a `Mark` like those of
the rows, so that the legend cannot differ from the picture, and its `said` is the explanation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import inf

from scripts.derived.extents import time_factor, time_unit
from scripts.derived.questions import MISATTRIBUTED
from scripts.raw.rows import Row
from scripts.show.words import IN_SIGNS, date_in_words, spelled
from scripts.text.edtf import members, read_date

APPROXIMATE, UNCERTAIN, RELAYED = "≈", "?", "†"
# How much of a month, season or year fades at either end of its own bar; where it is one end of an
# interval, all of it does.
FADE = 0.3


@dataclass(frozen=True)
class Part:
    """One stretch of an axis of amounts, or of days (ordinals; the day after the last one ends it).

    An end is `closed` (the bound itself is allowed; the day is known), `open` (it is not allowed),
    `soft` (only a month, season or year is known) or `none` (no bound, and so no place).
    """

    low: float
    high: float
    low_end: str
    high_end: str
    low_fade: float = 0.0  # over how many days a soft end fades
    high_fade: float = 0.0

    @property
    def is_point(self) -> bool:
        """One amount, not a stretch."""
        return self.low == self.high


@dataclass(frozen=True)
class Mark:
    """What stands on one row of a picture."""

    kind: str  # number, date
    parts: tuple[Part, ...]  # several: one or the other; empty: nothing to place on the axis
    dashed: bool  # a bound from a rule, not from the words; an approximate date
    sign: str  # of APPROXIMATE, UNCERTAIN and RELAYED
    said: str  # the reading in a few signs
    keys: tuple[str, ...]  # the entries of the legend that explain it, see LEGEND

    @property
    def places(self) -> list[float]:
        """Every amount or day at which something is drawn."""
        return [
            place
            for part in self.parts
            for place, end in ((part.low, part.low_end), (part.high, part.high_end))
            if end != "none"
        ]


_RANGE = ("range", "{low} – {high}")
_SHAPES = {
    ("open", "none"): ("more-than", "> {low}"),
    ("closed", "none"): ("at-least", "≥ {low}"),
    ("none", "open"): ("fewer-than", "< {high}"),
    ("none", "closed"): ("at-most", "≤ {high}"),
    **{(low, high): _RANGE for low in ("open", "closed") for high in ("open", "closed")},
}


def figure_mark(row: Row, axis: str = "") -> Mark:
    """The mark of a `figures` row; `axis`: the unit of time that the axis counts, if it does.

    Where units of time do not convert, a number has no place: of weeks on an axis of months.
    """
    factor = time_factor(time_unit(row), axis) if axis else Decimal(1)
    if row["draw_open"] == "no_number" or factor is None:
        said = "no number" if factor is not None else "other unit"
        return Mark("number", (), False, "", said, ("words",))
    parts = tuple(_part(row, low, high, factor) for low, high in _ends_of(row))
    key, said = _shape(row, parts[0])
    if len(parts) > 1:
        key, said = "alternatives", f"{spelled(row['draw_from'])} or {spelled(row['draw_to'])}"
    if row["bound_source"] == "rule":
        key, said = "rule", f"“{row['rendering'] or row['as_written']}”"
    mark = Mark("number", parts, key == "rule", "", said, (key,))
    return _relayed(row, _near(mark) if row["approximate"] == "true" else mark)


def _ends_of(row: Row) -> tuple[tuple[str, str], ...]:
    """Both ends of each stretch; of alternatives the two points."""
    low, high = row["draw_from"], row["draw_to"]
    return ((low, low), (high, high)) if row["qualifier"] == "alternatives" else ((low, high),)


def _part(row: Row, low: str, high: str, factor: Decimal) -> Part:
    return Part(
        float(Decimal(low) * factor) if low else -inf,
        float(Decimal(high) * factor) if high else inf,
        _end(low, row["lower_inclusive"]),
        _end(high, row["upper_inclusive"]),
    )


def _end(bound: str, inclusive: str) -> str:
    if not bound:
        return "none"
    return "open" if inclusive == "false" else "closed"


def _shape(row: Row, part: Part) -> tuple[str, str]:
    """The legend's entry and the reading in signs."""
    if part.is_point:
        return "exact", spelled(row["draw_from"])
    key, template = _SHAPES[part.low_end, part.high_end]
    return key, template.format(low=spelled(row["draw_from"]), high=spelled(row["draw_to"]))


def _near(mark: Mark) -> Mark:
    """Marked as near; a point that is near has an entry of the legend to itself."""
    keys = ("about",) if mark.keys == ("exact",) else (*mark.keys, "about")
    return replace(mark, sign=APPROXIMATE, said=f"{APPROXIMATE} {mark.said}", keys=keys)


def _relayed(row: Row, mark: Mark) -> Mark:
    """Marked where the number was not found, or not so, with the one it is ascribed to."""
    if not MISATTRIBUTED.of(row["origin_check"]):
        return mark
    return replace(mark, sign=f"{mark.sign}{RELAYED}", keys=(*mark.keys, "relayed"))


def report_mark(row: Row) -> Mark:
    """The mark of a dated `reports` row."""
    return _relayed(row, date_mark(row["date"]))


def date_mark(text: str) -> Mark:
    """The mark of a date in EDTF. Raises `DateError`."""
    parts = tuple(map(_date_part, members(text)))
    dashed = "~" in text
    sign = UNCERTAIN if "?" in text else ""
    ends = {end for part in parts for end in (part.low_end, part.high_end)}
    found = {
        "day": "closed" in ends,
        "soft": "soft" in ends and not dashed,
        "near": dashed,
        "unbounded": "none" in ends,
        "either": len(parts) > 1,
        "uncertain": bool(sign),
    }
    return Mark(
        "date",
        parts,
        dashed,
        sign,
        date_in_words(text, IN_SIGNS),
        tuple(k for k, v in found.items() if v),
    )


def _date_part(text: str) -> Part:
    reading = read_date(text)
    first, _, last = text.partition("/")
    low, high = _days(reading.earliest, reading.latest)
    share = 1.0 if last else FADE
    fades = (min(share * _unsure(end), (high - low) / 2) for end in (first, last or first))
    return Part(low, high, _date_end(first), _date_end(last or first), *fades)


def _days(earliest: str, latest: str) -> tuple[float, float]:
    """From the first day to the end of the last one; infinite where none is given."""
    return (
        date.fromisoformat(earliest).toordinal() if earliest else -inf,
        date.fromisoformat(latest).toordinal() + 1 if latest else inf,
    )


def _date_end(text: str) -> str:
    if text == "..":
        return "none"
    return "closed" if read_date(text).precision == "day" else "soft"


def _unsure(text: str) -> float:
    """How many days one end may lie apart from the other, for want of the day."""
    if _date_end(text) != "soft":
        return 0.0
    reading = read_date(text)
    low, high = _days(reading.earliest, reading.latest)
    return high - low


# ---- the legend


def _sample(*ends: tuple[float, float, str, str]) -> tuple[Part, ...]:
    return tuple(Part(*end) for end in ends)


_NUMBER = (
    ("exact", _sample((0.5, 0.5, "closed", "closed")), "this number"),
    ("about", _sample((0.5, 0.5, "closed", "closed")), "about this number"),
    ("more-than", _sample((0.1, 1, "open", "none")), "more than"),
    ("at-least", _sample((0.1, 1, "closed", "none")), "at least"),
    ("fewer-than", _sample((0, 0.9, "none", "open")), "fewer than"),
    ("at-most", _sample((0, 0.9, "none", "closed")), "at most"),
    ("range", _sample((0.1, 0.9, "closed", "closed")), "from one to the other"),
    (
        "alternatives",
        _sample((0.1, 0.1, "closed", "closed"), (0.9, 0.9, "closed", "closed")),
        "one or the other",
    ),
    (
        "rule",
        _sample((0.1, 1, "closed", "none")),
        "a word such as “thousands”: a rule of reading, not the speaker, sets the lower bound",
    ),
    ("words", (), "words without a number, or in another unit"),
)
_EITHER = (
    (
        "relayed",
        _sample((0.5, 0.5, "closed", "closed")),
        "not found, or not so, with the one it is ascribed to",
    ),
)
_DATE = (
    ("day", _sample((0.2, 0.8, "closed", "closed")), "hard end: the day is given"),
    (
        "soft",
        (Part(0, 1, "soft", "soft", FADE, FADE),),
        "soft end: only the month, season or year is given",
    ),
    ("near", _sample((0.1, 0.9, "soft", "soft")), "about this time"),
    ("unbounded", _sample((0.2, 1, "closed", "none")), "no start, or no end, is given"),
    (
        "either",
        _sample((0, 0.3, "closed", "closed"), (0.7, 1, "closed", "closed")),
        "one date or the other",
    ),
    ("uncertain", _sample((0.2, 0.8, "closed", "closed")), "given as uncertain"),
)
_SIGNS = {"about": APPROXIMATE, "uncertain": UNCERTAIN, "relayed": RELAYED}
# By key, in the order in which they are listed.
LEGEND = {
    key: Mark(kind, parts, key in ("rule", "near"), _SIGNS.get(key, ""), text, (key,))
    for kind, entries in (("number", _NUMBER), ("date", _DATE), ("number", _EITHER))
    for key, parts, text in entries
}
