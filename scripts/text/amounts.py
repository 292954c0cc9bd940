"""One end of a number phrase: a number with its sign (`$10bn`, `57%`), or a vague word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.text.cardinals import Cardinal, read_cardinal, read_scale
from scripts.text.numerals import CURRENCY_SIGNS, NumberError, Phrase

_CUT = (1_000_000, 1_000, 100)  # what a first number may leave to the second


@dataclass(frozen=True)
class Amount:
    """A number before its qualifier; a percentage and a fraction are shares of one."""

    value: Fraction
    kind: str  # count, fraction, percent
    number: Cardinal
    currency: str  # the sign before it, as written


@dataclass(frozen=True)
class VagueAmount:
    """A word that counts without a number, and the bound that a rule gives it, if one does."""

    lower: Fraction | None = None
    inclusive: bool | None = None
    rule: str = ""


def read_amount(
    words: Phrase, at: int, *, joint: int = -1, money: bool = False
) -> tuple[Amount | VagueAmount, int] | None:
    """The amount that opens at a token, and the index after it; None when none does.

    `joint`: index of an `and` that joins two numbers, and so no parts of one (-1 if none);
    `money`: whether the other end of a range bears a currency sign.
    Raises `NumberError` for an ordinal or a malformed numeral.
    """
    vague = _vague(words, at)
    if vague:
        return vague
    signed = words.word(at).endswith(tuple(CURRENCY_SIGNS))
    found = read_cardinal(words, at + signed, joint=joint, money=money or signed)
    if found is None:
        return None
    number, end = found
    amount = Amount(
        number.value,
        "fraction" if number.is_fraction else "count",
        number,
        words.written(at, at + signed),
    )
    percent = words.entry(words.said.percent, end + (words.word(end) == "-"))
    return (_hundredth(amount), percent[1]) if percent else (amount, end)


def shared(first: Amount, second: Amount) -> Amount:
    """The first of two joined amounts, with the scale or percent sign that both share.

    `10-12bn` is ten billion to twelve. Raises `NumberError` when the two differ in kind, or when
    it is not plain whether they share a scale.
    """
    if (first.kind, second.kind) == ("count", "percent"):
        first = _hundredth(first)
    if (first.kind == "count") != (second.kind == "count") or (
        second.currency not in ("", first.currency)
    ):
        raise NumberError("two unrelated numbers", "Quote each number as a figure of its own.")
    _refuse_shortened(first.number, second.number)
    return replace(first, value=first.value * _shared_scale(first.number, second.number))


def _refuse_shortened(first: Cardinal, second: Cardinal) -> None:
    """Refuse two numbers in digits of which the first may be cut short: `4-5,000`, `3-400`."""
    if first.larger > 1 or second.hundreds * second.larger > 1 or first.value == 0:
        return
    cut = next((scale for scale in _CUT if second.value >= scale), 1)
    if cut > 1 and second.value % cut == 0 and first.value < second.value / cut:
        raise NumberError(
            "a first number that may be cut short: its zeros may stand in the second alone",
            "Say which by `reading:` and `reading_why:`, or quote the second number alone.",
        )


def _shared_scale(first: Cardinal, second: Cardinal) -> int:
    """What the scale words of the second number multiply the first by; 1 if they do not.

    The first shares them only if it stays the smaller: `two to three million`, but not `500 to a
    million`. The hundreds of `two to three hundred thousand` are shared, those of `two hundred to
    three hundred thousand` are not.
    """
    if first.larger > 1 or (second.larger == 1 and first.hundreds >= second.hundreds):
        return 1
    if first.value >= (second.lead if second.larger == 1 else second.value / second.larger):
        return 1
    if not second.is_open and first.hundreds >= second.hundreds:
        return second.larger
    if not second.is_open and first.lead < second.lead:
        return second.hundreds * second.larger
    raise NumberError(
        "a first number that may or may not share the scale of the second",
        "Quote one of the two as a figure of its own, or set the words aside with a reason.",
    )


def _hundredth(amount: Amount) -> Amount:
    return replace(amount, value=amount.value / 100, kind="percent")


def _vague(words: Phrase, at: int) -> tuple[VagueAmount, int] | None:
    majority = words.entry(words.said.majorities, at)
    if majority:
        return VagueAmount(Fraction(1, 2), False, "majority"), majority[1]
    quantifier = words.entry(words.said.vague_quantifiers, at)
    start = quantifier[1] if quantifier else at
    plural = words.entry(words.said.vague_plurals, start)
    if plural:
        least = Fraction(words.said.vague_plurals[plural[0]])
        return VagueAmount(least, True, "vague-plural"), plural[1]
    if quantifier is None:
        return None
    scale, end = read_scale(words, start)
    if scale > 1:
        return VagueAmount(Fraction(2 * scale), True, "vague-plural"), end
    return VagueAmount(), start
