"""Both loaders call any two figures what the build calls them, whatever was said of whatever."""

from __future__ import annotations

import os
import random
import runpy
import shutil
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from test_answers import TABLES, figure, row

from scripts.derived.classes import CLASSES, pair
from scripts.derived.comparisons import Compared, is_echo
from scripts.derived.scopes import Scopes
from scripts.raw.rows import Row

LISTS = ("answers", "claims", "units", "populations", "places", "events", "figures")
LOADER = runpy.run_path(str(ROOT / "loaders/classes.py"))
UNITS = {
    "killed": ("", "person", "adds"),
    "executed": ("killed", "person", "adds"),
    "name-listed": ("", "name", "fixed"),
    "lasting": ("", "time", "fixed"),
    "portion": ("", "share", "fixed"),
    "camp-run": ("", "site", "state"),
}
TREES = {
    "populations": {"all": "", "women": "all", "men": "all", "old": "all", "miners": ""},
    "places": {"land": "", "town": "land", "mill": "town", "port": "land"},
    "events": {"strike": "", "march": "strike", "vote": "strike", "flood": ""},
}
DIVIDED = {"women": "sex", "men": "sex"}
PERIODS = ("", "1988", "1988-07/1988-09", "1988-08/1989-02", "1980/..", "{1981,1988}", "1990/1999")
WORDS = (
    "30 people", "31 people", "30,000 people", "33,700 people", "more than 30,000 people",
    "at least 2,000 people", "fewer than 1,000 people", "up to 5,000 people", "about 40 people",
    "thousands of people", "hundreds of people", "many people", "2,800 or 3,800 people",
    "2,800 to 5,000 people", "between 30 and 50 people",
)  # fmt: skip
TIMES = ("6 months", "four months", "40 minutes", "two to three months", "2 weeks", "many times")
SHARES = ("a third", "half", "40 percent", "more than 60 percent")
DATES = ("", "1988-08", "1988-12-13", "1995", "2017-08-04")
CHOICES: dict[str, tuple[str, ...]] = {
    "as_of": DATES,
    "said": DATES,
    "basis": ("not_stated", "name_list", "identified"),
    "origin_check": ("not_attempted", "found_absent"),
    "commitment": ("plain", "hedged", "predictive"),
}


def tree(table: str) -> list[Row]:
    key = f"{table[:-1]}_id"
    return [
        row(table, part_of_id=above, divided_by=DIVIDED.get(name, ""), **{key: name})
        for name, above in TREES[table].items()
    ]


def claims(pick: random.Random, count: int) -> list[Row]:
    """Questions of every unit, each limited here and there."""
    return [
        row(
            "claims",
            claim_id=f"q{n}",
            unit_id=pick.choice([*UNITS]),
            population_id=pick.choice(["", "", "all", *TREES["populations"]]),
            place_id=pick.choice(["", "", "", *TREES["places"]]),
            event_id=pick.choice(["", "strike", "strike", *TREES["events"]]),
            period=pick.choice(PERIODS),
            counts=pick.choice(["total", "total", "total", "each"]),
        )
        for n in range(count)
    ]


def given_of(pick: random.Random, name: str, claim: Row) -> Row:
    words = {"lasting": TIMES, "portion": SHARES}.get(claim["unit_id"], WORDS)
    cells = {column: pick.choice(values) for column, values in CHOICES.items()}
    return figure(name, pick.choice(words), claim["claim_id"], **cells)


def project(seed: int, n_claims: int, n_figures: int) -> dict[str, list[Row]]:
    """Tables with so many figures, some of which repeat an earlier one."""
    pick = random.Random(seed)
    asked = claims(pick, n_claims)
    said = [given_of(pick, f"f{n:03}", pick.choice(asked)) for n in range(n_figures)]
    figures = [
        one.with_cells(repeats_id=said[pick.randrange(n)]["figure_id"])
        if n and pick.random() < 0.2
        else one
        for n, one in enumerate(said)
    ]
    columns = ("each_is_also_id", "measured_in", "behaves")
    units = [
        row("units", unit_id=name, **dict(zip(columns, cells, strict=True)))
        for name, cells in UNITS.items()
    ]
    sources = [row("sources", source_id="letter", speaker_id="ada")]
    trees = {table: tree(table) for table in TREES}
    made = {"claims": asked, "figures": figures, "units": units, "sources": sources, **trees}
    return {name: made.get(name, []) for name in TABLES}


def called(tables: dict[str, list[Row]]) -> dict[tuple[str, str], str]:
    """What the build calls every pair of figures that give different answers."""
    scopes = Scopes.of(tables)
    return {
        (a.members[0], b.members[0]): pair(a.side, b.side, scopes, is_echo(a, b)).kind
        for a, b in combinations(Compared(tables).numbers, 2)
    }


def frames(tables: dict[str, list[Row]]) -> dict[str, pd.DataFrame]:
    """The tables as the loader for Python gives them."""
    found = Compared(tables)
    answer = {name: one.id for one in found.numbers for name in one.members}
    whole = {
        **tables,
        "answers": [*found.answer_rows()],
        "figures": [
            one.with_cells(answer_id=answer.get(one["figure_id"], "")) for one in tables["figures"]
        ],
    }
    return {name: frame_of(name, whole[name]) for name in LISTS}


def frame_of(name: str, rows: list[Row]) -> pd.DataFrame:
    kinds = {field.name: field.type for field in TABLES[name].fields}
    frame = pd.DataFrame([{column: one[column] for column in kinds} for one in rows], dtype=object)
    return pd.DataFrame({column: typed(frame[column], kind) for column, kind in kinds.items()})


def typed(cells: Any, kind: str) -> Any:
    filled = cells.where(cells != "", pd.NA).astype("string")
    if kind == "boolean":
        return filled.map({"true": True, "false": False}).astype("boolean")
    return filled.astype({"number": "Float64", "integer": "Int64"}.get(kind, "string"))


@settings(max_examples=8)
@given(st.integers(0, 10**9), st.integers(1, 12))
def test_python_calls_any_two_figures_what_the_build_calls_them(seed: int, n_claims: int) -> None:
    tables = project(seed, n_claims, 14)
    of: Callable[[str, str], str] = LOADER["classes"](frames(tables))
    for (a, b), kind in called(tables).items():
        assert of(a, b) == of(b, a) == kind, (a, b)


SEED, MANY = 1990, (12, 110)


def test_the_pairs_that_are_tried_are_of_every_class() -> None:
    assert {*called(project(SEED, *MANY)).values()} == {name for name, _ in CLASSES}


R_SCRIPT = """
options(warn = 2)
source("@LOADERS@/load.R")
read <- function(name) {
  kinds <- read.csv("kinds.csv", colClasses = "character")
  frame <- readr::read_csv(paste0(name, ".csv"), na = "",
                           col_types = kinds$letters[kinds$table == name])
  as.data.frame(frame)
}
tables <- sapply(c(@LISTS@), read, simplify = FALSE)
pairs <- read.csv("pairs.csv", colClasses = "character")
writeLines(mapply(classes(tables), pairs$a, pairs$b))
"""


def test_r_calls_them_so_too(tmp_path: Path) -> None:
    """Without R a test is skipped, except in CI."""
    program = shutil.which("Rscript")
    if program is None and not os.environ.get("CI"):
        pytest.skip("R is not installed: .ci/install-r")
    tables = project(SEED, *MANY)
    wanted = called(tables)
    letters = {"string": "c", "integer": "i", "number": "d", "boolean": "l"}
    kinds = {name: "".join(letters[one.type] for one in TABLES[name].fields) for name in LISTS}
    for name, frame in frames(tables).items():
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    pd.DataFrame(kinds.items(), columns=["table", "letters"]).to_csv(tmp_path / "kinds.csv")
    pd.DataFrame([*wanted], columns=["a", "b"]).to_csv(tmp_path / "pairs.csv")
    names = ", ".join(f'"{name}"' for name in LISTS)
    script = R_SCRIPT.replace("@LOADERS@", str(ROOT / "loaders")).replace("@LISTS@", names)
    (tmp_path / "calls.R").write_text(script, encoding="utf-8")
    command = [program or "Rscript", "--vanilla", "calls.R"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == list(wanted.values())
