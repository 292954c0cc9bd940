"""`datapackage.json` as objects: the one place from which names, types, lists and keys are read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.contract.fields import Category, Field, Json, said
from scripts.contract.tables import PASSAGES, Below, ForeignKey, Kind, Table, Written

__all__ = [
    "PASSAGES",
    "Below",
    "Category",
    "Contract",
    "Contributor",
    "Field",
    "ForeignKey",
    "Json",
    "Kind",
    "Licence",
    "Table",
    "Written",
    "load_contract",
]


@dataclass(frozen=True)
class Licence:
    """The terms of the rows."""

    name: str  # SPDX identifier
    title: str
    path: str  # a web address

    @classmethod
    def of(cls, item: Json) -> Licence:
        """Read an item of `licenses`."""
        return cls(item.get("name", ""), item.get("title", ""), item.get("path", ""))


@dataclass(frozen=True)
class Contributor:
    """Somebody to whom the package is credited."""

    title: str
    role: str
    path: str = ""  # their ORCID iD as an address; empty = none is given
    organization: str = ""
    roles: tuple[str, ...] = ()  # what a person did, in the words of CRediT

    @classmethod
    def of(cls, item: Json) -> Contributor:
        """Read an item of `contributors`."""
        return cls(
            item.get("title", ""),
            item.get("role", ""),
            item.get("path", ""),
            item.get("organization", ""),
            tuple(item.get("roles", ())),
        )

    def declared(self) -> Json:
        """The contributor as the Data Package standard has it."""
        return said({**vars(self), "roles": list(self.roles)})


@dataclass(frozen=True)
class Contract:
    """The whole descriptor."""

    name: str
    title: str
    description: str
    homepage: str  # of the published site; empty = it is published nowhere yet
    version: str
    created: str  # when this version was made
    profile: str
    keywords: tuple[str, ...]
    licences: tuple[Licence, ...]
    contributors: tuple[Contributor, ...]
    tables: dict[str, Table]  # in the descriptor's order
    file: str = ""  # the text it was read from; empty of one that was made

    @classmethod
    def of(cls, descriptor: Json, file: str = "") -> Contract:
        """A contract from a descriptor in memory. Raises `KeyError` where a part is missing."""
        return cls(
            descriptor["name"],
            descriptor.get("title", ""),
            descriptor.get("description", ""),
            descriptor.get("homepage", ""),
            descriptor["version"],
            descriptor.get("created", ""),
            descriptor.get("profile", ""),
            tuple(descriptor.get("keywords", ())),
            tuple(map(Licence.of, descriptor.get("licenses", ()))),
            tuple(map(Contributor.of, descriptor.get("contributors", ()))),
            {item["name"]: Table.of(item) for item in descriptor["resources"]},
            file,
        )

    @cached_property
    def descriptor(self) -> Json:
        """The contract as `datapackage.json` has it."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            **({"homepage": self.homepage} if self.homepage else {}),
            "version": self.version,
            "created": self.created,
            "profile": self.profile,
            "keywords": list(self.keywords),
            "licenses": [vars(one) for one in self.licences],
            "contributors": [one.declared() for one in self.contributors],
            "resources": [table.declared() for table in self.tables.values()],
        }

    @cached_property
    def text(self) -> str:
        """The file as it stands, or as it would be written."""
        return self.file or json.dumps(self.descriptor, ensure_ascii=False, indent=2) + "\n"

    def changed(self, **parts: Any) -> Contract:
        """The contract with other parts, which no file has."""
        return replace(self, file="", **parts)

    def with_tables(self, tables: Iterable[Table]) -> Contract:
        """The contract with these tables alone."""
        return self.changed(tables={table.name: table for table in tables})

    @cached_property
    def records(self) -> tuple[Kind, ...]:
        """The sorts of records of a `records.yaml`, in the order in which they are written.

        Their rows, and no others that people write, rest on a passage; `id_column` names it.
        """
        return self._written_as("record")

    @cached_property
    def lists(self) -> tuple[Kind, ...]:
        """The shared lists, each of them a file `raw/<section>.yaml`."""
        return self._written_as("list")

    @cached_property
    def source(self) -> Kind:
        """The one record of a `source.yaml`."""
        (table,) = (table for table in self.tables.values() if table.form == "source")
        return replace(self._kind(table), section="source")

    @cached_property
    def optional_lists(self) -> frozenset[str]:
        """The shared lists of which there need be no file."""
        return frozenset(
            kind.section
            for kind in self.lists
            if (written := self.tables[kind.table].written) and written.optional
        )

    @cached_property
    def resting(self) -> dict[str, str]:
        """The tables whose rows rest on a passage, with the column that names it."""
        return {kind.table: kind.id_column for kind in self.records}

    @cached_property
    def owned(self) -> tuple[str, ...]:
        """The tables of records whose speaker is that of the statement around them, if any."""
        return tuple(name for name in self.resting if "speaker_why" in self.tables[name].by_name)

    @cached_property
    def unions(self) -> dict[str, str]:
        """The tables whose rows another one has too, with its name."""
        return {part: table.name for table in self.tables.values() for part in table.union_of}

    def listed(self, table: str) -> Kind:
        """The shared list of that name. Raises `KeyError`."""
        return {kind.table: kind for kind in self.lists}[table]

    def _written_as(self, form: str) -> tuple[Kind, ...]:
        tables = [table for table in self.tables.values() if table.form == form]
        tables.sort(key=lambda table: table.written.order if table.written else 0)
        return tuple(map(self._kind, tables))

    def _kind(self, table: Table) -> Kind:
        kind = Kind(table.name, table.name, table.id_column)
        below = table.written.below if table.written else None
        if below is None:
            return kind
        column = self.tables[below.table].key[0]  # a row below belongs to the record it stands in
        return replace(
            kind,
            child_section=below.key,
            child_table=below.table,
            child_column=column,
            child_says=below.description,
        )


def load_contract(path: Path) -> Contract:
    """Read `datapackage.json`. Raises `ValueError` (no JSON, a name twice), `KeyError` (a part)."""
    text = path.read_text(encoding="utf-8")
    descriptor = json.loads(text)
    names = [item["name"] for item in descriptor["resources"]]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{names.count(name)} tables are called `{name}`")
    return Contract.of(descriptor, text)
