"""Arabic dates are read, found and checked, in the month names of three regions."""

import pytest

from scripts.text.dates import expected_date, implied
from scripts.text.languages import language_of
from scripts.text.mentions import find_times

ARABIC = language_of("ar")
WRITTEN = "1974-06-13"  # a Thursday

READ = [
    ("٩ يونيو ١٩٧٤", "1974-06-09"),
    ("9 حزيران 1974", "1974-06-09"),
    ("9 جوان 1974", "1974-06-09"),
    ("9 حزيران/يونيو 1974", "1974-06-09"),
    ("الأحد 9 حزيران 1974", "1974-06-09"),
    ("الأول من شباط 1974", "1974-02-01"),
    ("كانون الثاني 1974", "1974-01"),
    ("٩/٦/١٩٧٤", "1974-06-09"),
    ("٥ مرداد ١٣٥٣ الموافق ٢٧ يوليو ١٩٧٤", "1974-07-27"),
    ("في صيف عام ١٩٧٤", "1974-22"),
    ("أواخر عام 1974", "1974"),
    ("منذ عام ١٩٧١", "1971/.."),
    ("قبل ١٩٧١", "../1971"),
    ("حتى حزيران 1974", "../1974-06"),
    ("بين يونيو وأغسطس ١٩٧٤", "1974-06/1974-08"),
    ("من عام 1971 إلى عام 1974", "1971/1974"),
    ("حزيران أو آب 1974", "[1974-06,1974-08]"),
    ("أمس", "1974-06-12"),
    ("أول أمس", "1974-06-11"),
    ("الأسبوع الماضي", "1974-06-03/1974-06-09"),
    ("العام الماضي", "1973"),
    ("الخميس الماضي", "1974-06-06"),
    ("قبل ثلاثة أيام", "1974-06-10"),
    ("قبل شهرين", "1974-04"),
    ("قبل ثلاثة أشهر", "1974-03"),
]
NOT_READ = ["حوالي ١٩٧٤", "السبعينات", "ليلة 9 حزيران 1974", "اليوم", "9 تموز/أغسطس 1974"]


@pytest.mark.parametrize(("words", "date"), READ)
def test_words_imply_a_date(words: str, date: str) -> None:
    assert expected_date(words, WRITTEN, ARABIC) == date


@pytest.mark.parametrize("words", NOT_READ)
def test_what_does_not_say_enough_implies_nothing(words: str) -> None:
    assert implied(words, WRITTEN, ARABIC).dates == ()


def test_a_day_that_is_none_is_said() -> None:
    assert "was a Sunday" in implied("الجمعة 9 حزيران 1974", "", ARABIC).fault
    assert "30 days" in implied("٣١ أبريل ١٩٧٤", "", ARABIC).fault


def test_times_are_found() -> None:
    text = (
        "في 9 حزيران/يونيو 1974 أغلقت المطحنة، ومنذ عام 1971 لم تفتح. أمس قال إن الخميس الماضي "
        "كان هادئا، بين يوليو وأغسطس 1974، وفي صيف ١٩٧٤."
    )
    found = [(one.text, one.edtf) for one in find_times(text, ARABIC, WRITTEN)]
    assert found == [
        ("9 حزيران/يونيو 1974", "1974-06-09"),
        ("ومنذ عام 1971", "1971/.."),
        ("أمس", "1974-06-12"),
        ("الخميس الماضي", "1974-06-06"),
        ("بين يوليو وأغسطس 1974", "1974-07/1974-08"),
        ("صيف ١٩٧٤", "1974-22"),
    ]
