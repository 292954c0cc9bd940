"""A source: its bibliography, whose voice it is, what it derives from, and its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.coverage import counted
from scripts.derived.telling import Named
from scripts.raw.rows import Row, root_of
from scripts.show.actors import ground
from scripts.show.kinds import Kind
from scripts.show.page import Block, Page, Rows, Section, filled
from scripts.show.records import RECORDS, Record, record, records_section
from scripts.show.shelf import Cell, Placed, Shelf, called, listed
from scripts.show.words import quoted

# All other columns make the bibliography.
PLACED = Placed(
    "sources",
    "source_id title speaker_id publisher_id read_through_id derived_from_id derivation "
    "contributed_by_id",
)


@dataclass(frozen=True)
class Tally:
    """What became of the items of one kind in the text."""

    kind: str
    used: int
    set_aside: int
    open: int


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
        _bibliography(shelf, row),
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
            for tally in counted(shelf.find("coverage_summary", "source_id", source_id))
        ),
        {table: sum(table in one.tables for one in records) for table in RECORDS},
        records,
    )


def _bibliography(shelf: Shelf, row: Row) -> dict[str, str]:
    names = shelf.contract.tables["sources"].names
    return {name: row[name] for name in names if name not in PLACED.columns}


def _voice_basis(shelf: Shelf, actor_id: str) -> str:
    person = shelf.first("people", "person_id", actor_id)
    return (person or shelf.row("organisations", actor_id))["voice_basis"]


def _records(shelf: Shelf, source_id: str) -> Iterator[Record]:
    rows = shelf.find("passages", "source_id", source_id)
    in_text = sorted(rows, key=lambda row: (int(row["char_start"] or 0), row["passage_id"]))
    return (record(shelf, row) for row in in_text)


def further_of(shelf: Shelf, source_id: str) -> tuple[Cell, ...]:
    """The bibliography as cells."""
    return shelf.others(shelf.row("sources", source_id), PLACED)


# ---- the page


def source_page(shelf: Shelf, view: SourceView) -> Page:
    """What is shown of a source."""
    counts = ", ".join(f"{table} {count}" for table, count in view.counts.items() if count)
    return Page(
        "source",
        view.id,
        quoted(view.title),
        tuple(_voice(shelf, view)),
        (
            Section("Document", (Block("", tuple(_document(shelf, view))),)),
            Section("Coverage of its text", tuple(_tally(one) for one in view.tallies)),
            records_section("Records", view.records, counts),
        ),
    )


def _voice(shelf: Shelf, view: SourceView) -> Rows:
    yield "speaks", called(view.speaker)
    yield "voice", ground(shelf, view.voice, view.speaker.id, view.voice_basis)
    if view.derived_from:
        derivation = shelf.word("sources", "derivation", view.derivation)
        yield from listed(f"{derivation} of", (view.derived_from,), quoting=True)
    yield from listed("copies", view.copies, quoting=True)
    if view.read_through:
        yield from listed("read in", (view.read_through,), quoting=True)
    yield from listed("coded by", filter(None, [view.contributed_by]))


def _document(shelf: Shelf, view: SourceView) -> Rows:
    yield from filled(("publisher", called(view.publisher) if view.publisher else ""))
    for cell in further_of(shelf, view.id):
        yield cell.title, quoted(cell.text) if cell.name == "byline" else cell.text


def _tally(tally: Tally) -> Block:
    counts = f"used {tally.used}, set aside {tally.set_aside}, open {tally.open}"
    return Block("", ((f"{tally.kind}s", counts),))


SOURCE = Kind("sources", source_view, source_page)
