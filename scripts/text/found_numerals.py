"""Finds numerals: digits of any script, number words, fractions, ordinals, vague amounts.

Every digit of the text lies in some numeral, those of dates and names too. Qualifiers ("more than")
stay outside. `value` is what the number reader makes of the words, where that is one value. Flags:
    ordinal     a place in an order ("29th", "the second")
    vague       an amount without a number ("several", "hundreds", "the vast majority")
    partitive   "one of the candidates"
    pronoun     "one" that counts nothing ("one after another", "no one")
"""

import re
from functools import cache

from scripts.text.finding import HYPHENS, Mention, any_of, cut, spaced, word_before
from scripts.text.languages.language import Language, NumberWords, Spelled
from scripts.text.numbers import NumberError, read_number, spell
from scripts.text.numerals import CURRENCY_SIGNS

_SIGNS = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-↉①-⓿"  # characters that are numbers without being digits
_DIGITS = (
    rf"(?:[A-Z]{{0,3}}[{CURRENCY_SIGNS}] ?)?"
    r"(?:\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+| 000|(?: \d{3}){2,})(?!\d)"
    rf"|\d+(?:[{HYPHENS}.,:/٫٬’']\d+)*)"
)
_LONGEST_READ = 100  # code points; nothing longer is a number that somebody wrote


def find_numerals(text: str, language: Language) -> list[Mention]:
    """Return the numerals of `text` in order."""
    values: dict[str, str] = {}
    found = []
    for match in _numeral(language.numbers).finditer(text):
        words = match.group()
        if words not in values:
            values[words] = _value(words, language)
        flag = _flag(text, match, values[words], language.numbers)
        found.append(
            cut(text, *match.span(), "numeral", value="" if flag else values[words], flag=flag)
        )
    return found


@cache
def _numeral(words: NumberWords) -> re.Pattern[str]:
    spelled = words.spelled(words) if words.spelled else _usual(words)
    exact, vague = "|".join(spelled.exact), "|".join(spelled.vague)
    digits = rf"{_DIGITS}(?:[{_SIGNS}]|{any_of(spelled.suffixes)}\b)?{spelled.after_digits}"
    return re.compile(
        spaced(rf"{digits}|[{_SIGNS}]|\b(?:{exact}|(?P<vague>{vague}))\b"),
        re.IGNORECASE | re.MULTILINE,
    )


def _usual(words: NumberWords) -> Spelled:
    """Runs of the words of the tables, joined by blanks, hyphens and conjunctions."""
    number = any_of((*words.cardinals, *words.tens, *words.multipliers))
    join = rf"(?: (?:{any_of(words.conjunctions)} )?|[{HYPHENS}])"
    vague = any_of(words.vague_quantifiers)
    plural = any_of((*words.vague_plurals, *words.majorities))
    return Spelled(
        suffixes=words.ordinal_suffixes | frozenset(words.scale_letters),
        after_digits=rf"(?: {any_of(words.multipliers)}\b)*(?: ?{any_of(words.percent)})?",
        exact=(rf"{number}(?:{join}{number}\b){{0,12}}", any_of(words.ordinals)),
        vague=(rf"{vague}(?: {any_of(words.multipliers)}\b)?", plural),
    )


@cache
def _place(words: NumberWords) -> re.Pattern[str]:
    suffix = any_of(words.ordinal_suffixes)
    return re.compile(rf"\b{any_of(words.ordinals)}$|\d{suffix}$", re.IGNORECASE)


@cache
def _uses_of_one(words: NumberWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows on a one of several, and on one that counts nothing."""
    partitive = rf" {any_of(words.partitives)}\b"
    return (
        re.compile(spaced(partitive), re.IGNORECASE),
        re.compile(spaced(words.pronoun_before), re.IGNORECASE),
    )


def _flag(text: str, match: re.Match[str], value: str, words: NumberWords) -> str:
    if match.group().casefold() in words.ones:
        return _use_of_one(text, match, words)
    if match["vague"]:
        return "vague"
    return "ordinal" if not value and _place(words).search(match.group()) else ""


def _value(words: str, language: Language) -> str:
    try:
        value = read_number(words, language).value if len(words) <= _LONGEST_READ else None
    except NumberError:
        return ""
    return "" if value is None else spell(value)


def _use_of_one(text: str, match: re.Match[str], words: NumberWords) -> str:
    partitive, pronoun = _uses_of_one(words)
    if partitive.match(text, match.end()):
        return "partitive"
    alone = word_before(text, match.start()) in words.pronoun_after
    return "pronoun" if alone or pronoun.match(text, match.end()) else ""
