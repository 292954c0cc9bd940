"""A denial is borne by a word that denies, in the language of its words."""

from __future__ import annotations

import pytest
from conftest import RECORDS, Project

from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.rules.checks.denials import _governing
from scripts.text.languages import language_of

CITED = "raw/sources/county-report-2002/records.yaml"
POSITION = "positions:\n  - id: no-theft\n    locator: page 7\n    claim: closure-was-theft\n"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "The closure was not a theft"),
        ("en", "It wasn’t one"),
        ("en", "He denied that"),
        ("en", "He\nrejected it"),
        ("en", "change is impossible"),
        ("en", "a fire rather than a theft"),
        ("en", "the report falls short of that"),
        ("fa", "وزارت خارجه این را تکذیب کرد"),
        ("fa", "نمی‌دانم"),
        ("fa", "این درست نیست"),
        ("fa", "جعلیات درباره آسیاب"),
        ("fa", "It was not so"),
        ("en", "not only was it no theft"),
        ("en", "the reports are misinformation"),
        ("en", "They refused to accept that"),
        ("en", "All of this is lies"),
        ("fa", "نه تنها چنین نبود"),
        ("fa", "گزارش نادرست است"),
        ("fa", "کسی اعدام نشد"),
    ],
)
def test_words_that_deny(code: str, words: str) -> None:
    assert language_of(code).denies(words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "The closure was a theft"),
        ("en", "a notable and noble note"),
        ("en", "not only the mill but the whole street"),
        ("en", "no fewer than 50, if not hundreds"),
        ("en", "without a trial, opposite the mill"),
        ("en", "They refused to work and failed to come"),
        ("en", "The mill lies\nbehind the hill"),
        ("en", "those wrongly convicted contest winners"),
        ("fa", "نه تنها زندانیان"),
        ("fa", "نه نفر اعدام شدند"),
        ("fa", "بی بی سی فارسی"),
        ("fa", "بدون محاکمه و بی‌تردید"),
        ("fa", "هیچ شکی در این باره"),
        ("fa", "هزاران زندانی اعدام شدند"),
        ("und", "not described here"),
    ],
)
def test_words_that_deny_nothing(code: str, words: str) -> None:
    assert not language_of(code).denies(words)


def found(project: Project) -> list[str]:
    return [one.rule for one in project.problems()]


def test_the_passage_or_the_statement_around_it_or_the_word_of_saying_denies(tiny: Project) -> None:
    tiny.edit(RECORDS, "        position: asserts", "        position: denies")
    assert found(tiny) == ["denial-without-words"]
    document = "raw/sources/mill-letter-2001/document.txt"
    tiny.edit(document, "The union calls the closure", "The union denies the closure")
    tiny.edit(RECORDS, "    cue: calls", "    cue: denies")
    assert "denial-without-words" not in found(tiny)


@pytest.mark.parametrize(
    ("before", "governs"),
    [
        ("It is not true that the union calls the closure ", True),
        ("It is not late. The union calls the closure ", False),
        ("The union does not wait; it calls the closure ", False),
    ],
)
def test_a_word_elsewhere_in_the_statement_governs_nothing(before: str, governs: bool) -> None:
    around = Row("passages", {"quote": f"{before}a theft.", "char_start": "7"}, Place("x"))
    start = str(7 + len(before))
    passage = Row("passages", {"quote": "a theft", "char_start": start}, Place("x"))
    governing = _governing(passage, around)
    assert language_of("en").denies(f"{governing}a theft") == governs


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("", ["denial-without-words"]),
        ("    note: It was no theft.\n", ["denial-without-words"]),
        ("    note: It says “was a theft”.\n", ["denial-without-words"]),
        ("    note: It says “was no theft”.\n", []),
    ],
)
@pytest.mark.parametrize("position", ["denies", "alternative_explanation"])
def test_of_a_source_that_is_only_cited_the_note_quotes_them(
    tiny: Project, position: str, note: str, rules: list[str]
) -> None:
    tiny.append(CITED, f"{POSITION}    position: {position}\n{note}")
    assert found(tiny) == rules


def test_a_figure_may_deny_its_number(tiny: Project) -> None:
    tiny.edit(
        CITED, "    as_written: 50 workers", "    as_written: 50 workers\n    position: denies"
    )
    assert found(tiny) == ["denial-without-words"]
    tiny.edit(CITED, "    position: denies", "    position: denies\n    note: “not 50 workers”")
    assert found(tiny) == []


def test_a_position_that_asserts_or_questions_needs_none(tiny: Project) -> None:
    tiny.append(CITED, f"{POSITION}    position: questions\n")
    assert found(tiny) == []
