"""A table: its columns and keys, how its file is stored, and how people write its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scripts.contract.fields import Field, Json, said

PASSAGES = "passages"  # the spine: a record's key is the id of the passage that proves it
MISSING = ("",)  # the spellings of an empty cell
STORED = ("profile", "format", "mediatype", "encoding", "dialect")


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells are ids of another table (or of its own)."""

    field: str
    table: str  # the table referred to
    target: str  # its column


@dataclass(frozen=True)
class Below:
    """What may stand indented in a record: rows of another table, which it owns."""

    key: str  # the word above them
    table: str
    description: str = ""  # what one of them is

    @classmethod
    def of(cls, item: Json) -> Below:
        """Read `written.below`. Raises `KeyError`."""
        return cls(item["key"], item["table"], item.get("description", ""))


@dataclass(frozen=True)
class Written:
    """How people write the rows of a table.

    `list`: in `raw/<table>.yaml`. `record`: in the section of that name of a `records.yaml`.
    `source`: in the `source.yaml` of each document.
    """

    form: str
    order: int = 0  # of a record: the place of its section in the file
    optional: bool = False  # of a list: there need be no file before there is a record
    below: Below | None = None

    @classmethod
    def of(cls, item: Json) -> Written:
        """Read `written`. Raises `KeyError`."""
        below = item.get("below")
        return cls(
            item["as"],
            item.get("order", 0),
            bool(item.get("optional")),
            Below.of(below) if below else None,
        )

    def declared(self) -> Json:
        """The property as the descriptor has it."""
        return said(
            {
                "as": self.form,
                "order": self.order or None,
                "optional": self.optional,
                "below": said(vars(self.below)) if self.below else None,
            }
        )


@dataclass(frozen=True)
class Kind:
    """A sort of record a person writes, and what stands indented below it."""

    section: str  # the key it stands under, or the name of its file
    table: str
    id_column: str  # receives the record's id
    child_section: str = ""
    child_table: str = ""
    child_column: str = ""  # receives the parent's id
    child_says: str = ""  # what a row below is


@dataclass(frozen=True)
class Table:
    """One table of the package."""

    name: str
    title: str
    path: str  # from the descriptor's folder
    fields: tuple[Field, ...]
    key: tuple[str, ...]  # the primary key's columns
    foreign_keys: tuple[ForeignKey, ...] = ()
    description: str = ""
    stored: Json = field(default_factory=dict)  # the properties STORED: how the file is spelt
    written: Written | None = None  # None: the build makes it
    union_of: tuple[str, ...] = ()  # of a computed table: those whose rows it has together

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Its fields by column name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its column names in order."""
        return tuple(self.by_name)

    @cached_property
    def targets(self) -> dict[str, ForeignKey]:
        """Its foreign keys by their column."""
        return {key.field: key for key in self.foreign_keys}

    @property
    def form(self) -> str:
        """How people write it, as in `Written`; empty of one that is written below or computed."""
        return self.written.form if self.written else ""

    @property
    def all_computed(self) -> bool:
        """True when no person writes any of its columns."""
        return all(field.computed for field in self.fields)

    @property
    def one_row(self) -> str:
        """What one row is, as the description opens: `a document, held in full …`."""
        return self.description.partition(" Key: ")[0].removeprefix("One row is ")

    @property
    def id_column(self) -> str:
        """The column that has a record's id: the one leading to its own passage, else the key."""
        links = [key.field for key in self.foreign_keys if key.table == PASSAGES]
        own = (name for name in links if name in self.key)
        return next(own, links[0] if links and self.form == "record" else self.key[0])

    @classmethod
    def of(cls, item: Json) -> Table:
        """Read an item of `resources`. Raises `KeyError` where a part is missing."""
        schema, written = item["schema"], item.get("written")
        keys = (_foreign_key(key, item["name"]) for key in schema.get("foreignKeys", ()))
        return cls(
            item["name"],
            item.get("title", ""),
            item["path"],
            tuple(map(Field.of, schema["fields"])),
            _names(schema["primaryKey"]),
            tuple(keys),
            item.get("description", ""),
            {name: item[name] for name in STORED if name in item},
            Written.of(written) if written else None,
            tuple(item.get("unionOf", ())),
        )

    def declared(self) -> Json:
        """The table as the descriptor has it."""
        stored = dict(self.stored)
        profile = {"profile": stored.pop("profile")} if "profile" in stored else {}
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            **said(
                {
                    "written": self.written.declared() if self.written else None,
                    "unionOf": list(self.union_of),
                }
            ),
            **profile,
            "path": self.path,
            **stored,
            "schema": {
                "fields": [field.declared() for field in self.fields],
                "missingValues": list(MISSING),
                "primaryKey": list(self.key),
                **said({"foreignKeys": [self._reference(key) for key in self.foreign_keys]}),
            },
        }

    def _reference(self, key: ForeignKey) -> Json:
        """A table calls itself by no name."""
        resource = "" if key.table == self.name else key.table
        return {
            "fields": [key.field],
            "reference": {"resource": resource, "fields": [key.target]},
        }


def _foreign_key(item: Json, table: str) -> ForeignKey:
    reference = item["reference"]
    (field_name,), (target,) = _names(item["fields"]), _names(reference["fields"])
    return ForeignKey(field_name, reference["resource"] or table, target)


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
