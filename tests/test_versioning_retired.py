"""Tombstones: what is wrong with one, which are missing, and where an old id leads."""

from __future__ import annotations

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place
from scripts.raw.strict_yaml import parse
from scripts.records.tombstones import heirs_of, retired_rows, told, tombstones
from scripts.rules.retired import check_retired, check_vanished, living_ids

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
        (f"- id: old\n  replaced_by:\n    - northby\n    - mill.a{END}", []),
        (f"- id: old\n  replaced_by:\n    - northby\n    - mill.b{END}",
         [("replacement-unknown", FILE, 1)]),
        (f"- id: old\n  replaced_by:\n    - id: northby{END}", [("value-not-text", FILE, 2)]),
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


@pytest.mark.parametrize(
    ("heirs", "found"),
    [
        ({}, ""),
        ({"a": ""}, ""),
        ({"a": "z"}, "z"),
        ({"a": "b", "b": "z"}, "bz"),
        ({"a": "bc", "b": "yz", "c": "z"}, "bcyz"),
        ({"b": "a"}, ""),
    ],
)
def test_where_an_old_id_leads(heirs: dict[str, str], found: str) -> None:
    assert heirs_of("a", heirs) == tuple(found)


some_heirs = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.sampled_from("abcdz"), unique=True, max_size=3)
)


@given(heirs=some_heirs)
def test_following_always_ends_and_circles_are_told(heirs: dict[str, list[str]]) -> None:
    text = "".join(f"- id: {id_}\n{_lines(found)}{END[1:]}" for id_, found in heirs.items())
    node = parse(text, FILE) if text else None
    said = {item.rule for item in check_retired(node, {"z": Place("x")})}
    circle = any(id_ in heirs_of(id_, heirs) for id_ in heirs)
    assert ("replacement-circle" in said) == circle
    named = {heir for found in heirs.values() for heir in found}
    assert ("replacement-unknown" in said) == bool(named - heirs.keys() - {"z"})


def _lines(heirs: list[str]) -> str:
    """One heir as a text, several as a list."""
    if len(heirs) == 1:
        return f"  replaced_by: {heirs[0]}\n"
    return "".join(["  replaced_by:\n" * bool(heirs), *(f"    - {heir}\n" for heir in heirs)])


@given(heirs=some_heirs)
def test_the_table_tells_what_was_typed(heirs: dict[str, list[str]]) -> None:
    text = "".join(f"- id: {id_}\n{_lines(found)}{END[1:]}" for id_, found in heirs.items())
    typed = {stone.id: stone for stone in tombstones(parse(text, FILE) if text else None)}
    rows = retired_rows(parse(text, FILE) if text else None)
    assert len(rows) == sum(max(1, len(found)) for found in heirs.values())
    again = told(rows)
    assert {id_: (one.heirs, one.reason, one.since) for id_, one in again.items()} == {
        id_: (one.heirs, one.reason, one.since) for id_, one in typed.items()
    }


def test_the_living_ids_know_the_lines_of_their_records(built_once: Project) -> None:
    from scripts.rules.make import make

    contract = load_contract(built_once.root / "datapackage.json")
    dataset, _, _ = make(built_once.root, contract)
    living = living_ids(dataset.tables, contract)
    assert living["northby"] == Place("raw/places.yaml", 1, 7)
    assert living["mill-letter-2001.empty-houses"].path.endswith("records.yaml")
    assert "northby-council" in living
