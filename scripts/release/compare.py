"""Two states of the dataset → every change between them."""

from __future__ import annotations

from collections.abc import Iterator

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
from scripts.release.pairing import renamed_fields, renamed_tables
from scripts.release.row_changes import Rows
from scripts.release.snapshots import Snapshot, TableState


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """Everything that differs. Raises `NotComparableError` when they are different datasets."""
    names = [side.descriptor["name"] for side in (old, new)]
    if names[0] != names[1]:
        raise NotComparableError(
            f"{old.label} holds the dataset `{names[0]}`, {new.label} `{names[1]}`: "
            "they are different datasets."
        )
    return Difference(
        Side(old.label, old.version),
        Side(new.label, new.version),
        gravest_first(_changes(old, new)),
        _skipped(old, new),
        Compared(
            len(old.tables.keys() & new.tables.keys()),
            sum(len(table.rows or ()) for table in new.tables.values()),
            len(old.documents.keys() | new.documents.keys()),
        ),
    )


def _changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    yield from package_changes(old, new, renamed_tables(old.tables, new.tables))
    for name in old.tables.keys() & new.tables.keys():
        yield from _table(old, new, old.tables[name], new.tables[name])
    if old.has_rows and new.has_rows:
        yield from _documents(old.documents, new.documents)
        yield from _tombstones(old, new)


def _table(old: Snapshot, new: Snapshot, before: TableState, after: TableState) -> Iterator[Change]:
    renamed = renamed_fields(before, after)
    yield from table_changes(before, after, renamed)
    columns = {name: renamed.get(name, name) for name in before.fields}
    shared = {name: there for name, there in columns.items() if there in after.fields}
    yield from Rows(old, new, before, after, shared).changes()


def _skipped(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    return tuple(
        f"rows and documents: {side.label} is a descriptor without its tables"
        for side in (old, new)
        if not side.has_rows
    )


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
