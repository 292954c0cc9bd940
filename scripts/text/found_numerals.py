"""Finds numerals: digits of any script, number words, fractions, ordinals, vague amounts.

Every digit of the text lies in some numeral, those of dates and names too. Qualifiers ("more than")
stay outside. `value` is what the number reader makes of the words, where that is one value. Flags:
    ordinal     a place in an order ("29th", "the second")
    vague       an amount without a number ("several", "hundreds", "the vast majority")
    partitive   "one of the candidates"
    pronoun     "one" that counts nothing ("one after another", "no one")
"""

import re

from scripts.text.mention import Mention, cut
from scripts.text.number_words import (
    BUNDLES,
    CARDINALS,
    CURRENCY_SIGNS,
    FRACTION_FOLLOWERS,
    FRACTIONS,
    HYPHENS,
    MAJORITIES,
    ORDINAL_SUFFIXES,
    ORDINALS,
    SCALE_ABBREVIATIONS,
    SCALES,
    TENS,
    VAGUE_PLURALS,
    VAGUE_QUANTIFIERS,
)
from scripts.text.numbers import NumberError, read_number, spell
from scripts.text.patterns import any_of, listed, spaced
from scripts.text.words import word_before

_SIGNS = "²³¹⁰⁴-⁹₀-₉¼-¾⅐-↉①-⓿"  # characters that are numbers without being digits
_JOIN = f"(?: |[{HYPHENS}])"
_CARDINAL = any_of((*CARDINALS, *TENS))
_SCALE = any_of((*SCALES, *BUNDLES))
_SHARE = any_of(FRACTIONS)
_ORDINAL = any_of(ORDINALS)
_ROUND = any_of((*VAGUE_PLURALS, *(f"{tens[:-1]}ies" for tens in TENS)))
_QUANTIFIER = any_of(VAGUE_QUANTIFIERS - {"most"})
_AND_A_SHARE = r"(?: (?!and)[^\W\d_]+)? and an? (?:half|quarter)\b"
_OPEN_SHARE = "|".join(re.escape(follower) for follower in sorted(FRACTION_FOLLOWERS))

_DIGITS = (
    rf"(?:[A-Z]{{0,3}}[{CURRENCY_SIGNS}] ?)?"
    r"(?:\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+| 000|(?: \d{3}){2,})(?!\d)"
    rf"|\d+(?:[{HYPHENS}.,:/٫٬’']\d+)*)"
    rf"(?:[{_SIGNS}]|(?:st|nd|rd|th|s|m|b|{any_of(SCALE_ABBREVIATIONS)})\b)?"
    rf"(?:{_JOIN}(?:{_SCALE}|{_ROUND})\b)*(?:{_AND_A_SHARE})?(?: ?[%٪]| per ?cent\b| pct\b)?"
)
_COUNT = (
    rf"(?:one in (?:every )?{_CARDINAL}|{_CARDINAL} in (?:every )?ten|{_CARDINAL} out of every"
    rf" {_CARDINAL}|(?:{_CARDINAL}|an? {_SCALE})"
    rf"(?:{_JOIN}(?:{_CARDINAL}|{_SCALE}|{_ROUND}|{_SHARE}|{_ORDINAL})\b"
    rf"|(?<=d) and {_CARDINAL}\b){{0,12}}"
    rf"(?:{_AND_A_SHARE})?|an?{_AND_A_SHARE})(?: per ?cent\b)?"
)
_VAGUE = (
    rf"(?P<vague>(?!(?:many|few) as\b){_QUANTIFIER}(?: (?:of )?(?:{_SCALE}|{_ROUND})\b)?"
    rf"|{_ROUND}|{any_of(MAJORITIES)}"
    r"|(?<!the\s)(?<!at\s)most(?= (?:of|people|men|women|children)\b| (?!\w*ous\b)\w+s\b))"
)
_FRACTION = (
    rf"an? (?:half|quarter|{_SHARE}(?=\s*(?:{_OPEN_SHARE})|\s*$))"
    r"|half(?: as (?:many|much)(?: again)?| an? (?:dozen|hundred|thousand|million|billion))?|halves"
)
_TIMES = any_of(("once", "twice", "thrice", "double", "triple", "quadruple"))
_NUMERAL = re.compile(
    spaced(
        rf"{_DIGITS}|[{_SIGNS}]"
        rf"|\b(?:{_COUNT}|{_FRACTION}|{_VAGUE}|{_ORDINAL}|{_TIMES}|{_CARDINAL}fold)\b"
    ),
    re.IGNORECASE | re.MULTILINE,
)

_PLACE = re.compile(rf"\b{_ORDINAL}$|\d(?:{'|'.join(sorted(ORDINAL_SUFFIXES))})$", re.IGNORECASE)
_PRONOUN_AFTER = listed("no any every each this that which another such someone")
_PRONOUN_BEFORE = re.compile(
    spaced(r" (?:another|after another|by one|must|can|cannot|could|should|may|might)\b|['’]s\b"),
    re.IGNORECASE,
)
_LONGEST_READ = 100  # code points; nothing longer is a number that somebody wrote
_PARTITIVE = re.compile(spaced(r" of\b"), re.IGNORECASE)


def find_numerals(text: str) -> list[Mention]:
    """Return the numerals of `text` in order."""
    values: dict[str, str] = {}
    found = []
    for match in _NUMERAL.finditer(text):
        words = match.group()
        if words not in values:
            values[words] = _value(words)
        flag = _flag(text, match, values[words])
        found.append(
            cut(text, *match.span(), "numeral", value="" if flag else values[words], flag=flag)
        )
    return found


def _flag(text: str, match: re.Match[str], value: str) -> str:
    if match.group().casefold() == "one":
        return _use_of_one(text, match)
    if match["vague"]:
        return "vague"
    return "ordinal" if not value and _PLACE.search(match.group()) else ""


def _value(words: str) -> str:
    try:
        value = read_number(words).value if len(words) <= _LONGEST_READ else None
    except NumberError:
        return ""
    return "" if value is None else spell(value)


def _use_of_one(text: str, match: re.Match[str]) -> str:
    if _PARTITIVE.match(text, match.end()):
        return "partitive"
    alone = word_before(text, match.start()) in _PRONOUN_AFTER
    return "pronoun" if alone or _PRONOUN_BEFORE.match(text, match.end()) else ""
