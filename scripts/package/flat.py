"""The flat tables: one row with everything a reader needs, so that nothing has to be joined."""

from __future__ import annotations

from scripts.contract.model import Contract
from scripts.derived.telling import Named, Tellers
from scripts.package.flat_columns import FIGURES, STATEMENTS
from scripts.raw.rows import Row
from scripts.show.figures import Figure, figure
from scripts.show.sayings import Saying
from scripts.show.shelf import Shelf
from scripts.show.statements import statement as uttered

Cells = dict[str, str]


def flat_tables(tables: dict[str, list[Row]], contract: Contract) -> dict[str, list[Row]]:
    """The rows of the flat tables, in the order of the tables they flatten."""
    shelf, tellers = Shelf(tables, contract), Tellers(tables)
    return {
        FIGURES.name: [_figure(shelf, row) for row in tables["figures"]],
        STATEMENTS.name: [_statement(shelf, tellers, row) for row in tables["statements"]],
    }


def _figure(shelf: Shelf, row: Row) -> Row:
    said = figure(shelf, row)
    statement = shelf.first("statements", "statement_id", row["statement_id"])
    claim = shelf.row("claims", row["claim_id"])
    return _flat(
        FIGURES.name,
        row,
        _speaker(shelf, said, row),
        _words(shelf, said, row),
        {name: statement[name] if statement else "" for name in ("specificity", "described_as")},
        {name: claim[name] for name in ("part_of_id", "event_id", "place_id")},
        {name: claim[name] for name in ("unit", "population", "period")},
        {"claim": said.claim.label, "reading": said.reading, **_origin(said)},
        {name: _label(shelf, f"{name}s", claim[f"{name}_id"]) for name in ("event", "place")},
    )


def _statement(shelf: Shelf, tellers: Tellers, row: Row) -> Row:
    said = uttered(shelf, row)
    given = shelf.find("figures", "statement_id", row["statement_id"])
    return _flat(
        STATEMENTS.name,
        row,
        _speaker(shelf, said, row),
        _words(shelf, said, row),
        {"quote": said.words, "occasion": _label(shelf, "events", row["occasion_id"])},
        {"n_positions": str(len(said.positions)), "n_figures": str(len(given))},
        {"citation": tellers.citation(row, row["statement_id"])},
    )


def _flat(table: str, row: Row, *parts: Cells) -> Row:
    cells = dict(row.cells)
    for part in parts:
        cells.update(part)
    return Row(table, cells, row.home)


def _speaker(shelf: Shelf, said: Saying, row: Row) -> Cells:
    """Who says it, who reports it, who carries it, and in whose voices they count."""
    source = shelf.row("sources", row["source_id"])
    own = row["speaker_id"] == source["speaker_id"]
    reporter = Named("", "") if own or not said.reported_by else said.reported_by[0]
    return {
        "speaker": _label(shelf, "actors", row["speaker_id"]),
        "speaker_voice_id": said.speaker.voice.id,
        "speaker_voice": said.speaker.voice.label,
        "reported_by_id": reporter.id,
        "reported_by": reporter.label,
        "carrier_id": source["speaker_id"],
        "carrier": _label(shelf, "actors", source["speaker_id"]),
        "carrier_voice_id": said.carrier_voice.id,
        "carrier_voice": said.carrier_voice.label,
    }


def _words(shelf: Shelf, said: Saying, row: Row) -> Cells:
    """Where the words stand, and in which document."""
    source = shelf.row("sources", row["source_id"])
    passage = shelf.row("passages", said.record_id)
    return {
        **{name: passage[name] for name in ("line", "char_start", "char_end", "locator")},
        **{name: source[name] for name in ("published", "language", "url")},
        "written": passage["written"],
        "source_title": source["title"],
        "source_kind": source["kind"],
        "publisher": _label(shelf, "actors", source["publisher_id"]),
        "source_citation": source["citation"],
    }


def _origin(said: Figure) -> Cells:
    return {
        "origin_source_id": said.origin.source_id,
        "origin_speaker_id": said.origin.speaker_id,
    }


def _label(shelf: Shelf, table: str, key: str) -> str:
    return shelf.named(table, key).label if key else ""
