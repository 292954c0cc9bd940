"""A place: its parts, what is said to have happened there, what was asked of it; and all places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.events import PlaceView
from scripts.site.datings import Dated, dated
from scripts.site.library import Site
from scripts.site.page import Nav, SitePage, id_page, pages, sheet, shows

PLACES = "places.html"


@dataclass(frozen=True)
class Asked:
    """A question or proposition, with its row of `claim_summary`."""

    claim: Named
    of_number: bool
    summary: Row


@dataclass(frozen=True)
class Branch:
    """A record of a tree with what lies in it."""

    record: Named
    row: Row
    n_claims: int
    n_events: int
    n_reports: int  # that put an event there
    parts: tuple[Branch, ...]


@shows("places")
def place(site: Site, key: str) -> SitePage:
    """The page of a place. Raises `Refused`."""
    view: PlaceView = site.view("places", key)
    shelf = site.shelf
    found = {
        "places": [site.row("places", key)],
        "events": shelf.find("events", "place_id", key),
        "claims": shelf.find("claims", "place_id", key),
        "reports": shelf.find("reports", "place_id", key),
    }
    return id_page(
        site,
        "places",
        key,
        "place",
        view.label,
        "place.html",
        nav=PLACES,
        values={
            "view": view,
            "events": sorted((_dated(site, one) for one in view.events), key=attrgetter("first")),
            "asked": asked(site, "place_id", key),
        },
        sheets=tuple(sheet(site, table, rows) for table, rows in found.items() if rows),
        summary=f"What is said to have happened there, and what was asked of it: {view.label}",
    )


def asked(site: Site, column: str, key: str) -> list[Asked]:
    """The claims that name a record in one of their axes; questions of number first."""
    found = (
        Asked(
            site.shelf.named("claims", row["claim_id"]),
            bool(row["unit_id"]),
            site.shelf.row("claim_summary", row["claim_id"]),
        )
        for row in site.shelf.find("claims", column, key)
    )
    return sorted(found, key=lambda one: not one.of_number)


def _dated(site: Site, event: Named) -> Dated:
    return dated(site.shelf, site.row("events", event.id))


@pages(Nav(80, "Places", PLACES))
def places(site: Site) -> Iterator[SitePage]:
    """All places, each in the one it is part of."""
    rows = site.dataset.tables["places"]
    yield SitePage(
        PLACES,
        "list",
        "Places: what is said to have happened where",
        "places.html",
        values={"tree": tree(site, "places", "place_id"), "total": len(rows)},
        sheets=(sheet(site, "places", rows),),
        summary="Every place, with how many events and questions name it.",
    )


def tree(site: Site, table: str, column: str) -> tuple[Branch, ...]:
    """The records of a table with `part_of_id`, each below the one it is part of.

    `column`: by which claims name it. What is part of nothing known stands at the top.
    """
    key = site.contract.tables[table].key[0]
    known = {row[key] for row in site.dataset.tables[table]}
    tops = (row for row in site.dataset.tables[table] if row["part_of_id"] not in known)
    return tuple(_branch(site, table, column, row) for row in tops)


def _branch(site: Site, table: str, column: str, row: Row) -> Branch:
    shelf, key = site.shelf, row[site.contract.tables[table].key[0]]
    is_place = table == "places"
    return Branch(
        shelf.named(table, key),
        row,
        len(shelf.find("claims", column, key)),
        len(shelf.find("events", column, key)) if is_place else 0,
        len(shelf.find("reports", column, key)) if is_place else 0,
        tuple(_branch(site, table, column, one) for one in shelf.find(table, "part_of_id", key)),
    )
