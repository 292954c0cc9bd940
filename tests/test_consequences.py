"""One mistake is one problem: what follows from it is not said again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from conftest import RECORDS, TINY, Project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CITED = "raw/sources/county-report-2002/records.yaml"
MOST = 2  # in one file: a line may break two rules at once, such as a hash that is none


def rules(project: Project) -> Counter[str]:
    return Counter(problem.rule for problem in project.problems())


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (RECORDS, "    quote: 12 houses", "    quote: houses stand empty", "number-not-read"),
        (CITED, "    as_written: 50 workers\n", "", "field-missing"),
        (RECORDS, "    claim: houses-empty", "    clam: houses-empty", "key-unknown"),
        (RECORDS, "    claim: houses-empty\n", "", "field-missing"),
        (RECORDS, "    claim: houses-empty", "    claim: zzz", "reference-unknown"),
        (RECORDS, "    quote: 12 houses\n", "", "anchor-missing"),
        (RECORDS, "offices:\n", "", "key-unknown"),
        (RECORDS, "figures:\n", "# figures:\n", "key-unknown"),
        (RECORDS, "set_aside:\n", "", "key-unknown"),
        (RECORDS, "    written: 2001-03-09", "    written: zzz", "date-not-edtf"),
        (CITED, "    date: 1950-22", "    date: zzz", "date-not-edtf"),
        ("raw/sources/mill-letter-2001/source.yaml", "speaker: mill-letter\n", "", "field-missing"),
        ("raw/sources/mill-letter-2001/source.yaml", "language: en", "language: zzz",
         "language-not-read"),
        ("raw/claims.yaml", "  kind: quantity", "  kind: zzz", "value-not-in-list"),
        ("raw/claims.yaml", "- id: houses-empty", "- id: houses-full", "reference-unknown"),
        ("raw/claims.yaml", "- id: houses-empty\n", "", "key-repeated"),
        ("raw/claims.yaml", "- id: houses-empty", "- id: houses-empty\n- id: houses-empty",
         "record-shape"),
        ("raw/organisations.yaml", "  label: Mill Union\n", "", "field-missing"),
        ("raw/organisations.yaml", "  kind: publication", "  kind: zzz", "value-not-in-list"),
        ("raw/organisations.yaml", "  voice: mill-union", "  voice: zzz", "reference-unknown"),
    ],
)  # fmt: skip
def test_one_mistake(tiny: Project, file: str, old: str, new: str, rule: str) -> None:
    tiny.edit(file, old, new)
    assert rules(tiny) == {rule: 1}


def test_what_is_wrong_apart_from_each_other_is_said(tiny: Project) -> None:
    tiny.edit(RECORDS, "    quote: 12 houses", "    quote: houses stand empty")
    tiny.edit(RECORDS, "    basis: not_stated", "    basis: zzz")
    tiny.edit("raw/organisations.yaml", "  kind: publication", "  kind: zzz")
    assert rules(tiny) == {"number-not-read": 1, "value-not-in-list": 2}


def test_an_id_that_was_renamed_is_said_once_a_file(tiny: Project) -> None:
    tiny.edit("raw/claims.yaml", "- id: workers-dismissed", "- id: workers-gone")
    found = tiny.problems()
    assert {one.rule for one in found} == {"reference-unknown"}
    assert len({one.place.path for one in found}) == len(found) == 2
    assert "(see line 59, 68, too)" in found[-1].message


def test_an_actor_is_added_to_a_list_that_people_write(tiny: Project) -> None:
    tiny.edit(RECORDS, "    actor: northby-council", "    actor: zzz", -1)
    [problem] = tiny.problems()
    assert "Add it to raw/people.yaml or raw/organisations.yaml" in problem.hint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("raw/organisations.yaml", "  kind: publication", "  kind: publication\n  wikidata: Q5"),
        ("raw/contributors.yaml", "  name: Reader Seven",
         "  name: Reader Seven\n  orcid: 0000-0002-1825-0097"),
    ],
)  # fmt: skip
def test_what_each_record_has_of_its_own(tiny: Project, file: str, old: str, new: str) -> None:
    if "wikidata" in new:
        tiny.edit(file, "  kind: unnamed", "  kind: unnamed\n  wikidata: Q5")
    line = tiny.edit(file, old, new) + 1
    [problem] = tiny.problems()
    assert (problem.rule, problem.place.line) == ("value-repeated", line)
    assert re.search(rf"stands already at {file}:\d", problem.message)


@cache
def lines() -> list[tuple[str, int]]:
    """Every line of every hand-written file, by file and number from 0."""
    return [
        (str(path.relative_to(TINY)), number)
        for path in sorted(TINY.rglob("*.yaml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"))
        if line.strip() and not line.lstrip().startswith("#")
    ]


def edited(found: list[str], number: int, how: str) -> list[str]:
    if how == "delete":
        return [*found[:number], *found[number + 1 :]]
    if how == "double":
        return [*found[: number + 1], *found[number:]]
    return [*found[:number], re.sub(r"(: ).+$", r"\1zzz", found[number]), *found[number + 1 :]]


@given(st.sampled_from(lines()), st.sampled_from(["delete", "double", "zzz"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_broken_line_is_at_most_two_problems_a_file(
    tiny: Project, place: tuple[str, int], how: str
) -> None:
    path: Path = tiny.root / place[0]
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text("\n".join(edited(before.split("\n"), place[1], how)), encoding="utf-8")
        found = Counter(one.place.path for one in tiny.problems())
    finally:
        path.write_text(before, encoding="utf-8")
    assert max(found.values(), default=0) <= MOST
