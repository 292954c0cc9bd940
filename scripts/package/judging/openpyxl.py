"""openpyxl: the workbook has a sheet for every table, with the cells of its CSV and no formula."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from scripts.package.judging import Verdict, differing

PLAIN = {"s", "n", "b"}  # texts, numbers and truths


def judge(folder: Path) -> Verdict:
    """Compares every cell as a typed value."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    book = load_workbook(folder / f"{package['name']}.xlsx")
    checked = {"sheets": 0, "cells": 0}
    faults = []
    for resource in package["resources"]:
        if resource["name"] not in book.sheetnames:
            faults.append(f"{resource['name']}: there is no such sheet.")
            continue
        head, *rows = book[resource["name"]].iter_rows()
        checked["sheets"] += 1
        checked["cells"] += sum(map(len, rows))
        faults += _headed(resource, [cell.value for cell in head])
        faults += differing(folder, resource, _values(rows))
        faults += [f"{resource['name']}, {cell.coordinate}: neither a text nor a number."
                   for row in rows for cell in row if cell.data_type not in PLAIN]  # fmt: skip
    return Verdict(checked, tuple(faults))


def _headed(resource: dict[str, Any], head: list[Any]) -> Iterator[str]:
    if head != [field["name"] for field in resource["schema"]["fields"]]:
        yield f"{resource['name']}: its first row does not name the columns."


def _values(rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    return ([cell.value for cell in row] for row in rows)
