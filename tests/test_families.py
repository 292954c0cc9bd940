"""Which claims stand together: every relation of unit and event, and claims without an event."""

from __future__ import annotations

import pytest

from scripts.derived.families import Families
from scripts.derived.pairs import same_family
from scripts.raw.problems import Place
from scripts.raw.rows import Row


def row(table: str, **cells: str) -> Row:
    return Row(table, cells, Place("x.yaml"))


def claim(name: str, unit: str, event: str = "", **cells: str) -> Row:
    return row("claims", claim_id=name, unit_id=unit, event_id=event, counts="total", **cells)


UNITS = (
    ("killed", "", "person", "adds"),
    ("executed", "killed", "person", "adds"),
    ("buried", "executed", "person", "adds"),
    ("listed", "", "name", "fixed"),
    ("lasting", "", "time", "fixed"),
)
TABLES = {
    "units": [
        row("units", unit_id=a, each_is_also_id=b, measured_in=c, behaves=d) for a, b, c, d in UNITS
    ],
    "populations": [
        row("populations", population_id="prisoners"),
        row("populations", population_id="political", part_of_id="prisoners", divided_by="ground"),
        row("populations", population_id="criminal", part_of_id="prisoners", divided_by="ground"),
    ],
    "places": [row("places", place_id="county")],
    "events": [
        row("events", event_id="wave"),
        row("events", event_id="wave-in-one-prison", part_of_id="wave"),
        row("events", event_id="list", part_of_id="wave"),
        row("events", event_id="other"),
    ],
    "claims": [
        claim("all", "executed", "wave", population_id="political"),
        claim("one-prison", "executed", "wave-in-one-prison", population_id="political"),
        claim("graves", "buried", "wave"),
        claim("dead", "killed", "wave"),
        claim("names", "listed", "list"),
        claim("length", "lasting", "wave"),
        claim("elsewhere", "executed", "other"),
        claim("decade", "executed", population_id="political", period="1980/1989"),
        claim("year", "executed", population_id="political", period="1985"),
        claim("century", "executed", period="1900/1999"),
        claim("later", "executed", population_id="political", period="1990/1999"),
        claim("criminals", "executed", population_id="criminal"),
        row("claims", claim_id="was-unlawful", event_id="wave"),
    ],
}
FAMILIES = Families(TABLES)


@pytest.mark.parametrize(
    ("asked", "name", "inside", "wider"),
    [
        (
            "all",
            "wave.executed",
            {"all", "one-prison", "graves", "names"},
            {"dead", "decade", "year", "century", "later", "criminals"},
        ),
        (
            "one-prison",
            "wave-in-one-prison.executed",
            {"one-prison"},
            {"all", "graves", "dead", "decade", "year", "century", "later"},
        ),
        ("names", "list.listed", {"names"}, {"all", "graves", "dead"}),
        ("length", "wave.lasting", {"length"}, set()),
        ("decade", "decade", {"decade", "year"}, {"century"}),
        ("century", "century", {"century", "decade", "year", "later"}, set()),
    ],
)
def test_what_stands_together(asked: str, name: str, inside: set[str], wider: set[str]) -> None:
    found = FAMILIES.of(asked)
    assert found.name == name
    assert inside <= set(found.inside)
    assert not set(found.inside) & wider
    assert wider <= set(found.wider) | {"criminals"}


def test_a_count_apart_from_all_inside_is_no_wider_count() -> None:
    found = FAMILIES.of("one-prison")
    assert "criminals" not in (*found.inside, *found.wider)
    assert "later" not in (*FAMILIES.of("decade").inside, *FAMILIES.of("decade").wider)
    assert "elsewhere" not in (*FAMILIES.of("all").inside, *FAMILIES.of("all").wider)


def test_a_claim_that_asks_for_no_number_has_no_family() -> None:
    assert "was-unlawful" not in FAMILIES.questions


def test_every_claim_stands_in_its_own_family_and_both_parts_are_disjoint() -> None:
    for name in FAMILIES.questions:
        found = FAMILIES.of(name)
        assert name in found.inside
        assert not set(found.inside) & set(found.wider)


def test_what_is_shown_together_may_be_compared() -> None:
    for name, scope in FAMILIES.questions.items():
        if scope.event:
            for other in FAMILIES.of(name).wider:
                assert same_family(scope, FAMILIES.questions[other], FAMILIES.scopes), other
