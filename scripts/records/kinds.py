"""The keys that a record may carry: its columns, and those by which it names its passage.

The sorts of records, columns, closed lists and references come from the contract; here stands only
what it cannot say.
"""

from __future__ import annotations

from collections.abc import Collection

from scripts.contract.model import Kind, Table

ANCHOR_KEYS = {
    "quote": "quote",
    "from": "start",
    "to": "end",
    "occurrence": "occurrence",
    "locator": "locator",
}

CREDIT = "contributed_by"  # a key of every record with a passage, which keeps it

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
    return {
        item.key: item.name
        for item in table.fields
        if item.name not in hidden and (item.typed or not item.computed)
    }


def given_by_quote(table: Table) -> set[str]:
    """The columns that nobody types where the document is held: its words give them."""
    return {item.name for item in table.fields if item.cited}
