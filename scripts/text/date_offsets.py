"""What date words mean that count from the day of writing: `last Thursday`, `three weeks ago`.

Readers like those of `date_readers`: without a day of writing they give nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from scripts.text.calendars import GREGORIAN, JALALI
from scripts.text.date_readers import (
    MONTHS_IN_YEAR,
    calendar_of,
    real,
    stretch,
    year_around,
)
from scripts.text.edtf import read_date
from scripts.text.languages.language import Said

_WEEK = 7


def last_month_named(said: Said, day: date | None) -> list[str]:
    """The latest such month or season that was over; that of the year before, too, if recent."""
    if day is None:
        return []
    calendar = calendar_of(said)
    about = (
        range(day.year - 2, day.year + 1) if calendar is GREGORIAN else calendar.years_about(day)
    )
    over = [one for one in real(said, calendar, [*about]) if read_date(one).latest < str(day)]
    over = sorted(dict.fromkeys(over))
    recent = over and read_date(over[-1]).latest[:4] == f"{day.year:04d}"
    return over[-2:] if recent else over[-1:]


def last_night(said: Said, day: date | None) -> list[str]:
    """The night that ended on the day of writing, or the one before."""
    if day is None:
        return []
    morning = day - timedelta(days=said.number("nights") - 1)
    return [stretch(morning - timedelta(days=1), morning)]


def weekday_of_week(said: Said, day: date | None) -> list[str]:
    """That weekday of the calendar week (Monday to Sunday) before, of or after that of writing.

    `next Monday` may be the one that comes first, too, and so may `this Monday` on a Tuesday.
    """
    if day is None:
        return []
    monday = day + timedelta(days=_WEEK * said.number("shift") - day.weekday())
    found = [monday + timedelta(days=said.number("weekday"))]
    if said.number("shift") > 0 or (said.number("shift") == 0 and found[0] < day):
        found.append(_following(said, day))
    return [one.isoformat() for one in dict.fromkeys(found)]


def weekday_beside(said: Said, day: date | None) -> list[str]:
    """The latest such weekday, the day of writing included, and the next one."""
    if day is None:
        return []
    following = _following(said, day)
    return [(following - timedelta(days=_WEEK)).isoformat(), following.isoformat()]


def _following(said: Said, day: date) -> date:
    return day + timedelta(days=(said.number("weekday") - day.weekday() - 1) % _WEEK + 1)


def latest_weekday(said: Said, day: date | None) -> list[str]:
    """The most recent such weekday before the day of writing."""
    if day is None:
        return []
    back = (day.weekday() - said.number("weekday") - 1) % _WEEK + 1
    return [(day - timedelta(days=back)).isoformat()]


def last_weekday(said: Said, day: date | None) -> list[str]:
    """The most recent such weekday, and that of the calendar week before where it is another."""
    if day is None:
        return []
    monday = day - timedelta(days=_WEEK + day.weekday())
    week_before = monday + timedelta(days=said.number("weekday"))
    return [*dict.fromkeys([*latest_weekday(said, day), week_before.isoformat()])]


def shifted(said: Said, day: date | None) -> list[str]:
    """The calendar unit that lies as far from that of writing as the words say."""
    unit = said.words.units[said.parts["unit"]] if said.has("unit") else "day"
    return [] if day is None else [_unit(day, unit, said.number("shift"), said)]


def _unit(day: date, unit: str, shift: int, said: Said) -> str:
    """The calendar unit that comes `shift` units after the one `day` is in."""
    if unit == "day":
        return (day + timedelta(days=shift)).isoformat()
    if unit == "week":
        monday = day + timedelta(days=_WEEK * shift - day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + shift, MONTHS_IN_YEAR)
        return f"{year:04d}-{month + 1:02d}"
    if said.words.years_of == JALALI.code:  # `last year` in Persian
        return _jalali_year(day, shift)
    return f"{day.year + shift:04d}"


def _jalali_year(day: date, shift: int) -> str:
    """The Persian year so far from that of writing, and the Gregorian one with it."""
    there = year_around(JALALI, day) + shift
    first, last = JALALI.month(there, 1)[0], JALALI.month(there, MONTHS_IN_YEAR)[1]
    year = day.year + shift
    return stretch(min(first, date(year, 1, 1)), max(last, date(year, MONTHS_IN_YEAR, 31)))


def _back(said: Said) -> tuple[int, str, int]:
    """Count, unit and the step down to a count equally round; decades become years."""
    count, unit = said.number("count"), said.words.units[said.parts["unit"]]
    if unit == "decade":
        count, unit = 10 * count, "year"
    return count, unit, next((step for step in (10, 5) if count >= 10 and count % step == 0), 1)


def ago(said: Said, day: date | None) -> list[str]:
    """The calendar unit so far back, unless the number is round."""
    count, unit, step = _back(said)
    return [_unit(day, unit, -count, said)] if day and step == 1 else []


def years_ago_today(said: Said, day: date | None) -> list[str]:
    """The same day so many years back, however round the number."""
    return [] if day is None else [day.replace(year=day.year - said.number("count")).isoformat()]


def nearly_ago(said: Said, day: date | None) -> list[str]:
    """The stretch up to so far back, from the next number equally round."""
    if day is None:
        return []
    count, unit, step = _back(said)
    return [f"{_unit(day, unit, -count, said)}/{_unit(day, unit, step - count, said)}"]


def longer_ago(said: Said, day: date | None) -> list[str]:
    """All that lies so far back or more."""
    count, unit, _ = _back(said)
    return [] if day is None else [f"../{_unit(day, unit, -count, said)}"]
