"""What a kind of thing carries that can be shown; the module of each kind ends with its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.contract.model import Table
from scripts.raw.rows import Row
from scripts.show.page import Block, Page
from scripts.show.shelf import Shelf


@dataclass(frozen=True)
class Kind:
    """What is shown of the ids in the first column of one table."""

    table: str
    view: Callable[[Shelf, str], Any]  # the object of an id, a dataclass; raises `Refused`
    page: Callable[[Shelf, Any], Page]  # of that object


@dataclass(frozen=True)
class RecordKind:
    """One sort of record, whose rows rest on a passage."""

    table: str
    column: str  # that names its passage
    read: Callable[[Shelf, Row], Any]  # its row → a `Saying`
    block: Callable[[Shelf, Any], Block]  # its entry on a page of its own
    sentence: Callable[[Shelf, Any], Iterator[str]]  # what follows the speaker, in parts


def noun(table: Table) -> str:
    """What one row of a table is called: by its key, `person_id`, or by the table, `names`."""
    return table.key[0].removesuffix("_id") if len(table.key) == 1 else table.name.removesuffix("s")
