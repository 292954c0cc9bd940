"""An event, as reported: its dates, its participants, the claims on it. A place likewise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.show.answers import Answer, answer, answer_rows
from scripts.show.conflicts import Marks, Pair, by_class, marks_of, pair_lines, pairs_of
from scripts.show.kinds import Kind
from scripts.show.page import Block, Page, Rows, Section, filled, rows_as_block
from scripts.show.positions import Positions, positions_on, standing
from scripts.show.reports import Report, report, report_block
from scripts.show.sayings import brief, in_order
from scripts.show.shelf import Cell, Placed, Shelf, called, further, listed
from scripts.show.statements import Statement, statement, statement_block
from scripts.show.words import between

OF_EVENTS = Placed(
    "events",
    "event_id label kind place_id part_of_id earliest latest closest closest_earliest "
    "closest_latest",
)
OF_PLACES = Placed(
    "places",
    "place_id label kind part_of_id",
)


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
    closest: str  # the finest precision among them; the bounds over the reports of that one
    closest_earliest: str
    closest_latest: str
    reports: tuple[Report, ...]  # by the date they give, undated ones last
    answers: tuple[Answer, ...]  # the distinct dates
    pairs: tuple[Pair, ...]  # of these dates
    statements: tuple[Statement, ...]  # made on the occasion
    claims: tuple[ClaimOnEvent, ...]
    more: tuple[Cell, ...]


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
    more: tuple[Cell, ...]


def event_view(shelf: Shelf, event_id: str) -> EventView:
    """The view of one event. Raises `Refused`."""
    row = shelf.row("events", event_id)
    reports = in_order(report(shelf, one) for one in shelf.find("reports", "event_id", event_id))
    said = shelf.find("statements", "occasion_id", event_id)
    dates = shelf.find("answers", "event_id", event_id)
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
        row["closest"],
        row["closest_earliest"],
        row["closest_latest"],
        tuple(sorted(reports, key=lambda one: (not one.date, one.earliest, one.latest))),
        tuple(answer(shelf, one) for one in dates),
        pairs_of(shelf, [one["answer_id"] for one in dates]),
        in_order(statement(shelf, one) for one in said),
        tuple(_claims(shelf, event_id)),
        shelf.others(row, OF_EVENTS),
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
        shelf.others(row, OF_PLACES),
    )


# ---- the pages


def event_page(shelf: Shelf, view: EventView) -> Page:
    """What is shown of an event."""
    marks = marks_of([one.record_id for one in view.reports])
    reports = tuple(
        report_block(shelf, one, marks[one.record_id], with_event=False) for one in view.reports
    )
    return Page(
        "event",
        view.id,
        view.label,
        tuple(_facts(shelf, view)),
        (
            Section(f"Reports ({len(reports)}), by the date they give", reports),
            Section(f"Dates ({len(view.answers)})", tuple(_dates(shelf, view, marks))),
            *by_class(shelf, view.pairs, lambda found: pair_lines(shelf, found, view.answers)),
            Section(
                f"Said on this occasion ({len(view.statements)})",
                tuple(statement_block(shelf, one) for one in view.statements),
            ),
            Section(
                f"Claims on it ({len(view.claims)})",
                tuple(_claim(shelf, one) for one in view.claims),
                "Show a claim by its id for the words of each position and figure.",
            ),
        ),
    )


def _facts(shelf: Shelf, view: EventView) -> Rows:
    yield "kind", shelf.word("events", "kind", view.kind)
    yield from filled(("place", called(view.place) if view.place else ""))
    if any(one.date for one in view.reports):
        yield "dates", f"{between(view.earliest, view.latest)}, outermost over its dated reports"
    near, outer = (view.closest_earliest, view.closest_latest), (view.earliest, view.latest)
    if view.closest and near != outer:
        precision = shelf.word("events", "closest", view.closest)
        yield "closest", f"{between(*near)}, over those of the precision {precision}"
    yield from listed("part of", view.part_of)
    yield from listed("parts", view.parts)
    yield from further(view.more)


def _dates(shelf: Shelf, view: EventView, marks: Marks) -> Iterator[Block]:
    """Each distinct date with the reports that give it."""
    signs = marks_of([one.id for one in view.answers], "A")
    for one in view.answers:
        rows = (("reports", " ".join(marks[name] for name in one.given_by)),)
        yield Block(one.reading, (*rows, *answer_rows(shelf, one)), signs[one.id])


def _claim(shelf: Shelf, one: ClaimOnEvent) -> Block:
    taken = (*one.positions.asserting, *one.positions.denying, *one.positions.other)
    rows = [("claim", one.claim.id), ("kind", shelf.word("claims", "kind", one.kind))]
    if one.n_figures:
        rows.append(("figures", str(one.n_figures)))
    rows += [
        ("" if number else "positions", f"{standing(shelf, said)}: {brief(said)}")
        for number, said in enumerate(taken)
    ]
    return Block(one.claim.label, tuple(rows))


def place_page(shelf: Shelf, view: PlaceView) -> Page:
    """What is shown of a place."""
    facts = (
        ("kind", shelf.word("places", "kind", view.kind)),
        *listed("part of", view.part_of),
        *listed("parts", view.parts),
        *further(view.more),
    )
    reports = tuple(report_block(shelf, one) for one in view.reports)
    sections = [
        Section(f"{heading} ({len(found)})", rows_as_block(listed("", found)))
        for heading, found in (("Events there", view.events), ("Claims about it", view.claims))
    ]
    sections.append(Section(f"Reports that name it ({len(reports)})", reports))
    return Page("place", view.id, view.label, facts, tuple(sections))


EVENT = Kind("events", event_view, event_page)
PLACE = Kind("places", place_view, place_page)
