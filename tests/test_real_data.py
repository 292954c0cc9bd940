"""The dataset itself: what it shows unasked, and that one broken line or cell of it is found."""

from __future__ import annotations

import csv
import re

import pytest
from conftest import ROOT, Project, made_of_the_real

from scripts.raw.rows import Row

RECORDS = "raw/sources/victory-star-2017/records.yaml"
EXECUTIONS = "executions-1988-iran"
COMMITTEE = "committee-1988-size"
MORE_THAN = "victory-star-2017.executed-more-than-30000"
FOUR = "victory-star-2017.committee-four-men"
ESTIMATED = "victory-star-2017.executed-estimated-30000"
SPEAKER = "amnesty-1990.speaker-under-1000"
THREE = "victory-star-2017.committee-three-judges"

Tables = dict[str, list[Row]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """All tables, straight from raw/, with the comparisons."""
    return made_of_the_real()[1].tables


def figures(tables: Tables) -> dict[str, Row]:
    return {row["figure_id"]: row for row in tables["figures"]}


def test_nobody_types_a_comparison() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "raw").rglob("*.yaml")]
    assert texts
    computed = re.compile(
        r"^[\s-]*(comparisons|class|relation|\w+_relation|part_id|same_\w+):", re.MULTILINE
    )
    assert [text for text in texts if computed.search(text)] == []


def pair(tables: Tables, *of: str) -> Row:
    """The comparison of the answers that two figures give."""
    answers = {figures(tables)[name]["answer_id"] for name in of}
    (found,) = (row for row in tables["comparisons"] if {row["a_id"], row["b_id"]} == answers)
    return found


def test_a_committee_of_four_and_judges_three_of_each_are_not_one_count(tables: Tables) -> None:
    four, three = (figures(tables)[name] for name in (FOUR, THREE))
    assert (four["as_written"], four["value"], four["claim_id"]) == ("four men", "4", COMMITTEE)
    assert (three["as_written"], three["value"]) == ("three judges", "3")
    assert four["source_id"] == three["source_id"]
    found = pair(tables, FOUR, THREE)
    assert (found["class"], found["same_source"]) == ("not_compared", "true")


def test_the_number_of_an_official_in_office_meets_its_rivals(tables: Tables) -> None:
    rivals = {
        "empirical-blog-2008.killed-4500-to-5000": ("contradiction", "same"),
        "amnesty-2018-release.killed-thousands": ("contradiction", "whole"),
        MORE_THAN: ("apart_scopes_overlap", "overlap"),
        "amnesty-1990.names-more-than-2000": ("names_and_persons", "names"),
    }
    for rival, (called, scopes) in rivals.items():
        found = pair(tables, SPEAKER, rival)
        first = found["a_id"] == figures(tables)[SPEAKER]["answer_id"]
        mirrored = scopes if first else {"whole": "part"}.get(scopes, scopes)
        assert (found["class"], found["scope_relation"]) == (called, mirrored), rival


def test_every_pair_of_answers_to_one_question_is_compared(tables: Tables) -> None:
    answers = {row["answer_id"]: row for row in tables["answers"]}
    own = {name for name, row in answers.items() if row["claim_id"] == EXECUTIONS}
    assert {answers[name]["qualifier"] for name in own} >= {"bare", "more_than", "about", "vague"}
    found = [row for row in tables["comparisons"] if {row["a_id"], row["b_id"]} <= own]
    assert len(found) == len(own) * (len(own) - 1) // 2


def test_the_tables_that_stand_there_are_those(tables: Tables) -> None:
    for name in ("comparisons", "figures", "passages"):
        with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(tables[name])
        wanted = {tuple(row[column] for column in found[0]) for row in tables[name]}
        assert {tuple(row.values()) for row in found} == wanted


TYPED = [
    # words in the file, what they are replaced by, the rule then broken at that line and no other
    ("quote: four men", "quote: five men", "quote-not-found"),
    ("occurrence: 3 of 3", "occurrence: 3 of 4", "occurrence-wrong"),
    ("actor: ruhollah-khomeini", "actor: ruhollah-khomenei", "reference-unknown"),
    ("date: 2016-08", "date: 2016-13", "date-not-edtf"),
]
ANOTHER = [("date: 2016-08", "date: 2015-08", "date-not-in-words")]  # on a line broken above


@pytest.mark.parametrize("edits", [TYPED, ANOTHER], ids=["several", "another"])
def test_broken_lines(real: Project, edits: list[tuple[str, str, str]]) -> None:
    """One build tells all of them apart."""
    before = real.snapshot()
    broken = {(rule, RECORDS, real.edit(RECORDS, old, new)) for old, new, rule in edits}
    assert {(it.rule, it.place.path, it.place.line) for it in real.problems()} == broken
    assert len(broken) == len(edits)
    assert real.snapshot() == before


CELLS = [
    # table, key, column, new cell, rule, words in records.yaml whose line must be named
    ("figures", MORE_THAN, "lower", "31000", "bounds-not-borne", "- id: executed-more-than-30000"),
    ("figures", MORE_THAN, "lower_inclusive", "true", "bounds-not-borne", "- id: executed-more-"),
    ("figures", FOUR, "as_written", "five men", "as-written-not-quote", "quote: four men"),
    ("figures", ESTIMATED, "value", "30,000", "number-spelling", "- id: executed-estimated-30000"),
    (
        "figures",
        ESTIMATED,
        "speaker_id",
        "the-guardian",
        "speaker-unexplained",
        "- id: executed-est",
    ),
    ("passages", THREE, "quote", "four judges", "passage-not-slice", "quote: three judges"),
    ("passages", ESTIMATED, "char_start", "1", "passage-not-slice", "quote: an estimated 30,000"),
    ("passages", MORE_THAN, "line", "1", "passage-line-wrong", "quote: more than 30,000 political"),
]


def change(project: Project, name: str, keys: set[str], column: str, cell: str) -> int:
    """Set one cell of the row of data/`name`.csv that opens with `keys`; returns its line."""
    path = project.root / f"data/{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        rows, ends = zip(*((row, reader.line_num) for row in reader), strict=True)
    (number,) = (n for n, row in enumerate(rows) if keys <= set(row[:3]))
    assert rows[number][rows[0].index(column)] != cell
    rows[number][rows[0].index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return ends[number - 1] + 1


def test_broken_cells_are_found_at_the_line_that_a_person_typed(real: Project) -> None:
    typed = (real.root / RECORDS).read_text(encoding="utf-8")
    for name, key, column, cell, _, _ in CELLS:
        change(real, name, {key}, column, cell)
    found = {(it.rule, it.place.path, it.place.line) for it in real.faults_of_data()}
    for *_, rule, words in CELLS:
        assert (rule, RECORDS, typed.count("\n", 0, typed.index(words)) + 1) in found


def test_a_broken_comparison_is_found_in_its_own_file(real: Project, tables: Tables) -> None:
    found = pair(tables, FOUR, THREE)
    line = change(real, "comparisons", {found["a_id"], found["b_id"]}, "relation", "overlap")
    told = [it for it in real.faults_of_data() if it.place.path == "data/comparisons.csv"]
    assert [(it.rule, it.place.line) for it in told] == [("data-stale", line)]
    assert "`disjoint` follows from raw/" in told[0].message
