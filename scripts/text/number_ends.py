"""One end of a number phrase with the words that open it, as `between about 2,800`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scripts.text.amounts import Amount, VagueAmount, read_amount
from scripts.text.cardinals import Cardinal
from scripts.text.numerals import Phrase


@dataclass(frozen=True)
class End:
    """An amount and its qualifiers, in the order of the words."""

    amount: Amount | VagueAmount
    qualifiers: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """An end, what its opening words demand, and the token after."""

    end: End
    joiners: frozenset[str]  # of the range that the words open
    span: str  # the words that open a time, else empty
    at: int


def opened(words: Phrase, at: int, *, joint: int, money: bool = False) -> Opened | None:
    """The end that opens at a token, after its qualifiers and any neutral opening words."""
    qualifiers: list[str] = []
    joiners: frozenset[str] = frozenset()
    span = ""
    while at < len(words.tokens):
        found = read_amount(words, at, joint=joint, money=money)
        opening = _opening(words, at)
        if found and not (opening and _only_opens(found, opening[2])):
            amount, end = found[0], _after_gloss(words, *found)
            if after := _after(words, end):
                qualifiers.append(words.said.qualifiers_after[after[0]])
                end = after[1]
            return Opened(End(amount, tuple(qualifiers)), joiners, span, end)
        if opening is None:
            break
        kind, entry, at = opening
        if kind == "qualifier":
            qualifiers.append(words.said.qualifiers_before[entry])
        joiners = words.said.range_openers[entry] if kind == "range" else joiners
        span = entry if kind == "span" else span
    if at < share_after_unit(words):
        one = Amount(Fraction(1), "count", Cardinal(Fraction(1), Fraction(1)), currency="")
        return Opened(End(one, tuple(qualifiers)), joiners, span, at)
    return None


def _after(words: Phrase, at: int) -> tuple[str, int] | None:
    """The qualifier that follows on a number, if it does not open a second one: `and less than`."""
    after, joiner = (
        words.entry(words.said.qualifiers_after, at),
        words.entry(words.said.joiners, at),
    )
    opening = _opening(words, joiner[1]) if after and joiner else None
    return None if after and opening and opening[2] > after[1] else after


def _only_opens(found: tuple[Amount | VagueAmount, int], end: int) -> bool:
    """Whether a vague word is no amount but opens longer words: `many more than 30`."""
    return isinstance(found[0], VagueAmount) and end > found[1]


def _opening(words: Phrase, at: int) -> tuple[str, str, int] | None:
    """The longest words before a number that open there: their kind, they, the index after."""
    said = words.said
    tables = {
        "qualifier": said.qualifiers_before,
        "range": said.range_openers,
        "span": said.span_openers,
        "neutral": said.openers,
    }
    found = [(kind, *entry) for kind, table in tables.items() if (entry := words.entry(table, at))]
    counts = [one for one in found if one[0] != "span" or not _counts_one(words, one[2] - 1)]
    return max(counts, key=lambda one: one[2], default=None)


def _counts_one(words: Phrase, at: int) -> bool:
    """Whether an article there is a number itself: `over a million`, unlike `over a 20-year`."""
    return words.word(at) in words.said.articles and bool(read_amount(words, at))


def _after_gloss(words: Phrase, amount: Amount | VagueAmount, at: int) -> int:
    """The index after the same number in brackets: `five hundred (500)`."""
    if words.word(at) != "(" or isinstance(amount, VagueAmount):
        return at
    again = read_amount(words, at + 1)
    if again is None or words.word(again[1]) != ")" or isinstance(again[0], VagueAmount):
        return at
    return again[1] + 1 if again[0].value == amount.value else at


def share_after_unit(words: Phrase) -> int:
    """The index of a closing `and a half`; 0 when the phrase has none."""
    start = len(words.tokens) - 3
    return start if start > 0 and words.entry(words.said.shares_after_unit, start) else 0
