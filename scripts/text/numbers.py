"""Number words → a qualifier and exact bounds, or the reason why they mean no number.

A reading goes no further than the words. Each rule has a name (`number_rules`); two of them give a
bound that the words do not write out, and `bound_source` is then `rule`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scripts.text.amounts import Amount, VagueAmount, shared
from scripts.text.languages.language import Language
from scripts.text.number_ends import End
from scripts.text.number_phrases import NumberPhrase, joints, take_apart
from scripts.text.numerals import NumberError, Phrase

__all__ = ["NumberError", "NumberReading", "in_a_cell", "read_number", "spell"]

_ONE = 10**6  # in millionths: a cell holds six decimals
_POINTS = frozenset({"bare", "exact", "about"})
# Whether a bound of this kind is itself meant; a point serves as an inclusive bound of a range.
_LOWER = {"at_least": True, "more_than": False}
_UPPER = {"at_most": True, "fewer_than": False}


@dataclass(frozen=True)
class NumberReading:
    """What a number phrase says, and no more; None stands where it says nothing."""

    qualifier: str  # a value of `figures.qualifier`
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    lower_inclusive: bool | None
    upper_inclusive: bool | None
    bound_source: str  # literal, rule, none
    unit: str  # the words left over that name what is counted, as written
    rule: str  # the rule's name where bound_source is rule, else ""
    approximate: bool = False  # said to be near: `about 5,000`, `some 4,000 to 5,000`


def read_number(words: str, language: Language) -> NumberReading:
    """Read one number phrase, from its qualifier to what it counts: `more than 30,000 prisoners`.

    `language`: that of the text around it (`languages.language_of`).
    Raises `NumberError`, and nothing else, when the words do not bear exactly one number.
    """
    if not language.reads(words):
        raise NumberError(
            "words of a language that is not described here, of which figures alone are read",
            "Check the source's `language`, or say by `reading:` and `reading_why:` what they "
            "mean; quote figures alone where no word beside them changes them.",
        )
    first, *others = Phrase.ways(words, language)
    try:
        return _read(first)
    except NumberError as fault:
        refused = fault
    for phrase in others:
        try:
            read = _read(phrase)
        except NumberError:
            continue
        if not _counts_elsewhere(read.unit, first, language):
            return read
    raise refused


def _counts_elsewhere(unit: str, first: Phrase, language: Language) -> bool:
    """Whether what one language takes for the unit are numbers in that which was tried first."""
    return any(
        token.text in first.said.counting
        for phrase in Phrase.ways(unit, language)
        if phrase.said is first.said
        for token in phrase.tokens
    )


def _read(phrase: Phrase) -> NumberReading:
    """Read a phrase in one language. Raises `NumberError`."""
    readings, faults = set(), []
    for joint in joints(phrase):
        try:
            readings.add(_meaning(take_apart(phrase, joint)))
        except NumberError as fault:
            faults.append(fault)
    if len(readings) > 1:
        raise NumberError(
            "words that fall into two numbers in more than one way",
            "Quote one end of the range as a figure of its own.",
        )
    if not readings:
        raise faults[0]
    return readings.pop()


def _meaning(phrase: NumberPhrase) -> NumberReading:
    near = any("about" in end.qualifiers for end in phrase.ends)
    if len(phrase.ends) == 2:
        pair = _pair(phrase)
        if pair.upper is None:  # only what the first end says is left
            near = "about" in phrase.ends[0].qualifiers
        return replace(pair, approximate=near)
    (end,) = phrase.ends
    if isinstance(end.amount, VagueAmount):
        return _vague(end.amount, _qualifier(end), phrase.unit)
    read = _single(end.amount, _qualifier(end), _unit(end.amount, phrase.unit))
    return replace(read, approximate=near)


def spell(value: Decimal) -> str:
    """The one spelling of a number in a cell: no exponent, no closing zeros, six decimals at most.

    Raises `NumberError` for NaN and infinity.
    """
    if not value.is_finite():
        raise NumberError(f"{value} is no number", "A cell holds a finite number or stays empty.")
    return _spelled(round(Fraction(value) * _ONE))


def _spelled(millionths: int) -> str:
    whole, decimals = divmod(abs(millionths), _ONE)
    text = f"{whole}.{decimals:06}".rstrip("0").rstrip(".")
    return f"-{text}" if millionths < 0 else text


def _single(amount: Amount, qualifier: str, unit: str) -> NumberReading:
    point = in_a_cell(amount.value)
    if qualifier == "about":
        # `nearly` and `almost` say "a little less", but no source says how little: no bound.
        return NumberReading(qualifier, point, None, None, None, None, "none", unit, "")
    if qualifier in _LOWER:
        return NumberReading(
            qualifier, None, point, None, _LOWER[qualifier], None, "literal", unit, ""
        )
    if qualifier in _UPPER:
        return NumberReading(
            qualifier, None, None, point, None, _UPPER[qualifier], "literal", unit, ""
        )
    return NumberReading(qualifier, point, point, point, True, True, "literal", unit, "")


def _vague(amount: VagueAmount, qualifier: str, unit: str) -> NumberReading:
    if amount.lower is None or qualifier in _UPPER:
        return NumberReading("vague", None, None, None, None, None, "none", unit, "")
    return NumberReading(
        "vague",
        None,
        in_a_cell(amount.lower),
        None,
        amount.inclusive,
        None,
        "rule",
        unit,
        amount.rule,
    )


def _pair(phrase: NumberPhrase) -> NumberReading:
    first, second = (end.amount for end in phrase.ends)
    if isinstance(first, VagueAmount) or isinstance(second, VagueAmount):
        raise NumberError(
            "a vague word joined to another number",
            "Quote the vague word and the number as two figures.",
        )
    first = shared(first, second)
    lower, upper = in_a_cell(first.value), in_a_cell(second.value)
    low, high = (_qualifier(end) for end in phrase.ends)
    unit = _unit(first, phrase.unit)
    if phrase.are_alternatives:
        if not {low, high} <= _POINTS:
            raise _unfit("an alternative", low if low not in _POINTS else high)
        return NumberReading(
            "alternatives",
            None,
            min(lower, upper),
            max(lower, upper),
            True,
            True,
            "literal",
            unit,
            "",
        )
    if lower >= upper:
        raise NumberError(
            f"a range that does not run up, from {spell(lower)} to {spell(upper)}",
            "A shortened end (`2,800-900`) is not read; set the words aside with a reason.",
        )
    return _range(lower, low, upper, high, unit)


def _range(lower: Decimal, low: str, upper: Decimal, high: str, unit: str) -> NumberReading:
    if low in _UPPER:
        raise _unfit("the lower end of a range", low)
    is_open = high in _LOWER or (low in _LOWER and high == "about")
    return NumberReading(
        "range",
        None,
        lower,
        None if is_open else upper,
        _LOWER.get(low, True),
        None if is_open else _UPPER.get(high, True),
        "literal",
        unit,
        "",
    )


def _qualifier(end: End) -> str:
    """The one qualifier that several words make: `at least about` is at_least."""
    bounds = sorted(set(end.qualifiers) - _POINTS)
    if len(bounds) > 1:
        raise NumberError(
            f"two qualifiers that do not go together: {bounds[0]} and {bounds[1]}",
            "Quote the number with one of them, or set the words aside with a reason.",
        )
    points = "about" if "about" in end.qualifiers else "exact" if end.qualifiers else "bare"
    return bounds[0] if bounds else points


def _unfit(part: str, qualifier: str) -> NumberError:
    return NumberError(f"{part} cannot be {qualifier}", "Quote each number as a figure of its own.")


def _unit(amount: Amount, words: str) -> str:
    return " ".join(part for part in (amount.currency, words) if part)


def in_a_cell(number: Fraction) -> Decimal:
    """The number in full; only one whose decimals never end is rounded (rule six-decimals).

    Raises `NumberError` where a cell cannot hold it.
    """
    ends = 10 ** number.denominator.bit_length() % number.denominator == 0
    millionths = round(number * _ONE)
    if ends and millionths != number * _ONE:
        raise NumberError(
            "a number with more than six decimals",
            "A cell holds six; set the words aside with a reason.",
        )
    return Decimal(_spelled(millionths))
