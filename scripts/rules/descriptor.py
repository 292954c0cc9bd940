"""The descriptor itself, held to a JSON Schema of ours in which a misspelt keyword is an error."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rule import Edit, Rule, Seen

SCHEMA = Path(__file__).with_name("descriptor.schema.json")
NAME = "datapackage.json"
EXPLAINED = {"title": '"…"', "description": '"…"', "question": '"…?"', "label": '"…"'}

Json = dict[str, Any]
Steps = list[Any]  # the names and numbers that lead to a part of the descriptor


@lru_cache(maxsize=4)  # `validate` and `check` ask twice and more of one text, and it takes long
def check_descriptor(text: str) -> tuple[Problem, ...]:
    """Problems of `datapackage.json`, each once, at the line its table, field or value opens."""
    descriptor = json.loads(text)
    found = [_problem(error, descriptor, text) for error in _validator().iter_errors(descriptor)]
    with contextlib.suppress(AttributeError, KeyError, TypeError):  # of what was found misshapen
        found += _lists(descriptor, text)
    return tuple(dict.fromkeys(found))


@cache
def _validator() -> Validator:
    """That of our schema; a part that was held to a definition of it once is not held again."""
    sound: set[tuple[str, str]] = set()
    follow = Draft202012Validator.VALIDATORS["$ref"]

    def followed(validator: Validator, ref: str, part: Any, schema: Json) -> Iterator[Any]:
        key = (ref, json.dumps(part))
        if key not in sound:
            errors = [*follow(validator, ref, part, schema)]
            if not errors:
                sound.add(key)
            yield from errors

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind: Any = extend(Draft202012Validator, {"$ref": followed})  # type: ignore[no-untyped-call]
    return cast(Validator, kind(schema))


DESCRIPTOR_INVALID = Rule(
    "descriptor-invalid",
    "`datapackage.json` holds a keyword or value our schema does not know.",
    "Compare the keyword with its neighbours.",
    Seen(
        "`datapackage.json` says `foreignKey`.",
        "It says `foreignKeys`.",
    ),
)
COLUMN_UNEXPLAINED = Rule(
    "column-unexplained",
    "A column has no title, no description or no question, so nobody can be told what it is.",
    "Write them into `datapackage.json`.",
    Edit(
        right='            "question": "Which other form of the name?",\n',
        wrong="",
        says='names.name: the column has no question. Write `"question": "…?"` there; whoever '
        "fills in the column or reads it is shown that.",
        file=NAME,
        at='"name": "name"',
    ),
)
VALUE_UNEXPLAINED = Rule(
    "value-unexplained",
    "A value of a closed list has no label or no description.",
    "Explain it in the column's `categories`, in the order of the list.",
    Edit(
        right='                "memoir",\n',
        wrong='                "memoir",\n                "diary",\n',
        says="sources.kind: the value `diary` has no label and no description. Write "
        '`{"value": "diary", "label": "…", "description": "…"}` into `categories`, in the order of '
        "the list.",
        file=NAME,
        also=("value-unhandled",),
    ),
)


def _problem(error: ValidationError, descriptor: Json, text: str) -> Problem:
    path: Steps = list(error.absolute_path)
    if error.validator == "required" and path[-2:-1] in (["fields"], ["categories"]):
        wanted: Any = error.validator_value
        said: Any = error.instance
        lacking = [name for name in wanted if name not in said]
        if set(lacking) <= EXPLAINED.keys():
            return _unexplained(path, lacking, descriptor, text)
    where = shorten("/".join(map(str, path)), 120) or "the package"
    return Problem(
        Place(NAME, _line(descriptor, text, path)),
        DESCRIPTOR_INVALID.code,
        f"{where}: {shorten(error.message, 200)}.",
        "Compare the keyword with its neighbours.",
    )


def _unexplained(path: Steps, lacking: list[str], descriptor: Json, text: str) -> Problem:
    """A column or a value of which something is not said."""
    place = Place(NAME, _line(descriptor, text, path))
    column, item = _column(path, descriptor), _at(path, descriptor)
    what = " and ".join(f"no {name}" for name in lacking)
    if path[-2] == "fields":
        wanted = ", ".join(f'"{name}": {EXPLAINED[name]}' for name in lacking)
        message = f"{column}: the column has {what}."
        hint = f"Write `{wanted}` there; whoever fills in the column or reads it is shown that."
        return Problem(place, COLUMN_UNEXPLAINED.code, message, hint)
    value = item if isinstance(item, str) else item.get("value", "")
    whole = json.dumps({"value": value, "label": "…", "description": "…"}, ensure_ascii=False)
    message = f"{column}: the value `{shorten(str(value))}` has {what}."
    hint = f"Write `{whole}` into `categories`, in the order of the list."
    return Problem(place, VALUE_UNEXPLAINED.code, message, hint)


def _lists(descriptor: Json, text: str) -> Iterator[Problem]:
    """The values that a column lists and does not explain, or explains and does not list."""
    for table, column in _columns(descriptor):
        path: Steps = ["resources", table, "schema", "fields", column]
        field = _at(path, descriptor)
        listed = field.get("constraints", {}).get("enum", [])
        explained = [item.get("value") for item in field.get("categories", [])]
        for number, value in enumerate(listed if explained else ()):
            if value not in explained:
                there: Steps = [*path, "constraints", "enum", number]
                yield _unexplained(there, ["label", "description"], descriptor, text)
        for number, value in enumerate(explained):
            if value not in listed:
                place = Place(NAME, _line(descriptor, text, [*path, "categories", number]))
                message = f"{_column(path, descriptor)}: `{value}` is explained and not listed."
                hint = "Add it to the `enum` of the column, or delete its explanation."
                yield Problem(place, DESCRIPTOR_INVALID.code, message, hint)


def _columns(descriptor: Json) -> Iterator[tuple[int, int]]:
    for table, resource in enumerate(descriptor["resources"]):
        for column, _ in enumerate(resource["schema"]["fields"]):
            yield table, column


def _column(path: Steps, descriptor: Json) -> str:
    """The column in which a path lies, as in `reports.date_basis`."""
    return f"{_at(path[:2], descriptor)['name']}.{_at(path[:5], descriptor)['name']}"


def _at(path: Steps, descriptor: Json) -> Any:
    node: Any = descriptor
    for step in path:
        node = node[step]
    return node


def _line(descriptor: Json, text: str, path: Steps) -> int:
    """The line of the named table, field or value that encloses the fault; 1 without any."""
    at, offset = 1, 0
    for end in range(1, len(path) + 1):
        mark = _mark(_at(path[:end], descriptor), in_list=path[end - 2 : end - 1] == ["enum"])
        if mark and (found := re.compile(mark).search(text, offset)):
            offset = found.end()
            at = text.count("\n", 0, found.start()) + 1
    return at


def _mark(node: Any, in_list: bool) -> str:
    """How the text opens a named thing or a value of a list; empty for all else."""
    if isinstance(node, dict):
        for key in ("name", "value"):
            if isinstance(node.get(key), str):
                return rf'"{key}":\s*' + re.escape(json.dumps(node[key], ensure_ascii=False))
    return re.escape(json.dumps(node, ensure_ascii=False)) if in_list else ""
