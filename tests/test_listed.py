"""Which pieces of a document `coverage` lists, and how many of their words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from conftest import ROOT, TINY
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.derived.coverage import counted, cover, tallies
from scripts.derived.derive import derive
from scripts.derived.listed import LONGEST_PHRASE, listed_of
from scripts.raw.problems import Place
from scripts.raw.raw import read_raw
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import resolve
from scripts.text.anchors import Span

CONTRACT = load_contract(ROOT / "datapackage.json")
WHOLE = resolve(read_raw(TINY, CONTRACT), CONTRACT)
LETTER = "mill-letter-2001"
TEXT = "The mayor said that 12 houses stood empty, and she left."


def marked(coverage: str, redistribute: str) -> Dataset:
    """The tiny dataset, its letter marked so, with all that is derived."""
    sources = [
        row.with_cells(coverage=coverage, redistribute=redistribute)
        if row["source_id"] == LETTER
        else row
        for row in WHOLE.tables["sources"]
    ]
    return derive(replace(WHOLE, tables={**WHOLE.tables, "sources": sources}), CONTRACT)


def piece(text: str = TEXT, disposition: str = "used", kind: str = "sentence") -> Row:
    cells = {"char_start": "0", "char_end": str(len(text)), "kind": kind, "text": text}
    return Row("coverage", {**cells, "disposition": disposition}, Place("x"))


def shown(row: Row, *quoted: Span) -> list[str]:
    source = Row("sources", {"coverage": "in_progress", "redistribute": "excerpts"}, Place("x"))
    return [one["text"] for one in listed_of([row], source, quoted)]


@pytest.mark.parametrize(
    ("coverage", "redistribute"), [("complete", "locators_only"), ("in_progress", "full_text")]
)
def test_of_a_document_complete_or_free_every_piece_is_listed(
    coverage: str, redistribute: str
) -> None:
    dataset = marked(coverage, redistribute)
    assert sorted(row["text"] for row in dataset.tables["coverage"]) == sorted(
        row["text"] for row in cover(WHOLE)
    )


@pytest.mark.parametrize("redistribute", ["excerpts", "locators_only"])
def test_of_one_at_work_what_is_open_is_counted_and_not_listed(redistribute: str) -> None:
    dataset = marked("in_progress", redistribute)
    rows, every = dataset.tables["coverage"], cover(WHOLE)
    assert {row["disposition"] for row in rows} == {"used", "set_aside"}
    assert len(rows) == sum(row["disposition"] != "open" for row in every) < len(every)
    assert counted(dataset.tables["coverage_summary"]) == tallies(every)


def test_no_words_of_a_sentence_are_shown_that_no_passage_quotes() -> None:
    assert shown(piece(), Span(4, 9), Span(20, 29)) == ["… mayor … 12 houses …."]
    assert shown(piece()) == ["…."]
    assert shown(piece(), Span(0, len(TEXT))) == [TEXT]


def test_numbers_dates_and_names_are_facts_but_long_ones_are_text() -> None:
    assert shown(piece("12 houses", kind="numeral")) == ["12 houses"]
    assert shown(piece("x" * (LONGEST_PHRASE + 1), kind="name")) == ["…"]


def test_what_is_set_aside_stays_listed_with_its_reason() -> None:
    assert shown(piece(disposition="set_aside")) == ["…."]
    assert shown(piece(disposition="open")) == []


ends = st.integers(0, len(TEXT))


@given(st.lists(st.tuples(ends, ends).map(sorted).map(lambda two: Span(*two)), max_size=4))
def test_every_word_shown_whole_is_quoted(quoted: list[Span]) -> None:
    (text,) = shown(piece(), *quoted)
    kept = "".join(
        sign
        for at, sign in enumerate(TEXT)
        if sign.isalnum() and any(one.start <= at < one.end for one in quoted)
    )
    assert re.sub(r"[^\w]", "", text) == kept
