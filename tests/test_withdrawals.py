"""What its own speaker took back, and what its publisher retracted, is said wherever it stands."""

from __future__ import annotations

import json

import pytest
from conftest import RECORDS, Project
from site_support import contract, files_of, made_of, tree

from scripts.package.edition import edition
from scripts.package.record_citation import cite
from scripts.raw.rows import Dataset, Row
from scripts.show import read_back
from scripts.show.shelf import Shelf

COUNTY = "raw/sources/county-report-2002"
RECOUNT = "county-report-2002.brook-recount"
NOTICE = "county-report-2002.notice"
FIGURE = "mill-letter-2001.brook-about-40"
STATEMENT = "mill-letter-2001.brook-count"
TAKEN = f"taken back by its speaker ({RECOUNT})"
RETRACTED = f"retracted by its publisher ({NOTICE})"
NEW = """statements:
  - id: brook-recount
    locator: page 7
    speaker: ada-brook
    specificity: named
    kind: indirect
    act: deny
  - id: notice
    locator: page 8
    speaker: county-board
    specificity: named
    kind: direct
    act: declare
"""


def told(project: Project, figure: bool = True) -> Project:
    """Brook takes back her number, or all of her statement; the board retracts its report."""
    project.edit(f"{COUNTY}/records.yaml", "statements:\n", NEW)
    project.edit(
        f"{COUNTY}/source.yaml",
        "publisher: county-board\n",
        f"publisher: county-board\nretracted: {NOTICE}\n",
    )
    at = "    quote: about 40 workers\n" if figure else "    fidelity: interpolated\n"
    project.edit(RECORDS, at, f"{at}    withdrawn: {RECOUNT}\n")
    return project


def row_of(dataset: Dataset, table: str, key: str) -> Row:
    column = contract().tables[table].id_column
    return next(row for row in dataset.tables[table] if row[column] == key)


def test_each_key_fills_its_column(tiny: Project) -> None:
    data = made_of(told(tiny))
    assert row_of(data, "figures", FIGURE)["withdrawn_id"] == RECOUNT
    assert row_of(data, "statements", STATEMENT)["withdrawn_id"] == ""
    assert row_of(data, "sources", "county-report-2002")["retracted_id"] == NOTICE
    others = [row for row in data.tables["figures"] if row["figure_id"] != FIGURE]
    assert {row["withdrawn_id"] for row in others} == {""}


def test_a_record_of_the_same_source_is_named_without_it(tiny: Project) -> None:
    told(tiny).edit(RECORDS, f"withdrawn: {RECOUNT}", "withdrawn: third-have-left")
    taken = row_of(made_of(tiny), "figures", FIGURE)["withdrawn_id"]
    assert taken == "mill-letter-2001.third-have-left"


def test_the_figures_of_a_statement_are_taken_back_with_it(tiny: Project) -> None:
    data = made_of(told(tiny, figure=False))
    inside = {row["figure_id"] for row in data.tables["figures"] if row["withdrawn_id"]}
    assert inside == {FIGURE, "mill-letter-2001.third-have-left"}
    assert {row["speaker_id"] for row in data.tables["figures"] if row["withdrawn_id"]} == {
        "ada-brook"
    }


def test_nothing_is_compared_or_counted_otherwise(tiny: Project) -> None:
    before = made_of(tiny)
    after = made_of(told(tiny))
    for name in ("answers", "comparisons", "claim_summary"):
        assert [row.cells for row in before.tables[name]] == [r.cells for r in after.tables[name]]


@pytest.mark.parametrize(
    ("where", "old", "new", "rule", "says"),
    [
        (
            RECORDS,
            RECOUNT,
            "theft",
            "withdrawn-by-other",
            "`ada-brook` says it, and nobody of that voice speaks in `mill-letter-2001.theft`.",
        ),
        (
            RECORDS,
            RECOUNT,
            "brook-about-40",
            "withdrawn-by-other",
            "the words do not take themselves back.",
        ),
        (
            RECORDS,
            RECOUNT,
            "nowhere",
            "reference-unknown",
            "there is no `mill-letter-2001.nowhere` in passages.",
        ),
        (
            f"{COUNTY}/source.yaml",
            NOTICE,
            RECOUNT,
            "retracted-by-other",
            f"`county-board` published it, and nobody of that voice speaks in `{RECOUNT}`.",
        ),
        (
            f"{COUNTY}/source.yaml",
            "publisher: county-board\n",
            "",
            "retracted-by-other",
            "no publisher is named, so nobody is known to retract it.",
        ),
    ],
)
def test_only_whoever_said_it_takes_it_back(
    tiny: Project, where: str, old: str, new: str, rule: str, says: str
) -> None:
    told(tiny).edit(where, old, new)
    (problem,) = tiny.problems()
    assert problem.rule == rule
    assert says in problem.message


def test_nobody_named_takes_nothing_back(tiny: Project) -> None:
    passive = "    specificity: passive\n"
    told(tiny).edit(RECORDS, passive, f"{passive}    withdrawn: brook-count\n")
    (problem,) = tiny.problems()
    assert (problem.rule, "nobody is named" in problem.message) == ("withdrawn-by-other", True)


def test_it_is_said_in_the_terminal(tiny: Project, run) -> None:
    assert told(tiny).problems() == []

    def show(key: str, *more: str) -> str:
        return run("show", key, "--root", tiny.root, *more)[1]

    flat = " ".join(show(FIGURE).split())
    assert TAKEN in flat
    answer = row_of(made_of(tiny), "figures", FIGURE)["answer_id"]
    rival = row_of(made_of(tiny), "figures", "county-report-2002.dismissed-35")["answer_id"]
    assert TAKEN in " ".join(show(rival).split())  # beside the rival
    assert f"in a document {RETRACTED}" in " ".join(show(answer).split())
    assert NOTICE in show("county-report-2002")
    found = json.loads(show(FIGURE, "--json"))
    assert found["rows"][0]["withdrawn_id"] == RECOUNT
    assert "taken back" not in show("mill-letter-2001.empty-houses")


def test_it_is_cited_and_read_back(tiny: Project) -> None:
    data = made_of(told(tiny))
    shelf = Shelf(data.tables, contract())
    figure = row_of(data, "figures", FIGURE)
    assert f"; {TAKEN}" in read_back.sentence(shelf, figure)
    assert f" Taken back by its speaker ({RECOUNT})." in figure["citation"]
    there = "county-report-2002.dismissed-35"
    sentence = f" Document {RETRACTED}."
    assert cite(there, data.tables, contract()).sentence.endswith(sentence)
    assert cite("county-report-2002", data.tables, contract()).sentence.endswith(sentence)
    assert "retracted" not in cite(FIGURE, data.tables, contract()).sentence


def test_it_is_in_the_flat_tables(tiny: Project) -> None:
    data = made_of(told(tiny, figure=False))
    flat = edition(data, contract()).dataset.tables
    (figure,) = (row for row in flat["figures_flat"] if row["figure_id"] == FIGURE)
    assert (figure["withdrawn_id"], figure["retracted_id"]) == (RECOUNT, "")
    (other,) = (
        row for row in flat["figures_flat"] if row["figure_id"] == "county-report-2002.dismissed-35"
    )
    assert (other["withdrawn_id"], other["retracted_id"]) == ("", NOTICE)
    speakers = {row[f"{s}_speakers"] for row in flat["comparisons_flat"] for s in "ab"}
    assert "Ada Brook (taken back by them)" in speakers


def test_it_stands_on_the_site(tiny: Project) -> None:
    data = made_of(told(tiny))
    files = files_of(data)
    answer = row_of(data, "figures", FIGURE)["answer_id"]
    rival = row_of(data, "figures", "county-report-2002.dismissed-35")["answer_id"]

    def text(name: str) -> str:
        return " ".join(tree(name, files).text_content().split())

    pages = (f"id/{FIGURE}.html", f"id/{answer}.html", f"id/{rival}.html")
    for page in pages:
        assert TAKEN in text(page), page
    assert RETRACTED in text("id/county-report-2002.html")
    assert RETRACTED in text(f"id/{rival}.html")
    assert RETRACTED in text("sources.html")
    assert tree(f"id/{FIGURE}.html", files).xpath(f"//a[@href='{RECOUNT}.html']")
