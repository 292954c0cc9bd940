"""pyreadstat: the Stata files are read by ReadStat, with all rows, labels and labelled values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pyreadstat import read_dta

from scripts.package.judging import Verdict


def judge(folder: Path) -> Verdict:
    """Compares names, labels and value labels with the descriptor."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    checked = {"files": 0, "variables": 0, "labelled variables": 0, "rows": 0}
    faults = []
    for resource in package["resources"]:
        path = folder / "stata" / f"{resource['name']}.dta"
        _, found = read_dta(str(path), output_format="dict")
        fields = resource["schema"]["fields"]
        checked["files"] += 1
        checked["variables"] += len(found.column_names)
        checked["labelled variables"] += len(found.variable_value_labels)
        checked["rows"] += found.number_rows or 0
        faults += [f"{resource['name']}: {each}" for each in _compared(found, fields)]
        if found.number_rows != resource["rows"]:
            rows = f"{found.number_rows} rows, not {resource['rows']}."
            faults.append(f"{resource['name']}: {rows}")
    return Verdict(checked, tuple(faults))


def _compared(found: Any, fields: list[dict[str, Any]]) -> list[str]:
    """What differs from the fields as declared."""
    faults = []
    if found.column_names != [field["name"] for field in fields]:
        faults.append(f"the variables are {found.column_names}.")
    for field in fields:
        label = found.column_names_to_labels.get(field["name"])
        if label != field["title"][:80]:
            faults.append(f"{field['name']}: its label is {label!r}.")
        if listed := field.get("categories"):
            wanted = dict(enumerate((item["label"] for item in listed), start=1))
            if found.variable_value_labels.get(field["name"]) != wanted:
                faults.append(f"{field['name']}: its value labels differ from the closed list.")
    return faults
