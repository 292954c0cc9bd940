"""The tables of `data/`, found by any column, with the labels of the contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.derived.origins import origins
from scripts.raw.problems import Place, Problem, Refused, shorten
from scripts.raw.rows import Row
from scripts.records.resolve import voices
from scripts.show.view_types import Named

LABELS = ("label", "wording", "title", "name")  # the column of a table that names its row


class Shelf:
    """Rows by table and column; each index is made when first asked for."""

    def __init__(self, tables: dict[str, list[Row]], contract: Contract) -> None:
        self.tables = tables
        self.contract = contract
        self.voices = voices(tables)
        self.origins = origins(tables)
        self._indexes: dict[tuple[str, str], dict[str, list[Row]]] = {}

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

    def row(self, table: str, key: str) -> Row:
        """The row of a table whose key is one column. Raises `Refused` where it is missing."""
        declared = self.contract.tables[table]
        found = self.first(table, declared.key[0], key)
        if found is None:
            message = f"there is no `{shorten(key)}`, though another table refers to it."
            hint = "Run `nox -s build`."
            raise Refused([Problem(Place(declared.path), "reference-unknown", message, hint)])
        return found

    def named(self, table: str, key: str) -> Named:
        """The record with its label. Raises `Refused`."""
        row = self.row(table, key)
        return Named(key, next((row[name] for name in LABELS if row[name]), key))

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

    def word(self, table: str, column: str, value: str) -> str:
        """What the contract calls a value, for the middle of a sentence; other text as it is."""
        categories = self.contract.tables[table].by_name[column].categories
        labels = (item.label for item in categories if item.value == value)
        return next((f"{label[:1].lower()}{label[1:]}" for label in labels), value)
