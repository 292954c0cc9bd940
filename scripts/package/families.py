"""Which claims of number are shown together, as rows: a picture, a page and a selection are one.

A family is an event and a unit; `derived.families` says which claims belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract, ForeignKey, Table
from scripts.derived.families import Families
from scripts.package.declared import computed_field, computed_table
from scripts.raw.rows import Row

FAMILIES = "families"
COLUMNS = (
    computed_field(
        "family", "string", "Family",
        "The event and the unit that are counted, as in `prison-executions-1988.person-executed`; "
        "of a claim without an event, its identifier.", True, "Which family is it?",
    ),
    computed_field(
        "claim_id", "string", "Claim", "A claim of that family with figures.", True,
        "Which claim belongs to it?",
    ),
    computed_field(
        "belongs", "string", "Inside or wider",
        "`inside` = it counts this unit, or one within it, of this event or a part of it; "
        "`wider` = it is shown apart, as a count of which these are a part.", True,
        "Does it count this, or something wider?",
    ),
)  # fmt: skip


def families_declared(contract: Contract) -> Table:
    """The declaration of the table."""
    return computed_table(
        contract,
        FAMILIES,
        "Families",
        "One row is a claim in a family: an event and a unit that are counted. Key: `family`, "
        "`claim_id`. The rows of `figures_flat` whose `claim_id` stands beside one `family` belong "
        "in one picture. Computed.",
        COLUMNS,
        ("family", "claim_id"),
        (ForeignKey("claim_id", "claims", "claim_id"),),
    )


def families(tables: dict[str, list[Row]]) -> list[Row]:
    """Its rows."""
    return list(_rows(tables))


def _rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    counted = {row["claim_id"] for row in tables["figures"]}
    homes = {row["claim_id"]: row.home for row in tables["claims"]}
    for name, family in sorted(Families(tables).by_name.items()):
        for belongs, claims in (("inside", family.inside), ("wider", family.wider)):
            for claim in claims:
                if claim in counted:
                    cells = {"family": name, "claim_id": claim, "belongs": belongs}
                    yield Row(FAMILIES, cells, homes[claim])
