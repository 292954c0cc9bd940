"""Days, months and years of the calendars that sources date in, as days of the Gregorian one.

The Persian calendar is converted by jdatetime, the best kept library for it; jdatetime, convertdate
and persiantools agree on every year from 1277 (1898) to 1499. The Islamic month begins when the
moon is seen, which no table knows: convertdate's civil table is taken, and a day of it means that
day or one beside it. (The table of Umm al-Qura, which hijridate has, is up to two days off from
days that Iranian letters bear in both calendars.)

Libraries are imported when a date of their calendar is read: most texts have none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

OTHERS = range(1200, 1500)  # years that are not Gregorian in the sources of this field
SEASON_MONTHS = 3


class NoSuchDay(ValueError):
    """Words that name a day which their calendar does not have; the message says so."""


@dataclass(frozen=True)
class Calendar:
    """How one calendar counts.

    `new_month` gives the first day of a month (1 to 13, the last being the next year's first) as a
    Gregorian day; it raises `ValueError` or `OverflowError` outside of what is known.
    """

    code: str  # a value of `reports.calendar`
    name: str
    new_month: Callable[[int, int], date]
    first_year: int  # the year of it that began in the year 1 of the Gregorian one, about
    days_in_year: float
    slack: int = 0  # days by which a day that was seen may differ

    def month(self, year: int, month: int) -> tuple[date, date]:
        """First and last day of a month, without slack."""
        return self.new_month(year, month), self.new_month(year, month + 1) - timedelta(days=1)

    def day(self, year: int, month: int, day: int, name: str) -> date:
        """A day, without slack. Raises `NoSuchDay`; `name` is that of the month."""
        first, last = self.month(year, month)
        length = (last - first).days + 1
        if not 1 <= day <= length + (1 if self.slack and length < 30 else 0):
            raise NoSuchDay(f"{name} {year} has {length} days")
        return first + timedelta(days=day - 1)

    def years_about(self, day: date) -> range:
        """The years of it in which a day may lie, and those beside them."""
        middle = self.first_year + int((day.year - 1) * 365.2425 / self.days_in_year)
        return range(middle - 1, middle + 3)


def _gregorian(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@cache
def _jalali(year: int, month: int) -> date:
    import jdatetime  # only texts that date so need it

    first: date = jdatetime.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).togregorian()
    return first


@cache
def _islamic(year: int, month: int) -> date:
    from convertdate import islamic  # the same

    return date(*islamic.to_gregorian(year + (month - 1) // 12, (month - 1) % 12 + 1, 1))


GREGORIAN = Calendar("gregorian", "Gregorian", _gregorian, 1, 365.2425)
JALALI = Calendar("jalali", "Persian", _jalali, -621, 365.2422)
ISLAMIC = Calendar("islamic", "Islamic", _islamic, -640, 354.367, slack=1)
CALENDARS = {one.code: one for one in (GREGORIAN, JALALI, ISLAMIC)}
