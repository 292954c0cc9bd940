"""The tables in Croissant 1.0: one record set a table, one field a column, hashes of the files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.contract.model import Contract, Table
from scripts.derived.citing.about import About
from scripts.derived.citing.published import json_bytes
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import dataset_item
from scripts.package.format import Files, Format, Making, Packed, Stage
from scripts.package.formats.schema_org import agent

Node = dict[str, Any]
FILE = "croissant.json"

CONTEXT: Node = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
}


def croissant(head: About, contract: Contract, files: Sequence[Packed], cite_as: str) -> Node:
    """The JSON-LD document. Tables without a file among `files` are left out."""
    by_name = {file.name: file for file in files}
    tables = [table for table in contract.tables.values() if table.path in by_name]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": head.name,
        "description": f"{head.title}. {head.description}",
        "version": head.version,
        "datePublished": head.date,
        "keywords": list(head.keywords),
        "license": head.licence.url,
        "creator": [agent(one, "sc:") for one in head.creators],
        "citeAs": cite_as,
        "url": head.homepage or "./",
        "distribution": [_file(by_name[table.path]) for table in tables],
        "recordSet": [_record_set(table) for table in tables],
    }


def _file(file: Packed) -> Node:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _record_set(table: Table) -> Node:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{field.name}",
                "name": field.name,
                "description": field.description,
                "dataType": TYPES[field.type],
                "source": {
                    "fileObject": {"@id": table.path},
                    "extract": {"column": field.name},
                },
            }
            for field in table.fields
        ],
    }


def _make(making: Making) -> Files:
    (cite_as,) = texts([dataset_item(making.head)])
    found = croissant(making.head, making.edition.contract, making.files, cite_as)
    return {FILE: json_bytes(found)}


FORMAT = Format("Croissant", {FILE: "application/json"}, _make, stage=Stage.METADATA)
