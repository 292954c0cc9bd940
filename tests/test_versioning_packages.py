"""Packages of others: tables without keys, properties of their tools, folders of refs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from versioning_edits import git

from scripts.release.compare import compare
from scripts.release.git import tree_of
from scripts.release.snapshots import Snapshot, TableState

Rows = list[dict[str, str]]
MILLS = [
    {"code": "NB", "mill": "North", "river": "Ash"},
    {"code": "SB", "mill": "South", "river": "Ash"},
    {"code": "WB", "mill": "West", "river": "Elm"},
]
GAUGES = [
    {"river": "Ash", "level": "3"},
    {"river": "Ash", "level": "3"},
    {"river": "", "level": ""},
]


def package(rows: Rows, columns: tuple[str, ...] = (), **more: Any) -> Snapshot:
    names = columns or tuple(rows[0])
    fields = [{"name": name, "type": "string"} for name in names]
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}, **more}
    table = TableState("t", resource, tuple(rows))
    return Snapshot("side", {"name": "p", "resources": [resource]}, {"t": table}, {}, {})


def found(old: Snapshot, new: Snapshot) -> list[tuple[str, str]]:
    return sorted((one.rule, one.where) for one in compare(old, new).changes)


def test_a_cell_of_a_row_that_no_key_names_is_found_by_a_column_without_repetition() -> None:
    new = [{**MILLS[0], "river": "Oak"}, *MILLS[1:]]
    assert found(package(MILLS), package(new)) == [("wording-changed", "t[NB].river")]


def test_a_value_that_nobody_declared_an_id_may_go() -> None:
    difference = compare(package(MILLS), package(MILLS[1:]))
    assert [(one.rule, one.where) for one in difference.changes] == [("row-dropped", "t[NB]")]
    assert str(difference.bump) == "minor"


def test_rows_in_which_that_column_is_blank_are_compared_whole() -> None:
    blank = {"code": "", "mill": "North", "river": "Ash"}
    old, new = [*MILLS, blank], [*MILLS, {**blank, "river": "Elm"}]
    assert found(package(old), package(new)) == [
        ("row-added", "t[/ North / Elm]"),
        ("row-dropped", "t[/ North / Ash]"),
    ]


def test_rows_that_nothing_tells_apart_are_counted() -> None:
    assert found(package(GAUGES), package(GAUGES[1:])) == [("row-dropped", "t[Ash / 3]")]
    more = [*GAUGES, *GAUGES[:2]]
    assert found(package(GAUGES), package(more)) == [
        ("row-added", "t[Ash / 3 (2)]"),
        ("row-added", "t[Ash / 3]"),
    ]
    assert found(package(GAUGES), package(GAUGES[::-1])) == []


def test_a_column_with_other_values_names_nothing() -> None:
    """Measured anew, all numbers differ: they are no names of the rows."""
    old = [{"river": "Ash", "level": str(n)} for n in range(4)]
    new = [{"river": "Ash", "level": str(n)} for n in range(10, 14)]
    rules = [rule for rule, _ in found(package(old), package(new))]
    assert rules == ["row-added"] * 4 + ["row-dropped"] * 4


def test_rows_without_a_column_in_common_are_not_called_compared() -> None:
    old, new = package([{"a": "1"}]), package([{"b": "x"}])
    assert compare(old, new).skipped == ("rows of t: the sides have no column in common",)


def test_what_no_reader_sees_asks_for_nothing() -> None:
    difference = compare(package(MILLS, custom={"a": 1}), package(MILLS, _sheet_order=["mill"]))
    assert str(difference.bump) == "none"
    assert [one.part for one in difference.outside] == ["_sheet_order", "custom"]


cells = st.sampled_from(["", "a", "b", "c"])
tables = st.lists(st.fixed_dictionaries({"x": cells, "y": cells}), max_size=6)


def cells_of(row: dict[str, str]) -> tuple[str, str]:
    return row["x"], row["y"]


@given(old=tables, new=tables)
def test_every_row_is_accounted_for(old: Rows, new: Rows) -> None:
    """Added and dropped rows make the new table of the old one, in number, and turned round."""
    there, back = (
        compare(package(one, ("x", "y")), package(other, ("x", "y")))
        for one, other in ((old, new), (new, old))
    )
    counts = there.counts.get("t", {})
    assert counts.get("added", 0) - counts.get("removed", 0) == len(new) - len(old)
    assert back.counts.get("t", {}).get("added", 0) == counts.get("removed", 0)
    assert bool(there.changes) == (Counter(map(cells_of, old)) != Counter(map(cells_of, new)))


def test_a_folder_of_a_ref(tmp_path: Path, run) -> None:
    for version, rows in (("v1", "a\n"), ("v2", "a\nb\n")):
        folder = tmp_path / "example"
        folder.mkdir(exist_ok=True)
        fields = [{"name": "x", "type": "string"}]
        resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
        text = json.dumps({"name": "p", "resources": [resource]})
        (folder / "datapackage.json").write_text(text, "utf-8")
        (folder / "t.csv").write_text(f"x\n{rows}", "utf-8")
        if version == "v1":
            git(tmp_path, "init", "--quiet")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", version)
        git(tmp_path, "tag", version)
    status, out, err = run("diff", "v1:example", "v2:example", "--json", "--root", tmp_path)
    assert (status, err) == (1, "")
    assert [one["where"] for one in json.loads(out)["changes"]] == ["t[b]"]
    status, _, err = run("diff", "v1:nowhere", "v2:example", "--root", tmp_path)
    assert status == 2
    assert "`v1:nowhere` is neither a file nor a folder nor a ref of git here." in err


@pytest.mark.parametrize("ref", ["v1:example/t.csv", "-n:x"])
def test_a_file_of_a_ref_is_no_state(ref: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(Exception, match="neither a file nor a folder"):
        tree_of(ref, tmp_path)
