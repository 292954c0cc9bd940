"""How two numbers, or two dates, relate: bounds as strict as the words, and no stricter."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.derived.extents import (
    INFINITY,
    Extent,
    Interval,
    apart,
    figure_extent,
    is_round,
    point,
    relate,
    report_extent,
)
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.records.columns import figure_columns
from scripts.text.languages import language_of

MIRROR = {"a_within_b": "b_within_a", "b_within_a": "a_within_b"}  # all others are their own


def number(words: str, measured_in: str = "person") -> Extent:
    row, problems = figure_columns(
        Row("figures", {}, Place("records.yaml")), words, language_of("en")
    )
    assert problems == []
    return figure_extent(row, measured_in, identified=False)


def length(words: str) -> Extent:
    return number(words, "time")


def day(text: str) -> Extent:
    return report_extent(Row("reports", {"date": text}, Place("records.yaml")))


@pytest.mark.parametrize(
    "cells",
    [
        {"qualifier": "about", "value": "zzz"},
        {"qualifier": "alternatives", "lower": "1", "upper": "NaN"},
        {"qualifier": "zzz"},
        {"qualifier": "range", "lower": "1_0_", "upper": "1e9x"},
    ],
)
def test_a_number_that_cannot_be_read_bounds_nothing(cells: dict[str, str]) -> None:
    extent = figure_extent(Row("figures", cells, Place("records.yaml")), "person", identified=False)
    assert all(part.lower == -INFINITY or part.upper == INFINITY for part in extent.parts)


@pytest.mark.parametrize("text", ["", "zzz", "2001-13", "[2001,", "../.."])
def test_a_date_that_is_none_bounds_nothing(text: str) -> None:
    assert day(text).parts == ()


NUMBERS = [
    # exact
    ("30,000 people", "30,000 people", "equal"),
    ("exactly 30 people", "30 people", "equal"),
    # about: a point without width, that excludes nothing
    ("about 30 people", "30 people", "same_point"),
    ("about 30 people", "about 30 people", "same_point"),
    ("about 30 people", "31 people", "different_point"),
    ("about 30 people", "about 31 people", "different_point"),
    ("about 30 people", "20 to 40 people", "a_within_b"),
    ("about 30 people", "more than 29 people", "a_within_b"),
    ("about 30 people", "more than 30 people", "different_point"),
    ("about 30 people", "20 or 30 people", "a_within_b"),
    ("about 30 people", "20 or 40 people", "overlap"),
    ("about 50 people", "20 or 40 people", "different_point"),
    ("about 30 to 40 people", "20 people", "different_point"),
    ("about 30 to 40 people", "35 people", "b_within_a"),
    # strict bounds at the edge
    ("more than 30 people", "30 people", "touching"),
    ("more than 31 people", "31 people", "disjoint"),
    ("more than 30 people", "31 people", "b_within_a"),
    ("at least 30 people", "30 people", "b_within_a"),
    ("fewer than 30 people", "30 people", "touching"),
    ("fewer than 31 people", "31 people", "disjoint"),
    ("at most 30 people", "30 people", "b_within_a"),
    ("more than 30 people", "at least 30 people", "a_within_b"),
    ("more than 30 people", "more than 30 people", "equal"),
    ("more than 30 people", "fewer than 40 people", "overlap"),
    ("more than 30 people", "fewer than 30 people", "touching"),
    ("more than 31 people", "fewer than 31 people", "disjoint"),
    ("more than 30 people", "at most 30 people", "touching"),
    ("at least 30 people", "at most 30 people", "overlap"),
    # ranges
    ("20 to 30 people", "30 people", "b_within_a"),
    ("20 to 30 people", "31 people", "disjoint"),
    ("20 to 30 people", "30 to 40 people", "overlap"),
    ("20 to 30 people", "20 to 30 people", "equal"),
    ("20 to 30 people", "at least 30 people", "overlap"),
    # alternatives: what lies outside both ends is excluded, nothing between
    ("2,800 or 3,800 people", "2,800 people", "b_within_a"),
    ("2,800 or 3,800 people", "3,000 people", "overlap"),
    ("2,800 or 3,800 people", "2,800 or 3,800 people", "equal"),
    ("2,800 or 3,800 people", "3,800 or 4,800 people", "overlap"),
    ("2,800 or 3,800 people", "2,800 to 3,800 people", "a_within_b"),
    ("2,800 or 3,800 people", "3,000 to 4,000 people", "overlap"),
    ("2,800 or 3,800 people", "2,900 to 3,700 people", "overlap"),
    ("2,800 or 3,800 people", "2,700 people", "disjoint"),
    ("2,800 or 3,800 people", "3,900 people", "disjoint"),
    # vague: bounded by a rule, or not at all
    ("hundreds of people", "150 people", "disjoint"),
    ("hundreds of people", "200 people", "b_within_a"),
    ("thousands of people", "more than 30,000 people", "b_within_a"),
    ("several people", "5 people", "no_bound"),
    ("several people", "several people", "no_bound"),
    ("hundreds of people", "thousands of people", "both_vague"),
    ("hundreds of people", "dozens of people", "both_vague"),
]
# Minutes to weeks convert, months to centuries convert; between the two nothing does.
LENGTHS = [
    ("three months", "3 months", "equal"),
    ("two years", "24 months", "equal"),
    ("36 hours", "two days", "disjoint"),
    ("more than 2 days", "48 hours", "touching"),
    ("three months", "90 days", "units_differ"),
    ("three", "three months", "units_differ"),
]
DATES = [
    ("1988", "1988-07", "b_within_a"),
    ("1988", "1989", "disjoint"),
    ("1988?", "1988", "equal"),
    ("198X", "1989-12-31", "b_within_a"),
    ("1988-07/1988-09", "1988-08-01", "b_within_a"),
    ("1988-07/1988-09", "1988-09/1988-10", "overlap"),
    # a season in its widest reading; winter ends in the next year
    ("1988-22", "1988-06-01", "b_within_a"),
    ("1988-22", "1988-09-23", "b_within_a"),
    ("1988-22", "1988-09-24", "disjoint"),
    ("1988-22", "1988-23", "overlap"),
    ("1988-24", "1989-03-21", "b_within_a"),
    # open ends
    ("../1988", "1988-12-31", "b_within_a"),
    ("../1988", "1989-01-01", "disjoint"),
    ("../1988", "1988/..", "overlap"),
    ("1988/..", "1988/..", "equal"),
    # sets: one of them
    ("[1988-07-26,1988-07-28]", "1988-07-26", "b_within_a"),
    ("[1988-07-26,1988-07-28]", "1988-07-27", "overlap"),
    ("[1988-07-26,1988-07-28]", "1988-07-29", "disjoint"),
    ("[1988-07-26,1988-07-28]", "1988-07", "a_within_b"),
    ("[1988-07-26,1988-07-28]", "[1988-07-28,1988-07-30]", "overlap"),
    ("[1988-07-26,1988-07-28]", "[1988-07-26,1988-07-28]", "equal"),
    # approximate: a point, that excludes nothing
    ("1988-07~", "1988-07", "same_point"),
    ("1988-07~", "1988-08", "different_point"),
    ("1988-07~", "1988~", "a_within_b"),
    ("1988-07-28~", "1988-22", "a_within_b"),
    ("[1988-07-26,1988-07-28~]", "1988-07-30", "different_point"),
]


@pytest.mark.parametrize(("a", "b", "relation"), NUMBERS)
def test_numbers(a: str, b: str, relation: str) -> None:
    assert relate(number(a), number(b)) == relation
    assert relate(number(b), number(a)) == MIRROR.get(relation, relation)


@pytest.mark.parametrize(("a", "b", "relation"), LENGTHS)
def test_lengths(a: str, b: str, relation: str) -> None:
    assert relate(length(a), length(b)) == relation
    assert relate(length(b), length(a)) == MIRROR.get(relation, relation)


@pytest.mark.parametrize(("a", "b", "relation"), DATES)
def test_dates(a: str, b: str, relation: str) -> None:
    assert relate(day(a), day(b)) == relation
    assert relate(day(b), day(a)) == MIRROR.get(relation, relation)


def test_relations_mirror_each_other_in_every_pair_of_the_tables() -> None:
    for read, table in ((number, NUMBERS), (length, LENGTHS), (day, DATES)):
        extents = [read(text) for text in sorted({text for a, b, _ in table for text in (a, b)})]
        for a, b in product(extents, extents):
            forth, back = relate(a, b), relate(b, a)
            assert back == MIRROR.get(forth, forth)


def test_a_unit_of_time_is_a_word_of_its_own() -> None:
    assert relate(number("40 holidaymakers"), number("40 people")) == "equal"


def test_an_approximate_value_excludes_nothing() -> None:
    left, right = number("about 31 people"), number("30 people")
    assert relate(left, right) == "different_point"
    assert apart(left, right, "different_point") == "loose"


def test_a_date_that_somebody_inferred_excludes_nothing() -> None:
    row = Row("reports", {"date": "1988-07-28", "date_basis": "inferred"}, Place("records.yaml"))
    assert relate(report_extent(row), day("1988-07-30")) == "different_point"


# Bounds are whole numbers from 0 to 4, so these points tell apart any two sets they make.
GRID = [Decimal(half) / 2 for half in range(-2, 11)]

bounds = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)
intervals = st.builds(
    lambda ends, low, high, open_low, open_high: Interval(
        -INFINITY if open_low else Decimal(ends[0]),
        INFINITY if open_high else Decimal(ends[1]),
        not open_low and (low or ends[0] == ends[1]),
        not open_high and (high or ends[0] == ends[1]),
    ),
    bounds,
    *[st.booleans()] * 4,
)
points = st.integers(0, 4).map(Decimal).map(point)
extents = (
    intervals.map(lambda it: Extent((it,), False))
    | points.map(lambda it: Extent((it,), True))
    | st.lists(points, min_size=2, max_size=2, unique=True).map(lambda it: Extent(tuple(it), False))
)


def holds(interval: Interval, value: Decimal) -> bool:
    above = value > interval.lower or (value == interval.lower and interval.lower_inclusive)
    below = value < interval.upper or (value == interval.upper and interval.upper_inclusive)
    return above and below


def allowed(extent: Extent) -> set[Decimal]:
    return {value for value in GRID if any(holds(part, value) for part in extent.parts)}


def related(a: Extent, b: Extent) -> str:
    left, right = allowed(a), allowed(b)
    approximate = a.approximate or b.approximate
    if left == right:
        return "same_point" if approximate else "equal"
    if left < right or right < left:
        return "a_within_b" if left < right else "b_within_a"
    if min(left) <= max(right) and min(right) <= max(left):
        return "overlap"
    if approximate:
        return "different_point"
    lesser, greater = (a, b) if max(left) < min(right) else (b, a)
    edges = {max(part.upper for part in lesser.parts), min(part.lower for part in greater.parts)}
    return "touching" if edges == {Decimal(0)} else "disjoint"  # the one round number of the grid


@settings(deadline=None, max_examples=200)
@given(extents, extents)
def test_relations_are_those_of_sets(a: Extent, b: Extent) -> None:
    assert relate(a, b) == related(a, b)


@pytest.mark.parametrize(
    ("number", "ends_in_a_nought"),
    [("0", True), ("30000", True), ("30001", False), ("105", False), ("30.0", True),
     ("30.5", False), ("3E+4", True), ("9" * 40 + "0", True), ("9" * 41, False),
     ("Infinity", False)],
)  # fmt: skip
def test_a_round_number_of_any_length(number: str, ends_in_a_nought: bool) -> None:
    assert is_round(Decimal(number)) == ends_in_a_nought
