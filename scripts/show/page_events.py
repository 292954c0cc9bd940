"""The pages of an event and of a place."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.show.page_blocks import (
    date_line,
    report_block,
    standing,
    statement_block,
)
from scripts.show.page_parts import (
    Rows,
    between,
    brief,
    called,
    filled,
    listed,
    rows_as_block,
)
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block, Page, Section
from scripts.show.view_events import ClaimOnEvent, EventView, PlaceView


def event_page(shelf: Shelf, view: EventView) -> Page:
    """What is shown of an event."""
    marks = {one.record_id: f"[{number}]" for number, one in enumerate(view.reports, start=1)}
    return Page(
        "event",
        view.id,
        view.label,
        tuple(_facts(shelf, view)),
        (
            Section(
                f"Reports ({len(view.reports)}), by the date they give",
                tuple(report_block(shelf, one, marks[one.record_id]) for one in view.reports),
            ),
            Section("Dates that exclude each other", tuple(_exclusions(shelf, view, marks))),
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
    yield from listed("part of", view.part_of)
    yield from listed("parts", view.parts)


def _exclusions(shelf: Shelf, view: EventView, marks: dict[str, str]) -> Iterable[Block]:
    found = {one.record_id: one for one in view.reports}
    for pair in view.exclusions:
        two = sorted((found[pair.a_id], found[pair.b_id]), key=view.reports.index)
        yield Block(
            "Inside one document" if pair.same_source else "Between two documents",
            tuple((marks[one.record_id], f"{date_line(shelf, one)}, {brief(one)}") for one in two),
        )


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
    facts = [
        ("kind", shelf.word("places", "kind", view.kind)),
        *listed("part of", view.part_of),
        *listed("parts", view.parts),
    ]
    reports = tuple(report_block(shelf, one, with_event=True) for one in view.reports)
    return Page(
        "place",
        view.id,
        view.label,
        tuple(facts),
        (
            Section(f"Events there ({len(view.events)})", rows_as_block(listed("", view.events))),
            Section(
                f"Claims about it ({len(view.claims)})", rows_as_block(listed("", view.claims))
            ),
            Section(f"Reports that name it ({len(view.reports)})", reports),
        ),
    )
