"""Words asked alone: the number and the dates that they are read as, or why not.

By the readers that prove the words of figures and reports, and in the language asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.raw.problems import shorten
from scripts.text.anchors import shadow
from scripts.text.dates import Implied, implied
from scripts.text.edtf import DateError, read_date
from scripts.text.languages import UNSAID, is_tag, language_of
from scripts.text.languages.language import Language
from scripts.text.mentions import find_times
from scripts.text.numbers import NumberError, NumberReading, read_number, spell


@dataclass(frozen=True)
class Asked:
    """Words to read; raises `ValueError`, one line for people, where they cannot be asked."""

    words: str
    language: str = ""  # a tag; empty = English
    written: str = ""  # the day of writing, in EDTF; empty = not known

    def __post_init__(self) -> None:
        if self.language and not is_tag(self.language):
            tag = shorten(self.language)
            raise ValueError(f"language: `{tag}` is no tag of a language. Write `en` or `fa`.")
        try:
            if self.written:
                read_date(self.written)
        except DateError as error:
            raise ValueError(f"written: {error.message} {error.hint}") from None

    def read_in(self) -> Language:
        """The language that the words are read in."""
        return language_of(self.language or UNSAID)


@dataclass(frozen=True)
class Dated:
    """Words that say a time, and the date that they mean."""

    words: str
    edtf: str
    calendar: str  # the one that the words count in


@dataclass(frozen=True)
class Answer:
    """A number or why there is none, dates or why there is none."""

    number: NumberReading | None
    number_refused: str | None
    dates: tuple[Dated, ...]
    date_refused: str | None


def answer(asked: Asked) -> Answer:
    """How some words are read."""
    number, number_refused = None, None
    try:
        number = read_number(shadow(asked.words), asked.read_in())
    except NumberError as fault:
        number_refused = f"{fault.message}. {fault.hint}"
    return Answer(number, number_refused, *_dates(asked))


def _dates(asked: Asked) -> tuple[tuple[Dated, ...], str | None]:
    """The dates that the words are, or hold; or why none."""
    words, language = shadow(asked.words), asked.read_in()
    whole = implied(words, asked.written, language)
    times = find_times(words, language, asked.written)
    if whole.date:
        return (Dated(asked.words, whole.date, whole.dates[0].calendar),), None
    if whole.dates or whole.fault:
        return (), _undecided(asked.words, whole)
    dates = tuple(Dated(one.text, one.edtf, one.calendar) for one in times if one.edtf)
    if dates:
        return dates, None
    if not times:
        return (), "no date in these words"
    return (), _undecided(times[0].text, implied(times[0].text, asked.written, language))


def _undecided(words: str, found: Implied) -> str:
    """Why words that tell a time are no one date."""
    if found.fault:
        return f"“{words}” is no date: {found.fault}"
    if found.dates:
        choice = " or ".join(f"{one.date} ({one.calendar})" for one in found.dates)
        return f"“{words}” may be {choice}: say which by `calendar`"
    return f"“{words}” does not say enough to be a date here"


def described(number: NumberReading) -> str:
    """A reading in words: `more_than, above 40`."""
    lower, upper, value = (
        "" if one is None else spell(one) for one in (number.lower, number.upper, number.value)
    )
    if value:
        bounds = value
    elif number.qualifier == "alternatives":
        bounds = f"{lower} or {upper}"
    else:
        below = f"{'up to' if number.upper_inclusive else 'below'} {upper}" if upper else ""
        above = f"{'from' if number.lower_inclusive else 'above'} {lower}" if lower else ""
        bounds = " ".join(filter(None, (above, below))) or "no bounds"
    return f"{number.qualifier}, {bounds}" + (f" by rule {number.rule}" if number.rule else "")
