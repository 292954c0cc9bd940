"""What entries of a page have in common: order, quotation, and who says it where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from scripts.rules.loaded_words import LOADED_WORDS
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block
from scripts.show.view_types import Named, Saying, Teller, Where
from scripts.text.edtf import DateError, read_date

LOADED = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
Rows = Iterator[tuple[str, str]]
S = TypeVar("S", bound=Saying)


def in_order(sayings: Iterable[S]) -> tuple[S, ...]:
    """By the date of the words, then as they stand in their document."""
    return tuple(sorted(sayings, key=_order))


def _order(said: Saying) -> tuple[str, str, int, str]:
    place = said.where
    return _first_day(place.dated), place.source_id, place.line or 0, said.record_id


def _first_day(date: str) -> str:
    try:
        return read_date(date).earliest or "0000"
    except DateError:
        return "9999"  # undated words stand last


def quoted(words: str) -> str:
    """Words of others, between quotation marks."""
    return f"“{words}”"


def called(record: Named) -> str:
    """A record by label and id."""
    return f"{record.label} ({record.id})"


def listed(label: str, records: Iterable[Named], quoting: bool = False) -> Rows:
    """A row a record, the label on the first; `quoting` where its label is a document's title."""
    for number, record in enumerate(records):
        shown = Named(record.id, quoted(record.label)) if quoting else record
        yield ("" if number else label), called(shown)


def rows_as_block(rows: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """One entry without a headline; none where there are no rows."""
    found = tuple(rows)
    return (Block("", found),) if found else ()


def filled(*rows: tuple[str, str]) -> Rows:
    """The rows that have a text."""
    return (row for row in rows if row[1])


def attribution(shelf: Shelf, said: Saying) -> Rows:
    """Who says it, as reported by whom, and where."""
    label = "says it"
    for teller in (said.speaker, *said.reported_by):
        yield label, _teller(shelf, teller)
        label = "in words of" if teller.kind == "interpolation" else "reported by"
    yield from filled(("by decision", said.speaker_why))
    yield "where", _place(shelf, said.where)
    yield "record", said.record_id
    yield from filled(("note", said.note))


def spot(line: int | None, locator: str) -> str:
    """A place in a document; a locator with a heading's loaded words in it is a quotation."""
    if not locator:
        return f"line {line}"
    return quoted(locator) if LOADED.search(locator) else locator


def chain(said: Saying) -> str:
    """Who says it, as reported by whom, nobody twice in a row."""
    text, inner = said.speaker.label, said.speaker
    for teller in said.reported_by:
        if teller.label != inner.label:
            link = "in words of" if inner.kind == "interpolation" else "as reported by"
            text += f", {link} {teller.label}"
        inner = teller
    return text


def brief(said: Saying) -> str:
    """Who says it, as reported by whom, and the record, on one line."""
    return f"{chain(said)} ({said.record_id})"


def between(earliest: str, latest: str) -> str:
    """Two days as a stretch of time."""
    if earliest and latest:
        return f"{earliest} to {latest}"
    if earliest:
        return f"not before {earliest}"
    return f"not after {latest}" if latest else "without bounds"


def _teller(shelf: Shelf, teller: Teller) -> str:
    described = f", {quoted(teller.described_as)}" if teller.described_as else ""
    own = teller.voice.id == teller.id
    voice = "own voice" if own else f"voice: {teller.voice.label}"
    checked = checking(shelf, teller.origin_check)
    return f"{teller.label}{described} ({voice}{f'; original: {checked}' if checked else ''})"


def ground(shelf: Shelf, voice: Named, own_id: str, basis: str) -> str:
    """In whose voice somebody counts, and on what ground as far as one is recorded."""
    whose = "their own" if voice.id == own_id else called(voice)
    return (
        f"{whose}; ground: {shelf.word('organisations', 'voice_basis', basis)}" if basis else whose
    )


def checking(shelf: Shelf, origin_check: str) -> str:
    """What a search for the original gave; empty where none was made."""
    unsought = origin_check in ("", "not_attempted")
    return "" if unsought else shelf.word("statements", "origin_check", origin_check)


def _place(shelf: Shelf, where: Where) -> str:
    kind = shelf.word("sources", "kind", where.kind)
    date = f"written {where.written}" if where.written else f"published {where.published}"
    parts = [
        f"{quoted(where.title)} ({kind})",
        spot(where.line, where.locator),
        date if where.dated else "undated",
    ]
    if where.derived_from:
        derivation = shelf.word("sources", "derivation", where.derivation)
        parts.append(f"{derivation} of {quoted(where.derived_from.label)}")
    if where.read_through:
        parts.append(f"read in another copy, {quoted(where.read_through.label)}")
    return ", ".join(parts)
