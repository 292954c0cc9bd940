"""What the parts of a calendar date mean: a day, month, season or year, in its own calendar.

A reader takes the parts, and the day of writing where it is known, and gives the dates in EDTF that
they may mean; none where they need a day of writing and there is none. `NoSuchDay` is raised where
the words name a day that is in no calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from scripts.text.calendars import (
    CALENDARS,
    GREGORIAN,
    ISLAMIC,
    JALALI,
    OTHERS,
    SEASON_MONTHS,
    Calendar,
    NoSuchDay,
)
from scripts.text.edtf import DateError, read_date
from scripts.text.languages.language import DateReader, Said

OTHER_YEAR_WITHIN = timedelta(days=275)
WINTER = "24"  # the season that begins in one year and ends in the next
MONTHS_IN_YEAR = 12
_EDTF_SEASONS = 20  # its season n is the number 20 + n
_DAYS_OF_HALF = 15
_NEW_CENTURY, _OLD_CENTURY = range(10), range(20, 100)  # Persian years of two digits: 140x, 13xx


def calendar_of(said: Said) -> Calendar:
    """The calendar that the words count in, told by their month, else by their year."""
    if said.has("month") or said.has("era"):
        return GREGORIAN
    if said.has("islamic"):
        return ISLAMIC
    if said.has("jalali") or (said.has("year") and len(said.parts["year"]) == len("67")):
        return JALALI
    if said.has("year") and int(said.parts["year"]) in OTHERS:
        return CALENDARS.get(said.words.years_of, JALALI)
    return GREGORIAN


def calendar_date(said: Said, day: date | None) -> list[str]:
    """A day, month, season, part or whole of a year: of a year stated or shifted, else near."""
    calendar = calendar_of(said)
    if said.has("year"):
        return real(said, calendar, [_stated_year(said, calendar)])
    if day is None:
        return []
    if said.has("shift"):
        return real(said, calendar, [_shifted_year(said, calendar, day)])
    if calendar is GREGORIAN:
        base = [day.year]
        years = [day.year, day.year - 1, day.year + 1]
    else:
        base, years = [], [*calendar.years_about(day)]
    found = real(said, calendar, years)
    return [one for one in found if _is_near(one, day, base)]


def _is_near(text: str, day: date, always: list[int]) -> bool:
    reading = read_date(text)
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    if first.year in always:
        return True
    return max(first - day, day - last) < OTHER_YEAR_WITHIN


def _stated_year(said: Said, calendar: Calendar) -> int:
    year = int(said.parts["year"])
    if len(said.parts["year"]) > len("67"):
        return year
    if calendar is JALALI and year in _OLD_CENTURY:
        return 1300 + year
    if calendar is JALALI and year in _NEW_CENTURY:
        return 1400 + year
    raise NoSuchDay(f"the century of the year {said.parts['year']} is not said")


def _shifted_year(said: Said, calendar: Calendar, day: date) -> int:
    if calendar is GREGORIAN:
        return day.year + said.number("shift")
    return year_around(calendar, day) + said.number("shift")


def year_around(calendar: Calendar, day: date) -> int:
    """The year of a calendar in which a day lies."""
    return next(
        year
        for year in calendar.years_about(day)
        if calendar.new_month(year, 1) <= day < calendar.new_month(year + 1, 1)
    )


def real(said: Said, calendar: Calendar, years: list[int]) -> list[str]:
    """What the words name in those years, where it exists; raises if it does in none."""
    found, faults = [], []
    for year in years:
        try:
            found += [one for one in _in_year(said, calendar, year) if _falls_on(one, said)]
        except NoSuchDay as fault:
            faults.append(fault)
        except (DateError, OverflowError, ValueError):
            continue
    if not found and faults:
        raise faults[0]
    return found


def _falls_on(text: str, said: Said) -> bool:
    """Whether a day is on the weekday that the words name; raises if the year was stated."""
    if not said.has("weekday"):
        return True
    reading = read_date(text)
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    on = [first + timedelta(days=back) for back in range((last - first).days + 1)]
    if any(day.weekday() == said.number("weekday") for day in on):
        return True
    middle = on[len(on) // 2]
    raise NoSuchDay(f"{_spoken(middle)} was a {middle:%A}")


def _spoken(day: date) -> str:
    return f"{day.day} {_NAMES[day.month - 1]} {day.year}"


_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _in_year(said: Said, calendar: Calendar, year: int) -> list[str]:
    """What the words name in a year of their calendar, in EDTF."""
    if said.has("season"):
        return _season(said, calendar, year)
    month_part = next((one for one in ("month", "jalali", "islamic") if said.has(one)), "")
    if not month_part and said.has("day"):
        return []  # a day of no month
    if not month_part:
        return [_part_of_year(said, calendar, year)]
    month = said.number(month_part)
    if said.has("day"):
        name = said.parts.get(month_part, "").capitalize()
        name = name if name.isalpha() and calendar is not GREGORIAN else ""
        return [_day(said, calendar, (year, month, said.number("day")), name)]
    first, last = calendar.month(year, month)
    if said.has("portion"):
        middle = first + timedelta(days=_DAYS_OF_HALF)
        first, last = (
            (first, middle - timedelta(days=1)) if said.number("portion") == 1 else (middle, last)
        )
    elif calendar is GREGORIAN:
        return [f"{year:04d}-{month:02d}"]
    return [stretch(first, last, calendar.slack)]


def _season(said: Said, calendar: Calendar, year: int) -> list[str]:
    season = said.words.seasons[said.parts["season"]]
    if calendar is GREGORIAN:
        starts = (year - 1, year) if season == WINTER else (year,)
        return [f"{start:04d}-{season}" for start in starts]
    first, _ = calendar.month(year, (int(season) - _EDTF_SEASONS - 1) * SEASON_MONTHS + 1)
    return [f"{first.year:04d}-{season}"]  # the season of EDTF holds the Persian one


def _part_of_year(said: Said, calendar: Calendar, year: int) -> str:
    """A whole year, or the half or quarter of it that the words name."""
    if not said.has("portion"):
        if calendar is GREGORIAN:
            return f"{year:04d}"
        return stretch(
            calendar.month(year, 1)[0], calendar.month(year, MONTHS_IN_YEAR)[1], calendar.slack
        )
    length = MONTHS_IN_YEAR // (4 if said.has("quarter") else 2)
    number = said.number("portion")
    first, last = (number - 1) * length + 1, number * length
    if calendar is GREGORIAN:
        return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
    return stretch(calendar.month(year, first)[0], calendar.month(year, last)[1], calendar.slack)


def _day(said: Said, calendar: Calendar, day: tuple[int, int, int], name: str) -> str:
    year, month, number = day
    found = calendar.day(year, month, number, name or _NAMES[month - 1])
    if said.has("night"):
        before = timedelta(days=1 if calendar is not GREGORIAN else 0)
        return stretch(found - before, found + timedelta(days=1), calendar.slack)
    return stretch(found, found, calendar.slack)


def stretch(first: date, last: date, slack: int = 0) -> str:
    """Two days as EDTF, each `slack` days further out."""
    first, last = first - timedelta(days=slack), last + timedelta(days=slack)
    return first.isoformat() if first == last else f"{first}/{last}"


def numeric_date(said: Said, _day: date | None) -> list[str]:
    """A day in figures: year first, else day first, or month first where that is as possible.

    A two-digit year is one of the Persian calendar, and only where the text is in Persian.
    """
    order = ("first", "second", "third")
    first, second, third = (said.parts[one] for one in order)
    if len(first) == len("1988") or int(first) > 31:
        orders = [(first, second, third)]
    else:
        orders = [(third, second, first)]
        if said.words.month_may_lead and said.parts["sign"] != "." and first != second:
            orders.append((third, first, second))
    found = []
    fault: NoSuchDay | None = None
    for year, month, day in orders:
        if len(year) < len("1988") and said.words.years_of != JALALI.code:
            return []
        try:
            found += _figures(said, year, month, day)
        except NoSuchDay as one:
            fault = fault or one
    if not found and fault:
        raise fault
    return found


def _figures(said: Said, year: str, month: str, day: str) -> list[str]:
    if not 1 <= int(month) <= MONTHS_IN_YEAR:
        raise NoSuchDay(f"no year has a month {int(month)}")
    parts = {"year": year, "day": day}
    calendar = calendar_of(Said(parts, said.words))
    number = _stated_year(Said(parts, said.words), calendar)
    name = _NAMES[int(month) - 1] if calendar is GREGORIAN else f"month {int(month)} of"
    return [_day(said, calendar, (number, int(month), int(day)), name)]


def calendar_of_figures(said: Said) -> Calendar:
    """The calendar of a day in figures."""
    first, third = said.parts["first"], said.parts["third"]
    year = first if len(first) == len("1988") or int(first) > 31 else third
    return calendar_of(Said({"year": year}, said.words))


def years(said: Said, _day: date | None) -> list[str]:
    """`1988-89`: from one year to a later one, of which the last two digits may be enough.

    `1988/91` may be one of two years, `2005-09` a month: they say nothing.
    """
    first, last = said.parts["year"], said.parts["until"]
    may_be_month = len(last) == len("09") and int(last) <= MONTHS_IN_YEAR
    last = first[: -len(last)] + last
    follows = int(last) == int(first) + 1
    if first >= last or may_be_month or (said.parts["sign"] == "/" and not follows):
        return []
    return [f"{first}/{last}"]


def stated_decade(said: Said, _day: date | None) -> list[str]:
    """The decade whose first three digits the words have, or half of it."""
    decade = said.parts["decade"]
    if said.has("portion"):
        return [f"{decade}0/{decade}4" if said.number("portion") == 1 else f"{decade}5/{decade}9"]
    return [f"{decade}X"]


def jalali_decade(said: Said, _day: date | None) -> list[str]:
    """Ten years of the Persian calendar, said as `the sixties`."""
    first = 1300 + said.number("tens")
    return [stretch(JALALI.month(first, 1)[0], JALALI.month(first + 9, MONTHS_IN_YEAR)[1])]


# Years, and days in figures, which need no words.
YEAR = "(?P<year>(?:1[5-9]|20)[0-9]{2})"
DAY_IN_FIGURES = (
    "(?P<first>[0-9]{4}|[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?P=sign)"
    "(?P<third>[0-9]{4}|[0-9]{1,2})"
)
IN_FIGURES: Mapping[str, DateReader] = {YEAR: calendar_date, DAY_IN_FIGURES: numeric_date}
