"""A source: its bibliography, whose voice it is, what it derives from, and its records."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.derived.coverage import tallies
from scripts.raw.rows import Row, root_of
from scripts.show.shelf import Shelf
from scripts.show.view_types import Named

# Tables whose rows rest on a passage, with the column that names it.
RECORDS = {
    "statements": "statement_id",
    "figures": "figure_id",
    "reports": "report_id",
    "positions": "passage_id",
    "offices": "office_id",
    "names": "passage_id",
}
BIBLIOGRAPHY = (
    "kind", "byline", "published", "language", "url", "archive_url", "accessed", "held", "read",
    "coverage", "rights", "redistribute", "sha256", "text_sha256", "characters", "citation",
    "redacted",
)  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """What became of the items of one kind in the text."""

    kind: str
    used: int
    set_aside: int
    open: int


@dataclass(frozen=True)
class Record:
    """A passage of the source, with the tables that hold a row for it."""

    record_id: str
    tables: tuple[str, ...]
    words: str  # empty where the document is only cited
    line: int | None
    locator: str


@dataclass(frozen=True)
class SourceView:
    """All that is known of one source."""

    type: str  # source
    id: str
    title: str
    bibliography: dict[str, str]  # the columns of `sources` that no other key here holds
    speaker: Named  # whose voice the text is
    voice: Named  # in which it counts
    voice_basis: str
    publisher: Named | None
    derivation: str
    derived_from: Named | None
    copies: tuple[Named, ...]  # sources that derive from this one
    read_through: Named | None
    contributed_by: Named | None  # who answers for the records that name nobody else
    tallies: tuple[Tally, ...]
    counts: dict[str, int]  # records by table
    records: tuple[Record, ...]  # in the order of the text


def source_view(shelf: Shelf, source_id: str) -> SourceView:
    """The view of one source. Raises `Refused`."""
    row = shelf.row("sources", source_id)
    records = tuple(_records(shelf, source_id))
    # A copy counts in the voice of whoever wrote its original.
    original = root_of(shelf.origins.source_links, source_id)
    author = shelf.row("sources", original)["speaker_id"]
    return SourceView(
        "source",
        source_id,
        row["title"],
        {name: row[name] for name in BIBLIOGRAPHY},
        shelf.named("actors", row["speaker_id"]),
        shelf.named("actors", shelf.voices.voice(author)),
        _voice_basis(shelf, author),
        shelf.maybe("actors", row["publisher_id"]),
        row["derivation"],
        shelf.maybe("sources", row["derived_from_id"]),
        shelf.all_named("sources", "derived_from_id", source_id),
        shelf.maybe("sources", row["read_through_id"]),
        shelf.maybe("contributors", row["contributed_by_id"]),
        tuple(
            Tally(tally.kind, tally.used, tally.set_aside, tally.open)
            for tally in tallies(shelf.find("coverage", "source_id", source_id))
        ),
        {table: sum(table in one.tables for one in records) for table in RECORDS},
        records,
    )


def _voice_basis(shelf: Shelf, actor_id: str) -> str:
    person = shelf.first("people", "person_id", actor_id)
    return (person or shelf.row("organisations", actor_id))["voice_basis"]


def _records(shelf: Shelf, source_id: str) -> list[Record]:
    rows = shelf.find("passages", "source_id", source_id)
    in_text = sorted(rows, key=lambda row: (int(row["char_start"] or 0), row["passage_id"]))
    return [record(shelf, row) for row in in_text]


def record(shelf: Shelf, passage: Row) -> Record:
    """A row of `passages` as one line of a list."""
    return Record(
        passage["passage_id"],
        tuple(
            table
            for table, column in RECORDS.items()
            if shelf.find(table, column, passage["passage_id"])
        ),
        passage["quote"],
        int(passage["line"]) if passage["line"] else None,
        passage["locator"],
    )
