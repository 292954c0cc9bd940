"""Changes of rows: paired by what tells them apart, compared cell by cell.

That is the primary key of a side; in a table without one a column that no one declared and that
tells them apart all the same; else the whole row, so that a row is there or is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.records.ledger import LEDGER
from scripts.release.changes import Change
from scripts.release.policy import DEFINING, KEYED_BY_CONTENT
from scripts.release.snapshots import Cells, Snapshot, TableState, columns
from scripts.rules.retired import covers

Key = tuple[str, ...]

NAMED = 0.5  # the share of values in common from which a column names the same things on both sides
# What a person calls a row: the first of these columns that is filled.
LABELS = ("label", "title", "wording", "as_written", "name", "quote", "text", "locator")


@dataclass(frozen=True)
class Rows:
    """The rows of one table on both sides."""

    before: Snapshot
    after: Snapshot
    old: TableState
    new: TableState
    columns: dict[str, str]  # those both sides have: the old name → the new one

    @property
    def can_be_paired(self) -> bool:
        """False when a side has no rows at hand, or no column of the other."""
        return bool(self.columns) and None not in (self.old.rows, self.new.rows)

    def changes(self) -> Iterator[Change]:
        """Every row added, removed or changed; nothing where `can_be_paired` is false."""
        if not self.can_be_paired:
            return
        if key := self._common_key():
            yield from self._paired(key)
        elif column := self._undeclared_key():
            yield from self._paired((column,), declared=False)
            yield from self._whole(column)
        else:
            yield from self._whole()

    def _paired(self, key: Key, declared: bool = True) -> Iterator[Change]:
        """Rows by `key`; those in which a column that nobody declared one is blank have none."""
        new_key = tuple(self.columns[name] for name in key)
        here, there = (
            {found: row for row in side.rows or () if any(found := tuple(row[n] for n in names))}
            for side, names in ((self.old, key), (self.new, new_key))
        )
        for identity in here.keys() | there.keys():
            before, after = here.get(identity), there.get(identity)
            if before is None and after is not None:
                yield self._added(identity, after)
            elif after is None and before is not None:
                yield self._gone(identity, before, declared)
            elif before is not None and after is not None:
                yield from self._cells(identity, before, after)

    @cached_property
    def _declared(self) -> frozenset[Key]:
        """The primary keys of both sides, under the old names."""
        back = {new: old for old, new in self.columns.items()}
        return frozenset({self.old.key, tuple(back.get(name, "") for name in self.new.key)})

    def _common_key(self) -> Key:
        """A declared key that tells the rows of both sides apart; empty when none does."""
        for key in sorted(self._declared):
            if key and set(key) <= self.columns.keys() and self._tells_apart(key):
                return key
        return ()

    def _tells_apart(self, key: Key) -> bool:
        sides = ((self.old, key), (self.new, tuple(self.columns[name] for name in key)))
        return all(
            len({tuple(row[name] for name in names) for row in side.rows or ()})
            == len(side.rows or ())
            for side, names in sides
        )

    def _undeclared_key(self) -> str:
        """The column, with no value twice, of which both sides share most; else empty."""
        shares = {name: self._shared(name) for name in sorted(self.columns)}
        best = max(shares, key=shares.__getitem__)
        return best if shares[best] >= NAMED else ""

    def _shared(self, name: str) -> float:
        """The part of the rows whose value stands on both sides; 0 where a value repeats."""
        sides = ((self.old, name), (self.new, self.columns[name]))
        filled = [[row[one] for row in side.rows or () if row[one]] for side, one in sides]
        here, there = map(set, filled)
        if len(here) + len(there) < sum(map(len, filled)):
            return 0
        return len(here & there) / max(1, min(len(side.rows or ()) for side, _ in sides))

    def _whole(self, blank: str = "") -> Iterator[Change]:
        """Rows that nothing but all their cells tells apart: so many more of each, or fewer.

        With `blank`, those in which that column is.
        """
        sides = ((self.old, {name: name for name in self.columns}), (self.new, self.columns))
        here, there = (
            Counter(
                tuple(row[name] for name in names.values())
                for row in side.rows or ()
                if not (blank and row[names[blank]])
            )
            for side, names in sides
        )
        for cells, number in (there - here).items():
            for record in _numbered(cells, number):
                yield Change("row-added", self.old.name, record, new=record)
        for cells, number in (here - there).items():
            for record in _numbered(cells, number):
                yield Change("row-dropped", self.old.name, record, old=record)

    def _added(self, key: Key, row: Cells) -> Change:
        rule = "row-added"
        if self.old.name == LEDGER:
            rule = "change-recorded"
        elif len(key) == 1 and covers(self.before.retired, key[0]):
            rule = "id-reused"
        record = " / ".join(key)
        return Change(rule, self.old.name, record, new=record, label=label(row, key, self.after))

    def _gone(self, key: Key, row: Cells, declared: bool) -> Change:
        rule = "row-dropped"  # nobody promised that a column without a key's declaration stays
        if declared and len(key) == 1 and self.old.name not in KEYED_BY_CONTENT:
            rule = "row-retired" if covers(self.after.retired, key[0]) else "row-removed"
        record = " / ".join(key)
        return Change(rule, self.old.name, record, old=record, label=label(row, key, self.before))

    def _cells(self, key: Key, before: Cells, after: Cells) -> Iterator[Change]:
        for name, new_name in self.columns.items():
            old, new = before[name], after[new_name]
            if old != new:
                yield Change(
                    self._rule(name, old, new),
                    self.old.name,
                    " / ".join(key),
                    name,
                    old=old,
                    new=new,
                    label=label(after, key, self.after),
                )

    def _rule(self, name: str, old: str, new: str) -> str:
        if old and new and name in DEFINING.get(self.old.name, ()):  # filling in asks no other
            return "meaning-changed"
        return "wording-changed" if name in self._prose else "cell-corrected"

    @cached_property
    def _prose(self) -> frozenset[str]:
        """Texts that a person types freely: not computed, of no set form, no references."""
        keys = self.old.schema.get("foreignKeys", ())
        references = {name for key in keys for name in columns(key.get("fields"))}
        return frozenset(
            name
            for name, field in self.old.fields.items()
            if field.get("type") == "string"
            and not (field.get("computed") or field.get("edtf") or name in references)
            and not {"enum", "pattern"} & field.get("constraints", {}).keys()
        )


def _numbered(cells: Key, number: int) -> Iterator[str]:
    """The row as a record, once for each time it is more or fewer."""
    record = " / ".join(cells)
    yield record
    yield from (f"{record} ({n})" for n in range(2, number + 1))


def label(row: Cells, key: Key, side: Snapshot) -> str:
    """What a person calls the row: its own label or words, else the words it rests on."""
    found = next((row[name] for name in LABELS if row.get(name)), "")
    return found or side.words.get(key[0], "")
