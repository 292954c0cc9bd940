"""Persian number words, and Arabic ones beside digits, as the English that the grammar reads.

`بیش از سی و سه هزار زندانی` is read as `more than thirty-three thousand زندانی`: the grammar, its
rules and its refusals are those of `numbers`; only words are put for words. Every entry stands for
exactly one English reading; what has two (`تا`, `و`, `آلاف`) is decided by its neighbours.
Spellings with the Arabic yeh and kaf, and with or without the zero-width non-joiner, are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.text.number_words import CARDINALS, SCALES, TENS
from scripts.text.tokens import Token

WORDS = {
    "یک": "one", "دو": "two", "سه": "three", "چهار": "four", "پنج": "five", "شش": "six",
    "هفت": "seven", "هشت": "eight", "نه": "nine", "ده": "ten", "یازده": "eleven",
    "دوازده": "twelve", "سیزده": "thirteen", "چهارده": "fourteen", "پانزده": "fifteen",
    "شانزده": "sixteen", "هفده": "seventeen", "هجده": "eighteen", "هیجده": "eighteen",
    "نوزده": "nineteen", "بیست": "twenty", "سی": "thirty", "چهل": "forty", "پنجاه": "fifty",
    "شصت": "sixty", "هفتاد": "seventy", "هشتاد": "eighty", "نود": "ninety",
    "صد": "hundred", "یکصد": "one hundred", "دویست": "two hundred", "سیصد": "three hundred",
    "چهارصد": "four hundred", "پانصد": "five hundred", "ششصد": "six hundred",
    "هفتصد": "seven hundred", "هشتصد": "eight hundred", "نهصد": "nine hundred",
    "هزار": "thousand", "یکهزار": "one thousand", "میلیون": "million", "میلیارد": "billion",
    "ألف": "thousand", "ملیون": "million", "ملیار": "billion",
    "صدها": "hundreds", "هزاران": "thousands", "هزارها": "thousands", "ده ها": "tens",
    "میلیون ها": "millions", "ده ها هزار": "tens of thousands",
    "صدها هزار": "hundreds of thousands", "مئات": "hundreds", "عشرات": "tens",
    "عشرات الآلاف": "tens of thousands", "مئات الآلاف": "hundreds of thousands",
    "چند": "several", "چندین": "several", "اکثریت": "majority",
    "بیش از": "more than", "بیشتر از": "more than", "متجاوز از": "more than",
    "افزون بر": "more than", "أکثر من": "more than", "ما یزید على": "more than",
    "ما یزید عن": "more than",
    "کمتر از": "fewer than", "أقل من": "fewer than",
    "دست کم": "at least", "دستکم": "at least", "حداقل": "at least", "لااقل": "at least",
    "على الأقل": "at least", "ما لا یقل عن": "at least",
    "حداکثر": "at most", "على الأکثر": "at most",
    "حدود": "about", "در حدود": "about", "حدودا": "about", "حدوداً": "about",
    "تقریبا": "about", "تقریباً": "about", "حوالی": "about", "نحو": "about",
    "نزدیک به": "nearly", "قریب به": "nearly", "ما یقرب من": "nearly",
    "دقیقا": "exactly", "دقیقاً": "exactly",
    "بین": "between", "از": "from", "یا": "or", "أو": "or",
    "یا بیشتر": "or more", "یا کمتر": "or less", "أو أکثر": "or more",
    "درصد": "percent", "در صد": "percent", "بالمئة": "percent", "فی المئة": "percent",
}  # fmt: skip
AND, TO = "و", "تا"
ARABIC_THOUSANDS = "آلاف"  # after a number it is the scale, alone it says thousands
JOINER = "\u200c"  # the zero-width non-joiner
LETTERS = "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]+"
NUMBERS = frozenset({"several", *CARDINALS, *TENS, *SCALES})
BLANK = Token("", 0, 0)
LONGEST = max(len(entry.split()) for entry in WORDS)
_SAME = str.maketrans("يىك", "ییک")
_KNOWN = {entry.translate(_SAME): english.split() for entry, english in WORDS.items()}


def in_english(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with English ones for Persian number words, each within the span of its word."""
    words = [token for token in tokens if token.text != JOINER]
    before = BLANK
    at = 0
    while at < len(words):
        english, end = (
            _with_rest(words, at) or _known(words, at) or _by_neighbours(words, at, before)
        )
        if english[:1] and english[0] in SCALES and not _counts(before):
            english = ["one", *english]  # `هزار نفر` needs none in Persian
        for token in _placed(english, words[at], words[end - 1]) if english else words[at:end]:
            yield token
            before = token
        at = end


def _known(words: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    """The longest entry that opens at a word in English, and the index after it."""
    for end in range(min(at + LONGEST, len(words)), at, -1):
        key = " ".join(word.text.translate(_SAME) for word in words[at:end])
        if key in _KNOWN:
            return _KNOWN[key], end
    return None


def _with_rest(words: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    """`۴ هزار و ۴۸۱`, one number in Persian, where English would hear two."""
    figure, scale, joiner, rest = (word.text for word in [*words[at : at + 4], *[BLANK] * 4][:4])
    factor = SCALES.get(" ".join(_KNOWN.get(scale.translate(_SAME), ())), 0)
    if figure.isdecimal() and joiner == AND and rest.isdecimal() and int(rest) < factor:
        return [str(int(figure) * factor + int(rest))], at + 4
    return None


def _by_neighbours(words: Sequence[Token], at: int, before: Token) -> tuple[list[str], int]:
    """What the words around decide; no English for a word that no number needs."""
    word, following = words[at].text, _opens(words, at + 1)
    if word == ARABIC_THOUSANDS:
        return ["thousand" if _counts(before) else "thousands"], at + 1
    if word == TO and following:
        return ["to"] if _counts(before) else ["up", "to"], at + 1
    if word == AND and following:
        return ["-" if before.text in TENS else "and"], at + 1
    return [], at + 1


def _opens(words: Sequence[Token], at: int) -> str:
    """The first English word of a number that opens there; empty when none does."""
    if at >= len(words):
        return ""
    if words[at].text[:1].isdecimal():
        return words[at].text
    known = _known(words, at)
    return known[0][0] if known and known[0][0] in NUMBERS else ""


def _counts(token: Token) -> bool:
    return token.text[:1].isdecimal() or token.text in NUMBERS


def _placed(english: Sequence[str], first: Token, last: Token) -> Iterator[Token]:
    """English words for those from `first` to `last`, in order, the last up to their end."""
    for number, text in enumerate(english):
        start = first.start + number
        yield Token(text, start, last.end if number == len(english) - 1 else start)
