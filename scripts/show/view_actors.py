"""An actor: names, offices, what they say, and what is said of their part in events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.raw.rows import Row
from scripts.show.page_parts import in_order
from scripts.show.sayings import figure, name, office, position, report, statement
from scripts.show.shelf import Shelf
from scripts.show.view_types import (
    Figure,
    Name,
    Named,
    Office,
    Position,
    Report,
    Statement,
)


@dataclass(frozen=True)
class NameForm:
    """A form of the actor's name."""

    name: str
    language: str
    kind: str  # `pejorative` among them: whoever speaks there uses it, nobody else
    used: Name | None  # the words that use it; None where it was entered without a passage


@dataclass(frozen=True)
class Part:
    """The part in an event that one report gives the actor."""

    role: str
    position: str
    report: Report


@dataclass(frozen=True)
class ActorView:
    """All that is known of one actor."""

    type: str  # actor
    id: str
    label: str
    kind: str
    voice: Named  # in which the actor counts
    voice_basis: str
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
        born=own["born"],
        died=own["died"],
        wikidata=own["wikidata"],
        note=own["note"],
        names=tuple(_name_form(shelf, one) for one in shelf.find("names", "actor_id", actor_id)),
        offices=in_order(office(shelf, one) for one in shelf.find("offices", holder, actor_id)),
        sources=shelf.all_named("sources", "speaker_id", actor_id),
        parts_in_events=_parts(shelf, actor_id),
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
    return NameForm(row["name"], row["language"], row["kind"], used)


def _parts(shelf: Shelf, actor_id: str) -> tuple[Part, ...]:
    parts = [
        Part(row["role"], row["position"], report(shelf, shelf.row("reports", row["report_id"])))
        for row in shelf.find("participations", "actor_id", actor_id)
    ]
    order = [one.record_id for one in in_order({part.report for part in parts})]
    return tuple(sorted(parts, key=lambda part: (order.index(part.report.record_id), part.role)))
