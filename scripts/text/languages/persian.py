"""Persian: its words stand for the English ones of the tables, and Arabic ones beside digits do.

`بیش از سی و سه هزار زندانی` is read as `more than thirty-three thousand زندانی`: the tables, the
rules and the refusals are those of English; only words are put for words. Every entry stands for
exactly one English reading; what has two (`تا`, `و`, `آلاف`) is decided by its neighbours.
Spellings with the Arabic yeh and kaf, and with or without the zero-width non-joiner, are the same.
The verbs of saying are a short list: what it does not hold is not found, and a person writes the
record without a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scripts.text.finding import listed
from scripts.text.languages.english.names import NAMES, SENTENCES
from scripts.text.languages.english.numbers import NUMBERS
from scripts.text.languages.english.speech import QUOTING, SPEECH
from scripts.text.languages.language import NEVER, Language, Token
from scripts.text.languages.persian_times import TIMES

SCALES = {**NUMBERS.hundreds, **NUMBERS.scales}
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
LETTERS = "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]"
_COUNTING = frozenset({"several", *NUMBERS.cardinals, *NUMBERS.tens, *SCALES})
_BLANK = Token("", 0, 0)
_LONGEST = max(len(entry.split()) for entry in WORDS)
_SAME = str.maketrans("يىك", "ییک")
_KNOWN = {entry.translate(_SAME): english.split() for entry, english in WORDS.items()}


def in_english(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with English ones for Persian number words, each within the span of its word."""
    words = list(tokens)
    before = _BLANK
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
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        key = " ".join(word.text.translate(_SAME) for word in words[at:end])
        if key in _KNOWN:
            return _KNOWN[key], end
    return None


def _with_rest(words: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    """`۴ هزار و ۴۸۱`, one number in Persian, where English would hear two."""
    figure, scale, joiner, rest = (word.text for word in [*words[at : at + 4], *[_BLANK] * 4][:4])
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
        return ["-" if before.text in NUMBERS.tens else "and"], at + 1
    return [], at + 1


def _opens(words: Sequence[Token], at: int) -> str:
    """The first English word of a number that opens there; empty when none does."""
    if at >= len(words):
        return ""
    if words[at].text[:1].isdecimal():
        return words[at].text
    known = _known(words, at)
    return known[0][0] if known and known[0][0] in _COUNTING else ""


def _counts(token: Token) -> bool:
    return token.text[:1].isdecimal() or token.text in _COUNTING


def _placed(english: Sequence[str], first: Token, last: Token) -> Iterator[Token]:
    """English words for those from `first` to `last`, in order, the last up to their end."""
    for number, text in enumerate(english):
        start = first.start + number
        yield Token(text, start, last.end if number == len(english) - 1 else start)


JOINER = "\u200c"  # the zero-width non-joiner
# By the English base form that says what the speaker does.
_FORMS = {
    "according to": "به گفته|بنا به گفته|به نقل از|به نوشته",
    "add": "افزود|افزودند",
    "announce": "اعلام کرد|اعلام کردند",
    "answer": "پاسخ داد|پاسخ دادند",
    "call": "خواند|خواندند|نامید|نامیدند",
    "claim": "ادعا کرد|ادعا کردند|مدعی شد|مدعی شدند",
    "deny": "تکذیب کرد|تکذیب کردند",
    "say": f"گفت|گفتند|گفته است|گفته اند|گفته{JOINER}اند|می گوید|می{JOINER}گوید",
    "stress": "تأکید کرد|تاکید کرد|تأکید کردند|تاکید کردند",
    "write": f"نوشت|نوشتند|نوشته است|می نویسد|می{JOINER}نویسد",
}

# Persian denies with a letter before the verb, too; the last line is Arabic.
DENYING = (
    "نه|هیچ|هیچگاه|هرگز|نیست|نیستند|نیستم|نبود|نبودند|نبوده|ندارد|ندارند|نداشت|نداشتند|نداشته"
    "|نشد|نشدند|نشده|نکرد|نکردند|نکرده|نباید"
    f"|نمی{JOINER}?\\w*|نخواه\\w*|تکذیب|رد کرد|رد کردند|انکار|دروغ|کذب|واهی|نادرست|غلط|محال|ناممکن"
    "|دروغین|جعلی|جعلیات|بی[\u200c ]?اساس|بی[\u200c ]?پایه|بلکه|غیر[\u200c ]?واقعی"
    "|لا|لم|لن|ليس|لیس|نفى|نفی|ينفي|ینفی|كذب|كاذب|باطل"
)
# Where such a word denies nothing: *not only*, *without doubt*, and *nine* of what is counted.
AFFIRMING = (
    "نه (?:تنها|فقط)|نه (?:نفر|تن|سال|ماه|هفته|روز|ساعت|زندانی|هزار|میلیون|صد|درصد)"
    "|هیچ (?:شک|تردید)\\w*|شکی نیست|تردیدی نیست"
)

CUES = {form: verb for verb, forms in _FORMS.items() for form in forms.split("|")}

LANGUAGE = Language(
    codes=("fa", "fas", "per"),
    name="Persian",
    letters=LETTERS,
    also=("en",),
    numbers=replace(
        NUMBERS,
        rewrite=in_english,
        plural=NEVER,
        noun=r" ([\u0621-\u064a\u066e-\u06d3\u200c]+)(?!\w)",
        never_counted=listed(
            "و در از به با که را تا یا بر برای این آن هم نیز است بود شد شدند درصد سال ماه روز"
        ),
    ),
    times=TIMES,
    speech=replace(
        SPEECH,
        cues=CUES,
        acts={verb: act for verb, act in SPEECH.acts.items() if verb in _FORMS},
        nouns=frozenset(),
        quoting=frozenset(form for form, verb in CUES.items() if verb in QUOTING),
        denying=DENYING,
        affirming=AFFIRMING,
        by_whom=r"[ٔی\u200c]*((?: [\w’'ٔ\u200c-]+){1,6})[,،]",
    ),
    names=NAMES,
    sentences=SENTENCES,
)
