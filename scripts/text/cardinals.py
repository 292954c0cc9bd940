"""Cardinals: `thirty-three thousand seven hundred`, `1.5 million`, `two and a half`, `half`.

Reads the longest number that opens at a token; qualifiers, ranges and units are for `numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.numerals import NumberError, Phrase, read_numeral, refuse_ordinal, vulgar_fraction

TEN = 10
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
    if out_of := words.entry(words.said.out_of | {"/"}, at + 1):
        return _one_in_five(words, numerator, out_of[1], written_out=out_of[0] != "/")
    end = at + 1 + (words.word(at + 1) == "-")
    word = words.word(end)
    shares = words.said.fractions if numerator == 1 else words.said.fraction_plurals
    if word not in shares:
        return None
    followers = words.said.fraction_followers | {""}
    if word in words.said.ordinals and words.word(end + 1) not in followers:
        return None
    return Fraction(numerator, shares[word]), end + 1


def _one_in_five(
    words: Phrase, part: int, at: int, *, written_out: bool
) -> tuple[Fraction, int] | None:
    """A part and its whole, a customary one, which opens at a token: `1/2`, `one in five`."""
    word = words.word(at)
    whole = _DENOMINATORS.get(word, 0)
    if written_out and not whole:
        whole = words.said.cardinals.get(word, 0) or words.said.tens.get(word, 0)
    if not part < whole or read_scale(words, at + 1)[0] > 1:
        return None
    return Fraction(part, whole), at + 1


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
    _refuse_two(words, at, end)
    larger = max(term.scale for term in terms)
    is_open = len(terms) > 1 and (larger == 1 or terms[-1].scale < larger)
    number = Cardinal(value + group, first.lead, first.hundreds, larger, is_open)
    return (number, end) if end == joint else _with_share(words, number, end)


def _refuse_two(words: Phrase, at: int, end: int) -> None:
    """Refuse `twenty four-year terms`, which may be twenty of four years each."""
    said, last = words.said, words.word(end - 1)
    parted = end - at > 1 and words.word(end - 2) not in said.conjunctions | {"-", ","}
    measures = words.word(end) == "-" and words.word(end + 1).isalpha()
    closes = words.entry(said.qualifiers_after, end) or words.entry(said.qualifiers_after, end + 1)
    if parted and measures and not closes and 0 < said.cardinals.get(last, 0) < TEN:
        raise NumberError(
            f"“{last}-{words.word(end + 1)}” may have a number of its own",
            "Quote the number alone, or say by `reading:` and `reading_why:` what the words mean.",
        )


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
    goes_on = not term.in_digits or (words.said.digits_go_on and _joins(words, previous.end))
    if previous.scale == 1:
        fits = previous.hundreds > 1 and term.group < 100 and goes_on and joiner != ","
    else:
        fits = (term.scale > 1 or goes_on) and (joiner != "," or term.group * term.scale >= 100)
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
    elif found := _below_hundred(words, at):
        lead, end = found
    elif word in said.alone:
        lead, end = Fraction(1), at
    else:
        return None
    lead, end = _with_decimals(words, lead, end)
    hundreds = 1
    if lead < 100 and letters == 1:
        hundreds, end = _factor(words, end, said.hundreds)
    scale, end = _scale(words, end, money) if letters == 1 else (letters, end)
    return _Term(lead, hundreds, scale, word[:1].isdecimal(), end)


def _scale(words: Phrase, at: int, money: bool) -> tuple[int, int]:
    """The larger scale at a token (1 if none), and the index after it; `$5 m` has one."""
    letters = words.said.money_letters.get(words.word(at), 0) if money else 0
    return (letters, at + 1) if letters else _factor(words, at, words.said.larger)


def _below_hundred(words: Phrase, at: int) -> tuple[Fraction, int] | None:
    """What words of the tables say below a hundred; the longest entry counts."""
    said = words.said
    whole, tens = words.entry(said.cardinals, at), words.entry(said.tens, at)
    if whole and not (tens and tens[1] >= whole[1]):
        return Fraction(said.cardinals[whole[0]]), whole[1]
    if tens is None:
        return None
    unit = tens[1] + (words.word(tens[1]) == "-")
    ones = said.cardinals.get(words.word(unit), 0)
    if 0 < ones < 10:
        return Fraction(said.tens[tens[0]] + ones), unit + 1
    return Fraction(said.tens[tens[0]]), tens[1]


def _with_decimals(words: Phrase, lead: Fraction, end: int) -> tuple[Fraction, int]:
    """The number with the decimals that follow in words: `two point five`, `two point oh five`."""
    if words.word(end) not in words.said.points or lead.denominator != 1:
        return lead, end
    digits, at = "", end + 1
    while (one := words.said.cardinals.get(words.word(at), 10)) < 10:
        digits, at = digits + str(one), at + 1
    if not digits and words.word(at).isdecimal():
        digits, at = str(int(words.word(at))).zfill(len(words.word(at))), at + 1
    if not digits and (found := _below_hundred(words, at)):
        digits, at = str(found[0]), found[1]
    return (lead + Fraction(int(digits), 10 ** len(digits)), at) if digits else (lead, end)


def _joins(words: Phrase, at: int) -> bool:
    """Whether a word that joins parts of one number stands there."""
    return words.word(at) in words.said.conjunctions
