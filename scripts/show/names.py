"""How somebody is called in a passage: by a name, or by an office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import RecordKind
from scripts.show.page import Block, filled
from scripts.show.positions import stand, unusual
from scripts.show.sayings import (
    Saying,
    attribution,
    cells,
    in_the_words,
    said_in,
    words_row,
)
from scripts.show.shelf import Placed, Shelf, called
from scripts.show.words import date_in_words, quoted

OF_OFFICES = Placed(
    "offices",
    "office_id person_id title organisation_id since until",
)
OF_NAMES = Placed(
    "names",
    "actor_id name language kind passage_id",
)


@dataclass(frozen=True)
class Office(Saying):
    """A person in an office for a time, as one passage has it."""

    person: Named
    title: str
    organisation: Named | None
    since: str
    until: str


@dataclass(frozen=True)
class Name(Saying):
    """A form of a name, as one passage has it."""

    actor: Named
    name: str
    language: str
    kind: str


def office(shelf: Shelf, row: Row) -> Office:
    """A row of `offices`."""
    return Office(
        **said_in(shelf, row, "office_id", OF_OFFICES),
        person=shelf.named("people", row["person_id"]),
        organisation=shelf.maybe("organisations", row["organisation_id"]),
        **cells(row, "title since until"),
    )


def name(shelf: Shelf, row: Row) -> Name:
    """A row of `names` that rests on a passage; whoever speaks there uses it."""
    passage = shelf.row("passages", row["passage_id"])
    around = _around(shelf, passage)
    said = row.with_cells(
        source_id=passage["source_id"],
        statement_id=around,
        speaker_id=shelf.voices.speaker_of(around, passage["source_id"]),
    )
    return Name(
        **said_in(shelf, said, "passage_id", OF_NAMES),
        actor=shelf.named("actors", row["actor_id"]),
        **cells(row, "name language kind"),
    )


def _around(shelf: Shelf, passage: Row) -> str:
    """The smallest statement that encloses a passage; of several as small, what encloses them."""
    if not passage["char_start"]:
        return ""
    start, end = int(passage["char_start"]), int(passage["char_end"])
    sizes = {}
    for row in shelf.find("statements", "source_id", passage["source_id"]):
        other = shelf.row("passages", row["statement_id"])
        if int(other["char_start"]) <= start and end <= int(other["char_end"]):
            sizes[row["statement_id"]] = int(other["char_end"]) - int(other["char_start"])
    smallest = [key for key, size in sizes.items() if size == min(sizes.values())]
    if len(smallest) > 1:
        return shelf.row("statements", smallest[0])["parent_id"]
    return smallest[0] if smallest else ""


def office_block(shelf: Shelf, office: Office) -> Block:
    """An office held."""
    rows = filled(
        ("person", called(office.person)),
        ("of", called(office.organisation) if office.organisation else ""),
        ("since", office.since),
        ("until", office.until),
        words_row(office),
        ("stand", unusual(shelf, office)),
    )
    return Block(office.title, (*rows, *attribution(shelf, office)))


def name_block(shelf: Shelf, name: Name) -> Block:
    """A form of a name."""
    kind = shelf.word("names", "kind", name.kind)
    rows = (("kind", f"{kind}, {name.language}"), ("of", called(name.actor)))
    return Block(quoted(name.name), (*rows, *attribution(shelf, name)))


def _of_office(shelf: Shelf, said: Office) -> Iterator[str]:
    where = f" ({said.organisation.label})" if said.organisation else ""
    yield f"{stand(shelf, said, 'stated')} that {said.person.label} holds or held an office: "
    yield f"{said.title}{where}"
    yield f"; since {date_in_words(said.since)}" if said.since else ""
    yield f"; until {date_in_words(said.until)}" if said.until else ""
    yield in_the_words(said)


def _of_name(shelf: Shelf, said: Name) -> Iterator[str]:
    kind = shelf.word("names", "kind", said.kind)
    language = f", language {said.language}" if said.language else ""
    yield f"used for {said.actor.label} the name {quoted(said.name)} ({kind}{language})"


OFFICE = RecordKind("offices", "office_id", office, office_block, _of_office)
NAME = RecordKind("names", "passage_id", name, name_block, _of_name)
