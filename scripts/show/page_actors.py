"""The page of an actor."""

from __future__ import annotations

from scripts.show.page_blocks import (
    date_line,
    figure_block,
    office_block,
    position_block,
    report_block,
    statement_block,
    unusual,
)
from scripts.show.page_parts import (
    Rows,
    attribution,
    called,
    filled,
    ground,
    listed,
    quoted,
    rows_as_block,
)
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block, Page, Section
from scripts.show.view_actors import ActorView, NameForm, Part


def actor_page(shelf: Shelf, view: ActorView) -> Page:
    """What is shown of an actor."""
    said = {
        "Statements": [statement_block(shelf, one) for one in view.statements],
        "Figures they give": [figure_block(shelf, one, with_claim=True) for one in view.figures],
        "Positions they take": [position_block(shelf, one, one.claim) for one in view.positions],
        "Events they report": [report_block(shelf, one, with_event=True) for one in view.reports],
        "Their part in events, as reported": [_part(shelf, one) for one in view.parts_in_events],
    }
    return Page(
        "actor",
        view.id,
        view.label,
        tuple(_facts(shelf, view)),
        (
            Section(f"Names ({len(view.names)})", tuple(_name(shelf, one) for one in view.names)),
            Section(
                f"Offices ({len(view.offices)})",
                tuple(office_block(shelf, one) for one in view.offices),
            ),
            Section(
                f"Documents in their words ({len(view.sources)})",
                rows_as_block(listed("", view.sources, quoting=True)),
            ),
            *(
                Section(f"{heading} ({len(found)})", tuple(found))
                for heading, found in said.items()
            ),
        ),
    )


def _facts(shelf: Shelf, view: ActorView) -> Rows:
    yield "kind", shelf.word("actors", "kind", view.kind)
    yield "voice", ground(shelf, view.voice, view.id, view.voice_basis)
    yield from listed("speaks for", view.speaks_for)
    yield from listed("part of", view.part_of)
    yield from listed("parts", view.parts)
    yield from filled(
        ("born", f"{view.born}, as reported" if view.born else ""),
        ("died", f"{view.died}, as reported" if view.died else ""),
        ("wikidata", view.wikidata),
        ("note", view.note),
    )


def _name(shelf: Shelf, form: NameForm) -> Block:
    kind = f"{shelf.word('names', 'kind', form.kind)}, {form.language}"
    used = tuple(attribution(shelf, form.used)) if form.used else ()
    return Block(f"{quoted(form.name)} ({kind})", used)


def _part(shelf: Shelf, part: Part) -> Block:
    said = part.report
    role = shelf.word("participations", "role", part.role)
    stand = (
        "" if part.position in ("", "asserts") else shelf.word("reports", "position", part.position)
    )
    rows = filled(
        ("event", called(said.event)),
        ("date", date_line(shelf, said)),
        ("words", quoted(said.words) if said.words else ""),
        ("stand", stand or unusual(shelf, said)),
    )
    return Block(role[:1].upper() + role[1:], (*rows, *attribution(shelf, said)))
