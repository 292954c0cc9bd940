"""A kind of thing that has an id and can be shown: what it is as an object, and as a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.contract.model import Table
from scripts.show.page import Page
from scripts.show.shelf import Shelf


@dataclass(frozen=True)
class Kind:
    """What is shown of the ids in the first column of one table."""

    table: str
    view: Callable[[Shelf, str], Any]  # the object of an id, a dataclass; raises `Refused`
    page: Callable[[Shelf, Any], Page]  # of that object


def noun(table: Table) -> str:
    """What one row of a table is called: by its key, `person_id`, or by the table, `names`."""
    return table.key[0].removesuffix("_id") if len(table.key) == 1 else table.name.removesuffix("s")
