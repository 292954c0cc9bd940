"""Answers: each once, however many gave it; where it lies; and that comparing grows no faster."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import combinations, product

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.contribute.measuring import growth
from scripts.derived.answers import Answer, Shelf, Standing, gathered, standings
from scripts.derived.classes import Side
from scripts.derived.comparisons import Compared
from scripts.derived.extents import apart, figure_extent, relate
from scripts.derived.pairs import COMPLETE, is_complete
from scripts.derived.questions import Questions, date_slug
from scripts.derived.scopes import Scope, period_of
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.records.columns import figure_columns
from scripts.text.edtf import read_date
from scripts.text.languages import language_of

HERE = Place("raw")
TABLES = load_contract(ROOT / "datapackage.json").tables
YEAR = Scope("worker", "", "", period_of("1988"), "", True, False)
SUMMER = replace(YEAR, period=period_of("1988-07/1988-09"))


def row(table: str, **cells: str) -> Row:
    return Row(table, cells, HERE)


def figure(name: str, words: str, claim: str = "dismissed", **cells: str) -> Row:
    """A figure that asserts some words."""
    said = {"figure_id": name, "claim_id": claim, "position": "asserts", "commitment": "plain"}
    read, problems = figure_columns(
        row("figures", source_id="letter", **{**said, **cells}), words, language_of("en")
    )
    assert problems == []
    return read


def report(name: str, date: str, basis: str = "stated", **cells: str) -> Row:
    """A report that gives a date."""
    read = read_date(date)
    bounds = {"earliest": read.earliest, "latest": read.latest, "precision": read.precision}
    said = {"event_id": "vote", "position": "asserts", "commitment": "plain", "date": date}
    return row(
        "reports",
        report_id=name,
        date_basis=basis,
        source_id="letter",
        **bounds,
        **{**said, **cells},
    )


def claim(name: str, **cells: str) -> Row:
    scope = {"unit_id": "worker", "counts": "total", "period": "1988"}
    return row("claims", claim_id=name, kind="quantity", **{**scope, **cells})


def compared(figures: list[Row], reports: list[Row] | None = None, *claims: Row) -> Compared:
    """These rows, compared."""
    unit = {"unit_id": "worker", "measured_in": "person", "behaves": "adds"}
    given = {
        "claims": [claim("dismissed"), *claims],
        "units": [row("units", **unit)],
        "figures": figures,
        "reports": reports or [],
        "sources": [row("sources", source_id="letter", speaker_id="ada")],
        "places": [
            row("places", place_id="town"),
            row("places", place_id="mill", part_of_id="town"),
        ],
    }
    return Compared({name: given.get(name, []) for name in TABLES})


def ids(found: Compared) -> list[str]:
    return [one.id for one in (*found.numbers, *found.dates)]


# --- one answer, however many gave it --------------------------------------------------------


def test_those_who_say_the_same_give_one_answer() -> None:
    found = compared([figure("a", "30 people"), figure("b", "30 people"), figure("c", "31 people")])
    assert [(one.id, one.members) for one in found.numbers] == [
        ("dismissed.30", ("a", "b")),
        ("dismissed.31", ("c",)),
    ]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("more than 30 people", "more-than-30"),
        ("exactly 30 people", "exactly-30"),
        ("about 30 people", "about-30"),
        ("about 30 to 40 people", "about-30-to-40"),
        ("at most 30 people", "at-most-30"),
        ("2,800 or 3,800 people", "2800-or-3800"),
        ("thousands of people", "vague-from-2000"),
        ("many people", "no-number"),
    ],
)
def test_the_id_says_what_is_said(words: str, slug: str) -> None:
    assert ids(compared([figure("a", words)])) == [f"dismissed.{slug}"]


def test_what_differs_is_another_answer() -> None:
    found = compared(
        [
            figure("a", "30 people"),
            figure("b", "30 people", basis="identified"),
            figure("c", "30 people", origin_check="found_altered"),
            figure("d", "30 people", as_of="1988-06"),
            figure("e", "many people"),
            figure("f", "several people"),
        ]
    )
    assert ids(found) == [
        "dismissed.30",
        "dismissed.30-2",
        "dismissed.30-as-relayed",
        "dismissed.30-to-1988-06-30",
        "dismissed.no-number",
        "dismissed.no-number-2",
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"position": "denies"},
        {"position": "questions"},
        {"commitment": "predictive"},
        {"commitment": "normative"},
        {"claim_id": "nowhere"},
    ],
)
def test_what_is_not_asserted_is_no_answer(cells: dict[str, str]) -> None:
    assert ids(compared([figure("a", "30 people", **cells)])) == []


def test_a_reserve_is_said_of_the_answer_only_if_all_have_it() -> None:
    hedged = figure("a", "30 people", commitment="hedged")
    assert [one.hedged for one in compared([hedged]).numbers] == [True]
    assert [one.hedged for one in compared([hedged, figure("b", "30 people")]).numbers] == [False]


WORDS = st.sampled_from(
    ["30 people", "exactly 30 people", "53 people", "exactly 53 people", "more than 30 people",
     "about 30 people", "20 to 30 people", "20 or 30 people", "hundreds of people", "many people"]
)  # fmt: skip
BASES = st.sampled_from(["", "identified"])
GIVEN = st.lists(st.tuples(WORDS, BASES), max_size=12).map(
    lambda some: [figure(f"f{n:02}", words, basis=basis) for n, (words, basis) in enumerate(some)]
)


@given(GIVEN, st.randoms())
def test_ids_are_unique_and_do_not_hang_on_the_order(
    figures: list[Row], chance: random.Random
) -> None:
    found = compared(figures).numbers
    assert len({one.id for one in found}) == len(found)
    assert sorted(name for one in found for name in one.members) == [
        one["figure_id"] for one in figures
    ]
    shuffled = chance.sample(figures, len(figures))
    assert compared(shuffled).numbers == found


# --- dates of events -------------------------------------------------------------------------


def test_each_date_of_an_event_is_an_answer() -> None:
    found = compared([], [report("a", "1988-07-28"), report("b", "1988-07-28"),
                          report("c", "1988-07/1988-09")])  # fmt: skip
    assert [(one.id, one.members) for one in found.dates] == [
        ("vote.1988-07-28", ("a", "b")),
        ("vote.1988-07-to-1988-09", ("c",)),
    ]


def test_an_inferred_or_relayed_date_says_so() -> None:
    found = compared([], [report("a", "1988-07-28"), report("b", "1988-07-28", "inferred"),
                          report("c", "1988-07-28", origin_check="found_altered")])  # fmt: skip
    assert ids(found) == [
        "vote.1988-07-28",
        "vote.1988-07-28-as-relayed",
        "vote.1988-07-28-inferred",
    ]


@pytest.mark.parametrize(
    ("date", "slug"),
    [
        ("198X", "198x"),
        ("1988?", "1988-uncertain"),
        ("1988-07~", "1988-07-about"),
        ("../1988", "open-to-1988"),
        ("1988/..", "1988-to-open"),
        ("[1988-07-26,1988-07-28]", "1988-07-26-or-1988-07-28"),
    ],
)
def test_the_id_of_a_date(date: str, slug: str) -> None:
    one = report("a", date)
    (given_date,) = Questions.of(compared([], [one]).tables).dates([one])
    assert date_slug(one, given_date.side) == given_date.slug == slug


def test_dates_are_called_as_numbers_are() -> None:
    given_dates = [
        report("a", "1988-07-28"),
        report("b", "1988-07-30"),
        report("c", "1988-07"),
        report("d", "1988-07-31", "inferred"),
    ]
    found = compared([], given_dates)
    kinds = {(one["a_id"], one["b_id"]): one["class"] for one in found.comparison_rows()}
    assert kinds["vote.1988-07-28", "vote.1988-07-30"] == "contradiction"
    assert kinds["vote.1988-07", "vote.1988-07-28"] == "compatible"
    assert kinds["vote.1988-07-30", "vote.1988-07-31-inferred"] == "apart_in_loose_words"
    assert all(one["ratio"] == "" for one in found.comparison_rows())


# --- where an answer lies: bisection against looking at every pair -----------------------------

NUMBER = st.sampled_from(
    ["{} people", "exactly {} people", "more than {} people", "at least {} people",
     "fewer than {} people", "up to {} people", "about {} people", "{} to 160 people",
     "{} or 160 people", "hundreds of people", "many people"]
)  # fmt: skip
SIDES = st.builds(
    lambda form, number, scope, found, misattributed: Side(
        scope,
        figure_extent(figure("x", form.format(number)), "person", identified=found),
        misattributed,
    ),
    NUMBER,
    st.sampled_from([5, 30, 45, 50, 53, 54, 100, 120, 149, 150]),
    st.sampled_from([YEAR, SUMMER]),
    st.booleans(),
    st.booleans(),
)
ANSWERS = st.lists(st.tuples(SIDES, st.integers(1, 3)), max_size=14).map(
    lambda some: [
        Answer(f"q.{n:02}", "q", side, tuple("m" * size), frozenset(), hedged=False)
        for n, (side, size) in enumerate(some)
    ]
)


def firmly_below(a: Answer, b: Answer) -> bool:
    left, right = a.side.extent, b.side.extent
    return (
        not (a.side.misattributed or b.side.misattributed)
        and apart(left, right, relate(left, right)) == "firm"
        and left.hull.below(right.hull)
    )


@given(ANSWERS)
def test_where_an_answer_lies_is_what_every_pair_says(answers: list[Answer]) -> None:
    found = {one.id: standing for one, standing in standings(answers)}
    assert found.keys() == {one.id for one in answers}
    for one in answers:
        others = [it for it in answers if it.side.scope.period == one.side.scope.period]
        below = [it for it in others if firmly_below(it, one)]
        above = [it for it in others if firmly_below(one, it)]
        standing = found[one.id]
        assert standing.below == sum(len(it.members) for it in below)
        assert standing.above == sum(len(it.members) for it in above)
        assert bool(standing.nearest_below) == bool(below)
        assert bool(standing.nearest_above) == bool(above)
        if nearest := standing.nearest_below:
            assert nearest in below
            assert nearest.side.extent.allowed.upper == max(
                it.side.extent.allowed.upper for it in below
            )
        if nearest := standing.nearest_above:
            assert nearest in above
            assert nearest.side.extent.allowed.lower == min(
                it.side.extent.allowed.lower for it in above
            )


def test_of_none_there_is_nothing_around() -> None:
    one = Answer("q.1", "q", Side(YEAR, figure_extent(figure("x", "5 people"), "person", False),
                                  False), ("a",), frozenset(), hedged=False)  # fmt: skip
    assert Shelf([]).around(one) == Standing(0, 0, None, None)
    assert gathered([]) == []


# --- growth: in rows, not in seconds ----------------------------------------------------------


def many(count: int, claim_id: str = "dismissed") -> list[Row]:
    return [figure(f"{claim_id}-{n:05}", f"{n + 2:,} people", claim_id) for n in range(count)]


def test_up_to_a_stated_number_every_pair_is_a_row() -> None:
    assert (is_complete(COMPLETE), is_complete(COMPLETE + 1)) == (True, False)
    found = compared(many(COMPLETE))
    pairs = {(one["a_id"], one["b_id"]) for one in found.comparison_rows()}
    assert pairs == set(combinations(ids(found), 2))
    assert len(pairs) == 1770


def test_beyond_it_each_has_the_nearest_on_either_side() -> None:
    found = compared(many(COMPLETE + 1))
    pairs = {frozenset((one["a_id"], one["b_id"])) for one in found.comparison_rows()}
    nearest = {
        frozenset((one["answer_id"], one[side]))
        for one in found.answer_rows()
        for side in ("nearest_below_id", "nearest_above_id")
        if one[side]
    }
    assert pairs == nearest
    assert len(pairs) < 2 * (COMPLETE + 1)


@pytest.mark.parametrize("count", [1_000, 4_000])
def test_comparing_grows_with_what_was_said(count: int) -> None:
    """All numbers distinct, the most that a claim can have; every pair would be half a million."""
    distinct = compared(many(count))
    assert len(list(distinct.answer_rows())) == count
    assert len(list(distinct.comparison_rows())) <= 2 * count


def test_a_number_repeated_makes_no_pair() -> None:
    found = compared([figure(f"f{n:04}", f"{n % 7 + 2} people") for n in range(1_000)])
    assert len(found.numbers) == 7
    assert len(list(found.comparison_rows())) == 21
    assert sum(int(one["n_said"]) for one in found.answer_rows()) == 1_000


def test_between_two_claims_of_a_family() -> None:
    part = claim("dismissed-at-mill", place_id="mill")
    few = compared([*many(3), *many(2, "dismissed-at-mill")], None, part)
    between = [one for one in few.comparison_rows() if one["part_id"]]
    assert {(one["a_id"], one["b_id"]) for one in between} == {
        tuple(sorted(both))
        for both in product(
            [one.id for one in few.numbers if one.question == "dismissed"],
            [one.id for one in few.numbers if one.question == "dismissed-at-mill"],
        )
    }
    most = compared([*many(40), *many(40, "dismissed-at-mill")], None, part)
    between = [one for one in most.comparison_rows() if one["part_id"]]
    assert 0 < len(between) <= 2 * 80


def test_the_benchmark_counts_what_it_compared() -> None:
    answers, pairs, memory = growth.comparing(100)
    assert answers.endswith(" s  100 answers")
    assert pairs.endswith(" s  99 pairs")
    assert memory.endswith(" MB most at once")


def test_the_benchmark_counts_what_it_drafted() -> None:
    found, drafted = growth.drafting(0.002)
    assert re.fullmatch(r" +[\d.]+ s a MB  \d+ mentions in 0\.00 MB", found)
    assert re.fullmatch(r" +[\d.]+ s a MB  [1-9]\d+ records drafted", drafted)
