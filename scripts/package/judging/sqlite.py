"""sqlite3: the database is sound, every foreign key is met, every cell is that of the CSV."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.package.judging import Verdict, differing


def judge(folder: Path) -> Verdict:
    """SQLite's own checks, the cells beside those of the CSV, and the questions of Datasette."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    address = (folder / f"{package['name']}.sqlite").as_uri() + "?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        sound = [line for (line,) in database.execute("PRAGMA integrity_check")]
        unmet = list(database.execute("PRAGMA foreign_key_check"))
        tables = [resource["name"] for resource in package["resources"]]
        keys = sum(len(list(database.execute(f'PRAGMA foreign_key_list("{name}")')))
                   for name in tables)  # fmt: skip
        views = [name for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view'")]  # fmt: skip
        counted = {name: _count(database, name) for name in [*tables, *views]}
        other = [
            line
            for resource in package["resources"]
            for line in differing(folder, resource, _rows(database, resource["name"]))
        ]
        asked = _asked(database, folder)
    faults = [line for line in sound if line != "ok"]
    faults += [f"{row[0]}, row {row[1]}: refers to no row of {row[2]}." for row in unmet]
    faults += other
    faults += [
        f"{resource['name']}: {counted[resource['name']]} rows, not {resource['rows']}."
        for resource in package["resources"]
        if counted[resource["name"]] != resource["rows"]
    ]
    checked = {"tables": len(tables), "foreign keys": keys, "views": len(views), **asked}
    return Verdict({**checked, "rows": sum(counted.values())}, tuple(faults))


def _rows(database: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    """All rows in the order in which they were put in."""
    return database.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()  # noqa: S608


def _asked(database: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """The questions of Datasette that have an answer. Raises `sqlite3.Error` for one that fails."""
    told = json.loads((folder / "datasette.json").read_text(encoding="utf-8"))
    (found,) = told["databases"].values()
    asked = [
        database.execute(question["sql"], question["examples"]).fetchone()
        for question in found["queries"].values()
    ]
    return {"questions": len(asked), "questions with an answer": sum(map(bool, asked))}


def _count(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
