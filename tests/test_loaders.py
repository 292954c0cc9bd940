"""The loaders give types and labels, and change no text."""

from __future__ import annotations

import csv
import os
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from conftest import ROOT
from package_support import TRICKY, packaged

from scripts.contribute.generated import PICTURED

LOADERS = ROOT / "loaders"
R_SCRIPT = """
source("loaders/load.R")
options(warn = 2)
tables <- load_record(".")
for (name in names(tables)) {
  table <- tables[[name]]
  table[] <- lapply(table, function(column) {
    if (is.logical(column)) tolower(as.character(column))
    else if (is.numeric(column)) vapply(column, format, "", scientific = FALSE, digits = 15)
    else as.character(column)
  })
  table[is.na(tables[[name]])] <- NA
  readr::write_csv(table, paste0("read-", name, ".csv"), na = "")
}
types <- sapply(tables$figures, function(column) class(column)[1])
writeLines(paste(names(types), types), "types.txt")
writeLines(levels(tables$figures$qualifier), "levels.txt")
for (pair in list(@PAIRS@)) writeLines(class_of(tables, pair[1], pair[2]))
found <- find(tables, "Hedged")
readr::write_csv(found[c("table_name", "field_name", "value")], "found.csv", na = "")
writeLines(capture.output(describe(tables, "figures.qualifier")), "described.txt")
told <- tryCatch(describe(tables, "figures.nothing"), error = conditionMessage)
pdf("figures.pdf"); rows <- figures_of(tables, "workers-dismissed"); invisible(dev.off())
writeLines(c(told, rows$figure_id), "figures.txt")
labelled <- load_labelled(".", "figures")
writeLines(names(attr(labelled$qualifier, "labels")), "labels.txt")
"""
NIGHT, EXACT = "county-report-2002.night-shift-50", "county-report-2002.dismissed-35"
ABOUT = "mill-letter-2001.brook-about-40"
MORE, AGAIN = (f"mill-letter-2001.dismissed-more-than-40{again}" for again in ("", "-again"))
CLASSES = {
    (EXACT, NIGHT): "contradiction",
    (MORE, NIGHT): "part_fits",
    (EXACT, ABOUT): "apart_in_loose_words",
    (MORE, AGAIN): "same_answer",
    (EXACT, "mill-letter-2001.empty-houses"): "not_compared",
    ("mill-letter-2001.hundreds-to-follow", EXACT): "no_answer",
}
PAIRS = ", ".join(f'c("{a}", "{b}")' for a, b in CLASSES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the tiny dataset, with texts that a program could spoil."""
    root = tmp_path_factory.mktemp("package")
    for name, data in packaged().files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def loader(folder: Path) -> dict[str, Any]:
    """What the loader for Python defines, found as a reader finds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder / "loaders")
        return runpy.run_path(str(folder / "loaders/load.py"))


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, pd.DataFrame]:
    """What the loader for Python makes of it."""
    load = loader(folder)["load"]
    loaded: dict[str, pd.DataFrame] = load(folder)
    return loaded


def test_python_loads_every_table_with_its_types(tables: dict[str, pd.DataFrame]) -> None:
    types = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    contract = packaged().edition.contract
    assert list(tables) == list(contract.tables)
    for name, table in contract.tables.items():
        wanted = {field.name: "category" if field.enum else types[field.type]
                  for field in table.fields}  # fmt: skip
        assert {key: str(kind) for key, kind in tables[name].dtypes.items()} == wanted


def test_python_keeps_closed_lists_in_their_order(tables: dict[str, pd.DataFrame]) -> None:
    enum = packaged().edition.contract.tables["figures"].by_name["qualifier"].enum
    assert tuple(tables["figures"]["qualifier"].cat.categories) == enum


def test_python_changes_no_cell(tables: dict[str, pd.DataFrame]) -> None:
    for name, frame in tables.items():
        cells = packaged().cells(name)
        assert len(frame) == len(cells)
        for loaded, row in zip(frame.to_dict("records"), cells, strict=True):
            assert {key: spelled(one) for key, one in loaded.items()} == {
                key: plain(text) for key, text in row.items()
            }


@pytest.mark.parametrize(("pair", "wanted"), CLASSES.items())
def test_python_tells_what_two_figures_are_called(
    folder: Path, tables: dict[str, pd.DataFrame], pair: tuple[str, str], wanted: str
) -> None:
    class_of = loader(folder)["class_of"]
    assert class_of(tables, *pair) == class_of(tables, *reversed(pair)) == wanted


def test_python_knows_no_class_of_a_figure_that_is_none(
    folder: Path, tables: dict[str, pd.DataFrame]
) -> None:
    class_of = loader(folder)["class_of"]
    with pytest.raises(KeyError, match="nobody"):
        class_of(tables, "nobody.said-so", EXACT)


FAMILY = {NIGHT, EXACT, ABOUT, MORE, AGAIN, "union-leaflet-2002.dismissed-44",
          "clerk-diary-2002.dismissed-61"}  # fmt: skip


def told(folder: Path, *given: Any) -> list[tuple[str, str, str]]:
    found = loader(folder)["find"](*given).fillna("")
    names = ("table_name", "field_name", "value")
    return list(found[list(names)].itertuples(index=False, name=None))


def test_a_column_and_a_value_are_found_by_any_of_their_words(
    folder: Path, tables: dict[str, pd.DataFrame]
) -> None:
    contract = packaged().edition.contract.tables["figures"]
    question = contract.by_name["qualifier"].question.upper()
    assert ("figures", "qualifier", "") in told(folder, tables, question)
    (meaning,) = (
        item.description
        for item in contract.by_name["qualifier"].categories
        if item.value == "vague"
    )
    assert ("figures", "qualifier", "vague") in told(folder, tables, meaning[5:30])
    assert told(folder, tables, "no such words") == told(folder, tables, "[a-z]+(") == []


def test_a_column_is_described_with_each_of_its_values(
    folder: Path, tables: dict[str, pd.DataFrame], capsys: pytest.CaptureFixture[str]
) -> None:
    loader(folder)["describe"](tables, "figures.qualifier")
    shown = " ".join(capsys.readouterr().out.split())
    field = packaged().edition.contract.tables["figures"].by_name["qualifier"]
    assert shown.startswith("figures.qualifier label: ")
    assert field.question in shown
    for item in field.categories:
        rows = sum(row["qualifier"] == item.value for row in packaged().cells("figures"))
        assert f"{item.value} ({rows}): {item.description}" in shown


def test_a_table_is_described_by_its_columns_and_a_column_wherever_it_is(
    folder: Path, tables: dict[str, pd.DataFrame], capsys: pytest.CaptureFixture[str]
) -> None:
    describe = loader(folder)["describe"]
    describe(tables, "places")
    shown = capsys.readouterr().out
    assert shown.startswith(f"places: {len(tables['places'])} rows\n")
    assert all(name in shown for name in tables["places"].columns)
    describe(tables, "qualifier")
    named = [line for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert {"figures.qualifier", "figures_flat.qualifier", "answers.qualifier"} <= set(named)


@pytest.mark.parametrize("name", ["figures.nothing", "nothing", "nothing.qualifier", ""])
def test_a_name_that_is_none_is_said_to_be_none(
    folder: Path, tables: dict[str, pd.DataFrame], name: str
) -> None:
    with pytest.raises(KeyError, match=r"no such table or column; try find\(tables, "):
        loader(folder)["describe"](tables, name)


@pytest.mark.parametrize("claim", ["workers-dismissed", "houses-empty"])
def test_pandas_draws_the_figures_of_a_question(
    folder: Path, tables: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch, claim: str
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    rows = loader(folder)["figures_of"](tables, claim)
    wanted = {row["figure_id"] for row in packaged().cells("figures_flat")
              if row["claim_id"] == claim}  # fmt: skip
    assert wanted <= set(rows["figure_id"])
    axes = plt.gcf().axes[0]
    plt.close("all")
    labels = [text.get_text() for text in axes.get_yticklabels()]
    drawn = rows[rows["draw_open"].ne("no_number")]
    assert len(labels) == len(drawn)
    for label, row in zip(labels, drawn.to_dict("records"), strict=True):
        assert row["speaker"] in label
        assert row["as_written"] in label
    assert axes.get_xlabel() == "claims, not measurements"


def test_what_has_no_figures_is_not_drawn(folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    figures_of = loader(folder)["figures_of"]
    assert figures_of(tables, "closure-was-theft").empty
    with pytest.raises(KeyError, match="nowhere: no such claim or family"):
        figures_of(tables, "nowhere")
    assert not plt.get_fignums()


def of_the_tiny_dataset(folder: Path, name: str) -> Path:
    """The script that draws a picture, of a family that the tiny dataset has."""
    script = (folder / "loaders" / name).read_text(encoding="utf-8")
    assert script.count(PICTURED) == 1
    changed = folder / f"drawn{Path(name).suffix}"
    changed.write_text(script.replace(PICTURED, "workers-dismissed"))
    return changed


def test_pandas_draws_a_family(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MPLBACKEND", "svg")
    drawn = runpy.run_path(str(of_the_tiny_dataset(folder, "picture.py")))
    assert set(drawn["rows"]["figure_id"]) == FAMILY
    assert all(name in (folder / "picture.svg").read_text() for name in FAMILY)


def test_r_draws_the_same_family(in_r: Path) -> None:
    script = of_the_tiny_dataset(in_r, "picture.R")
    with script.open("a") as lines:
        lines.write('writeLines(rows$figure_id, "drawn.txt")\n')
    subprocess.run(
        [shutil.which("Rscript") or "Rscript", "--vanilla", script.name], cwd=in_r, check=True
    )
    assert set((in_r / "drawn.txt").read_text().split()) == FAMILY
    assert (in_r / "picture.pdf").stat().st_size > 0


def spelled(cell: Any) -> str:
    """A typed cell as text; a whole number without a fraction."""
    if cell is None or pd.isna(cell):
        return ""
    return str(cell).lower() if isinstance(cell, bool) else plain(str(cell))


def plain(text: str) -> str:
    return text.removesuffix(".0")


@pytest.fixture(scope="module")
def in_r(folder: Path) -> Path:
    """The folder after R has read it. Without R a test is skipped, except in CI."""
    program = shutil.which("Rscript")
    if program is None and not os.environ.get("CI"):
        pytest.skip("R is not installed: .ci/install-r")
    (folder / "read.R").write_text(R_SCRIPT.replace("@PAIRS@", PAIRS), encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [program or "Rscript", "--vanilla", "read.R"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == list(CLASSES.values())
    return folder


def test_r_changes_no_cell(in_r: Path) -> None:
    books = ("codebook", "codebook_values")
    for name in (name for name in packaged().edition.contract.tables if name not in books):
        with (in_r / f"read-{name}.csv").open(encoding="utf-8", newline="") as lines:
            assert list(csv.DictReader(lines)) == packaged().cells(name), name


def test_r_has_types_levels_and_labels(in_r: Path) -> None:
    table = packaged().edition.contract.tables["figures"]
    types = dict(line.split() for line in (in_r / "types.txt").read_text().splitlines())
    names = {"string": "character", "integer": "integer", "number": "numeric", "boolean": "logical"}
    assert types == {field.name: "factor" if field.enum else names[field.type]
                     for field in table.fields}  # fmt: skip
    qualifier = table.by_name["qualifier"]
    assert tuple((in_r / "levels.txt").read_text().splitlines()) == qualifier.enum
    labels = [item.label for item in qualifier.categories]
    assert (in_r / "labels.txt").read_text().splitlines() == labels


def test_r_finds_describes_and_draws_the_same(
    in_r: Path, folder: Path, tables: dict[str, pd.DataFrame],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with (in_r / "found.csv").open(encoding="utf-8", newline="") as lines:
        assert [tuple(row) for row in csv.reader(lines)][1:] == told(folder, tables, "Hedged")
    loader(folder)["describe"](tables, "figures.qualifier")
    python = capsys.readouterr().out.split()
    assert (in_r / "described.txt").read_text(encoding="utf-8").split() == python
    said, *drawn = (in_r / "figures.txt").read_text(encoding="utf-8").splitlines()
    assert said == 'figures.nothing: no such table or column; try find(tables, "nothing")'
    assert drawn == list(loader(folder)["figures_of"](tables, "workers-dismissed")["figure_id"])
    plt.close("all")


def test_the_package_holds_the_texts_that_matter(tables: dict[str, pd.DataFrame]) -> None:
    assert set(TRICKY) <= set(tables["places"]["label"])
    assert tables["figures"]["upper"].isna().any()


def test_stata_opens_the_files_that_are_there(folder: Path) -> None:
    script = (LOADERS / "load.do").read_text(encoding="utf-8")
    commands = list(stata_commands(script))
    assert commands == ["args table", 'use "stata/`table\'.dta", clear', "describe", "label list"]
    with pd.io.stata.StataReader(folder / "stata/figures.dta") as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
    table = packaged().edition.contract.tables["figures"]
    assert labels == {field.name: field.title for field in table.fields}
    assert list(values["qualifier"].values()) == [
        item.label for item in table.by_name["qualifier"].categories
    ]


def stata_commands(script: str) -> Iterator[str]:
    return (line for line in script.splitlines() if line and not line.startswith("*"))


FEW = ("load.py", "load.R", "load.do", "picture.py", "picture.R", "finding.py", "finding.R")


@pytest.mark.parametrize("name", FEW)
def test_a_loader_is_a_few_lines(name: str) -> None:
    lines = (LOADERS / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert all(len(line) <= 100 for line in lines)
