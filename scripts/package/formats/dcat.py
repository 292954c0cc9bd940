"""The dataset in DCAT, and how it came to be in PROV, as Turtle.

Addresses are relative to the file. Sources are entities from which the dataset was derived; a
source that takes its text from another was derived from that one, and another copy of the same
document is its alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.derived.citing.about import About
from scripts.package.archive import Input
from scripts.package.format import Files, Format, Making, Packed, Stage
from scripts.raw.rows import Row

Pairs = list[tuple[str, str]]  # predicate and object, both spelled out

FILE = "dcat.ttl"

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG"
DATASET, BUILD, AGENT = "./", "#build", "#agent-{}"
FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')  # in an address
ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def turtle(
    head: About, files: Sequence[Packed], read: Sequence[Input], sources: list[Row]
) -> bytes:
    """The whole file."""
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    subjects = [
        *_dataset(head, files, sources),
        *(_distribution(file) for file in files),
        *(_input(one) for one in read),
        *(_source(row) for row in sources),
    ]
    return ("\n".join(lines) + "\n" + "".join(_block(*one) for one in subjects)).encode("utf-8")


def _dataset(
    head: About, files: Sequence[Packed], sources: list[Row]
) -> Iterator[tuple[str, Pairs]]:
    agents = [
        one.orcid or AGENT.format(number) for number, one in enumerate(head.creators, start=1)
    ]
    yield (
        DATASET,
        [
            ("a", "dcat:Dataset, prov:Entity"),
            ("dct:title", _text(head.title)),
            ("dct:description", _text(head.description)),
            ("dct:identifier", _text(f"{head.name}-{head.version}")),
            ("dcat:version", _text(head.version)),
            ("dct:issued", f"{_text(head.date)}^^xsd:date"),
            ("dct:language", _iri(ENGLISH)),
            ("dct:license", _iri(head.licence.url)),
            *([("dcat:landingPage", _iri(head.homepage))] if head.homepage else []),
            *(("dct:creator", _iri(agent)) for agent in agents),
            *(("dcat:keyword", _text(word)) for word in head.keywords),
            *(("dcat:distribution", _iri(f"#file-{file.name}")) for file in files),
            ("prov:wasGeneratedBy", _iri(BUILD)),
            *(("prov:wasDerivedFrom", _iri(f"#{row['source_id']}")) for row in sources),
        ],
    )
    for agent, one in zip(agents, head.creators, strict=True):
        kind = "foaf:Person" if one.is_person else "foaf:Agent"
        did = [("dct:description", _text(one.did))] if one.did else []
        yield agent, [("a", f"{kind}, prov:Agent"), ("foaf:name", _text(one.name)), *did]
    yield (
        BUILD,
        [
            ("a", "prov:Activity"),
            ("dct:title", _text(f"Build of {head.name} {head.version}")),
            ("prov:used", _iri("#input-raw")),
            ("prov:used", _iri("#input-datapackage.json")),
            ("prov:used", _iri("#input-scripts")),
            *(("prov:wasAssociatedWith", _iri(agent)) for agent in agents),
        ],
    )


def _distribution(file: Packed) -> tuple[str, Pairs]:
    return f"#file-{file.name}", [
        ("a", "dcat:Distribution"),
        ("dct:title", _text(file.name)),
        ("dcat:downloadURL", _iri(file.name)),
        ("dcat:mediaType", _iri(MEDIA_TYPE + file.media_type)),
        ("dcat:byteSize", f'"{file.size}"^^xsd:nonNegativeInteger'),
        ("spdx:checksum", _checksum(file.sha256)),
    ]


def _input(one: Input) -> tuple[str, Pairs]:
    return f"#input-{one.name}", [
        ("a", "prov:Entity"),
        ("dct:title", _text(one.name)),
        ("spdx:checksum", _checksum(one.sha256)),
    ]


def _source(row: Row) -> tuple[str, Pairs]:
    pairs = [
        ("a", "prov:Entity"),
        ("dct:identifier", _text(row["source_id"])),
        ("dct:title", _text(row["title"])),
        ("dct:bibliographicCitation", _text(row["citation"])),
    ]
    for predicate, address in (
        ("foaf:page", row["url"]),
        ("prov:wasDerivedFrom", row["derived_from_id"] and f"#{row['derived_from_id']}"),
        ("prov:alternateOf", row["read_through_id"] and f"#{row['read_through_id']}"),
    ):
        if address:
            pairs.append((predicate, _iri(address)))
    return f"#{row['source_id']}", pairs


def _block(subject: str, pairs: Pairs) -> str:
    body = " ;\n".join(f"  {predicate} {thing}" for predicate, thing in pairs)
    return f"\n{_iri(subject)}\n{body} .\n"


def _checksum(sha256: str) -> str:
    algorithm = "spdx:checksumAlgorithm_sha256"
    return f"[ spdx:algorithm {algorithm} ; spdx:checksumValue {_text(sha256)} ]"


def _text(text: str) -> str:
    """A literal; what a document says cannot break out of it."""
    escaped = "".join(ESCAPES.get(sign, sign) for sign in text)
    return f'"{escaped}"'


def _iri(address: str) -> str:
    """An address between angle brackets, with every sign that Turtle forbids there encoded."""
    return f"<{FORBIDDEN.sub(lambda sign: f'%{ord(sign[0]):02X}', address)}>"


def _make(making: Making) -> Files:
    sources = making.edition.dataset.tables["sources"]
    return {FILE: turtle(making.head, making.files, making.inputs, sources)}


FORMAT = Format("DCAT", {FILE: "text/turtle"}, _make, stage=Stage.METADATA)
