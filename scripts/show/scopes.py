"""What a claim counts, in words: unit, population, place, time, event, in all or of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.derived.scopes import AXES
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.page import Rows, filled
from scripts.show.shelf import Shelf, called
from scripts.show.words import MONTHS, date_in_words

OPEN = ".."  # an end of a period without limit


@dataclass(frozen=True)
class Scope:
    """What one claim counts; None or empty = no limit there."""

    unit: Named | None
    population: Named | None
    place: Named | None
    period: str
    event: Named | None
    counts: str


def scope(shelf: Shelf, claim: Row) -> Scope:
    """The scope of a row of `claims`."""
    return Scope(
        shelf.maybe("units", claim["unit_id"]),
        shelf.maybe("populations", claim["population_id"]),
        shelf.maybe("places", claim["place_id"]),
        claim["period"],
        shelf.maybe("events", claim["event_id"]),
        claim["counts"],
    )


def scope_rows(shelf: Shelf, found: Scope) -> Rows:
    """A row an axis."""
    named = ("unit", "population", "place", "event")
    yield from filled(*((name, _called(getattr(found, name))) for name in named))
    yield from filled(
        ("period", date_in_words(found.period) if found.period else ""),
        ("counts", shelf.word("claims", "counts", found.counts)),
    )


def _called(record: Named | None) -> str:
    return called(record) if record else ""


def axis_words(shelf: Shelf, found: Scope, period: str = "") -> dict[str, str]:
    """The scope in a few words an axis, empty where there is no limit.

    `period`: the days that an answer counts, where that is known.
    """
    stated = date_in_words(found.period) if found.period else ""
    return {
        "unit": _label(found.unit),
        "population": _label(found.population),
        "place": _label(found.place),
        "period": days_in_words(period) if period else stated,
        "event": _label(found.event),
        "counts": shelf.word("claims", "counts", found.counts),
    }


def _label(record: Named | None) -> str:
    return record.label if record else ""


def in_line(shelf: Shelf, found: Scope) -> str:
    """The stated axes on one line."""
    words = axis_words(shelf, found)
    return "; ".join(words[axis] for axis in AXES if words[axis])


def days_in_words(period: str) -> str:
    """Days such as `1988-07-01/1988-08-31` as briefly as they allow: `July 1988 to August 1988`."""
    return " and ".join(_span(*one.split("/")) for one in period.split(","))


def _span(first: str, last: str) -> str:
    if OPEN in (first, last):
        return date_in_words(f"{first}/{last}")
    ends = dict.fromkeys(_ends(date.fromisoformat(first), date.fromisoformat(last)))
    return " to ".join(ends)


def _ends(first: date, last: date) -> Iterator[str]:
    """Both ends as years where whole years are meant, else as months, else as days."""
    after = last + timedelta(days=1) if last < date.max else last
    if (first.month, first.day) == (after.month, after.day) == (1, 1):
        yield from (str(first.year), str(last.year))
    elif first.day == after.day == 1:
        yield from (f"{MONTHS[end.month]} {end.year}" for end in (first, last))
    else:
        yield from (date_in_words(end.isoformat()) for end in (first, last))
