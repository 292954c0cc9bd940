"""datapackage: an older reader of Data Packages, independent of frictionless 5."""

from __future__ import annotations

from pathlib import Path

from datapackage import Package
from datapackage.exceptions import DataPackageException

from scripts.package.judging import Verdict


def judge(folder: Path) -> Verdict:
    """Whether it finds the descriptor valid and can read every table with its relations."""
    package = Package(str(folder / "datapackage.json"))
    faults = [str(error) for error in package.errors]
    rows = 0
    for resource in package.resources:
        try:
            rows += len(resource.read(relations=True))
        except DataPackageException as error:
            faults += [f"{resource.name}: {each}" for each in error.errors or [error]]
    return Verdict({"tables": len(package.resources), "rows": rows}, tuple(faults))
