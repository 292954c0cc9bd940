"""The dataset as a schema.org `Dataset`, which search engines for data read."""

from __future__ import annotations

from typing import Any

from scripts.contract.model import Contract
from scripts.derived.citing.about import About
from scripts.package.describing.agents import agent
from scripts.package.describing.packed import Packed


def schema_org(head: About, contract: Contract, files: list[Packed]) -> dict[str, Any]:
    """The JSON-LD document; addresses of files are relative to it."""
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": "./",
        "@type": "Dataset",
        "name": head.title,
        "alternateName": head.name,
        "description": head.description,
        "version": head.version,
        "datePublished": head.date,
        "inLanguage": "en",
        "keywords": list(head.keywords),
        "license": head.licence.url,
        "isAccessibleForFree": True,
        "creator": [agent(one) for one in head.creators],
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


def _download(file: Packed) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": file.name,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
