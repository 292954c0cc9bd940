"""One record: a passage with the rows that rest on it. Also a record as one line of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.answers import Answer, answer
from scripts.show.conflicts import Pair, pairs_of
from scripts.show.figures import FIGURE
from scripts.show.kinds import Kind, RecordKind
from scripts.show.names import NAME, OFFICE
from scripts.show.page import Block, Page, Section, rows_as_block
from scripts.show.positions import POSITION
from scripts.show.reports import REPORT
from scripts.show.rivals import answer_section, rivals
from scripts.show.sayings import Saying
from scripts.show.shelf import Shelf, listed
from scripts.show.statements import STATEMENT
from scripts.show.words import quoted, spot

EXCERPT = 120  # code points of a long passage shown in a list
# In the order in which a reader meets them.
RECORDS: dict[str, RecordKind] = {
    kind.table: kind for kind in (STATEMENT, FIGURE, REPORT, POSITION, OFFICE, NAME)
}


@dataclass(frozen=True)
class Record:
    """A passage, with the tables that hold a row for it."""

    record_id: str
    tables: tuple[str, ...]
    words: str  # empty where the document is only cited
    line: int | None
    locator: str


@dataclass(frozen=True)
class RecordView:
    """All that rests on one passage."""

    type: str  # record
    id: str
    rows: tuple[Saying, ...]  # each says in `table` what it is
    contributed_by: Named | None  # who is answerable for the coding
    holds: tuple[Record, ...]  # records inside this statement
    repeated_by: tuple[str, ...]  # ids of figures or statements that repeat this one
    answer: Answer | None  # that it gives; None = it is not compared
    pairs: tuple[Pair, ...]  # of that answer with its rivals


def record(shelf: Shelf, passage: Row) -> Record:
    """A row of `passages` as one line of a list."""
    return Record(
        passage["passage_id"],
        tuple(
            kind.table
            for kind in RECORDS.values()
            if shelf.find(kind.table, kind.column, passage["passage_id"])
        ),
        passage["quote"],
        int(passage["line"]) if passage["line"] else None,
        passage["locator"],
    )


def record_view(shelf: Shelf, record_id: str) -> RecordView:
    """The view of one record. Raises `Refused`."""
    passage = shelf.row("passages", record_id)
    # The positions of a statement are part of it.
    tables = record(shelf, passage).tables
    given = _given(shelf, record_id)
    shown = [RECORDS[name] for name in tables if name != "positions" or "statements" not in tables]
    return RecordView(
        "record",
        record_id,
        tuple(
            kind.read(shelf, row)
            for kind in shown
            for row in shelf.find(kind.table, kind.column, record_id)
        ),
        shelf.maybe("contributors", passage["contributed_by_id"]),
        tuple(record(shelf, shelf.row("passages", key)) for key in _inside(shelf, record_id)),
        tuple(
            row[kind.column]
            for kind in (FIGURE, STATEMENT)
            for row in shelf.find(kind.table, "repeats_id", record_id)
        ),
        answer(shelf, shelf.row("answers", given)) if given else None,
        pairs_of(shelf, [given] if given else []),
    )


def _given(shelf: Shelf, record_id: str) -> str:
    """The answer that a figure or report gives; empty where it gives none."""
    rows = (shelf.first(kind.table, kind.column, record_id) for kind in (FIGURE, REPORT))
    return next((row["answer_id"] for row in rows if row), "")


def _inside(shelf: Shelf, statement_id: str) -> list[str]:
    """The records that a statement owns, itself left out."""
    inside = {row["statement_id"] for row in shelf.find("statements", "parent_id", statement_id)}
    for kind in (FIGURE, REPORT, POSITION, OFFICE):  # their rows name their statement
        rows = shelf.find(kind.table, "statement_id", statement_id)
        inside |= {row[kind.column] for row in rows}
    return sorted(inside - {statement_id})


# ---- the page


def record_page(shelf: Shelf, view: RecordView) -> Page:
    """What is shown of a record."""
    kinds = [row.table.removesuffix("s") for row in view.rows]
    blocks = [RECORDS[row.table].block(shelf, row) for row in view.rows]
    return Page(
        kinds[0] if kinds else "passage",
        view.id,
        "",
        (),
        (
            Section("", _credited(blocks, view)),
            records_section("Records inside it", view.holds),
            Section("Repeated by", rows_as_block(("", key) for key in view.repeated_by)),
            *_compared(shelf, view),
        ),
    )


def _compared(shelf: Shelf, view: RecordView) -> Iterator[Section]:
    """The answer that the record gives, and its rivals."""
    if view.answer:
        yield answer_section(shelf, view.answer, view.id)
        yield from rivals(shelf, view.answer, view.pairs)


def records_section(heading: str, records: Iterable[Record], remark: str = "") -> Section:
    """Records as a list, each in a line or two."""
    blocks = tuple(map(_line, records))
    return Section(f"{heading} ({len(blocks)})", blocks, remark)


def _line(record: Record) -> Block:
    """Its first table, where, the words or their opening, the id."""
    table = record.tables[0].removesuffix("s") if record.tables else "passage"
    place = spot(record.line, record.locator)
    cut = len(record.words) > EXCERPT
    words = record.words[:EXCERPT].rpartition(" ")[0] if cut else record.words
    shown = f"{place}, {quoted(words)}{' […]' if cut else ''}" if record.words else place
    return Block("", ((table, shown), ("", record.record_id)))


def _credited(blocks: list[Block], view: RecordView) -> tuple[Block, ...]:
    """The blocks, and at the end whoever is answerable for their coding."""
    *others, last = blocks
    coded = listed("coded by", filter(None, [view.contributed_by]))
    return *others, replace(last, rows=(*last.rows, *coded))


RECORD = Kind("passages", record_view, record_page)
