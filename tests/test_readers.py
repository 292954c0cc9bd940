"""Others can read the dataset: two Frictionless implementations, pandas and plain csv."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import datapackage
import frictionless
import pandas as pd
import pytest
from conftest import ROOT

from scripts.rules.frictionless_once import asked_once

DESCRIPTOR = ROOT / "datapackage.json"
RESOURCES = {
    item["name"]: item for item in json.loads(DESCRIPTOR.read_text(encoding="utf-8"))["resources"]
}


def cells(name: str) -> list[list[str]]:
    """The rows of a table as text, its header first, by the csv module alone."""
    with (ROOT / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.fixture(scope="module")
def package() -> datapackage.Package:
    return datapackage.Package(str(DESCRIPTOR))


def test_datapackage_finds_the_descriptor_valid(package: datapackage.Package) -> None:
    assert package.errors == []
    assert package.valid
    assert package.resource_names == list(RESOURCES)


@pytest.mark.parametrize("name", RESOURCES)
def test_datapackage_reads_every_table_with_its_relations(
    package: datapackage.Package, name: str
) -> None:
    resource = package.get_resource(name)
    header, *wanted = cells(name)
    assert resource.headers in (header, None)  # None of a table without rows
    found = resource.read(keyed=True, cast=True)
    assert [list(row) for row in found] == [header] * len(wanted)
    assert [[value is None for value in row.values()] for row in found] == [
        [cell == "" for cell in row] for row in wanted
    ]
    assert resource.check_relations()


def test_datapackage_types_what_the_contract_types(package: datapackage.Package) -> None:
    figures = {row["figure_id"]: row for row in package.get_resource("figures").read(keyed=True)}
    header, *rows = cells("figures")
    for row in (dict(zip(header, cells, strict=True)) for cells in rows):
        found = figures[row["figure_id"]]
        for bound in ("value", "lower", "upper"):
            assert found[bound] is None or found[bound] == Decimal(row[bound])
        for bound in ("lower_inclusive", "upper_inclusive"):
            assert found[bound] is {"true": True, "false": False, "": None}[row[bound]]


@pytest.mark.parametrize("name", RESOURCES)
def test_pandas_reads_the_same_cells(name: str) -> None:
    frame = pd.read_csv(ROOT / RESOURCES[name]["path"], dtype=str, keep_default_na=False)
    assert [list(frame.columns), *frame.to_numpy().tolist()] == cells(name)


def test_frictionless_finds_nothing_to_object_to() -> None:
    with asked_once():
        report = frictionless.validate(str(DESCRIPTOR))
    assert report.flatten(["type", "message"]) == []
    assert report.valid
    assert [task.name for task in report.tasks] == list(RESOURCES)
    assert {task.name: task.stats.get("rows", 0) for task in report.tasks} == {
        name: len(cells(name)) - 1 for name in RESOURCES
    }
