"""What is shown for an id: its page, its tombstone, or what is near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.raw.rows import Row
from scripts.raw.visible import visible
from scripts.records.tombstones import RETIRED, heirs_of, told
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.page import Page
from scripts.show.shelf import Shelf
from scripts.show.terminal import render
from scripts.show.views import as_json, as_text, dump, ids

NO_SUCH = (
    "The first columns of the tables in data/ hold the ids; a new record is there after "
    "`./record build`."
)


Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Retired:
    """An id that is never used again."""

    type: str  # retired
    id: str
    replaced_by: tuple[str, ...]  # ids; none where nothing took its place
    reason: str
    since: str  # the version that no longer has it


def shown(root: Path, key: str, json: bool, width: int, colour: bool) -> str:
    """What is printed for an id. Raises `Unusable`, `Refused`, `OSError`."""
    contract = read_contract(root)
    shelf = Shelf(read_tables(root, contract), contract)
    known, gone = ids(shelf), retired(shelf.tables)
    if key in known:
        return as_json(shelf, key) if json else as_text(shelf, key, width, colour)
    if key in gone:
        return dump(gone[key]) if json else render(retired_page(gone[key]), width, colour)
    hint = suggestion(key, [*known, *gone]) or NO_SUCH
    raise Unusable(f"There is no record `{visible(key)}`. {hint}")


def retired(tables: Tables) -> dict[str, Retired]:
    """The retired ids of built tables, by id."""
    return {
        stone.id: Retired(RETIRED, stone.id, stone.heirs, stone.reason, stone.since)
        for stone in told(tables[RETIRED]).values()
    }


def heirs(row: Retired, gone: Mapping[str, Retired]) -> tuple[str, ...]:
    """What took the place of an id, then of its heirs; those not among `gone` stand today."""
    return heirs_of(row.id, {id_: one.replaced_by for id_, one in gone.items()})


def retired_page(row: Retired) -> Page:
    """What is shown of a retired id."""
    successors = ", ".join(row.replaced_by) or "nothing"
    return Page(
        "retired",
        row.id,
        f"No longer in the dataset since version {row.since}.",
        (("reason", row.reason), ("replaced by", successors)),
    )
