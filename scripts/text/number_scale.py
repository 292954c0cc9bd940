"""Words that say in what the numbers of a table are stated: `(in thousands)`, `en milliers`, `%`.

They stand away from the number, in a head, and multiply it. Words that are not understood whole as
such a scale are refused, and so is a scale for a number whose own words say one.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from scripts.text.cardinals import read_scale
from scripts.text.languages.language import Language
from scripts.text.numbers import NumberError, NumberReading, in_a_cell
from scripts.text.numerals import Phrase
from scripts.text.units import refuse_unit

_SIGNS = frozenset("()[]:,.'’")
_ZEROS = "000"  # `'000`, `000s`
_PERCENT = Fraction(1, 100)


def stated_scale(words: str, language: Language) -> Fraction:
    """What numbers stated in some words are multiplied by. Raises `NumberError`."""
    if not language.reads(words):
        raise _no_scale(words)
    for phrase in Phrase.ways(words, language):
        if found := _scale(phrase):
            return found
    raise _no_scale(words)


def multiplied(
    read: NumberReading, words: str, language: Language, scale: Fraction
) -> NumberReading:
    """A reading of some words, its number and bounds in whole ones. Raises `NumberError`."""
    if any(_has_scale(phrase) for phrase in Phrase.ways(words, language)[:1]):
        raise NumberError(
            "words that say a scale or share themselves",
            "Delete `stated_in`, or say by `reading:` and `reading_why:` what the words mean.",
        )

    def times(value: Decimal | None) -> Decimal | None:
        return None if value is None else in_a_cell(Fraction(value) * scale)

    return replace(read, value=times(read.value), lower=times(read.lower), upper=times(read.upper))


def _scale(words: Phrase) -> Fraction | None:
    """The scale that a phrase says; None where it says none, or more than that."""
    said, stop = words.said, len(words.tokens)
    while stop and words.word(stop - 1) in _SIGNS:
        stop -= 1
    at = 0
    while words.word(at) in said.stated | _SIGNS | said.articles | {"one"}:
        at += 1
    factor, end = _factor(words, at)
    if factor == 1:
        return None
    end += words.word(end) in said.partitives
    try:
        refuse_unit(words, end, stop, several=False)
    except NumberError:
        return None
    return factor


def _factor(words: Phrase, at: int) -> tuple[Fraction, int]:
    """What opens at a token as a factor (1 if nothing), and the index after it."""
    if words.word(at).removesuffix("s") == _ZEROS:
        return Fraction(1000), at + 1
    if percent := words.entry(words.said.percent, at):
        return _PERCENT, percent[1]
    scale, end = read_scale(words, at)
    if scale == 1 and (plural := words.entry(words.said.vague_plurals, at)):
        return Fraction(words.said.vague_plurals[plural[0]], 2), plural[1]
    return Fraction(scale), end


def _has_scale(words: Phrase) -> bool:
    """Whether a phrase has more than plain numerals: a scale, a share, a vague word."""
    said = words.said
    own = {*said.multipliers, *said.vague_plurals, *said.percent, *said.halves, "/"}
    shares = said.quantities - {*said.cardinals, *said.tens}
    return any(
        token.text in own | shares or (token.text[:1].isdecimal() and token.text[-1].isalpha())
        for token in words.tokens
    )


def _no_scale(words: str) -> NumberError:
    return NumberError(
        f"“{words}” is not understood as what the numbers are stated in",
        "Copy the words alone that say so, as `(in thousands)`, or say by `reading:` and "
        "`reading_why:` what the number means.",
    )
