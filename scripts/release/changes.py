"""One change, and all that were found between two states of the dataset."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from os.path import commonprefix
from typing import Any

from scripts.contract.versions import Bump, Version
from scripts.raw.problems import one_line, shorten
from scripts.records.tombstones import RETIRED
from scripts.release.policy import BY_CODE

ABSENT = "(none)"  # how evidence shows that one side has no such value
DOCUMENTS, TOMBSTONES = "documents", RETIRED  # where a change is that is none of a row
SHOWN = 90  # code points of a value in a line of evidence
BEFORE = 20  # of them before the first that differs


class NotComparableError(Exception):
    """Two states cannot be compared; the message is one line that says why."""


@dataclass(frozen=True)
class Change:
    """One difference, under one rule of the policy."""

    rule: str  # a code of policy.py
    table: str = ""  # empty: the package; also `documents` and `retired`
    record: str = ""  # the row's key, its parts joined by " / "; empty: not about a row
    field: str = ""  # empty: not about one column
    part: str = ""  # the property of the contract that differs, such as `constraints.minimum`
    old: str = ""  # empty: not there
    new: str = ""
    label: str = ""  # what a person calls the row

    @property
    def bump(self) -> Bump:
        """What the policy asks for."""
        return BY_CODE[self.rule].bump

    @property
    def is_outside(self) -> bool:
        """Whether it is one of a property that no reader's script sees."""
        return self.rule == "property-outside"

    @property
    def kind(self) -> str:
        """What became of the row: `added`, `removed` or `changed`."""
        if self.field or (self.old and self.new):
            return "changed"
        return "added" if self.new else "removed"

    @property
    def where(self) -> str:
        """`package`, `table`, `table.field`, `table[record]` or `table[record].field`."""
        place = self.table or "package"
        place += f"[{shorten(one_line(self.record), SHOWN)}]" if self.record else ""
        return f"{place}.{self.field}" if self.field else place

    @property
    def evidence(self) -> str:
        """What was seen, on one line; long values are cut, `old` and `new` hold them whole."""
        skip = _in_common(self.old, self.new)
        old, new = ("…" * bool(skip) + value[skip:] for value in (self.old, self.new))
        return self._said(shorten(old, SHOWN), shorten(new, SHOWN), shorten(self.label, SHOWN))

    @property
    def whole(self) -> str:
        """The same with no word cut; of a text reworded, as it reads now."""
        if self.rule == "words-changed" and self.new:
            return one_line(f"{self.part} reads now: {self.new}")
        return self._said(self.old, self.new, self.label)

    def _said(self, old: str, new: str, label: str) -> str:
        says = BY_CODE[self.rule].says
        filled = {"old": old or ABSENT, "new": new or ABSENT, "label": label or self.record}
        return one_line(says.format(part=self.part, **filled))


def _in_common(old: str, new: str) -> int:
    """How much of two long values to leave out, so that what is shown of them differs."""
    if max(len(old), len(new)) <= SHOWN:
        return 0
    return max(0, len(commonprefix([old, new])) - BEFORE)  # noqa: RUF071  by character, yes


@dataclass(frozen=True)
class Side:
    """One of the two states compared."""

    name: str  # a ref, a path, "the working tree"
    version: str  # as its descriptor declares


@dataclass(frozen=True)
class Compared:
    """How much was looked at; a comparison that looked at nothing has failed."""

    tables: int
    rows: int
    documents: int

    def __str__(self) -> str:
        parts = ((self.tables, "table"), (self.rows, "row"), (self.documents, "document"))
        said = [f"{count:,} {noun}{'s' * (count != 1)}" for count, noun in parts]
        return "{}, {} and {}".format(*said)


@dataclass(frozen=True)
class Difference:
    """All changes between two states, the gravest first."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    skipped: tuple[str, ...]  # what could not be compared, and why
    compared: Compared

    @property
    def is_same(self) -> bool:
        """True when everything was compared and nothing differs."""
        return not self.changes and not self.skipped

    @property
    def bump(self) -> Bump:
        """The greatest bump that a change asks for."""
        return max((change.bump for change in self.changes), default=Bump.NONE)

    @property
    def required(self) -> Version:
        """The least version the new state may declare. Raises `ValueError`."""
        return Version.read(self.old.version).raised(self.bump)

    @cached_property
    def contract(self) -> list[Change]:
        """The changes of the contract, as far as a reader's script can see them."""
        return [change for change in self.changes if not (change.record or change.is_outside)]

    @cached_property
    def outside(self) -> list[Change]:
        """The changes of properties outside the standards, which ask for nothing."""
        return [change for change in self.changes if change.is_outside]

    @cached_property
    def rows(self) -> dict[str, dict[str, list[Change]]]:
        """The changes of rows, documents and tombstones, by table and record."""
        found: dict[str, dict[str, list[Change]]] = {}
        for change in sorted(self.changes, key=attrgetter("table", "record")):
            if change.record:
                found.setdefault(change.table, {}).setdefault(change.record, []).append(change)
        return found

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """By table, how many records were added, changed and removed."""
        return {
            table: Counter(changes[0].kind for changes in records.values())
            for table, records in self.rows.items()
        }

    def gravest(self) -> list[Change]:
        """The changes that ask for the required bump."""
        return [change for change in self.changes if change.bump == self.bump]


def gravest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, each once, in the one order in which they are always shown."""
    return tuple(
        sorted(
            set(changes),
            key=lambda change: (
                -change.bump,
                bool(change.record),
                change.table,
                change.record,
                change.field,
                change.rule,
                change.part,
                change.old,
                change.new,
            ),
        )
    )


def spelt(value: Any) -> str:
    """A value of the descriptor as text: plain, or as JSON; empty when it is absent."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
