"""Persian and Arabic number words are read, and found, by the rules of the English ones."""

from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text import found_numerals, numbers
from scripts.text.languages import language_of
from scripts.text.languages.english.numbers import CARDINALS, TENS
from scripts.text.languages.persian_numbers import WORDS
from scripts.text.languages.rewriting import SCALES
from scripts.text.names import find_names
from scripts.text.numbers import NumberError

D = Decimal
read_number = partial(numbers.read_number, language=language_of("fa"))

# words, qualifier, value, lower, upper, lower_inclusive, unit, rule
READ = [
    ("بیش از ۲٬۸۰۰ کارگر", "more_than", None, 2800, None, False, "کارگر", ""),
    ("بيش از سي هزار", "more_than", None, 30000, None, False, "", ""),  # an Arabic keyboard
    ("سی و سه هزار و هفتصد زندانی", "bare", 33700, 33700, 33700, True, "زندانی", ""),
    ("بیست و پنج هزار و سیصد و چهل و دو", "bare", 25342, 25342, 25342, True, "", ""),
    ("۴ هزار و ۴۸۱ نفر", "bare", 4481, 4481, 4481, True, "نفر", ""),
    ("یک میلیون و دویست هزار", "bare", 1200000, 1200000, 1200000, True, "", ""),
    ("هزار و دویست نفر", "bare", 1200, 1200, 1200, True, "نفر", ""),
    ("صد نفر", "bare", 100, 100, 100, True, "نفر", ""),
    ("بین ۲۸۰۰ تا ۳۸۰۰ نفر", "range", None, 2800, 3800, True, "نفر", ""),
    ("بین ۲۸۰۰ و ۳۸۰۰ نفر", "range", None, 2800, 3800, True, "نفر", ""),
    ("از ۲۸۰۰ تا ۳۸۰۰ نفر", "range", None, 2800, 3800, True, "نفر", ""),
    ("دویست تا سیصد نفر", "range", None, 200, 300, True, "نفر", ""),
    ("تا ۳۰ هزار نفر", "at_most", None, None, 30000, None, "نفر", ""),
    ("کمتر از صد", "fewer_than", None, None, 100, None, "", ""),
    ("دست‌کم ۴٬۴۸۰ نفر", "at_least", None, 4480, None, True, "نفر", ""),
    ("دست کم ۴٬۴۸۰ نفر", "at_least", None, 4480, None, True, "نفر", ""),
    ("۲۸۰۰ نفر یا بیشتر", "at_least", None, 2800, None, True, "نفر", ""),
    ("تقریباً ۵۰۰۰ نفر", "about", 5000, None, None, None, "نفر", ""),
    ("نزدیک به چهار هزار", "about", 4000, None, None, None, "", ""),
    ("۲۸۰۰ یا ۳۸۰۰ نفر", "alternatives", None, 2800, 3800, True, "نفر", ""),
    ("هزاران زندانی", "vague", None, 2000, None, True, "زندانی", "vague-plural"),
    ("ده‌ها هزار تن", "vague", None, 20000, None, True, "تن", "vague-plural"),
    ("صدها نفر", "vague", None, 200, None, True, "نفر", "vague-plural"),
    ("چند صد نفر", "vague", None, 200, None, True, "نفر", "vague-plural"),
    ("چند نفر", "vague", None, None, None, None, "نفر", ""),
    ("۳ میلیون و ۴۰۰ هزار و ۶۰ نفر", "bare", 3400060, 3400060, 3400060, True, "نفر", ""),
    ("۱ میلیارد و ۲ میلیون ریال", "bare", 1002000000, 1002000000, 1002000000, True, "ریال", ""),
    ("۲ هزار و سیصد نفر", "bare", 2300, 2300, 2300, True, "نفر", ""),
    ("سه و نیم میلیون نفر", "bare", 3500000, 3500000, 3500000, True, "نفر", ""),
    ("۳ هزار میلیارد ریال", "bare", 3 * 10**12, 3 * 10**12, 3 * 10**12, True, "ریال", ""),
    ("چندصد نفر", "vague", None, 200, None, True, "نفر", "vague-plural"),
    ("نیم میلیون نفر", "bare", 500000, 500000, 500000, True, "نفر", ""),
    ("دو ممیز پنج میلیون", "bare", 2500000, 2500000, 2500000, True, "", ""),
    ("۳۰هزار نفر", "bare", 30000, 30000, 30000, True, "نفر", ""),
    ("بیست‌وشش زن", "bare", 26, 26, 26, True, "زن", ""),
    ("سیصدوپنجاه زن", "bare", 350, 350, 350, True, "زن", ""),
    ("پنجهزار زن", "bare", 5000, 5000, 5000, True, "زن", ""),
    ("دوهزاروپانصد زن", "bare", 2500, 2500, 2500, True, "زن", ""),
    ("سی‌صد زن", "bare", 300, 300, 300, True, "زن", ""),
    ("سه چهارم بندها", "bare", D("0.75"), D("0.75"), D("0.75"), True, "بندها", ""),
    ("یک‌دهم بندها", "bare", D("0.1"), D("0.1"), D("0.1"), True, "بندها", ""),
    ("بیش از نیمی از بندها", "more_than", None, D("0.5"), None, False, "بندها", ""),
    ("۳۰ درصد از بندها", "bare", D("0.3"), D("0.3"), D("0.3"), True, "بندها", ""),
    ("هشتصد و اندی زن", "at_least", None, 800, None, True, "زن", ""),
    ("۸۰۰ زن به بالا", "at_least", None, 800, None, True, "زن", ""),
    ("بالای ۸۰۰ زن", "more_than", None, 800, None, False, "زن", ""),
    ("نه کمتر از ۸۰۰ زن", "at_least", None, 800, None, True, "زن", ""),
    ("۸۰۰ زن حداکثر", "at_most", None, None, 800, None, "زن", ""),
    ("بین ۲۸۰۰ نفر تا ۳۸۰۰ نفر", "range", None, 2800, 3800, True, "نفر", ""),
    ("۲ تا ۳ هزار نفر", "range", None, 2000, 3000, True, "نفر", ""),
    ("٣٠ الف سجين", "bare", 30000, 30000, 30000, True, "سجين", ""),
    ("خمسة وعشرون سجينا", "bare", 25, 25, 25, True, "سجينا", ""),
    ("أكثر من ٣٠ ألف سجين", "more_than", None, 30000, None, False, "سجين", ""),
    ("ما لا يقل عن 5000", "at_least", None, 5000, None, True, "", ""),
    ("٥ آلاف", "bare", 5000, 5000, 5000, True, "", ""),
    ("آلاف السجناء", "vague", None, 2000, None, True, "السجناء", "vague-plural"),
]
TENS_OF = dict(zip(TENS.values(), ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"],
                   strict=True))  # fmt: skip
BELOW_TWENTY = {
    CARDINALS[english]: word
    for word, english in WORDS.items()
    if english in CARDINALS and english != "zero"
}
HUNDREDS = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]


def spelled(number: int) -> str:
    """A number below a billion in Persian words."""
    for scale, word in ((1_000_000, "میلیون"), (1_000, "هزار")):
        if number >= scale:
            parts = [f"{spelled(number // scale)} {word}", spelled(number % scale)]
            return " و ".join(filter(None, parts))
    tens = number % 100 // 10 * 10
    small = [TENS_OF[tens], BELOW_TWENTY.get(number % 10, "")] if tens >= 20 else [
        BELOW_TWENTY.get(number % 100, "")]  # fmt: skip
    return " و ".join(filter(None, [HUNDREDS[number // 100], *small]))


@pytest.mark.parametrize("case", READ, ids=[case[0] for case in READ])
def test_words_are_read(case) -> None:
    words, qualifier, value, lower, upper, inclusive, unit, rule = case
    found = read_number(words)
    assert (found.qualifier, found.value, found.lower, found.upper) == (
        qualifier, value, lower, upper)  # fmt: skip
    assert (found.lower_inclusive, found.unit, found.rule) == (inclusive, unit, rule)


@given(st.integers(1, 999_999_999))
def test_what_is_spelled_is_read(number: int) -> None:
    found = read_number(f"بیش از {spelled(number)} نفر")
    assert (found.lower, found.qualifier, found.unit) == (number, "more_than", "نفر")


@pytest.mark.parametrize(
    "words",
    [
        "یکی از زندانیان",
        "نفر",
        "۵ نفر از دو شهر",
        "از ۳۰ نفر",
        "حداقل کمتر از ۵",
        "دوده",
        "بند سوم",
        "سی و یکم",
        "سیزدهم",
        "۳۰ کرور نفر",
        "۳۰ نفر شاید",
        "۳۰ و چند نفر",
        "۳۰ نفر به طور متوسط",
        "۳۰ الف",
        "۳۰ tusen",
    ],
)
def test_words_that_bear_no_one_number_are_refused(words: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(words)
    assert refused.value.hint


def test_every_entry_is_english_that_is_read() -> None:
    known = {*CARDINALS, *TENS, *SCALES}
    scales = [word for word, english in WORDS.items() if english in SCALES]
    assert {read_number(f"۳ {word}").lower for word in scales} == {
        3 * SCALES[WORDS[word]] for word in scales
    }
    assert [word for word, english in WORDS.items()
            if english.split()[0] in known and read_number(word).lower is None] == []  # fmt: skip


# Of Arabic: words, qualifier, value, lower, upper, unit.
ARABIC = [
    ("ثلاثة وثلاثون", "bare", 33, 33, 33, ""),
    ("ألفان وثمانمائة سجين", "bare", 2800, 2800, 2800, "سجين"),
    ("ثلاثة آلاف وثمانمئة", "bare", 3800, 3800, 3800, ""),
    ("مئة وخمسة وعشرون ألفاً", "bare", 125000, 125000, 125000, ""),
    ("خمسمئة وتسعة عشر", "bare", 519, 519, 519, ""),
    ("مليون ونصف", "bare", 1500000, 1500000, 1500000, ""),
    ("٢ مليون و٥٠٠ الف شخص", "bare", 2500000, 2500000, 2500000, "شخص"),
    ("اكثر من ثلاثين الف سجين", "more_than", None, 30000, None, "سجين"),
    ("ما بين ٢٨٠٠ و٣٨٠٠", "range", None, 2800, 3800, ""),
    ("من ٢٨٠٠ إلى ٣٨٠٠", "range", None, 2800, 3800, ""),
    ("٨٠٠ شخص أو أكثر", "at_least", None, 800, None, "شخص"),
    ("٨٠٠ ونيف", "at_least", None, 800, None, ""),
    ("٨٠٠ تقريباً", "about", 800, None, None, ""),
    ("ثلثي السجناء", "bare", D("0.666667"), D("0.666667"), D("0.666667"), "السجناء"),
    ("عشرات الآلاف", "vague", None, 20000, None, ""),
]


@pytest.mark.parametrize("case", ARABIC, ids=[case[0] for case in ARABIC])
def test_arabic_words_are_read(case) -> None:
    words, qualifier, value, lower, upper, unit = case
    found = numbers.read_number(words, language_of("ar"))
    assert (found.qualifier, found.value, found.lower, found.upper, found.unit) == (
        qualifier, value, lower, upper, unit)  # fmt: skip


@pytest.mark.parametrize(
    "words", ["٨٠٠ يوميا", "٨٠٠ شخص إضافي", "ثلاثمائة ودزينتين", "واحد من السجناء", "٨٠٠ سجین"]
)
def test_arabic_words_that_bear_no_one_number_are_refused(words: str) -> None:
    if words.endswith("سجین"):  # with a Persian letter it is a noun all the same
        assert numbers.read_number(words, language_of("ar")).value == 800
        return
    with pytest.raises(NumberError):
        numbers.read_number(words, language_of("ar"))


# The language, the words, and each numeral that is found, with its value or flag.
FOUND = [
    ("fa", "شش زندان و سه هزار و دویست زندانی", [("شش", "6"), ("سه هزار و دویست", "3200")]),
    ("fa", "بیست‌وشش زن، بیستوشش مرد", [("بیست‌وشش", "26"), ("بیستوشش", "26")]),
    ("fa", "۲ میلیون و ۵۰۰ هزار نفر در ۱۲ شهر", [("۲ میلیون و ۵۰۰ هزار", "2500000"), ("۱۲", "12")]),
    ("fa", "یک سوم بندها، نیم میلیون نفر", [("یک سوم", "0.333333"), ("نیم میلیون", "500000")]),
    ("fa", "یک روز نه، نه نفر را یک مرد برد", [("یک", "1"), ("نه", "9"), ("یک", "1")]),
    ("fa", "چند هزار نفر، ده‌ها نفر، هزاران", [("چند هزار", "vague"), ("ده‌ها", "vague"),
                                                ("هزاران", "vague")]),
    ("fa", "سی‌ام تیر، بند سوم", [("سی‌ام", "ordinal"), ("سوم", "ordinal")]),
    ("fa", "سیب، دوده، هفتگی، نهاد، صدا، هزاره", []),
    ("fa", "He saw six men and ۷ زن", [("six", "6"), ("۷", "7")]),
    ("ar", "ثلاثة وثلاثون ألفاً و٥٠٠ سجين", [("ثلاثة وثلاثون ألفاً", "33000"), ("٥٠٠", "500")]),
    ("ar", "سجين وثلاثة وثلاثون", [("وثلاثة وثلاثون", "33")]),
    ("en", "Of بیست و شش نفر six fell", [("بیست و شش", "26"), ("six", "6")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), FOUND, ids=[case[1] for case in FOUND])
def test_spelled_numbers_are_found(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = found_numerals.find_numerals(text, language_of(code))
    assert [(one.text, one.flag or one.value) for one in found] == expected


@given(st.integers(10, 999_999_999))
def test_what_is_spelled_is_found_whole(number: int) -> None:
    words = spelled(number)
    (found,) = found_numerals.find_numerals(f"آنجا {words} نفر بودند", language_of("fa"))
    assert (found.text, found.value) == (words, str(number))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تورج دوروان در زلمور گفت.", ["تورج دوروان", "زلمور"]),
        ("آقای دوروان گفت که آسیاب بسته شد.", ["دوروان"]),
        ("نامهٔ دکتر تورج دوروان، معلم شهر، رسید.", ["تورج دوروان"]),
        ("دکتر دوروان وزیر راه آمد.", ["دوروان"]),
        ("آیت‌الله دوروان را دیدند.", ["دوروان"]),
        # what names nobody
        ("مدیر کارخانه گفت که آسیاب بسته شد.", []),
        ("سخنگوی شورا در پایان جلسه گفت.", []),
        ("در مصاحبه گفت که آسیاب بسته شد.", []),
        ("آسیاب‌های بزرگ گفت.", []),
        ("کارگران آسیاب آمدند.", []),
    ],
)
def test_a_name_is_told_by_the_words_around_it(text: str, names: list[str]) -> None:
    assert [one.text for one in find_names(text, {}, language_of("fa"))] == names


def test_a_listed_name_is_found_whole_beside_a_title() -> None:
    listed = {"تورج دوروان": "turaj-duruvan"}
    (name,) = find_names("آقای تورج دوروان گفت.", listed, language_of("fa"))
    assert name.actor_id == "turaj-duruvan"
