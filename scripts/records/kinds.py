"""The sorts of records a person writes, and the keys that each may carry.

Columns, closed lists and references come from the contract; here stands only what it cannot say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from scripts.contract.model import Table

ANCHOR_KEYS = {
    "quote": "quote",
    "from": "start",
    "to": "end",
    "occurrence": "occurrence",
    "locator": "locator",
}

CREDIT = "contributed_by"  # a key of every record with a passage, which keeps it

# Columns the build computes which a person may type all the same, because a rule then compares:
# a number with the words, a speaker with the geometry (against `speaker_why`), the sum of a text
# with what is read out of the document now.
TYPED_THOUGH_COMPUTED = {
    "sources": ("text_sha256",),
    "figures": ("qualifier", "value", "lower", "upper", "as_written", "speaker_id"),
    "reports": ("speaker_id",),
    "positions": ("speaker_id",),
    "offices": ("speaker_id",),
    "names": (),
}

CITED_ONLY = ("name", "as_written")  # words that the quote gives where the document is held


@dataclass(frozen=True)
class Kind:
    """A sort of record a person writes, and what stands indented below it."""

    section: str  # the key it stands under
    table: str
    id_column: str  # receives the record's id
    child_section: str = ""
    child_table: str = ""
    child_column: str = ""  # receives the parent's id


RECORDS = (
    Kind("statements", "statements", "statement_id", "positions", "positions", "passage_id"),
    Kind("figures", "figures", "figure_id"),
    Kind("reports", "reports", "report_id", "participants", "participations", "report_id"),
    Kind("positions", "positions", "passage_id"),
    Kind("offices", "offices", "office_id"),
    Kind("names", "names", "passage_id"),
)
LISTED = (
    Kind("people", "people", "person_id", "names", "names", "actor_id"),
    Kind("organisations", "organisations", "organisation_id", "names", "names", "actor_id"),
    Kind("places", "places", "place_id"),
    Kind("events", "events", "event_id"),
    Kind("claims", "claims", "claim_id"),
    Kind(
        "contributors",
        "contributors",
        "contributor_id",
        "roles",
        "contributor_roles",
        "contributor_id",
    ),
)
SOURCE = Kind("source", "sources", "source_id")
OTHER_KEYS = {  # of what stands in `records.yaml` and is no record
    "sections": ("from", "to", "occurrence", "written", "why"),
    "set_aside": ("quote", "from", "to", "occurrence", "every", "reason"),
}


def own_keys(kind: Kind, anchored: bool, cited: bool) -> set[str]:
    """The keys of a record that are no columns of its table: of itself and of what it contains."""
    keys = {"id", *([kind.child_section] if kind.child_section else [])}
    if anchored:
        keys |= {"within", CREDIT, *(["locator"] if cited else ANCHOR_KEYS.keys() - {"locator"})}
    return keys


def typed_columns(table: Table, hidden: Collection[str]) -> dict[str, str]:
    """Key → column, of the cells that a person may type; `hidden` are the columns left out."""
    compared = TYPED_THOUGH_COMPUTED.get(table.name, ())
    return {
        item.key: item.name
        for item in table.fields
        if item.name not in hidden and (not item.computed or item.name in compared)
    }
