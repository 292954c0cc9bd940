"""A record read back to whoever wrote it: one neutral sentence, made of its columns alone.

The words of the document stand in “quotes”; all else is ours. Who says it comes first, then as
reported by whom, what stand they take, and what they say: whoever reads the sentence beside the
document sees a wrong speaker, claim, bound or date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scripts.raw.problems import shorten
from scripts.raw.rows import Row
from scripts.show import understood_words as words
from scripts.show.date_words import date_in_words
from scripts.show.page_parts import quoted, spot
from scripts.show.shelf import Shelf
from scripts.show.view_records import READERS
from scripts.show.view_types import (
    Figure,
    Name,
    Named,
    Office,
    Position,
    Report,
    Statement,
)

LONGEST = 160  # code points of a passage that are shown
ENDS = (".", "?", "!")


def sentence(shelf: Shelf, row: Row) -> str:
    """What a row of a table of records says. Raises `Refused` where a reference leads nowhere."""
    said = READERS[row.table](shelf, row)
    place = spot(said.where.line, said.where.locator)
    text = f"You say ({place}): {words.who(said)} {''.join(PARTS[row.table](shelf, said))}"
    return text if text.endswith(ENDS) else f"{text}."


def _figure(shelf: Shelf, said: Figure) -> Iterator[str]:
    claim = shelf.row("claims", said.claim.id)
    yield f"{words.stand(said, 'stated')} {words.counted(claim['unit'])}: {words.reading(said)}"
    yield f", in the words {_quote(said.words)}"
    if said.basis not in ("", "not_stated"):
        yield f", resting on: {shelf.word('figures', 'basis', said.basis)}"
    yield f", as of {date_in_words(said.as_of)}" if said.as_of else ""
    yield f"{_repeating(said.repeats_id)}, as the answer to: {_claim(shelf, said.claim)}"


def _position(shelf: Shelf, said: Position) -> Iterator[str]:
    yield f"{words.stand(said)}: {_claim(shelf, said.claim)}"
    yield f"; in the words {_quote(said.words)}" if said.words else ""


def _statement(shelf: Shelf, said: Statement) -> Iterator[str]:
    yield words.act(said)
    yield f", dated {date_in_words(said.date)}" if said.date else ""
    yield f", on the occasion: {said.occasion.label}" if said.occasion else ""
    yield _repeating(said.repeats_id)
    yield f": {_quote(said.words)}" if said.words else ", in words that are not held here"
    yield f" ({', '.join(words.manner(shelf, said))})"
    for one in said.positions:
        yield f"; and so {words.stand(one)}: {_claim(shelf, one.claim)}"


def _report(shelf: Shelf, said: Report) -> Iterator[str]:
    yield f"{words.stand(said, 'told of')} the event: {said.event.label}; {words.dated(said)}"
    yield f"; place: {said.place.label}" if said.place else ""
    for one in said.participants:
        yield f"; {words.part(shelf, one, said.position)}"
    yield f"; in the words {_quote(said.words)}" if said.words else ""


def _office(_shelf: Shelf, said: Office) -> Iterator[str]:
    where = f" ({said.organisation.label})" if said.organisation else ""
    yield f"{words.stand(said, 'stated')} that {said.person.label} holds or held an office: "
    yield f"{said.title}{where}"
    yield f"; since {date_in_words(said.since)}" if said.since else ""
    yield f"; until {date_in_words(said.until)}" if said.until else ""
    yield f"; in the words {_quote(said.words)}" if said.words else ""


def _name(shelf: Shelf, said: Name) -> Iterator[str]:
    kind = shelf.word("names", "kind", said.kind)
    language = f", language {said.language}" if said.language else ""
    yield f"used for {said.actor.label} the name {quoted(said.name)} ({kind}{language})"


PARTS: dict[str, Callable[[Shelf, Any], Iterator[str]]] = {
    "statements": _statement,
    "figures": _figure,
    "reports": _report,
    "positions": _position,
    "offices": _office,
    "names": _name,
}


def _quote(text: str) -> str:
    return quoted(shorten(text, LONGEST))


def _repeating(record_id: str) -> str:
    return f", repeating the record {record_id}" if record_id else ""


def _claim(shelf: Shelf, claim: Named) -> str:
    """Our wording of a claim, and to what it is restricted: its wording need not say all of it."""
    row = shelf.row("claims", claim.id)
    known = (
        ("event", _label(shelf.maybe("events", row["event_id"]))),
        ("of", row["population"]),
        ("place", _label(shelf.maybe("places", row["place_id"]))),
        ("time", date_in_words(row["period"]) if row["period"] else ""),
    )
    scope = "; ".join(f"{name}: {text}" for name, text in known if text)
    return f"{claim.label.removesuffix('.')}{f' [{scope}]' if scope else ''}"


def _label(record: Named | None) -> str:
    return record.label if record else ""
