"""sqlite3: the database is sound, every foreign key is met, and the tables have all their rows."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.package.judging import Verdict


def judge(folder: Path) -> Verdict:
    """SQLite's own checks, and the number of rows beside the descriptor's."""
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
    faults = [line for line in sound if line != "ok"]
    faults += [f"{row[0]}, row {row[1]}: refers to no row of {row[2]}." for row in unmet]
    faults += [
        f"{resource['name']}: {counted[resource['name']]} rows, not {resource['rows']}."
        for resource in package["resources"]
        if counted[resource["name"]] != resource["rows"]
    ]
    checked = {"tables": len(tables), "foreign keys": keys, "views": len(views)}
    return Verdict({**checked, "rows": sum(counted.values())}, tuple(faults))


def _count(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
