"""Finds the whole of a number phrase in a text: its qualifier, its ends, and what it counts.

Nouns of several are told by the language of the text, and so is what follows on them (`or more`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import product

from scripts.contribute.drafts import Reading
from scripts.text.anchors import Span
from scripts.text.finding import any_of, spaced
from scripts.text.languages.language import Language, NumberWords
from scripts.text.numbers import NumberError, NumberReading, read_number

_WORDS_BEFORE = 6  # of a number, among which its qualifiers are looked for
_WORDS_AFTER = 4  # of a number, among which what it counts is looked for
_LONGEST_BEFORE = 300  # code points before a number in which those words are looked for
_LAST_WORDS = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\w]*[A-Za-z'’-]+[^\w]*$")
_LONGEST_RANGE = 25  # code points between its two numbers
_NEXT_WORD = re.compile(spaced(r"(?: |-)([^\W\d_][\w’'-]*)"))
_OF_TWO_NUMBERS = frozenset({"range", "alternatives"})  # qualifiers


def number_phrase(
    reading: Reading, numeral: Span, reached: int
) -> tuple[Span, NumberReading] | None:
    """The longest words around a numeral, from `reached` on, that are read as one number."""
    part = reading.part(numeral)
    if part is None:
        return None
    text, first = reading.text, max(part.start, reached)
    starts = [first + at for at in _starts(text[first : numeral.start], numeral, reading)]
    reach = Span(numeral.end, min(part.end, numeral.end + _LONGEST_RANGE))
    ends = [numeral.end, *(other.end for other in reading.within("numeral", reach))]
    stops = [(end, end > numeral.end) for end in ends]
    counted = partial(_counted, text, limit=part.end, language=reading.language)
    stops += [(stop, joined) for end, joined in stops for stop in counted(end)]
    for start, (end, joined) in sorted(
        product([*starts, numeral.start], stops), key=lambda pair: pair[0] - pair[1][0]
    ):
        try:
            value = read_number(text[start:end], reading.language)
        except NumberError:
            continue
        after = value.unit in text[numeral.start : end]  # the words before it count nothing
        if after and (not joined or value.qualifier in _OF_TWO_NUMBERS):
            return Span(start, end), value
    return None


def _starts(before: str, numeral: Span, reading: Reading) -> Iterator[int]:
    """Where in the words before a numeral its phrase may begin, by the words that open one.

    The words before a closing share are what is counted: `month and a half`.
    """
    said, opening = reading.language.numbers, _opening(reading.language)
    share = any(words.endswith(reading.words(numeral)) for words in said.shares_after_unit)
    flat = " ".join(before.split("\n"))
    words = [*_LAST_WORDS.finditer(before, max(0, len(before) - _LONGEST_BEFORE))]
    for word in words[-_WORDS_BEFORE:]:
        # What is not in plain letters, or written on to the number, is left to the reader.
        unsure = share or word.end() == len(before) or not _LETTERS.match(word[0])
        if word[0].casefold() not in said.determiners and (
            unsure or opening.match(flat, word.start())
        ):
            yield word.start()


@cache
def _opening(language: Language) -> re.Pattern[str]:
    """Whatever may open a number phrase, in the languages of a text, after signs if any."""
    found: set[str] = set()
    for said in (one.numbers for one in language.all):
        openers = (said.qualifiers_before, said.range_openers, said.span_openers, said.openers)
        found.update(*openers, said.quantities, said.articles, said.ordinals)
    return re.compile(rf"\W*{spaced(any_of(found))}(?!\w)", re.IGNORECASE)


@cache
def _followers(words: NumberWords) -> tuple[re.Pattern[str], ...]:
    """What follows on a number: `of the`, a noun of several, one without a plural, `or more`."""
    return (
        re.compile(spaced(rf" {any_of(words.partitives)}(?: {any_of(words.determiners)}\b)?")),
        re.compile(spaced(words.plural), re.IGNORECASE),
        re.compile(words.noun),
        re.compile(spaced(rf"(?: |-)?{any_of(words.qualifiers_after)}(?!\w)")),
    )


def _counted(text: str, end: int, limit: int, language: Language) -> Iterator[int]:
    """Where a number that ends at `end` may end with what it counts, and with `or more`."""
    at = _last_counted(text, end, limit, language)
    *_, afterwards = _followers(language.numbers)
    for stop in (end, *([at] if at else [])):
        if after := afterwards.match(text, stop, limit):
            yield after.end()
    if at:
        yield at


def _last_counted(text: str, end: int, limit: int, language: Language) -> int:
    """The end of what is counted after a number; 0 where nothing is."""
    for one in language.all:
        _, _, noun, _ = _followers(one.numbers)
        if counted := noun.match(text, end, limit):
            return 0 if counted[1] in one.numbers.never_counted else counted.end()
    return next((at for one in language.all if (at := _last_of_several(text, end, limit, one))), 0)


def _last_of_several(text: str, end: int, limit: int, language: Language) -> int:
    """The end of the first noun of several among the next words; 0 where none is."""
    partitive, plural, _, _ = _followers(language.numbers)
    of = partitive.match(text, end, limit)
    at = of.end() if of else end
    for _ in range(_WORDS_AFTER):
        word = _NEXT_WORD.match(text, at, limit)
        if not word or word[1].casefold() in language.names.function_words:
            return 0
        at = word.end()
        if plural.fullmatch(word[1]):
            return at
    return 0
