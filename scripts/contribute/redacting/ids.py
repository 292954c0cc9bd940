"""Ids that carry a name: tables, links and citations hold them, so no block can replace them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.contribute.redacting.words import holds
from scripts.raw.problems import Place, Problem
from scripts.raw.raw import Raw
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping, Node, Scalar, Sequence

NAMING = ("id", "replaced_by", "records")  # keys under which ids stand as such


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
