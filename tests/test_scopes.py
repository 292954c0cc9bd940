"""What two numbers count: six axes, each by its own rule, and one relation of all together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.derived.scopes import (
    AXES,
    NO_LIMIT,
    Period,
    Scope,
    Scopes,
    Tree,
    period_of,
)
from scripts.raw.problems import Place
from scripts.raw.rows import Row

HERE = Place("raw")


def rows(table: str, key: str, *cells: dict[str, str]) -> dict[str, Row]:
    return {one[key]: Row(table, one, HERE) for one in cells}


def unit(name: str, measured_in: str, behaves: str, also: str = "") -> dict[str, str]:
    return {
        "unit_id": name,
        "measured_in": measured_in,
        "behaves": behaves,
        "each_is_also_id": also,
    }


def group(name: str, part_of: str = "", divided_by: str = "") -> dict[str, str]:
    return {"population_id": name, "part_of_id": part_of, "divided_by": divided_by}


SCOPES = Scopes(
    rows(
        "units",
        "unit_id",
        unit("worker-dismissed", "person", "adds"),
        unit("worker-dismissed-in-writing", "person", "adds", "worker-dismissed"),
        unit("worker-employed", "person", "state"),
        unit("name-listed", "name", "fixed"),
        unit("length", "time", "fixed"),
        unit("share-of-votes", "share", "fixed"),
        unit("house", "house", "adds"),
    ),
    rows(
        "populations",
        "population_id",
        group("workers"),
        group("weavers", "workers"),
        group("women", "workers"),
        group("for", "workers", "choice"),
        group("against", "workers", "choice"),
        group("clerks"),
    ),
    Tree({"county": "", "northby": "county", "southby": "county"}),
    Tree({"closure": "", "closure-upper": "closure", "closure-lower": "closure", "fair": ""}),
)
PLAIN = Scope("worker-dismissed", "workers", "county", period_of("1988"), "closure", True, False)


def overall(a: Scope, b: Scope) -> str:
    return SCOPES.relate(a, b).overall


@pytest.mark.parametrize(
    ("axis", "a", "b", "found"),
    [
        ("unit", "worker-dismissed", "worker-dismissed", "same"),
        ("unit", "worker-dismissed-in-writing", "worker-dismissed", "part"),
        ("unit", "worker-dismissed", "worker-dismissed-in-writing", "whole"),
        ("unit", "worker-dismissed", "house", "apart"),
        ("unit", "name-listed", "worker-dismissed", "names"),
        ("unit", "name-listed", "worker-employed", "apart"),
        ("unit", "name-listed", "house", "apart"),
        ("population", "weavers", "workers", "part"),
        ("population", "", "weavers", "whole"),
        ("population", "weavers", "women", "unknown"),
        ("population", "for", "against", "apart"),
        ("population", "for", "weavers", "unknown"),
        ("population", "weavers", "clerks", "unknown"),
        ("place", "northby", "county", "part"),
        ("place", "northby", "southby", "apart"),
        ("place", "northby", "", "part"),
        ("event", "closure-upper", "closure", "part"),
        ("event", "closure-upper", "closure-lower", "unknown"),
        ("event", "closure", "fair", "apart"),
        ("event", "", "fair", "whole"),
    ],
)
def test_each_axis_has_its_rule(axis: str, a: str, b: str, found: str) -> None:
    left, right = replace(PLAIN, **{axis: a}), replace(PLAIN, **{axis: b})
    assert SCOPES.relate(left, right).axes[axis] == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("1988", "1988", "same"),
        ("1988-07", "1988", "part"),
        ("198X", "1988", "whole"),
        ("1988-07/1989-02", "1988", "overlap"),
        ("1988-07/1989-02", "1988-07/1988-09", "whole"),
        ("1981/1984", "1988", "apart"),
        ("1988", "{1981,1982,1988}", "part"),
        ("1981/1984", "{1981,1982,1988}", "overlap"),
        ("", "1988", "whole"),
        ("1988", "1979/..", "part"),
    ],
)
def test_periods(a: str, b: str, found: str) -> None:
    assert period_of(a).relate(period_of(b)) == found


def test_a_count_is_cut_at_its_day_and_never_to_nothing() -> None:
    summer = period_of("1988-07/1988-09")
    august = period_of("1988-08").spans[0][1]
    assert summer.until(august).text == "1988-07-01/1988-08-31"
    assert summer.until(august - 400) == summer
    assert period_of("1979/..").text == "1979-01-01/.."
    assert NO_LIMIT.text == ""


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, "same"),
        ({"place": "northby"}, "part"),
        ({"place": ""}, "whole"),
        ({"place": "northby", "population": ""}, "overlap"),
        ({"place": "northby", "period": period_of("1989")}, "apart"),
        ({"total": False}, "unknown"),
        ({"period": None}, "unknown"),
        ({"unit": "name-listed"}, "names"),
        ({"unit": "name-listed", "event": "closure-upper"}, "names"),
        ({"unit": "name-listed", "period": None}, "unknown"),
    ],
)
def test_the_axes_together(change: dict[str, object], found: str) -> None:
    assert overall(replace(PLAIN, **change), PLAIN) == found


def test_the_lists_that_hold_parts() -> None:
    """A length has none; a state only in time; a share only of a population."""
    length = replace(PLAIN, unit="length")
    assert overall(replace(length, place="northby"), length) == "unknown"
    state = replace(PLAIN, unit="worker-employed")
    assert overall(replace(state, period=period_of("1988-07")), state) == "part"
    assert overall(replace(state, place="northby"), state) == "unknown"
    share = replace(PLAIN, unit="share-of-votes")
    assert overall(replace(share, population="weavers"), share) == "part"
    assert overall(replace(share, place="northby"), share) == "unknown"


def test_what_differs_is_named() -> None:
    found = SCOPES.relate(replace(PLAIN, place="northby"), PLAIN)
    assert found.differing == ("place: part",)
    assert tuple(found.axes) == AXES


def test_a_circle_in_a_tree_ends() -> None:
    tree = Tree({"a": "b", "b": "a"})
    assert tree.relate("a", "b") == "part"
    assert tree.meeting("a", "x") == ("", "")


TURNED = {"part": "whole", "whole": "part"}
SCOPE = st.builds(
    Scope,
    st.sampled_from(sorted(SCOPES.units)),
    st.sampled_from(["", *sorted(SCOPES.populations)]),
    st.sampled_from(["", "county", "northby", "southby"]),
    st.sampled_from([None, *map(period_of, ("", "1988", "1988-07/1989-02", "198X", "1979"))]),
    st.sampled_from(["", "closure", "closure-upper", "closure-lower", "fair"]),
    st.booleans(),
    st.booleans(),
)


@given(SCOPE, SCOPE)
def test_the_other_way_round_it_is_the_same_turned(a: Scope, b: Scope) -> None:
    there, back = SCOPES.relate(a, b), SCOPES.relate(b, a)
    assert back.overall == TURNED.get(there.overall, there.overall)
    assert {axis: TURNED.get(one, one) for axis, one in there.axes.items()} == dict(back.axes)


@given(SCOPE)
def test_whatever_is_known_is_the_same_as_itself(a: Scope) -> None:
    assert overall(a, a) == ("same" if a.period is not None else "unknown")


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 20)), min_size=1, max_size=3))
def test_a_period_cut_is_a_part_of_it(spans: list[tuple[int, int]]) -> None:
    period = Period(tuple(sorted((first, first + more) for first, more in spans)))
    assert period.until(25).relate(period) in ("same", "part")
