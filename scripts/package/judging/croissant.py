"""mlcroissant: `croissant.json` is valid, and every record is read, the files' hashes compared."""

from __future__ import annotations

import csv
from pathlib import Path

import mlcroissant

from scripts.package.judging import Verdict


def judge(folder: Path) -> Verdict:
    """Reads every record of every record set and counts them beside the lines of the table."""
    dataset = mlcroissant.Dataset(jsonld=folder / "croissant.json")
    issues = dataset.metadata.ctx.issues
    sets = [each.uuid for each in dataset.metadata.record_sets]
    faults = [*issues.errors, *issues.warnings]
    records = 0
    for name in sets:
        try:
            read = sum(1 for _ in dataset.records(name))
        except Exception as error:  # of whatever kind, it is the verdict on this table
            faults.append(f"{name}: {error.__cause__ or error}")
            continue
        records += read
        if read != (rows := _rows(folder / "data" / f"{name}.csv")):
            faults.append(f"{name}: {read} records read, {rows} rows stand there.")
    return Verdict({"record sets": len(sets), "records": records}, tuple(faults))


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1
