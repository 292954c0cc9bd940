"""Every passage as a W3C Web Annotation: from the words to the rows that rest on them.

The target of a document that is held is its text, named by its hash (RFC 6920), in which
positions count code points; `scope` is where the document was found. Of a document that is only
cited it is its address. Bodies are rows of the tables, in the fragments of RFC 7111, which count
the line of column names as row 1. Words and their surroundings stand here as far as the rights in
the document allow. The creator is whoever is answerable for the coding.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from typing import Any

from scripts.contract.model import Contract
from scripts.derived.citing.about import ORCID, About
from scripts.derived.citing.published import json_bytes
from scripts.package.format import Files, Format, Making, Stage
from scripts.package.rights import passed_on
from scripts.raw.rows import Dataset, Row

Node = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FILE = "annotations.jsonld"
AROUND = 32  # code points of text on either side of the words
FIRST_ROW = 2  # behind the line of column names


def collection(dataset: Dataset, contract: Contract, head: About) -> Node:
    """The collection, from a dataset that has only what may be passed on."""
    bodies = _bodies(dataset, contract)
    sources = {
        row["source_id"]: (number, row)
        for number, row in enumerate(dataset.tables["sources"], start=FIRST_ROW)
    }
    people = {row["contributor_id"]: _person(row) for row in dataset.tables["contributors"]}
    items = []
    for passage in dataset.tables["passages"]:
        number, source = sources[passage["source_id"]]
        place = f"{contract.tables['sources'].path}#row={number}"
        item = _annotation(passage, source, place, bodies, dataset)
        coder = people.get(passage["contributed_by_id"])
        items.append({**item, "creator": coder} if coder else item)
    return {
        "@context": CONTEXT,
        "id": FILE,
        "type": "AnnotationCollection",
        "label": f"Passages of {head.name} {head.version}",
        "total": len(items),
        "first": {"id": f"{FILE}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _person(row: Row) -> Node:
    address = {"id": f"{ORCID}{row['orcid']}"} if row["orcid"] else {}
    return {**address, "type": "Person", "name": row["name"]}


def _bodies(dataset: Dataset, contract: Contract) -> dict[str, list[Any]]:
    """The rows that rest on each passage, as addresses into the tables."""
    found: dict[str, list[Any]] = defaultdict(list)
    for table, column in contract.resting.items():
        for number, row in enumerate(dataset.tables[table], start=FIRST_ROW):
            if row[column]:
                found[row[column]].append(f"{contract.tables[table].path}#row={number}")
    return found


def _annotation(
    passage: Row, source: Row, place: str, bodies: dict[str, list[Any]], dataset: Dataset
) -> Node:
    body = list(bodies[passage["passage_id"]])
    if passage["locator"]:
        body.append({"type": "TextualBody", "purpose": "describing", "value": passage["locator"]})
    return {
        "id": f"{FILE}#{passage['passage_id']}",
        "type": "Annotation",
        "motivation": "linking",
        "body": body,
        "target": _target(passage, source, place, dataset),
    }


def _target(passage: Row, source: Row, place: str, dataset: Dataset) -> Node | str:
    address = source["url"] or source["archive_url"] or place
    if not passage["char_start"]:
        return address
    start, end = int(passage["char_start"]), int(passage["char_end"])
    selectors: list[Node] = [{"type": "TextPositionSelector", "start": start, "end": end}]
    if passage["quote"]:
        quote = {"type": "TextQuoteSelector", "exact": passage["quote"]}
        if document := dataset.documents.get(source["source_id"]):
            quote["prefix"] = document.text[max(0, start - AROUND) : start]
            quote["suffix"] = document.text[end : end + AROUND]
        selectors.insert(0, quote)
    return {"source": _named(source["text_sha256"]), "scope": address, "selector": selectors}


def _named(sha256: str) -> str:
    """The text as a name of RFC 6920, made of its hash."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def _make(making: Making) -> Files:
    edition = making.edition
    found = collection(passed_on(edition.dataset, edition.contract), edition.contract, making.head)
    return {FILE: json_bytes(found)}


FORMAT = Format("Web Annotations", {FILE: "application/ld+json"}, _make, stage=Stage.METADATA)
