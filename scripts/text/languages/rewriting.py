"""Words put for words: how a language in Arabic letters is read by the English tables.

`بیش از سی و سه هزار زندانی` is read as `more than thirty-three thousand زندانی`: the rules and the
refusals are those of English. Every entry stands for exactly one English reading; what has two is
decided by its neighbours. Spellings of one letter, vowel signs, and a blank, a zero-width
non-joiner or nothing between two number words are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.text.finding import BLANK, any_of
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.language import Token

LETTERS = "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]"
SCALES = NUMBERS.multipliers
AND = "و"
_COUNTING = frozenset({"several", *NUMBERS.cardinals, *NUMBERS.tens, *SCALES})
_GOES_ON = _COUNTING | NUMBERS.halves | frozenset(NUMBERS.fractions) | frozenset(NUMBERS.ordinals)
_BLANK = Token("", 0, 0)
_SIGNS = re.compile("[\u064b-\u0655\u0670\u0640]")  # vowel signs and the stretched line
_SAME = str.maketrans("يىكأإآٱةؤۀ", "ییکاااا" + "هوه")
_SPELLINGS = {"ی": "[یيى]", "ک": "[کك]", "ا": "[اأإآٱ]", "ه": "[هةۀ]", "و": "[وؤ]"}
VOWELS = "[\u064b-\u0652]{0,2}"  # signs that may end a word
GAP = r"[\x20\xa0\u200c]{0,2}"  # between words that may be written together


def folded(word: str) -> str:
    """A word with one letter for those that are written for each other, and no vowel signs."""
    return _SIGNS.sub("", word).translate(_SAME)


def spellings(words: Iterable[str]) -> str:
    """An expression for any of some words in every spelling."""
    expression = any_of(folded(word) for word in words).replace(BLANK, GAP)
    return "".join(_SPELLINGS.get(sign, sign) for sign in expression)


@dataclass(frozen=True)
class Seen:
    """A word that is to be read, and what stands around it."""

    word: str  # folded
    before: Token  # in English, if it has any
    following: str  # the first English word of the number that opens after it; "" if none does
    earlier: frozenset[str]  # all that was read before it, in English

    @property
    def counted(self) -> bool:
        """Whether a number stands before it."""
        return counts(self.before)


def counts(token: Token) -> bool:
    """Whether a token is a number."""
    return token.text[:1].isdecimal() or token.text in _COUNTING


def _multiplied(before: Token) -> bool:
    """Whether a scale multiplies what stands before it."""
    return counts(before) or before.text in {"a", "half"}


# What the words around decide; None where they decide nothing.
Decision = Callable[[Seen], "list[str] | None"]
Cut = Callable[[Sequence[Token]], Iterable[Token]]


@dataclass(frozen=True, eq=False)
class Rewriting:
    """The words of a language, and what decides on those of two readings."""

    words: Mapping[str, str]  # → English
    decide: Decision
    cut: Cut  # cuts words that are written together, and orders what is said in another order

    @cached_property
    def known(self) -> Mapping[str, list[str]]:
        """The words, folded."""
        return {folded(entry): english.split() for entry, english in self.words.items()}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words, folded, that open a number in words or go on in it."""
        return frozenset(
            word for word, english in self.known.items() if english[0] in _COUNTING - {"several"}
        )

    @cached_property
    def _longest(self) -> int:
        return max(len(entry.split()) for entry in self.known)

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The tokens with English ones for words, each within the span of its word."""
        words = list(self.cut([*tokens]))
        before, at, earlier = _BLANK, 0, frozenset[str]()
        while at < len(words):
            english, end = self._read(words, at, before, earlier)
            if english[:1] and english[0] in SCALES and not _multiplied(before):
                english = ["one", *english]  # `هزار نفر` needs none
            earlier |= {*english}
            for token in _placed(english, words[at], words[end - 1]) if english else words[at:end]:
                yield token
                before = token
            at = end

    def _read(
        self, words: Sequence[Token], at: int, before: Token, earlier: frozenset[str]
    ) -> tuple[list[str], int]:
        """The English for the words at an index, none if there is none, and the index after."""
        known = self._known(words, at)
        if known is None or known[1] == at + 1:
            word, following = folded(words[at].text), self._opens(words, at + 1)
            decided = self.decide(Seen(word, before, following, earlier))
            if decided is not None:
                return decided, at + 1
            if word == AND and following:
                return ["-" if before.text in NUMBERS.tens else "and"], at + 1
        return known or ([], at + 1)

    def _known(self, words: Sequence[Token], at: int) -> tuple[list[str], int] | None:
        """The longest entry that opens at a word in English, and the index after it."""
        for end in range(min(at + self._longest, len(words)), at, -1):
            key = " ".join(folded(word.text) for word in words[at:end])
            if key in self.known:
                return self.known[key], end
        return None

    def _opens(self, words: Sequence[Token], at: int) -> str:
        """The first English word of a number that opens there; empty when none does."""
        if at >= len(words):
            return ""
        if words[at].text[:1].isdecimal():
            return words[at].text
        known = self._known(words, at)
        return known[0][0] if known and known[0][0] in _GOES_ON else ""


def _placed(english: Sequence[str], first: Token, last: Token) -> Iterator[Token]:
    """English words for those from `first` to `last`, in order, the last up to their end."""
    for number, text in enumerate(english):
        start = first.start + number
        yield Token(text, start, last.end if number == len(english) - 1 else start)
