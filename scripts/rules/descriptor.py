"""The descriptor itself, held to a JSON Schema of ours in which a misspelt keyword is an error."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rule import Rule, Seen

SCHEMA = Path(__file__).with_name("descriptor.schema.json")
NAME = "datapackage.json"


@lru_cache(maxsize=4)  # `validate` and `check` ask twice and more of one text, and it takes long
def check_descriptor(text: str) -> tuple[Problem, ...]:
    """Problems of `datapackage.json`, each at the line its table or field opens."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    descriptor = json.loads(text)
    errors = Draft202012Validator(schema).iter_errors(descriptor)
    return tuple(_problem(error, descriptor, text) for error in errors)


DESCRIPTOR_INVALID = Rule(
    "descriptor-invalid",
    "`datapackage.json` holds a keyword or value our schema does not know.",
    "Compare the keyword with its neighbours.",
    Seen(
        "`datapackage.json` says `foreignKey`.",
        "It says `foreignKeys`.",
    ),
)


def _problem(error: ValidationError, descriptor: dict[str, Any], text: str) -> Problem:
    path = list(error.absolute_path)
    where = "/".join(map(str, path)) or "the package"
    return Problem(
        Place(NAME, _line(descriptor, text, path)),
        DESCRIPTOR_INVALID.code,
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
