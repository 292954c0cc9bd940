"""What one passage says of one event: its date, its place, who took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import RecordKind
from scripts.show.page import Block, Rows, filled
from scripts.show.positions import POSITIONS, stand, unusual
from scripts.show.sayings import (
    Saying,
    added,
    attribution,
    cells,
    in_the_words,
    said_in,
    words_row,
)
from scripts.show.shelf import Cell, Coded, Placed, Shelf, called, once
from scripts.show.words import between, date_in_words, quoted

PLACED = Placed(
    "reports",
    "report_id event_id date_words date date_basis earliest latest precision answer_id place_id "
    "calendar date_checked",
)
OF_PARTICIPATIONS = Placed(
    "participations",
    "report_id actor_id role position",
)
# How a date was got: without words of the document, and before them.
BASES = Coded(
    "reports.date_basis",
    {"stated": "stated", "resolved": "worked out", "inferred": "inferred", "not_stated": ""},
)
BASES_IN_WORDS = Coded(
    "reports.date_basis",
    {
        "stated": "stated as",
        "resolved": "worked out from",
        "inferred": "inferred from",
        "not_stated": "",
    },
)


@dataclass(frozen=True)
class Participant:
    """An actor in an event, as one report has it."""

    actor: Named
    role: str
    position: str
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class Report(Saying):
    """What one passage says of one event."""

    event: Named
    date_words: str
    date: str
    date_basis: str
    earliest: str
    latest: str
    precision: str
    answer_id: str  # empty = it is not compared
    calendar: str  # of the words; empty = not read from them
    date_checked: str
    place: Named | None
    participants: tuple[Participant, ...]


@once
def report(shelf: Shelf, row: Row) -> Report:
    """A row of `reports`, with its participants."""
    return Report(
        **said_in(shelf, row, "report_id", PLACED),
        event=shelf.named("events", row["event_id"]),
        **cells(
            row,
            "date_words date date_basis earliest latest precision answer_id calendar date_checked",
        ),
        place=shelf.maybe("places", row["place_id"]),
        participants=tuple(
            Participant(
                shelf.named("actors", one["actor_id"]),
                one["role"],
                one["position"],
                shelf.others(one, OF_PARTICIPATIONS),
            )
            for one in shelf.find("participations", "report_id", row["report_id"])
        ),
    )


def report_block(shelf: Shelf, report: Report, mark: str = "", with_event: bool = True) -> Block:
    """A report of an event: its date, its words, who took part."""
    rows = filled(
        ("event", called(report.event) if with_event else ""),
        words_row(report),
        ("stand", unusual(shelf, report)),
        ("place", report.place.label if report.place else ""),
    )
    people = _took_part(shelf, report)
    return Block(date_line(shelf, report), (*rows, *people, *attribution(shelf, report)), mark)


def _took_part(shelf: Shelf, report: Report) -> Rows:
    for number, one in enumerate(report.participants):
        role = shelf.word("participations", "role", one.role)
        doubt = "" if one.position in ("", "asserts") else f" ({_doubt(shelf, one)})"
        text = f"{one.actor.label}: {role}{doubt}{added(one.more)}"
        yield ("" if number else "took part"), text


def _doubt(shelf: Shelf, one: Participant) -> str:
    return shelf.word("participations", "position", one.position)


def date_line(shelf: Shelf, report: Report) -> str:
    """The date with its words, its basis and, where it is no day, its bounds."""
    words = f"{quoted(report.date_words)}{_calendar(shelf, report)}: " if report.date_words else ""
    if not report.date:
        return f"{words}no date is given"
    basis = shelf.word("reports", "date_basis", report.date_basis)
    if report.precision == "day":
        return f"{words}{report.date} ({basis})"
    precision = shelf.word("reports", "precision", report.precision)
    bounds = between(report.earliest, report.latest)
    return f"{words}{report.date} ({basis}; {precision}, {bounds})"


def _calendar(shelf: Shelf, report: Report) -> str:
    """The calendar of the words where it is not the one that dates are given in."""
    if report.calendar in ("", "gregorian"):
        return ""
    return f" ({shelf.word('reports', 'calendar', report.calendar)} calendar)"


# ---- in a sentence


def _sentence(shelf: Shelf, said: Report) -> Iterator[str]:
    yield f"{stand(shelf, said, 'told of')} the event: {said.event.label}; {_dated(shelf, said)}"
    yield f"; place: {said.place.label}" if said.place else ""
    for one in said.participants:
        yield f"; {_part(shelf, one, said.position)}{added(one.more)}"
    yield in_the_words(said)


def _dated(shelf: Shelf, said: Report) -> str:
    """The date of an event and how it was got."""
    origin = f"{quoted(said.date_words)}{_calendar(shelf, said)}" if said.date_words else ""
    if not said.date:
        return f"no date is stated {origin}".rstrip()
    basis = shelf.coded(BASES_IN_WORDS if origin else BASES, said.date_basis)
    basis = f"{basis} {origin}" if origin else basis
    return f"date: {date_in_words(said.date)}{f', {basis}' if basis else ''}"


def _part(shelf: Shelf, one: Participant, usual: str) -> str:
    """The role of an actor in an event; `usual` is the position that the report itself takes."""
    role = shelf.word("participations", "role", one.role)
    doubt = f" ({shelf.coded(POSITIONS, one.position)})" if one.position != usual else ""
    return f"{role}: {one.actor.label}{doubt}"


REPORT = RecordKind("reports", "report_id", report, report_block, _sentence)
