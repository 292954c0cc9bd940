"""What is shown of an id, before a terminal or a browser sets it in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.show.shelf import Cell, called
from scripts.show.words import quoted

Rows = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """One entry of a section."""

    head: str  # its first line; may be empty
    rows: tuple[tuple[str, str], ...] = ()  # (label, text); an empty label continues the last
    mark: str = ""  # by which other entries refer to it, such as `[3]`


@dataclass(frozen=True)
class Section:
    """A heading with entries; left out when it has none."""

    heading: str  # may be empty
    blocks: tuple[Block, ...]
    remark: str = ""


@dataclass(frozen=True)
class Page:
    """All that is shown of one id."""

    kind: str
    id: str
    title: str  # may be empty
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = ()


def listed(label: str, records: Iterable[Named], quoting: bool = False) -> Rows:
    """A row a record, the label on the first; `quoting` where its label is a document's title."""
    for number, record in enumerate(records):
        shown = Named(record.id, quoted(record.label)) if quoting else record
        yield ("" if number else label), called(shown)


def filled(*rows: tuple[str, str]) -> Rows:
    """The rows that have a text."""
    return (row for row in rows if row[1])


def further(cells: Iterable[Cell]) -> Rows:
    """A row for each cell that was not placed by hand."""
    return ((cell.title, cell.text) for cell in cells)


def rows_as_block(rows: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """One entry without a headline; none where there are no rows."""
    found = tuple(rows)
    return (Block("", found),) if found else ()
