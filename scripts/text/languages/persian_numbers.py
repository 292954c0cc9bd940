"""The number words of Persian, each with the English that it is read as, and how they are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.text.finding import listed
from scripts.text.languages import arabic_numbers, persian_counted
from scripts.text.languages.english.numbers import NUMBERS as ENGLISH
from scripts.text.languages.language import NEVER, NumberWords, Spelled, Token
from scripts.text.languages.rewriting import (
    AND,
    GAP,
    LETTERS,
    SCALES,
    Rewriting,
    Seen,
    folded,
    spellings,
)

_ONES = {
    "صفر": "zero",
    "یک": "one", "دو": "two", "سه": "three", "چهار": "four", "پنج": "five", "شش": "six",
    "هفت": "seven", "هشت": "eight", "نه": "nine",
}  # fmt: skip
_TEENS = {
    "ده": "ten", "یازده": "eleven", "دوازده": "twelve", "سیزده": "thirteen",
    "چهارده": "fourteen", "پانزده": "fifteen", "شانزده": "sixteen", "هفده": "seventeen",
    "هجده": "eighteen", "هیجده": "eighteen", "هژده": "eighteen", "نوزده": "nineteen",
}  # fmt: skip
_TENS = {
    "بیست": "twenty", "سی": "thirty", "چهل": "forty", "پنجاه": "fifty", "شصت": "sixty",
    "هفتاد": "seventy", "هشتاد": "eighty", "نود": "ninety",
}  # fmt: skip
_HUNDREDS = {
    "صد": "hundred", "یکصد": "one hundred", "دویست": "two hundred", "سیصد": "three hundred",
    "سی صد": "three hundred", "چهارصد": "four hundred", "پانصد": "five hundred",
    "پان صد": "five hundred", "ششصد": "six hundred", "شیشصد": "six hundred",
    "هفتصد": "seven hundred", "هشتصد": "eight hundred", "نهصد": "nine hundred",
}  # fmt: skip
_LARGER = {
    "هزار": "thousand", "یکهزار": "one thousand", "میلیون": "million", "ملیون": "million",
    "میلیارد": "billion", "ملیارد": "billion", "تریلیون": "trillion",
    "هزار میلیون": "billion", "هزار میلیارد": "trillion", "هزار ملیارد": "trillion",
}  # fmt: skip
_VAGUE = {
    "ده ها": "tens", "دهها": "tens", "صدها": "hundreds", "هزاران": "thousands",
    "هزارها": "thousands", "میلیون ها": "millions", "میلیونها": "millions",
    "میلیاردها": "billions", "میلیارد ها": "billions",
    "ده ها هزار": "tens of thousands", "دهها هزار": "tens of thousands",
    "صدها هزار": "hundreds of thousands", "ده ها میلیون": "tens of millions",
    "چندصد": "several hundred", "چندهزار": "several thousand", "چند": "several",
    "چندین": "several", "تعدادی": "a number of", "شماری": "a number of",
    "تعداد زیادی": "a large number of", "شمار زیادی": "a large number of", "بسیاری": "many",
    "معدودی": "few", "اکثریت": "majority", "اکثر": "most",
}  # fmt: skip
_QUALIFIERS = {
    "بیش از": "more than", "بیشتر از": "more than", "بیش تر از": "more than",
    "متجاوز از": "more than", "افزون بر": "more than", "فراتر از": "more than",
    "بالای": "above", "بالاتر از": "above", "کمی بیش از": "slightly more than",
    "اندکی بیش از": "slightly more than", "کمی بیشتر از": "slightly more than",
    "بسیار بیش از": "far more than", "بسیار بیشتر از": "far more than",
    "کمتر از": "fewer than", "کم تر از": "fewer than", "زیر": "under", "پایین تر از": "below",
    "کمی کمتر از": "slightly less than", "اندکی کمتر از": "slightly less than",
    "دست کم": "at least", "دستکم": "at least", "حداقل": "at least", "لااقل": "at least",
    "نه کمتر از": "not less than", "نه بیش از": "not more than", "نه بیشتر از": "not more than",
    "حداکثر": "at most", "دست بالا": "at most", "حداکثر تا": "at most",
    "حدود": "about", "در حدود": "about", "حوالی": "about", "حدودا": "approximately",
    "تقریبا": "approximately", "نزدیک به": "nearly", "قریب به": "nearly", "قریب": "nearly",
    "کم و بیش": "approximately", "دقیقا": "exactly", "تنها": "only", "فقط": "only",
    "مجموعا": "total", "جمعا": "total", "در مجموع": "total",
    "یا بیشتر": "or more", "یا بیش تر": "or more", "و بیشتر": "or more", "یا بالاتر": "or more",
    "و بالاتر": "or more", "به بالا": "or more", "و اندی": "or more", "واندی": "or more",
    "اندی": "or more", "و خورده ای": "or more", "و خرده ای": "or more",
    "یا کمتر": "or less", "و کمتر": "or less", "به پایین": "or less", "یا کم تر": "or less",
    "بین": "between", "میان": "between", "مابین": "between", "الی": "to", "یا": "or",
    "درصد": "percent", "در صد": "percent", "ممیز": "point", "نصف": "half", "نیمی": "half",
    "نیم": "half",
}  # fmt: skip
_ORDINALS = {
    "اول": "first", "نخست": "first", "یکم": "first", "دوم": "second", "سوم": "third",
    "چهارم": "fourth", "پنجم": "fifth", "ششم": "sixth", "هفتم": "seventh", "هشتم": "eighth",
    "نهم": "ninth", "دهم": "tenth", "یازدهم": "eleventh", "دوازدهم": "twelfth",
    "سیزدهم": "thirteenth", "چهاردهم": "fourteenth", "پانزدهم": "fifteenth",
    "شانزدهم": "sixteenth", "هفدهم": "seventeenth", "هجدهم": "eighteenth", "نوزدهم": "nineteenth",
    "بیستم": "twentieth", "چهلم": "fortieth", "پنجاهم": "fiftieth", "شصتم": "sixtieth",
    "هفتادم": "seventieth", "هشتادم": "eightieth", "نودم": "ninetieth", "صدم": "hundredth",
    "هزارم": "thousandth", "سی ام": "thirtieth", "سی م": "thirtieth",
}  # fmt: skip
_SHARES = {"ثلث": "thirds", "ربع": "quarters"}
_HALF, _FROM, _TO = "نیم", "از", "تا"
_NUMBERS = {**_ONES, **_TEENS, **_TENS, **_HUNDREDS, **_LARGER}
WORDS = {**_NUMBERS, **_VAGUE, **_QUALIFIERS, **_ORDINALS}


def _decide(seen: Seen) -> list[str] | None:
    """Words of two readings: an ordinal as a share, `نیم`, `تا`, `از` of a range or of a whole."""
    if seen.word in _FOLDED_ORDINALS:
        share = f"{_FOLDED_ORDINALS[seen.word]}s"
        return [share] if seen.counted and share in ENGLISH.fraction_plurals else None
    if seen.word in _SHARES:
        return [*([] if seen.counted else ["one"]), _SHARES[seen.word]]
    if seen.word == _HALF:
        opens, ends = seen.following in SCALES, seen.before.text == "and"
        return ["half", "a"] if opens and not ends else ["a", "half"] if ends else ["half"]
    if seen.word == _TO and seen.following:
        is_end = seen.counted or seen.earlier & {"percent", "between", "from"}
        return ["to"] if is_end else ["up", "to"]
    if seen.word == _FROM and not seen.counted:
        return ["of"] if not seen.following or seen.before.text in _WHOLES else ["from"]
    return None


_FOLDED_ORDINALS = {folded(word): english for word, english in _ORDINALS.items()}
_WHOLES = frozenset({"percent", *ENGLISH.fraction_plurals, *ENGLISH.halves})


def _cut(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, those cut that are several number words written together: `سیصدوپنجاه`."""
    for number, token in enumerate(tokens):
        pieces = _pieces(token.text, number > 0)
        start = token.start
        for piece in pieces or [token.text]:
            yield Token(piece, start, start + len(piece) if pieces else token.end)
            start += len(piece)


def _pieces(word: str, goes_on: bool) -> list[str]:
    """The number words of which a word is made, an `and` among them; none if it is not.

    Without an `and` or a scale it may be another word: `دوده` is soot, and not two and ten.
    """
    plain = folded(word)
    if len(plain) != len(word) or plain in _REWRITE.known:
        return []
    rest = plain[1:] if goes_on and plain.startswith(AND) else ""
    pieces = [AND, *_divided(rest)] if rest and _divided(rest) else _divided(plain)
    scaled = any(piece in _SCALES for piece in pieces[1:])
    return pieces if len(pieces) > 1 and (AND in pieces or scaled) else []


def _divided(word: str) -> list[str]:
    """The number words into which a word falls whole; none if it does not."""
    if word in _REWRITE.numbers:
        return [word]
    for end in range(len(word) - 1, 1, -1):
        head, tail = word[:end], word[end:]
        if head in _REWRITE.numbers:
            joined = tail.startswith(AND)
            if rest := _divided(tail[1:] if joined else tail):
                return [head, AND, *rest] if joined else [head, *rest]
    return []


_REWRITE = Rewriting(WORDS, _decide, _cut)
_SCALES = frozenset(folded(word) for word in (*_LARGER, "صد"))


def _spelled(_words: NumberWords) -> Spelled:
    """Numbers in words, from the largest scale down, with blanks, non-joiners or nothing between.

    `یک` is an article as often, and `نه` says no: alone, they count before a word for one of many.
    """
    ones, teens, tens = spellings(_ONES), spellings(_TEENS), spellings(_TENS)
    joined, hundreds, larger = f"{GAP}و{GAP}", spellings(_HUNDREDS), spellings(_LARGER)
    below = f"(?:{teens}|{tens}(?:{joined}{ones})?|{ones})"
    group = f"(?:(?:{ones}{GAP})?{hundreds}(?:{joined}{below})?|{below})"
    digits = "[0-9۰-۹٠-٩]{1,3}"
    scaled = f"(?:(?:{group}|{digits}){GAP})?{larger}(?:{GAP}{larger})?"
    rest = f"(?:{joined}(?:{scaled}|{group}|{digits}))*"
    share = spellings(word for word, one in _ORDINALS.items() if one in ENGLISH.fractions)
    place = f"(?:{group}{GAP}(?:ا?م|مین|امین)|{spellings(_ORDINALS)}(?:ین)?)"
    counter = spellings(_COUNTERS)
    percent = spellings(["درصد", "در صد"])
    alone = f"{spellings(['یک', 'نه'])}(?!{LETTERS})(?!{GAP}{counter}(?!{LETTERS}))"
    whole = f"(?:{scaled}{rest}|(?!{alone}){group})"
    half = f"(?:{joined}نیم(?:{GAP}{larger})?)?"
    return Spelled(
        suffixes=frozenset(),
        after_digits=f"(?:{GAP}{larger}{rest}{half}(?!{LETTERS}))?(?:{GAP}{percent}(?!{LETTERS}))?",
        exact=(
            place,
            f"{group}{GAP}{share}",
            f"{whole}{half}(?:{GAP}{percent})?",
            spellings([*_SHARES, "نصف", "نیمی"]),
            f"نیم{GAP}{larger}",
        ),
        vague=(f"چند(?:ین)?(?:{GAP}(?:صد|{larger}))?", spellings(_VAGUE)),
        places=place,
    )


_COUNTERS = listed("""
صد نفر تن زندانی مورد بار سال ماه روز هفته ساعت دقیقه درصد کشته مجروح زن مرد کودک دختر پسر خانواده
ریال تومان دلار سوم چهارم پنجم ششم هفتم هشتم نهم دهم
""")
NUMBERS = replace(
    ENGLISH,
    rewrite=_REWRITE,
    spelled=_spelled,
    digits_go_on=True,
    asking=frozenset({"چند"}),
    fractions={**ENGLISH.fractions, **ENGLISH.fraction_plurals},
    fraction_followers=frozenset(),
    partitives=ENGLISH.partitives | {_FROM},
    links=ENGLISH.links | listed("از در و برای"),
    relatives=frozenset({"که"}),
    years=range(0),
    stated=ENGLISH.stated | listed("به بر حسب ارقام اعداد مبالغ واحد"),
    determiners=persian_counted.DETERMINERS,
    function_words=ENGLISH.function_words | arabic_numbers.COUNTED_NOWHERE,
    changing=ENGLISH.changing
    | listed("""
        کمتر بیشتر بیش کم زیاد افزون اضافه اندی حداقل حداکثر دستکم تقریبا حدود حدودا نزدیک قریب شاید
        احتمالا متوسط میانگین هرکدام تخمین براورد روزانه سالانه تقریبی حداقلی کرور
        """)
    | arabic_numbers.OWN
    | persian_counted.CHANGING,
    spelling=folded,
    plural=NEVER,
    never_first=persian_counted.NEVER_FIRST,
    never_later=persian_counted.NEVER_LATER,
    noun=r" ([\u0621-\u064a\u066e-\u06d3\u200c]+)(?!\w)",
    never_counted=listed(
        "و در از به با که را تا یا بر برای این آن هم نیز است بود شد شدند درصد سال ماه روز"
    ),
)
