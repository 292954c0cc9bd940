"""The table of changes: `raw/changes.yaml`, to which a release adds what it did to which row.

The file is appended to by the command a person runs for a release, and its reasons are theirs to
improve before they commit; the build makes the table `changes` from it, and writes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scripts.reading.files import WITHDRAWN
from scripts.reading.nearby import suggestion
from scripts.reading.problems import Place, Problem
from scripts.reading.spelling import spelled
from scripts.reading.strict_yaml import Mapping as Node
from scripts.reading.strict_yaml import Scalar, Sequence
from scripts.resolving.rows import Row
from scripts.versioning.changes import Difference
from scripts.versioning.policy import LEDGER
from scripts.versioning.snapshots import Json, Snapshot

FILE = "raw/changes.yaml"
KEYS = ("version", "table", "action", "fields", "reason", "note")
RECORDS = "records"
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


def ledger_rows(node: Sequence | None) -> tuple[list[Row], list[Problem]]:
    """The rows of `changes` from a parsed `raw/changes.yaml`, and what is wrong with its shape.

    None, where there is no such file, gives no rows.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for item in node.items if node else ():
        if isinstance(item, Node):
            problems.extend(_misspelt(item))
            rows.extend(_rows(item))
        else:
            problems.append(_shape(item.place, "an entry is lines of `key: value`."))
    return rows, problems


def _rows(item: Node) -> Iterator[Row]:
    typed: Mapping[str, Scalar] = {
        entry.key.text: entry.value for entry in item.entries if isinstance(entry.value, Scalar)
    }
    cells = {key: value.text for key, value in typed.items() if key in KEYS}
    places = {key: value.place for key, value in typed.items()}
    below = item.get(RECORDS)
    for record in below.items if isinstance(below, Sequence) else ():
        if isinstance(record, Scalar):
            here = {**places, "record": record.place}
            yield Row(LEDGER, {**cells, "record": record.text}, item.place, here)


def _misspelt(item: Node) -> Iterator[Problem]:
    for entry in item.entries:
        word = entry.key.text
        if word not in (*KEYS, RECORDS):
            hint = suggestion(word, [*KEYS, RECORDS]) or f"Known: {', '.join((*KEYS, RECORDS))}."
            message = f"changes: there is no key `{word}`."
            yield Problem(entry.key.place, "key-unknown", message, hint)
    below = item.get(RECORDS)
    texts = below.items if isinstance(below, Sequence) else ()
    if not texts or not all(isinstance(text, Scalar) for text in texts):
        yield _shape(item.place, "`records` must list one key a line.")


def _shape(place: Place, message: str) -> Problem:
    return Problem(place, "record-shape", f"changes: {message}", "See the entries above it.")
