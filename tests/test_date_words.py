"""Dates as a person reads them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.show.words import date_in_words

READ_OUT = {
    "1988": "1988",
    "0622": "622",
    "1988-07": "July 1988",
    "1988-07-05": "5 July 1988",
    "1988-22": "summer 1988",
    "198X": "the 1980s",
    "1988/1989": "between 1988 and 1989",
    "1988-07-19/1988-09": "between 19 July 1988 and September 1988",
    "../1988": "1988 or earlier",
    "1988-12/..": "December 1988 or later",
    "[1988,1989]": "one of 1988 or 1989",
    "[1988-07-26,1988-07-28,1989]": "one of 26 July 1988, 28 July 1988 or 1989",
    "1988-07~": "about July 1988",
    "1988-07-19?": "19 July 1988 (uncertain)",
    "198X~": "about the 1980s",
    "1988~/1989?": "between about 1988 and 1989 (uncertain)",
    "July 1988": "`July 1988`",
    "1988-13": "`1988-13`",
    "": "``",
}


@pytest.mark.parametrize("date", READ_OUT)
def test_dates_are_read_out(date: str) -> None:
    assert date_in_words(date) == READ_OUT[date]


@given(st.dates(), st.dates())
def test_two_days_never_sound_alike(one, other) -> None:
    said = {date_in_words(day.isoformat()) for day in (one, other)}
    assert len(said) == len({one, other})
