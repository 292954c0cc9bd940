"""A number phrase taken apart: one end or two, the qualifiers of each, and what is counted.

`between 2,800 and more than 3,800 prisoners` has two ends, the second `more_than`, and the unit
`prisoners`. What the parts mean together is for `numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.amounts import Amount, VagueAmount, read_amount
from scripts.text.cardinals import Cardinal, read_share
from scripts.text.number_words import (
    ALTERNATIVE_JOINERS,
    BOUND_JOINERS,
    MAJORITIES,
    NUMBER_WORDS,
    OPENERS,
    ORDINALS,
    PERCENT_SIGNS,
    QUALIFIERS_AFTER,
    QUALIFIERS_BEFORE,
    RANGE_JOINERS,
    RANGE_OPENERS,
    SHARES_AFTER_UNIT,
    VAGUE_QUANTIFIERS,
)
from scripts.text.numerals import NumberError, Phrase, refuse_ordinal, vulgar_fraction

# In a unit, any of these would be a second number; ordinals and vague quantifiers may stand there.
_NUMBERS = NUMBER_WORDS - VAGUE_QUANTIFIERS - MAJORITIES - frozenset(ORDINALS)
_NOT_A_UNIT = RANGE_JOINERS | ALTERNATIVE_JOINERS | BOUND_JOINERS | frozenset({"/", "("})
_ALONE = "Quote each number as a figure of its own, from its qualifier to what it counts."


@dataclass(frozen=True)
class End:
    """An amount and its qualifiers, in the order of the words."""

    amount: Amount | VagueAmount
    qualifiers: tuple[str, ...]


@dataclass(frozen=True)
class NumberPhrase:
    """The parts of a number phrase."""

    ends: tuple[End, ...]  # one, or two where a range or two alternatives are given
    joiner: str  # the word between two ends, else ""
    unit: str  # what is counted, as written


@dataclass(frozen=True)
class _Opened:
    """An end, the joiners that the opening of a range demands, and the token after."""

    end: End
    joiners: frozenset[str]
    at: int


def joints(words: Phrase) -> tuple[int, ...]:
    """The indices at which an `and` may join two numbers of a phrase, and -1 for nowhere.

    `between one hundred and two thousand` is two numbers, not a hundred and two thousand.
    """
    texts = [token.text for token in words.tokens]
    ands = [at for at, text in enumerate(texts) if text == "and" and "between" in texts]
    return (-1, *ands)


def take_apart(words: Phrase, joint: int) -> NumberPhrase:
    """The parts of a phrase whose `and` at index `joint` joins two numbers (-1: no `and` must).

    Raises `NumberError` when the words do not bear one number.
    """
    opened = _open(words, 0, joint=joint)
    if opened is None:
        raise _no_number(words)
    ends: tuple[End, ...] = (opened.end,)
    at, joiner = opened.at, ""
    joined = _join(words, opened, joint=joint)
    if joined:
        joiner, second = joined
        ends, at = (opened.end, second.end), second.at
    elif opened.joiners:
        raise NumberError("a range without its other end", "Quote both ends of the range.")
    _refuse_partitive(words, ends[-1].amount, at)
    last, unit = _close(words, ends[-1], at, known=len(ends))
    return NumberPhrase((*ends[:-1], last), joiner, unit)


def _open(words: Phrase, at: int, *, joint: int, money: bool = False) -> _Opened | None:
    """The end that opens at a token, after its qualifiers and any neutral opening words."""
    qualifiers: list[str] = []
    joiners: frozenset[str] = frozenset()
    while at < len(words.tokens):
        found = read_amount(words, at, joint=joint, money=money)
        if found:
            after = words.entry(QUALIFIERS_AFTER, found[1])
            qualifiers += [QUALIFIERS_AFTER[after[0]]] if after else []
            end = End(found[0], tuple(qualifiers))
            return _Opened(end, joiners, after[1] if after else found[1])
        if entry := words.entry(QUALIFIERS_BEFORE, at):
            qualifiers.append(QUALIFIERS_BEFORE[entry[0]])
        elif entry := words.entry(RANGE_OPENERS, at):
            joiners = RANGE_OPENERS[entry[0]]
        elif not (entry := words.entry(OPENERS, at)):
            break
        at = entry[1]
    if at < _share_after_unit(words):
        one = Amount(Fraction(1), "count", Cardinal(Fraction(1), Fraction(1)), currency="")
        return _Opened(End(one, tuple(qualifiers)), joiners, at)
    return None


def _join(words: Phrase, first: _Opened, *, joint: int) -> tuple[str, _Opened] | None:
    """The joiner and the second end, when the words go on to one."""
    joiners = first.joiners or RANGE_JOINERS | ALTERNATIVE_JOINERS | BOUND_JOINERS
    entry = words.entry(joiners, first.at)
    if entry is None:
        return None
    money = isinstance(first.end.amount, Amount) and bool(first.end.amount.currency)
    second = _open(words, entry[1], joint=joint, money=money)
    if second is None or second.joiners:
        return None
    if (
        not first.joiners
        and entry[0] in BOUND_JOINERS
        and not (first.end.qualifiers and second.end.qualifiers)
    ):
        return None
    return entry[0], second


def _close(words: Phrase, end: End, at: int, *, known: int) -> tuple[End, str]:
    """The last end with what stands after the unit (`or more`, `and a half`), and the unit."""
    stop = len(words.tokens)
    while stop > at and words.word(stop - 1) in ".,;:!?":
        stop -= 1
    start = _share_after_unit(words)
    if at < start and isinstance(end.amount, Amount) and end.amount.kind == "count":
        share = read_share(words, start + 1)
        amount = replace(end.amount, value=end.amount.value + (share[0] if share else 0))
        end, stop = replace(end, amount=amount), start
    for index in range(at, stop):
        after = words.entry(QUALIFIERS_AFTER, index)
        if after and after[1] == stop:
            qualifiers = (*end.qualifiers, QUALIFIERS_AFTER[after[0]])
            end, stop = replace(end, qualifiers=qualifiers), index
            break
    at += words.word(at) in ("-", ",", "of")
    _refuse_numbers(words, at, stop, known)
    _refuse_unread(words, at, stop, end.amount)
    return end, words.written(at, stop)


def _share_after_unit(words: Phrase) -> int:
    """The index of a closing `and a half`; 0 when the phrase has none."""
    start = len(words.tokens) - 3
    return start if start > 0 and words.entry(SHARES_AFTER_UNIT, start) else 0


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or vulgar_fraction(word) is not None or word in _NUMBERS


def _refuse_numbers(words: Phrase, at: int, stop: int, known: int) -> None:
    left = sum(_is_number(words.word(index)) for index in range(at, stop))
    if left and known + left > 2 and any(token.text == "or" for token in words.tokens):
        raise NumberError("three alternatives", _ALONE)
    if left:
        raise NumberError("two unrelated numbers", _ALONE)


def _refuse_unread(words: Phrase, at: int, stop: int, amount: Amount | VagueAmount) -> None:
    """No word that would change the number may pass for a part of the unit."""
    unread = words.entry(_NOT_A_UNIT, at)
    for index in range(at, stop):
        unread = unread or words.entry(QUALIFIERS_AFTER, index)
        if isinstance(amount, Amount):
            unread = unread or words.entry(PERCENT_SIGNS, index)
    if unread:
        raise NumberError(
            f"“{unread[0]}” after the number is not understood there",
            "End the quote with what is counted, or quote the number alone.",
        )


def _refuse_partitive(words: Phrase, amount: Amount | VagueAmount, at: int) -> None:
    counts_one = isinstance(amount, Amount) and amount.value == 1 and amount.kind == "count"
    if counts_one and words.word(at) == "of":
        raise NumberError(
            "a partitive: “one of” names a member of a group and counts nothing",
            "Set the words aside with the reason `partitive`.",
        )


def _no_number(words: Phrase) -> NumberError:
    for at, token in enumerate(words.tokens):
        refuse_ordinal(words, at)
        if _is_number(token.text):
            return NumberError(
                f"“{token.text}” does not open a number here",
                "Let the quote open with the whole number, or with its qualifier.",
            )
    return NumberError(
        "no number in these words",
        "Quote the words that say how many, or set them aside with a reason.",
    )
