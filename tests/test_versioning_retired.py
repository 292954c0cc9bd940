"""Tombstones: what is wrong with one, which are missing, and where an old id leads."""

from __future__ import annotations

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place
from scripts.raw.strict_yaml import parse
from scripts.rules.retired import (
    Tombstone,
    check_retired,
    check_vanished,
    fate,
    living_ids,
    tombstones,
)

LIVING = {"northby": Place("raw/places.yaml", 3), "mill.a": Place("raw/x.yaml", 9)}
FILE = "raw/retired.yaml"
END = "\n  reason: a reason\n  since: 1.1.0\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"- id: old{END}", []),
        (f"- id: old\n  replaced_by: northby{END}", []),
        (f"- id: old\n  replaced_by: older{END}- id: older\n  replaced_by: mill.a{END}", []),
        (f"- id: old\n  replaced_by: older{END}- id: older{END}", []),
        (f"- id: northby{END}", [("id-reused", "raw/places.yaml", 3)]),
        (f"- id: old\n  replaced_by: southby{END}", [("replacement-unknown", FILE, 1)]),
        (f"- id: old\n  replaced_by: old{END}", [("replacement-circle", FILE, 1)]),
        (
            "".join(f"- id: {a}\n  replaced_by: {b}{END}" for a, b in ("ab", "bc", "cb")),
            [("replacement-circle", FILE, line) for line in (1, 5, 9)],
        ),
        (f"- id: old{END}- id: old{END}", [("id-repeated", FILE, 4)]),
        ("- id: old\n  since: 1.1.0\n", [("tombstone-incomplete", FILE, 1)]),
        ("- id: old\n  reason: x\n", [("tombstone-incomplete", FILE, 1)]),
        ("- id: old\n  reason: x\n  since: 2026\n", [("tombstone-incomplete", FILE, 1)]),
        (f"- reason: x\n  since: 1.1.0\n- id: old{END}", [("tombstone-incomplete", FILE, 1)]),
        (f"- id: old\n  replacedby: northby{END}", [("key-unknown", FILE, 2)]),
        ("- id: old\n  since: 1.1.0\n  reason:\n    - x\n",
         [("tombstone-incomplete", FILE, 1), ("value-not-text", FILE, 3)]),
        ("- old\n", [("record-shape", FILE, 1)]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_tombstone(text: str, found: list[tuple[str, str, int]]) -> None:
    node = parse(text, FILE)
    problems = check_retired(node, LIVING)
    assert [(item.rule, item.place.path, item.place.line) for item in problems] == found


def test_no_file_is_no_fault() -> None:
    assert check_retired(None, LIVING) == []
    assert tombstones(None) == []


@pytest.mark.parametrize(
    ("released", "retired", "missing"),
    [
        ({"northby", "mill.a"}, set(), []),
        ({"northby", "gone"}, set(), ["gone"]),
        ({"northby", "gone"}, {"gone"}, []),
        ({"mill.b", "mill.c"}, {"mill.b"}, ["mill.c"]),
        ({"mill.b", "mill.c", "mill"}, {"mill"}, []),
    ],
)
def test_every_released_id_stands_or_has_a_tombstone(
    released: set[str], retired: set[str], missing: list[str]
) -> None:
    problems = check_vanished(released, LIVING, retired)
    assert [(item.rule, item.message.split("`")[1]) for item in problems] == [
        ("tombstone-missing", id_) for id_ in missing
    ]


def stones(links: dict[str, str]) -> dict[str, Tombstone]:
    return {id_: Tombstone(id_, heir, "x", "1.0.0", Place("x")) for id_, heir in links.items()}


@pytest.mark.parametrize(
    ("links", "path"),
    [
        ({}, []),
        ({"a": ""}, ["a"]),
        ({"a": "northby"}, ["a"]),
        ({"a": "b", "b": "northby"}, ["a", "b"]),
        ({"b": "a"}, []),
    ],
)
def test_where_an_old_id_leads(links: dict[str, str], path: list[str]) -> None:
    assert [stone.id for stone in fate("a", stones(links))] == path


@given(links=st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", *"abcdz"])))
def test_following_always_ends_and_circles_are_told(links: dict[str, str]) -> None:
    known = stones(links)
    text = "".join(f'- id: {id_}\n  replaced_by: "{heir}"{END}' for id_, heir in links.items())
    node = parse(text, FILE) if text else None
    told = {item.rule for item in check_retired(node, {"z": Place("x")})}
    ends = {path[-1].replaced_by for id_ in links if (path := fate(id_, known))}
    assert ("replacement-circle" in told) == bool(ends & links.keys())
    assert ("replacement-unknown" in told) == bool(
        {heir for heir in links.values() if heir} - links.keys() - {"z"}
    )


def test_the_living_ids_know_the_lines_of_their_records(built_once: Project) -> None:
    from scripts.rules.make import make

    contract = load_contract(built_once.root / "datapackage.json")
    dataset, _, _ = make(built_once.root, contract)
    living = living_ids(dataset.tables, contract)
    assert living["northby"] == Place("raw/places.yaml", 1, 7)
    assert living["mill-letter-2001.empty-houses"].path.endswith("records.yaml")
    assert "northby-council" in living
