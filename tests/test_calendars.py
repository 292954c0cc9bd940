"""Dates in Iran's calendars: found, turned into Gregorian days, and held against the coded date."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import jdatetime
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.records.columns import report_columns
from scripts.text.calendars import CALENDARS, ISLAMIC, JALALI, NoSuchDay
from scripts.text.date_phrases import SEVERAL, Meant
from scripts.text.dates import agrees, checked, implied
from scripts.text.languages import language_of
from scripts.text.mentions import find_times

ENGLISH, PERSIAN = language_of("en"), language_of("fa")
FIELDS = load_contract(ROOT / "datapackage.json").tables["reports"].by_name
CHECKS, CALENDAR_VALUES = (FIELDS[name].enum for name in ("date_checked", "calendar"))
DAYS = st.dates(date(1900, 3, 21), date(2100, 1, 1))

# Words, their date, their calendar. The days of 1988 stand so in letters that bear both calendars.
READ = [
    ("5 Mordad 1367", "1988-07-27", "jalali"),
    ("Mordad 5, 1367", "1988-07-27", "jalali"),
    ("the fifth of Mordad, 1367", "1988-07-27", "jalali"),
    ("Wednesday, 5 Mordad 1367", "1988-07-27", "jalali"),
    ("5 Mordad '67", "1988-07-27", "jalali"),
    ("1367/5/6", "1988-07-28", "jalali"),
    ("30 Esfand 1366", "1988-03-20", "jalali"),
    ("Amordad 1367", "1988-07-23/1988-08-22", "jalali"),
    ("Mordad 67", "1988-07-23/1988-08-22", "jalali"),
    ("5 to 9 Mordad 1367", "1988-07-27/1988-07-31", "jalali"),
    ("between Tir and Shahrivar 1367", "1988-06-22/1988-09-22", "jalali"),
    ("since Mordad 1367", "1988-07-23/..", "jalali"),
    ("summer of 1367", "1988-22", "jalali"),
    ("16 Dhu al-Hijja 1408", "1988-07-30/1988-08-01", "islamic"),
    ("16 Zihajjeh 1408", "1988-07-30/1988-08-01", "islamic"),
    ("Rabi' al-Awwal 1408", "1987-10-23/1987-11-23", "islamic"),
    ("5 Mordad 1367 (27 July 1988)", "1988-07-27", "several"),
    ("27 July 1988 / 5 Mordad 1367", "1988-07-27", "several"),
    ("۵ مرداد ۱۳۶۷", "1988-07-27", "jalali"),
    ("پنجم مرداد ماه سال ١٣۶٧", "1988-07-27", "jalali"),
    ("چهارشنبه ۵ مرداد ۱۳۶۷", "1988-07-27", "jalali"),
    ("سه‌شنبه ۱۹ مرداد ۱۳۹۵", "2016-08-09", "jalali"),
    ("۲۸تیرماه ۶۷", "1988-07-19", "jalali"),
    ("۱۳۶۷/۵/۶", "1988-07-28", "jalali"),
    ("۶۷/۵/۹", "1988-07-31", "jalali"),
    ("۹/۵/۶۷", "1988-07-31", "jalali"),
    ("از ۵ تا ۹ مرداد ۱۳۶۷", "1988-07-27/1988-07-31", "jalali"),
    ("مرداد و شهریور ۱۳۶۷", "1988-07-23/1988-09-22", "jalali"),
    ("نیمه دوم مرداد ۱۳۶۷", "1988-08-07/1988-08-22", "jalali"),
    ("تابستان ۶۷", "1988-22", "jalali"),
    ("زمستان سال ۱۳۶۷", "1988-24", "jalali"),
    ("سال ۱۳۶۷", "1988-03-21/1989-03-20", "jalali"),
    ("دهه شصت", "1981-03-21/1991-03-20", "jalali"),
    ("۱۶ ذی‌الحجه ۱۴۰۸", "1988-07-30/1988-08-01", "islamic"),
    ("16 ذی الحجه 1408 - 67/5/9", "1988-07-31", "several"),
    ("29 فروردین ماه 1318 برابر با 28 صفر 1358ق", "1939-04-19", "several"),
    ("۱۵ شهریور ۱۳۴۴؛ ۶ سپتامبر ۱۹۶۵", "1965-09-06", "several"),
    ("شامگاه 13خرداد1368", "1989-06-03", "jalali"),
    ("۲۸ ژوئیه ۱۹۸۸", "1988-07-28", "gregorian"),
    ("28 يوليو 1988", "1988-07-28", "gregorian"),
    ("پیش از ۵ مرداد ۱۳۶۷", "../1988-07-27", "jalali"),
]


@pytest.mark.parametrize(("words", "day", "calendar"), READ)
def test_dates_of_irans_calendars_are_read(words: str, day: str, calendar: str) -> None:
    language = PERSIAN if any("\u0600" < sign < "\u0700" for sign in words) else ENGLISH
    (meant,) = implied(words, "", language).dates
    assert (meant.date, meant.calendar) == (day, calendar)


@pytest.mark.parametrize("words", [
    "5 Mordad 1367", "Mordad 5, 1367", "1367/5/6", "16 Dhu al-Hijja 1408", "summer of 1367",
    "between Tir and Shahrivar 1367", "5 Mordad 1367 (27 July 1988)", "۵ مرداد ۱۳۶۷", "تابستان ۶۷",
    "۶۷/۵/۹", "از تیر تا شهریور ۱۳۶۷", "۱۶ ذی‌الحجه ۱۴۰۸", "۲۸ ژوئیه ۱۹۸۸", "دهه شصت",
    "دههٔ شصت", "دهه‌ی ۶۰", "نیمهٔ دوم سال ۱۳۶۷",
])  # fmt: skip
def test_they_are_found_whole_in_a_text(words: str) -> None:
    for text in (f"It fell, {words}.", words):
        assert [time.text for time in find_times(text, ENGLISH)] == [words]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("31 Mehr 1367", "Mehr 1367 has 30 days"),
        ("30 Esfand 1367", "Esfand 1367 has 29 days"),
        ("Friday, 5 Mordad 1367", "27 July 1988 was a Wednesday"),
        ("5 Mordad 1367 (28 July 1988)", "5 mordad 1367 is 1988-07-27, and 28 july 1988"),
        ("1367/13/6", "no year has a month 13"),
        ("۵ مرداد ۱۵", "the century of the year 15 is not said"),
    ],
)
def test_no_day_is_made_of_what_is_none(words: str, fault: str) -> None:
    assert fault in implied(words, "", ENGLISH).fault
    assert "is no date" in str(agrees(words, "", "1988", ENGLISH))


@pytest.mark.parametrize("words", ["67/5/9", "5/6/88", "summer of 67"])
def test_two_digits_are_a_year_only_where_the_words_bear_it(words: str) -> None:
    assert implied(words, "", ENGLISH).dates == ()


def test_a_persian_year_is_no_gregorian_one() -> None:
    assert agrees("5 Mordad 1367", "", "1367", ENGLISH) == (
        '"5 Mordad 1367" implies 1988-07-27 (Persian calendar); `1367` does not lie within that.'
    )
    assert agrees("5 Mordad 1367", "", "1988-07-27", ENGLISH) is None


def test_a_day_of_the_islamic_calendar_may_be_one_off() -> None:
    days = ("1988-07-29", "1988-07-30", "1988-07-31", "1988-08-01", "1988-08-02")
    said = [agrees("16 Dhu al-Hijja 1408", "", day, ENGLISH) for day in days]
    assert [one is None for one in said] == [False, True, True, True, False]
    assert "(Islamic calendar, give or take 1 day)" in str(said[0])


def test_a_year_whose_calendar_is_not_said_may_be_of_two() -> None:
    found = implied("In 1367", "", ENGLISH)
    assert found.date == ""
    assert [one.calendar for one in found.dates] == ["jalali", "islamic"]
    assert checked("In 1367", "", "1988-08", ENGLISH).calendar == "jalali"
    assert checked("In 1367", "", "1948", ENGLISH).objection
    assert checked("In 1367", "", "1367", ENGLISH).objection
    assert checked("In 1367", "", "1367", ENGLISH, "gregorian").proved
    assert checked("67/5/13", "", "1988-08-04", ENGLISH, "jalali").proved
    assert implied("در ۱۳۶۷", "", PERSIAN).dates == (Meant("1988-03-21/1989-03-20", "jalali"),)


def test_a_calendar_that_the_words_are_not_in_is_objected_to() -> None:
    found = checked("28 July 1988", "", "1988-07-28", ENGLISH, "jalali")
    assert found.objection == '"28 July 1988" counts in the Gregorian calendar.'


@given(DAYS)
def test_every_day_is_the_one_that_the_library_has(day: date) -> None:
    persian = jdatetime.date.fromgregorian(date=day)
    for words in (f"{persian.day} {persian.j_months_en[persian.month - 1]} {persian.year}",
                  f"{persian.year}/{persian.month}/{persian.day}"):  # fmt: skip
        assert implied(words, "", ENGLISH).date == day.isoformat()


@given(st.sampled_from([JALALI, ISLAMIC]), st.integers(1300, 1480), st.integers(1, 12))
def test_months_follow_on_one_another(calendar, year: int, month: int) -> None:
    first, last = calendar.month(year, month)
    assert 29 <= (last - first).days + 1 <= 31
    assert calendar.new_month(year, month + 1) == last + timedelta(days=1)
    assert year in calendar.years_about(first)
    with pytest.raises(NoSuchDay):
        calendar.day(year, month, 32, "It")


def test_a_day_without_a_year_is_near_the_day_of_writing() -> None:
    read = partial(implied, language=PERSIAN)
    assert read("۵ مرداد", "1988-09-01").date == "1988-07-27"
    assert read("مرداد", "1988-09-01").date == ""  # as often a name


def report(**cells: str) -> tuple[Row, list[str]]:
    """A report as the build completes it, with the rules it breaks."""
    row = Row("reports", {"date_basis": "stated", **cells}, Place("records.yaml"))
    read, problems = report_columns(row, "", ENGLISH)
    return read, [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("cells", "calendar", "check", "broken"),
    [
        ({"date_words": "5 Mordad 1367", "date": "1988-07-27"}, "jalali", "by_words", ""),
        ({"date_words": "5 Mordad 1367", "date": "1367"}, "jalali", "by_curator",
         "date-not-in-words"),
        ({"date_words": "when it fell", "date": "1988"}, "", "by_curator", ""),
        ({"date": "1988"}, "", "by_curator", ""),
        ({"date_words": "In 1988", "date": "1988", "date_basis": "inferred"}, "gregorian",
         "by_curator", ""),
        ({"date_words": "Friday, 9 June 1983", "date": "1983-06-09"}, "", "by_curator",
         "date-not-in-words"),
        ({"date_words": "Friday, 9 June 1983", "date": "1983-06-09", "note": "A Thursday.",
          "date_checked": "by_curator"}, "", "by_curator", ""),
        ({"date_words": "31 April 1984", "date": "1984-04", "date_checked": "by_curator"}, "",
         "by_curator", "date-check-mistaken"),
        ({"date_words": "In 1988", "date": "1988", "date_checked": "by_curator", "note": "x"},
         "gregorian", "by_words", "date-check-mistaken"),
        ({"date_words": "when it fell", "date": "1988", "date_checked": "by_words"}, "",
         "by_curator", "date-check-mistaken"),
        ({"date": "1988", "date_checked": "by_words"}, "", "by_curator", "date-check-mistaken"),
        ({"date_words": "67/5/13", "date": "1988-08-04", "calendar": "jalali"}, "jalali",
         "by_words", ""),
        ({"date_words": "67/5/13", "date": "1988-08-05", "calendar": "jalali"}, "jalali",
         "by_curator", "date-not-in-words"),
    ],
)  # fmt: skip
def test_a_date_says_whether_it_was_held_to_its_words(
    cells: dict[str, str], calendar: str, check: str, broken: str
) -> None:
    read, rules = report(**cells)
    assert (read["calendar"], read["date_checked"]) == (calendar, check)
    assert rules == [broken] * bool(broken)
    assert set(CHECKS) == {"by_words", "by_curator"}
    assert set(CALENDARS) | {SEVERAL} == set(CALENDAR_VALUES)


def test_the_right_date_is_there_to_paste() -> None:
    row = Row("reports", {"date_words": "5 Mordad 1367", "date": "1367", "date_basis": "stated"},
              Place("records.yaml"))  # fmt: skip
    (problem,) = report_columns(row, "", ENGLISH)[1]
    assert problem.hint.startswith("Type `date: 1988-07-27`")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "around 28 July 1988"),
        ("en", "circa 1988"),
        ("fr", "vers le 28 juillet 1988"),
        ("fa", "حدود ۵ مرداد ۱۳۶۷"),
        ("ar", "حوالي عام ١٩٨٨"),
    ],
)
def test_what_is_about_a_date_is_found_with_it_and_is_not_that_date(
    language: str, words: str
) -> None:
    (found,) = find_times(f"It fell, {words}.", language_of(language))
    assert (found.text, found.edtf) == (words, "")
