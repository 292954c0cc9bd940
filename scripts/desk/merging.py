"""Two people changed the same file: what each wants of it is put together, record by record.

What only one of them touched is theirs. What both changed in the same way is agreed. Whatever is
left is a clash, and a person is asked: nothing is chosen for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from scripts.desk.edits import Edit, Fields, Row, Shape
from scripts.desk.record_text import Name

WHOLE = ""  # the field of a clash over a record as such: one deleted it, or both made it
Value = str | list[Row]
Sides = tuple[Any, Any, Any]  # before, mine, disk


@dataclass(frozen=True)
class Clash:
    """One thing that both changed, each in another way; None where there is nothing."""

    edit: Edit
    field: str  # a key; `positions/CLAIM/position` of what is indented; WHOLE of the record
    before: Any
    mine: Any
    disk: Any
    whole: Fields | None = None  # the record as it stands on the disk

    def as_json(self) -> dict[str, Any]:
        """The clash for a page."""
        return {
            "table": self.edit.shape.section,
            "source": self.edit.source,
            "record": self.edit.label,
            "field": self.field,
            "before": self.before,
            "mine": self.mine,
            "disk": self.disk,
        }


@dataclass(frozen=True)
class Merged:
    """What is still to be done to the file on the disk, and what somebody has to decide first."""

    edits: tuple[Edit, ...]  # where two clash, what stands on the disk is kept
    clashes: tuple[Clash, ...]


def merged(edits: Iterable[Edit], disk: Mapping[str, Mapping[Name, Fields]]) -> Merged:
    """Edits as they have to be now, by what stands on the `disk`: the records of each path."""
    left: list[Edit] = []
    clashes: list[Clash] = []
    for edit in edits:
        standing = disk.get(edit.path, {}).get((edit.shape.section, edit.name))
        found = list(_clashes(edit, standing))
        clashes += found
        after = standing if found and found[0].field == WHOLE else _together(edit, standing)
        if after != standing:
            left.append(replace(edit, before=standing, after=after))
    return Merged(tuple(left), tuple(clashes))


def _clashes(edit: Edit, disk: Fields | None) -> Iterator[Clash]:
    before, mine = edit.before, edit.after
    if mine in (before, disk) or disk == before:
        return
    if before is None or mine is None or disk is None:
        yield Clash(edit, WHOLE, before, mine, disk, disk)
        return
    for field in _keys(before, mine, disk):
        for at, sides in _sides(field, before, mine, disk, edit.shape):
            if _both(*sides):
                yield Clash(edit, at, *sides, disk)


def _together(edit: Edit, disk: Fields | None) -> Fields | None:
    """The record with what either side changed; the disk's where they clash."""
    before, mine = edit.before, edit.after
    if before is None or mine is None or disk is None:
        return mine if disk == before else disk
    found: Fields = {}
    for field in _keys(disk, mine, before):
        one = (before.get(field), mine.get(field), disk.get(field))
        if _listed(one, edit.shape, field):
            value: Value | None = _rows_together(edit.shape, *one)
        else:
            value = _chosen(*one)
        if value:
            found[field] = value
    return found


def _both(before: object, mine: object, disk: object) -> bool:
    """Whether both changed it, each in another way."""
    return mine != before and disk != before and mine != disk


def _chosen(before: Any, mine: Any, disk: Any) -> Any:
    return disk if disk != before else mine


def _sides(
    field: str, before: Fields, mine: Fields, disk: Fields, shape: Shape
) -> Iterator[tuple[str, Sides]]:
    """What is compared of one key: the value, or each line of each row indented below it."""
    sides = before.get(field), mine.get(field), disk.get(field)
    if not _listed(sides, shape, field):
        yield field, sides
        return
    by_name = [_by_name(side, shape) for side in sides]
    for name in _keys(*by_name):
        rows = (by_name[0].get(name), by_name[1].get(name), by_name[2].get(name))
        where = "/".join((field, *name))
        if None in rows:
            yield where, rows
        else:
            one, two, three = (cast(Row, row) for row in rows)
            for key in _keys(one, two, three):
                yield f"{where}/{key}", (one.get(key), two.get(key), three.get(key))


def _rows_together(shape: Shape, *sides: Value | None) -> list[Row]:
    before, mine, disk = (_by_name(side, shape) for side in sides)
    found = []
    for name in _keys(disk, mine):
        one = before.get(name), mine.get(name), disk.get(name)
        if None in one:
            row = _chosen(*one)
        else:
            rows = [cast(Row, it) for it in one]
            values = {key: _chosen(*(it.get(key) for it in rows)) for key in _keys(*rows)}
            row = {key: value for key, value in values.items() if value}
        found += [row] if row else []
    return found


def _listed(sides: Iterable[Value | None], shape: Shape, field: str) -> bool:
    """Whether all are lists whose rows can be told apart."""
    return field == shape.child and all(
        side is None or (isinstance(side, list) and len(_by_name(side, shape)) == len(side))
        for side in sides
    )


def _by_name(side: Value | None, shape: Shape) -> dict[tuple[str, ...], Row]:
    rows = side if isinstance(side, list) else []
    return {shape.child_name(row): row for row in rows}


def _keys(*sides: Mapping[Any, Any]) -> list[Any]:
    """Every key of any of them, once, in the order of the first."""
    return list(dict.fromkeys(key for side in sides for key in side))
