"""An event, as reported: every dating with its owner, who took part, what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.conflicts import Pair
from scripts.show.events import EventView
from scripts.show.reports import Report
from scripts.site.clashes import Clash, clash
from scripts.site.datings import Dated, dated
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage, id_page, sheet, shows
from scripts.site.picture.strip import samples
from scripts.site.rivals import APART

TIMELINE = "timeline.html"


@dataclass(frozen=True)
class Role:
    """A part that somebody is said to have had, with the reports that say so."""

    actor: Named
    role: str
    reports: tuple[tuple[Report, str], ...]  # each with its position, where that is no assertion


@dataclass(frozen=True)
class DateClass:
    """The pairs of dates of one class, in the contract's words for it."""

    value: str
    label: str
    description: str
    count: int
    clashes: tuple[Clash, ...]  # none where the two can hold together


@shows("events")
def event(site: Site, key: str) -> SitePage:
    """The page of an event. Raises `Refused`."""
    view: EventView = site.view("events", key)
    found = dated(site.shelf, site.row("events", key))
    return id_page(
        site,
        "events",
        key,
        "event",
        view.label,
        "event.html",
        nav=TIMELINE,
        values={
            "view": view,
            "dated": found,
            "line": found.line,
            "samples": samples({key for mark in found.marks for key in mark.keys}),
            "placed": _places(view),
            "roles": _roles(view),
            "classes": tuple(_classes(site, view)),
            "voices": len({one.speaker.voice.id for one in view.reports}),
        },
        sheets=tuple(_sheets(site, key, view)),
        summary=f"Who dates it how, and who is said to have taken part: {view.label}",
    )


def date_sheets(site: Site, found: list[Dated]) -> Iterator[Sheet]:
    """The rows of some events and of their reports."""
    yield sheet(site, "events", [one.event for one in found])
    rows = [row for one in found for row in _reports(site, one.event["event_id"])]
    if rows:
        yield sheet(site, "reports", rows)


def _reports(site: Site, key: str) -> list[Row]:
    return site.shelf.find("reports", "event_id", key)


def _places(view: EventView) -> dict[Named, list[Report]]:
    """Where reports put the event."""
    found: dict[Named, list[Report]] = {}
    for one in view.reports:
        if one.place:
            found.setdefault(one.place, []).append(one)
    return found


def _roles(view: EventView) -> tuple[Role, ...]:
    """By the report that first names them."""
    found: dict[tuple[Named, str], list[tuple[Report, str]]] = {}
    for one in view.reports:
        for part in one.participants:
            position = "" if part.position in ("", "asserts") else part.position
            found.setdefault((part.actor, part.role), []).append((one, position))
    return tuple(Role(actor, role, tuple(some)) for (actor, role), some in found.items())


def _classes(site: Site, view: EventView) -> Iterator[DateClass]:
    for category in site.contract.tables["comparisons"].by_name["class"].categories:
        pairs = [one for one in view.pairs if one.pair_class == category.value]
        if pairs:
            shown = pairs if APART[category.value] else ()
            clashes = tuple(clash(site, _row(site, one)) for one in shown)
            words = category.value, category.label, category.description
            yield DateClass(*words, len(pairs), clashes)


def _row(site: Site, one: Pair) -> Row:
    rows = site.shelf.find("comparisons", "a_id", one.a_id)
    return next(row for row in rows if row["b_id"] == one.b_id)


def _sheets(site: Site, key: str, view: EventView) -> Iterator[Sheet]:
    shelf = site.shelf
    reports = _reports(site, key)
    pairs = {(one.a_id, one.b_id) for one in view.pairs}
    found = {
        "events": [site.row("events", key)],
        "reports": reports,
        "participations": [
            row
            for one in reports
            for row in shelf.find("participations", "report_id", one["report_id"])
        ],
        "answers": shelf.find("answers", "event_id", key),
        "comparisons": [
            row
            for one in sorted({a for a, _ in pairs})
            for row in shelf.find("comparisons", "a_id", one)
        ],
        "statements": shelf.find("statements", "occasion_id", key),
        "claims": shelf.find("claims", "event_id", key),
    }
    yield from (sheet(site, table, rows) for table, rows in found.items() if rows)
