"""Sources and the dataset as references in CSL-JSON, which citation libraries and Zotero read."""

from __future__ import annotations

import re
from typing import Any

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.citing.about import About
from scripts.raw.rows import Row

Item = dict[str, Any]  # one reference in CSL-JSON

# The CSL type of each kind of source. Kinds that CSL does not know are documents with a genre.
TYPES = Coded(
    "sources.kind",
    {
        "blog_post": "post-weblog",
        "report": "report",
        "press_release": "document",
        "news_article": "article-newspaper",
        "opinion_article": "article-newspaper",
        "web_page": "webpage",
        "encyclopedia_article": "entry-encyclopedia",
        "book": "book",
        "book_chapter": "chapter",
        "memoir": "book",
        "statute": "legislation",
        "bill": "bill",
        "executive_order": "document",
        "resolution": "document",
        "judgment": "legal_case",
        "official_statement": "document",
        "interview": "interview",
        "recording": "song",
        "letter": "personal_communication",
        "dataset": "dataset",
        "parliamentary_debate": "document",
        "minutes": "document",
        "testimony": "document",
        "speech": "speech",
        "thesis": "thesis",
        "journal_article": "article-journal",
        "email": "personal_communication",
        "leaflet": "document",
    },
)
# Types whose publisher is the blog, paper, site, encyclopedia or journal that the text stands in.
IN_CONTAINER = (
    "post-weblog", "article-newspaper", "webpage", "entry-encyclopedia", "article-journal"
)  # fmt: skip

# An interval is text too: citeproc-py drops the year of one that lies within a year.
ONE_DAY = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[?~]?")


def source_item(row: Row, actors: dict[str, Row], contract: Contract) -> Item:
    """The reference of a row of `sources`; empty cells leave no trace. Raises `KeyError`."""
    kind = TYPES.meanings[row["kind"]]
    publisher = actors[row["publisher_id"]]["label"] if row["publisher_id"] else ""
    parts = {
        "id": row["source_id"],
        "type": kind,
        "title": row["title"],
        "author": [{"literal": row["byline"] or actors[row["speaker_id"]]["label"]}],
        "container-title" if kind in IN_CONTAINER else "publisher": publisher,
        "genre": _label(contract, "kind", row["kind"]) if kind == "document" else "",
        "issued": csl_date(row["published"]),
        "accessed": csl_date(row["accessed"]),
        "URL": row["url"] or row["archive_url"],
        "language": row["language"],
        "note": " ".join(_remarks(row, contract)),
    }
    return {name: part for name, part in parts.items() if part}


def dataset_item(head: About) -> Item:
    """The reference of the dataset in its present version."""
    item = {
        "id": f"{head.name}-{head.version}",
        "type": "dataset",
        "title": head.title,
        "author": [{"literal": one.name} for one in head.creators],
        "issued": csl_date(head.date),
        "version": head.version,
        "URL": head.homepage,
        "note": f"Licence: {head.licence.name}.",
    }
    return {name: part for name, part in item.items() if part}


def csl_date(text: str) -> Item:
    """An EDTF date for CSL; what CSL has no parts for is handed on as text."""
    if not text:
        return {}
    found = ONE_DAY.fullmatch(text)
    if not found:
        return {"literal": text}
    parts = [int(part) for part in found.groups() if part]
    return {"date-parts": [parts], **({"circa": True} if text[-1] in "?~" else {})}


def _remarks(row: Row, contract: Contract) -> list[str]:
    """How the document hangs together with other sources."""
    remarks = []
    if row["derived_from_id"] and row["derivation"]:
        how = _label(contract, "derivation", row["derivation"])
        remarks.append(f"{how} of {row['derived_from_id']}.")
    if row["read_through_id"]:
        remarks.append(f"Read through the copy {row['read_through_id']}.")
    return remarks


def _label(contract: Contract, column: str, value: str) -> str:
    categories = contract.tables["sources"].by_name[column].categories
    return {item.value: item.label for item in categories}[value]
