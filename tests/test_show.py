"""How problems are shown; a document's words never become a command to a workflow."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.raw.problems import Place, Problem, shorten
from scripts.rules.printing import ANNOTATIONS, annotation, as_dict, show

FORGED = "words\n::error file=x::forged\r\n::set-output name=a::b\r::warning::c"
PROBLEM = Problem(Place("raw/people.yaml", 3, 7), "id-pattern", "`A`: 100% wrong.", "Write `a`.")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Call `show`: (standard output, standard error)."""

    def call(problems: list[Problem], as_json: bool = False, github: bool = False):
        if github:
            monkeypatch.setenv("GITHUB_ACTIONS", "true")
        else:
            monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        show(problems, as_json)
        return tuple(capsys.readouterr())

    return call


def many(number: int) -> list[Problem]:
    return [
        Problem(Place("raw/x.yaml", n), "b-rule" if n % 2 else "a-rule", "m.")
        for n in range(number)
    ]


def test_text_and_a_count_by_rule(shown) -> None:
    out, err = shown([PROBLEM, *many(3)])
    assert out == ""
    assert err.splitlines() == [
        "raw/people.yaml:3: `A`: 100% wrong. Write `a`. [id-pattern]",
        "raw/x.yaml:0: m. [a-rule]",
        "raw/x.yaml:1: m. [b-rule]",
        "raw/x.yaml:2: m. [a-rule]",
        "4 problems: a-rule 2, b-rule 1, id-pattern 1",
    ]


def test_one_problem_and_none(shown) -> None:
    assert shown([PROBLEM])[1].endswith("\n1 problem: id-pattern 1\n")
    assert shown([], github=True) == ("", "")


def test_json(shown) -> None:
    out, err = shown([PROBLEM, Problem(Place("x"), "r", FORGED)], as_json=True, github=True)
    assert err == ""
    assert json.loads(out) == [
        {
            "path": "raw/people.yaml",
            "line": 3,
            "column": 7,
            "rule": "id-pattern",
            "message": "`A`: 100% wrong.",
            "hint": "Write `a`.",
        },
        as_dict(Problem(Place("x"), "r", FORGED)),
    ]
    assert json.loads(shown([], as_json=True)[0]) == []


def test_json_keeps_letters_readable(shown) -> None:
    assert "رژیم" in shown([Problem(Place("x"), "r", "رژیم")], as_json=True)[0]


def test_an_annotation() -> None:
    assert annotation(PROBLEM) == (
        "::error file=raw/people.yaml,line=3,col=7,title=id-pattern::`A`: 100%25 wrong. Write `a`."
    )


def test_a_path_cannot_add_properties() -> None:
    forged = Problem(Place("a,line=9::b\nc%0A", 1), "r", "m.")
    assert annotation(forged) == (
        "::error file=a%2Cline=9%3A%3Ab%0Ac%250A,line=1,col=1,title=r::m."
    )


def test_annotations_only_where_they_are_read(shown) -> None:
    assert shown([PROBLEM])[0] == ""
    assert shown([PROBLEM], github=True)[0] == annotation(PROBLEM) + "\n"


@pytest.mark.parametrize("number", [1, ANNOTATIONS, ANNOTATIONS + 1, 50])
def test_at_most_ten_annotations_but_every_problem_in_the_text(shown, number: int) -> None:
    out, err = shown(many(number), github=True)
    assert ANNOTATIONS == 10
    assert out.splitlines() == [annotation(problem) for problem in many(number)[:10]]
    assert len(err.splitlines()) == number + 1


def test_the_most_important_are_shown_first(shown) -> None:
    rules = ("file-missing", "not-normal")
    grave, late = (Problem(Place("raw/z.yaml"), rule, "m.") for rule in rules)
    usual = [Problem(Place("raw/a.yaml", n), "quote-not-found", "m.") for n in range(20)]
    out, err = shown([*usual, late, grave], github=True)
    assert out.splitlines()[:3] == [annotation(problem) for problem in (grave, usual[0], late)]
    assert err.startswith("raw/a.yaml:0: ")


def commands(text: str) -> list[str]:
    """Lines that a runner of workflows would obey, whichever line ends it knows."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::")]


FORGERIES = [
    Problem(Place("raw/x.yaml"), "r", FORGED),
    Problem(Place("raw/x.yaml"), "r", "m.", FORGED),
    Problem(Place(f"raw/{FORGED}"), "r", "m."),
]


@pytest.mark.parametrize("problem", FORGERIES, ids=["message", "hint", "path"])
def test_no_command_is_forged_on_standard_output(shown, problem: Problem) -> None:
    assert commands(shown([problem], github=True)[0]) == [annotation(problem)]
    assert commands(shown([problem], as_json=True, github=True)[0]) == []


@pytest.mark.parametrize("problem", FORGERIES, ids=["message", "hint", "path"])
def test_no_command_is_forged_on_standard_error(shown, problem: Problem) -> None:
    assert commands(shown([problem], github=True)[1]) == []


@given(st.text(), st.text(), st.text())
def test_an_annotation_is_one_line(path: str, message: str, hint: str) -> None:
    line = annotation(Problem(Place(path, 2), "r", message, hint))
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=")
    assert line.count("::") == 2 + (message + " " + hint).rstrip().count("::")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a\n\n  b\u00a0c", "a b c"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("𝄞" * 80, "𝄞" * 80),
    ],
)
def test_shortened(text: str, short: str) -> None:
    assert shorten(text) == short
