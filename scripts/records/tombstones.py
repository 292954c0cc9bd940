"""Tombstones, from `raw/retired.yaml`: what became of every id that was released and is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.contract.versions import SPELLING
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Scalar, Sequence

RETIRED = "retired"  # the table
FILE = f"raw/{RETIRED}.yaml"
KEYS = ("id", "replaced_by", "reason", "since")
HEIRS = "replaced_by"  # one id, or several one a line


@dataclass(frozen=True)
class Tombstone:
    """What became of one id."""

    id: str
    heirs: tuple[str, ...]  # the ids that took its place; empty = none did
    reason: str
    since: str  # the first version without it
    place: Place

    @property
    def is_whole(self) -> bool:
        """Whether all three stand there that must."""
        return bool(self.id and self.reason and SPELLING.fullmatch(self.since))

    @classmethod
    def of(cls, node: Node) -> Tombstone:
        """The tombstone as typed; what is missing is empty."""
        id_, reason, since = map(node.text, ("id", "reason", "since"))
        return cls(id_, _heirs(node.get(HEIRS)), reason, since, node.place)


def _heirs(value: object) -> tuple[str, ...]:
    items = value.items if isinstance(value, Sequence) else (value,)
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text)


def tombstones(node: object) -> list[Tombstone]:
    """The tombstones of a parsed `raw/retired.yaml`; None, where there is no file, holds none."""
    items = node.items if isinstance(node, Sequence) else ()
    return [Tombstone.of(item) for item in items if isinstance(item, Node)]


def retired_rows(node: object) -> list[Row]:
    """The rows of `retired`: one an heir; of an id without an heir, one.

    A tombstone that lacks something, or is the second of its id, which a rule refuses, has none.
    """
    whole = {stone.id: stone for stone in reversed(tombstones(node)) if stone.is_whole}
    return [
        Row(
            RETIRED,
            {
                "record": stone.id,
                "heir": str(number),
                HEIRS: heir,
                "reason": stone.reason,
                "since": stone.since,
            },
            stone.place,
        )
        for stone in whole.values()
        for number, heir in enumerate(stone.heirs or ("",), start=1)
    ]


def told(rows: Iterable[Row] | Iterable[Mapping[str, str]]) -> dict[str, Tombstone]:
    """The tombstones by id, from the rows of `retired` in their order."""
    found: dict[str, Tombstone] = {}
    for row in rows:
        id_, heir = row["record"], row[HEIRS]
        before = found[id_].heirs if id_ in found else ()
        heirs = (*before, heir) if heir else before
        found[id_] = Tombstone(id_, heirs, row["reason"], row["since"], Place(FILE))
    return found


def heirs_of(id_: str, heirs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """All that took the place of an id, and of its heirs, each once, the nearest first.

    `heirs` are those of each retired id; an id that is none of those stands today.
    """
    found: dict[str, None] = {}
    open_ = [id_]
    while open_:
        for heir in heirs.get(open_.pop(0), ()):
            if heir not in found:
                found[heir] = None
                open_.append(heir)
    return tuple(found)
