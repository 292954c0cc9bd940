"""Citations: of every source, of every figure in its words, of the dataset.

The build gets its two columns, the package its files (`citation_files`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.citing.about import about
from scripts.derived.citing.credit import credited, with_authors
from scripts.derived.citing.json_bytes import json_bytes
from scripts.derived.citing.reference_formats import bibtex, ris, texts
from scripts.derived.citing.references import Item, dataset_item, source_item
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


@derived("figures.citation", "sources.citation")
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


def citation_files(dataset: Dataset, contract: Contract, root: Path) -> dict[str, bytes]:
    """The files of references by name. Raises `OSError` where `root` has no CITATION.cff."""
    sources = source_items(dataset.tables, contract)
    head = about(credited(contract, dataset.tables))
    whole = [dataset_item(head)]
    cff = (root / "CITATION.cff").read_text(encoding="utf-8")
    return {
        "CITATION.cff": with_authors(cff, head.creators).encode(),
        "dataset.bib": bibtex(whole),
        "dataset.csl.json": json_bytes(whole),
        "dataset.ris": ris(whole),
        "sources.bib": bibtex(sources),
        "sources.csl.json": json_bytes(sources),
    }
