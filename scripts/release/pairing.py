"""What is gone on one side and new on the other, and looks like the same thing under a new name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from scripts.release.snapshots import Json, TableState

LIKENESS = 0.8  # from here on a pair is called a probable renaming
NAMES = ("name", "title", "description")  # of a field: what a renaming changes anyway


def paired(
    gone: Iterable[str], come: Iterable[str], likeness: Callable[[str, str], float]
) -> dict[str, str]:
    """Probable renamings, old name → new name, each name once, the likeliest first.

    Swapping the sides gives the same pairs turned round.
    """
    arrived = list(come)
    scored = [(likeness(old, new), old, new) for old in gone for new in arrived]
    scored.sort(key=lambda item: (-item[0], sorted(item[1:])))
    pairs: dict[str, str] = {}
    for score, old, new in scored:
        if score >= LIKENESS and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def renamed_tables(old: dict[str, TableState], new: dict[str, TableState]) -> dict[str, str]:
    """Tables that are probably the same; alike is the share of column names in common."""

    def likeness(gone: str, come: str) -> float:
        here, there = set(old[gone].fields), set(new[come].fields)
        return len(here & there) / len(here | there)

    return paired(old.keys() - new.keys(), new.keys() - old.keys(), likeness)


def renamed_fields(old: TableState, new: TableState) -> dict[str, str]:
    """Fields that are probably the same; alike is the share of cells in common.

    Columns without a filled cell are alike when nothing but the name differs, place included.
    """

    def likeness(gone: str, come: str) -> float:
        if old.fields[gone].get("type") != new.fields[come].get("type"):
            return 0
        here, there = _cells(old, gone), _cells(new, come)
        if here or there:
            return (here & there).total() / max(here.total(), there.total())
        alike = _beyond_names(old.fields[gone]) == _beyond_names(new.fields[come])
        return float(alike and _place(old, gone) == _place(new, come))

    return paired(
        old.fields.keys() - new.fields.keys(), new.fields.keys() - old.fields.keys(), likeness
    )


def _cells(table: TableState, name: str) -> Counter[str]:
    return Counter(row[name] for row in table.rows or () if row[name])


def _beyond_names(field: Json) -> Json:
    return {key: value for key, value in field.items() if key not in NAMES}


def _place(table: TableState, name: str) -> int:
    return list(table.fields).index(name)
