"""Two states of the dataset → every change between them, probable renamings among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from scripts.release.changes import (
    DOCUMENTS,
    TOMBSTONES,
    Change,
    Compared,
    Difference,
    NotComparableError,
    Side,
    gravest_first,
)
from scripts.release.contract_changes import package_changes, table_changes
from scripts.release.row_changes import Rows
from scripts.release.snapshots import Json, Snapshot, TableState

LIKENESS = 0.8  # from here on a pair is called a probable renaming
Renamed: TypeAlias = dict[str, dict[str, str]]  # by table of both sides: its probable renamings
NAMES = ("name", "title", "description")  # of a field: what a renaming changes anyway


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """Everything that differs. Raises `NotComparableError` when they are different datasets."""
    names = [side.descriptor["name"] for side in (old, new)]
    if names[0] != names[1]:
        raise NotComparableError(
            f"{old.label} holds the dataset `{names[0]}`, {new.label} `{names[1]}`: "
            "they are different datasets."
        )
    renamed = {
        name: renamed_fields(before, new.tables[name])
        for name, before in old.tables.items()
        if name in new.tables
    }
    return Difference(
        Side(old.label, old.version),
        Side(new.label, new.version),
        gravest_first(_changes(old, new, renamed)),
        tuple(_skipped(old, new, renamed)),
        Compared(
            len(old.tables.keys() & new.tables.keys()),
            sum(len(table.rows or ()) for table in new.tables.values()),
            len(old.documents.keys() | new.documents.keys()),
        ),
    )


def _changes(old: Snapshot, new: Snapshot, renamed: Renamed) -> Iterator[Change]:
    yield from package_changes(old, new, renamed_tables(old.tables, new.tables))
    for name, fields in renamed.items():
        yield from _table(old, new, name, fields)
    if old.has_rows and new.has_rows:
        yield from _documents(old.documents, new.documents)
        yield from _tombstones(old, new)


def _table(old: Snapshot, new: Snapshot, name: str, renamed: dict[str, str]) -> Iterator[Change]:
    before, after = old.tables[name], new.tables[name]
    yield from table_changes(before, after, renamed)
    if name != TOMBSTONES:  # compared as what they are, wherever they are kept
        yield from Rows(old, new, before, after, _shared(before, after, renamed)).changes()


def _shared(before: TableState, after: TableState, renamed: dict[str, str]) -> dict[str, str]:
    """The columns that both sides have: the old name → the new one."""
    columns = {name: renamed.get(name, name) for name in before.fields}
    return {name: there for name, there in columns.items() if there in after.fields}


def _skipped(old: Snapshot, new: Snapshot, renamed: Renamed) -> Iterator[str]:
    for side in (old, new):
        if not side.has_rows:
            yield f"rows and documents: {side.label} is a descriptor without its tables"
    for name, fields in sorted(renamed.items()):
        if not _shared(old.tables[name], new.tables[name], fields):
            yield f"rows of {name}: the sides have no column in common"


def _documents(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for source in old.keys() | new.keys():
        before, after = old.get(source, ""), new.get(source, "")
        if before != after:
            rule = "added" if not before else "changed" if after else "removed"
            yield Change(f"document-{rule}", DOCUMENTS, source, old=before, new=after)


def _tombstones(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Tombstones whose coming or going does not already show in a row."""
    for id_ in old.retired.keys() ^ new.retired.keys():
        with_, without = (new, old) if id_ in new.retired else (old, new)
        if id_ in without.ids and id_ not in with_.ids:
            continue
        if with_ is new:
            yield Change("tombstone-added", TOMBSTONES, id_, new=id_)
        else:
            yield Change("tombstone-removed", TOMBSTONES, id_, old=id_)
    for id_ in old.retired.keys() & new.retired.keys():
        before, after = old.retired[id_], new.retired[id_]
        if "replaced_by" not in before or "replaced_by" not in after:
            continue  # known from the table of changes alone
        for part in before:
            if before[part] != after[part]:
                yield Change(
                    "tombstone-changed", TOMBSTONES, id_, part, part, before[part], after[part]
                )


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
