"""Load the Iran 1988 Record in Python (pandas 2 or later) with its types.

In the unpacked folder of the package (data/, loaders/ and datapackage.json stand in it):

    import sys; sys.path.insert(0, "loaders")
    from load import class_of, load
    tables = load(".")
    class_of(tables, "amnesty-1990.speaker-under-1000", "hrw-2022.executed-2800-to-5000")

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


def class_of(tables, a, b):
    """What two figures are called: a value of comparisons.class, or one of three words besides.

    no_answer: one is denied, questioned, predicted or proposed. same_answer: both give the same.
    not_listed: they answer no common question, or one with so many answers that not every pair is
    a row (`claim_summary.pairs_complete`). An unknown id raises KeyError.
    """
    answers = tables["figures"].set_index("figure_id")["answer_id"]
    first, second = answers[a], answers[b]
    if pd.isna(first) or pd.isna(second):
        return "no_answer"
    pairs = tables["comparisons"]
    a_id, b_id = sorted((first, second))
    found = pairs.loc[(pairs["a_id"] == a_id) & (pairs["b_id"] == b_id), "class"]
    return "same_answer" if a_id == b_id else next(iter(found), "not_listed")


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
