"""Citations: of every source, and of every figure in its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from scripts.contract.model import Contract
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import Item, source_item
from scripts.derived.derive import derived
from scripts.derived.telling import Tellers
from scripts.raw.rows import Dataset, Row

Tables = dict[str, list[Row]]


@derived("sources.citation")
def source_citations(dataset: Dataset, contract: Contract) -> list[Row]:
    """`sources` with the reference of each, as far as it is written as it should be."""
    tables = dataset.tables
    items = {item["id"]: item for item in _citable(tables, contract)}
    found = dict(zip(items, texts(list(items.values())), strict=True))
    return [row.with_cells(citation=found.get(row["source_id"], "")) for row in tables["sources"]]


@derived("figures.citation", needs=("sources.citation", "figures.withdrawn_id"))
def figure_citations(dataset: Dataset, contract: Contract) -> list[Row]:
    """`figures` with a reference to the words of each."""
    tellers = Tellers(dataset.tables)
    return [row.with_cells(citation=_told(row, tellers)) for row in dataset.tables["figures"]]


def _told(row: Row, tellers: Tellers) -> str:
    """Empty where it refers to what is not there, which a rule says."""
    try:
        return tellers.citation(row, row["figure_id"])
    except KeyError:
        return ""


def _citable(tables: Tables, contract: Contract) -> Iterator[Item]:
    """The references of sources that have what a reference needs; a rule says what they lack."""
    actors = {row["actor_id"]: row for row in tables["actors"]}
    for row in tables["sources"]:
        with suppress(KeyError):
            item = source_item(row, actors, contract)
            if {"id", "title"} <= item.keys():
                yield item


def source_items(tables: Tables, contract: Contract) -> list[Item]:
    """Every source as a reference in CSL-JSON, in the order of its table."""
    actors = {row["actor_id"]: row for row in tables["actors"]}
    return [source_item(row, actors, contract) for row in tables["sources"]]
