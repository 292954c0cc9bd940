"""Finds what a text mentions: all of it at once, or its times or speech cues alone.

A cue is a word with which a text hands over to somebody's voice; its `value` is the base form.
Indirect speech often has no cue at all: that a sentence holds none says nothing. A time's `edtf` is
the date that the words name or, given a day of writing, imply (`scripts.text.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from string import ascii_uppercase

from scripts.raw.progress import tracked
from scripts.text.date_phrases import SEVERAL
from scripts.text.dates import Implied, implied
from scripts.text.finding import (
    Mention,
    any_of,
    cut,
    expanded,
    opens_sentence,
    plain,
    spaced,
    word_before,
)
from scripts.text.found_numerals import find_numerals
from scripts.text.languages.language import NEVER, Language, SpeechWords
from scripts.text.names import find_names
from scripts.text.paragraphs import in_paragraphs
from scripts.text.quotations import find_quotations
from scripts.text.sentences import find_sentences

_LONGEST_JOINER = 25  # code points
_LONGEST_BEFORE = 40
_CASED = re.compile(r"\\.|\(\?P<\w+>|\(\?-i:|[A-Z]")  # in an expression
_FLAT = {"(?-i:": "(?:", **{sign: sign.lower() for sign in ascii_uppercase}}


@in_paragraphs
def find_mentions(
    text: str, language: Language, names: Mapping[str, str] | None = None, written: str = ""
) -> list[Mention]:
    """Return the sentences, numerals, quotations, times, names and cues of `text`, by span.

    `language` is that of the text; `names` leads from a form of a name to its actor's id; `written`
    is the day of writing in EDTF, by which "last Thursday" becomes a date. Raises `DateError` when
    it is neither EDTF nor empty.
    """
    finders = (
        partial(find_sentences, text, language),
        partial(find_numerals, text, language),
        partial(find_quotations, text, language),
        partial(find_times, text, language, written),
        partial(find_names, text, names or {}, language),
        partial(find_cues, text, language),
    )
    return sorted(one for find in tracked(finders, "Finding mentions") for one in find())


@in_paragraphs
def find_times(text: str, language: Language, written: str = "") -> list[Mention]:
    """Return the time expressions of `text` in order; `written` is its day of writing in EDTF.

    What bounds a date (`since`) and the two ends of a span are one expression with it, where the
    whole is read as a date. Raises `DateError` when `written` is neither EDTF nor empty.
    """
    read = _Read(language, written)
    found: list[tuple[int, int]] = []
    for span in _spans_of_times(text, language):
        whole = _joined(text, found[-2:], span, read) if found else None
        if whole:
            found[-1] = whole
        else:
            found.append(span)
    reached = [0, *(end for _, end in found)]
    opened = (_opened(text, least, span, read) for least, span in zip(reached, found, strict=False))
    return [_dated(text, span, read) for span in opened]


def _dated(text: str, span: tuple[int, int], read: _Read) -> Mention:
    meant = read(text[slice(*span)])
    calendars = {one.calendar for one in meant.dates}
    calendar = calendars.pop() if len(calendars) == 1 else ""
    return cut(text, *span, "time", edtf=meant.date, calendar=calendar)


class _Read(dict[str, Implied]):
    """What the times of a text imply; each wording is read once."""

    def __init__(self, language: Language, written: str) -> None:
        super().__init__()
        self.language, self.written = language, written

    def __call__(self, words: str) -> Implied:
        """What some words imply."""
        if words not in self:
            self[words] = implied(words, self.written, self.language)
        return self[words]

    def alone(self, words: str) -> bool:
        """Whether some words are a date without a day of writing."""
        return bool(self(words).date) and bool(implied(words, "", self.language).dates)


def _joined(
    text: str, found: Sequence[tuple[int, int]], last: tuple[int, int], read: _Read
) -> tuple[int, int] | None:
    """The time found last and a new one, where they are two ends of a span or one day said twice.

    `found`: the time found last, with the one before it if there is one.
    """
    start, first_end = found[-1]
    between = text[first_end : last[0]]
    joiner = _joiner(read.language).fullmatch(between)
    if len(between) > _LONGEST_JOINER or not joiner:
        return None
    end = last[1] + (between.strip() in ("(", "[") and text[last[1] : last[1] + 1] in (")", "]"))
    before = _before(text, found[-2][1] if found[1:] else 0, start, read.language)
    for begun in [start] if before is None else [before, start]:
        whole = read(text[begun:end])
        needed = begun < start or not read.alone(text[start:first_end])
        if whole.date and (joiner["tight"] or needed or whole.dates[0].calendar == SEVERAL):
            return begun, end
    return None


def _opened(text: str, reached: int, span: tuple[int, int], read: _Read) -> tuple[int, int]:
    """A time with the words before it that bound it, where the whole is read as a date."""
    start, end = span
    before = _before(text, reached, start, read.language)
    if before is not None and read(text[before:end]).date:
        return before, end
    near = _expression_before(read.language, "near").search(text, _back(reached, start), start)
    return (near.start(), end) if near else span  # of which no date is implied


def _before(text: str, reached: int, start: int, language: Language) -> int | None:
    """Where the words begin that stand before a time and may belong to it."""
    found = _expression_before(language, "before").search(text, _back(reached, start), start)
    return found.start() if found else None


def _back(reached: int, start: int) -> int:
    """How far back from a time is looked for words before it."""
    return max(reached, start - _LONGEST_BEFORE)


@cache
def _expression_before(language: Language, part: str) -> re.Pattern[str]:
    kinds = "|".join(expanded(getattr(one.times, part), one.times.parts) for one in language.all)
    return re.compile(spaced(rf"(?<!\w)(?:{kinds})\Z"), re.IGNORECASE)


@cache
def _joiner(language: Language) -> re.Pattern[str]:
    tight, loose = (
        "|".join(getattr(one.times, name) for one in language.all)
        for name in ("joiner", "loose_joiner")
    )
    return re.compile(spaced(f"(?P<tight>{tight})|{loose}"), re.IGNORECASE)


def _spans_of_times(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where the expression for times fits; it is tried where one that knows no case does."""
    seen, at = _folded(text), 0
    while may := _time_in_any_case(language).search(seen, at):
        match = _time(language).match(text, may.start())
        at = match.end() if match else may.start() + 1
        if match:
            yield match.span()


def _folded(text: str) -> str:
    """`text` without case, equal in length."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one) == 1 else sign for sign in text for one in [sign.casefold()])


@cache
def _time(language: Language) -> re.Pattern[str]:
    """One expression for the times of a language and those read besides."""
    return re.compile(_of_times(language), re.IGNORECASE)


@cache
def _time_in_any_case(language: Language) -> re.Pattern[str]:
    """The same for a text without case: it fits wherever the other does, in half the time."""
    loose = _CASED.sub(lambda part: _FLAT.get(part[0], part[0]), _of_times(language, loose=True))
    return re.compile(loose)


def _of_times(language: Language, *, loose: bool = False) -> str:
    kinds = (
        expanded(expression, {**one.times.parts, **(one.times.loose if loose else {})})
        for one in language.all
        for expression in one.times.expressions
    )
    # A time expression opens at a word or at the apostrophe of '80s.
    return spaced(rf"(?<!\w)(?=[\w’'])(?:{'|'.join(kinds) or NEVER})")


@in_paragraphs
def find_cues(text: str, language: Language) -> list[Mention]:
    """Return the speech cues of `text` in order, `value` being the verb's base form."""
    return sorted(
        cut(text, *match.span(), "cue", value=said.cues[form])
        for said in (one.speech for one in language.all if one.speech.cues)
        for match in _cue(said).finditer(text)
        if (form := plain(match.group())) not in said.nouns or _is_verb(text, *match.span(), said)
    )


@cache
def _cue(said: SpeechWords) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(said.cues)}\b", re.IGNORECASE)


@cache
def _object(said: SpeechWords) -> re.Pattern[str]:
    return re.compile(spaced(said.objects), re.IGNORECASE)


def _is_verb(text: str, start: int, end: int, said: SpeechWords) -> bool:
    before = word_before(text, start)
    if before in said.subjects:
        return True
    if before in said.no_subjects or (text[start].isupper() and not opens_sentence(text, start)):
        return False
    return bool(_object(said).match(text, end))
