"""What date words imply, seen from the day they were written, and whether a coder agrees."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text import dates
from scripts.text.edtf import DateError, read_date
from scripts.text.languages import language_of

agrees = partial(dates.agrees, language=language_of("en"))
expected_date = partial(dates.expected_date, language=language_of("en"))

POST = "2017-08-04"
SECTION = "2017-06-18/2017-06-30"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
WORDS_THAT_ALWAYS_ANSWER = (
    "last Thursday", "Last August", "last week", "this month", "yesterday", "July 1", "May",
    "3 weeks ago", "nearly a decade ago", "over 2 years ago", "summer of last year",
)  # fmt: skip
DAYS = st.dates(date(1600, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1988", "1988"),
        ("In 1988", "1988"),
        ("In 2005", "2005"),
        ("in mid-1988", "1988"),
        ("the end of 1988", "1988"),
        ("In 1988,", "1988"),
        ("the 1980s", "198X"),
        ("the late 1980's", "198X"),
        ("July 1988", "1988-07"),
        ("in early July of 1988", "1988-07"),
        ("Sept. 1988", "1988-09"),
        ("In the summer of 1988", "1988-22"),
        ("the summer of 1988", "1988-22"),
        ("fall 1988", "1988-23"),
        ("the winter of 1988", "[1987-24,1988-24]"),
        ("Friday, August 4, 2017", "2017-08-04"),
        ("on August 4 2017", "2017-08-04"),
        ("Aug. 4th, 2017", "2017-08-04"),
        ("9 August 2016", "2016-08-09"),
        ("9\u00a0August\u00a02016", "2016-08-09"),
        ("the 9th of August, 2016", "2016-08-09"),
        ("29 February 1988", "1988-02-29"),
        ("2016-08-09", "2016-08-09"),
        ("Thursday, August 4, 2017", None),
        ("31 June 1988", None),
        ("29 February 1989", None),
        ("2016-08-32", None),
        ("In 1367", None),
        ("1270 CE", "1270"),
        ("27 July 1367", None),  # a Persian year has no July
        ("27 July 1367 CE", "1367-07-27"),
        ("1988-89", "1988/1989"),
        ("1988/89", "1988/1989"),
        ("1988/91", None),  # may be one of the two
        ("2005-09", None),  # may be a month
        ("1988-12", None),
        ("Mordad 1367", "1988-07-23/1988-08-22"),
        ("the 1900s", None),
        ("the 2000s", None),
        ("since 1988", "1988/.."),
        ("before 1988", "../1988"),
        ("by July 1988", "../1988-07"),
        ("around 1988", None),
        ("Since the 1979 revolution", "1979/.."),
        ("the 1988 massacre", None),
        ("1988's aftermath", None),
        ("08/04/2017", "[2017-04-08,2017-08-04]"),
        ("۱۹۸۸", "1988"),
        ("1988 1989", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("written", ["", POST, "../2017", "1950/2017"])
def test_words_that_name_their_year_need_no_day_of_writing(
    words: str, expected: str | None, written: str
) -> None:
    assert expected_date(words, written) == expected


@pytest.mark.parametrize(
    ("words", "written", "expected"),
    [
        ("last Thursday", POST, "2017-07-27"),
        ("last Friday", POST, "2017-07-28"),
        ("last Sunday", "2017-07-31", "2017-07-30"),
        ("last Monday", "2017-08-06", "2017-07-24"),
        ("last Thursday’s vote", POST, "2017-07-27"),
        ("last Thursday", "2017-07-31/2017-08-06", "2017-07-27"),
        ("last Thursday", SECTION, "[2017-06-08,2017-06-15,2017-06-22]"),
        ("Last August", POST, "2016-08"),
        ("Last August", "2017-08-31", "2016-08"),
        ("Last August", "2017-12", "[2016-08,2017-08]"),
        ("Last August", "2017-02-10", "2016-08"),
        ("last year", POST, "2016"),
        ("as recently as last year", SECTION, "2016"),
        ("last year", "2016-12-30/2017-01-02", "2015/2016"),
        ("this year", SECTION, "2017"),
        ("until this year", SECTION, "../2017"),
        ("earlier this year", SECTION, "2017"),
        ("this year’s", SECTION, "2017"),
        ("this year's Free Iran rally", SECTION, "2017"),
        ("each year’s Free Iran rally", SECTION, None),
        ("next year", POST, "2018"),
        ("next year", "9999", None),
        ("last month", "2017-01-31", "2016-12"),
        ("next month", "2016-12-31", "2017-01"),
        ("last month", "2017", "2016-12/2017-11"),
        ("last week", POST, "2017-07-24/2017-07-30"),
        ("this week", "2017-08-06", "2017-07-31/2017-08-06"),
        ("last week", SECTION, "2017-06-05/2017-06-25"),
        ("In February of this year", SECTION, "2017-02"),
        ("In July last year", SECTION, "2016-07"),
        ("July 1 of last year", SECTION, "2016-07-01"),
        ("the summer of last year", POST, "2016-22"),
        ("the summer of last year", "2015/2017", "[2014-22,2015-22,2016-22]"),
        ("in June", SECTION, "2017-06"),
        ("in June", POST, "2017-06"),
        ("in December", POST, "[2016-12,2017-12]"),
        ("in January", "2017-12-20", "[2017-01,2018-01]"),
        ("July 1", SECTION, "2017-07-01"),
        ("on 1 July", POST, "2017-07-01"),
        ("July 1", "2017-12-30", "[2017-07-01,2018-07-01]"),
        ("Friday, August 4", "2017-12-30", "2017-08-04"),
        ("Thursday, August 4", POST, None),
        ("February 29", "2016-03-01", "2016-02-29"),
        ("February 29", "2017-03-01", None),
        ("February 29", "2015-12-01", "2016-02-29"),
        ("31 June", POST, None),
        ("the July 1 gathering", SECTION, None),
        ("this Monday", POST, "[2017-07-31,2017-08-07]"),
        ("this Sunday", POST, "2017-08-06"),
        ("yesterday", POST, "2017-08-03"),
        ("yesterday", "2016-03-01", "2016-02-29"),
        ("yesterday", SECTION, "2017-06-17/2017-06-29"),
        ("yesterday", "0001-01-01", None),
        ("tomorrow", "9999-12-31", None),
        ("three days ago", POST, "2017-08-01"),
        ("2 weeks ago", POST, "2017-07-17/2017-07-23"),
        ("a month ago", "2017-03-31", "2017-02"),
        ("fourteen months ago", "2017-03-31", "2016-01"),
        ("29 years ago", POST, "1988"),
        ("five years ago", POST, "2012"),
        ("thirty years ago", POST, None),
        ("25 years ago", POST, None),
        ("three decades ago", POST, None),
        ("nearly three decades ago", "2016-08-09", "1986/1996"),
        ("from nearly three decades ago", POST, None),
        ("nearly thirty years ago", POST, "1987/1997"),
        ("almost 25 years ago", POST, "1992/1997"),
        ("nearly three years ago", POST, "2014/2015"),
        ("nearly three decades", POST, None),
        ("more than three decades ago", SECTION, "../1987"),
        ("over three decades ago", "2016/2017", "../1987"),
        ("more than three decades", POST, None),
        ("more than 900 years ago", "0800-01-01", None),
        ("about three decades ago", POST, None),
        ("in the last year", POST, None),
        ("the last Thursday", POST, None),
        ("the past 4 decades", POST, None),
        ("today", SECTION, None),
        ("Thursday", POST, "[2017-08-03,2017-08-10]"),
        ("next Thursday", POST, "2017-08-10"),
        ("last summer", POST, "2016-22"),
        ("last summer", "2017-11-01", "[2016-22,2017-22]"),
        ("Soon after taking office", SECTION, None),
        ("recent years", SECTION, None),
        ("this year’s", "", None),
        ("last Thursday", "2017/..", None),
        ("last year", "201X", "2009/2018"),
        ("last year", "200X/2017", None),
    ],
)
def test_relative_words_are_read_from_the_day_of_writing(
    words: str, written: str, expected: str | None
) -> None:
    assert expected_date(words, written) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("between June and August 1983", "1983-06/1983-08"),
        ("from late July to early September 1988", "1988-07/1988-09"),
        ("from November to February 1989", "1988-11/1989-02"),
        ("between June 1988 and March", "1988-06/1989-03"),
        ("30 June to 4 July 1983", "1983-06-30/1983-07-04"),
        ("between July 30 and Aug. 16, 1988", "1988-07-30/1988-08-16"),
        ("3–9 June 1983", "1983-06-03/1983-06-09"),
        ("June 3-9, 1983", "1983-06-03/1983-06-09"),
        ("the 3rd to the 9th of June 1983", "1983-06-03/1983-06-09"),
        ("June and July 1983", "1983-06/1983-07"),
        ("June or July 1983", "[1983-06,1983-07]"),
        ("June and September 1983", None),
        ("between 1979 and 1988", "1979/1988"),
        ("1988–89", "1988/1989"),
        ("1988-1991", "1988/1991"),
        ("summer to winter 1983", "1983-22/1983-24"),
        ("the first half of 1983", "1983-01/1983-06"),
        ("second half of July 1983", "1983-07-16/1983-07-31"),
        ("the last quarter of 1983", "1983-10/1983-12"),
        ("the second half of the 1980s", "1985/1989"),
        ("the night of 9 June 1983", "1983-06-09/1983-06-10"),
        ("the early hours of 9 June 1983", "1983-06-09"),
        ("the first week of June 1983", "1983-06"),
        ("28/6/1983", "1983-06-28"),
        ("6/28/1983", "1983-06-28"),
        ("6/6/1983", "1983-06-06"),
        ("5.6.1983", "1983-06-05"),
        ("1983/6/5", "1983-06-05"),
        ("31/31/1983", None),
        ("the ninth of June, 1983", "1983-06-09"),
        ("published on 9 July 2022", "2022-07-09"),
        ("sometime in mid June, 1988", "1988-06"),
        ("20June2017", "2017-06-20"),
        ("starting in August 1988", "1988-08/.."),
        ("no later than 9 June 1983", "../1983-06-09"),
        ("before the 1979 revolution", "../1979"),
        ("shortly after 9 June 1983", "1983-06-09/.."),
    ],
)
def test_spans_parts_figures_and_open_ends_are_read(words: str, expected: str | None) -> None:
    assert expected_date(words, "") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the day before yesterday", "1983-06-07"),
        ("last night", "1983-06-08/1983-06-09"),
        ("the night before last", "1983-06-07/1983-06-08"),
        ("yesterday evening", "1983-06-08"),
        ("this morning", "1983-06-09"),
        ("the year before last", "1981"),
        ("the week after next", "1983-06-20/1983-06-26"),
        ("twenty-one years ago today", "1962-06-09"),
        ("this Friday", "1983-06-10"),
        ("this September", "1983-09"),
        ("between July and September last year", "1982-07/1982-09"),
        ("from May to June", "1983-05/1983-06"),
        ("the first half of last year", "1982-01/1982-06"),
        ("last autumn", "1982-23"),
    ],
)
def test_everyday_words_count_from_the_day_of_writing(words: str, expected: str) -> None:
    assert expected_date(words, "1983-06-09") == expected
    assert expected_date(words, "") is None


@pytest.mark.parametrize(
    ("words", "coded", "fault"),
    [
        ("31 April 1984", "1979-01-01", "April 1984 has 30 days"),
        ("29 February 1985", "1985-03-01", "February 1985 has 28 days"),
        ("Friday, 9 June 1983", "1999-06-09", "9 June 1983 was a Thursday"),
        ("31/4/1984", "1984-04", "April 1984 has 30 days"),
        ("before July 1983", "1983-07", "the words move away from it"),
        ("after 1984", "1984", "the words move away from it"),
        ("since 1979", "1978", "does not lie within"),
        ("from July 1988", "1988-06", "does not lie within"),
        ("5/6/1983", "1983-07-05", "does not lie within"),
    ],
)
def test_words_that_are_no_date_or_another_are_objected_to(
    words: str, coded: str, fault: str
) -> None:
    assert fault in str(agrees(words, "", coded))


@pytest.mark.parametrize(
    ("words", "coded"),
    [("from July 1988", "1988-07"), ("from July 1988", "1988-07/.."), ("since 1979", "1979/.."),
     ("before July 1983", "../1983-06"), ("before July 1983", "../1983-07"),
     ("until January 1989", "1989-01"), ("5/6/1983", "1983-06-05")],
)  # fmt: skip
def test_an_open_end_may_be_coded_as_far_as_the_words_go(words: str, coded: str) -> None:
    assert agrees(words, "", coded) is None


@pytest.mark.parametrize(
    ("words", "written", "coded"),
    [
        ("last Thursday", POST, "2017-07-27"),
        ("last Thursday", POST, "2017-07-27?"),
        ("Last August", POST, "2016-08"),
        ("Last August", POST, "2016-08-09"),
        ("Last August", POST, "2016-08-09~"),
        ("Last August", POST, "[2016-08-08,2016-08-09]"),
        ("Last August", "2017-12", "2017-08"),
        ("Last August", "2017-12", "[2016-08,2017-08]"),
        ("nearly three decades ago", POST, "1988-08-15"),
        ("more than three decades ago", POST, "../1985"),
        ("more than three decades ago", POST, "1979-02"),
        ("Soon after taking office", SECTION, "2016"),
        ("In the summer of 1988", POST, "1988-06/1988-08"),
    ],
)
def test_a_date_within_the_words_agrees(words: str, written: str, coded: str) -> None:
    assert agrees(words, written, coded) is None


@pytest.mark.parametrize(
    ("words", "written", "coded", "sentence"),
    [
        (
            "last Thursday",
            POST,
            "2017-08-03",
            (
                '"last Thursday", written 2017-08-04, implies 2017-07-27 (English also allows the '
                "most recent one, 2017-08-03); `2017-08-03` does not lie within that."
            ),
        ),
        (
            "last Thursday",
            "2017-08-02",
            "2017-08-03",
            (
                '"last Thursday", written 2017-08-02, implies 2017-07-27; `2017-08-03` does not '
                "lie within that."
            ),
        ),
        (
            "Last August",
            POST,
            "2016",
            '"Last August", written 2017-08-04, implies 2016-08; `2016` is wider than that.',
        ),
        (
            "In 1988",
            "",
            "1989",
            '"In 1988" implies 1988; `1989` does not lie within that.',
        ),
    ],
)
def test_a_disagreement_says_what_the_words_imply(
    words: str, written: str, coded: str, sentence: str
) -> None:
    assert agrees(words, written, coded) == sentence


@pytest.mark.parametrize(
    ("words", "written", "coded", "fault"),
    [
        ("Last August", POST, "2016~", "wider"),
        ("Last August", POST, "2016-08/..", "wider"),
        ("Last August", POST, "../2016-08", "wider"),
        ("Last August", POST, "[2016-08,2017-08]", "wider"),
        ("Last August", POST, "2017-08", "does not lie"),
        ("Last August", "2017-12", "2016-12", "does not lie"),
        ("Last August", "2017-12", "2016-08/2017-08", "wider"),
        ("In 1988", POST, "198X", "wider"),
        ("In the summer of 1988", POST, "1988-07/1988-09", "does not lie"),
        ("more than three decades ago", POST, "1988", "does not lie"),
        ("more than three decades ago", POST, "../1988", "wider"),
        ("more than three decades ago", POST, "1979/..", "does not lie"),
    ],
)
def test_a_date_outside_the_words_disagrees(
    words: str, written: str, coded: str, fault: str
) -> None:
    assert fault in str(agrees(words, written, coded))


@pytest.mark.parametrize(("written", "coded"), [("4 August 2017", "2017"), (POST, "2017-13")])
def test_a_date_outside_the_profile_is_refused(written: str, coded: str) -> None:
    with pytest.raises(DateError):
        agrees("unknown words", written, coded)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_last_weekday_is_in_the_week_before(day: date, weekday: str) -> None:
    implied = date.fromisoformat(expected_date(f"last {weekday}", day.isoformat()) or "")
    assert WEEKDAYS[implied.weekday()] == weekday
    assert 1 <= (day - implied).days <= 13
    assert (implied + timedelta(days=7)).isocalendar()[:2] == day.isocalendar()[:2]


@given(DAYS, st.integers(1, 9), st.sampled_from(["day", "week", "month", "year"]))
def test_units_ago_hold_the_day_that_an_exact_count_gives(day: date, count: int, unit: str) -> None:
    reading = read_date(expected_date(f"{count} {unit}s ago", day.isoformat()) or "")
    days = {"day": 1, "week": 7}.get(unit)
    if days:
        exact = (day - timedelta(days=days * count)).isoformat()
    else:
        months = day.year * 12 + day.month - 1 - count * {"month": 1, "year": 12}[unit]
        exact = f"{months // 12:04d}-{months % 12 + 1:02d}-15"
    assert reading.earliest <= exact <= reading.latest


@given(DAYS)
def test_a_full_date_is_read_back_whatever_the_day_of_writing(day: date) -> None:
    words = f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}"
    assert expected_date(words, POST) == day.isoformat()


@given(
    st.sampled_from(WORDS_THAT_ALWAYS_ANSWER),
    DAYS,
    st.integers(0, 500),
    st.integers(0, 500),
)
def test_a_vaguer_day_of_writing_never_drops_an_answer(
    words: str, day: date, before: int, after: int
) -> None:
    written = f"{day - timedelta(days=before)}/{day + timedelta(days=after)}"
    answer = expected_date(words, day.isoformat())
    assert answer is not None
    assert agrees(words, written, answer) is None


@given(st.text(max_size=30), DAYS)
def test_any_words_imply_a_date_of_the_profile_or_nothing(words: str, day: date) -> None:
    implied = expected_date(words, day.isoformat())
    assert implied is None or read_date(implied).precision
