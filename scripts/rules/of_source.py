"""Which problems are a source's own: those in its folder, and in the shared entries it refers to.

An entry is referred to when a record of the source names it, or an entry that the source refers
to does: a figure's claim, the claim's event, the event's place.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from scripts.contract.model import Contract
from scripts.raw.problems import Place
from scripts.raw.raw import Raw
from scripts.raw.rows import Dataset, Row
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Sequence as Items


def shared_files(contract: Contract) -> frozenset[str]:
    """The files of the shared lists, from the project's root."""
    return frozenset(f"raw/{kind.section}.yaml" for kind in contract.lists)


def in_folder(place: Place, source_id: str) -> bool:
    """Whether a place is the source's folder, or in one of its files."""
    return f"{place.path}/".startswith(f"raw/sources/{source_id}/")


def lines_of(raw: Raw) -> dict[str, list[int]]:
    """Where the entries of each shared list open."""
    return {name: [item.place.line for item in node.items] for name, node in raw.lists.items()}


@dataclass(frozen=True)
class Concern:
    """What concerns one source of a project."""

    source_id: str
    lines: Mapping[str, Sequence[int]]  # by the name of a shared list: where its entries open
    dataset: Dataset
    contract: Contract

    def holds(self, place: Place) -> bool:
        """Whether a problem at `place` is this source's own."""
        return in_folder(place, self.source_id) or self._entry(place) in self._referred

    def _entry(self, place: Place) -> tuple[str, int]:
        """The file and first line of the shared entry in which a place lies."""
        lines = self.lines.get(PurePosixPath(place.path).stem, ())
        if place.path not in shared_files(self.contract):
            return place.path, 0
        at = bisect_right(lines, place.line)
        return place.path, lines[at - 1] if at else 0

    @cached_property
    def _referred(self) -> set[tuple[str, int]]:
        """The entries referred to, as in `_entry`."""
        every = [row for rows in self.dataset.tables.values() for row in rows]
        shared = shared_files(self.contract)
        waiting = [row for row in every if in_folder(row.home, self.source_id)]
        found: set[tuple[str, int]] = set()
        while waiting:
            for row in self._named_by(waiting.pop()):
                entry = row.home.path, row.home.line
                if row.home.path in shared and entry not in found:
                    found.add(entry)
                    waiting.append(row)
        return found

    def _named_by(self, row: Row) -> Iterator[Row]:
        for key in self.contract.tables[row.table].foreign_keys:
            yield from self._by_key[key.table, key.target].get(row[key.field], ())

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], dict[str, list[Row]]]:
        """Table and column → the rows by what stands there; of every column referred to."""
        keys = {
            (key.table, key.target)
            for table in self.contract.tables.values()
            for key in table.foreign_keys
        }
        found: dict[tuple[str, str], dict[str, list[Row]]] = {}
        for name, column in keys:
            found[name, column] = defaultdict(list)
            for row in self.dataset.tables[name]:
                found[name, column][row[column]].append(row)
        return found


def extents(records: Node) -> dict[str, range]:
    """The lines of each record of a `records.yaml`, by the id typed, up to what follows it."""
    keys = [entry.key.place.line for entry in records.entries]
    below = [entry.value for entry in records.entries if isinstance(entry.value, Items)]
    items = [item for node in below for item in node.items if isinstance(item, Node)]
    starts = sorted([*keys, *(item.place.line for item in items)])
    ends = dict(zip(starts, [*starts[1:], sys.maxsize], strict=True))
    return {
        name: range(item.place.line, ends[item.place.line])
        for item in items
        if (name := item.text("id"))
    }
