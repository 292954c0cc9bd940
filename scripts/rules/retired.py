"""What is wrong with the tombstones of `raw/retired.yaml`, and which of them are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scripts.contract.model import Contract
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Row
from scripts.raw.rule import Rule, Seen
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Scalar, Sequence
from scripts.records.tombstones import FILE, HEIRS, KEYS, Tombstone, heirs_of, tombstones


def living_ids(tables: Mapping[str, list[Row]], contract: Contract) -> dict[str, Place]:
    """Every id that stands in a table, with the line of its record."""
    found: dict[str, Place] = {}
    for table in contract.tables.values():
        if len(table.key) == 1:
            for row in tables.get(table.name, ()):
                found.setdefault(row[table.key[0]], row.at(table.key[0]))
    return found


def covers(retired: Iterable[str] | Mapping[str, object], id_: str) -> bool:
    """Whether an id has a tombstone: one of its own, or that of its source."""
    return id_ in retired or id_.partition(".")[0] in retired


def check_retired(node: Sequence | None, living: Mapping[str, Place]) -> list[Problem]:
    """Problems of a parsed `raw/retired.yaml`; `living` comes from `living_ids`."""
    if node is None:
        return []
    found = tombstones(node)
    known = {stone.id: stone for stone in reversed(found) if stone.id}
    problems = set(_misspelt(node))
    for stone in found:
        problems.update(_incomplete(stone, known))
        problems.update(_reused(stone, living))
        problems.update(_astray(stone, known, living))
    return sorted(problems)


TOMBSTONE_MISSING = Rule(
    "tombstone-missing",
    "An id that was released is gone, and nothing says what became of it.",
    "Restore it, or add a tombstone to `raw/retired.yaml`.",
    Seen(
        "Version 1.0.0 has the figure `mill-letter-2001.empty-houses`, and its record was deleted.",
        "`raw/retired.yaml` has `- id: mill-letter-2001.empty-houses` with `reason` and `since`.",
    ),
)


def check_vanished(
    released: Iterable[str], living: Iterable[str], retired: Iterable[str]
) -> list[Problem]:
    """A problem for every id that was released, is gone, and has no tombstone."""
    stones, here = set(retired), set(living)
    return [
        Problem(
            Place(FILE),
            TOMBSTONE_MISSING.code,
            f"`{id_}` was released and is gone.",
            f"Restore it, or add `- id: {id_}` with `reason` and `since` to {FILE}.",
        )
        for id_ in sorted(set(released) - here)
        if not covers(stones, id_)
    ]


def _misspelt(node: Sequence) -> Iterator[Problem]:
    for item in node.items:
        if not isinstance(item, Node):
            message, hint = "a tombstone is lines of `key: value`.", "Open it with `- id: …`."
            yield Problem(item.place, "record-shape", message, hint)
            continue
        for entry in item.entries:
            word, place = entry.key.text, entry.key.place
            if word not in KEYS:
                hint = suggestion(word, list(KEYS)) or f"Known: {', '.join(KEYS)}."
                yield Problem(place, "key-unknown", f"retired: there is no key `{word}`.", hint)
            elif not _fits(word, entry.value):
                message = (
                    f"retired.{word}: one text is wanted{', or a list of ids' * (word == HEIRS)}."
                )
                yield Problem(place, "value-not-text", message)


def _fits(word: str, value: object) -> bool:
    several = word == HEIRS and isinstance(value, Sequence)
    items = value.items if several and isinstance(value, Sequence) else (value,)
    return all(isinstance(item, Scalar) for item in items)


TOMBSTONE_INCOMPLETE = Rule(
    "tombstone-incomplete",
    "A tombstone lacks its `id`, `reason` or `since`.",
    "Give all three; `since` is the first version without the id.",
    Seen(
        "`- id: mill-letter-2001.empty-houses` stands alone in `raw/retired.yaml`.",
        "`reason: …` and `since: 1.1.0` stand below it.",
    ),
)


def _incomplete(stone: Tombstone, known: Mapping[str, Tombstone]) -> Iterator[Problem]:
    if known.get(stone.id, stone) is not stone:
        message = f"retired: `{stone.id}` has two tombstones."
        yield Problem(stone.place, "id-repeated", message, "Keep one of them.")
    if not stone.is_whole:
        wanted = "`id`" * (not stone.id) or "`reason`" * (not stone.reason)
        yield Problem(
            stone.place,
            TOMBSTONE_INCOMPLETE.code,
            f"retired: {wanted or '`since`'} is wanted.",
            "Give `id`, `reason`, and as `since` the first version without it, as in 1.4.0.",
        )


ID_REUSED = Rule(
    "id-reused",
    "A retired id stands for a record again.",
    "Choose another id.",
    Seen(
        "`empty-houses` was retired, and a new figure is called so.",
        "The new figure is called `empty-houses-in-winter`.",
    ),
)


def _reused(stone: Tombstone, living: Mapping[str, Place]) -> Iterator[Problem]:
    if stone.id in living:
        yield Problem(
            living[stone.id],
            ID_REUSED.code,
            f"`{stone.id}` was retired ({FILE}:{stone.place.line}) and is used again.",
            "Choose another id; a retired one is never used again.",
        )


REPLACEMENT_UNKNOWN = Rule(
    "replacement-unknown",
    "A tombstone names a replacement that does not exist.",
    "Name an id that stands in the tables.",
    Seen(
        "`replaced_by: mill-letter-2001.twelve-house` stands in `raw/retired.yaml`.",
        "It says `replaced_by: mill-letter-2001.twelve-houses`, which is a figure.",
    ),
)
REPLACEMENT_CIRCLE = Rule(
    "replacement-circle",
    "Following `replaced_by` leads back to its start.",
    "Let the last one name an id that stands in the tables, or none.",
    Seen(
        "`a` is replaced by `b`, and `b` by `a`.",
        "`b` is replaced by nothing: its line `replaced_by` is deleted.",
    ),
)


def _astray(
    stone: Tombstone, known: Mapping[str, Tombstone], living: Mapping[str, Place]
) -> Iterator[Problem]:
    for heir in stone.heirs:
        if heir not in living and heir not in known:
            yield Problem(
                stone.place,
                REPLACEMENT_UNKNOWN.code,
                f"retired: `{stone.id}` is replaced by `{heir}`, which does not exist.",
                suggestion(heir, [*living, *known]) or "Name an id that stands in the tables.",
            )
    heirs = {id_: one.heirs for id_, one in known.items()}
    descent = (stone.id, *heirs_of(stone.id, heirs))
    if any(heir in heirs_of(heir, heirs) for heir in descent):
        yield Problem(
            stone.place,
            REPLACEMENT_CIRCLE.code,
            f"retired: following `replaced_by` from `{stone.id}` leads back.",
            "Let the last one name an id that stands in the tables, or none.",
        )
