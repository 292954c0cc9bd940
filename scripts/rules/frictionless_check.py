"""The contract, checked by frictionless in this process on the files as they stand.

It is the independent judge: it knows nothing of how the rows came to be, nor of the rules that hold
them to the same contract while they are made. `validate` and `package` ask it; the build need not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from frictionless import Package, system

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset
from scripts.raw.rule import Rule, Seen
from scripts.rules.frictionless_once import asked_once

CONTRACT_INVALID = Rule(
    "contract-invalid",
    "frictionless cannot use the descriptor.",
    "Correct it as the message says.",
    Seen(
        'In `datapackage.json` a column has `"format": "no such format"`.',
        "The line is deleted.",
    ),
)
CONTRACT_BROKEN = Rule(
    "contract-broken",
    "frictionless finds a table that breaks the contract.",
    "Correct the record, then build again.",
    Seen(
        "Another version of frictionless reads a cell of `data/` otherwise than the rules do.",
        "The version in `locks/` is installed again, and `./record build` writes the table anew.",
    ),
)


def check_package(folder: Path, dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Problems of the package in `folder` (datapackage.json and data/), at the raw lines.

    `dataset` holds the same rows in the same order, so that a row's number leads to its record.
    """
    with asked_once(), system.use_context(trusted=False):
        report = Package(str(folder / "datapackage.json")).validate()
    for error in report.errors:
        yield Problem(
            Place("datapackage.json"),
            CONTRACT_INVALID.code,
            f"{error.message}.",
            "Correct the descriptor.",
        )
    for task in report.tasks:
        for error in task.errors:
            data = error.to_dict()
            where = _place(data, task.name, dataset, contract)
            yield Problem(
                where,
                CONTRACT_BROKEN.code,
                f"{task.name}: {error.message} (frictionless: {error.type}).",
                "Correct the record, then build again.",
            )


def _place(data: dict[str, object], name: str, dataset: Dataset, contract: Contract) -> Place:
    rows = dataset.tables.get(name, [])
    number = data.get("rowNumber")  # the header is row 1
    if isinstance(number, int) and 2 <= number <= len(rows) + 1:
        return rows[number - 2].at(str(data.get("fieldName", "")))
    return Place(contract.tables[name].path if name in contract.tables else "datapackage.json")
