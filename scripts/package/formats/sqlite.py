"""The tables as one SQLite database: types, keys, closed lists, indexes and a few views."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from scripts.contract.model import Field, Table
from scripts.package.edition import Edition
from scripts.package.format import Files, Format, Making, Opening, Rows
from scripts.package.frames import value_of

VIEWS = Path(__file__).with_name("views.sql")

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "BOOLEAN"}


def _make(making: Making) -> Files:
    """The database. Raises `sqlite3.IntegrityError` where a row breaks a key or list."""
    edition = making.edition
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "database"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("BEGIN")
            tables = edition.contract.tables.values()
            for statement in chain.from_iterable(map(_statements, tables)):
                database.execute(statement)
            for table in tables:
                _fill(database, edition, table)
            database.execute("COMMIT")
            database.executescript(VIEWS.read_text(encoding="utf-8"))
            database.execute("VACUUM")
        return {f"{edition.contract.name}.sqlite": path.read_bytes()}


def _statements(table: Table) -> Iterator[str]:
    """The table, then an index on each column that leads to another table."""
    parts = [
        *(_column(field) for field in table.fields),
        f"PRIMARY KEY ({', '.join(map(_name, table.key))})",
        *(
            f"FOREIGN KEY ({_name(key.field)}) REFERENCES {_name(key.table)} ({_name(key.target)})"
            " DEFERRABLE INITIALLY DEFERRED"
            for key in table.foreign_keys
        ),
    ]
    yield f"CREATE TABLE {_name(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"
    for key in table.foreign_keys:
        if table.key != (key.field,):
            index = _name(f"{table.name}_by_{key.field}")
            yield f"CREATE INDEX {index} ON {_name(table.name)} ({_name(key.field)})"


def _column(field: Field) -> str:
    rules = ["NOT NULL"] if field.required else []
    if field.enum:
        values = ", ".join(f"'{value}'" for value in field.enum)
        rules.append(f"CHECK ({_name(field.name)} IN ({values}))")
    if field.type == "boolean":
        rules.append(f"CHECK ({_name(field.name)} IN (0, 1))")
    return " ".join([_name(field.name), TYPES[field.type], *rules])


def _fill(database: sqlite3.Connection, edition: Edition, table: Table) -> None:
    marks = ", ".join("?" * len(table.fields))
    database.executemany(
        f"INSERT INTO {_name(table.name)} VALUES ({marks})",  # noqa: S608  a name of the contract
        (
            [value_of(field, row[field.name]) for field in table.fields]
            for row in edition.dataset.tables[table.name]
        ),
    )


def _name(name: str) -> str:
    return f'"{name}"'


FORMAT = Format(
    "SQLite",
    {"*.sqlite": "application/vnd.sqlite3"},
    _make,
    rows=Rows.ALL_TABLES,
    opening=Opening(
        5,
        "SQL",
        "`iran-1988-record.sqlite`",
        "keys, closed lists, indexes, and the views `contradictions`, `family_figures`, "
        "`positions_in_words`, `dated_reports`, `participants`",
    ),
    by_library=True,
)
