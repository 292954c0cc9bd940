"""The workbook for contributors: the same bytes, lists that lead to their values, explanations."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from conftest import RECORDS, ROOT, TINY, Project, copy_of
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from scripts.contract.model import load_contract
from scripts.contribute.sheet_layout import EXAMPLES, HOW, IDS, VALUES, explains, plan_of, plans
from scripts.contribute.sheet_template import contributors_workbook, need, workbook
from scripts.raw.problems import Place
from scripts.raw.raw import Raw, read_raw
from scripts.raw.strict_yaml import Entry, Mapping, Scalar, Sequence
from scripts.records.entries import EntryReader

CONTRACT = load_contract(ROOT / "datapackage.json")
PLANS = plans(CONTRACT)
COLUMNS = [(plan, key) for plan in PLANS.values() for key in plan.columns]
NAMES = [f"{plan.name}.{key.name}" for plan, key in COLUMNS]


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Workbook:
    """The workbook of the tiny dataset."""
    root = copy_of(TINY, tmp_path_factory.mktemp("book") / "tiny").root
    return load_workbook(io.BytesIO(contributors_workbook(root, "")))


@pytest.fixture(scope="module")
def raw() -> Raw:
    return read_raw(TINY, CONTRACT)


def column_of(page: Worksheet, name: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == name)


def offered(book: Workbook, page: Worksheet, column: int) -> list[str] | None:
    """What the list of a column offers; None where there is no list."""
    for rule in page.data_validations.dataValidation:
        first, top, _, _ = range_boundaries(str(rule.sqref))
        if first == column:
            assert top == 2
            name, _, where = rule.formula1.lstrip("=").rpartition("!")
            left, first_row, _, last_row = range_boundaries(where)
            rows = book[name.strip("'")].iter_rows(first_row, last_row, left, left, True)
            return [value for (value,) in rows]
    return None


def test_the_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == [HOW, *PLANS, IDS, VALUES]
    text = "\n".join(str(cell.value) for row in book[HOW] for cell in row if cell.value)
    assert "./record import-sheet contribute.xlsx" in text
    assert [name for name in PLANS if name not in text] == []


@pytest.mark.parametrize(("plan", "key"), COLUMNS, ids=NAMES)
def test_a_column_is_explained_and_offers_its_list(plan, key, book: Workbook, raw: Raw) -> None:
    page = book[plan.name]
    column = column_of(page, key.name)
    head = page.cell(1, column)
    assert key.description in head.comment.text
    colours = {"required": "FF1F4E79", "passage": "FFC6E0B4", "optional": "FFE7E6E6"}
    assert head.fill.fgColor.rgb == colours[need(key, plan)]
    formats = page.column_dimensions.values()
    assert [it.number_format for it in formats if it.min <= column <= it.max] == ["@"]
    found = offered(book, page, column)
    lists = {name: [item.text("id") for item in node.items] for name, node in raw.lists.items()}
    lists["actors"] = sorted(lists["people"] + lists["organisations"])
    lists["sources"] = [source.folder for source in raw.sources]
    if key.values:
        assert found == [item.value for item in key.values]
    elif key.table in lists:
        assert found == lists[key.table]
    elif key.table in PLANS or (plan.parent and column == 1):
        owner = key.table or plan.parent
        assert found[0] == "example" == book[owner]["A2"].value
    else:
        assert found is None


def test_each_value_stands_with_its_meaning(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book[VALUES].iter_rows(min_row=2)]
    meant = {(value, meaning) for _, value, meaning in rows if value}
    for _, key in COLUMNS:
        assert {(item.value, f"{item.label}. {item.description}") for item in key.values} <= meant


def test_the_bytes_are_the_same_anywhere(tiny: Project, tmp_path) -> None:
    command = [
        sys.executable,
        "-m",
        "scripts",
        "sheet",
        "--root",
        str(tiny.root),
        "--out",
        "a.xlsx",
    ]
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, cwd=tmp_path, env={**os.environ, **elsewhere})
    assert (tmp_path / "a.xlsx").read_bytes() == contributors_workbook(tiny.root, "")


def test_examples_are_what_the_build_would_read() -> None:
    """Their keys and values are accepted, and every id they name is there."""
    lists = {
        name: {item.text("id") for item in node.items}
        for name, node in read_raw(ROOT, CONTRACT).lists.items()
    }
    lists["actors"] = lists["people"] | lists["organisations"]
    for name, example in EXAMPLES.items():
        columns = PLANS[name].by_name
        assert example.keys() <= columns.keys()
        assert [key for key in columns if columns[key].required and key not in example] == []
        for key, text in example.items():
            values = [item.value for item in columns[key].values]
            assert not values or text in values
            assert text in lists.get(columns[key].table, {text})
    reader, place = EntryReader(CONTRACT), Place("x")
    for kind in CONTRACT.records:
        entries = (
            Entry(Scalar(k, place), Scalar(v, place)) for k, v in EXAMPLES[kind.section].items()
        )
        reader.records(kind, Sequence((Mapping(tuple(entries), place),), place), "source")
    assert reader.problems == []


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("figures", "figures"),
        (" Figures ", "figures"),
        ("contribute-figures", "figures"),
        ("contribute.xlsx - reports.participants", "reports.participants"),
        ("statements.positions", "statements.positions"),
        ("positions", "positions"),
        ("my_positions", None),
        ("configures", None),
        ("figures (2)", None),
    ],
)
def test_a_sheet_is_known_by_the_end_of_its_name(name, plan) -> None:
    found = plan_of(name, PLANS)
    assert (found.name if found else None) == plan
    assert not explains(name)


def test_sheets_that_explain_are_known_too() -> None:
    assert [explains(name) for name in ("how", "contribute-values", "Ids", "show")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_text_that_no_cell_holds_is_refused() -> None:
    with pytest.raises(ValueError, match=r"set_aside: a text of quote is too long for a cell"):
        workbook(CONTRACT, {}, {"set_aside": [{"quote": "x" * 32_768}]})


def test_calls_that_cannot_be_followed(tiny: Project, run) -> None:
    status, _, err = run("sheet", "--root", tiny.root, "--source", "mill-leter-2001")
    said = "There is no source `mill-leter-2001`. Did you mean `mill-letter-2001`?\n"
    assert (status, err) == (2, said)
    line = tiny.edit(RECORDS, "cue: said", "cuee: said")
    status, _, err = run("sheet", "--root", tiny.root, "--source", "mill-letter-2001")
    said = f"{RECORDS}:{line}: statements: `cuee` has no column in the sheet. Run `./record build`"
    assert (status, err.startswith(said)) == (1, True)
    assert not (tiny.root / "dist").exists()


def test_it_goes_to_dist(tiny: Project, run) -> None:
    assert run("sheet", "--root", tiny.root)[0] == 0
    assert (tiny.root / "dist/contribute.xlsx").read_bytes() == contributors_workbook(tiny.root, "")
