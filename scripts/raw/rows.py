"""What the second room hands on: rows of text cells that know where a person typed them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from scripts.contract.model import Contract, Table
from scripts.raw.files import TextFile
from scripts.raw.problems import Place, Problem

T = TypeVar("T")
NOWHERE: Mapping[str, Place] = {}  # one for all rows that nobody typed; never written to


class Places(Mapping[str, Place]):
    """Where the cells of one record stand, in little room: there are as many as typed cells."""

    __slots__ = ("_names", "_path", "_spots")

    def __init__(self, path: str, names: tuple[str, ...], spots: array[int]) -> None:
        self._path = path
        self._names = names
        self._spots = spots  # line and column of each in turn

    @classmethod
    def of(cls, places: Mapping[str, Place]) -> Mapping[str, Place]:
        """The same places, small where they all lie in one file."""
        paths = {place.path for place in places.values()}
        if isinstance(places, cls) or len(paths) != 1:
            return places
        spots = array("L", [part for place in places.values() for part in place[1:]])
        return cls(paths.pop(), _shared(tuple(places)), spots)

    def __getitem__(self, name: str) -> Place:
        if name not in self._names:
            raise KeyError(name)
        at = 2 * self._names.index(name)
        return Place(self._path, self._spots[at], self._spots[at + 1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


@cache
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all records that have the same keys."""
    return names


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one table. `row["field"]` is its text, empty when the cell is."""

    table: str
    cells: Mapping[str, str]
    home: Place  # the first line of the record that made the row
    places: Mapping[str, Place] = field(default_factory=lambda: NOWHERE)  # of typed cells

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", Places.of(self.places) if self.places else NOWHERE)

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def at(self, name: str) -> Place:
        """Where a person can change this cell: its own line, else its record's first."""
        return self.places.get(name, self.home)

    def with_cells(self, **cells: str) -> Row:
        """The same row with some cells set."""
        return Row(self.table, {**self.cells, **cells}, self.home, self.places)

    def problem(self, name: str, rule: str, message: str, hint: str = "") -> Problem:
        """A problem at the cell `name`, its message opening with `table.field:`."""
        cell = f"{self.table}.{name}"
        return Problem(self.at(name), rule, f"{cell}: {message}", hint, cell)


@dataclass(frozen=True)
class SetAside:
    """A curator's word that one stretch of text needs no record.

    A phrase set aside everywhere makes one of these for each place where it stands.
    """

    source_id: str
    quote: str
    start: int  # code points, 0-based, half-open
    end: int
    reason: str
    place: Place

    @property
    def extent(self) -> int:
        """Its length in code points."""
        return self.end - self.start


@dataclass(frozen=True)
class Dataset:
    """All tables, with the texts they rest on."""

    tables: dict[str, list[Row]]  # every table of the contract, sorted by key
    documents: dict[str, TextFile]  # by source_id, of the documents held
    document_paths: dict[str, str]  # by source_id
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()  # found while resolving
    left_out: frozenset[str] = frozenset()  # ids of records whose words were not found
    homes: frozenset[Place] = frozenset()  # where each record begins, those left out as well
    elsewhere: frozenset[str] = frozenset()  # ids of records in a part that is not looked at

    def index(self, table: str, column: str) -> Mapping[str, Row]:
        """The rows of a table by one column's text, if any (the last wins where it repeats)."""
        return self._remembered(
            "index", table, column, lambda rows: {row[column]: row for row in rows if row[column]}
        )

    def values(self, table: str, column: str) -> frozenset[str]:
        """The texts that stand in a column, each once; the empty one, too."""
        return self._remembered(
            "values", table, column, lambda rows: frozenset(row[column] for row in rows)
        )

    def _remembered(self, what: str, table: str, column: str, make: Callable[[list[Row]], T]) -> T:
        """What is made of a column, once: many rules ask for the same."""
        key = what, table, column
        if key not in self._made:
            self._made[key] = make(self.tables[table])
        found: T = self._made[key]
        return found

    @cached_property
    def _made(self) -> dict[tuple[str, str, str], Any]:
        return {}


def key_of(row: Row, table: Table) -> tuple[str, ...]:
    """The row's primary key."""
    return tuple(row[name] for name in table.key)


def sorted_rows(rows: list[Row], table: Table) -> list[Row]:
    """Rows in the order of their key; offsets compare as numbers, all else by code point."""
    numeric = [table.by_name[name].type == "integer" for name in table.key]

    def order(row: Row) -> tuple[tuple[int, str], ...]:
        return tuple(
            (int(cell) if number and cell.isdecimal() else 0, cell)
            for cell, number in zip(key_of(row, table), numeric, strict=True)
        )

    return sorted(rows, key=order)


def complete(tables: dict[str, list[Row]], contract: Contract) -> dict[str, list[Row]]:
    """Every table of the contract, in its order, each sorted by key."""
    return {
        name: sorted_rows(tables.get(name, []), table) for name, table in contract.tables.items()
    }


def root_of(links: Mapping[str, str], start: str) -> str:
    """Follow `links` from `start` to the end; in a circle (another rule's fault) stay put."""
    if not links.get(start):
        return start
    seen = {start}
    current = start
    while (following := links.get(current, "")) and following not in seen:
        seen.add(following)
        current = following
    return start if links.get(current, "") in seen and links.get(current) else current
