"""Invented projects build, come to the size asked for, and are always the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT, Project

from scripts.contract.model import load_contract
from scripts.contribute.measuring import costs
from scripts.contribute.measuring.invented import invent
from scripts.contribute.measuring.world import PAIRS, ROWS, World, word
from scripts.raw.problems import Unusable
from scripts.rules.tables import read_tables

DESCRIPTOR = ROOT / "datapackage.json"


@pytest.mark.parametrize("hot", [False, True])
def test_an_invented_project_builds_and_has_the_rows_asked_for(tmp_path: Path, hot: bool) -> None:
    invent(tmp_path / "made", World.of(1_500, hot), DESCRIPTOR)
    assert Project(tmp_path / "made").problems() == []
    tables = read_tables(tmp_path / "made", load_contract(DESCRIPTOR))
    assert 1_000 < sum(map(len, tables.values())) < 2_000
    few = {"changes", "retired", "contributors", "contributor_roles"}
    assert {name for name, rows in tables.items() if not rows} == few
    asked = [row["claim_id"] for row in tables["figures"]]
    assert (asked.count("count-hot") > 0) == hot


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        invent(tmp_path / name, World.of(400, True), DESCRIPTOR)
    one, two = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*.*")
            if path.is_file()
        }
        for folder in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_sizes() -> None:
    wide, hot = World.of(100_000, False), World.of(100_000, True)
    assert abs(wide.units * ROWS - 100_000) < ROWS
    assert abs(hot.units * ROWS + hot.units**2 * PAIRS - 100_000) < 5 * ROWS
    assert World.of(1, True).units == 1
    assert len({word(number) for number in range(100_000)}) == 100_000


def test_what_a_process_cost() -> None:
    script = "x = bytearray(50_000_000); [n * n for n in range(300_000)]"
    found = costs.cost(("-c", script))
    assert found.seconds > 0
    assert found.megabytes > 50


def test_a_command_that_fails_is_said() -> None:
    with pytest.raises(Unusable, match=r"ended with 3: so there"):
        costs.cost(("-c", "import sys; print('so there', file=sys.stderr); sys.exit(3)"))


def test_the_table_has_a_row_a_project(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.problems()
    told = iter(range(1, 100))
    monkeypatch.setattr(costs, "cost", lambda _: costs.Cost(next(told), 20.0))
    head, rule, row = costs.table({"tiny": tiny.root}, 3)
    assert head.count("|") == rule.count("|") == row.count("|")
    # The first is not counted; then each in turn, thrice.
    assert row.split(" | ")[2:] == ["5.00", "6.00", "7.00", "0.71", "0.86", "20", "20 |"]
    assert sys.executable not in row
