"""Proposes a record for whatever a text holds and no record covers yet.

Plain rules over the mentions found: speech becomes statements, numbers figures, dates reports, a
sentence with none of these a position; what is no such thing is to be set aside. Nothing is
decided: where a person must decide, the value is `?`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scripts.contribute.counts import number_phrase
from scripts.contribute.drafts import NOTE_MARKS, UNDECIDED, Reading, Suggestion, span_of
from scripts.contribute.furniture import furniture
from scripts.contribute.speech import statements
from scripts.contribute.turns import turns
from scripts.raw.progress import tracked
from scripts.text.anchors import Span
from scripts.text.asked import described
from scripts.text.dates import Implied, implied, moves
from scripts.text.finding import KINDS, Mention, opens_sentence, plain, word_before
from scripts.text.languages.language import Language
from scripts.text.spans import Spans

_COUNTS_NOTHING = frozenset({"ordinal", "partitive", "pronoun"})  # flags of numerals
_LONGEST_HEADING = 80  # code points
_ENDS_NO_HEADING = frozenset('.!?…,;”"’»')

_OF_A_PART = re.compile(r"\d{1,2}[.)] ")  # at the opening of a line: `2. The board`
_OF_A_LINE = re.compile(
    r"(?<![^\n])(\d{1,2}) (?=\S)"
)  # the same without a stop: of a list of several
_FEWEST_ITEMS = 3  # of such a list
_LONGEST_ITEM = 400  # code points
_LONGEST_LABEL = 24  # code points, of the word before a number that is a name


@dataclass(frozen=True)
class Dated:
    """A time expression that bears on a date."""

    time: Mention
    words: Span  # those of it that give the date
    date: str  # in EDTF; empty where a person must decide
    stated: bool  # no day of writing was needed
    understood: str
    fault: str = ""  # why the words are no date


def suggest(reading: Reading) -> list[Suggestion]:
    """A record, or a reason to set aside, for each piece that is open. Raises `DateError`."""
    lines = list(_furniture(reading))
    reading = _without(reading, lines)
    dates = list(_dates(reading))
    lines += _date_lines(reading, dates)
    reading = _without(reading, lines)
    records = statements(reading)
    reading = replace(reading, statements=(*reading.statements, *(item.span for item in records)))
    records += [*_figures(reading, dates), *_reports(reading, dates)]
    labels = Spans(turn.label for turn in turns(reading))
    touched = {part for item in records for part in reading.sentences(item.span)}
    for sentence in reading.open("sentence"):
        if sentence not in touched:
            item = _alone(reading, sentence, labels)
            (lines if item.section == "set_aside" else records).append(item)
    odd = _odd_words(_without(reading, lines), dates, records)
    used = Spans(one.span for one in records)
    inside = [item for item in odd if not any(map(item.span.covers, used.meeting(item.span)))]
    return [*records, *_once(lines), *inside]


def _furniture(reading: Reading) -> Iterator[Suggestion]:
    """What is no part of what the text says; words that stand there alike are named once."""
    found = list(furniture(reading))
    times = Counter(reading.words(span) for span, _ in found)
    every = {words for words, many in times.items() if 1 < many == reading.text.count(words)}
    for span, reason in found:
        words = reading.words(span)
        size = f"{times[words]} times" if words in every else _lines(words)
        columns = {"every": words} if words in every else {}
        yield _suggestion(
            reading, "set_aside", "", span, f"{reason}, {size}", **columns, reason=reason
        )


def _lines(words: str) -> str:
    many = words.count("\n") + 1
    return f"{many} lines" if many > 1 else "a line"


def _once(lines: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions without those of words that one before them means everywhere."""
    named: set[str] = set()
    for item in lines:
        every = item.columns.get("every", "")
        if every not in named:
            yield item
        named |= {every} - {""}


def _without(reading: Reading, lines: Iterable[Suggestion]) -> Reading:
    """The reading with nothing open in the lines set aside."""
    is_open = reading.is_open
    aside = {item for line in lines for kind in KINDS for item in reading.within(kind, line.span)}
    return replace(reading, is_open=lambda item: item not in aside and is_open(item))


def _suggestion(
    reading: Reading, section: str, name: str, span: Span, understood: str, **columns: str
) -> Suggestion:
    return Suggestion(section, name, span, reading.sentence(span).text, understood, columns)


def _dates(reading: Reading) -> Iterator[Dated]:
    """Each time expression that gives a date, or of which a person must say which one it is."""
    meant = _Meant(reading.language)
    for time in reading.by_kind["time"]:
        whole = span_of(time)
        written = reading.written(whole)
        found = meant[reading.words(whole), written]
        if found.date:
            yield _read(reading, time, whole, found.date, meant)
        elif found.fault:
            said = f"is no date: {found.fault}. Record what it bears, and say so"
            yield Dated(time, whole, "", True, said, found.fault)
        elif found.dates:
            choice = " or ".join(f"{one.date} ({one.calendar})" for one in found.dates)
            yield Dated(time, whole, "", not written, f"may be {choice}")
        elif moves(reading.words(whole), reading.language):
            if reading.within("numeral", whole):
                yield Dated(time, whole, "", True, "moves the date that it names")
        else:
            yield from _date_inside(reading, time, meant)


class _Meant(dict[tuple[str, str], Implied]):
    """What words imply with a day of writing; each wording is read once."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, asked: tuple[str, str]) -> Implied:
        self[asked] = implied(*asked, self._language)
        return self[asked]


def _date_inside(reading: Reading, time: Mention, meant: _Meant) -> Iterator[Dated]:
    """The first number of a time expression that is a date by itself."""
    for span in map(span_of, reading.within("numeral", span_of(time))):
        if date := meant[reading.words(span), ""].date:
            yield _read(reading, time, span, date, meant)
            return


def _read(reading: Reading, time: Mention, words: Span, date: str, meant: _Meant) -> Dated:
    stated = bool(meant[reading.words(words), ""].date)
    basis = "stated" if stated else f"counted from {reading.written(words)}"
    return Dated(time, words, date, stated, f"is {date}, {basis}")


def _undated_numerals(reading: Reading, dates: list[Dated]) -> list[Mention]:
    """The open numerals that are no part of a date."""
    dated = {item for one in dates for item in reading.within("numeral", one.words)}
    return [item for item in reading.open("numeral") if item not in dated]


def _figures(reading: Reading, dates: list[Dated]) -> Iterator[Suggestion]:
    reached, items = 0, _items(reading.text)
    for numeral in tracked(_undated_numerals(reading, dates), "Reading numbers"):
        counts = not _counts_nothing(reading, numeral, items) and numeral.start >= reached
        if counts and (found := number_phrase(reading, span_of(numeral), reached)):
            span, value = found
            reached = span.end
            understood = described(value)
            yield _suggestion(reading, "figures", "number", span, understood, claim=UNDECIDED)


def _reports(reading: Reading, dates: list[Dated]) -> Iterator[Suggestion]:
    seen = set()
    for dated in dates:
        part = reading.part(dated.words)
        if part is None or not reading.is_open(dated.time):
            continue
        passage, words = reading.trimmed(part), reading.words(dated.words)
        if (passage, dated.date) not in seen:
            seen.add((passage, dated.date))
            columns = {
                "event": UNDECIDED,
                "date_words": words,
                "date": dated.date or UNDECIDED,
                "date_basis": "stated" if dated.stated else "resolved",
            }
            if dated.fault:
                columns |= {"date_checked": "by_curator", "note": f"As written: {dated.fault}."}
            understood = f"“{words}” {dated.understood}"
            yield _suggestion(reading, "reports", "time", passage, understood, **columns)


def _alone(reading: Reading, sentence: Mention, labels: Spans) -> Suggestion:
    """What becomes of a sentence that no other suggestion touches.

    `labels`: where the speakers of turns are named.
    """
    if any(labels.meeting(span_of(sentence))):
        return _aside(reading, sentence, "who speaks")
    if not _has_words(sentence.text):
        return _aside(reading, sentence, "no words")
    if "\t" in sentence.text:
        return _aside(reading, sentence, "table row")
    if _is_line(reading, sentence) and _without_note(sentence.text)[-1:] not in _ENDS_NO_HEADING:
        return _aside(reading, sentence, "heading")
    span = span_of(sentence)
    cues = reading.within("cue", span)
    found = f"“{cues[0].text}”, where a voice may open" if cues else "no speech, number or date"
    return _suggestion(
        reading,
        "positions",
        "sentence",
        reading.trimmed(span),
        found,
        claim=UNDECIDED,
        position="asserts",
    )


def _date_lines(reading: Reading, dates: list[Dated]) -> Iterator[Suggestion]:
    """Lines that hold a date, names at most beside it, and nothing else."""
    dated = {one.time for one in dates}
    for sentence in reading.open("sentence"):
        span = span_of(sentence)
        found = reading.within("time", span)
        times = [one for one in found if one in dated or reading.within("numeral", span_of(one))]
        if times and _is_line(reading, sentence):
            known = [*times, *reading.within("name", span)]
            read = {at for item in known for at in range(item.start, item.end)}
            rest = (at for at in range(span.start, span.end) if at not in read)
            if not any(reading.text[at].isalnum() for at in rest):
                yield _aside(reading, sentence, "date line")


def _is_line(reading: Reading, sentence: Mention) -> bool:
    """Say whether a sentence is a short line of its own."""
    start = reading.text.rfind("\n", 0, sentence.start) + 1
    line = reading.text[start : sentence.end + _LONGEST_HEADING].split("\n", 1)[0]
    return len(line) <= _LONGEST_HEADING and line.strip() == reading.words(span_of(sentence))


def _odd_words(
    reading: Reading, dates: list[Dated], records: list[Suggestion]
) -> Iterator[Suggestion]:
    """Numerals that count nothing or are not read, lone marks, capitals that make no name."""
    counted = {
        numeral
        for item in records
        if item.section == "figures"
        for numeral in reading.within("numeral", item.span)
    }
    items = _items(reading.text)
    for numeral in _undated_numerals(reading, dates):
        if reason := _counts_nothing(reading, numeral, items):
            yield _aside(reading, numeral, reason)
        elif numeral not in counted:
            yield _aside(reading, numeral, UNDECIDED)
    for quotation in reading.open("quotation"):
        if not _has_words(quotation.text):
            yield _aside(reading, quotation, "quotation mark alone")
    common = set(re.findall(r"\b[a-z]\w*", reading.text))
    names = reading.by_kind["name"]
    inside = {name.text for name in names if not opens_sentence(reading.text, name.start)}
    for name in reading.open("name"):
        if name.text.casefold() in common and name.text not in inside and not name.actor_id:
            yield _aside(reading, name, "capital at the opening of a sentence")


def _counts_nothing(reading: Reading, numeral: Mention, items: frozenset[int]) -> str:
    """Why a number can be no figure; empty where it may be one. `items`: where lists go on."""
    if numeral.flag in _COUNTS_NOTHING:
        return numeral.flag
    if NOTE_MARKS.issuperset(numeral.text):
        return "note mark"
    if _asks(reading, numeral):
        return "question"
    opens_line = numeral.start == 0 or reading.text[numeral.start - 1] == "\n"
    listed = opens_line and _OF_A_PART.match(reading.text, numeral.start)
    if listed or numeral.start in items:
        return "number of a heading or list"
    return "a name, no count" if _is_name(reading, numeral) else ""


def _is_name(reading: Reading, numeral: Mention) -> bool:
    """Whether a number in figures names what stands before it: `Item 3`."""
    before = reading.text[max(0, numeral.start - _LONGEST_LABEL) : numeral.start].split()
    labels = reading.language.pages.numbered
    return numeral.text.isdecimal() and bool(labels.intersection(map(plain, before[-1:])))


def _items(text: str) -> frozenset[int]:
    """Where the items of lists are numbered, one a line and each one higher than that above it."""
    found: set[int] = set()
    run: list[re.Match[str]] = []
    for one in [*_OF_A_LINE.finditer(text), None]:
        if run and not (one and _goes_on(run[-1], one)):
            found |= {item.start() for item in run if len(run) >= _FEWEST_ITEMS}
            run = []
        run += [one] if one else []
    return frozenset(found)


def _goes_on(above: re.Match[str], below: re.Match[str]) -> bool:
    """Whether one item of a list follows on another."""
    near = below.start() - above.start() <= _LONGEST_ITEM
    return near and int(below[1]) == int(above[1]) + 1


def _asks(reading: Reading, numeral: Mention) -> bool:
    """Whether a word such as `many` asks for a number instead of giving one."""
    before = word_before(reading.text, numeral.start)
    asks = reading.sentence(span_of(numeral)).text.rstrip('”"’»)').endswith(("?", "؟"))
    return any(
        before in one.numbers.asking_before or (asks and plain(numeral.text) in one.numbers.asking)
        for one in reading.language.all
    )


def _without_note(text: str) -> str:
    return text.rstrip("".join(NOTE_MARKS))


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _aside(reading: Reading, item: Mention, reason: str) -> Suggestion:
    understood = "a number that is not read" if reason == UNDECIDED else f"{item.kind}, {reason}"
    return _suggestion(reading, "set_aside", "", span_of(item), understood, reason=reason)
