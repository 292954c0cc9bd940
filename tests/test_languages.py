"""A language is one object: a third one, made up here, is read without touching the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from types import ModuleType

import pytest
from conftest import ROOT, Project

from scripts.contract.model import load_contract
from scripts.contribute.drafts import Reading, Suggestion
from scripts.contribute.review import review
from scripts.contribute.suggestions import suggest
from scripts.raw.files import read_text
from scripts.raw.problems import Place, Unusable
from scripts.raw.rows import Row
from scripts.records.columns import figure_columns, language_of_words
from scripts.text import date_offsets, date_readers, dates, languages
from scripts.text.edtf import PRECISIONS
from scripts.text.finding import KINDS
from scripts.text.languages import language_named, language_of, not_described, read_in_part
from scripts.text.languages.language import (
    Language,
    NameWords,
    NumberWords,
    SentenceWords,
    SpeechWords,
    TimeWords,
)
from scripts.text.mentions import find_mentions
from scripts.text.numbers import NumberError, read_number

CONTRACT = load_contract(ROOT / "datapackage.json")
ENUMS = {
    (table.name, field.name): set(field.enum)
    for table in CONTRACT.tables.values()
    for field in table.fields
}
# Its words are partly English ones that mean something else: `or` is gold, `plus` more.
THIRD = Language(
    codes=("xx", "xxx"),
    name="Third",
    numbers=NumberWords(
        decimal=",",
        cardinals={"un": 1, "deux": 2, "six": 6, "dix": 10},
        tens={"vingt": 20, "trente": 30},
        hundreds={"cent": 100},
        scales={"mille": 1_000, "million": 1_000_000, "millions": 1_000_000},
        ordinal_suffixes=frozenset({"e"}),
        vague_quantifiers=frozenset({"plusieurs"}),
        vague_plurals={"milliers": 2_000},
        qualifiers_before={"plus de": "more_than", "environ": "about"},
        qualifiers_after={"ou plus": "at_least"},
        openers=frozenset({"les"}),
        conjunctions=frozenset({"et"}),
        partitives=frozenset({"de"}),
        range_openers={"entre": frozenset({"et"})},
        alternative_joiners=frozenset({"ou"}),
        ones=frozenset({"un"}),
        plural=r"\w{2,}s",
    ),
    times=TimeWords(
        months={"mars": 3, "mai": 5},
        shifts={"hier": -1},
        parts={
            "a_month": "(?P<month>mars|mai)",
            "month": ("mars", "mai"),
            "year": r"\d{4}",
        },
        opening="(?:en|le) ",
        readings={
            **date_readers.IN_FIGURES,
            "(?:(?P<day>[0-9]{1,2}) )?<a_month> " + date_readers.YEAR: date_readers.calendar_date,
            "(?P<shift>hier)": date_offsets.shifted,
        },
        expressions=(r"(?:\d{1,2} )?<month> <year>\b", r"hier\b"),
    ),
    speech=SpeechWords(
        cues={"a dit": "say", "selon": "according to", "a nié": "deny"},
        acts={"say": "state", "deny": "deny"},
        reported=" que| :",
        description=r"\b(il|elle|(?:le|la) \w+)$",
    ),
    names=NameWords(capitals=True, never=frozenset({"le", "la", "elle", "hier"})),
    sentences=SentenceWords(never_last=frozenset({"mme"})),
)
ENGLISH = language_of("en")
LETTER = "raw/sources/mill-letter-2001"


@pytest.fixture
def registered(monkeypatch) -> Iterator[None]:
    """As if a module `third` stood beside those of the other languages, and nothing else."""
    module = ModuleType("scripts.text.languages.third")
    module.LANGUAGE = THIRD
    monkeypatch.setitem(sys.modules, module.__name__, module)
    listed = [*languages.pkgutil.iter_modules(languages.__path__)]
    third = listed[0]._replace(name="third")
    monkeypatch.setattr(languages.pkgutil, "iter_modules", lambda _: [*listed, third])
    languages._by_code.cache_clear()
    languages._whole.cache_clear()
    yield
    languages._by_code.cache_clear()
    languages._whole.cache_clear()


@pytest.mark.parametrize(
    ("words", "qualifier", "value", "lower", "upper", "unit"),
    [
        ("plus de 30 000 prisonniers", "more_than", None, 30_000, None, "prisonniers"),
        ("plus de 30.000", "more_than", None, 30_000, None, ""),
        ("2,5 millions", "bare", Decimal("2.5") * 10**6, Decimal("2.5") * 10**6, 2_500_000, ""),
        ("vingt-deux mille six cent dix", "bare", 22_610, 22_610, 22_610, ""),
        ("entre six et dix hommes", "range", None, 6, 10, "hommes"),
        ("six ou dix", "alternatives", None, 6, 10, ""),
        ("environ dix tonnes", "about", 10, None, None, "tonnes"),
        ("dix hommes ou plus", "at_least", None, 10, None, "hommes"),
        ("plusieurs milliers", "vague", None, 2_000, None, ""),
        ("dix ors", "bare", 10, 10, 10, "ors"),
    ],
)
def test_numbers_are_read_in_a_third_language(
    words: str, qualifier: str, value: object, lower: object, upper: object, unit: str
) -> None:
    read = read_number(words, THIRD)
    assert (read.qualifier, read.value, read.lower, read.upper, read.unit) == (
        qualifier, value, lower, upper, unit)  # fmt: skip


@pytest.mark.parametrize("words", ["more than ten", "six thousand hommes dix", "1,234", "29e"])
def test_what_is_no_number_of_the_language_is_refused(words: str) -> None:
    with pytest.raises(NumberError):
        read_number(words, THIRD)


def test_the_same_words_say_in_each_language_what_they_say_there() -> None:
    assert read_number("1.500", THIRD).value == 1_500
    assert read_number("1,500", ENGLISH).value == 1_500
    assert read_number("150 plus", ENGLISH).qualifier == "at_least"
    assert read_number("150 plus", THIRD).unit == "plus"
    with pytest.raises(NumberError):
        read_number("dix hommes", ENGLISH)


@pytest.mark.parametrize(
    ("words", "date"),
    [("en mars 1988", "1988-03"), ("5 mai 1988", "1988-05-05"), ("hier", "1988-07-27"),
     ("1988", "1988"), ("yesterday", None), ("March 1988", None)],
)  # fmt: skip
def test_dates_are_read_in_a_third_language(words: str, date: str | None) -> None:
    assert dates.expected_date(words, "1988-07-28", THIRD) == date


def test_what_a_text_mentions_is_found_by_its_own_language() -> None:
    text = "Hier, selon Mme. Brook, six cents hommes et 2,5 millions en mars 1988. Elle a dit : or."
    found = [(item.kind, item.text, item.value) for item in find_mentions(text, THIRD)]
    assert [words for kind, words, _ in found if kind == "time"] == ["Hier", "mars 1988"]
    assert [item for item in found if item[0] == "cue"] == [
        ("cue", "selon", "according to"), ("cue", "a dit", "say")]  # fmt: skip
    numerals = [(words, value) for kind, words, value in found if kind == "numeral"]
    assert numerals == [("six", "6"), ("2,5 millions", "2500000"), ("1988", "1988")]
    assert [words for kind, words, _ in found if kind == "sentence"] == [text[:-17], text[-16:]]
    in_english = [(item.kind, item.text, item.value) for item in find_mentions(text, ENGLISH)]
    assert "cue" not in {kind for kind, _, _ in in_english}
    assert ("numeral", "2,5 millions", "") in in_english


def suggestions(text: str, language: Language) -> list[Suggestion]:
    found = find_mentions(text, language)
    return suggest(Reading(text, language, found, lambda _: True, lambda _: ""))


def test_records_are_drafted_in_the_language_of_the_text() -> None:
    text = "Le port a nié que plus de dix hommes sont morts."
    (statement, figure) = suggestions(text, THIRD)
    assert statement.columns["described_as"] == "Le port"
    assert (statement.columns["cue"], statement.columns["act"]) == ("a nié", "deny")
    assert text[statement.span.start : statement.span.end] == "plus de dix hommes sont morts"
    assert text[figure.span.start : figure.span.end] == "plus de dix hommes"
    assert [item.section for item in suggestions(text, ENGLISH)] == ["positions"]


def test_a_language_is_added_by_its_module_alone(registered) -> None:
    assert language_of("xx-AB").numbers is THIRD.numbers
    assert language_named("xxx").name == "Third"
    assert "xx (Third)" in not_described("zz")


def test_two_languages_of_one_code_are_refused(registered, monkeypatch) -> None:
    monkeypatch.setattr(sys.modules["scripts.text.languages.third"], "LANGUAGE", ENGLISH)
    with pytest.raises(ValueError, match="`en` is English and English"):
        language_of("xx")


@pytest.mark.parametrize(
    ("words", "value"),
    [("1988", 1988), ("30 000", 30_000), ("2,5", Decimal("2.5")), ("2.5", Decimal("2.5")),
     ("1.234.567", 1_234_567), ("1.234,5", Decimal("1234.5")), ("57%", Decimal("0.57"))],
)  # fmt: skip
def test_figures_alone_are_read_where_the_language_is_not_described(
    words: str, value: object
) -> None:
    assert read_number(words, language_of("zz")).value == value


@pytest.mark.parametrize(
    "words", ["six", "30 000 prisoners", "more than 5", "1,500", "5k", "۵ نفر"]
)
def test_words_are_refused_where_the_language_is_not_described(words: str) -> None:
    with pytest.raises(NumberError):
        read_number(words, language_of("zz"))


def test_no_word_is_found_where_the_language_is_not_described() -> None:
    text = "Yesterday, on 1988-07-28, Ada Brook said that six or 30 000 went in 1988."
    found = find_mentions(text, language_of("zz"), {"Ada Brook": "ada-brook"})
    by_kind = {kind: [item.text for item in found if item.kind == kind] for kind in KINDS}
    assert by_kind["time"] == ["1988-07-28", "1988"]
    assert by_kind["numeral"] == ["1988-07-28", "30 000", "1988"]
    assert by_kind["name"] == ["Ada Brook"]
    assert by_kind["cue"] == []
    assert dates.expected_date("yesterday", "1988-07-28", language_of("zz")) is None


def test_who_asks_for_a_language_that_is_not_described_is_told_which_are() -> None:
    with pytest.raises(Unusable, match=r"`zz` .* ar \(Arabic\), en \(English\), fa \(Persian\)"):
        language_named("zz")
    assert language_named("und").is_described is False
    assert not_described("fa-AF") == ""


def test_a_draft_says_which_words_of_a_language_are_read(monkeypatch, tiny: Project, run) -> None:
    numbers = Language(codes=("xx",), name="Third", numbers=THIRD.numbers)
    known = {**languages._by_code(), "xx": numbers}
    monkeypatch.setattr(languages, "_by_code", lambda: known)
    tiny.edit(f"{LETTER}/source.yaml", "language: en", "language: xx")
    _, out, _ = run("suggest", "mill-letter-2001", "--root", tiny.root)
    assert "# Of `xx` (Third) dates in words and verbs of saying are not read here" in out
    assert [read_in_part(code) for code in ("en", "fa", "ar", "fr", "zz")] == [""] * 5
    assert run("read", "deux", "--language", "xx")[1].startswith("Of `xx` (Third)")


def figure(language: str, characters: str, words: str) -> tuple[Row, list]:
    place = Place("source.yaml")
    source = Row("sources", {"language": language, "characters": characters}, place)
    return figure_columns(Row("figures", {}, place), words, language_of_words(source))


def test_a_rendering_is_read_in_english_in_place_of_the_words() -> None:
    row = Row("figures", {"rendering": "more than 150"}, Place("source.yaml"))
    read, problems = figure_columns(row, "plus de 150", language_of("fr"))
    assert not problems
    assert (read["as_written"], read["qualifier"], read["lower"]) == (
        "plus de 150",
        "more_than",
        "150",
    )
    _, problems = figure_columns(
        row.with_cells(rendering="plus de 150"), "plus de 150", language_of("fr")
    )
    assert [(problem.cell, problem.rule) for problem in problems] == [
        ("figures.rendering", "number-not-read")
    ]


def test_words_of_another_script_are_read_inside_a_text() -> None:
    assert read_number("بیش از ۳۰ هزار", ENGLISH).lower == 30_000
    assert read_number("more than 30 thousand", language_of("fa")).lower == 30_000
    assert read_number("أكثر من ٣٠ ألف سجين", language_of("ar")).lower == 30_000


@pytest.mark.parametrize(
    ("verb", "english"), [("mentions", "cue  said  say"), ("suggest", "cue: said")]
)
def test_the_flag_chooses_the_language_of_a_file(verb: str, english: str, tmp_path, run) -> None:
    path = tmp_path / "page.txt"
    path.write_text("He said that more than ten fell on 4 May 1988.\n", encoding="utf-8")
    shown = run(verb, path)
    assert shown == run(verb, path, "--language", "en")
    assert english in shown[1]
    assert english not in run(verb, path, "--language", "und")[1]
    status, _, err = run(verb, path, "--language", "zz")
    assert status == 2
    assert err.startswith("`zz` is no language whose words are read here")


def test_a_draft_says_that_words_are_not_read(tiny: Project, run) -> None:
    tiny.edit(f"{LETTER}/source.yaml", "language: en", "language: zz")
    status, out, _ = run("suggest", "mill-letter-2001", "--root", tiny.root)
    assert status == 0
    assert f"# {not_described('zz')}\n" in out
    facts = {"id": "mill-letter-2001", "language": "zz"}
    text, _ = review(facts, read_text(tiny.root / LETTER / "document.txt", tiny.root), {}, CONTRACT)
    assert f"## {not_described('zz')}\n" in text


def test_a_source_says_itself_what_its_language_is(tiny: Project, run) -> None:
    found = run("suggest", "mill-letter-2001", "--language", "en", "--root", tiny.root)
    assert (found[0], "has `language` in source.yaml" in found[2]) == (2, True)


def test_a_figure_is_read_in_the_language_of_its_source() -> None:
    assert figure("en", "90", "1,500 men")[0]["value"] == "1500"
    (problem,) = figure("zz", "90", "1500 men")[1]
    assert "not described here" in str(problem)
    assert figure("zz", "", "1,500 men")[0]["value"] == "1500"  # only cited: typed in English
    assert figure("English", "90", "1,500 men")[1] == []  # the contract refuses it, and once


def test_what_is_read_is_what_the_contract_has() -> None:
    points, pairs = {"bare", "exact", "about"}, {"range", "alternatives", "vague"}
    bounds: set[str] = set()
    for language in (ENGLISH, language_of("fa"), language_of("und"), THIRD):
        said = language.numbers
        qualifiers = {*said.qualifiers_before.values(), *said.qualifiers_after.values()}
        assert qualifiers <= ENUMS["figures", "qualifier"] - pairs
        bounds |= qualifiers - points
        assert set(language.speech.acts.values()) <= ENUMS["statements", "act"]
        assert set(language.speech.acts) <= set(language.speech.cues.values())
    assert bounds | points | pairs == ENUMS["figures", "qualifier"]
    assert set(PRECISIONS) == ENUMS["reports", "precision"]
    assert set(KINDS) - {"cue"} == ENUMS["coverage", "kind"]


def test_every_bound_source_of_the_contract_is_given() -> None:
    words = ("more than six", "hundreds", "about six")
    given = {read_number(one, ENGLISH).bound_source for one in words}
    assert given == ENUMS["figures", "bound_source"]


def test_english_cues_say_every_act_but_those_that_no_verb_of_saying_says() -> None:
    assert ENUMS["statements", "act"] - set(ENGLISH.speech.acts.values()) == {"enact", "other"}
