"""What is shown for an id: its page, its tombstone, or what is near."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.raw.files import read_text
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.raw.strict_yaml import Mapping, Sequence, parse
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.page import Page
from scripts.show.shelf import Shelf
from scripts.show.terminal import render, visible
from scripts.show.views import as_json, as_text, dump, ids

PATH = "raw/retired.yaml"
NO_SUCH = (
    "The first columns of the tables in data/ hold the ids; a new record is there after "
    "`./record build`."
)


@dataclass(frozen=True)
class Retired:
    """An id that is never used again."""

    type: str  # retired
    id: str
    replaced_by: str  # an id; empty = nothing took its place
    reason: str
    since: str  # the version that no longer has it


def shown(root: Path, key: str, json: bool, width: int, colour: bool) -> str:
    """What is printed for an id. Raises `Unusable`, `Refused`, `OSError`."""
    contract = read_contract(root)
    shelf = Shelf(read_tables(root, contract), contract)
    known, gone = ids(shelf), retired(root)
    if key in known:
        return as_json(shelf, key) if json else as_text(shelf, key, width, colour)
    if key in gone:
        return dump(gone[key]) if json else render(retired_page(gone[key]), width, colour)
    hint = suggestion(key, [*known, *gone]) or NO_SUCH
    raise Unusable(f"There is no record `{visible(key)}`. {hint}")


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
