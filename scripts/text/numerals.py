"""A number phrase as tokens, and the strict reading of one numeral: `30,000`, `۳۰٬۰۰۰`, `10bn`.

A phrase is read in one language: that of its text, or another one that the text's language is read
with where the phrase is in the script of that one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

from scripts.text.finding import HYPHENS
from scripts.text.languages.language import Language, NumberWords, Token

CURRENCY_SIGNS = "$€£¥₪₹₺₽﷼"

LONGEST_ENTRY = 7  # tokens of the longest lexicon entry
MOST_DIGITS = 30  # int() refuses thousands of digits with an error of its own

_SIGN = rf"[A-Z]{{0,3}}[{CURRENCY_SIGNS}]"  # US$
_SEPARATORS = str.maketrans("٬٫ \u00a0\u2009\u202f", ",.,,,,")
_NUMERAL = re.compile(
    r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(\.[0-9]+)?([¼-¾⅐-⅞]?)([a-z]*)"
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SWAPPED = str.maketrans(".,", ",.")


class NumberError(ValueError):
    """Words that do not bear one number: `message` says what was found, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@cache
def _token(letters: str) -> re.Pattern[str]:
    """The expression that cuts a phrase; `letters` is that of a script cut at a joiner."""
    own = letters or "(?!)"
    return re.compile(
        rf"""
          \d{{1,3}} (?: [ \u00a0\u2009\u202f] \d{{3}} )+ (?: [.,٫] \d+ )? (?!\w)  # 30 000
        | \d (?: (?:(?!{own})[\w.,٬٫'’])* (?!{own})\w )?         # 30,000  29th  10bn
        | {_SIGN}
        | [A-Z]+ - \d \w*                                        # S-300, a name
        | (?: {own} )+
        | [^\W\d_] \w* (?: ['’] \w+ )*                           # regime's
        | [^\s\u200c]                                            # no joiner
        """,
        re.VERBOSE,
    )


def _scripts_of(text: str, language: Language) -> list[Language]:
    """The languages that a phrase may be in: those of its letters, else that of its text.

    The first is tried in any case, the others only where no sign says that it is none of theirs.
    """
    first, *others = [
        one for one in language.all if one.letters and re.search(one.letters, text)
    ] or [language]
    return [first, *(one for one in others if not re.search(one.never, text))]


@dataclass(frozen=True)
class Phrase:
    """A number phrase as written, its tokens, and the words that say numbers in its language."""

    text: str
    tokens: tuple[Token, ...]
    said: NumberWords
    letters: str = ""  # expression of a letter of that language, where no other has it

    @classmethod
    def ways(cls, text: str, language: Language) -> list[Phrase]:
        """Cut a text into tokens in each language that it may be in.

        Every character but space and joiner belongs to a token.
        """
        return [cls._of(text, one) for one in _scripts_of(text, language)]

    @classmethod
    def _of(cls, text: str, language: Language) -> Phrase:
        said, letters = language.numbers, language.letters
        tokens = (
            Token("-" if match[0] in HYPHENS else match[0].lower(), *match.span())
            for match in _token(letters).finditer(text)
        )
        return cls(text, tuple(said.rewrite(tokens)), said, letters)

    def word(self, at: int) -> str:
        """The token at an index; "" outside the phrase."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def written(self, start: int, end: int) -> str:
        """The text from one token up to another, as it stands."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def entry(self, table: Container[str], at: int) -> tuple[str, int] | None:
        """The longest entry of a lexicon table that opens at a token, and the index after it."""
        if at not in self._entries:
            self._entries[at] = [*self._entries_at(at)][::-1]
        return next(((key, end) for key, end in self._entries[at] if key in table), None)

    @cached_property
    def _entries(self) -> dict[int, list[tuple[str, int]]]:
        """By token, what may open there, the longest first: every table is asked for the same."""
        return {}

    def _entries_at(self, at: int) -> Iterator[tuple[str, int]]:
        key, reached = "", 0
        for end, token in enumerate(self.tokens[at : at + LONGEST_ENTRY], start=at + 1):
            key += " " * (bool(key) and token.start > reached) + token.text
            reached = token.end
            yield key, end


def vulgar_fraction(sign: str) -> Fraction | None:
    """`½` and its like as a fraction of one; None for any other text."""
    if len(sign) != 1 or unicodedata.category(sign) != "No":
        return None
    value = Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    return value if 0 < value < 1 else None


def refuse_ordinal(words: Phrase, at: int) -> None:
    """Raise `NumberError` when an ordinal (`first`, `29th`) stands at a token."""
    word = words.word(at)
    if word in words.said.ordinals or any(
        word.removesuffix(suffix).isdecimal()
        for suffix in words.said.ordinal_suffixes
        if word.endswith(suffix)
    ):
        raise NumberError(
            f"“{word}” is an ordinal: a place in an order, not how many",
            "Quote a cardinal number, or set the words aside with the reason `ordinal`.",
        )


def read_numeral(
    text: str, said: NumberWords, *, money: bool, scaled: bool
) -> tuple[Fraction, int]:
    """The number that digits say, and the scale that the letters after them name (1 if none).

    `money`: a currency sign stands before; `scaled`: a scale word or a percent sign follows.
    Raises `NumberError` when separators, letters or scripts leave room for two readings.
    """
    numeral = _ascii(text, said.decimal)
    match = _NUMERAL.fullmatch(numeral)
    scales = {"": 1, **said.scale_letters, **(said.money_letters if money else {})}
    if match is None or match[4] not in scales or len(text) > MOST_DIGITS:
        raise NumberError(
            f"“{text}” is no numeral that can be read without doubt",
            "Group thousands by threes (30,000), decimals after one point (1.5); after the digits "
            "only k, mn, bn, tn; quote the number as the source has it, and no more.",
        )
    if _THOUSANDS_OR_DECIMALS.fullmatch(match[0]) and not (scaled and said.decimal):
        raise NumberError(
            f"“{text}” may be a decimal or thousands",
            "Say which by `reading:` and `reading_why:`, or set it aside with a reason.",
        )
    number = Fraction(match[1].replace(",", "") + (match[2] or ""))
    return number + (vulgar_fraction(match[3]) or 0), scales[match[4]]


def _ascii(text: str, decimal: str) -> str:
    """The numeral in ASCII digits, thousands by commas; "" when its digits are of two scripts.

    Where it is not known which mark stands before decimals, the numeral itself must show it, and
    one that does not is given as a decimal of three digits, which nobody reads without doubt.
    """
    zeros = {ord(sign) - unicodedata.decimal(sign) for sign in text if sign.isdecimal()}
    if len(zeros) > 1:
        return ""
    if (decimal or _decimal_mark(text)) == ",":
        text = text.translate(_SWAPPED)
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text
    ).translate(_SEPARATORS)


def _decimal_mark(text: str) -> str:
    """The mark before decimals that a numeral shows: the last of two, or the one that is alone."""
    marks = [sign for sign in text if sign in ".,"]
    if len(set(marks)) == 1 and len(marks) > 1:
        return "." if marks[0] == "," else ","  # 1.000.000
    return marks[-1] if marks else ""
