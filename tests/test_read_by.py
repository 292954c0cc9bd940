"""A number that the rules refuse is read by a curator, who says why, and the row says so."""

from __future__ import annotations

import csv

import pytest
from conftest import Project

from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Row
from scripts.records.columns import figure_columns
from scripts.text.languages import language_of

REPORT = "raw/sources/county-report-2002/records.yaml"
WHY = "in Spanish the point parts thousands"


def read(words: str, language: str = "en", **cells: str) -> tuple[Row, list[Problem]]:
    row = Row("figures", cells, Place("records.yaml"))
    return figure_columns(row, words, language_of(language))


@pytest.mark.parametrize(
    ("language", "words", "reading", "qualifier", "lower", "upper"),
    [
        ("es", "2.800", "2,800", "bare", "2800", "2800"),
        ("en", "2-3,000 houses", "2,000 to 3,000 houses", "range", "2000", "3000"),
        ("de", "rund 30 Tsd.", "about 30,000", "about", "", ""),
    ],
)
def test_what_the_rules_refuse_a_curator_may_read(
    language: str, words: str, reading: str, qualifier: str, lower: str, upper: str
) -> None:
    assert read(words, language)[1][0].rule == "number-not-read"
    row, problems = read(words, language, reading=reading, reading_why=WHY)
    assert problems == []
    assert (row["as_written"], row["read_by"]) == (words, "curator")
    assert (row["qualifier"], row["lower"], row["upper"]) == (qualifier, lower, upper)


def test_what_the_words_say_is_read_by_rule() -> None:
    assert read("12 houses")[0]["read_by"] == "rule"
    assert read("доме", "ru", rendering="12 houses")[0]["read_by"] == "rule"


@pytest.mark.parametrize(
    ("words", "cells", "cell", "rule"),
    [
        ("12 houses", {"reading": "12,000", "reading_why": WHY}, "reading", "reading-mistaken"),
        ("2-3,000", {"reading": "2,000 to 3,000"}, "reading", "reading-mistaken"),
        ("12 houses", {"reading_why": WHY}, "reading_why", "reading-mistaken"),
        ("2-3,000", {"reading": "2-3", "reading_why": WHY, "lower": "2000"}, "lower",
         "value-not-in-words"),
        ("2-3,000", {"reading": "a lot", "reading_why": WHY}, "reading", "number-not-read"),
    ],
)  # fmt: skip
def test_a_reading_stands_with_its_reason_where_it_is_needed(
    words: str, cells: dict[str, str], cell: str, rule: str
) -> None:
    (problem,) = read(words, **cells)[1]
    assert (problem.cell, problem.rule) == (f"figures.{cell}", rule)


def test_the_row_and_what_is_said_of_it_tell_who_read_it(tiny: Project, run) -> None:
    tiny.edit(
        REPORT,
        "    as_written: 50 workers\n",
        "    as_written: 2-3,000 workers\n    reading: 2,000 to 3,000 workers\n"
        "    reading_why: the zeros stand once\n",
    )
    assert run("build", "--root", tiny.root)[0] == 0
    with (tiny.root / "data/figures.csv").open(encoding="utf-8", newline="") as table:
        figures = list(csv.DictReader(table))
    (row,) = [row for row in figures if row["read_by"] == "curator"]
    assert (row["lower"], row["upper"]) == ("2000", "3000")
    assert {row["read_by"] for row in figures} == {"rule", "curator"}
    shown = run("show", row["figure_id"], "--root", tiny.root)[1]
    assert "“2,000 to 3,000 workers”, because: the zeros stand once" in shown


@pytest.mark.parametrize(
    ("language", "words", "stated_in", "value"),
    [
        ("en", "6.7", "(in thousands)", "6700"),
        ("en", "6.7", "('000)", "6700"),
        ("en", "6.7", "in millions of crowns", "6700000"),
        ("en", "57", "%", "0.57"),
        ("fr", "6,7", "en milliers", "6700"),
        ("fa", "۶۷", "(به هزار نفر)", "67000"),
        ("ar", "٦٧", "(ألف)", "67000"),
        ("de", "6,7", "%", "0.067"),
    ],
)
def test_what_a_table_states_its_numbers_in_multiplies_them(
    language: str, words: str, stated_in: str, value: str
) -> None:
    row, problems = read(words, language, stated_in=stated_in)
    assert problems == []
    assert (row["as_written"], row["value"], row["read_by"]) == (words, value, "rule")


@pytest.mark.parametrize(
    ("words", "stated_in", "cell"),
    [
        ("6.7", "(in thousands unless stated)", "stated_in"),
        ("6.7", "(in Tausend)", "stated_in"),
        ("6.7", "houses", "stated_in"),
        ("6.7", "not in thousands", "stated_in"),
        ("6.7 million", "(in thousands)", "as_written"),
        ("dozens", "(in thousands)", "as_written"),
        ("6.7k", "(in thousands)", "as_written"),
    ],
)
def test_what_is_not_understood_as_a_scale_is_refused_and_may_be_read(
    words: str, stated_in: str, cell: str
) -> None:
    (problem,) = read(words, stated_in=stated_in)[1]
    assert (problem.cell, problem.rule) == (f"figures.{cell}", "number-not-read")
    row, problems = read(words, stated_in=stated_in, reading="6,700", reading_why=WHY)
    assert problems == []
    assert (row["value"], row["read_by"]) == ("6700", "curator")
