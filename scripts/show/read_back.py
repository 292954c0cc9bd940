"""A source read back: what each of its records was taken to say, and what its text leaves open.

A record is one neutral sentence, made of its columns alone. The words of the document stand in
“quotes”; all else is ours. Who says it comes first, then as reported by whom, what stand they take,
and what they say: whoever reads the sentence beside the document sees a wrong speaker, claim, bound
or date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.derived.coverage import MUST_BE_ACCOUNTED, tallies
from scripts.raw.problems import Refused, shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.visible import visible
from scripts.show.records import RECORDS
from scripts.show.sayings import added, noted, who
from scripts.show.shelf import Placed, Shelf
from scripts.show.terminal import wrap
from scripts.show.words import quoted, spot

INDENT = 2
FEW = 5  # of what is left open, so many are shown
ENDS = (".", "?", "!")
PLACED = Placed(  # in the heading, or left in `source.yaml`, where a curator has them before them
    "sources",
    "source_id title kind byline speaker_id publisher_id published language url archive_url "
    "accessed held read read_through_id derived_from_id derivation coverage rights redistribute "
    "sha256 text_sha256 characters citation encoding contributed_by_id redacted ocr",
)


@dataclass(frozen=True)
class Told:
    """A record as one sentence."""

    table: str
    id: str
    text: str  # empty where it cannot be understood, which a problem says


def told(dataset: Dataset, shelf: Shelf, source_id: str) -> list[Told]:
    """Every record of a source, by table, then as they stand in its file."""
    rows = (row for table in RECORDS for row in _rows(dataset, shelf, table, source_id))
    named = ((row, row[RECORDS[row.table].column]) for row in rows)
    found = [Told(row.table, name, understood(shelf, row)) for row, name in named]
    lost = sorted(name for name in dataset.left_out if name.startswith(f"{source_id}."))
    return [*found, *(Told("", name, "") for name in lost)]


def _rows(dataset: Dataset, shelf: Shelf, table: str, source_id: str) -> list[Row]:
    """The rows that are records of their own: a statement's positions stand in its sentence."""
    column = RECORDS[table].column
    own = {row["passage_id"] for row in shelf.find("passages", "source_id", source_id)}
    if table == "positions":
        own -= {row["statement_id"] for row in dataset.tables["statements"]}
    rows = [row for row in dataset.tables[table] if row[column] in own]
    return sorted(rows, key=lambda row: row.home)


def understood(shelf: Shelf, row: Row) -> str:
    """The sentence of a row of a table of records.

    Empty where a number was not read, a reference leads nowhere or a value stands in no list. The
    problems say so.
    """
    fields = shelf.contract.tables[row.table].fields
    unlisted = any(row[one.name] and one.enum and row[one.name] not in one.enum for one in fields)
    if unlisted or (row.table == "figures" and not row["bound_source"]):
        return ""
    try:
        return sentence(shelf, row)
    except Refused:
        return ""


def sentence(shelf: Shelf, row: Row) -> str:
    """What a row of a table of records says. Raises `Refused` where a reference leads nowhere."""
    kind = RECORDS[row.table]
    said = kind.read(shelf, row)
    place = spot(said.where.line, said.where.locator)
    says = "".join(kind.sentence(shelf, said))
    text = f"You say ({place}): {who(said)} {says}{noted(said)}"
    return text if text.endswith(ENDS) else f"{text}."


def record_lines(records: Iterable[Told], width: int) -> Iterator[str]:
    """The sentences, a heading over each table's; lines of `width` columns, 0 = unbroken."""
    items = list(records)
    for table in RECORDS:
        texts = [(one.text, one.id) for one in items if one.table == table and one.text]
        if texts:
            yield ""
            yield f"{table.capitalize()} ({len(texts)})"
        for text, key in texts:
            yield from _hung(f"{text} — {key.partition('.')[2]}", width)
    if unclear := [one.id.partition(".")[2] for one in items if not one.text]:
        yield ""
        yield from _hung(f"Not understood, see the problems: {', '.join(unclear)}.", width)


def heading(shelf: Shelf, source_id: str) -> Iterator[str]:
    """Which source it is, and who speaks where no record says otherwise."""
    row = shelf.row("sources", source_id)
    further = added(shelf.others(row, PLACED))
    yield visible(f"{source_id}: {quoted(row['title'])}{further}")
    try:
        speaker = shelf.named("actors", row["speaker_id"])
        voice = shelf.named("actors", shelf.voices.voice(speaker.id))
    except Refused:
        yield "Who speaks in it is not understood, see the problems."
        return
    counts = f", which counts in the voice of {voice.label}" if voice != speaker else ""
    yield visible(f"Where no statement says otherwise, the speaker is {speaker.label}{counts}.")


def open_lines(dataset: Dataset, source_id: str, width: int) -> Iterator[str]:
    """What became no record and was not set aside: how much of each kind, and the first few.

    In lines of `width` columns, 0 = unbroken.
    """
    if source_id not in dataset.documents:
        yield "The document is only cited; what it leaves open is not known here."
        return
    rows = [row for row in dataset.tables["coverage"] if row["source_id"] == source_id]
    counts = [
        f"{one.open:,} of {one.used + one.set_aside + one.open:,} {one.kind}s"
        for one in tallies(rows)
        if one.open
    ]
    if not counts:
        yield "The document leaves nothing open."
        return
    summary = f"The document leaves open: {', '.join(counts)}."
    yield from wrap(summary, width) if width else [summary]
    waiting = [
        row for row in rows if row["disposition"] == "open" and row["kind"] in MUST_BE_ACCOUNTED
    ]
    for row in waiting[:FEW]:
        yield from _hung(_open(dataset, row), width)
    if waiting:
        yield f"`./record suggest {source_id}` drafts records for them."


def _open(dataset: Dataset, row: Row) -> str:
    document = dataset.documents[row["source_id"]]
    start, end = int(row["char_start"]), int(row["char_end"])
    place = spot(document.line_of(start), document.locator_of(start, end))
    return f"{place}: the {row['kind']} {quoted(shorten(row['text']))}"


def _hung(text: str, width: int) -> Iterator[str]:
    """A text indented, its later lines deeper."""
    lines = wrap(text, width - 2 * INDENT) if width else [visible(text)]
    for number, line in enumerate(lines):
        yield f"{' ' * INDENT * (2 if number else 1)}{line}"
