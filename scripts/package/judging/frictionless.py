"""frictionless: the descriptor, and every cell, key, hash and size of the CSV tables."""

from __future__ import annotations

from pathlib import Path

from frictionless import Package, system

from scripts.package.judging import Verdict


def judge(folder: Path) -> Verdict:
    """Its report on `datapackage.json`."""
    with system.use_context(trusted=False):
        report = Package(str(folder / "datapackage.json")).validate()
    faults = [error.message for error in report.errors]
    faults += [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    rows = sum(int(task.stats.get("rows") or 0) for task in report.tasks)
    return Verdict({"tables": len(report.tasks), "rows": rows}, tuple(faults))
