"""An actor: names, offices, what they say, and what is said of their part in events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.figures import Figure, figure, figure_block
from scripts.show.kinds import Kind
from scripts.show.names import OF_NAMES, Name, Office, name, office, office_block
from scripts.show.page import Block, Page, Rows, Section, filled, rows_as_block
from scripts.show.positions import Position, position, position_block, unusual
from scripts.show.reports import (
    OF_PARTICIPATIONS,
    Report,
    date_line,
    report,
    report_block,
)
from scripts.show.sayings import attribution, in_order, words_row
from scripts.show.shelf import Cell, Placed, Shelf, called, further, listed
from scripts.show.statements import Statement, statement, statement_block
from scripts.show.words import quoted

OF_ACTORS = Placed("actors", "actor_id label kind voice_id")
OF_PEOPLE = Placed(
    "people",
    "person_id label born died voice_id voice_basis voice_source_id voice_locator wikidata note",
)
OF_ORGANISATIONS = Placed(
    "organisations",
    "organisation_id label kind part_of_id voice_id voice_basis voice_source_id voice_locator "
    "wikidata note",
)


@dataclass(frozen=True)
class NameForm:
    """A form of the actor's name."""

    name: str
    language: str
    kind: str  # `pejorative` among them: whoever speaks there uses it, nobody else
    used: Name | None  # the words that use it; None where it was entered without a passage
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class Part:
    """The part in an event that one report gives the actor."""

    role: str
    position: str
    report: Report
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class ActorView:
    """All that is known of one actor."""

    type: str  # actor
    id: str
    label: str
    kind: str
    voice: Named  # in which the actor counts
    voice_basis: str
    voice_source: Named | None  # on which the basis rests
    voice_locator: str
    speaks_for: tuple[Named, ...]  # others who count in this actor's voice
    part_of: tuple[Named, ...]  # organisations, from the nearest outwards
    parts: tuple[Named, ...]
    born: str  # as reported; several dates as an EDTF set
    died: str
    wikidata: str
    note: str
    names: tuple[NameForm, ...]
    offices: tuple[Office, ...]  # held by the person, or in the organisation
    sources: tuple[Named, ...]  # documents whose text is the actor's
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    positions: tuple[Position, ...]  # those not among the statements above
    reports: tuple[Report, ...]  # what the actor says of events
    parts_in_events: tuple[Part, ...]  # what is said of the actor
    more: tuple[Cell, ...]


def actor_view(shelf: Shelf, actor_id: str) -> ActorView:
    """The view of one actor. Raises `Refused`."""
    row = shelf.row("actors", actor_id)
    is_person = row["kind"] == "person"
    table = "people" if is_person else "organisations"
    holder = "person_id" if is_person else "organisation_id"
    own = shelf.row(table, actor_id)
    followers = shelf.all_named("actors", "voice_id", actor_id)
    return ActorView(
        type="actor",
        id=actor_id,
        label=row["label"],
        kind=row["kind"],
        voice=shelf.named("actors", row["voice_id"]),
        speaks_for=tuple(one for one in followers if one.id != actor_id),
        part_of=() if is_person else shelf.above(table, actor_id),
        parts=() if is_person else shelf.below(table, actor_id),
        voice_basis=own["voice_basis"],
        voice_source=shelf.maybe("sources", own["voice_source_id"]),
        voice_locator=own["voice_locator"],
        born=own["born"],
        died=own["died"],
        wikidata=own["wikidata"],
        note=own["note"],
        names=tuple(_name_form(shelf, one) for one in shelf.find("names", "actor_id", actor_id)),
        offices=in_order(office(shelf, one) for one in shelf.find("offices", holder, actor_id)),
        sources=shelf.all_named("sources", "speaker_id", actor_id),
        parts_in_events=_parts(shelf, actor_id),
        more=(
            *shelf.others(row, OF_ACTORS),
            *shelf.others(own, OF_PEOPLE if is_person else OF_ORGANISATIONS),
        ),
        **_spoken(shelf, actor_id),
    )


def _spoken(shelf: Shelf, actor_id: str) -> dict[str, Any]:
    """What the actor says; the positions that a statement takes stand with the statement."""
    said = {
        table: shelf.find(table, "speaker_id", actor_id)
        for table in ("statements", "figures", "positions", "reports")
    }
    made = {row["statement_id"] for row in said["statements"]}
    others = (row for row in said["positions"] if row["passage_id"] not in made)
    return {
        "statements": in_order(statement(shelf, row) for row in said["statements"]),
        "figures": in_order(figure(shelf, row) for row in said["figures"]),
        "positions": in_order(position(shelf, row) for row in others),
        "reports": in_order(report(shelf, row) for row in said["reports"]),
    }


def _name_form(shelf: Shelf, row: Row) -> NameForm:
    used = name(shelf, row) if row["passage_id"] else None
    more = () if used else shelf.others(row, OF_NAMES)  # else `used` has them
    return NameForm(row["name"], row["language"], row["kind"], used, more)


def _parts(shelf: Shelf, actor_id: str) -> tuple[Part, ...]:
    parts = [
        Part(
            row["role"],
            row["position"],
            report(shelf, shelf.row("reports", row["report_id"])),
            shelf.others(row, OF_PARTICIPATIONS),
        )
        for row in shelf.find("participations", "actor_id", actor_id)
    ]
    order = [one.record_id for one in in_order({part.report for part in parts})]
    return tuple(sorted(parts, key=lambda part: (order.index(part.report.record_id), part.role)))


# ---- the page


def actor_page(shelf: Shelf, view: ActorView) -> Page:
    """What is shown of an actor."""
    documents = Section(
        f"Documents in their words ({len(view.sources)})",
        rows_as_block(listed("", view.sources, quoting=True)),
    )
    return Page(
        "actor",
        view.id,
        view.label,
        tuple(_facts(shelf, view)),
        (
            _section("Names", [_name(shelf, one) for one in view.names]),
            _section("Offices", [office_block(shelf, one) for one in view.offices]),
            documents,
            _section("Statements", [statement_block(shelf, one) for one in view.statements]),
            _section("Figures they give", [figure_block(shelf, one) for one in view.figures]),
            _section("Positions they take", [position_block(shelf, one) for one in view.positions]),
            _section("Events they report", [report_block(shelf, one) for one in view.reports]),
            _section(
                "Their part in events, as reported",
                [_part(shelf, one) for one in view.parts_in_events],
            ),
        ),
    )


def _section(heading: str, blocks: list[Block]) -> Section:
    return Section(f"{heading} ({len(blocks)})", tuple(blocks))


def _facts(shelf: Shelf, view: ActorView) -> Rows:
    yield "kind", shelf.word("actors", "kind", view.kind)
    yield "voice", ground(shelf, view.voice, view.id, view.voice_basis)
    if view.voice_source:
        where = f", {view.voice_locator}" if view.voice_locator else ""
        yield "evidence", f"{quoted(view.voice_source.label)} ({view.voice_source.id}){where}"
    yield from listed("speaks for", view.speaks_for)
    yield from listed("part of", view.part_of)
    yield from listed("parts", view.parts)
    yield from filled(
        ("born", f"{view.born}, as reported" if view.born else ""),
        ("died", f"{view.died}, as reported" if view.died else ""),
        ("wikidata", view.wikidata),
        *further(view.more),
        ("note", view.note),
    )


def ground(shelf: Shelf, voice: Named, own_id: str, basis: str) -> str:
    """In whose voice somebody counts, and on what ground as far as one is recorded."""
    whose = "their own" if voice.id == own_id else called(voice)
    if not basis:
        return whose
    return f"{whose}; ground: {shelf.word('organisations', 'voice_basis', basis)}"


def _name(shelf: Shelf, form: NameForm) -> Block:
    kind = f"{shelf.word('names', 'kind', form.kind)}, {form.language}"
    used = attribution(shelf, form.used) if form.used else ()
    return Block(f"{quoted(form.name)} ({kind})", (*further(form.more), *used))


def _part(shelf: Shelf, part: Part) -> Block:
    said = part.report
    role = shelf.word("participations", "role", part.role)
    asserted = part.position in ("", "asserts")
    stand = "" if asserted else shelf.word("reports", "position", part.position)
    rows = filled(
        ("event", called(said.event)),
        ("date", date_line(shelf, said)),
        words_row(said),
        ("stand", stand or unusual(shelf, said)),
        *further(part.more),
    )
    return Block(role[:1].upper() + role[1:], (*rows, *attribution(shelf, said)))


ACTOR = Kind("actors", actor_view, actor_page)
