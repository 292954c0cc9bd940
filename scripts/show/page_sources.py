"""The page of a source."""

from __future__ import annotations

from scripts.show.page_parts import Rows, called, filled, ground, listed, quoted, spot
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block, Page, Section
from scripts.show.view_sources import Record, SourceView, Tally

EXCERPT = 120  # code points of a long passage shown in a list


def source_page(shelf: Shelf, view: SourceView) -> Page:
    """What is shown of a source."""
    return Page(
        "source",
        view.id,
        quoted(view.title),
        tuple(_voice(shelf, view)),
        (
            Section("Document", (Block("", tuple(_bibliography(shelf, view))),)),
            Section("Coverage of its text", tuple(_tally(one) for one in view.tallies)),
            Section(
                f"Records ({len(view.records)})",
                tuple(record_block(one) for one in view.records),
                ", ".join(f"{table} {count}" for table, count in view.counts.items() if count),
            ),
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


def _bibliography(shelf: Shelf, view: SourceView) -> Rows:
    fields = shelf.contract.tables["sources"].by_name
    yield from filled(("publisher", called(view.publisher) if view.publisher else ""))
    for name, text in view.bibliography.items():
        shown = quoted(text) if name == "byline" and text else shelf.word("sources", name, text)
        yield from filled((fields[name].title.lower(), shown))


def _tally(tally: Tally) -> Block:
    counts = f"used {tally.used}, set aside {tally.set_aside}, open {tally.open}"
    return Block("", ((f"{tally.kind}s", counts),))


def record_block(record: Record) -> Block:
    """A record in a list: its first table, where, the words or their opening, the id."""
    table = record.tables[0].removesuffix("s") if record.tables else "passage"
    place = spot(record.line, record.locator)
    cut = len(record.words) > EXCERPT
    words = record.words[:EXCERPT].rpartition(" ")[0] if cut else record.words
    shown = f"{place}, {quoted(words)}{' […]' if cut else ''}" if record.words else place
    return Block("", ((table, shown), ("", record.record_id)))
