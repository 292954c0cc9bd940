"""The number words of Arabic, each with the English that it is read as, and how they are found.

Ones stand before tens, `و` is written on to the next word, and two of a kind have a form of their
own: `مئتان وخمسة وثلاثون ألفاً` is two hundred thirty-five thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.text.finding import listed
from scripts.text.languages import arabic_counted, persian_counted
from scripts.text.languages.english.numbers import NUMBERS as ENGLISH
from scripts.text.languages.language import NEVER, NumberWords, Spelled, Token
from scripts.text.languages.rewriting import (
    AND,
    GAP,
    LETTERS,
    SCALES,
    VOWELS,
    Rewriting,
    Seen,
    folded,
    spellings,
)

_ONES = {
    "صفر": "zero",
    "واحد": "one", "واحدة": "one", "أحد": "one", "إحدى": "one", "اثنان": "two", "اثنين": "two",
    "اثنتان": "two", "اثنتين": "two", "ثلاثة": "three", "ثلاث": "three", "أربعة": "four",
    "أربع": "four", "خمسة": "five", "خمس": "five", "ستة": "six", "ست": "six", "سبعة": "seven",
    "سبع": "seven", "ثمانية": "eight", "ثماني": "eight", "ثمان": "eight", "تسعة": "nine",
    "تسع": "nine", "عشرة": "ten", "عشر": "ten",
}  # fmt: skip
_TEENS = {
    f"{one} {ten}": english
    for ones, english in (
        ("أحد إحدى", "eleven"), ("اثنا اثني اثنتا اثنتي", "twelve"), ("ثلاثة ثلاث", "thirteen"),
        ("أربعة أربع", "fourteen"), ("خمسة خمس", "fifteen"), ("ستة ست", "sixteen"),
        ("سبعة سبع", "seventeen"), ("ثمانية ثماني ثمان", "eighteen"), ("تسعة تسع", "nineteen"),
    )
    for one in ones.split()
    for ten in ("عشر", "عشرة")
}  # fmt: skip
_TENS = {
    f"{stem}{ending}": english
    for stem, english in (
        ("عشر", "twenty"), ("ثلاث", "thirty"), ("أربع", "forty"), ("خمس", "fifty"),
        ("ست", "sixty"), ("سبع", "seventy"), ("ثمان", "eighty"), ("تسع", "ninety"),
    )
    for ending in ("ون", "ين")
}  # fmt: skip
_A_HUNDRED = ("مئة", "مائة", "ميه")
_HUNDREDS = {
    **dict.fromkeys(_A_HUNDRED, "hundred"),
    **dict.fromkeys(("مئتان", "مئتين", "مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي"),
                    "two hundred"),
    **{
        f"{stem}{gap}{hundred}": f"{english} hundred"
        for stem, english in (
            ("ثلاث", "three"), ("أربع", "four"), ("خمس", "five"), ("ست", "six"), ("سبع", "seven"),
            ("ثمان", "eight"), ("ثماني", "eight"), ("تسع", "nine"),
        )
        for hundred in ("مئة", "مائة")
        for gap in ("", " ")
    },
}  # fmt: skip
_LARGER = {
    "ألف": "thousand", "ألفا": "thousand", "ألفان": "two thousand", "ألفين": "two thousand",
    "ألفي": "two thousand", "مليون": "million", "مليونا": "million", "مليونان": "two million",
    "مليونين": "two million", "مليوني": "two million", "مليار": "billion", "مليارا": "billion",
    "ملياران": "two billion", "مليارين": "two billion", "تريليون": "trillion",
    "ترليون": "trillion", "تريليونا": "trillion", "دزينة": "dozen", "دستة": "dozen",
    "دزينتان": "two dozen", "دزينتين": "two dozen", "دستتان": "two dozen", "دستتين": "two dozen",
}  # fmt: skip
# After a number they are the scale, alone they say thousands, millions.
_PLURALS = {
    "آلاف": "thousand", "ملايين": "million", "مليارات": "billion", "تريليونات": "trillion",
    "ترليونات": "trillion", "دزينات": "dozen", "دستات": "dozen",
}  # fmt: skip
_VAGUE = {
    "مئات": "hundreds", "المئات": "hundreds", "عشرات": "tens", "العشرات": "tens",
    "الآلاف": "thousands", "الملايين": "millions",
    "عشرات الآلاف": "tens of thousands", "عشرات آلاف": "tens of thousands",
    "مئات الآلاف": "hundreds of thousands", "مئات آلاف": "hundreds of thousands",
    "عدة": "several", "بضعة": "several", "بضع": "several", "عدد من": "a number of",
    "عدد كبير من": "a large number of", "العديد من": "many", "غالبية": "majority",
    "معظم": "most", "أغلب": "most",
}  # fmt: skip
_QUALIFIERS = {
    "أكثر من": "more than", "ما يزيد على": "more than", "ما يزيد عن": "more than",
    "يزيد على": "more than", "يزيد عن": "more than", "يفوق": "more than", "فوق": "above",
    "أزيد من": "more than", "نيف و": "more than",
    "أقل من": "fewer than", "دون": "under", "ما يقل عن": "fewer than",
    "على الأقل": "at least", "ما لا يقل عن": "at least", "لا يقل عن": "at least",
    "لا تقل عن": "at least", "على الأكثر": "at most", "كحد أقصى": "at most",
    "كحد أدنى": "at least", "لا يزيد على": "at most", "لا يزيد عن": "at most",
    "لا يتجاوز": "at most", "حتى": "up to", "يصل إلى": "up to",
    "نحو": "about", "حوالي": "about", "حوالى": "about", "قرابة": "nearly", "زهاء": "nearly",
    "ما يقرب من": "nearly", "ما يقارب": "nearly", "تقريبا": "approximately",
    "بالضبط": "exactly", "فقط": "only", "نحوا من": "about",
    "أو أكثر": "or more", "وأكثر": "or more", "فأكثر": "or more", "فما فوق": "or more",
    "وما فوق": "or more", "ونيف": "or more", "أو أقل": "or less", "فأقل": "or less",
    "وأقل": "or less", "بين": "between", "ما بين": "between", "أو": "or", "إلى": "to",
    "بالمئة": "percent", "بالمائة": "percent", "في المئة": "percent", "في المائة": "percent",
    "فاصلة": "point", "نصف": "half",
}  # fmt: skip
_SHARES = {"ثلث": "thirds", "ربع": "quarters", "خمس": "fifths", "ثلثي": "two thirds",
           "ثلثا": "two thirds", "ثلثان": "two thirds", "أرباع": "quarters",
           "أخماس": "fifths", "سدس": "sixths", "أسداس": "sixths", "أسباع": "sevenths",
           "ثمن": "eighths", "أثمان": "eighths", "أتساع": "ninths", "أعشار": "tenths"}  # fmt: skip
_HALF, _FROM = "نصف", "من"
_ORDINALS = {
    "الأول": "first", "الأولى": "first", "الثاني": "second", "الثانية": "second",
    "الثالث": "third", "الثالثة": "third", "الرابع": "fourth", "الرابعة": "fourth",
    "الخامس": "fifth", "الخامسة": "fifth", "السادس": "sixth", "السادسة": "sixth",
    "السابع": "seventh", "السابعة": "seventh", "الثامن": "eighth", "الثامنة": "eighth",
    "التاسع": "ninth", "التاسعة": "ninth", "العاشر": "tenth", "العاشرة": "tenth",
}  # fmt: skip
_NUMBERS = {**_ONES, **_TEENS, **_TENS, **_HUNDREDS, **_LARGER}
WORDS = {**_NUMBERS, **_VAGUE, **_QUALIFIERS, **_ORDINALS}
_FOLDED_SHARES = {folded(word): english.split() for word, english in _SHARES.items()}
_FOLDED_PLURALS = {folded(word): english for word, english in _PLURALS.items()}


def _decide(seen: Seen) -> list[str] | None:
    """Words of two readings: `آلاف`, shares, `نصف`, `من` of a range or of a whole."""
    if seen.word in _FOLDED_PLURALS:
        scale = _FOLDED_PLURALS[seen.word]
        return [scale] if seen.counted else [f"{scale}s"]
    if seen.word == folded("خمس") and not seen.counted:
        return None  # five sooner than a fifth
    if seen.word in _FOLDED_SHARES:
        share = _FOLDED_SHARES[seen.word]
        return share if seen.counted or len(share) > 1 else ["one", *share]
    if seen.word == _HALF:
        opens, ends = seen.following in SCALES, seen.before.text == "and"
        return ["half", "a"] if opens and not ends else ["a", "half"] if ends else ["half"]
    if seen.word == _FROM and seen.following and not seen.counted and not seen.before.text:
        return ["from"]
    return None


def _cut(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with `و` cut off a number word, and tens before the ones that they follow on."""
    words = [piece for token in tokens for piece in _pieces(token)]
    at = 0
    while at < len(words):
        ones, joiner, tens = (
            folded(word.text) for word in [*words[at : at + 3], *[Token("", 0, 0)] * 3][:3]
        )
        is_pair = ones in _FOLDED_ONES and joiner == AND and tens in _FOLDED_TENS
        if is_pair:
            first, last = words[at], words[at + 2]
            yield replace(last, start=first.start, end=first.start + 1)
            yield replace(words[at + 1], start=first.start + 1, end=first.start + 2)
            yield replace(first, start=first.start + 2, end=last.end)
        else:
            yield words[at]
        at += 3 if is_pair else 1


def _pieces(token: Token) -> list[Token]:
    """The `و` and the number word that are written as one; else the word."""
    word = folded(token.text)
    rest = word[1:]
    if not word.startswith(AND) or word in REWRITE.known or rest not in _AFTER_AND:
        return [token]
    return [
        Token(AND, token.start, token.start + 1),
        Token(token.text[1:], token.start + 1, token.end),
    ]


_FOLDED_ONES = frozenset(folded(word) for word in _ONES)
_FOLDED_TENS = frozenset(folded(word) for word in _TENS)
_AFTER_AND = frozenset(folded(word.split()[0]) for word in (*_NUMBERS, *_PLURALS, *_SHARES, _HALF))
# Texts in one of the two languages hold words of the other, and what ends a unit there ends it.
COUNTED_NOWHERE = arabic_counted.FUNCTION_WORDS | persian_counted.FUNCTION_WORDS
REWRITE = Rewriting(WORDS, _decide, _cut)
# What a Persian text cannot have counted; `واحد`, `ستون` and `دسته` are Persian words, too.
OWN = frozenset(
    folded(word) for entry in (*_NUMBERS, *_PLURALS, "الف") for word in entry.split()
) - frozenset(map(folded, listed("واحد ستون دستة")))


def _spelled(_words: NumberWords) -> Spelled:
    """Runs of number words, `و` before any but the first."""
    number = spellings((*_NUMBERS, *_PLURALS)) + VOWELS
    larger = spellings((*_LARGER, *_PLURALS)) + VOWELS
    percent = spellings(["بالمئة", "بالمائة", "في المئة", "في المائة"])
    joined = f"(?:{GAP}و{GAP}|{GAP})"
    half = f"(?:{GAP}و{GAP}نصف)?"
    share = spellings(word for word in _SHARES if word != "خمس")
    places = rf"(?<!كانون\s)(?<!تشرين\s){spellings(_ORDINALS)}"  # no part of a month's name
    return Spelled(
        suffixes=frozenset(),
        after_digits=f"(?:{GAP}{larger}(?!{LETTERS})(?:{GAP}و{GAP}(?:[0-9٠-٩]{{1,3}}|{number})"
        f"(?!{LETTERS})(?:{GAP}{larger}(?!{LETTERS}))?)*)?{half}(?:{GAP}{percent})?",
        exact=(
            f"و?{number}(?!{LETTERS})(?:{joined}{number}(?!{LETTERS})){{0,24}}{half}(?:{GAP}{percent})?",
            share,
            f"نصف(?:{GAP}{larger})?",
            places,
        ),
        vague=(spellings(_VAGUE),),
        places=places,
    )


NUMBERS = replace(
    ENGLISH,
    rewrite=REWRITE,
    spelled=_spelled,
    digits_go_on=True,
    openers=ENGLISH.openers | {"and"},  # written on to the first word
    fractions={**ENGLISH.fractions, **ENGLISH.fraction_plurals},
    fraction_followers=frozenset(),
    partitives=ENGLISH.partitives | {_FROM},
    never_first=f"{arabic_counted.NEVER_FIRST}|{persian_counted.NEVER_FIRST}",
    never_later=f"{arabic_counted.NEVER_LATER}|{persian_counted.NEVER_LATER}",
    years=range(0),
    stated=ENGLISH.stated | listed("الأرقام الارقام المبالغ القيم ب"),
    links=ENGLISH.links | listed("من في ل و"),
    relatives=arabic_counted.RELATIVES,
    determiners=arabic_counted.DETERMINERS,
    function_words=ENGLISH.function_words | COUNTED_NOWHERE,
    changing=ENGLISH.changing
    | arabic_counted.CHANGING
    | frozenset(map(folded, listed("""
        أكثر أقل اقل نيف يزيد يقل تقريبا حوالي نحو قرابة زهاء ربما إضافي إضافية إضافيا متوسط معدل
        يوميا سنويا شهريا تقدير أقصى أدنى فوق فما فأكثر وأكثر لكل
    """))),
    spelling=folded,
    plural=NEVER,
    noun=r" ([\u0621-\u064a\u066e-\u06d3]+)(?!\w)",
    never_counted=listed("و في من على إلى عن مع التي الذي هذا هذه كان أن سنة عام شهر يوم"),
)  # fmt: skip
