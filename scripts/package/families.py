"""Which claims of number are shown together: a claim, with every other of its family.

A family is an event and a unit. Compared are only answers of one family; a picture, a page and a
selection from `figures_flat` show one whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from scripts.contract.model import Contract, ForeignKey, Table
from scripts.derived.pairs import question_scope, same_family
from scripts.derived.scopes import Scopes
from scripts.package.declared import computed_field, computed_table
from scripts.raw.rows import Row

FAMILIES = "families"
COLUMNS = (
    computed_field(
        "family_id", "string", "Family", "The claim whose family it is.", True,
        "Whose family is it?",
    ),
    computed_field(
        "claim_id", "string", "Claim", "A claim of that family: the claim itself, or one about "
        "the same event and unit, or about one inside or around it.", True,
        "Which claim belongs to it?",
    ),
)  # fmt: skip


def families_declared(contract: Contract) -> Table:
    """The declaration of the table."""
    keys = ("family_id", "claim_id")
    relation = replace(
        contract.tables["comparisons"].by_name["scope_relation"],
        description="How what the claim counts relates to what the family's own claim counts.",
        question="Does it count a part, the whole, or something else?",
    )
    return computed_table(
        contract,
        FAMILIES,
        "Families",
        "One row is a claim with figures in the family of a claim with figures. Key: `family_id`, "
        "`claim_id`. All rows of `figures_flat` whose `claim_id` stands beside one `family_id` "
        "belong in one picture. Computed.",
        (*COLUMNS, relation),
        keys,
        tuple(ForeignKey(key, "claims", "claim_id") for key in keys),
    )


def families(tables: dict[str, list[Row]]) -> list[Row]:
    """Its rows."""
    return list(_rows(tables))


def _rows(tables: dict[str, list[Row]]) -> Iterator[Row]:
    scopes = Scopes.of(tables)
    counted = {row["claim_id"] for row in tables["figures"]}
    claims = [row for row in tables["claims"] if row["claim_id"] in counted]
    worded = [(row, question_scope(row)) for row in claims]
    for (one, own), (other, scope) in product(worded, worded):
        if one is other or same_family(own, scope, scopes):
            yield Row(
                FAMILIES,
                {
                    "family_id": one["claim_id"],
                    "claim_id": other["claim_id"],
                    "scope_relation": scopes.relate(scope, own).overall,
                },
                one.home,
            )
