"""What a person may write: every file, every sort of record in it, every key with its meaning.

Schemas for editors, the spreadsheet and its import are made from this one account. It is read off
the contract and off what `entries` accepts; only keys that are no columns are explained here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.contract.model import PASSAGES, Category, Contract, Field, ForeignKey, Kind, Table
from scripts.records.kinds import (
    ANCHOR_KEYS,
    CREDIT,
    OTHER_KEYS,
    own_keys,
    typed_columns,
)

NEEDED = {"sections": ("from", "written", "why"), "set_aside": ("reason",)}

EXPLAINED = {
    "id": "A short name for the record in small letters, digits and single hyphens. It is "
    "permanent, and no other record of the file has it.",
    "quote": "The exact words of the document, copied character by character. For a long passage "
    "give `from` and `to` instead.",
    "from": "The first words of a long passage, copied exactly; `to` gives its last words.",
    "to": "The last words of a long passage, copied exactly: their first place after `from`.",
    "occurrence": "Only where the words stand more than once: which of these places is meant, as "
    "in `2 of 3`.",
    "locator": "Where the words stand in a document that is only cited, such as `page 4`; it takes "
    "the place of `quote`.",
    "within": "Only where the build asks for it: the id of the statement in which the words stand.",
    "written": "When this part of the document was written. EDTF text, in the forms listed at "
    "`reports.date`.",
    "why": "How the date of writing is known.",
    "every": "A phrase that needs no record wherever it stands in the document.",
    "reason": "In a few words, why these words need no record.",
}
PARTS = {
    "sections": "A part of the document that has a date of writing of its own.",
    "set_aside": "Words of the document that need no record, and why.",
}


@dataclass(frozen=True)
class Key:
    """One line that a record may have."""

    name: str  # the word before the colon
    title: str
    description: str
    type: str = "string"  # Table Schema type of its column
    required: bool = False
    values: tuple[Category, ...] = ()  # the closed list; empty when open
    pattern: str = ""  # the whole value matches it; empty = any text
    edtf: bool = False
    table: str = ""  # the table one of whose ids is named; empty = no reference
    cited: bool = False  # typed only of a document that is not held


@dataclass(frozen=True)
class Part:
    """One sort of record."""

    name: str  # the key it stands under, or the name of its file
    description: str  # what one record is
    keys: tuple[Key, ...]  # in the order in which they are written
    anchored: bool = False  # it names a passage of its source
    below: Part | None = None  # the records that may stand indented in it
    parent: str = ""  # what a record in which this one stands is called

    @property
    def by_name(self) -> dict[str, Key]:
        """Its keys by name."""
        return {key.name: key for key in self.keys}


def record_parts(contract: Contract) -> tuple[Part, ...]:
    """The sections of `records.yaml` in the order in which they are written."""
    sections, set_aside = (_extra(name, contract) for name in OTHER_KEYS)
    return (
        sections,
        *(_Reading(contract, kind, True).part() for kind in contract.records),
        set_aside,
    )


def file_parts(contract: Contract) -> tuple[Part, ...]:
    """The record of `source.yaml`, then those of each shared list."""
    kinds = (contract.source, *contract.lists)
    return tuple(_Reading(contract, kind, False).part() for kind in kinds)


def local_pattern(contract: Contract) -> str:
    """What an id looks like that has no source before it."""
    return contract.tables["sources"].by_name["source_id"].pattern


@dataclass(frozen=True)
class _Reading:
    """Reads off one kind of record."""

    contract: Contract
    kind: Kind
    anchored: bool

    def part(self) -> Part:
        kind, table = self.kind, self.contract.tables[self.kind.table]
        own = own_keys(kind, self.anchored, False) | own_keys(kind, self.anchored, True)
        order = [key for key in ("id", *ANCHOR_KEYS, "within") if key in own]
        keys = [_structural(key, self.contract) for key in order]
        keys += _columns(table, {kind.id_column}, self.contract)
        if self.anchored:  # a quote gives these words, where there is one
            keys = [replace(key, required=key.required and not key.cited) for key in keys]
            passages = self.contract.tables["passages"]
            keys.append(_column(passages, passages.by_name[f"{CREDIT}_id"], self.contract))
        return Part(
            kind.section,
            _one_row(table),
            tuple(sorted(keys, key=_is_remark)),
            self.anchored,
            self._below(),
        )

    def _below(self) -> Part | None:
        kind = self.kind
        if not kind.child_section:
            return None
        table = self.contract.tables[kind.child_table]
        keys = _columns(table, {kind.child_column}, self.contract)
        parent = kind.id_column.removesuffix("_id")
        keys.sort(key=_is_remark)
        return Part(kind.child_section, kind.child_says, tuple(keys), parent=parent)


def _columns(table: Table, hidden: set[str], contract: Contract) -> list[Key]:
    """The cells that a person may type."""
    names = typed_columns(table, hidden).values()
    return [_column(table, table.by_name[name], contract) for name in names]


def _is_remark(key: Key) -> bool:
    """A remark stands last."""
    return key.name == "note"


def _column(table: Table, field: Field, contract: Contract) -> Key:
    reference = table.targets.get(field.name)
    return Key(
        field.key,
        field.title,
        field.description,
        field.type,
        field.required and not (field.computed or field.default),
        field.categories,
        _reference(reference, table, contract) if reference else field.pattern,
        field.edtf,
        reference.table if reference else "",
        field.cited,
    )


def _reference(key: ForeignKey, table: Table, contract: Contract) -> str:
    """What a reference looks like: a record of the same source is named without its source."""
    of_record = table.name in contract.resting and key.field != table.id_column
    if of_record and key.table in (PASSAGES, *contract.resting):
        local = local_pattern(contract)
        return rf"(?:{local}\.)?{local}"
    return contract.tables[key.table].by_name[key.target].pattern


def _structural(name: str, contract: Contract) -> Key:
    """A key that is no column of its record."""
    owner = ForeignKey("within", "statements", "statement_id")
    passages = contract.tables["passages"].by_name
    patterns = {
        "id": local_pattern(contract),
        "within": _reference(owner, contract.tables[owner.table], contract),
        "occurrence": passages["occurrence"].pattern,
        "written": passages["written"].pattern,
    }
    return Key(
        name,
        name,
        EXPLAINED[name],
        required=name == "id",
        pattern=patterns.get(name, ""),
        edtf=name == "written",
        table=owner.table if name == owner.field else "",
    )


def _extra(name: str, contract: Contract) -> Part:
    """A section of `records.yaml` whose records make no row."""
    keys = (_structural(key, contract) for key in OTHER_KEYS[name])
    needed = (replace(key, required=key.name in NEEDED[name]) for key in keys)
    return Part(name, PARTS[name], tuple(needed))


def _one_row(table: Table) -> str:
    """What the contract says one row is, as a sentence of its own."""
    return table.one_row[:1].upper() + table.one_row[1:]
