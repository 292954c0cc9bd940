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
_MAY_OPEN = rf"(?:(?<!\w)|(?=[\d{_SIGNS}{CURRENCY_SIGNS}]))"  # no letter inside a word does
_JOINT = re.compile(r"\s+(?=(?:and|et)\b|و)")  # before what may be a second number
_LONGEST_READ = 200  # code points; nothing longer is a number that somebody wrote


def find_numerals(text: str, language: Language) -> list[Mention]:
    """Return the numerals of `text` in order."""
    values: dict[str, str] = {}
    found: list[Mention] = []
    said = _said_in(text, language)
    reached = 0
    while match := _numeral(said).search(text, reached):
        words = match.group()
        if words not in values:
            values[words] = _value(words, language)
        flag = _flag(text, match, values[words], said)
        value = "" if flag else values[words]
        reached = match.end()
        if not (value or flag) and (first := _first_number(words, language)):
            value, reached = first[1], match.start() + len(first[0])
        found.append(cut(text, match.start(), reached, "numeral", value=value, flag=flag))
    return found


def _first_number(words: str, language: Language) -> tuple[str, str] | None:
    """The first of two numbers that an `and` parts, and its value: `one million and two million`.

    The longest that is read; None where none is.
    """
    for joint in reversed([*_JOINT.finditer(words)]):
        first = words[: joint.start()]
        if value := _value(first, language):
            return first, value
    return None


def _said_in(text: str, language: Language) -> tuple[NumberWords, ...]:
    """The numbers of the language, and of those read besides whose letters the text has."""
    others = (one for one in language.others if not one.letters or re.search(one.letters, text))
    return (language.numbers, *(one.numbers for one in others))


@cache
def _numeral(said: tuple[NumberWords, ...]) -> re.Pattern[str]:
    """Digits with what follows on them, or words, in any of the languages."""
    spelled = [_spelled(words) for words in said]
    exact = "|".join(form for one in spelled for form in one.exact)
    vague = "|".join(form for one in spelled for form in one.vague)
    after = "".join(one.after_digits for one in spelled)
    suffix = any_of(suffix for one in spelled for suffix in one.suffixes)
    digits = rf"{_DIGITS}(?:[{_SIGNS}]|{suffix}\b)?{after}"
    return re.compile(
        spaced(rf"{_MAY_OPEN}(?:{digits}|[{_SIGNS}]|\b(?:(?P<vague>{vague})|{exact})(?!\w))"),
        re.IGNORECASE | re.MULTILINE,
    )


def _spelled(words: NumberWords) -> Spelled:
    return words.spelled(words) if words.spelled else _usual(words)


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
        places=any_of(words.ordinals),
    )


@cache
def _place(said: tuple[NumberWords, ...]) -> re.Pattern[str]:
    suffix = any_of(suffix for words in said for suffix in words.ordinal_suffixes)
    places = "|".join(_spelled(words).places for words in said)
    return re.compile(spaced(rf"(?:\b(?:{places})|\d{suffix})$"), re.IGNORECASE)


@cache
def _uses_of_one(words: NumberWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows on a one of several, and on one that counts nothing."""
    partitive = rf" {any_of(words.partitives)}\b"
    return (
        re.compile(spaced(partitive), re.IGNORECASE),
        re.compile(spaced(words.pronoun_before), re.IGNORECASE),
    )


def _flag(text: str, match: re.Match[str], value: str, said: tuple[NumberWords, ...]) -> str:
    word = match.group().casefold()
    if words := next((words for words in said if word in words.ones), None):
        return _use_of_one(text, match, words)
    if match["vague"]:
        return "vague"
    return "ordinal" if not value and _place(said).search(match.group()) else ""


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
