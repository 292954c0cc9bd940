"""The descriptor itself, held to a JSON Schema of ours in which a misspelt keyword is an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from scripts.reading.problems import Place, Problem, shorten

SCHEMA = Path(__file__).with_name("descriptor.schema.json")
NAME = "datapackage.json"


def check_descriptor(descriptor: dict[str, Any], text: str) -> Iterator[Problem]:
    """Problems of `datapackage.json`, each at the line its table or field opens."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for error in Draft202012Validator(schema).iter_errors(descriptor):
        path = list(error.absolute_path)
        where = "/".join(map(str, path)) or "the package"
        yield Problem(
            Place(NAME, _line(descriptor, text, path)),
            "descriptor-invalid",
            f"{where}: {shorten(error.message, 200)}.",
            "Compare the keyword with its neighbours.",
        )


def _line(descriptor: dict[str, Any], text: str, path: list[str | int]) -> int:
    """The line of the named table or field that encloses the fault; 1 when there is none."""
    at, node, offset = 1, descriptor, 0
    for step in path:
        node = node[step]  # type: ignore[index]
        if isinstance(node, dict) and isinstance(node.get("name"), str):
            found = re.compile(r'"name":\s*' + re.escape(json.dumps(node["name"]))).search(
                text, offset
            )
            if found:
                offset = found.end()
                at = text.count("\n", 0, found.start()) + 1
    return at
