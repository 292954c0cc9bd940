"""The dataset for registries: DataCite's metadata, kernel 4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.derived.citing.about import ORCID, About, Creator
from scripts.derived.citing.published import json_bytes
from scripts.package.format import Files, Format, Making, Packed, Stage

FILE = "datacite.json"


def datacite(head: About, files: Sequence[Packed]) -> dict[str, Any]:
    """DataCite JSON without an identifier, which the registry gives."""
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [_creator(one) for one in head.creators],
        "titles": [{"title": head.title}],
        "publisher": {"name": head.publisher.name},
        "publicationYear": head.year,
        "dates": [{"date": head.date, "dateType": "Issued"}],
        "language": "en",
        "version": head.version,
        "subjects": [{"subject": word} for word in head.keywords],
        **({"alternateIdentifiers": [_site(head.homepage)]} if head.homepage else {}),
        "descriptions": [{"description": head.description, "descriptionType": "Abstract"}],
        "rightsList": [
            {
                "rights": head.licence.title,
                "rightsUri": head.licence.url,
                "rightsIdentifier": head.licence.name.lower(),
                "rightsIdentifierScheme": "SPDX",
            }
        ],
        "formats": sorted({file.media_type for file in files}),
        "sizes": [f"{sum(file.size for file in files)} bytes", f"{len(files)} files"],
    }


def _site(homepage: str) -> dict[str, str]:
    return {"alternateIdentifier": homepage, "alternateIdentifierType": "URL"}


def _creator(one: Creator) -> dict[str, Any]:
    parts = {
        "name": one.name,
        "nameType": "Personal" if one.is_person else "Organizational",
        "nameIdentifiers": [
            {
                "nameIdentifier": one.orcid,
                "nameIdentifierScheme": "ORCID",
                "schemeUri": ORCID.rstrip("/"),
            }
        ]
        if one.orcid
        else [],
        "affiliation": [{"name": one.affiliation}] if one.affiliation else [],
    }
    return {key: part for key, part in parts.items() if part}


def _make(making: Making) -> Files:
    return {FILE: json_bytes(datacite(making.head, making.files))}


FORMAT = Format("DataCite", {FILE: "application/json"}, _make, stage=Stage.METADATA)
