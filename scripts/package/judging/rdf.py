"""rdflib: the Turtle and JSON-LD files are RDF and say what they should about the dataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rdflib import Graph

from scripts.package.judging import Verdict

QUESTIONS = {  # each must have an answer
    "dcat.ttl": """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?file WHERE {
          ?dataset a dcat:Dataset ; dct:license ?licence ; dct:issued ?date ;
            dcat:distribution ?file ; prov:wasGeneratedBy ?build .
          ?build prov:used ?input . ?file spdx:checksum/spdx:checksumValue ?hash . }""",
    "dataset.jsonld": """
        PREFIX : <https://schema.org/>
        SELECT ?file WHERE {
          ?dataset a :Dataset ; :license ?licence ; :datePublished ?date ;
            :distribution ?file . ?file :contentUrl ?address ; :sha256 ?hash . }""",
    "annotations.jsonld": """
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?annotation WHERE {
          ?annotation a oa:Annotation ; oa:hasTarget ?target ; oa:hasBody ?body . }""",
}
# The terms of http://www.w3.org/ns/anno.jsonld that the annotations use, so that no web is needed.
ANNOTATION_TERMS: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "hasBody", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "motivation": {"@id": "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "hasPurpose", "@type": "@vocab"},
    "scope": {"@id": "hasScope", "@type": "@id"},
    "selector": {"@id": "hasSelector", "@type": "@id"},
    "source": {"@id": "hasSource", "@type": "@id"},
    "startIndex": "as:startIndex",
    "target": {"@id": "hasTarget", "@type": "@id"},
    "total": "as:totalItems",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}


def judge(folder: Path) -> Verdict:
    """Reads each file and asks it its question."""
    checked: dict[str, int] = {}
    faults = []
    for name, question in QUESTIONS.items():
        graph = _graph(folder / name)
        answers = len(graph.query(question))
        checked[f"triples of {name}"] = len(graph)
        if not answers:
            faults.append(f"{name}: no answer to {' '.join(question.split())}")
    return Verdict(checked, tuple(faults))


def _graph(path: Path) -> Graph:
    if path.suffix == ".ttl":
        return Graph().parse(path, format="turtle")
    document = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(document["@context"], str):
        document["@context"] = ANNOTATION_TERMS
    return Graph().parse(data=json.dumps(document), format="json-ld", publicID=path.as_uri())
