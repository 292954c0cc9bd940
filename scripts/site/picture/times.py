"""Records along an axis of time: when each was said, or how long it says that something lasted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from scripts.show.plots.marks import Mark, date_mark
from scripts.show.sayings import Saying
from scripts.show.words import IN_SIGNS, date_in_words
from scripts.site.picture.axis import Axis, axis_of
from scripts.site.picture.strip import Length, Strip, samples, strip
from scripts.text.edtf import DateError

NOTHING = Mark("date", (), False, "", "", ())  # of what no date is known


@dataclass(frozen=True)
class Moment:
    """A record and where it lies in time."""

    said: Saying
    mark: Mark


@dataclass(frozen=True)
class Moments:
    """Records under one heading."""

    heading: str
    rows: tuple[Moment, ...]


@dataclass(frozen=True)
class Times:
    """Records in groups along one axis."""

    groups: tuple[Moments, ...]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All that can be drawn."""
        every = (row.mark for group in self.groups for row in group.rows)
        return tuple(mark for mark in every if mark.places)

    @property
    def drawn(self) -> bool:
        """Whether there is more than one time, so that an axis says something."""
        return len({mark.parts for mark in self.marks}) > 1

    @cached_property
    def axis(self) -> Axis:
        """The axis on which all have their place."""
        return axis_of(self.marks)

    def strip(self, mark: Mark, reading: bool = True) -> Strip:
        """The mark of a row, along the whole width."""
        return strip(mark, Length(self.axis), reading)

    @property
    def samples(self) -> list[tuple[Markup, str]]:
        """The legend: a sample of each mark that occurs, and what it means."""
        return samples({key for mark in self.marks for key in mark.keys})


def grouped(
    moments: Iterable[Moment], key: Callable[[Moment], str], headings: Mapping[str, str]
) -> Times:
    """Moments by a key, in the order of `headings`, which say what stands above each."""
    found: dict[str, list[Moment]] = {name: [] for name in headings}
    for one in moments:
        found[key(one)].append(one)
    return Times(tuple(Moments(headings[k], tuple(some)) for k, some in found.items() if some))


def said_at(said: Saying) -> Moment:
    """A record at the date on which it was said."""
    return Moment(said, date_mark(said.said) if said.said else NOTHING)


def lasting(said: Saying, since: str, until: str) -> Moment:
    """A record of what lasted from one date to another, as far as it says so."""
    start, end = since.strip("./"), until.strip("./")
    span = start if start == end else "/".join([start or "..", end or ".."])
    try:
        mark = replace(date_mark(span), said=term(since, until)) if span else NOTHING
    except DateError:  # such as a set of dates, of which no stretch can be made
        mark = replace(NOTHING, said=term(since, until))
    return Moment(said, mark)


def term(since: str, until: str) -> str:
    """From when to when, in a few signs; empty where neither is said."""
    if since.strip("./") == until.strip("./"):
        return f"in {date_in_words(since.strip('./'), IN_SIGNS)}" if since else ""
    return " ".join(_ends(since, until))


def _ends(since: str, until: str) -> Iterator[str]:
    for word, date in (("from", since), ("to" if since else "until", until)):
        if date:
            bare = date_in_words(date.strip("./"), IN_SIGNS)
            earlier, later = date.startswith(".."), date.endswith("..")
            yield f"{word} {bare}{' or earlier' * earlier}{' or later' * later}"
