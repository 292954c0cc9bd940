"""One record: a passage with the rows that rest on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.raw.rows import Row
from scripts.show import sayings
from scripts.show.shelf import Shelf
from scripts.show.view_claims import pair
from scripts.show.view_sources import RECORDS, Record, record
from scripts.show.view_types import (
    Figure,
    Name,
    Named,
    Office,
    Pair,
    Position,
    Report,
    Statement,
)

Kept = Statement | Figure | Report | Position | Office | Name

READERS: dict[str, Callable[[Shelf, Row], Kept]] = {
    "statements": sayings.statement,
    "figures": sayings.figure,
    "reports": sayings.report,
    "positions": sayings.position,
    "offices": sayings.office,
    "names": sayings.name,
}
OWNED = ("figures", "reports", "positions", "offices")  # whose rows name their statement


@dataclass(frozen=True)
class RecordView:
    """All that rests on one passage."""

    type: str  # record
    id: str
    rows: tuple[Kept, ...]  # each says in `table` what it is
    contributed_by: Named | None  # who is answerable for the coding
    holds: tuple[Record, ...]  # records inside this statement
    repeated_by: tuple[str, ...]  # ids of figures or statements that repeat this one
    comparisons: tuple[Pair, ...]


def record_view(shelf: Shelf, record_id: str) -> RecordView:
    """The view of one record. Raises `Refused`."""
    passage = shelf.row("passages", record_id)
    # The positions of a statement are part of it.
    tables = record(shelf, passage).tables
    shown = [name for name in tables if name != "positions" or "statements" not in tables]
    return RecordView(
        "record",
        record_id,
        tuple(
            READERS[name](shelf, row)
            for name in shown
            for row in shelf.find(name, RECORDS[name], record_id)
        ),
        shelf.maybe("contributors", passage["contributed_by_id"]),
        tuple(record(shelf, shelf.row("passages", key)) for key in _inside(shelf, record_id)),
        tuple(
            row[RECORDS[name]]
            for name in ("figures", "statements")
            for row in shelf.find(name, "repeats_id", record_id)
        ),
        tuple(
            pair(row)
            for side in ("a_id", "b_id")
            for row in shelf.find("comparisons", side, record_id)
        ),
    )


def _inside(shelf: Shelf, statement_id: str) -> list[str]:
    """The records that a statement owns, itself left out."""
    inside = {row["statement_id"] for row in shelf.find("statements", "parent_id", statement_id)}
    for name in OWNED:
        rows = shelf.find(name, "statement_id", statement_id)
        inside |= {row[RECORDS[name]] for row in rows}
    return sorted(inside - {statement_id})
