"""Changes of rows: paired by their key, compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.records.ledger import LEDGER
from scripts.release.changes import Change
from scripts.release.policy import DEFINING, KEYED_BY_CONTENT
from scripts.release.snapshots import Cells, Snapshot, TableState, columns
from scripts.rules.retired import covers

Key = tuple[str, ...]

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

    def changes(self) -> Iterator[Change]:
        """Every row added, removed or changed; nothing when a side has no rows at hand."""
        if self.old.rows is None or self.new.rows is None:
            return
        key = self._common_key()
        if not key:
            yield from self._unmatched()
            return
        here = {tuple(row[name] for name in key): row for row in self.old.rows}
        new_key = [self.columns[name] for name in key]
        there = {tuple(row[name] for name in new_key): row for row in self.new.rows}
        for identity in here.keys() | there.keys():
            before, after = here.get(identity), there.get(identity)
            if before is None and after is not None:
                yield self._added(identity, after)
            elif after is None and before is not None:
                yield self._gone(identity, before)
            elif before is not None and after is not None:
                yield from self._cells(identity, before, after)

    def _common_key(self) -> Key:
        """The columns that tell the rows of both sides apart; empty when none do."""
        back = {new: old for old, new in self.columns.items()}
        keys = {self.old.key, tuple(back.get(name, "") for name in self.new.key)}
        for key in sorted(keys):
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

    def _unmatched(self) -> Iterator[Change]:
        before, after = self.old.rows or (), self.new.rows or ()
        here = sorted([row[name] for name in self.columns] for row in before)
        there = sorted([row[name] for name in self.columns.values()] for row in after)
        if here != there:
            counts = (f"{len(rows):,} rows" for rows in (before, after))
            yield Change("rows-unmatched", self.old.name, "", "", "", *counts)

    def _added(self, key: Key, row: Cells) -> Change:
        rule = "row-added"
        if self.old.name == LEDGER:
            rule = "change-recorded"
        elif len(key) == 1 and covers(self.before.retired, key[0]):
            rule = "id-reused"
        record = " / ".join(key)
        return Change(rule, self.old.name, record, new=record, label=label(row, key, self.after))

    def _gone(self, key: Key, row: Cells) -> Change:
        rule = "row-dropped"
        if len(key) == 1 and self.old.name not in KEYED_BY_CONTENT:
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


def label(row: Cells, key: Key, side: Snapshot) -> str:
    """What a person calls the row: its own label or words, else the words it rests on."""
    found = next((row[name] for name in LABELS if row.get(name)), "")
    return found or side.words.get(key[0], "")
