"""One class for every pair, by the first line that fits; and the rules of numbers it rests on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.derived.classes import CLASSES, Side, pair
from scripts.derived.extents import apart, distance, figure_extent, relate
from scripts.derived.scopes import Scope, Scopes, Tree, period_of
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.records.columns import figure_columns
from scripts.text.languages import language_of

HERE = Place("raw")
UNITS = {
    name: Row("units", {"unit_id": name, "measured_in": kind, "behaves": behaves}, HERE)
    for name, kind, behaves in (
        ("worker-dismissed", "person", "adds"),
        ("worker-employed", "person", "state"),
        ("name-listed", "name", "fixed"),
        ("length", "time", "fixed"),
        ("share-of-votes", "share", "fixed"),
    )
}
SCOPES = Scopes(UNITS, {}, Tree({"county": "", "northby": "county"}), Tree({}))
YEAR = Scope("worker-dismissed", "", "county", period_of("1988"), "", True, False)
SUMMER = replace(YEAR, period=period_of("1988-07/1988-09"))
WINTER = replace(YEAR, period=period_of("1988-07/1989-02"))
NORTHBY = replace(YEAR, place="northby")


def side(
    words: str, scope: Scope = YEAR, *, found: bool = False, misattributed: bool = False
) -> Side:
    """A figure of these words; `found`: of those found so far."""
    row, problems = figure_columns(Row("figures", {}, HERE), words, language_of("en"))
    assert problems == []
    extent = figure_extent(row, UNITS[scope.unit]["measured_in"], found)
    return Side(scope, extent, misattributed)


def up_to(day: str) -> Scope:
    """A running total, from 1979 to a day."""
    return replace(YEAR, period=period_of(f"1979/{day}"), running=True)


LENGTH = replace(YEAR, unit="length")
SHARE = replace(YEAR, unit="share-of-votes")

# words, words → relation of the numbers, how firmly apart
NUMBERS = [
    ("30,000 people", "30,000 people", "equal", ""),
    ("30,000 people", "more than 30,000 people", "touching", "loose"),
    ("up to 30,000 people", "more than 30,000 people", "touching", "loose"),
    ("fewer than 1,000 people", "at least 1,000 people", "touching", "loose"),
    ("53 people", "more than 53 people", "disjoint", "firm"),
    ("53 people", "55 people", "disjoint", "firm"),
    ("30,000 people", "33,700 people", "disjoint", "exact"),
    ("33,000 people", "33,700 people", "disjoint", "firm"),
    ("100 people", "more than 150 people", "disjoint", "exact"),
    ("100 people", "more than 151 people", "disjoint", "firm"),
    ("fewer than 50 people", "100 people", "disjoint", "exact"),
    ("30,000 people", "2,800 to 5,000 people", "disjoint", "firm"),
    ("2,500 to 30,000 people", "33,000 people", "disjoint", "exact"),
    ("more than 30,000 people", "2,500 to 29,000 people", "disjoint", "firm"),
    ("exactly 30,000 people", "33,700 people", "disjoint", "firm"),
    ("about 30,000 people", "2,000 people", "different_point", "loose"),
    ("about 30,000 people", "20,000 to 40,000 people", "a_within_b", ""),
    ("thousands of people", "fewer than 1,000 people", "disjoint", "firm"),
    ("thousands of people", "900 people", "disjoint", "firm"),
    ("thousands of people", "1,900 people", "disjoint", "loose"),
    ("thousands of people", "3,000 people", "b_within_a", ""),
    ("thousands of people", "hundreds of people", "both_vague", ""),
    ("many people", "3,000 people", "no_bound", ""),
    ("2,800 or 3,800 people", "3,000 people", "overlap", ""),
    ("2,800 or 3,800 people", "5,000 people", "disjoint", "firm"),
]


@pytest.mark.parametrize(("a", "b", "relation", "firmness"), NUMBERS)
def test_how_numbers_relate(a: str, b: str, relation: str, firmness: str) -> None:
    left, right = side(a).extent, side(b).extent
    found = relate(left, right)
    assert (found, apart(left, right, found)) == (relation, firmness)


@pytest.mark.parametrize(
    ("a", "b", "relation", "firmness"),
    [
        ("6 months", "4 months", "disjoint", "firm"),
        ("6 months", "2 to 3 months", "disjoint", "firm"),
        ("4 months", "2 to 3 months", "disjoint", "exact"),
        ("4 months", "more than 4 months", "touching", "loose"),
        ("2 years", "24 months", "equal", ""),
        ("2 weeks", "14 days", "equal", ""),
        ("2 weeks", "3 months", "units_differ", ""),
        ("2 hours", "90 minutes", "disjoint", "exact"),
    ],
)
def test_units_of_time(a: str, b: str, relation: str, firmness: str) -> None:
    left, right = side(a, LENGTH).extent, side(b, LENGTH).extent
    found = relate(left, right)
    assert (found, apart(left, right, found)) == (relation, firmness)


def test_a_length_without_a_unit_is_not_compared() -> None:
    assert relate(side("6", LENGTH).extent, side("6 months", LENGTH).extent) == "units_differ"


def test_a_share_has_room_in_its_last_place() -> None:
    left, right = side("57%", SHARE).extent, side("57.4%", SHARE).extent
    assert apart(left, right, relate(left, right)) == "exact"


def test_what_was_found_so_far_says_nothing_above() -> None:
    assert relate(side("120 people", found=True).extent, side("170 people").extent) == "b_within_a"
    below = side("100 people").extent
    assert relate(side("120 people", found=True).extent, below) == "disjoint"


def test_the_distance_is_that_of_the_words() -> None:
    left, right = side("6 months", LENGTH).extent, side("4 months", LENGTH).extent
    assert distance(left, right) == (Decimal(2), Decimal("1.5"))
    gap, ratio = distance(side("fewer than 1,000 people").extent, side("5,000 people").extent)
    assert (gap, ratio) == (4000, 5)


# class, one side, the other side
LINES: list[tuple[str, Side, Side]] = [
    ("earlier_total_is_more",
     side("17,000 people", up_to("2012")), side("13,000 people", up_to("2024"))),
    ("dates_differ", side("41 people", up_to("1997")), side("63 people", up_to("2017"))),
    ("not_compared", side("41 people", NORTHBY), side("4 months", LENGTH)),
    ("not_compared", side("4 people", replace(YEAR, total=False)), side("3 people")),
    ("not_compared", side("4 people", replace(YEAR, period=None)), side("3 people")),
    ("not_comparable", side("many people"), side("3 people")),
    ("not_comparable", side("2 weeks", LENGTH), side("2 months", LENGTH)),
    ("names_and_persons",
     side("2,000 people", replace(YEAR, unit="name-listed")), side("900 people")),
    ("both_vague", side("thousands of people"), side("hundreds of people")),
    ("part_fits", side("800 people", NORTHBY), side("3,000 people")),
    ("part_fits", side("3,000 people"), side("800 people", NORTHBY)),
    ("part_fits", side("3,000 people", NORTHBY), side("more than 2,000 people")),
    ("apart_scopes_overlap", side("30,000 people"), side("fewer than 1,000 people", WINTER)),
    ("apart_scopes_overlap", side("30,000 people", WINTER), side("33,700 people")),
    ("apart_in_loose_words", side("about 30,000 people"), side("900 people")),
    ("apart_in_loose_words", side("30,000 people"), side("more than 30,000 people")),
    ("apart_in_loose_words", side("about 5,000 people", NORTHBY), side("900 people")),
    ("apart_as_relayed", side("30,000 people", misattributed=True), side("900 people")),
    ("apart_as_relayed", side("30,000 people", misattributed=True), side("33,700 people")),
    ("apart_if_exact", side("30,000 people"), side("33,700 people")),
    ("apart_if_exact", side("30,000 people", NORTHBY), side("15,000 to 29,000 people")),
    ("contradiction", side("30,000 people"), side("2,800 to 5,000 people")),
    ("contradiction", side("5,000 people", NORTHBY), side("fewer than 3,000 people")),
    ("contradiction", side("thousands of people", SUMMER), side("fewer than 1,000 people", WINTER)),
    ("compatible", side("up to 5,000 people"), side("2,000 people")),
    ("compatible", side("up to 5,000 people", WINTER), side("2,000 people")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "a", "b"), LINES, ids=[line[0] for line in LINES])
def test_the_first_line_that_fits(name: str, a: Side, b: Side) -> None:
    assert pair(a, b, SCOPES, echo=False).kind == name
    assert pair(b, a, SCOPES, echo=False).kind == name


@pytest.mark.parametrize(
    ("part", "whole", "exceeding"),
    [
        ("31 people", "30 people", True),
        ("more than 30 people", "30 people", True),
        ("at least 30 people", "30 people", False),
        ("30 people", "fewer than 30 people", True),
        ("more than 30 people", "at most 30 people", True),
        ("40 to 50 people", "20 to 30 people", True),
        ("25 to 50 people", "20 to 30 people", False),
        ("hundreds of people", "150 people", True),
        ("35 people", "20 or 40 people", False),
        ("41 people", "20 or 40 people", True),
        ("30 or 50 people", "40 people", False),
        ("31 people", "more than 30 people", False),
        ("1,000 people", "several people", False),
        ("several people", "1 person", False),
    ],
)
def test_a_part_exceeds_the_whole(part: str, whole: str, exceeding: bool) -> None:
    assert pair(side(part, NORTHBY), side(whole), SCOPES, echo=False).part_exceeds is exceeding
    assert pair(side(whole), side(part, NORTHBY), SCOPES, echo=False).part_exceeds is exceeding


def test_an_echo_is_nothing_else() -> None:
    assert pair(LINES[0][1], LINES[0][2], SCOPES, echo=True).kind == "echo"


def test_every_class_is_told_here_and_in_the_contract(contract_enum: tuple[str, ...]) -> None:
    names = [name for name, _ in CLASSES]
    assert names == list(contract_enum)
    assert {"echo", *(line[0] for line in LINES)} == set(names)


@pytest.fixture
def contract_enum() -> tuple[str, ...]:
    from conftest import ROOT

    contract = load_contract(ROOT / "datapackage.json")
    return contract.tables["comparisons"].by_name["class"].enum


def test_a_part_of_the_earlier_total_may_be_less() -> None:
    part = replace(up_to("2012"), place="northby")
    found = pair(side("26 people", up_to("2013")), side("41 people", part), SCOPES, echo=False)
    assert found.kind == "earlier_total_is_more"
    whole = pair(
        side("41 people", up_to("1997")),
        side("26 people", replace(up_to("2013"), place="northby")),
        SCOPES,
        echo=False,
    )
    assert whole.kind == "dates_differ"


SIDE = st.builds(
    side,
    st.sampled_from(
        ["30,000 people", "more than 30,000 people", "about 900 people", "thousands of people",
         "up to 5,000 people", "2,800 or 3,800 people", "many people", "53 people"]
    ),
    st.sampled_from([YEAR, SUMMER, WINTER, NORTHBY, up_to("1997"), up_to("2012")]),
    found=st.booleans(),
    misattributed=st.booleans(),
)  # fmt: skip


@given(SIDE, SIDE)
def test_the_class_does_not_depend_on_the_order(a: Side, b: Side) -> None:
    assert pair(a, b, SCOPES, echo=False).kind == pair(b, a, SCOPES, echo=False).kind


@given(SIDE, SIDE)
def test_a_contradiction_leaves_no_common_value(a: Side, b: Side) -> None:
    found = pair(a, b, SCOPES, echo=False)
    if found.kind == "contradiction":
        assert not any(one.meets(other) for one in a.extent.loose for other in b.extent.loose)
        assert found.scopes.overall in ("same", "part", "whole")
        assert not (a.misattributed or b.misattributed)
        assert not (a.extent.approximate or b.extent.approximate)
