"""All mentions together: what holds for any text, what is measured, and the two commands."""

import json
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, Project
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.command import main
from scripts.package.measure import (
    AIMS,
    AIMS_ELSEWHERE,
    below_aim,
    marked_in,
    measure,
    read_marked,
    spans_by_kind,
)
from scripts.text import mentions
from scripts.text.finding import KINDS, Mention
from scripts.text.languages import language_of
from scripts.text.paragraphs import unwrapped

TEXTS = Path(__file__).parent / "texts"
PIECES = [
    *"“”‘’\"'«»().,-…? \n\u00a0½",
    *("Mr. ", "U.S. ", "The ", "the ", "of ", "Iran", "MEK", "one ", "twenty", "1988", "30,000"),
    *("۱۲", " and ", "a half", "since ", "after ", "election ", "May ", "last ", "year ", "said "),
    *("’s ", "J. ", "days ", "[1]", "in ", "al-", "J.R.", "several ", "hundred", "? ", "” "),
]
NAMES = {"MEK": "mek", "the MEK": "article", "Iran of the MEK": "long", "year": "lower", "": "none"}
find_mentions = partial(mentions.find_mentions, language=language_of("en"))
any_text = st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(deadline=None)
@given(any_text)
def test_mentions_lie_in_the_text_sorted_and_of_known_kinds(text: str) -> None:
    found = find_mentions(text, names=NAMES)
    assert found == sorted(found)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.kind in KINDS


@settings(deadline=None)
@given(any_text)
def test_each_character_that_is_not_blank_belongs_to_one_sentence(text: str) -> None:
    sentences = [m for m in find_mentions(text) if m.kind == "sentence"]
    taken = [at for sentence in sentences for at in range(sentence.start, sentence.end)]
    assert len(taken) == len(set(taken))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(taken)
    assert not any(
        "\n" in unwrapped(text)[sentence.start : sentence.end]
        or sentence.text.strip() != sentence.text
        for sentence in sentences
    )


@settings(deadline=None)
@given(any_text)
def test_each_digit_lies_in_a_numeral_and_only_quotations_overlap(text: str) -> None:
    found = find_mentions(text, names=NAMES)
    numerals = {at for m in found if m.kind == "numeral" for at in range(m.start, m.end)}
    assert {at for at, sign in enumerate(text) if sign.isdecimal()} <= numerals
    for kind in set(KINDS) - {"quotation"}:
        same = [m for m in found if m.kind == kind]
        assert all(one.end <= two.start for one, two in pairwise(same))


@settings(deadline=None)
@given(any_text)
def test_each_double_mark_is_at_the_edge_of_a_quotation_or_reported(text: str) -> None:
    quotations = [m for m in find_mentions(text) if m.kind == "quotation"]
    edges = {at for m in quotations for at in (m.start, m.end)}
    for at, sign in enumerate(text):
        right = at + 1 + len(text[at + 1 :]) - len(text[at + 1 :].lstrip())
        left = len(text[:at].rstrip())
        beside_a_mark = {text[left - 1 : left], text[right : right + 1]} & set("“”‘’\"'«»")
        if sign in "“”«»" and not beside_a_mark:
            assert edges & {at, left, right}


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.csv")), ids=lambda path: path.stem)
def test_the_marked_texts_are_found_as_well_as_we_say(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    marked = read_marked(path)
    assert all(mention.text == text[mention.start : mention.end] for mention in marked)
    code = marked_in(path.stem)
    found = mentions.find_mentions(text, language_of(code))
    scores = measure(spans_by_kind(found), spans_by_kind(marked))
    kinds = {score.kind for score in scores}
    assert kinds >= set(AIMS) if code == "en" else kinds & {*AIMS, *AIMS_ELSEWHERE}
    assert below_aim(path.stem, scores) == []


def test_measuring_counts_what_is_missed_and_what_is_in_vain() -> None:
    marked = {"time": {(0, 4), (10, 14)}, "sentence": {(0, 9)}}
    time, sentence = measure({"time": {(2, 6), (20, 24)}, "sentence": {(0, 8)}}, marked)
    assert (time.recall, time.precision, time.exact) == (0.5, 0.5, 0)
    assert (sentence.recall, sentence.precision) == (0, 0)
    assert len(below_aim("letter", [time, sentence])) == 4
    assert below_aim("letter.fa", [time, sentence]) == []


def test_digits_and_number_words_are_measured_apart() -> None:
    spans = spans_by_kind([Mention(0, 2, "numeral", "42"), Mention(3, 6, "numeral", "two")])
    assert spans["numeral"] == spans["numeral: digits"] | spans["numeral: words"]
    assert spans["numeral: digits"] == {(0, 2)}


def test_the_measuring_command_reports_every_text(run) -> None:
    status, out, _ = run("mentions", "--measure", "--root", ROOT)
    assert status == 0
    assert out.endswith("8 texts measured, every aim reached.\n")


def test_measuring_nothing_is_a_failure(tiny: Project, run) -> None:
    status, _, err = run("mentions", "--measure", "--root", tiny.root)
    assert status == 2
    assert "no text" in err


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "document.txt"
    path.write_text("The MEK said so.\nLast Thursday 63 “left.”\n", encoding="utf-8")
    return path


def test_the_json_list_holds_what_is_known(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = document.with_name("names.csv")
    names.write_text("actor_id,name\nmek,MEK\n", encoding="utf-8")
    options = ["--json", "--written", "2017-08-04", "--names", str(names)]
    assert main(["mentions", str(document), *options]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"kind": "name", "start": 4, "end": 7, "text": "MEK", "actor_id": "mek"} in rows
    assert {"kind": "numeral", "start": 31, "end": 33, "text": "63", "value": "63"} in rows
    assert any(row.get("edtf") == "2017-07-27" for row in rows)
    assert all("" not in row.values() for row in rows)


def test_the_listing_names_the_line(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mentions", str(document)]) == 0
    assert "line 2  31-33  numeral  63  63" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("data", [None, b"a\xff", b"caf\xe9", b"a\rb"])
def test_a_file_that_cannot_be_read_is_one_line_and_2(
    data: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    if data is not None:
        path.write_bytes(data)
    assert main(["mentions", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("options", [["--written", "soon"], ["--names", "document.txt"]])
def test_an_option_that_cannot_be_read_is_one_line_and_2(
    options: list[str],
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(document.parent)
    assert main(["mentions", "document.txt", *options]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
