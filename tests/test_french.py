"""French numbers: one more language, by its own tables."""

from decimal import Decimal
from functools import partial

import pytest

from scripts.text import found_numerals, numbers
from scripts.text.languages import language_of
from scripts.text.languages.french.numbers import CARDINALS
from scripts.text.numbers import NumberError

D = Decimal
FRENCH = language_of("fr")
read_number = partial(numbers.read_number, language=FRENCH)

# words, qualifier, value, lower, upper, unit
READ = [
    ("plus de trente mille pains ronds", "more_than", None, 30000, None, "pains ronds"),
    ("au moins 6 000 pains", "at_least", None, 6000, None, "pains"),
    ("6 000 pains au bas mot", "at_least", None, 6000, None, "pains"),
    ("6 000 et quelques", "at_least", None, 6000, None, ""),
    ("jusqu’à 300 pains", "at_most", None, None, 300, "pains"),
    ("300 tout au plus", "at_most", None, None, 300, ""),
    ("moins d’un millier de pains", "fewer_than", None, None, 1000, "pains"),
    ("300 pains environ", "about", 300, None, None, "pains"),
    ("une bonne centaine de pains", "about", 100, None, None, "pains"),
    ("une trentaine d’hommes", "about", 30, None, None, "hommes"),
    ("plus d’une centaine", "more_than", None, 100, None, ""),
    ("une douzaine de pains", "bare", 12, 12, 12, "pains"),
    ("des milliers d’habitants", "vague", None, 2000, None, "habitants"),
    ("plusieurs centaines", "vague", None, 200, None, ""),
    ("plusieurs pains", "vague", None, None, None, "pains"),
    ("la plupart des pains", "vague", None, D("0.5"), None, "pains"),
    ("entre 2 800 pains et 3 800 pains", "range", None, 2800, 3800, "pains"),
    ("de 2.800 à 3.800", "range", None, 2800, 3800, ""),
    ("deux à trois mille", "range", None, 2000, 3000, ""),
    ("pas moins de 15 et pas plus de 20", "range", None, 15, 20, ""),
    ("deux millions et demi", "bare", 2500000, 2500000, 2500000, ""),
    ("deux virgule cinq millions", "bare", 2500000, 2500000, 2500000, ""),
    ("un an et demi", "bare", D("1.5"), D("1.5"), D("1.5"), "an"),
    ("les deux tiers des pains", "bare", D("0.666667"), D("0.666667"), D("0.666667"), "pains"),
    ("un sur cinq", "bare", D("0.2"), D("0.2"), D("0.2"), ""),
    ("57 pour cent", "bare", D("0.57"), D("0.57"), D("0.57"), ""),
    ("soixante et onze", "bare", 71, 71, 71, ""),
    ("quatre-vingt-dix-sept pains", "bare", 97, 97, 97, "pains"),
    ("deux cent mille trois cent un", "bare", 200301, 200301, 200301, ""),
    ("mille deux cents", "bare", 1200, 1200, 1200, ""),
    ("six cents (600) pains", "bare", 600, 600, 600, "pains"),
    ("au cours des vingt dernières années", "bare", 20, 20, 20, "dernières années"),
]


@pytest.mark.parametrize("case", READ, ids=[case[0] for case in READ])
def test_words_are_read(case) -> None:
    words, *expected = case
    found = read_number(words)
    assert [found.qualifier, found.value, found.lower, found.upper, found.unit] == expected


@pytest.mark.parametrize(
    "words",
    [
        "2,800 pains", "2-3 000", "30 pains de plus", "30 pains par jour", "30 chacun",
        "30 pains supplémentaires", "30 hommes furent tués", "30 hommes attendent",
        "une trentaine et demie", "30 tusen", "30 trillions", "le troisième pain", "29e fête",
        "un des pains", "un centième", "pains", "un pain sur cinq", "more than 30",
    ],
)  # fmt: skip
def test_words_that_bear_no_one_number_are_refused(words: str) -> None:
    if words == "un centième":
        assert read_number(words).value == D("0.01")
        return
    with pytest.raises(NumberError):
        read_number(words)


def test_every_number_below_a_hundred_is_read() -> None:
    assert {read_number(words).value for words in CARDINALS} == set(range(100))


def test_numbers_are_found() -> None:
    text = "Une centaine d’hommes, deux millions et demi, soixante-dix-sept pains, un tiers, 57 %."
    found = found_numerals.find_numerals(text, FRENCH)
    assert [(one.text, one.value) for one in found] == [
        ("Une centaine", "100"), ("deux millions et demi", "2500000"),
        ("soixante-dix-sept", "77"), ("un tiers", "0.333333"), ("57 %", "0.57")]  # fmt: skip
