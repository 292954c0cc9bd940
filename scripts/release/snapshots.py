"""One state of the dataset as a value, read from a store: contract, rows, documents, old ids."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scripts.raw.problems import Refused
from scripts.raw.strict_yaml import parse
from scripts.records.ledger import LEDGER
from scripts.records.tombstones import FILE, RETIRED, told, tombstones
from scripts.release.changes import NotComparableError
from scripts.release.policy import KEYED_BY_CONTENT
from scripts.release.stores import Store

Json = dict[str, Any]
Cells = Mapping[str, str]
SPLITS = {  # keywords of a dialect, and what the csv module calls them
    "delimiter": "delimiter",
    "quoteChar": "quotechar",
    "doubleQuote": "doublequote",
    "escapeChar": "escapechar",
    "skipInitialSpace": "skipinitialspace",
}


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
        """Its ids; none where the key has several parts, or is made of what the row says."""
        named = len(self.key) == 1 and self.name not in KEYED_BY_CONTENT
        return frozenset(row[self.key[0]] for row in self.rows or () if named)

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


def read_snapshot(store: Store) -> Snapshot:
    """The state kept in a store. Raises `NotComparableError`: a part is missing or unreadable."""
    descriptor = _descriptor(store)
    files = {item["name"]: store.read(item["path"]) for item in descriptor["resources"]}
    alone = store.may_lack_tables and not any(file is not None for file in files.values())
    tables = {}
    for item in descriptor["resources"]:
        file = files[item["name"]]
        if file is None and not alone:
            raise NotComparableError(f"{store.label}: the table {item['path']} is missing.")
        rows = None if file is None else tuple(_rows(file, item, store.label))
        tables[item["name"]] = TableState(item["name"], item, rows)
    return Snapshot(
        store.label, descriptor, tables, _retired(store, tables), _documents(store, tables)
    )


def _descriptor(store: Store) -> Json:
    name = store.descriptor
    data = store.read(name)
    if data is None:
        raise NotComparableError(f"{store.label}: there is no {name}.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotComparableError(f"{store.label}: {name} is no JSON: {error}.") from None
    if fault := next(_faults(found), ""):
        raise NotComparableError(f"{store.label}: {name} describes no dataset: {fault}.")
    descriptor: Json = found
    return descriptor


def _faults(found: Any) -> Iterator[str]:
    """What keeps a descriptor from being compared at all; the build's own schema is stricter."""
    if not isinstance(found, dict) or not isinstance(found.get("name"), str):
        yield "it has no `name`"
    elif not _are_objects(found.get("resources")) or not found["resources"]:
        yield "it has no list of `resources`"
    else:
        for item in found["resources"]:
            yield from _faults_of_table(item)
        if len({item["name"] for item in found["resources"]}) < len(found["resources"]):
            yield "two tables have one name"


def _faults_of_table(item: Json) -> Iterator[str]:
    schema = item.get("schema")
    if not all(isinstance(item.get(key), str) for key in ("name", "path")):
        yield "a table has no `name` or no `path`"
    elif not isinstance(schema, dict) or not _are_objects(schema.get("fields")):
        yield f"{item['name']} has no schema with fields"
    elif not _named(schema["fields"]):
        yield f"a field of {item['name']} has no name, or two have one"
    elif not all(isinstance(field.get("constraints", {}), dict) for field in schema["fields"]):
        yield f"the constraints of a field of {item['name']} are no object"
    elif not _are_objects(schema.get("foreignKeys", [])):
        yield f"the foreign keys of {item['name']} are no list of objects"
    elif not set(columns(schema.get("primaryKey"))) <= {
        field["name"] for field in schema["fields"]
    }:
        yield f"the primary key of {item['name']} names a field it does not have"


def _are_objects(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(item, dict) for item in items)


def _named(fields: list[Json]) -> bool:
    names = [field.get("name") for field in fields]
    return all(isinstance(name, str) for name in names) and len(set(names)) == len(names)


def _rows(data: bytes, item: Json, label: str) -> Iterator[Cells]:
    """The rows of one file. Raises `NotComparableError`, naming the line."""
    names = [field["name"] for field in item["schema"]["fields"]]
    key = columns(item["schema"].get("primaryKey"))
    line, seen = 1, set()
    try:
        text = io.StringIO(data.decode(str(item.get("encoding", "utf-8"))), newline="")
        reader = csv.reader(text, strict=True, **_dialect(item))
        if next(reader, None) != names:
            raise ValueError(f"the columns are not {', '.join(names)}")
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(names):
                raise ValueError(f"{len(cells)} cells stand here, {len(names)} are wanted")
            row = dict(zip(names, cells, strict=True))
            identity = tuple(row[name] for name in key)
            if key and identity in seen:
                raise ValueError(f"a second row has the key {' / '.join(identity)}")
            seen.add(identity)
            yield row
            line = reader.line_num + 1
    except (ValueError, TypeError, LookupError, csv.Error) as error:
        raise NotComparableError(f"{label}: {item['path']}:{line}: {error}.") from None


def _dialect(item: Json) -> Json:
    dialect = item.get("dialect")
    given = dialect if isinstance(dialect, dict) else {}
    return {word: given[name] for name, word in SPLITS.items() if given.get(name) is not None}


def _retired(store: Store, tables: dict[str, TableState]) -> dict[str, Json]:
    """Tombstones: of `raw/`, of the table that has them, and of the table of changes before it."""
    ledger = tables[LEDGER].rows if LEDGER in tables else ()
    found: dict[str, Json] = {
        row.get("record", ""): {"reason": row.get("reason", ""), "since": row.get("version", "")}
        for row in ledger or ()
        if row.get("action") == "retired" and " " not in row.get("record", "")
    }
    stones = told(tables[RETIRED].rows or ()) if RETIRED in tables else {}
    if (data := store.read(FILE)) is not None:
        try:
            node = parse(data.decode("utf-8"), FILE)
        except (Refused, UnicodeDecodeError) as error:
            reason = str(error).partition("\n")[0]
            raise NotComparableError(f"{store.label}: {reason}.") from None
        stones = {stone.id: stone for stone in tombstones(node) if stone.id}
    for stone in stones.values():
        about = {"replaced_by": ", ".join(stone.heirs)}
        found[stone.id] = {**about, "reason": stone.reason, "since": stone.since}
    return found


def _documents(store: Store, tables: dict[str, TableState]) -> dict[str, str]:
    """The hash of each document: of its bytes, or as recorded where none go with the tables."""
    if store.documents is None:
        rows = tables["sources"].rows if "sources" in tables else ()
        return {row.get("source_id", ""): row["sha256"] for row in rows or () if row.get("sha256")}
    found: dict[str, str] = {}
    for name in store.documents:
        source = name.split("/")[2]
        digest = hashlib.sha256(store.read(name) or b"").hexdigest()
        found[source] = " ".join(filter(None, (found.get(source), digest)))
    return found
