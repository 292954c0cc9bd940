"""What the build derives: in order, and made of whatever people wrote, however wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT, TINY
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.derived.derive import derive, made
from scripts.raw.raw import read_raw
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import resolve
from scripts.rules.run import check

CONTRACT = load_contract(ROOT / "datapackage.json")
WHOLE = resolve(read_raw(TINY, CONTRACT), CONTRACT)
WRITTEN = [name for name in CONTRACT.tables if name not in made() and WHOLE.tables[name]]
SLIPS = ("", "zzz", "NaN", "1_000", "1e400", "2001-13", "[2001,", "../..", "true", "-1", "\u200b")


def test_each_is_made_after_what_it_needs() -> None:
    names = list(made())
    for name, one in made().items():
        assert all(names.index(need) < names.index(name) for need in one.needs)


def test_every_table_that_nobody_writes_is_made_by_somebody() -> None:
    """Actors and passages come with the records themselves."""
    unwritten = {name for name, table in CONTRACT.tables.items() if table.all_computed}
    assert unwritten - made().keys() == {"actors", "passages"}
    assert {name for name in made() if "." not in name} <= unwritten


def test_what_is_derived_of_the_tiny_dataset_breaks_no_rule() -> None:
    whole = derive(WHOLE, CONTRACT)
    assert all(whole.tables[table] for one in made().values() for table in one.tables)
    assert check(whole, CONTRACT)[0] == []


@pytest.mark.parametrize(
    ("table", "cells", "rule"),
    [
        ("comparisons", {"relation": "apart"}, "value-not-in-list"),
        ("comparisons", {"a_id": "nothing"}, "reference-unknown"),
        ("claim_summary", {"n_figures": "1.0"}, "number-spelling"),
        ("claim_summary", {"claim_id": ""}, "field-missing"),
        ("coverage", {"passage_id": "nothing"}, "reference-unknown"),
        ("figures", {"citation": " untidy "}, "value-untidy"),
        ("sources", {"citation": " untidy "}, "value-untidy"),
    ],
)
def test_a_derived_cell_is_held_to_the_rules(table: str, cells: dict[str, str], rule: str) -> None:
    whole = derive(WHOLE, CONTRACT)
    first, *others = whole.tables[table]
    broken = replace(whole, tables={**whole.tables, table: [first.with_cells(**cells), *others]})
    assert {one.rule for one in check(broken, CONTRACT)[0]} == {rule}


@st.composite
def broken(draw: st.DrawFn) -> Dataset:
    """The tiny dataset with some cells, rows and references that no curator meant."""
    tables = {name: list(rows) for name, rows in WHOLE.tables.items()}
    for _ in range(draw(st.integers(1, 8))):
        rows = tables[draw(st.sampled_from(WRITTEN))]
        at = draw(st.integers(0, len(rows) - 1)) if rows else 0
        change = draw(st.sampled_from(("cell", "cell", "cell", "same", "drop", "twice")))
        if rows and change in ("cell", "same"):
            rows[at] = _slipped(draw, rows, at, change)
        elif rows:
            rows[at : at + 1] = [] if change == "drop" else [rows[at], rows[at]]
    return replace(WHOLE, tables=tables)


def _slipped(draw: st.DrawFn, rows: list[Row], at: int, change: str) -> Row:
    """The row with a cell of another row, so that references turn in circles, or with a slip."""
    column = draw(st.sampled_from(CONTRACT.tables[rows[at].table].names))
    other = rows[draw(st.integers(0, len(rows) - 1))]
    ids = [cell for name, cell in other.cells.items() if name.endswith("_id")] or [""]
    cell = draw(st.sampled_from(SLIPS if change == "cell" else ids))
    return rows[at].with_cells(**{column: cell})


def test_a_document_whose_source_is_at_fault_is_covered_all_the_same() -> None:
    none = replace(WHOLE, tables={**WHOLE.tables, "sources": []})
    assert derive(none, CONTRACT).tables["coverage"]


@given(broken())
def test_nothing_that_people_write_stops_it(dataset: Dataset) -> None:
    whole = derive(dataset, CONTRACT)
    check(whole, CONTRACT)  # nor do the rules stumble over what was made of it
