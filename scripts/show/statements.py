"""An utterance as a document presents it, with the stands it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import RecordKind
from scripts.show.page import Block, filled
from scripts.show.positions import Stand, claim_in_words, stand, stand_rows, stands
from scripts.show.sayings import (
    Saying,
    added,
    attribution,
    cells,
    checking,
    quote,
    repeating,
    said_in,
    words_of,
)
from scripts.show.shelf import Coded, Placed, Shelf, called, once
from scripts.show.words import date_in_words, quoted

PLACED = Placed(
    "statements",
    "statement_id parent_id specificity described_as kind fidelity cue act translated date "
    "occasion_id repeats_id origin_check",
)
# Verbs stand in the past, which is one form for one speaker and for several.
ACTS = Coded(
    "statements.act",
    {
        "state": "stated", "report": "reported", "describe": "described", "deny": "denied",
        "acknowledge": "acknowledged", "accuse": "accused", "order": "ordered", "urge": "urged",
        "call_for": "called for", "predict": "predicted", "declare": "declared",
        "enact": "enacted", "explain": "explained", "estimate": "estimated",
        "question": "questioned", "warn": "warned", "praise": "praised", "other": "said",
    },
)  # fmt: skip
MANNERS = Coded(
    "statements.kind",
    {
        "direct": "given as a quotation",
        "mixed": "given partly as a quotation",
        "indirect": "not given as a quotation",
        "interpolation": "put between the words of somebody else",
    },
)
FIDELITIES = Coded(
    "statements.fidelity",
    {
        "unmarked": "",
        "elided": "with words left out",
        "interpolated": "with words put in",
        "elided_interpolated": "with words left out and put in",
        "composite": "put together from several places",
        "paraphrase": "",  # of what is not given as a quotation
    },
)
TRANSLATIONS = Coded(
    "statements.translated",
    {
        "no": "",
        "by_source": "translated by the document",
        "by_us": "translated by this project",
        "not_stated": "",
    },
)


@dataclass(frozen=True)
class Statement(Saying):
    """An utterance as a document presents it."""

    specificity: str
    kind: str
    fidelity: str
    cue: str
    act: str
    translated: str
    date: str
    occasion: Named | None
    repeats_id: str
    positions: tuple[Stand, ...]


@once
def statement(shelf: Shelf, row: Row) -> Statement:
    """A row of `statements`, with the positions it takes."""
    return Statement(
        **said_in(shelf, row, "statement_id", PLACED),
        occasion=shelf.maybe("events", row["occasion_id"]),
        **cells(row, "specificity kind fidelity cue act translated date repeats_id"),
        positions=stands(shelf, row["statement_id"]),
    )


def statement_block(shelf: Shelf, said: Statement) -> Block:
    """An utterance, with the stands it takes."""
    act = shelf.word("statements", "act", said.act)
    kind = shelf.word("statements", "kind", said.kind)
    rows = filled(
        ("act", f"{act} ({kind})" + (f", in the words {quoted(said.cue)}" if said.cue else "")),
        ("specificity", shelf.word("statements", "specificity", said.specificity)),
        ("fidelity", shelf.word("statements", "fidelity", said.fidelity)),
        ("translated", shelf.word("statements", "translated", said.translated)),
        ("date", said.date),
        ("occasion", called(said.occasion) if said.occasion else ""),
        ("repeats", said.repeats_id),
    )
    taken = stand_rows(shelf, said.positions)
    return Block(words_of(said), (*rows, *taken, *attribution(shelf, said)))


def _sentence(shelf: Shelf, said: Statement) -> Iterator[str]:
    yield _act(shelf, said)
    yield f", dated {date_in_words(said.date)}" if said.date else ""
    yield f", on the occasion: {said.occasion.label}" if said.occasion else ""
    yield repeating(said.repeats_id)
    yield f": {quote(said.words)}" if said.words else ", in words that are not held here"
    yield f" ({', '.join(filter(None, _manner(shelf, said)))})"
    for one in said.positions:
        yield f"; and so {stand(shelf, one)}: {claim_in_words(shelf, one.claim)}{added(one.more)}"


def _act(shelf: Shelf, said: Statement) -> str:
    """What the speaker does in saying it, with the document's own word for it."""
    verb = shelf.coded(ACTS, said.act)
    return f"{verb} (there {quoted(said.cue)})" if said.cue else verb


def _manner(shelf: Shelf, said: Statement) -> Iterator[str]:
    """In what form the document gives the words, and whether they were looked for elsewhere."""
    yield shelf.coded(MANNERS, said.kind)
    yield shelf.coded(FIDELITIES, said.fidelity)
    yield shelf.coded(TRANSLATIONS, said.translated)
    if checked := checking(shelf, said.origin_check):
        yield f"original {checked.removeprefix('original ')}"


STATEMENT = RecordKind("statements", "statement_id", statement, statement_block, _sentence)
