"""What machines read about the package, one file for each vocabulary.

Title, version, date, people and licence come from `about` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.citing.about import about
from scripts.derived.citing.credit import credited
from scripts.derived.citing.json_bytes import json_bytes
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import dataset_item
from scripts.package.describing.annotations import FILE, collection
from scripts.package.describing.croissant import croissant
from scripts.package.describing.datacite import datacite
from scripts.package.describing.dcat import turtle
from scripts.package.describing.packed import inputs, packed
from scripts.package.describing.ro_crate import ro_crate
from scripts.package.describing.schema_org import schema_org
from scripts.package.rights import passed_on
from scripts.raw.rows import Dataset


def metadata_files(
    dataset: Dataset, contract: Contract, root: Path, files: Mapping[str, tuple[str, int]]
) -> dict[str, bytes]:
    """The metadata by name, for the folder of the package.

    `files` are the other files of the package by name, each with its SHA-256 and its bytes;
    `root` is the folder whose raw/, scripts/ and contract made them. Raises `OSError`.
    """
    head = about(credited(contract, dataset.tables))
    described, read = packed(files), inputs(root)
    cite_as = texts([dataset_item(head)])[0]
    return {
        FILE: json_bytes(collection(passed_on(dataset, contract), contract, head)),
        "croissant.json": json_bytes(croissant(head, contract, described, cite_as)),
        "datacite.json": json_bytes(datacite(head, described)),
        "dataset.jsonld": json_bytes(schema_org(head, contract, described)),
        "dcat.ttl": turtle(head, described, read, dataset.tables["sources"]),
        "ro-crate-metadata.json": json_bytes(ro_crate(head, described, read)),
    }
