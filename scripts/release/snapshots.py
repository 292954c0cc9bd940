"""One state of the dataset as a value: its contract, its rows, its documents, its retired ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Json = dict[str, Any]
Cells = Mapping[str, str]


@dataclass(frozen=True)
class TableState:
    """One table at one time."""

    name: str
    resource: Json  # as the descriptor has it
    rows: tuple[Cells, ...] | None  # None when only the descriptor is at hand

    @property
    def schema(self) -> Json:
        """Its schema, as the descriptor has it."""
        schema: Json = self.resource["schema"]
        return schema

    @cached_property
    def fields(self) -> dict[str, Json]:
        """Its fields by name, in order."""
        return {field["name"]: field for field in self.schema["fields"]}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns of its primary key."""
        return columns(self.schema.get("primaryKey"))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its ids; none where the primary key has several parts."""
        return frozenset(row[self.key[0]] for row in self.rows or () if len(self.key) == 1)

    @property
    def is_computed(self) -> bool:
        """True when no person writes any of its columns."""
        return all(field.get("computed") for field in self.fields.values())


@dataclass(frozen=True)
class Snapshot:
    """The whole dataset at one time."""

    label: str
    descriptor: Json
    tables: dict[str, TableState]
    retired: dict[str, Json]  # by id: replaced_by, reason, since, as far as known
    documents: dict[str, str]  # by source: the sha256 of its document as received

    @property
    def version(self) -> str:
        """As declared."""
        return str(self.descriptor.get("version", ""))

    @property
    def has_rows(self) -> bool:
        """False when only the descriptor is at hand."""
        return all(table.rows is not None for table in self.tables.values())

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of every table."""
        return frozenset(id_ for table in self.tables.values() for id_ in table.ids)

    @cached_property
    def words(self) -> dict[str, str]:
        """The words, or else the place, that each record rests on."""
        rows = self.tables["passages"].rows if "passages" in self.tables else ()
        return {
            row.get("passage_id", ""): row.get("quote") or row.get("locator", "")
            for row in rows or ()
        }


def columns(names: object) -> tuple[str, ...]:
    """Column names, which a descriptor gives as one text or as a list."""
    if isinstance(names, str):
        return (names,)
    return tuple(map(str, names)) if isinstance(names, list) else ()
