"""Numerals: what they mean, and how they are flagged."""

from functools import partial

import pytest

from scripts.text import found_numerals
from scripts.text.languages import language_of

find_numerals = partial(found_numerals.find_numerals, language=language_of("en"))

# The words, and the value or the flag of each numeral in them; an empty text is neither.
NUMERALS = [
    ("63 times, 30,000 people", ["63", "30000"]),
    ("٣٠٬٠٠٠ and ३० and ۱۲", ["30000", "30", "12"]),
    ("½, 2½ and ²", ["0.5", "2.5", ""]),
    ("1 200 000; 30 000; Ward 9 200 men", ["1200000", "30000", "9", "200"]),
    ("$4.5m, 57%, 57 per cent, 30k", ["4500000", "0.57", "0.57", "30000"]),
    ("two hundred and fifty-three and four", ["253", "4"]),
    ("a dozen, two dozen, a hundred and five", ["12", "24", "105"]),
    ("four thousand, one hundred and six; in four thousand, three", ["4106", "4000", "3"]),
    ("seven point two five; one point two million", ["7.25", "1200000"]),
    ("between one million and two million", ["1000000", "2000000"]),
    ("one hundred and two hundred", ["100", "200"]),
    ("three million and two hundred thousand", ["3200000"]),
    ("one in six, nine out of ten", ["0.166667", "0.9"]),
    ("12 mln, 3 bn, 30 lakh, 5 m", ["12000000", "3000000000", "3000000", "5"]),
    (
        "half of it, two-thirds, a third of it, three quarters",
        ["0.5", "0.666667", "0.333333", "0.75"],
    ),
    ("half a million; a month and a half; 2.5 million", ["500000", "1.5", "2500000"]),
    ("first, 29th, twenty-ninth, a third man", ["ordinal"] * 4),
    ("several, a few, many, hundreds, tens of thousands, the vast majority", ["vague"] * 6),
    ("several hundred, a couple of dozen, most of them", ["vague"] * 3),
    ("as many as 300, the most recent, at most 5", ["300", "5"]),
    ("one of the worst", ["partitive"]),
    ("one after another; one another; no one; this one; one must; one’s", ["pronoun"] * 6),
    ("42 sites, including one that was new; one man", ["42", "1", "1"]),
    ("twice, once, threefold", ["", "", ""]),
    ("G7, COVID-19, 9:30, 2021-11-08, 74/212", ["7", "19", "", "", ""]),
]


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_numerals_are_read_or_flagged(text: str, expected: list[str]) -> None:
    assert [numeral.value or numeral.flag for numeral in find_numerals(text)] == expected


@pytest.mark.parametrize("text", ["tone", "someone", "often", "weight", "the score", "secondary"])
def test_words_that_only_contain_a_number_are_none(text: str) -> None:
    assert find_numerals(text) == []


def test_one_in_five_is_one_numeral() -> None:
    assert [n.text for n in find_numerals("Roughly one in five of 300")] == ["one in five", "300"]
