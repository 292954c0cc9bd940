"""The tables as CSV with a self-contained descriptor: a Data Package that needs nothing else."""

from __future__ import annotations

import hashlib
import json

from scripts.contract.model import Json, Table
from scripts.package.format import Files, Format, Making, Opening, Rows
from scripts.rules.tables import to_csv


def _make(making: Making) -> Files:
    """`datapackage.json` and every table below `data/`."""
    edition = making.edition
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


FORMAT = Format(
    "CSV tables",
    {"datapackage.json": "application/json", "data/*.csv": "text/csv"},
    _make,
    rows=Rows.ONE_TABLE,
    opening=Opening(
        7,
        "any reader of Data Packages",
        "`datapackage.json`",
        "all types, keys and closed lists, with the hash, bytes and rows of each file",
    ),
)
