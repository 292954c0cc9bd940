"""The codebook: every variable and value explained and counted."""

from __future__ import annotations

import re
from functools import cache

import pytest
from conftest import ROOT
from package_support import packaged

from scripts.contract.model import load_contract

CODEBOOKS = ("codebook", "codebook_values")
QUALIFIER = load_contract(ROOT / "datapackage.json").tables["figures"].by_name["qualifier"]


@cache
def variables() -> dict[tuple[str, str], dict[str, str]]:
    rows = packaged().cells("codebook")
    return {(row["table_name"], row["field_name"]): row for row in rows}


def variable(table: str, name: str) -> dict[str, str]:
    return variables()[table, name]


def test_every_variable_has_its_row() -> None:
    tables = packaged().edition.contract.tables
    wanted = [
        (name, field) for name in tables if name not in CODEBOOKS for field in tables[name].names
    ]
    assert list(variables()) == wanted
    assert len(packaged().cells("codebook")) == len(wanted)


def test_every_variable_answers_a_question() -> None:
    for row in packaged().cells("codebook"):
        assert re.fullmatch(r"[A-Z][^?]+\?", row["question"]), (row["table_name"], row["label"])


def test_counts_are_those_of_the_cells() -> None:
    for row in packaged().cells("codebook"):
        cells = [cell[row["field_name"]] for cell in packaged().cells(row["table_name"])]
        assert int(row["n_rows"]) == len(cells)
        assert int(row["n_empty"]) + int(row["n_withheld"]) == cells.count("")
        assert int(row["n_distinct"]) == len(set(cells) - {""})
        assert int(row["n_not_stated"]) == cells.count("not_stated")
        assert row["example"] in cells or not row["example"]


def test_an_empty_cell_has_a_reason() -> None:
    silent = [
        (row["table_name"], row["field_name"])
        for row in packaged().cells("codebook")
        if row["n_empty"] != "0" and not row["empty_means"]
    ]
    assert silent == []


def test_the_reason_is_read_from_the_contract() -> None:
    assert variable("figures", "lower")["empty_means"] == "no bound stated"
    assert variable("claim_summary", "lowest_lower")["empty_means"] == "none states one"
    assert variable("figures", "figure_id")["empty_means"] == ""


def test_values_are_those_of_the_contract_in_its_order() -> None:
    rows = [
        row
        for row in packaged().cells("codebook_values")
        if (row["table_name"], row["field_name"]) == ("figures", "qualifier")
    ]
    categories = QUALIFIER.categories
    assert [(row["value"], row["label"], row["definition"]) for row in rows] == [
        (item.value, item.label, item.description) for item in categories
    ]
    assert [row["stata_code"] for row in rows] == [str(n + 1) for n in range(len(rows))]
    cells = [row["qualifier"] for row in packaged().cells("figures")]
    assert [int(row["n_rows"]) for row in rows] == [cells.count(row["value"]) for row in rows]
    assert sum(int(row["n_rows"]) for row in rows) == len(cells)


def test_the_example_of_a_table_is_its_fullest_row() -> None:
    for table in packaged().edition.contract.tables:
        rows = packaged().cells(table)
        if table not in CODEBOOKS and rows:
            example = {name: variable(table, name)["example"] for name in rows[0]}
            fullest = max(sum(map(bool, row.values())) for row in rows)
            assert example in [row for row in rows if sum(map(bool, row.values())) == fullest]


@pytest.mark.parametrize(
    ("table", "name", "facts"),
    [
        ("figures", "claim_id", {"refers_to": "claims.claim_id", "required": "true"}),
        ("reports", "date", {"allowed": "a date in a profile of EDTF, as text"}),
        (
            "figures",
            "qualifier",
            {"allowed": f"one of {len(QUALIFIER.enum)} values", "type": "string"},
        ),
        ("passages", "line", {"allowed": "at least 1", "type": "integer"}),
        ("names", "name", {"in_key": "true", "computed": "false", "first_version": "1.0.0"}),
    ],
)
def test_what_a_variable_is(table: str, name: str, facts: dict[str, str]) -> None:
    row = variable(table, name)
    assert {fact: row[fact] for fact in facts} == facts


def test_the_page_has_every_variable_and_value() -> None:
    page = packaged().files["CODEBOOK.md"].decode("utf-8")
    for row in packaged().cells("codebook"):
        assert f"### `{row['table_name']}.{row['field_name']}`: {row['label']}\n" in page
        assert f"*{row['question']}*" in page
    for row in packaged().cells("codebook_values"):
        assert f"| `{row['value']}` | {row['stata_code']} | {row['label']} |" in page
    assert "; withheld: 5." in page
