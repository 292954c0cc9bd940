"""The dataset for registries: DataCite's metadata (kernel 4), and Zenodo's for a deposit."""

from __future__ import annotations

from html import escape
from typing import Any

from scripts.derived.citing.about import ORCID, About, Creator
from scripts.package.describing.packed import Packed


def datacite(head: About, files: list[Packed]) -> dict[str, Any]:
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


def zenodo(head: About) -> dict[str, Any]:
    """The `metadata` of a deposition, as Zenodo's interface for deposits takes it."""
    return {
        "upload_type": "dataset",
        "title": head.title,
        "creators": [_zenodo_creator(one) for one in head.creators],
        "description": escape(head.description, quote=False),  # Zenodo takes HTML
        "publication_date": head.date,
        "version": head.version,
        "language": "eng",
        "access_right": "open",
        "license": head.licence.name.lower(),
        "keywords": list(head.keywords),
        "prereserve_doi": True,
    }


def _zenodo_creator(one: Creator) -> dict[str, str]:
    parts = {
        "name": one.name,
        "affiliation": one.affiliation,
        "orcid": one.orcid.removeprefix(ORCID),
    }
    return {key: part for key, part in parts.items() if part}
