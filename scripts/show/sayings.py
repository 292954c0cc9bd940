"""Rows of records → sayings: the words, who says them, as reported by whom, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.raw.rows import Row
from scripts.show.plain_numbers import amount, in_words, truth
from scripts.show.shelf import Shelf
from scripts.show.view_types import (
    Figure,
    Name,
    Named,
    Office,
    Origin,
    Participant,
    Position,
    Report,
    Saying,
    Stand,
    Statement,
    Teller,
    Where,
)

NOBODY = "somebody whom the words do not name"


def figure(shelf: Shelf, row: Row) -> Figure:
    """A row of `figures`."""
    said = _said(shelf, row, row["figure_id"])
    source_id, speaker_id = shelf.origins.of(row)
    return Figure(
        **{**said, "words": said["words"] or row["as_written"]},
        claim=shelf.named("claims", row["claim_id"]),
        reading=in_words(row),
        value=amount(row["value"]),
        lower=amount(row["lower"]),
        upper=amount(row["upper"]),
        lower_inclusive=truth(row["lower_inclusive"]),
        upper_inclusive=truth(row["upper_inclusive"]),
        **_cells(row, "qualifier bound_source unit_as_written basis as_of repeats_id"),
        origin=Origin(source_id, speaker_id),
    )


def position(shelf: Shelf, row: Row) -> Position:
    """A row of `positions`."""
    said = _said(shelf, row, row["passage_id"])
    return Position(**said, claim=shelf.named("claims", row["claim_id"]))


def report(shelf: Shelf, row: Row) -> Report:
    """A row of `reports`, with its participants."""
    return Report(
        **_said(shelf, row, row["report_id"]),
        event=shelf.named("events", row["event_id"]),
        **_cells(row, "date_words date date_basis earliest latest precision"),
        place=shelf.maybe("places", row["place_id"]),
        participants=tuple(
            Participant(shelf.named("actors", one["actor_id"]), one["role"], one["position"])
            for one in shelf.find("participations", "report_id", row["report_id"])
        ),
    )


def office(shelf: Shelf, row: Row) -> Office:
    """A row of `offices`."""
    return Office(
        **_said(shelf, row, row["office_id"]),
        person=shelf.named("people", row["person_id"]),
        organisation=shelf.maybe("organisations", row["organisation_id"]),
        **_cells(row, "title since until"),
    )


def statement(shelf: Shelf, row: Row) -> Statement:
    """A row of `statements`, with the positions it takes."""
    own = row.with_cells(speaker_id=shelf.voices.speaker(row["statement_id"]))
    return Statement(
        **_said(shelf, own, row["statement_id"]),
        occasion=shelf.maybe("events", row["occasion_id"]),
        **_cells(row, "specificity kind fidelity cue act translated date repeats_id origin_check"),
        positions=tuple(
            Stand(shelf.named("claims", one["claim_id"]), one["position"], one["commitment"])
            for one in shelf.find("positions", "passage_id", row["statement_id"])
        ),
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
        **_said(shelf, said, row["passage_id"]),
        actor=shelf.named("actors", row["actor_id"]),
        **_cells(row, "name language kind"),
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


def where(shelf: Shelf, passage: Row) -> Where:
    """The place of a row of `passages`."""
    source = shelf.row("sources", passage["source_id"])
    return Where(
        line=int(passage["line"]) if passage["line"] else None,
        **_cells(passage, "source_id locator written"),
        **_cells(source, "title kind published derivation"),
        derived_from=shelf.maybe("sources", source["derived_from_id"]),
        read_through=shelf.maybe("sources", source["read_through_id"]),
    )


def _said(shelf: Shelf, row: Row, record_id: str) -> dict[str, Any]:
    """The attributes of `Saying` for a row with a speaker, a statement and a source."""
    passage = shelf.row("passages", record_id)
    first, *others = _tellers(shelf, row)
    return vars(
        Saying(
            record_id,
            row.table,
            passage["quote"],
            row["position"],
            row["commitment"],
            first,
            row["speaker_why"],
            tuple(others),
            shelf.named("actors", shelf.voices.carrier_voice(row)),
            where(shelf, passage),
            row["note"],
        )
    )


def _tellers(shelf: Shelf, row: Row) -> Iterator[Teller]:
    """Who says it, then each who passes it on, the voice of the document last."""
    if row["speaker_why"]:
        yield _teller(shelf, row, Row("", {}, row.home))
    for said in shelf.voices.outward(row["statement_id"]):
        yield _teller(shelf, said, said)
    document = Row("", {"source_id": row["source_id"]}, row.home)
    author = shelf.row("sources", row["source_id"])["speaker_id"]
    if (author, row["statement_id"]) != (row["speaker_id"], "") or not row["speaker_why"]:
        yield _teller(shelf, document.with_cells(speaker_id=author), document)


def _teller(shelf: Shelf, row: Row, said: Row) -> Teller:
    """The speaker of a row; `said` is the statement they make, empty where there is none."""
    who = shelf.maybe("actors", row["speaker_id"]) or Named("", NOBODY)
    return Teller(
        who.id,
        who.label,
        said["described_as"],
        shelf.named("actors", shelf.voices.speaker_voice(row)),
        said["statement_id"],
        said["kind"],
        said["origin_check"],
    )


def _cells(row: Row, names: str) -> dict[str, Any]:
    return {name: row[name] for name in names.split()}
