"""The EDTF profile: what it reads, what it refuses, and the way out it offers."""

import re
from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text.edtf import PRECISIONS, DateError, DateReading, members, read_date

ISO_DAYS = st.dates().map(date.isoformat)
SINGLE_DATES = st.one_of(
    ISO_DAYS,
    ISO_DAYS.map(lambda day: day[:7]),
    ISO_DAYS.map(lambda day: day[:4]),
    st.builds("{:04d}-{}".format, st.integers(1, 9998), st.integers(21, 24)),
    st.builds("{:03d}X".format, st.integers(1, 999)),
)
SIGNED_DATES = st.builds(str.__add__, SINGLE_DATES, st.sampled_from(["", "?", "~"]))


def _readable(text: str) -> bool:
    try:
        read_date(text)
    except DateError:
        return False
    return True


SETS = st.lists(SIGNED_DATES, min_size=2, max_size=4, unique=True).map(
    lambda dates: f"[{','.join(sorted(dates, key=lambda one: read_date(one).earliest))}]"
)
INTERVALS = st.builds("{}/{}".format, SIGNED_DATES | st.just(".."), SIGNED_DATES | st.just(".."))
DATES = st.one_of(SIGNED_DATES, SETS.filter(_readable), INTERVALS.filter(_readable))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1988", "1988-01-01", "1988-12-31", "year"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
        ("1988-02", "1988-02-01", "1988-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2000-02", "2000-02-01", "2000-02-29", "month"),
        ("1988-12", "1988-12-01", "1988-12-31", "month"),
        ("1988-07-28", "1988-07-28", "1988-07-28", "day"),
        ("1988-02-29", "1988-02-29", "1988-02-29", "day"),
        ("1988-21", "1988-03-01", "1988-06-22", "season"),
        ("1988-22", "1988-06-01", "1988-09-23", "season"),
        ("1988-23", "1988-09-01", "1988-12-22", "season"),
        ("1988-24", "1988-12-01", "1989-03-21", "season"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("1988-07/1989-01", "1988-07-01", "1989-01-31", "interval"),
        ("2017-06-18/2017-06-30", "2017-06-18", "2017-06-30", "interval"),
        ("1988-12-15/1988", "1988-12-15", "1988-12-31", "interval"),
        ("1988/1988", "1988-01-01", "1988-12-31", "interval"),
        ("198X/1990-24", "1980-01-01", "1991-03-21", "interval"),
        ("../1988", "", "1988-12-31", "interval"),
        ("1988/..", "1988-01-01", "", "interval"),
        ("[1988-07-26,1988-07-28]", "1988-07-26", "1988-07-28", "set"),
        ("[1979,1988,2016-08]", "1979-01-01", "2016-08-31", "set"),
        ("[198X,1988-07]", "1980-01-01", "1989-12-31", "set"),
        ("{1981,1982,1988}", "1981-01-01", "1988-12-31", "set"),
    ],
)
def test_a_date_reads_into_strict_bounds(
    text: str, earliest: str, latest: str, precision: str
) -> None:
    assert read_date(text) == DateReading(earliest, latest, precision, False, False, "")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "point"),
    [
        ("1988~", True, False, "1988"),
        ("1988-07-28~", True, False, "1988-07-28"),
        ("1988?", False, True, ""),
        ("1988-22?", False, True, ""),
        ("198X~", True, False, "198X"),
        ("1988-07~/1988-09", True, False, "1988-07/1988-09"),
        ("1988-07?/1988-09~", True, True, "1988-07/1988-09"),
        ("1988~/..", True, False, "1988/.."),
        ("[1988-07-26~,1988-07-28?]", True, True, "[1988-07-26,1988-07-28]"),
    ],
)
def test_a_sign_is_told_and_moves_no_bound(
    text: str, approximate: bool, uncertain: bool, point: str
) -> None:
    reading = read_date(text)
    assert astuple(reading)[3:] == (approximate, uncertain, point)
    unsigned = read_date(text.replace("~", "").replace("?", ""))
    assert astuple(reading)[:3] == astuple(unsigned)[:3]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "Leave no date empty"),
        ("1988/", "1988/.."),
        ("/1988", "1988/.."),
        ("[]", "Leave no date empty"),
        ("[1988,]", "Leave no date empty"),
        (" 1988", "Take the blanks out."),
        ("1988\n", "Take the blanks out."),
        ("1988-07-28\u00a0", "Take the blanks out."),
        ("[1988-07, 1988-08]", "Take the blanks out."),
        ("1988 / 1989", "Take the blanks out."),
        ("1988%", "? (uncertain) or ~ (approximate)"),
        ("1988?~", "one of the two"),
        ("1988~?", "one of the two"),
        ("۱۹۸۸", "digits 0 to 9"),
        ("۱۳۶۷-۰۵", "Gregorian"),
        ("１９８８", "digits 0 to 9"),
        ("198x", "198X"),
        ("1980s", "198X"),
        ("1988-7", "two digits"),
        ("1988-07-5", "two digits"),
        ("1988-00", "01 to 12"),
        ("1988-13", "21 (spring)"),
        ("1988-20", "21 (spring)"),
        ("1988-25", "21 (spring)"),
        ("1988-13-01", "01 to 12"),
        ("1988-22-01", "no day"),
        ("1988-06-31", "1988-06 run from 01 to 30"),
        ("1988-07-00", "1988-07 run from 01 to 31"),
        ("1989-02-29", "1989-02 run from 01 to 28"),
        ("1900-02-29", "1900-02 run from 01 to 28"),
        ("0000", "0001 to 9999"),
        ("0000-01-01", "0001 to 9999"),
        ("000X", "0001 to 9999"),
        ("9999-24", "0001 to 9999"),
        ("1989/1988", "the earlier date first"),
        ("1983-23/1983-22", "the earlier date first"),
        ("1988-08/1988-07-31", "the earlier date first"),
        ("1988-12~/1987?", "the earlier date first"),
        ("[1988]", "two or more"),
        ("[1988,1988]", "once"),
        ("[1989,1988]", "the earliest first"),
        ("[1988~,1988]", "once"),
        ("../..", "Write 1988"),
        ("1987/1988/1989", "Write 1988"),
        ("..", "Write 1988"),
        ("[../1988,1989]", "Write 1988"),
        ("[1988/1989]", "Write 1988"),
        ("[1988,1989", "Write 1988"),
        ("[1988..1990]", "Write 1988"),
        ("19880728", "Write 1988"),
        ("1988-07-28T12:00", "Write 1988"),
        ("-0001", "Write 1988"),
        ("+1988", "Write 1988"),
        ("Y1988", "Write 1988"),
        ("19XX", "Write 1988"),
        ("1988-XX", "Write 1988"),
        ("198X-05", "Write 1988"),
        ("?1988", "Write 1988"),
        ("~1988", "Write 1988"),
        ("1988?-07", "Write 1988"),
        ("1988–1989", "Write 1988"),
        ("28 July 1988", "Months and seasons are numbers"),
        ("spring 1988", "1988-22 (summer)"),
        ("unknown", "Write 1988"),
    ],
)
def test_what_the_profile_lacks_is_refused_with_a_hint(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert hint in caught.value.hint
    assert caught.value.message.endswith(".")
    assert str(caught.value) == caught.value.message


def test_a_refusal_names_the_date_at_fault() -> None:
    with pytest.raises(DateError, match="`1988-13` is not in the calendar"):
        read_date("1987/1988-13")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("[1988-07~,1988-08,1989]", ("1988-07~", "1988-08", "1989")),
        ("1988-07/1988-09", ("1988-07/1988-09",)),
        ("1988", ("1988",)),
    ],
)
def test_the_members_of_a_date(text: str, dates: tuple[str, ...]) -> None:
    assert members(text) == dates


@given(ISO_DAYS)
def test_an_iso_day_reads_as_itself(day: str) -> None:
    assert read_date(day) == DateReading(day, day, "day", False, False, "")


@given(DATES)
def test_bounds_are_days_in_order(text: str) -> None:
    reading = read_date(text)
    assert reading.precision in PRECISIONS
    for bound in filter(None, (reading.earliest, reading.latest)):
        assert date.fromisoformat(bound).isoformat() == bound
    assert reading.earliest or reading.latest
    if reading.earliest and reading.latest:
        assert reading.earliest <= reading.latest


@given(DATES)
def test_a_point_is_a_date_with_the_same_bounds(text: str) -> None:
    reading = read_date(text)
    assert bool(reading.point) == reading.approximate
    if reading.point:
        assert astuple(read_date(reading.point))[:3] == astuple(reading)[:3]


@given(SETS.filter(_readable))
def test_a_set_reaches_exactly_over_its_members(text: str) -> None:
    reading, parts = read_date(text), [read_date(member) for member in members(text)]
    assert reading.earliest == min(part.earliest for part in parts)
    assert reading.latest == max(part.latest for part in parts)


@given(INTERVALS.filter(_readable))
def test_an_interval_reaches_from_its_first_end_to_its_last(text: str) -> None:
    reading, (first, last) = read_date(text), text.split("/")
    assert reading.earliest == ("" if first == ".." else read_date(first).earliest)
    assert reading.latest == ("" if last == ".." else read_date(last).latest)


@given(st.text() | st.text(alphabet="0129-/.,[]?~X%{} ۱\n", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read_date(text)
    except DateError as error:
        refused = bool(error.message and error.hint)
    else:
        refused = False
        assert reading.precision in PRECISIONS
    assert refused or re.fullmatch(r"[0-9X.,/?~\[\]-]+", text)
