"""The table `changes`, from `raw/changes.yaml`: what each release did to which row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Row
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Scalar, Sequence

LEDGER = "changes"  # the table
KEYS = ("version", "table", "action", "fields", "reason", "note")
RECORDS = "records"


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
