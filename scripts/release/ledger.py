"""What a release adds to `raw/changes.yaml`: what it did to which row.

The file is appended to by the command a person runs for a release, and its reasons are theirs to
improve before they commit; `derived.ledger` makes the table `changes` from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.derived.ledger import KEYS, LEDGER, RECORDS
from scripts.raw.files import WITHDRAWN
from scripts.raw.spelling import spelled
from scripts.release.changes import Difference
from scripts.release.snapshots import Json, Snapshot

FILE = "raw/changes.yaml"
PASSAGES = "passages"
ACTIONS = {"added": "added", "changed": "corrected", "removed": "retired"}


@dataclass(frozen=True, order=True)
class Entry:
    """What one release did, for one reason, to some rows of one table."""

    version: str
    table: str
    action: str  # added, corrected or retired
    fields: str  # the columns that differ, separated by blanks; empty unless corrected
    reason: str
    note: str
    records: tuple[str, ...] = ()  # keys, their parts joined by " / "

    def __str__(self) -> str:
        """As it stands in the file."""
        filled = [(key, value) for key in KEYS if (value := getattr(self, key))]
        lines = [f"{key}: {spelled(value)}" for key, value in filled]
        lines += [f"{RECORDS}:", *(f"  - {spelled(record)}" for record in self.records)]
        return "- " + "\n  ".join(lines) + "\n"


def entries(difference: Difference, new: Snapshot, version: str, reason: str) -> Iterator[Entry]:
    """What `version` did to the rows that people write.

    `reason` stands for all of them but the retired, whose tombstones give their own.
    """
    together: dict[Entry, list[str]] = {}
    for table, records in difference.rows.items():
        redacted = [record for record in records if WITHDRAWN in record]
        for record, changes in records.items():
            action = ACTIONS[changes[0].kind]
            withdrawn = action == "retired" and any(_is(record, other) for other in redacted)
            if withdrawn or not _is_written(table, action, new):
                continue
            why, note = _fate(new.retired.get(record)) if action == "retired" else ("", "")
            fields = " ".join(change.field for change in changes if change.field)
            entry = Entry(version, table, action, fields, why or reason, note)
            together.setdefault(entry, []).append(record)
    for entry, found in sorted(together.items()):
        yield replace(entry, records=tuple(found))


def _is(record: str, redacted: str) -> bool:
    """Whether a key is that of a row from which words were withdrawn; it must not be told."""
    return len(record) == len(redacted) and all(
        sign in (before, WITHDRAWN) for before, sign in zip(record, redacted, strict=True)
    )


def _is_written(table: str, action: str, new: Snapshot) -> bool:
    """Whether a person did it: a computed row follows from others, all but a passage's words."""
    if table == PASSAGES:
        return action == "corrected"
    return table in new.tables and table != LEDGER and not new.tables[table].is_computed


def _fate(stone: Json | None) -> tuple[str, str]:
    heir = (stone or {}).get("replaced_by", "")
    return (stone or {}).get("reason", ""), f"replaced by {heir}" * bool(heir)
