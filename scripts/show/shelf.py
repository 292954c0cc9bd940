"""The tables of `data/`, found by any column, with the labels of the contract.

A kind of thing places columns by hand where words of ours are better; `Shelf.others` gives what is
left of a row, so that a column which nobody placed is shown all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Generic, TypeVar

from scripts.contract.model import Contract, Field
from scripts.derived.families import Families
from scripts.derived.origins import origins
from scripts.derived.telling import Named, Teller, tellers
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.rows import Row
from scripts.records.resolve import voices
from scripts.show.page import Rows
from scripts.show.words import amount, quoted, truth

LABELS = ("label", "wording", "title", "name")  # the column of a table that names its row

DESCRIPTOR = "datapackage.json"

V = TypeVar("V")


@dataclass(frozen=True)
class Cell:
    """A filled cell that no kind has placed."""

    table: str
    name: str  # of its column; the key in `show --json`
    title: str  # of its column, for the middle of a sentence
    text: str
    value: Any  # for a program: a number, a truth, a `Named`, else the text of the table
    is_date: bool


@dataclass(frozen=True)
class Coded(Generic[V]):
    """What stands for the values of one closed list, where that is not the contract's label.

    The tests hold every one of these against the contract, and so does `check`.
    """

    column: str  # `table.column`
    entries: Mapping[str, V]

    def __getitem__(self, value: str) -> V:
        """What stands for a value. Raises `Refused` where nothing does."""
        if value not in self.entries:
            message = f"{self.column}: `{shorten(value)}` is none of the values that can be shown."
            hint = f"Write one of: {', '.join(self.entries)}."
            raise Refused([Problem(Place(DESCRIPTOR), "value-not-in-list", message, hint)])
        return self.entries[value]


@dataclass(frozen=True)
class Placed:
    """The columns of a table that are shown by hand, or left out since they are said otherwise."""

    table: str
    names: str  # of the columns, with blanks between

    @cached_property
    def columns(self) -> frozenset[str]:
        """Their names."""
        return frozenset(self.names.split())


class Shelf:
    """Rows by table and column; each index is made when first asked for."""

    def __init__(self, tables: dict[str, list[Row]], contract: Contract) -> None:
        self.tables = tables
        self.contract = contract
        self.voices = voices(tables)
        self.origins = origins(tables)
        self.families = Families(tables)
        self._indexes: dict[tuple[str, str], dict[str, list[Row]]] = {}
        self._read: dict[tuple[Any, int], tuple[Row, Any]] = {}

    def find(self, table: str, column: str, text: str) -> list[Row]:
        """The rows whose `column` is `text`, in the order of their key."""
        if (table, column) not in self._indexes:
            index: dict[str, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                index[row[column]].append(row)
            self._indexes[table, column] = index
        return self._indexes[table, column].get(text, [])

    def first(self, table: str, column: str, text: str) -> Row | None:
        """The first such row, or None."""
        return next(iter(self.find(table, column, text)), None)

    def once(self, read: Callable[[Shelf, Row], V], row: Row) -> V:
        """What a reading makes of a row, which is read once however many views show it."""
        key = (read, id(row))
        if key not in self._read:
            self._read[key] = (row, read(self, row))  # the row is kept, or its `id` were free
        found: V = self._read[key][1]
        return found

    def row(self, table: str, key: str) -> Row:
        """The row of a table whose key is one column. Raises `Refused` where it is missing."""
        declared = self.contract.tables[table]
        found = self.first(table, declared.key[0], key)
        if found is None:
            message = f"there is no `{shorten(key)}`, though another table refers to it."
            hint = "Run `./record build`."
            raise Refused([Problem(Place(declared.path), "reference-unknown", message, hint)])
        return found

    def named(self, table: str, key: str) -> Named:
        """The record with its label, and its id where another has that label. Raises `Refused`."""
        label = label_of(self.row(table, key)) or key
        return Named(key, f"{label} ({key})" if self._repeats(table, label) else label)

    def _repeats(self, table: str, label: str) -> bool:
        return "label" in self.contract.tables[table].by_name and (
            len(self.find(table, "label", label)) > 1
        )

    def maybe(self, table: str, key: str) -> Named | None:
        """The record with its label; None for an empty cell."""
        return self.named(table, key) if key else None

    def above(self, table: str, key: str) -> tuple[Named, ...]:
        """What the record is part of, from the nearest outwards."""
        return tuple(self.named(table, name) for name in self._ancestors(table, key))

    def _ancestors(self, table: str, key: str) -> Iterator[str]:
        seen = {key}
        while (key := self.row(table, key)["part_of_id"]) and key not in seen:
            seen.add(key)
            yield key

    def below(self, table: str, key: str) -> tuple[Named, ...]:
        """The direct parts of the record."""
        return self.all_named(table, "part_of_id", key)

    def all_named(self, table: str, column: str, text: str) -> tuple[Named, ...]:
        """The records whose `column` is `text`."""
        key = self.contract.tables[table].key[0]
        return tuple(self.named(table, row[key]) for row in self.find(table, column, text))

    def tellers(self, row: Row) -> tuple[Teller, ...]:
        """Whoever says the words of a row, then each who passes them on. Raises `Refused`."""
        return tellers(row, self.voices, lambda actor_id: self.named("actors", actor_id).label)

    def word(self, table: str, column: str, value: str) -> str:
        """What the contract calls a value, for the middle of a sentence; other text as it is."""
        categories = self.contract.tables[table].by_name[column].categories
        labels = (item.label for item in categories if item.value == value)
        return next((lowered(label) for label in labels), value)

    def coded(self, ours: Coded[str], value: str) -> str:
        """Our words for a value; where it has none, the contract's. An empty cell has none."""
        if value in ours.entries:
            return ours.entries[value]
        table, column = ours.column.split(".")
        return self.word(table, column, value)

    def others(self, row: Row, placed: Placed, *besides: str) -> tuple[Cell, ...]:
        """The filled cells of a row that were not placed, in the contract's order.

        `besides` are further columns to leave out.
        """
        table = self.contract.tables[row.table]
        return tuple(
            self._cell(row, field)
            for field in table.fields
            if row[field.name] and field.name not in {*placed.columns, *besides}
        )

    def _cell(self, row: Row, field: Field) -> Cell:
        text = row[field.name]
        value: Any = text
        if target := self.contract.tables[row.table].targets.get(field.name):
            value = self.named(target.table, text)
            text = called(value)
        elif field.type == "boolean":
            value = truth(text)
            text = "yes" if value else "no"
        elif field.type in ("integer", "number"):
            value = amount(text)
        else:
            text = self.word(row.table, field.name, text)
        return Cell(
            row.table,
            field.name,
            lowered(field.title),
            text,
            value,
            field.edtf,
        )


def once(read: Callable[[Shelf, Row], V]) -> Callable[[Shelf, Row], V]:
    """A reading of rows that is done once for each row of a shelf."""

    @wraps(read)
    def reading(shelf: Shelf, row: Row) -> V:
        return shelf.once(read, row)

    return reading


def label_of(row: Row) -> str:
    """What names a row for a reader; empty where it has its id alone."""
    return next((row[name] for name in LABELS if row[name]), "")


def called(record: Named) -> str:
    """A record by label and id; by its id alone where it has no label."""
    said = record.label == record.id or record.label.endswith(f" ({record.id})")
    return record.label if said else f"{record.label} ({record.id})"


def lowered(label: str) -> str:
    """A label for the middle of a sentence; one that opens with an abbreviation stays."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def listed(label: str, records: Iterable[Named], quoting: bool = False) -> Rows:
    """A row a record, the label on the first; `quoting` where its label is a document's title."""
    for number, record in enumerate(records):
        shown = Named(record.id, quoted(record.label)) if quoting else record
        yield ("" if number else label), called(shown)


def further(cells: Iterable[Cell]) -> Rows:
    """A row for each cell that was not placed by hand."""
    return ((cell.title, cell.text) for cell in cells)
