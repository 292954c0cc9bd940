"""`read` says how words are read, to a person and to a script."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

Ask = Callable[..., tuple[int, list[dict], str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, run) -> Ask:
    """What is answered to objects or to raw lines: (exit status, answers, standard error)."""

    def call(*lines: object) -> tuple[int, list[dict], str]:
        raw = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
        given = SimpleNamespace(buffer=io.BytesIO(raw.encode()))
        monkeypatch.setattr("scripts.commands.read.sys.stdin", given)
        status, out, err = run("read", "--json")
        return status, [json.loads(line) for line in out.splitlines()], err

    return call


def test_a_line_is_answered_in_a_line(ask) -> None:
    status, answers, err = ask(
        {"words": "more than 30,000 prisoners", "language": "en", "written": ""},
        {"words": "last Thursday", "written": "1988-07-28"},
        {"words": "بیش از ۳۰ هزار", "language": "fa"},
    )
    assert (status, err) == (0, "")
    assert answers[0]["number"] == {
        "qualifier": "more_than",
        "value": None,
        "lower": "30000",
        "upper": None,
        "lower_inclusive": False,
        "upper_inclusive": None,
        "unit": "prisoners",
    }
    assert answers[0]["number_refused"] is None
    assert answers[0]["dates"] == []
    assert answers[0]["date_refused"]
    assert answers[1]["number"] is None
    assert answers[1]["number_refused"]
    thursday = {"words": "last Thursday", "edtf": "1988-07-21", "calendar": "gregorian"}
    assert answers[1]["dates"] == [thursday]
    assert answers[1]["date_refused"] is None
    assert answers[2]["number"]["lower"] == "30000"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "`{` is no JSON."),
        ("", "`` is no JSON."),
        ("[" * 100_000, "is no JSON."),
        ("[]", "no object with `words`."),
        ("{}", "no object with `words`."),
        ('{"words": 3}', "`words` is no text."),
        ('{"words": "3", "lang": "en"}', "there is no key `lang`."),
        ('{"words": "3", "language": "English!"}', "`English!` is no tag of a language."),
        ('{"words": "3", "written": "yesterday"}', "written: `yesterday` is not a date"),
    ],
)
def test_a_line_that_is_no_question_is_one_line_of_error(ask, line: str, says: str) -> None:
    status, answers, err = ask({"words": "3"}, line + "\n")
    assert status == 2
    assert len(answers) == 1
    assert err.startswith("standard input, line 2: ")
    assert says in err
    assert err.count("\n") == 1


def test_a_person_is_told(run) -> None:
    status, out, _ = run("read", "some 40 to 60 wards in March 1988")
    assert (status, out.splitlines()[0][:16]) == (0, "number: refused:")
    assert "date: 1988-03 (gregorian calendar), from “March 1988”" in out
    status, out, _ = run("read", "some 40 to 60 wards")
    assert out.splitlines() == [
        "number: range, from 40 up to 60",
        "  approximate: it excludes no other",
        "  counts: wards",
        "date: refused: no date in these words.",
    ]
    assert run("read", "six", "--language", "zz")[1].startswith("`zz` is no language")


@pytest.mark.parametrize(
    "words",
    [[], ["six", "--json"], ["--json", "--language", "en"], ["--json", "--written", "1988"]],
)
def test_words_that_do_not_go_together(run, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        run("read", *words)


def test_a_day_of_writing_that_is_none_is_refused(run) -> None:
    status, _, err = run("read", "six", "--written", "July")
    assert (status, err[:18]) == (2, "--written: `July` ")
