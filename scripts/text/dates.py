"""Says which date a text's own words imply (`last Thursday`, `5 Mordad 1367`, `June to August`).

A language says how such words are put (`TimeWords`), `date_readers` what their parts mean; here
they are put together: spans (each end lends the other its year and month), one day in two
calendars, and what moves a date. Words are matched whole: there is no guessing.

- `last Thursday` is the Thursday of the calendar week (Monday to Sunday) before that of writing, 1
  to 13 days back. English also has the most recent one: a disagreement names it if it differs.
- `last August` is the latest one that was over, or, when that lies in the year of writing, it or
  the one before. `Thursday` is the latest one, that of writing included, or the next.
- `July 1` and `in June` take the year of writing, or that of any other less than 275 days off.
- `this year`, `last month`, `three weeks ago` are whole calendar units. With a round number
  (decades; from ten up, a multiple of five) `ago` is too loose, and implies nothing.
- `nearly three decades ago` lies between three and two decades back, two being the next number
  equally round; `more than three decades ago` lies three or more back.
- `the winter of 1988` begins or ends in 1988. `the 1900s` may be a century, `the last year` any
  twelve months: they imply nothing.
- `early`, `late`, `mid`, `the evening of` lie within what they qualify.
- `since`, `before` and their like leave one side open. EDTF has no exclusive end: the date that is
  named bounds the side, and after `before` and `after` it is not itself the answer.
- A year from 1200 to 1499 is of the Persian or of the Islamic calendar. Where neither month nor
  language tells, both are implied, and the coded date must fit one.

Nothing follows from words that say how long, or may speak of the present at large (`today`).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scripts.text.calendars import CALENDARS, GREGORIAN, NoSuchDay
from scripts.text.date_phrases import SEVERAL, DatePhrases, Meant, compiled, plain_date
from scripts.text.date_relations import lies_within
from scripts.text.edtf import read_date
from scripts.text.languages.language import Language

_MOST_DAYS_OF_WRITING = 3653


@dataclass(frozen=True)
class Implied:
    """What words imply: one date, several of which the words do not choose one, or none.

    Attributes:
        dates: what they may mean; empty where they do not say enough.
        fault: why they are no date at all, as in `April 1984 has 30 days`; empty otherwise.

    """

    dates: tuple[Meant, ...] = ()
    fault: str = ""

    @property
    def date(self) -> str:
        """The one date in EDTF; empty where there is none or the words leave a choice."""
        return self.dates[0].date if len({one.date for one in self.dates}) == 1 else ""


@dataclass(frozen=True)
class Check:
    """What became of a coded date that was held to its words.

    Attributes:
        calendar: the calendar of the words, where they show one; else empty.
        proved: whether the words imply a date and the coded one lies within it.
        objection: what is wrong, one sentence; empty where nothing is.
        right: what the words imply, to paste; empty where they leave a choice or say none.

    """

    calendar: str = ""
    proved: bool = False
    objection: str = ""
    right: str = ""


def expected_date(words: str, written: str, language: Language) -> str | None:
    """Return the EDTF date that `words` imply, read on the days that the date `written` allows.

    `language`: that of the text they stand in.
    Several answers come as an interval when they follow on one another, otherwise as a set. `None`:
    the words do not say enough, or they need a day of writing and `written` is empty, open or
    vaguer than a decade. Raises `DateError` when `written` is neither empty nor an EDTF date.
    """
    return implied(words, written, language).date or None


def implied(words: str, written: str, language: Language, calendar: str = "") -> Implied:
    """Return all that `words` imply, as `expected_date` has it. Raises `DateError` like it.

    `calendar`: that of a year which its words do not tell, where a person says so.
    """
    days = _days_of_writing(written)
    for one in language.all:
        if one is not language and one.letters and not re.search(one.letters, words):
            continue  # what is read besides is told by its letters: figures are of the text's own
        times = replace(one.times, years_of=calendar) if calendar else one.times
        try:
            if found := DatePhrases(times, days).read(plain_date(words, times)):
                return Implied(tuple(dict.fromkeys(found)))
        except NoSuchDay as fault:
            return Implied(fault=str(fault))
    return Implied()


def moves(words: str, language: Language) -> bool:
    """Whether words move whatever date they name, as `before the war of 1980` does."""
    return any(
        compiled(expression, one.times).fullmatch(plain_date(words, one.times))
        for one in language.all
        for expression, kind in one.times.opens.items()
        if kind != "from"
    )


def agrees(words: str, written: str, coded: str, language: Language) -> str | None:
    """Return `None` when `coded` lies within what `words` imply, or when they imply nothing.

    Otherwise return a sentence that says what they imply and from which date. Only bounds count:
    `~` and `?` neither help nor harm. Raises `DateError` for a `written` or `coded` that is none.
    """
    return checked(words, written, coded, language).objection or None


def checked(words: str, written: str, coded: str, language: Language, calendar: str = "") -> Check:
    """Hold a coded date to its words.

    `calendar`: that in which a person says the words count; empty = as they show. Raises
    `DateError` for a `written` or `coded` that is none.
    """
    read_date(coded)
    found = implied(words, written, language, calendar)
    if found.fault:
        return Check(objection=f'"{words}" is no date: {found.fault}.')
    if not found.dates:
        return Check(calendar)
    dates = [one for one in found.dates if calendar in ("", one.calendar)]
    if not dates:
        shown = CALENDARS[found.dates[0].calendar].name
        return Check(calendar, objection=f'"{words}" counts in the {shown} calendar.')
    for one in dates:
        if lies_within(coded, one.date) and not (one.named and lies_within(coded, one.named)):
            return Check(one.calendar, proved=True, right=one.date)
    objection = _objection(words, written, coded, language, dates)
    return Check(
        dates[0].calendar, objection=objection, right=dates[0].date if len(dates) == 1 else ""
    )


def _objection(words: str, written: str, coded: str, language: Language, dates: list[Meant]) -> str:
    when = f", written {written}," if written else ""
    said = " or ".join(_in_calendar(one) for one in dates)
    other = _also_meant(words, written, language)
    also = f" (English also allows the most recent one, {other})" if other else ""
    if any(lies_within(coded, one.named) for one in dates if one.named):
        fault = "is the date that they name, and the words move away from it"
    else:
        wide = any(lies_within(one.date, coded) for one in dates)
        fault = "is wider than that" if wide else "does not lie within that"
    return f'"{words}"{when} implies {said}{also}; `{coded}` {fault}.'


def _in_calendar(meant: Meant) -> str:
    if meant.calendar in (GREGORIAN.code, SEVERAL):
        return meant.date
    calendar = CALENDARS[meant.calendar]
    give = f", give or take {calendar.slack} day" if calendar.slack else ""
    return f"{meant.date} ({calendar.name} calendar{give})"


def _also_meant(words: str, written: str, language: Language) -> str:
    """The other date that such words may mean, if it differs."""
    days = _days_of_writing(written)
    for one in language.all:
        reader = DatePhrases(one.times, days)
        if found := reader.point(plain_date(words, one.times), one.times.also_meant):
            other = found[0].date
            return "" if other == expected_date(words, written, language) else other
    return ""


def _days_of_writing(written: str) -> list[date]:
    reading = read_date(written) if written else None
    if reading is None or not (reading.earliest and reading.latest):
        return []
    first, last = date.fromisoformat(reading.earliest), date.fromisoformat(reading.latest)
    days = (last - first).days + 1
    return [first + timedelta(n) for n in range(days)] if days <= _MOST_DAYS_OF_WRITING else []
