"""Rules on scopes: what a number counts is said of every claim that it is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit
from scripts.rules.check import Cell, Found, rule

# Whether numbers of a unit that behaves so have parts and wholes.
HAS_PARTS = Coded("units.behaves", {"adds": True, "fixed": False, "state": False})
# What limits a count, besides its event and unit; and what to write where nothing does.
LIMITS = {
    "population_id": "Add `population: …`, if need be the widest of raw/populations.yaml.",
    "place_id": "Add `place: …`, if need be the widest of raw/places.yaml.",
    "period": "Add `period: …`, if need be the whole time that the wording means.",
}


@rule(
    "scope-forgotten",
    "A claim leaves open what another claim of the same event and unit limits.",
    "Fill it in; where there is no limit, with the widest entry.",
    Edit(
        right="  unit: worker-dismissed\n  population: workers-of-mill",
        wrong="  unit: worker-dismissed",
        says="claims.population_id: empty, and `night-shift-workers-dismissed` has one: left so, "
        "this would count everything. Add `population: …`, if need be the widest of "
        "raw/populations.yaml.",
        file="raw/claims.yaml",
        at="- id: workers-dismissed",
    ),
)
def scope_forgotten(dataset: Dataset, contract: Contract) -> Found:
    """A place that was forgotten does not make a claim the whole of everything.

    Only counts of which one can be part of another are held to that.
    """
    for claims in _families(dataset):
        for column, hint in LIMITS.items():
            limited = next((row["claim_id"] for row in claims if row[column]), "")
            for row in claims:
                if limited and not row[column]:
                    message = (
                        f"empty, and `{limited}` has one: left so, this would count everything."
                    )
                    yield Cell(row, column, message, hint)


def _families(dataset: Dataset) -> Iterator[list[Row]]:
    """The claims that count the same kind of thing at the same event, or at none."""
    units = dataset.index("units", "unit_id")
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in dataset.tables["claims"]:
        unit = units.get(row["unit_id"])
        if unit and HAS_PARTS.of(unit["behaves"]):
            found[row["event_id"], row["unit_id"]].append(row)
    yield from found.values()


@rule(
    "division-needless",
    "A group that is part of no other says by what it is divided.",
    "Delete it, or add `part_of`.",
    Edit(
        right="  label: the workers of the mill",
        wrong="  label: the workers of the mill\n  divided_by: shift",
        says="populations.divided_by: the group is part of no other, so nothing divides it. Delete "
        "the line, or add `part_of: …`.",
        file="raw/populations.yaml",
    ),
)
def division_needless(dataset: Dataset, contract: Contract) -> Found:
    """Only what is part of a group is divided from its other parts."""
    for row in dataset.tables["populations"]:
        if row["divided_by"] and not row["part_of_id"]:
            message = "the group is part of no other, so nothing divides it."
            yield Cell(row, "divided_by", message, "Delete the line, or add `part_of: …`.")
