"""Some words, who says them, as reported by whom, and where; what all records have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from scripts.derived.said import later
from scripts.derived.telling import Named, Teller
from scripts.raw.problems import shorten
from scripts.raw.rows import Row
from scripts.show.page import Rows, filled
from scripts.show.shelf import Cell, Coded, Placed, Shelf, further
from scripts.show.words import date_in_words, quoted, spot, truth
from scripts.text.edtf import DateError, read_date

RECOGNISED = "read off a picture of the page by a machine"
LONGEST = 160  # code points of a passage that a sentence shows
OF_PASSAGES = Placed(
    "passages",
    "passage_id source_id char_start char_end quote occurrence line locator written "
    "contributed_by_id ocr",
)
OF_RECORDS = frozenset(
    [
        *("position", "commitment", "statement_id", "speaker_id", "speaker_why", "source_id"),
        *("said", "origin_check", "withdrawn_id", "note"),
    ]
)
# What the one outside it does with a statement of each kind; no kind: the voice of the document.
PASSED_ON = Coded(
    "statements.kind",
    {
        "direct": "reported by",
        "mixed": "reported by",
        "indirect": "reported by",
        "interpolation": "in words of",
    },
)

# What a search in the speaker's own texts gave, where the words are not theirs as they stand.
CHECKED = Coded(
    "figures.origin_check",
    {
        "not_attempted": "",
        "not_found": "",
        "found_same": "",
        "found_altered": "found in other words in {}’s own texts",
        "found_absent": "not found in {}’s own texts",
    },
)

S = TypeVar("S", bound="Saying")


@dataclass(frozen=True)
class Where:
    """The place of some words."""

    source_id: str
    title: str
    kind: str  # of the document
    line: int | None  # from 1; None where the document is only cited
    locator: str  # of a document that is only cited
    ocr: bool  # whether a machine read the words off a picture of the page
    written: str  # the date of these words, where their section has its own
    published: str  # the date of the document
    derivation: str  # how the document derives from the next; empty = it does not
    derived_from: Named | None
    read_through: Named | None  # the other copy in which the words were read
    retracted_id: str  # the passage in which its publisher retracts it; empty = none is known
    more: tuple[Cell, ...]

    @property
    def dated(self) -> str:
        """The date of the words, else of their document."""
        return self.written or self.published


@dataclass(frozen=True)
class Saying:
    """Some words, who says them, as reported by whom, and where."""

    record_id: str
    table: str
    words: str  # character by character; empty where the document is only cited
    position: str
    commitment: str
    speaker: Teller
    speaker_why: str  # empty = the speaker was read from where the words stand
    reported_by: tuple[Teller, ...]  # from the nearest to the voice of the document
    carrier_voice: Named  # the voice of the document
    said: str  # when; never the date of a relay after the speaker has died; empty = not known
    origin_check: str  # whether the words were found in the speaker's own texts
    withdrawn_id: str  # the passage in which the speaker takes them back; empty = none is known
    where: Where
    note: str
    more: tuple[Cell, ...]


def said_in(shelf: Shelf, row: Row, column: str, placed: Placed) -> dict[str, Any]:
    """The attributes of `Saying` for a row with a speaker, a statement and a source.

    `column` names its passage; `placed` are the columns that its kind has placed.
    """
    passage = shelf.row("passages", row[column])
    first, *others = shelf.tellers(row)
    place = where(shelf, passage)
    return vars(
        Saying(
            row[column],
            row.table,
            passage["quote"],
            row["position"],
            row["commitment"],
            first,
            row["speaker_why"],
            tuple(others),
            shelf.named("actors", shelf.voices.carrier_voice(row)),
            _said(shelf, row, place),
            row["origin_check"],
            shelf.voices.withdrawn(row),
            place,
            row["note"],
            shelf.others(row, placed, *OF_RECORDS),
        )
    )


def _said(shelf: Shelf, row: Row, place: Where) -> str:
    """The date of the words where the build has computed it; else as it would have."""
    if "said" in shelf.contract.tables[row.table].by_name:
        return row["said"]
    statement = shelf.first("statements", "statement_id", row["statement_id"])
    if statement and statement["date"]:
        return statement["date"]
    person = shelf.first("people", "person_id", row["speaker_id"])
    return "" if person and later(place.dated, person["died"]) else place.dated


def cells(row: Row, names: str) -> dict[str, Any]:
    """Cells of a row by the names of their columns."""
    return {name: row[name] for name in names.split()}


def where(shelf: Shelf, passage: Row) -> Where:
    """The place of a row of `passages`."""
    source = shelf.row("sources", passage["source_id"])
    return Where(
        line=int(passage["line"]) if passage["line"] else None,
        ocr=bool(truth(passage["ocr"])),
        **cells(passage, "source_id locator written"),
        **cells(source, "title kind published derivation retracted_id"),
        derived_from=shelf.maybe("sources", source["derived_from_id"]),
        read_through=shelf.maybe("sources", source["read_through_id"]),
        more=shelf.others(passage, OF_PASSAGES),
    )


def in_order(sayings: Iterable[S]) -> tuple[S, ...]:
    """By the date of the words, then as they stand in their document."""
    return tuple(sorted(sayings, key=_order))


def _order(said: Saying) -> tuple[str, str, int, str]:
    place = said.where
    return _first_day(said.said), place.source_id, place.line or 0, said.record_id


def _first_day(date: str) -> str:
    try:
        return read_date(date).earliest or "0000"
    except DateError:
        return "9999"  # undated words stand last


# ---- on a page


def words_of(said: Saying) -> str:
    """The words as a headline."""
    return quoted(said.words) if said.words else "(cited without its words)"


def words_row(said: Saying) -> tuple[str, str]:
    """The words as a row, where something else is the headline."""
    return "words", quoted(said.words) if said.words else ""


def attribution(shelf: Shelf, said: Saying) -> Rows:
    """What was not placed by hand; then who says it, as reported by whom, and where."""
    yield from further(said.more)
    label = "says it"
    for teller in (said.speaker, *said.reported_by):
        yield label, _teller(shelf, teller)
        label = _passed_on(teller)
    yield from filled(
        ("by decision", said.speaker_why),
        ("checked", checked(said)),
        ("since then", withdrawn(said)),
    )
    if said.said != said.where.dated:
        yield "said", date_in_words(said.said) if said.said else "when is not known"
    yield "where", _place(shelf, said.where)
    yield from further(said.where.more)
    yield "record", said.record_id
    yield from filled(("note", said.note))


def _passed_on(teller: Teller) -> str:
    return PASSED_ON[teller.kind] if teller.kind else "reported by"


def _teller(shelf: Shelf, teller: Teller) -> str:
    described = f", {quoted(teller.described_as)}" if teller.described_as else ""
    own = teller.voice.id == teller.id
    voice = "own voice" if own else f"voice: {teller.voice.label}"
    checked = checking(shelf, teller.origin_check)
    original = f"; original {checked.removeprefix('original ')}" if checked else ""
    return f"{teller.label}{described} ({voice}{original})"


def checking(shelf: Shelf, origin_check: str) -> str:
    """What a search for the original gave; empty where none was made."""
    unsought = origin_check in ("", "not_attempted")
    return "" if unsought else shelf.word("statements", "origin_check", origin_check)


def _place(shelf: Shelf, place: Where) -> str:
    kind = shelf.word("sources", "kind", place.kind)
    date = f"written {place.written}" if place.written else f"published {place.published}"
    parts = [
        f"{quoted(place.title)} ({kind})",
        *filter(None, [retracted(place)]),
        spot(place.line, place.locator),
        *[RECOGNISED] * place.ocr,
        date if place.dated else "undated",
    ]
    if place.derived_from:
        derivation = shelf.word("sources", "derivation", place.derivation)
        parts.append(f"{derivation} of {quoted(place.derived_from.label)}")
    if place.read_through:
        parts.append(f"read in another copy, {quoted(place.read_through.label)}")
    return ", ".join(parts)


def chain(said: Saying) -> str:
    """Who says it, as reported by whom, nobody twice in a row."""
    text, inner, remark = said.speaker.label, said.speaker, checked(said)
    for teller in said.reported_by:
        if teller.label != inner.label:
            link = _passed_on(inner)
            if remark and link == "reported by":
                text, remark = f"{text}, as {teller.label} has it; {remark}", ""
            else:
                text += f", {'as ' * (link == 'reported by')}{link} {teller.label}"
        inner = teller
    return f"{text}; {remark}" if remark else text


def checked(said: Saying) -> str:
    """What a search in the speaker's own texts gave; empty where the words are theirs so far."""
    return CHECKED[said.origin_check].format(said.speaker.label) if said.origin_check else ""


def withdrawn(said: Saying) -> str:
    """That its speaker has taken it back, and where; empty where nothing is known of it."""
    return f"taken back by its speaker ({said.withdrawn_id})" if said.withdrawn_id else ""


def retracted(place: Where) -> str:
    """That its publisher has retracted the document, and where; empty as above."""
    return f"retracted by its publisher ({place.retracted_id})" if place.retracted_id else ""


def since(said: Saying) -> str:
    """What became of the words and their document, to stand behind who says them."""
    document = retracted(said.where)
    parts = (withdrawn(said), f"in a document {document}" if document else "")
    return "".join(f"; {part}" for part in parts if part)


def brief(said: Saying) -> str:
    """Who says it, as reported by whom, what became of it, and the record, on one line."""
    return f"{chain(said)}{since(said)} ({said.record_id})"


# ---- in a sentence


def who(said: Saying) -> str:
    """The speaker, as reported by whom; ready for a verb."""
    reason = f" (named as the speaker because: {said.speaker_why})" if said.speaker_why else ""
    own = said.speaker.statement_id == said.record_id  # it is the statement itself
    there = said.speaker.described_as if own else ""
    described = f" (there called {quoted(there)})" if there else ""
    rest = chain(said).removeprefix(said.speaker.label)
    return f"{said.speaker.label}{described}{reason}{rest}{',' if rest else ''}"


def quote(text: str) -> str:
    """Words of the document, not too many of them."""
    return quoted(shorten(text, LONGEST))


def in_the_words(said: Saying) -> str:
    """The end of a sentence that opens with something else."""
    return f"; in the words {quote(said.words)}" if said.words else ""


def repeating(record_id: str) -> str:
    """Which record this one repeats; empty for none."""
    return f", repeating the record {record_id}" if record_id else ""


def added(found: Iterable[Cell]) -> str:
    """What was not placed by hand, for the end of a sentence."""
    return "".join(
        f"; {one.title}: {date_in_words(one.text) if one.is_date else shorten(one.text, LONGEST)}"
        for one in found
    )


def noted(said: Saying) -> str:
    """What stands behind every record: what was not placed, what became of it, and the note."""
    note = f"; note: {shorten(said.note, LONGEST)}" if said.note else ""
    return f"{added((*said.more, *said.where.more))}{since(said)}{note}"
