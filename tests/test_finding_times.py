"""Time expressions: which words they are, and the dates they name."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text import mentions
from scripts.text.edtf import DateError
from scripts.text.languages import language_of

find_times = partial(mentions.find_times, language=language_of("en"))

# Each line's expressions stand between brackets.
MARKED = [
    "On [May 3, 1979], [3 May 1979], [the 3rd of May], in [May] he may march on",
    "[Sept. 5, 2001]; [5 Sept 2001]; [Friday, August 4, 2017]; [2021-11-08]; [18.06.2017]",
    "[1979-80], [1988–89], in [1988] and in [1367], not 2,000 or $1988 or 1988%",
    "[the 1980s], [the ’80s], [the late 1990s], [20th century], [the eighties], tens and twenties",
    "[the summer of 1988], [the autumn and winter of 1988], [last winter], the fall of a town",
    "[5 Mordad 1367], [۱۳۶۷]",
    "[now], [today], [this week], [the previous day], [every Friday], [Monday night]",
    "[three years ago], [a few minutes], [half an hour], [a quarter of a century], [two-year]",
    "[the past 4 decades], [more than three decades], [a month and a half], [each year]",
    "[since the 1979 revolution], [after taking office], [before the election], [until his death]",
    "since he was there, before justice, before the commission, following him",
    "[in the run-up to this year’s Free Iran rally], [on the 29th anniversary of the massacre]",
    "[In the weeks following that press conference], [two days before the vote]",
    "[at that time], [by then], [since then], [to this day], [so far], for the first time",
    "[9:30 a.m.] on [Thursday], [14:00 GMT], [five o’clock], [noon], at [dawn]",
]


@pytest.mark.parametrize("marked", MARKED)
def test_time_expressions(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [time.text for time in find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In the summer of 1988,", "1988-22"),
        ("last Thursday", "2017-07-27"),
        ("Friday, August 4, 2017", "2017-08-04"),
        ("since the 1979 revolution", "1979/.."),
    ],
)
def test_dates_are_read_on_the_day_of_writing(text: str, edtf: str) -> None:
    assert [time.edtf for time in find_times(text, written="2017-08-04")] == [edtf]


def test_a_day_of_writing_that_is_no_date_is_refused() -> None:
    with pytest.raises(DateError):
        find_times("last Thursday", written="4 August")


CASES = [
    "since march began ", "since March began ", "Since MAY ", "in may ", "in May 1988 ", "3 may ",
    "5 Mordad 1367 ", "5 mordad ", "Mordad 5 ", "laſt year ", "LAST YEAR ", "the İ year ", "’80s ",
    "during the War of Wool ", "until jan. ", "Jan. 3 ", "on 3 March 1988 ", "two years ago ", "\n",
    "ß days later ", "در ۵ مرداد ۱۳۶۷ ", "the same Spring ", "by the time ",
]  # fmt: skip


@given(st.lists(st.sampled_from(CASES), max_size=8).map("".join), st.sampled_from(["en", "fa"]))
def test_the_look_without_case_misses_no_time(text: str, code: str) -> None:
    language = language_of(code)
    plain = [match.span() for match in mentions._time(language).finditer(text)]
    assert list(mentions._spans_of_times(text, language)) == plain
