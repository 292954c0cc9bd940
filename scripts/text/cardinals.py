"""Cardinals: `thirty-three thousand seven hundred`, `1.5 million`, `two and a half`, `half`.

Reads the longest number that opens at a token; qualifiers, ranges and units are for `numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.number_words import (
    BUNDLES,
    CARDINALS,
    FRACTION_FOLLOWERS,
    FRACTIONS,
    ORDINALS,
    PERCENT_SIGNS,
    SCALES,
    TENS,
)
from scripts.text.numerals import Phrase, read_numeral, refuse_ordinal, vulgar_fraction

ARTICLES = frozenset({"a", "an"})
_HUNDRED = {"hundred": SCALES["hundred"]}
_LARGER = {word: scale for word, scale in (SCALES | BUNDLES).items() if word not in _HUNDRED}
_NUMERATORS = CARDINALS | {str(n): n for n in range(100)} | dict.fromkeys(ARTICLES, 1)
_DENOMINATORS = {str(n): n for n in FRACTIONS.values()}


@dataclass(frozen=True)
class Cardinal:
    """A number without its qualifier, and the scale that an earlier number may share with it."""

    value: Fraction
    lead: Fraction  # 2 in `two hundred and fifty thousand`
    hundreds: int = 1  # 100 there
    larger: int = 1  # 1,000 there
    is_open: bool = False  # True where a smaller number follows the scale: `two thousand and five`
    is_fraction: bool = False  # True for `two-thirds`, not for `half a million`


@dataclass(frozen=True)
class _Term:
    """`twenty`, `two hundred`, `five thousand`, `two hundred thousand`."""

    lead: Fraction
    hundreds: int  # 100 where the word follows the lead, else 1
    scale: int  # the larger scale after it, else 1
    in_digits: bool
    end: int

    @property
    def group(self) -> Fraction:
        """What the larger scale multiplies."""
        return self.lead * self.hundreds


def read_cardinal(
    words: Phrase, at: int, *, joint: int, money: bool
) -> tuple[Cardinal, int] | None:
    """The number that opens at a token, and the index after it; None when none does.

    `joint`: index of an `and` that joins two numbers, and so no parts of one (-1 if none);
    `money`: whether a currency sign stands before the number.
    Raises `NumberError` for an ordinal or a malformed numeral.
    """
    return _fraction(words, at) or _sum(words, at, joint=joint, money=money)


def read_scale(words: Phrase, at: int) -> tuple[int, int]:
    """The product of the scale words at a token (1 if none), and the index after them."""
    hundreds, at = _factor(words, at, _HUNDRED)
    scale, at = _factor(words, at, _LARGER)
    return hundreds * scale, at


def read_share(words: Phrase, at: int) -> tuple[Fraction, int] | None:
    """`half`, `a third`, `two-thirds`, `1/2`, `½` as a fraction of one; None when none opens."""
    vulgar = vulgar_fraction(words.word(at))
    if vulgar or words.word(at) == "half":
        return vulgar or Fraction(1, 2), at + 1
    numerator = _NUMERATORS.get(words.word(at))
    if numerator is None:
        return None
    if words.word(at + 1) == "/":
        denominator = _DENOMINATORS.get(words.word(at + 2), 0)
        return (Fraction(numerator, denominator), at + 3) if numerator < denominator else None
    end = at + 1 + (words.word(at + 1) == "-")
    word = words.word(end)
    if word not in FRACTIONS or word.endswith("s") == (numerator == 1):
        return None
    if word in ORDINALS and words.word(end + 1) not in FRACTION_FOLLOWERS | {""}:
        return None
    return Fraction(numerator, FRACTIONS[word]), end + 1


def _factor(words: Phrase, at: int, table: Mapping[str, int]) -> tuple[int, int]:
    """The factor that a word, or `-` and a word, names (1 if none), and the index after it."""
    start = at + (words.word(at) == "-")
    factor = table.get(words.word(start))
    return (1, at) if factor is None else (factor, start + 1)


def _fraction(words: Phrase, at: int) -> tuple[Cardinal, int] | None:
    found = read_share(words, at)
    if found is None:
        return None
    share, end = found
    start = end + (words.word(end) == "of")
    start += words.word(start) in ARTICLES
    scale, after = read_scale(words, start)
    if scale > 1:
        return Cardinal(share * scale, share, larger=scale), after
    return Cardinal(share, share, is_fraction=True), end


def _sum(words: Phrase, at: int, *, joint: int, money: bool) -> tuple[Cardinal, int] | None:
    terms = list(_terms(words, at, joint=joint, money=money))
    if not terms:
        return None
    value = group = Fraction(0)
    for term in terms:
        group += term.group
        if term.scale > 1:
            value, group = value + group * term.scale, Fraction(0)
    first, end = terms[0], terms[-1].end
    refuse_ordinal(words, end + (words.word(end) in ("-", "and")))
    larger = max(term.scale for term in terms)
    is_open = len(terms) > 1 and (larger == 1 or terms[-1].scale < larger)
    number = Cardinal(value + group, first.lead, first.hundreds, larger, is_open)
    return (number, end) if end == joint else _with_share(words, number, end)


def _with_share(words: Phrase, number: Cardinal, end: int) -> tuple[Cardinal, int]:
    """`two and a half [million]`, `a million and a half`: a share of the last thing named."""
    found = None
    if words.word(end) == "and" and words.word(end + 1) != "half" and not number.is_open:
        found = read_share(words, end + 1)
    if found is None:
        return number, end
    share, end = found
    scale = number.hundreds * number.larger
    if scale > 1:
        return replace(number, value=number.value + share * scale, is_open=True), end
    larger, end = read_scale(words, end)
    lead = number.lead + share
    return Cardinal(lead * larger, lead, larger=larger), end


def _terms(words: Phrase, at: int, *, joint: int, money: bool) -> Iterator[_Term]:
    """The terms of one number, from the largest down."""
    previous = _article_term(words, at) or _term(words, at, money)
    ceiling, group = 0, Fraction(0)
    while previous:
        yield previous
        group = Fraction(0) if previous.scale > 1 else group + previous.group
        ceiling = previous.scale if previous.scale > 1 else ceiling
        joiner = words.word(previous.end)
        start = previous.end + (joiner == "," or (joiner == "and" and previous.end != joint))
        term = _term(words, start, money)
        previous = term if term and _continues(previous, term, joiner, group, ceiling) else None


def _continues(previous: _Term, term: _Term, joiner: str, group: Fraction, ceiling: int) -> bool:
    """Whether a term belongs to the number before it, not to a number of its own."""
    if {previous.scale, term.scale} & set(BUNDLES.values()):
        return False
    if previous.scale == 1:
        fits = previous.hundreds > 1 and term.group < 100 and not term.in_digits and joiner != ","
    else:
        fits = (term.scale > 1 or not term.in_digits) and (
            joiner != "," or term.group * term.scale >= 100
        )
    return fits and (ceiling == 0 or (group + term.group) * term.scale < ceiling)


def _article_term(words: Phrase, at: int) -> _Term | None:
    if words.word(at) not in ARTICLES:
        return None
    hundreds, end = _factor(words, at + 1, _HUNDRED)
    scale, end = _factor(words, end, _LARGER)
    return _Term(Fraction(1), hundreds, scale, False, end) if end > at + 1 else None


def _term(words: Phrase, at: int, money: bool) -> _Term | None:
    word, letters = words.word(at), 1
    if word[:1].isdecimal():
        refuse_ordinal(words, at)
        scaled = bool(words.entry(SCALES | BUNDLES, at + 1) or words.entry(PERCENT_SIGNS, at + 1))
        lead, letters = read_numeral(word, money=money, scaled=scaled)
        end = at + 1
    elif word in TENS or word in CARDINALS:
        lead, end = _below_hundred(words, at)
    else:
        return None
    hundreds = 1
    if lead < 100 and letters == 1:
        hundreds, end = _factor(words, end, _HUNDRED)
    scale, end = _factor(words, end, _LARGER) if letters == 1 else (letters, end)
    return _Term(lead, hundreds, scale, word[:1].isdecimal(), end)


def _below_hundred(words: Phrase, at: int) -> tuple[Fraction, int]:
    word = words.word(at)
    if word in CARDINALS:
        return Fraction(CARDINALS[word]), at + 1
    unit = at + 1 + (words.word(at + 1) == "-")
    ones = CARDINALS.get(words.word(unit), 0)
    if 0 < ones < 10:
        return Fraction(TENS[word] + ones), unit + 1
    return Fraction(TENS[word]), at + 1
