"""The tables as CSV with a self-contained descriptor: a Data Package that needs nothing else."""

from __future__ import annotations

import hashlib
import json

from scripts.contract.model import Json, Table
from scripts.package.edition import Edition
from scripts.rules.tables import to_csv


def csv_files(edition: Edition) -> dict[str, bytes]:
    """`datapackage.json` and every table below `data/`, by path."""
    tables = {
        table.path: to_csv(edition.dataset.tables[table.name], table)
        for table in edition.contract.tables.values()
    }
    described = [
        _measured(table, tables[table.path], len(edition.dataset.tables[table.name]))
        for table in edition.contract.tables.values()
    ]
    descriptor = {**edition.contract.descriptor, "resources": described}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode("utf-8"), **tables}


def _measured(table: Table, data: bytes, rows: int) -> Json:
    """The declaration with what a reader can compare the file with."""
    return {
        **table.declared(),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "bytes": len(data),
        "rows": rows,
    }
