"""Our rules and frictionless say the same of a table, whatever somebody made of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import frictionless
import pytest
from conftest import Project
from frictionless.errors import ForeignKeyError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.contract.fields import Field
from scripts.contract.model import Contract, load_contract
from scripts.raw.problems import Place
from scripts.raw.rows import Dataset, Row
from scripts.rules.check import Cell, checks_in
from scripts.rules.checks import cells, keys
from scripts.rules.descriptor import SCHEMA
from scripts.rules.frictionless_once import asked_once
from scripts.rules.tables import read_tables, write_tables

# What our rules ask of a cell beyond the contract, so that frictionless need not object.
STRICTER = {
    "number-spelling", "value-untidy", "date-not-edtf", "reference-cycle", "voice-chain",
    "voice-unfounded", "voice-without-evidence",
}  # fmt: skip
OF_FOLDERS = ("Windows", "names a folder")
TEXTS = [
    "", " ", "0", "-1", "-0", "007", "1.5", "1.50", "1e5", "1_000", "+4", "٣", "NaN", "INF", "true",
    "TRUE", "false", "asserts", "nobody", "No-Body", "a--b", "a b", "1988", "1988-13", "1988-22/..",
    "[1988,1989]", "https://example.org/", "ftp://example.org", "Q42", "en", "x" * 120, "é",
    "line\n", "“words”", "con", "2001-03-09", "0.333333",
]  # fmt: skip
MANGLED = (
    60  # cells, rows twice and rows gone in one go: frictionless is slow, and tells them apart
)
Tables = dict[str, list[Row]]
Change = tuple[str, int, str, int, str]  # a table, what is done to a row, to which column, a text


@dataclass(frozen=True)
class Verdict:
    """What is said of some tables."""

    rows: set[tuple[str, int]]  # table and row, from 0
    absent: set[str]  # ids that are referred to


@pytest.fixture(scope="module")
def sound(built_once: Project) -> tuple[Contract, Tables]:
    contract = load_contract(built_once.root / "datapackage.json")
    return contract, read_tables(built_once.root, contract)


def by_ours(tables: Tables, contract: Contract, also: Collection[str] = STRICTER) -> Verdict:
    """What our rules say by the contract alone; `also` are those that ask for more."""
    number = {id(row): (name, at) for name, rows in tables.items() for at, row in enumerate(rows)}
    found = Verdict(set(), set())
    for check in (*checks_in(cells), *checks_in(keys)):
        for fault in check.find(Dataset(tables, {}, {}), contract):
            assert isinstance(fault, Cell)
            if check.code == "reference-unknown":
                found.absent.add(fault.row[fault.column])
            elif check.code in also or not (check.code in STRICTER or _beyond(fault, contract)):
                found.rows.add(number[id(fault.row)])
    return found


def _beyond(fault: Cell, contract: Contract) -> bool:
    own = f" stands already at {contract.tables[fault.row.table].path}:"
    shared = " stands already at " in fault.message and own not in fault.message
    ends_twice = fault.row[fault.column].endswith("\n")  # `$` matches there, and before it
    return shared or ends_twice or any(words in fault.message for words in OF_FOLDERS)


def by_frictionless(folder: Path) -> Verdict:
    """What frictionless says; row -1 stands for a whole table."""
    with asked_once():
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert not report.errors
    found = Verdict(set(), set())
    for task in report.tasks:
        for error in task.errors:
            if isinstance(error, ForeignKeyError):
                found.absent.update(error.field_cells)
            else:
                found.rows.add((task.name, getattr(error, "row_number", 1) - 2))
    return found


def mangled(tables: Tables, contract: Contract, changes: list[Change]) -> Tables:
    """The tables with some cells changed, rows twice, and rows gone."""
    changed = {name: list(rows) for name, rows in tables.items()}
    for name, at, how, column, text in changes:
        rows, field = changed[name], contract.tables[name].fields[column]
        if how == "twice":
            rows.append(rows[at])
        elif how == "gone":
            rows[at] = rows[-1]
            rows.pop()
        else:
            cell = rows[int(text)][field.name] if how == "other" else text
            rows[at] = rows[at].with_cells(**{field.name: cell})
    return {
        name: [
            Row(name, row.cells, Place(contract.tables[name].path, line))
            for line, row in enumerate(rows, start=2)
        ]
        for name, rows in changed.items()
    }


@st.composite
def changes(draw: st.DrawFn, contract: Contract, tables: Tables) -> list[Change]:
    """Changes to rows, each of another one."""
    spots = [(name, at) for name, rows in tables.items() for at in range(len(rows))]
    some = draw(
        st.lists(st.sampled_from(spots), min_size=MANGLED // 2, max_size=MANGLED, unique=True)
    )
    found: list[Change] = []
    for name, at in sorted(some, reverse=True):
        fields = contract.tables[name].fields
        how = draw(st.sampled_from(["cell", "cell", "cell", "cell", "other", "twice", "gone"]))
        column = draw(st.integers(0, len(fields) - 1))
        others = st.sampled_from([*TEXTS, *fields[column].enum])
        found.append(
            (name, at, how, column, draw(st.just(str(at // 2)) if how == "other" else others))
        )
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(data=st.data())
def test_they_say_the_same(
    data: st.DataObject, built_once: Project, sound: tuple[Contract, Tables], tmp_path_factory
) -> None:
    contract, tables = sound
    changed = mangled(tables, contract, data.draw(changes(contract, tables)))
    folder = tmp_path_factory.mktemp("mangled")
    shutil.copyfile(built_once.root / "datapackage.json", folder / "datapackage.json")
    write_tables(Dataset(changed, {}, {}), contract, folder)
    theirs = by_frictionless(folder)
    ours, more = by_ours(changed, contract, ()), by_ours(changed, contract)
    assert ours.rows <= theirs.rows <= more.rows
    assert theirs.absent == ours.absent


def test_every_constraint_that_a_descriptor_may_have_is_held() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    allowed = set(schema["$defs"]["constraints"]["properties"])
    asked = {"required", "unique", "pattern", "minimum", "enum"}
    assert allowed == asked
    types = schema["$defs"]["field"]["properties"]["type"]["enum"]
    assert set(types) == {"string", *cells.SHAPES, "boolean"}
    assert asked <= set(Field.__dataclass_fields__)
