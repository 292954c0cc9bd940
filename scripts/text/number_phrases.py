"""A number phrase taken apart: one end or two, the qualifiers of each, and what is counted.

`between 2,800 and more than 3,800 prisoners` has two ends, the second `more_than`, and the unit
`prisoners`. What the parts mean together is for `numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.text.amounts import Amount, VagueAmount
from scripts.text.cardinals import read_share
from scripts.text.number_ends import End, Opened, opened, share_after_unit
from scripts.text.numerals import (
    LONGEST_ENTRY,
    NumberError,
    Phrase,
    refuse_ordinal,
    vulgar_fraction,
)
from scripts.text.units import refuse_unit

_CLOSING_SIGNS = ".,;:!?"
_ALONE = "Quote each number as a figure of its own, from its qualifier to what it counts."


@dataclass(frozen=True)
class NumberPhrase:
    """The parts of a number phrase."""

    ends: tuple[End, ...]  # one, or two where a range or two alternatives are given
    are_alternatives: bool  # whether the two are such
    unit: str  # what is counted, as written


@dataclass(frozen=True)
class _Joined:
    """The second end of a phrase, and the words between the two that say what both count."""

    joiner: str
    second: Opened
    counted: tuple[int, int]  # the tokens of `2,800 prisoners and 3,800 prisoners`, half-open


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
    first = opened(words, 0, joint=joint)
    if first is None:
        raise _no_number(words)
    joined = _join(words, first, joint=joint)
    if joined is None:
        if first.joiners:
            raise NumberError("a range without its other end", "Quote both ends of the range.")
        last, unit = _close(words, first, known=1)
        return NumberPhrase((last,), are_alternatives=False, unit=unit)
    last, unit = _close(words, joined.second, known=2)
    if joined.counted != (0, 0):
        unit = _shared_unit(words, joined, unit)
    are_alternatives = joined.joiner in words.said.alternative_joiners
    return NumberPhrase((first.end, last), are_alternatives, unit)


def _join(words: Phrase, first: Opened, *, joint: int) -> _Joined | None:
    """The joiner and the second end, when the words go on to one."""
    money = isinstance(first.end.amount, Amount) and bool(first.end.amount.currency)
    for at in range(first.at, len(words.tokens)):
        joiners = first.joiners or words.said.joiners
        entry = words.entry(joiners if at == first.at else joiners - {"-"}, at)
        second = opened(words, entry[1], joint=joint, money=money) if entry else None
        if entry and second and not second.joiners and _may_join(words, first, entry[0], second):
            counted = (first.at, at) if at > first.at else (0, 0)
            return _Joined(entry[0], second, counted)
    return None


def _may_join(words: Phrase, first: Opened, joiner: str, second: Opened) -> bool:
    """Whether a joiner joins two ends; an `and`, only those that each say which end they are."""
    if first.joiners or joiner not in words.said.bound_joiners:
        return True
    return bool(first.end.qualifiers and second.end.qualifiers)


def _shared_unit(words: Phrase, joined: _Joined, unit: str) -> str:
    """What both ends count, where the first says it too."""
    start, stop = joined.counted
    first = words.written(start, stop)
    if unit.casefold() not in ("", first.casefold()):
        raise NumberError("two unrelated numbers", _ALONE)
    _refuse_numbers(words, start, stop, 2)
    refuse_unit(words, start, stop, several=True)
    return unit or first


def _close(words: Phrase, one: Opened, *, known: int) -> tuple[End, str]:
    """The last end with what stands after the unit (`or more`, `and a half`), and the unit."""
    end, at, stop = one.end, one.at, len(words.tokens)
    start = share_after_unit(words)
    has_share = at < start and isinstance(end.amount, Amount) and end.amount.kind == "count"
    if has_share and isinstance(end.amount, Amount):
        share = read_share(words, start + 1)
        amount = replace(end.amount, value=end.amount.value + (share[0] if share else 0))
        end, stop = replace(end, amount=amount), start
    qualifiers, stop = _closing(words, at, stop)
    end = replace(end, qualifiers=(*end.qualifiers, *qualifiers))
    counts_each = has_share or words.word(at) in words.said.partitives | {"-"}
    _refuse_partitive(words, end.amount, at)
    at += at < stop and words.word(at) in words.said.partitives | {"-", ","}
    _refuse_numbers(words, at, stop, known)
    _refuse_unread(words, at, stop, end.amount)
    refuse_unit(words, at, stop, several=not counts_each and _is_of_several(end.amount))
    _refuse_no_time(words, one.span, at, stop)
    _refuse_year(words, one, at, stop)
    return end, words.written(at, stop)


def _closing(words: Phrase, at: int, stop: int) -> tuple[list[str], int]:
    """The qualifiers that close a phrase, and the index before them and all neutral words."""
    qualifiers: list[str] = []
    while True:
        while stop > at and words.word(stop - 1) in _CLOSING_SIGNS:
            stop -= 1
        found = _closing_entry(words, at, stop)
        if found is None:
            return qualifiers, stop
        entry, stop = found
        qualifiers += [words.said.qualifiers_after[entry]] if entry else []


def _closing_entry(words: Phrase, at: int, stop: int) -> tuple[str, int] | None:
    """The longest closing words up to a token: the qualifier's entry or "", and where they open."""
    for index in range(max(at, stop - LONGEST_ENTRY), stop):
        for table in (words.said.qualifiers_after, words.said.closers):
            entry = words.entry(table, index)
            if entry and entry[1] == stop:
                return (entry[0] if entry[0] in words.said.qualifiers_after else ""), index
    return None


def _is_of_several(amount: Amount | VagueAmount) -> bool:
    """Whether a noun of several follows on an amount."""
    if isinstance(amount, VagueAmount):
        return amount.rule != "majority"
    return amount.kind == "count" and amount.value != 1 and not amount.currency


def _refuse_no_time(words: Phrase, span: str, at: int, stop: int) -> None:
    if span and not any(words.word(index) in words.said.times for index in range(at, stop)):
        raise NumberError(
            f"“{span}” before a number that is no time",
            "Quote the number without the words before it.",
        )


def _refuse_year(words: Phrase, one: Opened, at: int, stop: int) -> None:
    """No year of an event may pass for how many: `the 1988 trials`."""
    numeral = words.word(one.at - 1)
    is_year = (
        len(numeral) == len("1988") and numeral.isdecimal() and int(numeral) in words.said.years
    )
    may_count = int(numeral) % 100 == 0 and words.word(one.at - 2) == "" if is_year else True
    if is_year and not may_count and at < stop and not one.end.qualifiers:
        raise NumberError(
            f"“{numeral}” before a noun may be a year",
            "Say by `reading:` and `reading_why:` that it counts, or set it aside as a date.",
        )


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
    unread = words.entry(words.said.joiners | {"/", "("}, at) if at < stop else None
    for index in range(at, stop):
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
