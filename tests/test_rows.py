"""Rows know where they were typed, in little room."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.raw.files import TextFile, text_file
from scripts.raw.problems import Place
from scripts.raw.rows import NOWHERE, Dataset, Places, Row

PLACES = {"label": Place("a.yaml", 70_000, 5), "kind": Place("a.yaml", 2**31, 1)}


def row(**places: Place) -> Row:
    return Row("places", {"label": "x"}, Place("a.yaml", 3), places)


def test_places_are_what_they_were() -> None:
    found = row(**PLACES)
    assert isinstance(found.places, Places)
    assert found.places == PLACES
    assert list(found.places.items()) == list(PLACES.items())
    assert found.at("label") == PLACES["label"]
    assert found.at("place_id") == found.home
    assert "place_id" not in found.places
    with pytest.raises(KeyError):
        found.places["place_id"]
    assert found.with_cells(kind="city").places is found.places
    assert deepcopy(found) == found
    assert row(**PLACES) == found != row(label=PLACES["label"])


def test_places_in_two_files_are_kept_as_they_are() -> None:
    two = {**PLACES, "note": Place("b.yaml", 1)}
    assert row(**two).places == two
    assert row().places is NOWHERE


def test_a_column_is_asked_once() -> None:
    asked = 0

    class Counted(list[Row]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            nonlocal asked
            asked += 1
            return super().__iter__()

    dataset = Dataset({"places": Counted([row(), row().with_cells(label="")])}, {}, {})
    for _ in range(2):
        assert dataset.values("places", "label") == {"x", ""}
        assert dataset.index("places", "label") == {"x": row()}
    assert asked == 2


@given(st.text("a\n", max_size=12), st.integers(0, 6), st.integers(0, 6))
def test_lines_are_those_of_a_split(text: str, first: int, last: int) -> None:
    held: TextFile = text_file(text, text.encode())
    first, last = max(1, first), max(first, last)
    assert held.lines(first, last) == "\n".join(text.split("\n")[first - 1 : last])
