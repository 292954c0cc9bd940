"""How values and records are spelled in the files that people write, alone or added to others."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from scripts.raw import strict_yaml as yaml

UNSEEN = r"\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"  # and all below the blank
PLAIN = re.compile(  # opens with no sign of YAML and holds neither `: ` nor ` #`
    r"(?![-?:,\[\]{}#&*!|>'\"%@`])" + rf"((?!:( |$)| #)[^\x00-\x1f{UNSEEN}])+"
)
TRUTH = re.compile("true|false|yes|no|on|off|y|n|null|~", re.IGNORECASE)  # to other readers of YAML
TO_ESCAPE = re.compile(f"[{UNSEEN}]")
NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def spelled(text: str) -> str:
    """A value as it is written: in double quotes only where it would be read otherwise."""
    plain = PLAIN.fullmatch(text) and not TRUTH.fullmatch(text)
    composed = unicodedata.is_normalized("NFC", text)
    return text if not text or (plain and composed) else quoted(text)


def quoted(text: str) -> str:
    """`text` in double quotes on one line; what cannot be seen, or is not NFC, as escapes."""
    hidden = TO_ESCAPE if unicodedata.is_normalized("NFC", text) else NOT_ASCII
    return hidden.sub(_escaped, json.dumps(text, ensure_ascii=False))  # JSON's strings are YAML's


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def plain(node: yaml.Node) -> object:
    """What a node says as text, dict and list, without its place; for comparing."""
    if isinstance(node, yaml.Scalar):
        return node.text
    if isinstance(node, yaml.Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def with_records(text: str, path: str, added: Mapping[str, list[yaml.Node]]) -> str:
    """`text` with records added at the end of each section; comments stay where they are.

    `added` has them by section. Raises `Refused` when `text` cannot be read.
    """
    root = yaml.parse(text, path)
    assert isinstance(root, yaml.Mapping)
    lines = text.rstrip("\n").split("\n")
    fresh = [name for name in added if root.get(name) is None]
    for name, start in reversed(list(_starts(root))):
        if name in added and name not in fresh:
            end = next((line for _, line in _starts(root) if line > start), len(lines) + 1)
            at = _last(lines, end)
            value = root.get(name)
            assert isinstance(value, yaml.Sequence)
            lines[at:at] = _items(added[name], value.place.column - 1)
    for name in fresh:
        lines += [f"{name}:", *_items(added[name], 2)]
    return "\n".join(lines) + "\n"


def with_items(text: str, path: str, added: Iterable[yaml.Node]) -> str:
    """`text`, which is one list, or comments alone, with records added at its end.

    Raises `Refused`.
    """
    if not any(line.strip() and not line.startswith("#") for line in text.split("\n")):
        return "\n".join([*text.split("\n")[:-1], *_items(added, 0), ""])
    root = yaml.parse(text, path)
    lines = text.rstrip("\n").split("\n")
    at = _last(lines, len(lines) + 1)
    lines[at:at] = _items(added, root.place.column - 1)
    return "\n".join(lines) + "\n"


def _starts(root: yaml.Mapping) -> Iterator[tuple[str, int]]:
    """Each section with its line, from 1."""
    return ((entry.key.text, entry.key.place.line) for entry in root.entries)


def _last(lines: list[str], end: int) -> int:
    """How many lines stand before line `end` without the comments and blanks that belong to it."""
    at = end - 1
    while at and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _items(records: Iterable[yaml.Node], indent: int) -> list[str]:
    margin = " " * indent
    return [margin + line for record in records for line in _item(record)]


def _item(record: yaml.Node) -> list[str]:
    first, *rest = _lines(record)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _lines(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.Scalar):
        return [spelled(node.text)]
    if isinstance(node, yaml.Sequence):
        return [f"  {line}" for item in node.items for line in _item(item)]
    found = []
    for entry in node.entries:
        head, *rest = _lines(entry.value)
        key = entry.key.text
        found += [f"{key}: {head}"] if isinstance(entry.value, yaml.Scalar) else [f"{key}:", head]
        found += rest
    return found
