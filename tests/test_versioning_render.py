"""A difference shown: for people, for a job summary, for programs; and nothing forged."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT, Project
from versioning_edits import Draft

from scripts.release.changes import Difference
from scripts.release.compare import compare
from scripts.release.drafting import block
from scripts.release.policy import BY_CODE
from scripts.release.render import MOST, as_json, as_markdown, as_text, headline

ADDED = 'append row {"place_id": "mill", "label": "The Mill", "kind": "site"} to places'
STEPS = (
    ADDED,
    "set cell figures[mill-letter-2001.empty-houses].lower to 13",
    "delete row statements[mill-letter-2001.theft]",
    'append field {"name": "page", "type": "string"} to figures',
    "set document mill-letter-2001 to Other words.",
)
TEXT = """\
old (0.1.0) → new (0.1.0)
1 row added, 1 changed, 1 removed; 1 document changed; schema: minor (figures.page: an optional field more, behind the others: string); needs a major version

Schema
  minor  figures.page: an optional field more, behind the others: string [field-added]

documents: 1 changed
~ mill-letter-2001
    document-changed: sha256: {} → {}

figures: 1 changed
~ mill-letter-2001.empty-houses  "12 houses"
    lower: 12 → 13

places: 1 added
+ mill  "The Mill"

statements: 1 removed
- mill-letter-2001.theft  "a theft"  [row-removed: major]

Compared:"""  # noqa: E501


def between(built: Project, *steps: str) -> Difference:
    base = Draft.of(built.root)
    return compare(base.snapshot("old"), base.done(*steps).snapshot("new"))


def test_the_text(built_once: Project) -> None:
    shown = re.sub("[0-9a-f]{64}", "{}", as_text(between(built_once, *STEPS)))
    assert shown.startswith(TEXT)
    assert re.search(r"Compared: \d+ tables, \d+ rows and 1 document\.$", shown)


WORDED = BY_CODE["words-changed"].bump
TITLE = (
    f"no row differs; schema: {WORDED} (figures.lower: title: Lower bound → Least); needs a "
    f"{WORDED} version"
)


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ((), "no difference"),
        ((ADDED,), "1 row added; needs a minor version"),
        (('set figures.lower.title to "Least"',), TITLE),
        (("retire old-mill: never built",),
         "no row differs; 1 tombstone added; needs a patch version"),
    ],
)  # fmt: skip
def test_the_headline(built_once: Project, steps: tuple[str, ...], line: str) -> None:
    assert headline(between(built_once, *steps)) == line


def test_the_documented_shape(built_once: Project) -> None:
    page = (ROOT / "VERSIONING.md").read_text(encoding="utf-8")
    found = json.loads(as_json(between(built_once, *STEPS)))
    told = re.findall(r"^\| (`.*?) \|", page[page.index("## The JSON") :], re.MULTILINE)
    assert list(found) == re.findall(r"`(\w+)`", " ".join(told))
    each = page[page.index("Each change has") :]
    assert set(re.findall(r"`([a-z]+)`", each)) - {"package", "table"} | {"table"} == set(
        found["changes"][0]
    )
    assert [item["bump"] for item in found["changes"]] == sorted(
        (item["bump"] for item in found["changes"]), key=["major", "minor", "patch"].index
    )
    assert found["rows"]["places"] == {"added": 1}
    assert (
        len(next(item for item in found["changes"] if item["rule"] == "document-changed")["old"])
        == 64
    )


def test_the_markdown_holds_all_of_it(built_once: Project) -> None:
    shown = as_markdown(between(built_once, *STEPS))
    assert shown.startswith("**1 row added, 1 changed, 1 removed; ")
    for part in (
        "<summary>places: 1 added</summary>",
        "+ mill",
        "figures.page",
        "    lower: 12 → 13",
    ):
        assert part in shown
    assert shown.count("```") % 2 == 0


def test_a_long_list_says_how_much_it_leaves_out(built_once: Project) -> None:
    rows = [ADDED.replace('"mill"', f'"mill-{number:03}"') for number in range(MOST + 5)]
    difference = between(built_once, *rows)
    assert "  … and 5 more; --json lists all" in as_text(difference)
    assert len(json.loads(as_json(difference))["changes"]) == MOST + 5


HOSTILE = (
    "::error::forged\n::warning::x\r\x1b[31m\u202e", "```\n# heading\n<script>alert(1)</script>",
    "</summary></details><img src=x onerror=y>",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_stranger_stay_words(built_once: Project, words: str) -> None:
    base = Draft.of(built_once.root)
    row = json.dumps({"place_id": words, "label": words, "kind": words})
    new = base.done(f"append row {row} to places", f"set package.title to {json.dumps(words)}",
                    f"set figures.lower.title to {json.dumps(words)}")  # fmt: skip
    new.rows["figures"][0]["note"] = words
    difference = compare(base.snapshot("old"), new.snapshot(words))
    for shown in (as_text(difference), as_markdown(difference), headline(difference)):
        assert not re.search(r"^\s*(::|# |```[^td\n])", shown, re.MULTILINE)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)
    outside = re.sub(r"^```(text|diff)\n.*?^```$", "", as_markdown(difference), flags=re.M | re.S)
    assert not re.search("<(script|img)", outside)


def test_of_two_long_texts_the_difference_is_shown(built_once: Project) -> None:
    long = "The same words at the start, " * 9
    base = Draft.of(built_once.root).done(f"set cell places[northby].label to {long}one end.")
    new = base.done(f"set cell places[northby].label to {long}another end.")
    (change,) = compare(base.snapshot("old"), new.snapshot("new")).changes
    assert (
        change.evidence
        == "…words at the start, one end. → …words at the start, another end. (free text)"
    )
    assert change.new == f"{long}another end."


OUTSIDE = (
    'set figures.lower.question to "How few?"',
    'set figures.upper.question to "How many?"',
    'set figures.value.question to "Which?"',
    'set claims.kind.question to "Of which sort?"',
    "set package.aside to true",
)


def test_what_no_script_sees_is_listed_apart_and_asks_for_nothing(built_once: Project) -> None:
    difference = between(built_once, *OUTSIDE)
    assert headline(difference) == (
        "no row differs; 5 properties outside the standards; needs no new version"
    )
    listed = "  aside: package\n  question: claims.kind, figures.lower, figures.upper and 1 more\n"
    assert f"\n\nProperties outside the standards\n{listed}" in as_text(difference)
    assert f"**Properties outside the standards**\n\n```text\n{listed}```\n" in as_markdown(
        difference
    )
    assert "\nSchema\n" not in as_text(difference)
    assert "figures" not in block(difference, "0.1.1", "2026-01-01", "Better questions.")


def test_one_property_outside_the_standards_beside_another_change(built_once: Project) -> None:
    difference = between(built_once, OUTSIDE[0], *STEPS)
    assert "; 1 property outside the standards; needs a major version" in headline(difference)
    assert [change.rule for change in difference.outside] == ["property-outside"]
    assert difference.bump > difference.outside[0].bump
    assert as_text(difference).index("\nSchema\n") < as_text(difference).index("\nProperties ")
