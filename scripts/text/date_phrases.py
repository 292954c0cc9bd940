"""Puts date words together: points, spans, one day in two calendars, and what moves a date.

Each end of a span lends the other its year and month (`30 June to 4 July 1983`, `3-9 June 1983`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product

from scripts.text.calendars import GREGORIAN, ISLAMIC, JALALI, OTHERS, NoSuchDay
from scripts.text.date_readers import (
    calendar_date,
    calendar_of,
    calendar_of_figures,
    jalali_decade,
    numeric_date,
)
from scripts.text.date_relations import common, is_date, joined
from scripts.text.edtf import members, read_date
from scripts.text.finding import HYPHENS, expanded
from scripts.text.languages.language import DateReader, Said, TimeWords

SEVERAL = "several"  # the calendar of words that say a date in more than one
_DIGITS = {ord(sign) + n: str(n) for sign in "۰٠" for n in range(10)}
_LETTERS = str.maketrans("يىكةۀأإآ", "ییکههااا", "\u0640ًٌٍَُِّْٔ")
_DASHES = {ord(sign): "-" for sign in HYPHENS + "—"}
_PLAIN = {**_DIGITS, **_LETTERS, **_DASHES, ord("’"): "'", ord("‘"): "'", ord("\u200c"): " "}


@dataclass(frozen=True)
class Meant:
    """A date that words may mean.

    Attributes:
        date: in EDTF, Gregorian.
        calendar: a value of `reports.calendar`, that of the words.
        named: after `before` and `after`, the date that they name, which is not meant itself.

    """

    date: str
    calendar: str = GREGORIAN.code
    named: str = ""


def plain_date(words: str, times: TimeWords) -> str:
    """Words as the readings have them, without what leaves a date as it is."""
    text = " ".join(words.casefold().translate(_PLAIN).split()).strip(" ,.;:،؛()[]")
    text = compiled(f"(?:{times.ending})$", times).sub("", text)
    return compiled(f"^(?:{times.opening})", times).sub("", text)


@cache
def compiled(expression: str, times: TimeWords) -> re.Pattern[str]:
    """An expression of a language, with the parts that it names."""
    return re.compile(expanded(expression, times.parts))


@dataclass(frozen=True)
class DatePhrases:
    """Reads words by the readings of one language, from the possible days of writing."""

    times: TimeWords
    days: list[date]

    def read(self, text: str) -> list[Meant]:
        """What plain words may mean, by the first way of reading that fits them.

        Raises `NoSuchDay`.
        """
        ways = (self.point, self._same, self._span, self._together, self._open)
        return next((found for way in ways if (found := way(text))), [])

    def point(self, text: str, readings: Mapping[str, DateReader] | None = None) -> list[Meant]:
        """What words that are no span may mean."""
        for expression, reader in (self.times.readings if readings is None else readings).items():
            if said := self._said(expression, text):
                return self._meant(said, reader)
        return []

    def _said(self, expression: str, text: str) -> Said | None:
        match = compiled(expression, self.times).fullmatch(text)
        if match is None:
            return None
        return Said({name: word for name, word in match.groupdict().items() if word}, self.times)

    def _meant(self, said: Said, reader: DateReader) -> list[Meant]:
        if reader is calendar_date and _calendar_is_open(said):
            either = (JALALI,) if said.has("season") else (JALALI, ISLAMIC)
            return [
                meant
                for calendar in either
                for meant in self._meant(
                    replace(said, words=replace(said.words, years_of=calendar.code)), reader
                )
            ]
        answers = reader(said, None) or [
            answer for day in self.days for answer in _tried(reader, said, day)
        ]
        if not answers and self.days and reader is calendar_date:
            reader(said, self.days[0])  # says why there is none
        return [Meant(one, _code(said, reader)) for one in joined(answers)]

    def _same(self, text: str) -> list[Meant]:
        """One day in two calendars: what both allow."""
        pairs = (pair for same in self.times.same for pair in self._split(same, text))
        for first, last in pairs:
            one, other = (self.read(plain_date(end, self.times)) for end in (first, last))
            if (
                one
                and other
                and {item.calendar for item in one} != {item.calendar for item in other}
            ):
                shared = [
                    both
                    for pair in product(one, other)
                    if (both := common(pair[0].date, pair[1].date))
                ]
                if not shared:
                    raise NoSuchDay(f"{first} is {one[0].date}, and {last} is {other[0].date}")
                return [Meant(shared[0], SEVERAL)]
        return []

    def _split(self, expression: str, text: str) -> Iterator[tuple[str, str]]:
        if match := compiled(expression, self.times).fullmatch(text):
            yield match["first"], match["last"]

    def _span(self, text: str) -> list[Meant]:
        for expression in self.times.spans:
            for first, last in self._split(expression, text):
                if found := self._between(first, last):
                    return found
        return []

    def _together(self, text: str) -> list[Meant]:
        """`June and July 1983`, which follow on one another; `June or July 1983`."""
        for first, last in self._split(self.times.both, text):
            dates = [one.date for pair in self._ends(first, last)[:1] for one in pair]
            if dates and "[" not in "".join(joined(dates)):
                return self._between(first, last)
        for first, last in self._split(self.times.either, text):
            for pair in self._ends(first, last)[:1]:
                whole = any("/" in one.date for one in pair)
                return [*pair] if whole else [replace(pair[0], date=_set(*pair))]
        return []

    def _between(self, first: str, last: str) -> list[Meant]:
        """From the beginning of one date to the end of another."""
        spans = [
            Meant(f"{one.date.split('/')[0]}/{other.date.split('/')[-1]}", one.calendar)
            for one, other in self._ends(first, last)
        ]
        return [span for span in spans if is_date(span.date)]

    def _ends(self, first: str, last: str) -> list[tuple[Meant, Meant]]:
        """The two ends that a span may have, each completed by what only the other says."""
        shapes = [self._shape(plain_date(end, self.times)) for end in (first, last)]
        one, other = shapes
        if one is None or other is None:
            found = [self.read(plain_date(end, self.times)) for end in (first, last)]
        else:
            found = [_apart(self._meant(said, calendar_date)) for said in _lent(one, other)]
            if not _nearest(*found):
                found = [_apart(self._meant(said, calendar_date)) for said in _moved_on(one, other)]
        return _nearest(*found)

    def _shape(self, text: str) -> Said | None:
        """The parts of a calendar date, or of what may be an end of a span."""
        forms = [form for form, reader in self.times.readings.items() if reader is calendar_date]
        found = (self._said(form, text) for form in (*self.times.ends, *forms))
        return next((said for said in found if said), None)

    def _open(self, text: str) -> list[Meant]:
        """Words that move a date: one side of it is open."""
        for expression, kind in self.times.opens.items():
            match = compiled(expression, self.times).fullmatch(text)
            if match is None:
                continue
            named = self.read(plain_date(match["rest"], self.times))
            if len(named) != 1 or set("[]") & set(named[0].date) or ".." in named[0].date:
                continue
            return _moved(kind, named[0])
        return []


def _moved(kind: str, named: Meant) -> list[Meant]:
    """What is meant by words that leave a side of the date they name open.

    `from July 1988` may be of July 1988, or of the time since.
    """
    later = kind in ("from", "since", "after")
    ends = (named.date.split("/")[0], "..") if later else ("..", named.date.split("/")[-1])
    apart = named.date if kind in ("after", "before") else ""
    moved = Meant("/".join(ends), named.calendar, apart)
    return [named, moved] if kind == "from" else [moved]


def _calendar_is_open(said: Said) -> bool:
    """Whether nothing says in which calendar the year of some words counts."""
    return (
        said.has("year")
        and not any(said.has(part) for part in ("month", "jalali", "islamic", "era"))
        and int(said.parts["year"]) in OTHERS
        and not said.words.years_of
    )


def _code(said: Said, reader: DateReader) -> str:
    if reader is numeric_date:
        return calendar_of_figures(said).code
    if reader is jalali_decade:
        return JALALI.code
    return calendar_of(said).code if reader is calendar_date else GREGORIAN.code


def _tried(reader: DateReader, said: Said, day: date) -> list[str]:
    """What a reader gives on one of several days of writing, if it is in the calendar."""
    try:
        return [answer for answer in reader(said, day) if is_date(answer)]
    except (NoSuchDay, OverflowError, ValueError):
        return []


def _set(one: Meant, other: Meant) -> str:
    return one.date if one.date == other.date else f"[{one.date},{other.date}]"


def _apart(dates: Iterable[Meant]) -> list[Meant]:
    """Dates that may be meant, each of a set by itself."""
    return [replace(one, date=date) for one in dates for date in members(one.date)]


_MONTHS = ("month", "jalali", "islamic")
_YEARS = ("year", "shift")


def _lent(one: Said, other: Said) -> tuple[Said, Said]:
    """Two ends of a span, each with the year and month that only the other says."""
    return _completed(one, other), _completed(other, one)


def _completed(said: Said, other: Said) -> Said:
    wanted = [] if any(map(said.has, _YEARS)) else [*_YEARS]
    if not any(map(said.has, (*_MONTHS, "season"))) and said.has("day"):
        wanted += _MONTHS
    return replace(
        said,
        parts={**{name: other.parts[name] for name in wanted if other.has(name)}, **said.parts},
    )


def _moved_on(one: Said, other: Said) -> tuple[Said, Said]:
    """The same where a new year begins between them: the year that was lent is another."""
    first, last = _lent(one, other)
    if one.has("year") == other.has("year"):
        return first, last
    if one.has("year"):
        return first, _in_another_year(last, 1)
    return _in_another_year(first, -1), last


def _in_another_year(said: Said, step: int) -> Said:
    year = str(int(said.parts["year"]) + step)
    return replace(said, parts={**said.parts, "year": year})


def _nearest(first: Iterable[Meant], last: Iterable[Meant]) -> list[tuple[Meant, Meant]]:
    """Of all pairs of ends in order and of one calendar, those that lie closest together."""
    apart: dict[int, list[tuple[Meant, Meant]]] = {}
    for one, other in product(first, last):
        start, end = read_date(one.date), read_date(other.date)
        closed = start.earliest and end.earliest and end.latest
        if closed and one.calendar == other.calendar and start.earliest <= end.earliest:
            days = date.fromisoformat(end.earliest) - date.fromisoformat(start.earliest)
            apart.setdefault(days.days, []).append((one, other))
    return apart[min(apart)] if apart else []
