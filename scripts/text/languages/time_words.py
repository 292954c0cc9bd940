"""How a language says times: its tables, and the expressions and readers of its date words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from scripts.text.finding import Parts
from scripts.text.languages.number_words import NEVER


@dataclass(frozen=True)
class Said:
    """Date words taken apart: the named groups of an expression, and the tables that read them."""

    parts: Mapping[str, str]  # only those that the words have
    words: TimeWords

    def has(self, part: str) -> bool:
        """Whether the words have this part."""
        return part in self.parts

    def number(self, part: str) -> int:
        """A part that a table reads, or that is in figures, as its number."""
        word = self.parts[part]
        if part == "islamic":
            return 1 + [bool(re.fullmatch(one, word)) for one in self.words.islamic].index(True)
        table = self.words.tables.get(part, {})
        return table[word] if word in table else int(word)


# Sees date words, from a day of writing where it is known; gives the dates that they may mean.
DateReader = Callable[[Said, "date | None"], list[str]]


@dataclass(frozen=True, eq=False)
class TimeWords:
    """How a language says times.

    A reading is an expression of words in lower case, whole, whose named groups are read by the
    tables. In every expression `<name>` stands for the part of that name (`finding.expanded`).
    """

    months: Mapping[str, int] = field(default_factory=dict)
    jalali: Mapping[str, int] = field(default_factory=dict)  # months of the Persian calendar
    islamic: tuple[str, ...] = ()  # months of the Islamic calendar, each an expression
    days: Mapping[str, int] = field(default_factory=dict)  # `third`, where days are said in words
    weekdays: Mapping[str, int] = field(default_factory=dict)  # Monday is 0
    seasons: Mapping[str, str] = field(default_factory=dict)  # the number of the season in EDTF
    counts: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)  # of decades said without a century
    units: Mapping[str, str] = field(default_factory=dict)  # → day, week, month, year, decade
    shifts: Mapping[str, int] = field(default_factory=dict)  # `last` is -1, `this` 0, `next` 1
    portions: Mapping[str, int] = field(default_factory=dict)  # `first` half is 1
    nights: Mapping[str, int] = field(default_factory=dict)  # nights back: `last night` is 1
    years_of: str = ""  # code of the calendar of a year below 1500; empty = words must say it
    month_may_lead: bool = False  # 5/6/1983 may be in May
    opening: str = ""  # expression of words before a date that leave it as it is
    ending: str = ""  # the same, after it
    readings: Mapping[str, DateReader] = field(default_factory=dict)
    also_meant: Mapping[str, DateReader] = field(
        default_factory=dict
    )  # what such words may mean besides
    ends: tuple[str, ...] = ()  # expressions of an end of a span that the other end completes
    spans: tuple[str, ...] = ()  # expressions with the groups `first` and `last`
    both: str = NEVER  # the same, of two that follow on one another, or are one span
    either: str = NEVER  # the same, of which one is meant
    same: tuple[str, ...] = ()  # the same, of one day in two calendars
    opens: Mapping[str, str] = field(
        default_factory=dict
    )  # expression of words that move a date → `from`, `since`, `after`, `until` or `before`
    before: str = NEVER  # expression of what stands before a time in a text and may belong to it
    near: str = NEVER  # of what stands before a time and makes it about so much: `circa`
    joiner: str = NEVER  # the same, between the ends of a span
    loose_joiner: str = NEVER  # the same, between two times that may be two
    parts: Parts = field(default_factory=dict)  # what `<name>` stands for in the expressions
    expressions: tuple[str, ...] = ()  # of words that tell a time, to find them
    # Parts with which they fit at least wherever they do, in a text without case.
    loose: Parts = field(default_factory=dict)

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, int]]:
        """The table of each part that words say."""
        return {
            "month": self.months,
            "jalali": self.jalali,
            "day": self.days,
            "weekday": self.weekdays,
            "count": self.counts,
            "tens": self.tens,
            "shift": self.shifts,
            "portion": self.portions,
            "nights": self.nights,
        }
