"""A number phrase taken apart: one end or two, the qualifiers of each, and what is counted.

`between 2,800 and more than 3,800 prisoners` has two ends, the second `more_than`, and the unit
`prisoners`. What the parts mean together is for `numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.amounts import Amount, VagueAmount, read_amount
from scripts.text.cardinals import Cardinal, read_share
from scripts.text.numerals import NumberError, Phrase, refuse_ordinal, vulgar_fraction

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
    are_alternatives: bool  # whether the two are such
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
    if words.said.between.isdisjoint(texts):
        return (-1,)
    return (-1, *(at for at, text in enumerate(texts) if text in words.said.conjunctions))


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
    return NumberPhrase((*ends[:-1], last), joiner in words.said.alternative_joiners, unit)


def _open(words: Phrase, at: int, *, joint: int, money: bool = False) -> _Opened | None:
    """The end that opens at a token, after its qualifiers and any neutral opening words."""
    qualifiers: list[str] = []
    joiners: frozenset[str] = frozenset()
    said = words.said
    while at < len(words.tokens):
        found = read_amount(words, at, joint=joint, money=money)
        if found:
            after = words.entry(said.qualifiers_after, found[1])
            qualifiers += [said.qualifiers_after[after[0]]] if after else []
            end = End(found[0], tuple(qualifiers))
            return _Opened(end, joiners, after[1] if after else found[1])
        if entry := words.entry(said.qualifiers_before, at):
            qualifiers.append(said.qualifiers_before[entry[0]])
        elif entry := words.entry(said.range_openers, at):
            joiners = said.range_openers[entry[0]]
        elif not (entry := words.entry(said.openers, at)):
            break
        at = entry[1]
    if at < _share_after_unit(words):
        one = Amount(Fraction(1), "count", Cardinal(Fraction(1), Fraction(1)), currency="")
        return _Opened(End(one, tuple(qualifiers)), joiners, at)
    return None


def _join(words: Phrase, first: _Opened, *, joint: int) -> tuple[str, _Opened] | None:
    """The joiner and the second end, when the words go on to one."""
    entry = words.entry(first.joiners or words.said.joiners, first.at)
    if entry is None:
        return None
    money = isinstance(first.end.amount, Amount) and bool(first.end.amount.currency)
    second = _open(words, entry[1], joint=joint, money=money)
    if second is None or second.joiners:
        return None
    if (
        not first.joiners
        and entry[0] in words.said.bound_joiners
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
        after = words.entry(words.said.qualifiers_after, index)
        if after and after[1] == stop:
            qualifiers = (*end.qualifiers, words.said.qualifiers_after[after[0]])
            end, stop = replace(end, qualifiers=qualifiers), index
            break
    at += words.word(at) in words.said.partitives | {"-", ","}
    _refuse_numbers(words, at, stop, known)
    _refuse_unread(words, at, stop, end.amount)
    return end, words.written(at, stop)


def _share_after_unit(words: Phrase) -> int:
    """The index of a closing `and a half`; 0 when the phrase has none."""
    start = len(words.tokens) - 3
    return start if start > 0 and words.entry(words.said.shares_after_unit, start) else 0


def _is_number(words: Phrase, at: int) -> bool:
    word = words.word(at)
    says_one = word[:1].isdecimal() or vulgar_fraction(word) is not None
    return says_one or word in words.said.counting


def _refuse_numbers(words: Phrase, at: int, stop: int, known: int) -> None:
    left = sum(_is_number(words, index) for index in range(at, stop))
    alternatives = words.said.alternative_joiners
    if left and known + left > 2 and any(token.text in alternatives for token in words.tokens):
        raise NumberError("three alternatives", _ALONE)
    if left:
        raise NumberError("two unrelated numbers", _ALONE)


def _refuse_unread(words: Phrase, at: int, stop: int, amount: Amount | VagueAmount) -> None:
    """No word that would change the number may pass for a part of the unit."""
    unread = words.entry(words.said.joiners | {"/", "("}, at)
    for index in range(at, stop):
        unread = unread or words.entry(words.said.qualifiers_after, index)
        if isinstance(amount, Amount):
            unread = unread or words.entry(words.said.percent, index)
    if unread:
        raise NumberError(
            f"“{unread[0]}” after the number is not understood there",
            "End the quote with what is counted, or quote the number alone.",
        )


def _refuse_partitive(words: Phrase, amount: Amount | VagueAmount, at: int) -> None:
    counts_one = isinstance(amount, Amount) and amount.value == 1 and amount.kind == "count"
    if counts_one and words.word(at) in words.said.partitives:
        raise NumberError(
            "a partitive: “one of” names a member of a group and counts nothing",
            "Set the words aside with the reason `partitive`.",
        )


def _no_number(words: Phrase) -> NumberError:
    for at, token in enumerate(words.tokens):
        refuse_ordinal(words, at)
        if _is_number(words, at):
            return NumberError(
                f"“{token.text}” does not open a number here",
                "Let the quote open with the whole number, or with its qualifier.",
            )
    return NumberError(
        "no number in these words",
        "Quote the words that say how many, or set them aside with a reason.",
    )
