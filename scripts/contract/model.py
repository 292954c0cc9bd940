"""`datapackage.json` as objects: the one place from which names, types, lists and keys are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Category:
    """One value of a closed list, with what it means."""

    value: str
    label: str
    description: str


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    title: str
    type: str  # Table Schema type: string, integer, number, boolean
    required: bool
    computed: bool  # written by the build, never by a person
    enum: tuple[str, ...]  # the closed list, in the contract's order; empty when open
    categories: tuple[Category, ...]  # the same list, explained

    @property
    def key(self) -> str:
        """The word a curator writes: the column without `_id`."""
        return self.name.removesuffix("_id")


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells are ids of another table (or of its own)."""

    field: str
    table: str  # the table referred to
    target: str  # its column


@dataclass(frozen=True)
class Table:
    """One table of the package."""

    name: str
    title: str
    path: str  # from the descriptor's folder
    fields: tuple[Field, ...]
    key: tuple[str, ...]  # the primary key's columns
    foreign_keys: tuple[ForeignKey, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Its fields by column name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its column names in order."""
        return tuple(self.by_name)

    @property
    def all_computed(self) -> bool:
        """True when no person writes any of its columns."""
        return all(field.computed for field in self.fields)


@dataclass(frozen=True)
class Contract:
    """The whole descriptor."""

    descriptor: dict[str, Any]
    tables: dict[str, Table]  # in the descriptor's order
    text: str  # the file as it stands

    @property
    def name(self) -> str:
        """The package's name."""
        return str(self.descriptor["name"])

    @property
    def version(self) -> str:
        """The package's declared version."""
        return str(self.descriptor["version"])


def load_contract(path: Path) -> Contract:
    """Read `datapackage.json`. Raises `ValueError` (bad JSON), `KeyError` (a part is missing)."""
    text = path.read_text(encoding="utf-8")
    descriptor = json.loads(text)
    tables = {item["name"]: _table(item) for item in descriptor["resources"]}
    return Contract(descriptor, tables, text)


def _table(item: dict[str, Any]) -> Table:
    schema = item["schema"]
    keys = tuple(
        ForeignKey(
            _one(key["fields"]),
            key["reference"]["resource"] or item["name"],
            _one(key["reference"]["fields"]),
        )
        for key in schema.get("foreignKeys", [])
    )
    primary = schema["primaryKey"]
    return Table(
        item["name"],
        item["title"],
        item["path"],
        tuple(_field(field) for field in schema["fields"]),
        (primary,) if isinstance(primary, str) else tuple(primary),
        keys,
    )


def _field(item: dict[str, Any]) -> Field:
    rules = item.get("constraints", {})
    return Field(
        item["name"],
        item["title"],
        item["type"],
        bool(rules.get("required")),
        bool(item.get("computed")),
        tuple(rules.get("enum", ())),
        tuple(
            Category(entry["value"], entry["label"], entry.get("description", ""))
            for entry in item.get("categories", ())
        ),
    )


def _one(fields: str | list[str]) -> str:
    return fields if isinstance(fields, str) else fields[0]
