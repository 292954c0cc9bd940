"""Load the Iran 1988 Record in Python (pandas 2 or later) with its types.

    from load import load
    tables = load("iran-1988-record-0.1.0")
    tables["figures"]

Whole numbers stay whole beside empty cells, closed lists are categories in the order of the
codebook, and text stays text: the word NA is a word. An empty cell is missing.
"""

import json
from pathlib import Path

import pandas as pd

TYPES = {"string": "string", "integer": "Int64", "number": "Float64"}


def load(folder="."):
    """Return every table of the package in `folder` as a DataFrame, by name."""
    package = json.loads((Path(folder) / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: _table(Path(folder), resource) for resource in package["resources"]}


def _table(folder, resource):
    frame = pd.read_csv(
        folder / resource["path"], dtype="string", keep_default_na=False, na_values=[""]
    )
    for field in resource["schema"]["fields"]:
        name, allowed = field["name"], field.get("constraints", {}).get("enum")
        if allowed:
            frame[name] = pd.Categorical(frame[name], categories=allowed)
        elif field["type"] == "boolean":
            frame[name] = frame[name].map({"true": True, "false": False}).astype("boolean")
        else:
            frame[name] = frame[name].astype(TYPES[field["type"]])
    return frame
