"""A record of a list that no module here knows: its row, and what refers to it.

So a list that is declared in the contract can be shown, without a line of code. What refers to a
record of a known kind from such a list is shown with it, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from scripts.contract.model import Contract, Table
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import Kind, noun
from scripts.show.page import Page, Section, rows_as_block
from scripts.show.shelf import LABELS, Cell, Placed, Shelf, further, label_of, listed, lowered


@dataclass(frozen=True)
class Reference:
    """A row that refers to the one shown."""

    table: str
    column: str  # which refers
    id: str
    label: str  # its id again, where it has none


@dataclass(frozen=True)
class ListedView:
    """A record of a list, with its columns under their names."""

    type: str  # what one row of the list is, such as `law`
    id: str
    label: str
    referred_by: tuple[Reference, ...]
    more: tuple[Cell, ...]


def lists(contract: Contract, known: Collection[Kind]) -> tuple[Kind, ...]:
    """A kind for each list of the contract that is none of the `known` ones."""
    names = {name for kind in known for name in tables_of(contract, kind)}
    return tuple(
        Kind(one.table, partial(_view, one.table), _page)
        for one in contract.lists
        if one.table not in names
    )


def tables_of(contract: Contract, kind: Kind) -> tuple[str, ...]:
    """The table of a kind, and those of which it is the union."""
    return (kind.table, *contract.tables[kind.table].union_of)


def references(
    shelf: Shelf, tables: Collection[str], key: str, among: Collection[str]
) -> Iterator[Reference]:
    """The rows of the tables `among` that refer to a key of one of `tables`, in their order."""
    for table in (shelf.contract.tables[name] for name in among):
        for link in table.foreign_keys:
            if link.table in tables:
                for row in shelf.find(table.name, link.field, key):
                    name = _id(table, row)
                    yield Reference(table.name, link.field, name, label_of(row) or name)


def _id(table: Table, row: Row) -> str:
    """What `show` knows a row by; where it has no id of its own, its whole key."""
    names = (table.id_column,) if table.written else table.key
    return " ".join(row[name] for name in names)


def references_as_sections(shelf: Shelf, found: Collection[Reference]) -> Iterator[Section]:
    """A section a column that refers."""
    for (name, column), group in groupby(found, key=lambda one: (one.table, one.column)):
        table = shelf.contract.tables[name]
        named = [Named(one.id, one.label) for one in group]
        heading = f"{table.title}, by {lowered(table.by_name[column].title)} ({len(named)})"
        yield Section(heading, rows_as_block(listed("", named)))


def _view(table: str, shelf: Shelf, key: str) -> ListedView:
    row = shelf.row(table, key)
    contract = shelf.contract.tables
    label = next((name for name in LABELS if row[name]), "")
    written = [name for name, other in contract.items() if not other.all_computed]
    return ListedView(
        noun(contract[table]),
        key,
        label_of(row),
        tuple(references(shelf, (table,), key, written)),
        shelf.others(row, Placed(table, f"{contract[table].key[0]} {label}")),
    )


def _page(shelf: Shelf, view: ListedView) -> Page:
    sections = references_as_sections(shelf, view.referred_by)
    return Page(view.type, view.id, view.label, tuple(further(view.more)), tuple(sections))
