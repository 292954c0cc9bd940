"""Ids that were once released and are gone: what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.raw.files import read_text
from scripts.raw.strict_yaml import Mapping, Sequence, parse
from scripts.show.page import Page

PATH = "raw/retired.yaml"


@dataclass(frozen=True)
class Retired:
    """An id that is never used again."""

    type: str  # retired
    id: str
    replaced_by: str  # an id; empty = nothing took its place
    reason: str
    since: str  # the version that no longer has it


def retired(root: Path) -> dict[str, Retired]:
    """The retired ids of `root`; none where the list does not exist. Raises `Refused`."""
    if not (root / PATH).exists():
        return {}
    node = parse(read_text(root / PATH, root).text, PATH)
    items = node.items if isinstance(node, Sequence) else ()
    rows = [
        Retired("retired", *(item.text(key) for key in ("id", "replaced_by", "reason", "since")))
        for item in items
        if isinstance(item, Mapping)
    ]
    return {row.id: row for row in rows}


def retired_page(row: Retired) -> Page:
    """What is shown of a retired id."""
    successor = row.replaced_by or "nothing"
    return Page(
        "retired",
        row.id,
        f"No longer in the dataset since version {row.since}.",
        (("reason", row.reason), ("replaced by", successor)),
    )
