"""Load the Iran 1988 Record in Python (pandas 2 or later) with its types.

In the unpacked folder of the package (data/, loaders/ and datapackage.json stand in it):

    import sys; sys.path.insert(0, "loaders")
    from load import class_of, describe, figures_of, find, load
    tables = load(".")
    find(tables, "hedged")                  # columns and values that speak of it
    describe(tables, "figures.qualifier")   # what it means, and each of its values
    figures_of(tables, "executions-1988-iran")   # draws who says which number
    class_of(tables, "amnesty-1990.speaker-under-1000", "hrw-2022.executed-2800-to-5000")

Whole numbers stay whole beside empty cells, closed lists are categories in the order of the
codebook, and text stays text: the word NA is a word. An empty cell is missing.
"""

import json
from pathlib import Path

import pandas as pd
from classes import class_of, classes
from drawing import figures_of
from finding import describe, find

__all__ = ["class_of", "classes", "describe", "figures_of", "find", "load"]

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
