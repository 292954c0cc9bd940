"""What Persian and Arabic numbers count ends where a clause goes on, or the words are refused."""

import pytest

from scripts.text.languages import language_of
from scripts.text.numbers import NumberError, read_number

UNITS = [
    ("fa", "۳۰ مرد مسن", "مرد مسن"),
    ("fa", "۳۰ کشته", "کشته"),
    ("fa", "۱۲ نشست", "نشست"),
    ("fa", "۱۲ بند زنان", "بند زنان"),
    ("fa", "۱۲ کارمند اداره", "کارمند اداره"),
    ("fa", "۱۲ فرزند", "فرزند"),
    ("fa", "۱۲ خانهٔ ویران شده", "خانهٔ ویران شده"),
    ("fa", "۲۰۰ تن از آنان", "تن از آنان"),
    ("fa", "۴۰۰ واحد مسکونی", "واحد مسکونی"),
    ("fa", "۹۰ نفر که گریختند", "نفر که گریختند"),
    ("ar", "٣٠ رجل من بيروت", "رجل من بيروت"),
    ("ar", "٣٠ بنت", "بنت"),
    ("ar", "خمسة رجال يساريون", "رجال يساريون"),
]
RUN_ON = [
    ("fa", "۳۰ مرد آنجا", "آنجا"),
    ("fa", "۳۰ مرد نشستند", "نشستند"),
    ("fa", "30 مرد نشستند", "نشستند"),
    ("fa", "۳۰ مرد كشته شدند", "شدند"),
    ("fa", "۳۰ مرد در بند زنان بودند", "بودند"),
    ("fa", "۳۰ بودند", "بودند"),
    ("fa", "۳۰ نفرند", "نفرند"),
    ("fa", "۳۰ مرد نیفتادند", "نیفتادند"),
    ("fa", "۳۰ مرد می‌گویند", "می"),
    ("fa", "۳۰ مرد رسیده‌اند", "اند"),
    ("fa", "۳۰ نان خرید", "خرید"),
    ("fa", "۳۰ نان را", "را"),
    ("fa", "۳۰ مرد فوراً", "فوراً"),
    ("fa", "۳۰ مرد دیروز", "دیروز"),
    ("fa", "۳۰ نفر در روز", "در روز"),
    ("fa", "۳۰ برابر", "برابر"),
    ("fa", "سی‌امین مرد", "امین"),
    ("ar", "٣٠ رجلا في اليوم", "في اليوم"),
    ("ar", "ثلاثون إلا واحدا", "إلا"),
    ("ar", "٣٠ رجلا ذهبوا", "ذهبوا"),
    ("ar", "خمسة رجال يعملون", "يعملون"),
    ("ar", "٣٠ بيتا هدمت", "هدمت"),
    ("ar", "٣٠ رجلا هناك", "هناك"),
]


@pytest.mark.parametrize(("language", "words", "unit"), UNITS)
def test_a_noun_with_what_is_joined_to_it_is_counted(language: str, words: str, unit: str) -> None:
    assert read_number(words, language_of(language)).unit == unit


def test_a_number_of_one_language_is_no_unit_of_the_other() -> None:
    with pytest.raises(NumberError):
        read_number("نصف مليون ونصف", language_of("ar"))
    assert read_number("30 میلیون نفر", language_of("ar")).lower == 30_000_000


@pytest.mark.parametrize(("language", "words", "where"), RUN_ON)
def test_words_that_run_on_into_a_clause_are_refused(language: str, words: str, where: str) -> None:
    with pytest.raises(NumberError, match=f"“{where}” after the number is not understood"):
        read_number(words, language_of(language))
