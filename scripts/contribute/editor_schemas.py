"""JSON Schemas by which an editor helps whoever types in `raw/`: meanings, lists, what is missing.

They say what reading the entries says, as far as one file shows it: which keys there are, which
are required, the closed lists, the shape of ids, dates and references. An editor takes a plain
`2002` for a number, so numbers pass wherever text does. Draft 7 is what editors know.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.contract.model import Contract
from scripts.derived.citing.published import json_bytes
from scripts.raw.files import read_text, relative
from scripts.raw.writing import write
from scripts.records.authored import Key, Part, file_parts, local_pattern, record_parts
from scripts.rules.checks.cells import ID_FORM, NUMBER, TRUTHS
from scripts.rules.normal import hand_written, read_contract

FOLDER = "schemas"
SWITCH = "# yaml-language-server:"
DRAFT = "http://json-schema.org/draft-07/schema#"
EDTF_FORMS = "Write 1988, 1988-07, 1988-07-28, 1988-22 (summer), 198X, a/b, ../b, a/.. or [a,b]."
FILLED = {"minLength": 1}
EMPTY = {"maxLength": 0}  # an empty value is as good as none

Schema = dict[str, Any]


def write_schemas(root: Path) -> list[str]:
    """Write what differs; the paths written, from `root`. Raises `Refused`, `OSError`."""
    wanted = schemas(read_contract(root))
    for path in hand_written(root):
        if f"{FOLDER}/{path.stem}.schema.json" in wanted:
            name = relative(path, root)
            wanted[name] = switched_on(read_text(path, root).text, name).encode()
    written = [name for name, content in wanted.items() if _stands(root / name) != content]
    write({root / name: wanted[name] for name in written})
    return written


def _stands(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    return path.read_bytes() if path.is_file() else None


def switched_on(text: str, path: str) -> str:
    """`text` with the line for editors on top, in place of one that is there."""
    first, _, rest = text.partition("\n")
    return f"{switch(path)}\n{rest if first.startswith(SWITCH) else text}"


def schemas(contract: Contract) -> dict[str, bytes]:
    """Every schema file, by its path from the project's root."""
    source, *lists = file_parts(contract)
    documents = {
        "source": _record(source),
        "records": _records(record_parts(contract), contract),
        **{part.name: _list(part) for part in lists},
    }
    return {
        f"{FOLDER}/{name}.schema.json": json_bytes({"$schema": DRAFT, "title": name, **document})
        for name, document in documents.items()
    }


def switch(path: str) -> str:
    """The first line of a hand-written file, by which editors find its schema.

    `path` is the file's, from the project's root.
    """
    file = PurePosixPath(path)
    up = "../" * len(file.parent.parts)
    return f"{SWITCH} $schema={up}{FOLDER}/{file.stem}.schema.json"


def _records(parts: Iterable[Part], contract: Contract) -> Schema:
    source = Key(
        "source",
        "source",
        "The id of the source, which is the name of its folder.",
        required=True,
        pattern=local_pattern(contract),
    )
    sections = {part.name: _list(part) for part in parts}
    return {
        "description": "What was read out of one document.",
        **_object({"source": _value(source), **sections}, [source.name]),
    }


def _list(part: Part) -> Schema:
    return {"description": part.description, "type": "array", "items": _record(part)}


def _record(part: Part) -> Schema:
    properties = {key.name: _value(key) for key in part.keys}
    if part.below:
        properties[part.below.name] = _list(part.below)
    required = [key.name for key in part.keys if key.required]
    return {
        "description": part.description,
        **_object(properties, required),
        **_passage(part),
    }


def _object(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _passage(part: Part) -> Schema:
    """The ways in which a record names its passage, of which it takes one."""
    if part.anchored:
        words = [key.name for key in part.keys if key.cited]
        held = {**dict.fromkeys(words, False), "locator": False}
        cited = dict.fromkeys(("quote", "from", "to", "occurrence"), False)
        return {
            "oneOf": [
                _with("quote", **held, **{"from": EMPTY, "to": EMPTY}),
                _with("from", "to", **held, quote=EMPTY),
                _with("locator", *words, **cited),
            ]
        }
    if "quote" in part.by_name:
        return {"anyOf": [_with("quote"), _with("from", "to"), _with("every")]}
    return {}


def _with(*keys: str, **others: Any) -> Schema:
    return {"required": list(keys), "properties": {**dict.fromkeys(keys, FILLED), **others}}


def _value(key: Key) -> Schema:
    explained = {"title": key.title, "description": key.description}
    if key.values:
        return {**explained, **_choice(key)}
    if key.type == "boolean":
        return {**explained, "type": ["string", "boolean"], "enum": [*TRUTHS, True, False]}
    pattern = key.pattern or (NUMBER.pattern if key.type == "number" else "")
    return {
        **explained,
        "type": ["string", "number"],
        **({"pattern": f"^(?:{pattern}){'' if key.required else '?'}$"} if pattern else {}),
        **({"patternErrorMessage": hint} if (hint := _hint(key)) else {}),
        **(FILLED if key.required else {}),
    }


def _choice(key: Key) -> Schema:
    """A closed list with what each value means; an empty value is as good as no line."""
    values = {item.value: f"{item.label}. {item.description}" for item in key.values}
    if not key.required:
        values[""] = "As if the line were not there."
    return {
        "type": "string",
        "enum": list(values),
        "enumDescriptions": list(values.values()),
    }


def _hint(key: Key) -> str:
    """What an editor says of a value that has not the shape wanted."""
    if key.edtf:
        return EDTF_FORMS
    return ID_FORM if key.table or key.name == "id" else ""
