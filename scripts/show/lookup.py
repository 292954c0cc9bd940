"""What is shown for an id: its page, its tombstone, or what is near."""

from __future__ import annotations

from pathlib import Path

from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.retired import retired, retired_page
from scripts.show.shelf import Shelf
from scripts.show.terminal import render, visible
from scripts.show.views import as_json, as_text, dump, ids

NO_SUCH = (
    "The first columns of the tables in data/ hold the ids; a new record is there after "
    "`nox -s build`."
)


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
