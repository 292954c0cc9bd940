"""Persian number words are read by the rules of the English ones; Arabic ones beside digits."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text import numbers
from scripts.text.languages import language_of
from scripts.text.languages.english.numbers import CARDINALS, TENS
from scripts.text.languages.persian import SCALES, WORDS
from scripts.text.numbers import NumberError

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
    ("أكثر من ٣٠ ألف سجين", "more_than", None, 30000, None, False, "سجين", ""),
    ("ما لا يقل عن 5000", "at_least", None, 5000, None, True, "", ""),
    ("٥ آلاف", "bare", 5000, 5000, 5000, True, "", ""),
    ("آلاف السجناء", "vague", None, 2000, None, True, "السجناء", "vague-plural"),
]
TENS_OF = dict(zip(TENS.values(), ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"],
                   strict=True))  # fmt: skip
BELOW_TWENTY = {CARDINALS[english]: word for word, english in WORDS.items() if english in CARDINALS}
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
    "words", ["یکی از زندانیان", "نفر", "۵ نفر از دو شهر", "از ۳۰ نفر", "حداقل کمتر از ۵"]
)
def test_words_that_bear_no_one_number_are_refused(words: str) -> None:
    with pytest.raises(NumberError) as refused:
        read_number(words)
    assert refused.value.hint


def test_every_entry_is_english_that_is_read() -> None:
    known = {*CARDINALS, *TENS, *SCALES}
    scales = [word for word, english in WORDS.items() if english in SCALES]
    assert {read_number(f"۳ {word}").lower for word in scales} == {
        3 * n for n in SCALES.values() if n < 10**12
    }
    assert [word for word, english in WORDS.items()
            if english.split()[0] in known and not read_number(word).lower] == []  # fmt: skip
