"""The tables as CSV with a self-contained descriptor: a Data Package that needs nothing else."""

from __future__ import annotations

import hashlib
import json

from scripts.package.declared import Declaration
from scripts.package.edition import Edition
from scripts.rules.tables import to_csv


def csv_files(edition: Edition) -> dict[str, bytes]:
    """`datapackage.json` and every table below `data/`, by path."""
    tables = {
        table.path: to_csv(edition.dataset.tables[table.name], table)
        for table in edition.contract.tables.values()
    }
    described = [
        _measured(resource, tables[resource["path"]], len(edition.dataset.tables[resource["name"]]))
        for resource in edition.contract.descriptor["resources"]
    ]
    descriptor = {**edition.contract.descriptor, "resources": described}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return {"datapackage.json": text.encode("utf-8"), **tables}


def _measured(resource: Declaration, data: bytes, rows: int) -> Declaration:
    """The declaration with what a reader can compare the file with."""
    return {
        **resource,
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "bytes": len(data),
        "rows": rows,
    }
