"""The page of one record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scripts.show.page_blocks import (
    figure_block,
    name_block,
    office_block,
    position_block,
    report_block,
    statement_block,
)
from scripts.show.page_parts import Rows, listed, rows_as_block
from scripts.show.page_sources import record_block
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block, Page, Section
from scripts.show.view_records import Kept, RecordView
from scripts.show.view_types import Figure, Office, Pair, Position, Report, Statement


def record_page(shelf: Shelf, view: RecordView) -> Page:
    """What is shown of a record."""
    kinds = [row.table.removesuffix("s") for row in view.rows]
    return Page(
        kinds[0] if kinds else "passage",
        view.id,
        "",
        (),
        (
            Section("", _credited([_block(shelf, row) for row in view.rows], view)),
            Section(
                f"Records inside it ({len(view.holds)})",
                tuple(record_block(one) for one in view.holds),
            ),
            Section("Repeated by", rows_as_block(("", key) for key in view.repeated_by)),
            *_compared(shelf, view),
        ),
    )


def _block(shelf: Shelf, row: Kept) -> Block:
    if isinstance(row, Statement):
        return statement_block(shelf, row)
    if isinstance(row, Figure):
        return figure_block(shelf, row, with_claim=True)
    if isinstance(row, Report):
        return report_block(shelf, row, with_event=True)
    if isinstance(row, Position):
        return position_block(shelf, row, row.claim)
    return office_block(shelf, row) if isinstance(row, Office) else name_block(shelf, row)


def _credited(blocks: list[Block], view: RecordView) -> tuple[Block, ...]:
    """The blocks, and at the end whoever is answerable for their coding."""
    *others, last = blocks
    coded = listed("coded by", filter(None, [view.contributed_by]))
    return *others, replace(last, rows=(*last.rows, *coded))


def _compared(shelf: Shelf, view: RecordView) -> Iterator[Section]:
    """A section a kind of comparison."""
    for kind in sorted({one.kind for one in view.comparisons}):
        pairs = [one for one in view.comparisons if one.kind == kind]
        heading = f"Compared, {shelf.word('comparisons', 'kind', kind)} ({len(pairs)})"
        yield Section(heading, rows_as_block(_relations(shelf, view.id, pairs)))


def _relations(shelf: Shelf, own: str, pairs: list[Pair]) -> Rows:
    """A row a pair, said from this record's side; the relation on the first of its rows."""
    turned = {"a_within_b": "b_within_a", "b_within_a": "a_within_b"}
    groups: dict[str, list[str]] = {}
    for one in pairs:
        first = one.a_id == own
        relation = one.relation if first else turned.get(one.relation, one.relation)
        inside = " (inside one document)" if one.same_source else ""
        groups.setdefault(relation, []).append(f"{one.b_id if first else one.a_id}{inside}")
    for relation in sorted(groups):
        word = shelf.word("comparisons", "relation", relation)
        for number, text in enumerate(sorted(groups[relation])):
            yield ("" if number else word), text
