"""An event, as reported: its dates, its participants, the claims on it. A place likewise."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.show.page_parts import in_order
from scripts.show.sayings import report, statement
from scripts.show.shelf import Shelf
from scripts.show.view_claims import Positions, pair, positions_on
from scripts.show.view_types import Named, Pair, Report, Statement


@dataclass(frozen=True)
class ClaimOnEvent:
    """A claim on an event, with the positions taken on it."""

    claim: Named
    kind: str
    n_figures: int  # figures that answer it; `show` the claim to see them
    positions: Positions


@dataclass(frozen=True)
class EventView:
    """All that is known of one event; no date and no outcome is chosen."""

    type: str  # event
    id: str
    label: str
    kind: str
    place: Named | None
    part_of: tuple[Named, ...]  # from the nearest outwards
    parts: tuple[Named, ...]
    earliest: str  # outermost bounds over the dated reports that stand
    latest: str
    reports: tuple[Report, ...]  # by the date they give, undated ones last
    exclusions: tuple[Pair, ...]  # pairs of dated reports with no day in common
    statements: tuple[Statement, ...]  # made on the occasion
    claims: tuple[ClaimOnEvent, ...]


@dataclass(frozen=True)
class PlaceView:
    """A place, and what is said to have happened there."""

    type: str  # place
    id: str
    label: str
    kind: str
    part_of: tuple[Named, ...]
    parts: tuple[Named, ...]
    events: tuple[Named, ...]
    claims: tuple[Named, ...]
    reports: tuple[Report, ...]  # that name this place


def event_view(shelf: Shelf, event_id: str) -> EventView:
    """The view of one event. Raises `Refused`."""
    row = shelf.row("events", event_id)
    reports = in_order(report(shelf, one) for one in shelf.find("reports", "event_id", event_id))
    return EventView(
        "event",
        event_id,
        row["label"],
        row["kind"],
        shelf.maybe("places", row["place_id"]),
        shelf.above("events", event_id),
        shelf.below("events", event_id),
        row["earliest"],
        row["latest"],
        tuple(sorted(reports, key=lambda one: (not one.date, one.earliest, one.latest))),
        tuple(
            pair(one)
            for one in shelf.find("comparisons", "event_id", event_id)
            if one["relation"] == "disjoint"
        ),
        in_order(
            statement(shelf, one) for one in shelf.find("statements", "occasion_id", event_id)
        ),
        tuple(_claims(shelf, event_id)),
    )


def _claims(shelf: Shelf, event_id: str) -> list[ClaimOnEvent]:
    return [
        ClaimOnEvent(
            shelf.named("claims", row["claim_id"]),
            row["kind"],
            len(shelf.find("figures", "claim_id", row["claim_id"])),
            positions_on(shelf, row["claim_id"]),
        )
        for row in shelf.find("claims", "event_id", event_id)
    ]


def place_view(shelf: Shelf, place_id: str) -> PlaceView:
    """The view of one place. Raises `Refused`."""
    row = shelf.row("places", place_id)
    return PlaceView(
        "place",
        place_id,
        row["label"],
        row["kind"],
        shelf.above("places", place_id),
        shelf.below("places", place_id),
        shelf.all_named("events", "place_id", place_id),
        shelf.all_named("claims", "place_id", place_id),
        in_order(report(shelf, one) for one in shelf.find("reports", "place_id", place_id)),
    )
