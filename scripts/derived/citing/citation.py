"""Citations: of every source, of every figure in its words, of the dataset.

`cited` gives the build its two columns, `citation_files` the package its files.
"""

from __future__ import annotations

from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.citing.about import about
from scripts.derived.citing.credit import credited, with_authors
from scripts.derived.citing.json_bytes import json_bytes
from scripts.derived.citing.reference_formats import bibtex, ris, texts
from scripts.derived.citing.references import Item, dataset_item, source_item
from scripts.derived.telling import Tellers
from scripts.raw.rows import Dataset, Row

Tables = dict[str, list[Row]]


def cited(tables: Tables, contract: Contract) -> Tables:
    """`sources` and `figures` with their column `citation` filled."""
    items = source_items(tables, contract)
    sources = [
        row.with_cells(citation=text)
        for row, text in zip(tables["sources"], texts(items), strict=True)
    ]
    tellers = Tellers({**tables, "sources": sources})
    figures = [
        row.with_cells(citation=tellers.citation(row, row["figure_id"]))
        for row in tables["figures"]
    ]
    return {"sources": sources, "figures": figures}


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
