"""The dataset as a schema.org `Dataset`, which search engines for data read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.contract.model import Contract
from scripts.derived.citing.about import About, Creator
from scripts.derived.citing.published import json_bytes
from scripts.package.format import Files, Format, Making, Packed, Stage

FILE = "dataset.jsonld"


def schema_org(head: About, contract: Contract, files: Sequence[Packed]) -> dict[str, Any]:
    """The JSON-LD document; addresses of files are relative to it."""
    return {
        **described(head),
        "distribution": [_download(file) for file in files],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": f"{table.name}.{field.name}",
                "description": field.description,
            }
            for table in contract.tables.values()
            for field in table.fields
        ],
    }


def described(head: About) -> dict[str, Any]:
    """What the dataset is, without its files and columns."""
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": "./",
        "@type": "Dataset",
        "name": head.title,
        "alternateName": head.name,
        **({"url": head.homepage} if head.homepage else {}),
        "description": head.description,
        "version": head.version,
        "datePublished": head.date,
        "inLanguage": "en",
        "keywords": list(head.keywords),
        "license": head.licence.url,
        "isAccessibleForFree": True,
        "creator": [agent(one) for one in head.creators],
    }


def _download(file: Packed) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": file.name,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def agent(one: Creator, prefix: str = "") -> dict[str, Any]:
    """A creator as a node without an `@id` of ours; `prefix` goes before the types.

    For every vocabulary that is written in the words of schema.org.
    """
    kind = "Person" if one.is_person else "Organization"
    body = {"@type": f"{prefix}Organization", "name": one.affiliation}
    parts = {
        "@type": f"{prefix}{kind}",
        "name": one.name,
        "identifier": one.orcid,
        "affiliation": body if one.affiliation else {},
        "description": one.did,
    }
    return {key: part for key, part in parts.items() if part}


def _make(making: Making) -> Files:
    return {FILE: json_bytes(schema_org(making.head, making.edition.contract, making.files))}


FORMAT = Format("schema.org", {FILE: "application/ld+json"}, _make, stage=Stage.METADATA)
