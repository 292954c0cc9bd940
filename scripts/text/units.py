"""What is counted: the words after a number, understood as such or refused.

A number counts a noun of several, with what stands before it and what it is `of`, `in` or `from`:
`30,000 political prisoners from the organisation`. A word that says something of the number itself
(`more`, `tops`, `estimated`), an unknown scale word (`30 tusen fångar`) or a noun of one (`30
tausend`) is none of it, and a number with such a word is not read as if the word were not there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from scripts.text.finding import spaced
from scripts.text.languages.scales import SCALES_ELSEWHERE
from scripts.text.numerals import NumberError, Phrase

_SIGNS = frozenset(",()[]-'’\"“”«»،")
_LISTING = frozenset({",", "،"})
_CHANGES = (
    "The word may change the number, so do not leave it out: say by `reading:` and `reading_why:` "
    "what the words mean, or set them aside with a reason."
)
_SHORTEST = 3  # letters of a noun that is no abbreviation


def refuse_unit(words: Phrase, at: int, stop: int, *, several: bool) -> None:
    """Raise `NumberError` where the words between two tokens are not what a number counts.

    `several`: whether they must say a noun of several.
    """
    for index in range(at, stop):
        _refuse_changing(words, index)
    if at == stop or words.word(at) in words.said.relatives:
        return
    if _fits(words.said.never_first, words, at):
        raise _not_understood(words.word(at))
    first = _first_part(words, at, stop, several=several)
    nouns = [index for index in range(at, first) if _is_several(words, index)]
    if several and words.said.plural_is_said and not nouns:
        raise _not_understood(words.written(at, first) or words.word(at))
    after = nouns[-1] + 1 if several and nouns else first
    for index in range(after, first):
        if not _is_counted_too(words, index) and words.word(index) not in _SIGNS:
            raise _not_understood(words.word(index))
    _refuse_rest(words, first, stop)


def _first_part(words: Phrase, at: int, stop: int, *, several: bool) -> int:
    """The index after the noun phrase that opens at a token, up to what it is of, in or from."""
    said = words.said
    listing = said.conjunctions | said.alternative_joiners | _LISTING
    for index in range(at, stop):
        word = words.word(index)
        if word in listing and index > at:
            continue
        if word in said.links | said.relatives:
            if index == at and several:
                raise _not_understood(word)
            return index
        linked = index == at and not several
        _refuse_word(words, index, linked=linked or words.word(index - 1) in listing)
        if index > at:
            _refuse_later(words, index)
    return stop


def _refuse_rest(words: Phrase, at: int, stop: int) -> None:
    """Refuse what cannot stand in the words that follow on a noun: `of the party`."""
    said = words.said
    links = said.links | said.conjunctions | said.alternative_joiners | _LISTING
    linked = False
    for index in range(at, stop):
        word = words.word(index)
        if word in said.relatives:
            return
        if word not in links:
            _refuse_word(words, index, linked=linked)
            if not linked:
                _refuse_later(words, index)
        linked = word in links
    if linked:
        raise _not_understood(words.word(stop - 1))


def _refuse_word(words: Phrase, at: int, *, linked: bool) -> None:
    """Refuse a function word, and one that is no word of the language."""
    word, said = words.word(at), words.said
    if word in _SIGNS or (linked and word in said.determiners) or _is_counted_too(words, at):
        return
    written = words.written(at, at + 1)
    joined = "-" in (words.word(at - 1), words.word(at + 1))
    is_short = len(word) < _SHORTEST and not (written.isupper() or joined) and said.plural_is_said
    no_noun = said.spelling(word) in said.function_words
    if no_noun or is_short or not _in_script(written, words.letters):
        raise _not_understood(written)
    if not any(sign.isalpha() for sign in word):
        raise _not_understood(written)


def _refuse_later(words: Phrase, at: int) -> None:
    """Refuse what stands behind a noun and may be the verb of a clause instead of a part of it."""
    if _fits(words.said.never_later, words, at):
        raise _not_understood(words.written(at, at + 1))


def _fits(expression: str, words: Phrase, at: int) -> bool:
    """Whether a token fits an expression, as it stands or in the one spelling of its language."""
    word = words.word(at)
    return any(_word(expression).fullmatch(one) for one in (word, words.said.spelling(word)))


def _refuse_changing(words: Phrase, at: int) -> None:
    word, said = words.said.spelling(words.word(at)), words.said
    if word in said.changing or word in SCALES_ELSEWHERE:
        raise _not_understood(words.word(at), _CHANGES)
    if entry := words.entry(said.qualifiers_after, at) or words.entry(said.changing, at):
        raise _not_understood(entry[0], _CHANGES)


def _is_several(words: Phrase, at: int) -> bool:
    word = words.word(at)
    if word in words.said.function_words:
        return False
    return bool(_word(words.said.plural).fullmatch(word)) or _is_counted_too(words, at)


def _is_counted_too(words: Phrase, at: int) -> bool:
    return bool(_word(words.said.counted_too).fullmatch(words.word(at)))


@cache
def _word(expression: str) -> re.Pattern[str]:
    return re.compile(spaced(expression), re.IGNORECASE)


def _in_script(word: str, letters: str) -> bool:
    """Whether the letters of a word are all of the language's script; without one, of the Latin."""
    own = re.compile(letters) if letters else None
    return all(
        own.fullmatch(sign) if own else unicodedata.name(sign, "").startswith("LATIN")
        for sign in word
        if sign.isalpha()
    )


def _not_understood(
    word: str, hint: str = "End the quote with what is counted, or quote the number alone."
) -> NumberError:
    return NumberError(f"“{word}” after the number is not understood there", hint)
