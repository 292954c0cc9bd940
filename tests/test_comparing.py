"""The real figures against what was worked out by hand before there was code to compare them.

`comparing/old-exclusions.csv` holds the 135 pairs of figures that version 1.1.0 called disjoint,
`comparing/speaker.csv` the number of the Speaker against 61 others; each row has the class found
by hand. Where the data say something else today, the reason stands here.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from conftest import made_of_the_real

from scripts.derived.answers import Answer
from scripts.derived.classes import Pair, pair
from scripts.derived.comparisons import Compared, is_echo
from scripts.derived.scopes import Scopes

FOLDER = Path(__file__).parent / "comparing"
SPEAKER = "amnesty-1990.speaker-under-1000"
OF_MEK = "wikipedia-executions-1988.executed-2800-to-3800"
# What differs today from the classes found by hand.
DIFFERENT = {
    ("justice-for-iran-2018.sites-120", "ncri-malek.mass-graves-170-to-190"): (
        "compatible", "b_within_a", "same",
    ),  # `perhaps more`: both are open above, as the page has it
}  # fmt: skip
# The memoirs that this figure relays count members of the MEK, of whom the claim is now: a part of
# what the others count.
PART_NOW = "part_fits"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OLD, RIVALS = rows("old-exclusions.csv"), rows("speaker.csv")


@cache
def compared() -> tuple[Compared, Scopes, dict[str, Answer]]:
    _, dataset, _ = made_of_the_real()
    found = Compared(dataset.tables)
    by_figure = {name: answer for answer in found.numbers for name in answer.members}
    return found, Scopes.of(dataset.tables), by_figure


def of(a: str, b: str) -> Pair:
    """Two figures, related from the side of the first; they are compared by their answers."""
    _, scopes, answers = compared()
    left, right = answers[a], answers[b]
    return pair(left.side, right.side, scopes, is_echo(left, right))


def said(found: Pair) -> tuple[str, str, str]:
    return found.kind, found.relation, found.scopes.overall


def test_what_was_worked_out_by_hand_is_whole() -> None:
    assert len(OLD) == 135
    assert sum(row["new_class"] == "contradiction" for row in OLD) == 22
    assert len(RIVALS) == 61


@pytest.mark.parametrize("row", OLD, ids=lambda row: f"{row['a_id']}-{row['b_id']}")
def test_each_pair_once_called_disjoint(row: dict[str, str]) -> None:
    a, b = row["a_id"], row["b_id"]
    by_hand = row["new_class"], row["number_relation"], row["scope_relation"]
    if OF_MEK in (a, b):
        assert of(a, b).kind == PART_NOW
        assert of(a, b).scopes.overall == ("part" if a == OF_MEK else "whole")
    else:
        assert said(of(a, b)) == DIFFERENT.get((a, b), by_hand)


def test_no_difference_is_listed_that_is_none() -> None:
    by_pair = {(row["a_id"], row["b_id"]): row for row in OLD}
    for both, found in DIFFERENT.items():
        row = by_pair[both]
        assert found != (row["new_class"], row["number_relation"], row["scope_relation"])


@pytest.mark.parametrize("row", RIVALS, ids=lambda row: row["rival_id"])
def test_the_number_of_the_speaker_against_each_rival(row: dict[str, str]) -> None:
    by_hand = row["class"], row["number_relation"], row["scope_relation"]
    assert said(of(SPEAKER, row["rival_id"])) == by_hand


def test_the_table_calls_each_pair_as_it_is() -> None:
    found, scopes, _ = compared()
    answers = {one.id: one for one in (*found.numbers, *found.dates)}
    table = list(found.comparison_rows())
    assert table
    for row in table:
        a, b = answers[row["a_id"]], answers[row["b_id"]]
        assert row["class"] == pair(a.side, b.side, scopes, is_echo(a, b)).kind
    kinds = Counter(row["class"] for row in table)
    assert kinds["contradiction"] > 0


def test_no_answer_contradicts_anybody_in_words_it_was_not_found_to_have_said() -> None:
    found, _, _ = compared()
    relayed = {one.id for one in found.numbers if one.side.misattributed}
    assert relayed
    assert not [
        row
        for row in found.comparison_rows()
        if row["class"] == "contradiction" and {row["a_id"], row["b_id"]} & relayed
    ]
