"""The package as an RO-Crate 1.1: its files, and the build as the action that made them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from scripts.derived.citing.about import About, Creator
from scripts.derived.citing.published import json_bytes
from scripts.package.archive import Input
from scripts.package.format import Files, Format, Making, Packed, Stage
from scripts.package.formats.schema_org import agent

Node = dict[str, Any]
FILE = "ro-crate-metadata.json"
# Version 1.1 knows no hash yet.
CONTEXT = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "http://schema.org/sha256"}]
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
LANGUAGE = "https://www.python.org/"


def ro_crate(head: About, files: Sequence[Packed], read: list[Input]) -> Node:
    """The JSON-LD document; `read` are the inputs of the build, the scripts among them."""
    return {
        "@context": CONTEXT,
        "@graph": [
            _descriptor(),
            _root(head, files),
            *_agents(head),
            _licence(head),
            _build(head, files, read),
            *(_input(head, one) for one in read),
            {"@id": LANGUAGE, "@type": "ComputerLanguage", "name": "Python", "url": _ref(LANGUAGE)},
            *(_file(file) for file in files),
        ],
    }


def _descriptor() -> Node:
    return {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": _ref(SPECIFICATION),
        "about": _ref("./"),
    }


def _root(head: About, files: Sequence[Packed]) -> Node:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": head.title,
        "identifier": f"{head.name}-{head.version}",
        "description": head.description,
        "version": head.version,
        "datePublished": head.date,
        "keywords": list(head.keywords),
        "license": _ref(head.licence.url),
        **({"url": head.homepage} if head.homepage else {}),
        "author": _one_or_all([_ref(_agent_id(one)) for one in head.creators]),
        "publisher": _ref(_agent_id(head.publisher)),
        "hasPart": [_ref(file.name) for file in files],
        "mentions": _ref("#build"),
    }


def _agents(head: About) -> list[Node]:
    """Flat, as the format has it: whoever belongs to a body refers to it."""
    nodes = {}
    for one in dict.fromkeys((*head.creators, head.publisher)):
        node = {"@id": _agent_id(one), **agent(one)}
        if one.affiliation:
            body = Creator(one.affiliation)
            nodes[_agent_id(body)] = {"@id": _agent_id(body), **agent(body)}
            node["affiliation"] = _ref(_agent_id(body))
        nodes[_agent_id(one)] = node
    return list(nodes.values())


def _licence(head: About) -> Node:
    return {
        "@id": head.licence.url,
        "@type": "CreativeWork",
        "identifier": head.licence.name,
        "name": head.licence.title,
        "description": "Covers the rows of the tables and not the quoted words of others.",
    }


def _build(head: About, files: Sequence[Packed], read: list[Input]) -> Node:
    return {
        "@id": "#build",
        "@type": "CreateAction",
        "name": f"Build of {head.name} {head.version}",
        "description": "The tables are a pure function of these inputs: `python -m scripts build`.",
        "agent": _ref(_agent_id(head.publisher)),
        "instrument": _ref("#scripts"),
        "object": [_ref(f"#{one.name}") for one in read if one.name != "scripts"],
        "result": [_ref(file.name) for file in files],
    }


def _input(head: About, one: Input) -> Node:
    software = {
        "@type": ["SoftwareApplication", "SoftwareSourceCode"],
        "programmingLanguage": _ref(LANGUAGE),
        "softwareVersion": head.version,
    }
    return {
        "@id": f"#{one.name}",
        **(software if one.name == "scripts" else {"@type": "CreativeWork"}),
        "name": f"{one.name} of {head.name} {head.version}",
        "identifier": f"sha256:{one.sha256}",
    }


def _file(file: Packed) -> Node:
    return {
        "@id": file.name,
        "@type": "File",
        "name": file.name,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _agent_id(one: Creator) -> str:
    return one.orcid or "#" + quote("-".join(one.name.lower().split()))


def _one_or_all(nodes: list[Node]) -> Node | list[Node]:
    """Compacted JSON-LD has no list of one."""
    return nodes[0] if len(nodes) == 1 else nodes


def _ref(name: str) -> Node:
    return {"@id": name}


def _make(making: Making) -> Files:
    return {FILE: json_bytes(ro_crate(making.head, making.files, making.inputs))}


FORMAT = Format("RO-Crate", {FILE: "application/json"}, _make, stage=Stage.METADATA)
