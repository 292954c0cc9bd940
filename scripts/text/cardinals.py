"""Cardinals: `thirty-three thousand seven hundred`, `1.5 million`, `two and a half`, `half`.

Reads the longest number that opens at a token; qualifiers, ranges and units are for `numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.numerals import Phrase, read_numeral, refuse_ordinal, vulgar_fraction

_DENOMINATORS = {str(number): number for number in (*range(2, 11), 100, 1_000)}  # of `2/3`


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
    hundreds, at = _factor(words, at, words.said.hundreds)
    scale, at = _factor(words, at, words.said.larger)
    return hundreds * scale, at


def read_share(words: Phrase, at: int) -> tuple[Fraction, int] | None:
    """`half`, `a third`, `two-thirds`, `1/2`, `½` as a fraction of one; None when none opens."""
    vulgar = vulgar_fraction(words.word(at))
    if vulgar or words.word(at) in words.said.halves:
        return vulgar or Fraction(1, 2), at + 1
    numerator = words.said.numerators.get(words.word(at))
    if numerator is None:
        return None
    if words.word(at + 1) == "/":
        denominator = _DENOMINATORS.get(words.word(at + 2), 0)
        return (Fraction(numerator, denominator), at + 3) if numerator < denominator else None
    end = at + 1 + (words.word(at + 1) == "-")
    word = words.word(end)
    shares = words.said.fractions if numerator == 1 else words.said.fraction_plurals
    if word not in shares:
        return None
    followers = words.said.fraction_followers | {""}
    if word in words.said.ordinals and words.word(end + 1) not in followers:
        return None
    return Fraction(numerator, shares[word]), end + 1


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
    start = end + (words.word(end) in words.said.partitives)
    start += words.word(start) in words.said.articles
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
    refuse_ordinal(words, end + (words.word(end) == "-" or _joins(words, end)))
    larger = max(term.scale for term in terms)
    is_open = len(terms) > 1 and (larger == 1 or terms[-1].scale < larger)
    number = Cardinal(value + group, first.lead, first.hundreds, larger, is_open)
    return (number, end) if end == joint else _with_share(words, number, end)


def _with_share(words: Phrase, number: Cardinal, end: int) -> tuple[Cardinal, int]:
    """`two and a half [million]`, `a million and a half`: a share of the last thing named."""
    found = None
    alone = words.word(end + 1) in words.said.halves
    if _joins(words, end) and not alone and not number.is_open:
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
        joins = _joins(words, previous.end) and previous.end != joint
        start = previous.end + (joiner == "," or joins)
        term = _term(words, start, money)
        goes_on = term and _continues(words, previous, term, group, ceiling)
        previous = term if goes_on else None


def _continues(words: Phrase, previous: _Term, term: _Term, group: Fraction, ceiling: int) -> bool:
    """Whether a term belongs to the number before it, not to a number of its own."""
    joiner = words.word(previous.end)
    if {previous.scale, term.scale} & set(words.said.bundles.values()):
        return False
    if previous.scale == 1:
        fits = previous.hundreds > 1 and term.group < 100 and not term.in_digits and joiner != ","
    else:
        fits = (term.scale > 1 or not term.in_digits) and (
            joiner != "," or term.group * term.scale >= 100
        )
    return fits and (ceiling == 0 or (group + term.group) * term.scale < ceiling)


def _article_term(words: Phrase, at: int) -> _Term | None:
    if words.word(at) not in words.said.articles:
        return None
    hundreds, end = _factor(words, at + 1, words.said.hundreds)
    scale, end = _factor(words, end, words.said.larger)
    return _Term(Fraction(1), hundreds, scale, False, end) if end > at + 1 else None


def _term(words: Phrase, at: int, money: bool) -> _Term | None:
    word, letters, said = words.word(at), 1, words.said
    if word[:1].isdecimal():
        refuse_ordinal(words, at)
        scaled = words.entry(said.multipliers, at + 1) or words.entry(said.percent, at + 1)
        lead, letters = read_numeral(word, said, money=money, scaled=bool(scaled))
        end = at + 1
    elif word in said.tens or word in said.cardinals:
        lead, end = _below_hundred(words, at)
    else:
        return None
    hundreds = 1
    if lead < 100 and letters == 1:
        hundreds, end = _factor(words, end, said.hundreds)
    scale, end = _factor(words, end, said.larger) if letters == 1 else (letters, end)
    return _Term(lead, hundreds, scale, word[:1].isdecimal(), end)


def _below_hundred(words: Phrase, at: int) -> tuple[Fraction, int]:
    word, said = words.word(at), words.said
    if word in said.cardinals:
        return Fraction(said.cardinals[word]), at + 1
    unit = at + 1 + (words.word(at + 1) == "-")
    ones = said.cardinals.get(words.word(unit), 0)
    if 0 < ones < 10:
        return Fraction(said.tens[word] + ones), unit + 1
    return Fraction(said.tens[word]), at + 1


def _joins(words: Phrase, at: int) -> bool:
    """Whether a word that joins parts of one number stands there."""
    return words.word(at) in words.said.conjunctions
