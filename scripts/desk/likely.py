"""Which record some marked words may become, and what it may say: proposals, never decisions.

A question is offered as clear only where it is well ahead. A chain of keys that is too fast files
wrong records, and nothing afterwards tells them from right ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import count

from scripts.contribute.counts import number_phrase
from scripts.contribute.drafts import UNDECIDED, Drafted, Reading, span_of
from scripts.contribute.questions import slug
from scripts.contribute.speakers import speaker_at
from scripts.desk.draft import ANCHOR, Draft
from scripts.desk.harm import private_names
from scripts.desk.route import Json
from scripts.desk.workspace import Project
from scripts.show.shelf import label_of
from scripts.text.anchors import Span
from scripts.text.asked import described
from scripts.text.dates import expected_date, implied
from scripts.text.numbers import NumberError, read_number

FIGURES, STATEMENTS, REPORTS, POSITIONS = "figures", "statements", "reports", "positions"
NAMES, ASIDE = "names", "set_aside"
SHORT = 12  # words; among more of them a number is one thing of several
GLANCE = 600  # code points of a sentence before and behind the words
IDS = 5  # words of a passage from which an id is made


@dataclass(frozen=True)
class Kind:
    """A sort of record that words may become."""

    table: str
    why: str
    weight: int
    clear: bool = False  # it is well ahead of what else they may become


def kinds(reading: Reading, span: Span, ghost: Drafted | None) -> list[Kind]:
    """The sorts of record that words may become, the likeliest first."""
    found = {one.table: one for one in sorted(_kinds(reading, span), key=lambda one: one.weight)}
    if ghost:
        section = ghost.suggestion.section
        found[section] = Kind(section, ghost.suggestion.understood, 10, clear=True)
    return sorted(found.values(), key=lambda one: -one.weight)


def _kinds(reading: Reading, span: Span) -> Iterator[Kind]:
    dated = [one for one in reading.within("time", span) if _gives_date(reading, span_of(one))]
    marks = (span_of(one) for one in reading.by_kind["quotation"])
    quoted = any(_is_content(one, span) for one in marks)
    yield from _figure(reading, span, [span_of(one) for one in dated])
    if quoted:
        yield Kind(STATEMENTS, "is all of a quotation", 9, clear=True)
    elif cues := reading.within("cue", around(reading, span)):
        yield Kind(STATEMENTS, f"stands beside “{cues[0].text}”", 4)
    if dated:
        yield Kind(REPORTS, f"holds the date “{dated[0].text}”", 7)
    if any(span_of(one) == span for one in reading.within("name", span)):
        yield Kind(NAMES, "is a name", 6)
    yield Kind(POSITIONS, "may take a stand on a question", 3)
    yield Kind(ASIDE, "may need no record", 1)


def _figure(reading: Reading, span: Span, dates: list[Span]) -> Iterator[Kind]:
    """A figure, where a number stands in the words that is no part of a date.

    It is clear where the words are the number and what it counts, and nothing else.
    """
    found = [
        one
        for one in reading.within("numeral", span)
        if not any(date.covers(span_of(one)) for date in dates)
    ]
    if found:
        plain = [one for one in found if not one.flag]  # no `first`, no `one of them`
        few = bool(plain) and len(reading.words(span).split()) <= SHORT
        first = (plain or found)[0]
        alone = few and number_words(reading, span) == span
        yield Kind(FIGURES, f"holds the number “{first.text}”", 8 if few else 2, clear=alone)


def _is_content(quotation: Span, span: Span) -> bool:
    """Whether the words are those between the marks of a quotation, with them or without."""
    return span in (quotation, Span(quotation.start + 1, quotation.end - 1))


def around(reading: Reading, span: Span) -> Span:
    """The sentence in which words stand, but no more of it than one reads at a glance."""
    whole = span_of(reading.sentence(span))
    return Span(max(whole.start, span.start - GLANCE), min(whole.end, span.end + GLANCE))


def _gives_date(reading: Reading, span: Span) -> bool:
    return bool(implied(reading.words(span), reading.written(span), reading.language).dates)


def proposed(reading: Reading, draft: Draft, ghost: Drafted | None) -> dict[str, str]:
    """What may stand in the fields of a draft, by key; what somebody must decide is left out."""
    if ghost and ghost.suggestion.section == draft.table:
        cells = {key: text for key, text in ghost.cells.items() if text != UNDECIDED}
        return _public(
            {key: text for key, text in cells.items() if key not in ANCHOR}, reading, draft
        )
    if draft.table == REPORTS:
        return _dated(reading, draft.span)
    if draft.table == STATEMENTS:
        return _public(_spoken(reading, draft.span), reading, draft)
    return {}


def _dated(reading: Reading, span: Span) -> dict[str, str]:
    """The first date in the words, and whether they state it."""
    for time in reading.within("time", span):
        words, written = reading.words(span_of(time)), reading.written(span_of(time))
        if date := implied(words, written, reading.language).date:
            stated = bool(expected_date(words, "", reading.language))
            basis = "stated" if stated else "resolved"
            return {"date_words": words, "date": date, "date_basis": basis}
    return {}


def _spoken(reading: Reading, span: Span) -> dict[str, str]:
    """Who speaks at the cue nearest to the words, and the cue."""
    cues = reading.within("cue", around(reading, span))
    outside = [one for one in cues if not span.covers(span_of(one))]
    if not outside:
        return {}
    cue = min(outside, key=lambda one: min(abs(one.end - span.start), abs(one.start - span.end)))
    who = {key: text for key, text in speaker_at(reading, cue).items() if text != UNDECIDED}
    return {**who, "cue": cue.text}


def _public(fields: dict[str, str], reading: Reading, draft: Draft) -> dict[str, str]:
    """Without a description that is the name of somebody who may be private."""
    sentence = around(reading, draft.span)
    if fields.get("described_as") in private_names(reading, sentence):
        return {key: fields[key] for key in fields if key not in ("described_as", "specificity")}
    return fields


def speakers(project: Project, reading: Reading, draft: Draft) -> list[Json]:
    """Who may have said the words, the likeliest first."""
    sentence = around(reading, draft.span)
    found: dict[str, str] = {}
    if who := _spoken(reading, draft.span).get("speaker"):
        found[who] = "is named beside the words"
    for name in reading.within("name", sentence):
        if name.actor_id:
            found.setdefault(name.actor_id, "stands in the sentence")
    before = [one for one in reading.by_kind["name"] if one.actor_id and one.end <= sentence.start]
    for name in before[-2:][::-1]:
        found.setdefault(name.actor_id, "is the last that is named before")
    first = next(iter(found), "")
    return [
        {
            "id": actor,
            "label": label_of(project.row("actors", actor)),
            "why": why,
            "clear": actor == first and why == "is named beside the words",
        }
        for actor, why in found.items()
    ]


def counted_noun(reading: Reading, span: Span) -> str:
    """What the first number in the words counts, as they put it; empty where none is read."""
    for numeral in reading.within("numeral", span):
        if found := number_phrase(reading, span_of(numeral), span.start):
            return found[1].unit
    return ""


def meaning(reading: Reading, draft: Draft) -> str:
    """What the words of a figure or the date of a report are read as; empty where they are not."""
    words = reading.words(draft.span)
    if draft.table == FIGURES:
        try:
            return described(read_number(words, reading.language))
        except NumberError:
            return ""
    return _dated(reading, draft.span).get("date", "") if draft.table == REPORTS else ""


def number_words(reading: Reading, span: Span) -> Span | None:
    """The words that are read as the one number in a stretch; None where there is not just one."""
    numerals = reading.within("numeral", span)
    found = number_phrase(reading, span_of(numerals[0]), 0) if len(numerals) == 1 else None
    return found[0] if found else None


def used(project: Project, source_id: str, column: str) -> Counter[str]:
    """How often the records of a source refer to each entry by a column."""
    tables = (project.contract.tables[name] for name in project.contract.resting)
    rows = (
        row
        for table in tables
        if {column, "source_id"} <= table.by_name.keys()
        for row in project.shelf.find(table.name, "source_id", source_id)
    )
    return Counter(row[column] for row in rows if row[column])


def an_id(reading: Reading, draft: Draft, taken: Container[str]) -> str:
    """An id that nobody has: of what the record is about, never of a private person."""
    refers = (draft.fields[key] for key in ("claim", "event", "speaker") if key in draft.fields)
    line = reading.text.count("\n", 0, draft.span.start) + 1
    words = slug(" ".join(reading.words(draft.span).split()[:IDS]))
    spoken_of = private_names(reading, around(reading, draft.span))
    if draft.table == FIGURES and words and not spoken_of:
        name = words
    else:
        name = f"{next(refers, draft.table.removesuffix('s'))}-line-{line}"
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in numbered if one not in taken)
