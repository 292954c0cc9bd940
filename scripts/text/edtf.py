"""Reads a date written in the dataset's EDTF profile into its earliest and latest day.

The profile: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, a season `YYYY-21` (spring) to `YYYY-24` (winter), a
decade `198X`, an interval `a/b` with an open end `../b` or `a/..`, one of a set `[a,b]`, and, of a
period, all of a set `{a,b}`. A date, an end and a member may each end in `?` (uncertain) or `~`
(approximate). It is small and strict, so it is read here and not by a library, which would accept
more and widen `~` at will.

Bounds are strict: neither `?` nor `~` moves them. A season is the northern one in its widest
reading, from the first day of the meteorological season to the latest day (UTC, 1950 to 2049) of
the equinox or solstice that closes the astronomical one. Winter counts in the year it begins in.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

SETS = ("[]", "{}")  # one of these dates; all of them
PRECISIONS = ("day", "month", "season", "year", "decade", "interval", "set")

_ONE_DATE = re.compile(
    r"(?:(?P<decade>[0-9]{3})X"
    r"|(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?)[?~]?"
)

# Season: first month and day, last month and day, years from the first to the last.
_SEASONS = {
    "21": ((3, 1), (6, 22), 0),
    "22": ((6, 1), (9, 23), 0),
    "23": ((9, 1), (12, 22), 0),
    "24": ((12, 1), (3, 21), 1),
}

FORMS = (
    "Write 1988, 1988-07, 1988-07-28, 1988-22 (summer), 198X, 1988-07/1988-09, ../1988, 1988/.. "
    "or [1988-07-26,1988-07-28], each date with ? or ~ after it if need be."
)

_NAMED = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)"

# What people write instead, and the way out; the first that is found is named.
_SLIPS = (
    (re.compile(r"^$"), "Leave no date empty: an open end is written .. (1988/..)."),
    (re.compile(r"^[\W\dX]*\s[\W\dX]*$"), "Take the blanks out."),
    (re.compile(r"%|\?~|~\?"), "Write ? (uncertain) or ~ (approximate), one of the two."),
    (re.compile(r"(?![0-9])\d"), "Write the digits 0 to 9 and the Gregorian year."),
    (re.compile(r"^[0-9]{3}(?:x|0s)$"), "Write a decade with a capital X: 198X."),
    (re.compile(r"-[0-9](?:-|$)"), "Write months and days with two digits: 1988-07-05."),
    (
        re.compile(_NAMED, re.IGNORECASE),
        "Months and seasons are numbers: 1988-07, 1988-22 (summer).",
    ),
)


class DateError(ValueError):
    """A date that the profile does not allow.

    Attributes:
        message: what is wrong, one sentence.
        hint: what to write instead, one sentence.

    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class DateReading:
    """What a date says, in strict bounds.

    Attributes:
        earliest: first day it allows (`YYYY-MM-DD`); empty when the start is open.
        latest: last day it allows (`YYYY-MM-DD`); empty when the end is open.
        precision: one of `PRECISIONS`.
        approximate: a `~` stands in it.
        uncertain: a `?` stands in it.
        point: of an approximate date, its text without `?` and `~`, itself a date of the profile;
            comparisons take it for a point, since `~` names no width. Empty for every other date.

    """

    earliest: str
    latest: str
    precision: str
    approximate: bool
    uncertain: bool
    point: str


def read_date(text: str) -> DateReading:
    """Read one EDTF date of the profile; raise `DateError` for anything else."""
    if text[:1] + text[-1:] in SETS:
        precision, (earliest, latest) = "set", _set_bounds(text)
    elif "/" in text:
        precision, (earliest, latest) = "interval", _interval_bounds(text)
    else:
        precision, earliest, latest = _one_date(text)
    approximate = "~" in text
    return DateReading(
        earliest=earliest,
        latest=latest,
        precision=precision,
        approximate=approximate,
        uncertain="?" in text,
        point=re.sub("[?~]", "", text) if approximate else "",
    )


def members(text: str) -> tuple[str, ...]:
    """Return the dates of a set, `[a,b]` or `{a,b}`, in order, or the date alone."""
    return tuple((text[1:-1] if text[:1] + text[-1:] in SETS else text).split(","))


def _set_bounds(text: str) -> tuple[str, str]:
    bounds = [_one_date(member)[1:] for member in members(text)]
    if len(bounds) < 2:
        raise DateError(
            f"`{text}` is a set of one date.", "Give two or more dates, or write it without [ ]."
        )
    if any(later[0] <= earlier[0] for earlier, later in pairwise(bounds)):
        raise DateError(
            f"In `{text}` a date does not begin later than the one before it.",
            "Write each date of a set once, the earliest first.",
        )
    return bounds[0][0], max(latest for _, latest in bounds)


def _interval_bounds(text: str) -> tuple[str, str]:
    ends = text.split("/")
    if len(ends) != 2 or ends == ["..", ".."]:
        raise DateError(f"`{text}` is not an interval of two ends, one of them known.", FORMS)
    first, last = (("", "", "") if end == ".." else _one_date(end) for end in ends)
    alike = first[0] == last[0]  # of two seasons the earlier one may end within the later one
    if first[1] and last[1] and (last[2] < first[1] or (alike and last[1] < first[1])):
        raise DateError(f"`{text}` ends before it starts.", "Write the earlier date first.")
    return first[1], last[2]


def _one_date(text: str) -> tuple[str, str, str]:
    """Read precision, first and last day of a date that is neither set nor interval."""
    match = _ONE_DATE.fullmatch(text)
    if match is None:
        hint = next((hint for slip, hint in _SLIPS if slip.search(text)), FORMS)
        raise DateError(f"`{text}` is not a date as dates are written here (EDTF).", hint)
    try:
        precision, first, last = _days(match)
    except ValueError:
        raise DateError(f"`{text}` is not in the calendar.", _calendar_hint(match)) from None
    return precision, first.isoformat(), last.isoformat()


def _days(match: re.Match[str]) -> tuple[str, date, date]:
    decade, month, day = match["decade"], match["month"], match["day"]
    if decade:
        return "decade", date(int(f"{decade}0"), 1, 1), date(int(f"{decade}9"), 12, 31)
    year = int(match["year"])
    if month is None:
        return "year", date(year, 1, 1), date(year, 12, 31)
    if day:
        exact = date(year, int(month), int(day))
        return "day", exact, exact
    if month in _SEASONS:
        first, last, years = _SEASONS[month]
        return "season", date(year, *first), date(year + years, *last)
    first_day = date(year, int(month), 1)
    return "month", first_day, first_day.replace(day=calendar.monthrange(year, int(month))[1])


def _calendar_hint(match: re.Match[str]) -> str:
    year, month, day = match["year"], match["month"] or "01", match["day"]
    if month in _SEASONS and day:
        return "A season takes no day."
    if month not in _SEASONS and not 1 <= int(month) <= 12:
        return "Months run from 01 to 12, seasons from 21 (spring) to 24 (winter)."
    if day and int(year):
        last = calendar.monthrange(int(year), int(month))[1]
        return f"The days of {year}-{month} run from 01 to {last}."
    return "Years run from 0001 to 9999."
