"""The timeline: the reports of every event on one axis, folded by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from scripts.show.plots.marks import Mark
from scripts.site.datings import Dated, Line, dated, line_of_years
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage, pages
from scripts.site.pages.event import TIMELINE, date_sheets
from scripts.site.picture.strip import samples

FULL = 30  # events of a page; a year is never divided


@dataclass(frozen=True)
class Period:
    """Years whose events stand on one page: each in which one of their datings begins."""

    first: int
    last: int
    events: tuple[Dated, ...]  # by the first day that the closest of its reports allow

    @property
    def label(self) -> str:
        """Its years."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def path(self) -> str:
        """Where its page stands."""
        years = dict.fromkeys((self.first, self.last))
        return f"timeline/{'-'.join(f'{year:04}' for year in years)}.html"

    @property
    def line(self) -> Line:
        """The axis of all its years."""
        return line_of_years(self.first, self.last)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn of all its events together."""
        inside = range(self.first, self.last + 1)
        datings = (dating for one in self.events for dating in one.datings)
        return tuple(one.mark for one in datings if one.year in inside)

    @property
    def n_dated(self) -> int:
        """How many reports date its events."""
        return sum(one.n_dated for one in self.events)

    @property
    def n_contested(self) -> int:
        """Of how many of its events two dates cannot both hold."""
        return sum(bool(one.contradictions) for one in self.events)


@pages(Nav(50, "Timeline", TIMELINE))
def timeline(site: Site) -> Iterator[SitePage]:
    """A page of all periods, and one of each."""
    every = [dated(site.shelf, row) for row in site.dataset.tables["events"]]
    found = periods([one for one in every if one.datings])
    yield _all(site, every, found)
    for number, period in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        yield _one(site, period, before, after)


def _all(site: Site, every: list[Dated], found: list[Period]) -> SitePage:
    return SitePage(
        TIMELINE,
        "list",
        "Timeline: every event, and who dates it how",
        "timeline.html",
        values={
            "periods": found,
            "contested": sorted(
                (one for one in every if one.contradictions),
                key=lambda one: (-one.contradictions, one.event["label"]),
            ),
            "undated": [one for one in every if not one.datings],
            "n_events": len(every),
            "n_dated": sum(one.n_dated for one in every),
        },
        sheets=tuple(date_sheets(site, every)),
        summary="Every event with all its datings, by period; no date is chosen.",
    )


def _one(site: Site, period: Period, before: Period | None, after: Period | None) -> SitePage:
    keys = {key for one in period.events for mark in one.marks for key in mark.keys}
    return SitePage(
        period.path,
        "timeline",
        f"Timeline: {period.label}",
        "period.html",
        nav=TIMELINE,
        values={
            "period": period,
            "line": period.line,
            "samples": samples(keys),
            "before": before,
            "after": after,
        },
        sheets=tuple(date_sheets(site, list(period.events))),
        summary=f"Who dates the events of {period.label} how; no date is chosen.",
    )


def periods(events: list[Dated]) -> list[Period]:
    """The years of some dated events, as many together as stand well on one page."""
    by_year: dict[int, list[Dated]] = defaultdict(list)
    for one in events:
        for year in one.years:
            by_year[year].append(one)
    stretches: list[list[int]] = []
    room = 0
    for year in sorted(by_year):
        if room < len(by_year[year]):
            stretches.append([])
            room = FULL
        stretches[-1].append(year)
        room -= len(by_year[year])
    return [_period(years, by_year) for years in stretches]


def _period(years: list[int], by_year: dict[int, list[Dated]]) -> Period:
    own = {one.event["event_id"]: one for year in years for one in by_year[year]}
    return Period(years[0], years[-1], tuple(sorted(own.values(), key=attrgetter("first"))))
