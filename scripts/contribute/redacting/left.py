"""Where words still stand: what a withdrawal leaves for a person to look at, ids that hold them.

Tables, links and citations hold ids, so no block can replace one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.contribute.redacting.words import Words, holds
from scripts.raw.files import relative
from scripts.raw.problems import Place, Problem
from scripts.raw.raw import Raw
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping, Node, Scalar, Sequence
from scripts.text.anchors import alike

LOOKED_AT = (
    "raw/*.yaml",
    "raw/sources/*/*.yaml",
    "raw/sources/*/*.txt",
    "plots/*",
    "*.md",
    "*.cff",
)
SHOWN = 12  # places
SHORTEST = 3  # code points of what is looked for
NAMING = ("id", "replaced_by", "records")  # keys under which ids stand as such


def left(words: Words, root: Path, files: dict[Path, bytes | None]) -> list[str]:
    """Lines for a person; `files` are those about to be written, with their new content.

    A part of a name may be somebody else's, so nothing of it is changed without being asked.
    """
    forms = {form for form in {*words.forms, *words.kebabs, *words.parts} if len(form) >= SHORTEST}
    longest_first = sorted(map(alike, forms), key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})", re.IGNORECASE)
    found = list(_places(pattern, root, files)) if forms else []
    found += _elsewhere(words, root, files)
    more = [f"… and {len(found) - SHOWN} lines more"] * (len(found) > SHOWN)
    return [*found[:SHOWN], *more]


def _places(pattern: re.Pattern[str], root: Path, files: dict[Path, bytes | None]) -> Iterator[str]:
    there = {path for name in LOOKED_AT for path in root.glob(name) if path.is_file()}
    for path in sorted({*there, *files}):
        data = files[path] if path in files else path.read_bytes()
        text = alike((data or b"").decode("utf-8", "replace"))
        for number, line in enumerate(text.split("\n"), start=1):
            if hit := pattern.search(line):
                yield f"{relative(path, root)}:{number}: {hit[0]}"


def _elsewhere(words: Words, root: Path, files: dict[Path, bytes | None]) -> Iterator[str]:
    """Any other file below `root` that holds the words, such as somebody's copy of the document."""
    seen = {path for name in LOOKED_AT for path in root.glob(name)}
    gone = {path for path, data in files.items() if data is None}
    shown = (top for top in sorted(root.iterdir()) if not top.name.startswith("."))
    for path in (path for top in shown for path in sorted([top, *top.rglob("*")])):
        if path in seen or path in files or not gone.isdisjoint(path.parents) or not path.is_file():
            continue
        if words.spans(path.read_bytes().decode("utf-8", "replace")):
            yield f"{relative(path, root)}: holds them"


ID_NAMES = Rule(
    "id-names",
    "An id holds the name or words to be withdrawn.",
    "Give the record a neutral id first, wherever it stands; see HARM.md.",
    Seen(
        "The words to be withdrawn are `Mina Karimi`, and a statement has `id: "
        "mina-karimi-on-carts`.",
        "It has `id: neighbour-on-carts`, and so have the lines that refer to it.",
    ),
)


def naming(raw: Raw, names: Iterable[str], source_id: str = "", only: str = "") -> list[Problem]:
    """A problem for each id that holds one of the names, which are spelled like ids.

    With `source_id`, of the sources only that one is looked at; with `only`, that id alone.
    """
    wanted = sorted(names, key=len, reverse=True)
    return [
        Problem(
            place,
            ID_NAMES.code,
            f"the id `{id_}` holds `{name}`, and an id must name no private person.",
            "Put a neutral one such as `person-1` or `letter-2` in its place, here and wherever "
            "else it stands; HARM.md says what more to do if it was released. Then run this again.",
        )
        for id_, place in _ids(raw, source_id)
        for name in [name for name in wanted if holds(id_, name) and only in ("", id_)][:1]
    ]


def _ids(raw: Raw, source_id: str) -> Iterator[tuple[str, Place]]:
    for node in (*raw.lists.values(), *raw.kept.values()):
        yield from _below(node)
    for source in raw.sources:
        if source_id in ("", source.folder):
            yield source.folder, source.place
            if source.records:
                yield from _below(source.records)


def _below(node: Node, key: str = "") -> Iterator[tuple[str, Place]]:
    if isinstance(node, Scalar):
        if key in NAMING:
            yield node.text, node.place
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item, key)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _below(entry.value, entry.key.text)
