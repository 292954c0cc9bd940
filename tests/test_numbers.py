"""Number words are read to exact bounds or refused with a hint, never guessed."""

from decimal import Decimal
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scripts.text import numbers
from scripts.text.languages import language_of
from scripts.text.languages.english import numbers as lexicon
from scripts.text.languages.english.numbers import NUMBERS as ENGLISH
from scripts.text.numbers import NumberError, NumberReading, spell

read_number = partial(numbers.read_number, language=language_of("en"))

POINT = [
    # words, number, unit
    ("63 times", "63", "times"),
    ("4 decades", "4", "decades"),
    ("the past 4 decades", "4", "decades"),
    ("90 days", "90", "days"),
    ("30,000", "30000", ""),
    ("four men", "4", "men"),
    ("Three judges", "3", "judges"),
    ("six world powers", "6", "world powers"),
    ("two secret nuclear sites", "2", "secret nuclear sites"),
    ("42 separate missile sites", "42", "separate missile sites"),
    ("30,000\u00a0people", "30000", "people"),
    ("30\u00a0000\u202f000 people", "30000000", "people"),
    ("30 000", "30000", ""),
    ("30,000 of the prisoners.", "30000", "the prisoners"),
    ("a total of 4,481 names", "4481", "names"),
    ("a 16-member committee", "16", "member committee"),
    ("two S-300 systems", "2", "S-300 systems"),
    ("1988", "1988", ""),
    ("0", "0", ""),
    ("123456789012345678901.123456", "123456789012345678901.123456", ""),
    ("۳۰٬۰۰۰", "30000", ""),
    ("٣٠٬٠٠٠ people", "30000", "people"),
    ("۱٫۵ million", "1500000", ""),
    ("1.5 million", "1500000", ""),
    ("12.345 million", "12345000", ""),
    ("30k", "30000", ""),
    ("$5m", "5000000", "$"),
    ("US$10 billion in aid", "10000000000", "US$ in aid"),
    ("a dozen", "12", ""),
    ("half a dozen men", "6", "men"),
    ("three score", "60", ""),
    ("half a million", "500000", ""),
    ("a half-million people", "500000", "people"),
    ("a quarter of a million", "250000", ""),
    ("2½ years", "2.5", "years"),
    ("two and a half million", "2500000", ""),
    ("a million and a half", "1500000", ""),
    ("a month and a half", "1.5", "month"),
    ("just a month and a half", "1.5", "month"),
    ("the past year and a quarter", "1.25", "year"),
    ("two years and a half", "2.5", "years"),
    ("fifteen hundred", "1500", ""),
    ("thirty three", "33", ""),
    ("one-hundred and five", "105", ""),
    ("one hundred and twenty thousand", "120000", ""),
    ("thirty-three thousand seven hundred", "33700", ""),
    ("one million, two hundred thousand and six", "1200006", ""),
    ("3 million 200 thousand", "3200000", ""),
    ("half", "0.5", ""),
    ("half of the prisoners", "0.5", "the prisoners"),
    ("a third", "0.333333", ""),
    ("two-thirds", "0.666667", ""),
    ("three quarters", "0.75", ""),
    ("2/3 of the vote", "0.666667", "the vote"),
    ("½", "0.5", ""),
    ("57%", "0.57", ""),
    ("۵۷٪", "0.57", ""),
    ("57 percent", "0.57", ""),
    ("fifty-seven per cent of votes", "0.57", "votes"),
    ("a 57-percent share", "0.57", "share"),
    ("half a percent", "0.005", ""),
    ("another 160 loaves", "160", "loaves"),
    ("a further 160", "160", ""),
    ("one in five", "0.2", ""),
    ("nine out of ten loaves", "0.9", "loaves"),
    ("one in every four of the loaves", "0.25", "the loaves"),
    ("six hundred (600) loaves", "600", "loaves"),
    ("600 (six hundred) loaves", "600", "loaves"),
    ("three point five million", "3500000", ""),
    ("3 point 25 million", "3250000", ""),
    ("over the past 15 years", "15", "years"),
    ("in the last six weeks", "6", "weeks"),
    ("over a 15-year period", "15", "year period"),
    ("over the course of two decades", "2", "decades"),
    ("170 in all", "170", ""),
    ("170 loaves in total", "170", "loaves"),
    ("15 mln loaves", "15000000", "loaves"),
    ("2 bn", "2000000000", ""),
    ("$15 m", "15000000", "$"),
    ("4.5 K", "4500", ""),
    ("2 milliard loaves", "2000000000", "loaves"),
    ("15 lakh", "1500000", ""),
    ("1.5 crore rupees", "15000000", "rupees"),
    ("30 dead or wounded", "30", "dead or wounded"),
    ("15 km", "15", "km"),
    ("15 of them", "15", "them"),
    ("two newly baked loaves", "2", "newly baked loaves"),
    ("15 loaves which were sold", "15", "loaves which were sold"),
    ("15 members of the Mill-e Union", "15", "members of the Mill-e Union"),
    ("15 co-owners", "15", "co-owners"),
]


@pytest.mark.parametrize(("words", "number", "unit"), POINT)
def test_a_bare_number_is_value_and_both_bounds(words: str, number: str, unit: str) -> None:
    point = Decimal(number)
    assert read_number(words) == NumberReading(
        "bare", point, point, point, True, True, "literal", unit, ""
    )


INTERVAL = [
    # words, qualifier, interval, unit
    ("exactly 30", "exact", "[30,30]", ""),
    ("more than 30,000", "more_than", "(30000,", ""),
    ("more than three decades", "more_than", "(3,", "decades"),
    ("upward of 30,000", "more_than", "(30000,", ""),
    (
        "well over half of Iran’s gross domestic product",
        "more_than",
        "(0.5,",
        "Iran’s gross domestic product",
    ),
    (">30", "more_than", "(30,", ""),
    ("at least 5,000", "at_least", "[5000,", ""),
    ("at least about 5,000", "at_least", "[5000,", ""),
    ("no fewer than four men", "at_least", "[4,", "men"),
    ("5,000+", "at_least", "[5000,", ""),
    ("5,000-plus prisoners", "at_least", "[5000,", "prisoners"),
    ("5,000 or more", "at_least", "[5000,", ""),
    ("30,000 prisoners or more", "at_least", "[30000,", "prisoners"),
    ("fewer than 1,000", "fewer_than", ",1000)", ""),
    ("less than a third", "fewer_than", ",0.333333)", ""),
    ("as many as 30,000", "at_most", ",30000]", ""),
    ("up to a dozen", "at_most", ",12]", ""),
    ("Not later than 90 days", "at_most", ",90]", "days"),
    ("between 2,800 and 3,800", "range", "[2800,3800]", ""),
    ("2,800 to 3,800 prisoners", "range", "[2800,3800]", "prisoners"),
    ("from 4,500 to 5,000", "range", "[4500,5000]", ""),
    ("an estimated 4,500 to 5,000", "range", "[4500,5000]", ""),
    ("4-5", "range", "[4,5]", ""),
    ("4–5", "range", "[4,5]", ""),
    ("15,000-20,000", "range", "[15000,20000]", ""),
    ("at least 2,500 to 30,000", "range", "[2500,30000]", ""),
    ("at least 2,500 and at most 30,000", "range", "[2500,30000]", ""),
    ("more than 2,500 but fewer than 30,000", "range", "(2500,30000)", ""),
    ("2,500 to more than 30,000", "range", "[2500,", ""),
    ("a third to nearly two-thirds", "range", "[0.333333,0.666667]", ""),
    ("38-38.5%", "range", "[0.38,0.385]", ""),
    ("$10-12bn", "range", "[10000000000,12000000000]", "$"),
    ("£5m-6m", "range", "[5000000,6000000]", "£"),
    ("two to three hundred thousand", "range", "[200000,300000]", ""),
    ("two hundred to three hundred thousand", "range", "[200000,300000]", ""),
    ("two hundred to five thousand", "range", "[200,5000]", ""),
    ("one hundred and fifty to two hundred thousand", "range", "[150000,200000]", ""),
    ("between 120 and 130 thousand", "range", "[120000,130000]", ""),
    ("two to three dozen", "range", "[24,36]", ""),
    ("fifty to one hundred", "range", "[50,100]", ""),
    ("500 to a million", "range", "[500,1000000]", ""),
    ("between one hundred and one thousand", "range", "[100,1000]", ""),
    ("between one thousand and one hundred and one thousand", "range", "[1000,101000]", ""),
    ("between 30 and 40 men and women", "range", "[30,40]", "men and women"),
    ("between one hundred and twenty and two hundred", "range", "[120,200]", ""),
    ("between two and a half and three million", "range", "[2500000,3000000]", ""),
    ("one to one and a half years", "range", "[1,1.5]", "years"),
    ("2,800 or 3,800", "alternatives", "[2800,3800]", ""),
    ("3,800, or even 2,800", "alternatives", "[2800,3800]", ""),
    ("one or two hundred men", "alternatives", "[100,200]", "men"),
    ("greater than 170", "more_than", "(170,", ""),
    ("exceeded 170 loaves", "more_than", "(170,", "loaves"),
    ("slightly over 170", "more_than", "(170,", ""),
    ("many more than 170", "more_than", "(170,", ""),
    ("over a million", "more_than", "(1000000,", ""),
    ("more than six hundred (600)", "more_than", "(600,", ""),
    ("just short of 170", "fewer_than", ",170)", ""),
    ("not exceeding 170 loaves", "at_most", ",170]", "loaves"),
    ("no greater than 170", "at_most", ",170]", ""),
    ("170 tops", "at_most", ",170]", ""),
    ("170 loaves maximum", "at_most", ",170]", "loaves"),
    ("170 if that", "at_most", ",170]", ""),
    ("170 or possibly fewer", "at_most", ",170]", ""),
    ("170 at the very least", "at_least", "[170,", ""),
    ("170 loaves, if not more", "at_least", "[170,", "loaves"),
    ("170, if not more", "at_least", "[170,", ""),
    ("170 and above", "at_least", "[170,", ""),
    ("170 loaves and counting", "at_least", "[170,", "loaves"),
    ("170 upwards", "at_least", "[170,", ""),
    ("170 minimum", "at_least", "[170,", ""),
    ("not less than 15 nor more than 20", "range", "[15,20]", ""),
    ("greater than 15 and smaller than 20", "range", "(15,20)", ""),
    ("between 15 loaves and 20 loaves", "range", "[15,20]", "loaves"),
    ("between 15 loaves and 20", "range", "[15,20]", "loaves"),
    ("from 15 loaves to 20 loaves", "range", "[15,20]", "loaves"),
    ("at least 15,000 and perhaps 20,000", "range", "[15000,", ""),
    ("658 to 30,000", "range", "[658,30000]", ""),
]


def interval(reading: NumberReading) -> str:
    """The bounds in the notation of intervals, an absent one as nothing."""

    def end(bound: Decimal | None, inclusive: bool | None, signs: str) -> tuple[str, str]:
        assert (bound is None) == (inclusive is None)
        return ("", "") if bound is None else (signs[not inclusive], spell(bound))

    opening, lower = end(reading.lower, reading.lower_inclusive, "[(")
    closing, upper = end(reading.upper, reading.upper_inclusive, "])")
    return f"{opening}{lower},{upper}{closing}"


@pytest.mark.parametrize(("words", "qualifier", "bounds", "unit"), INTERVAL)
def test_bounds_are_as_strict_as_the_words(
    words: str, qualifier: str, bounds: str, unit: str
) -> None:
    reading = read_number(words)
    assert (reading.qualifier, interval(reading), reading.unit) == (qualifier, bounds, unit)
    assert (reading.bound_source, reading.rule) == ("literal", "")
    assert (reading.value is None) == (qualifier != "exact")


ABOUT = [
    ("nearly three decades", "3", "decades"),
    ("almost 30,000", "30000", ""),
    ("about three months", "3", "months"),
    ("an estimated 30,000 people", "30000", "people"),
    ("approximately 120,000 martyrs", "120000", "martyrs"),
    ("about a sixth", "0.166667", ""),
    ("c. 300", "300", ""),
    ("~30", "30", ""),
    ("30-odd men", "30", "men"),
    ("300 people or so", "300", "people"),
    ("almost exactly 300", "300", ""),
    ("1,700 give or take", "1700", ""),
    ("1,700 loaves, in round figures", "1700", "loaves"),
    ("1,700 or thereabouts", "1700", ""),
    ("forty-some loaves", "40", "loaves"),
    ("40-something loaves", "40", "loaves"),
    ("40 odd loaves", "40", "loaves"),
]


@pytest.mark.parametrize(("words", "number", "unit"), ABOUT)
def test_about_keeps_its_point_and_gets_no_width(words: str, number: str, unit: str) -> None:
    assert read_number(words) == NumberReading(
        "about", Decimal(number), None, None, None, None, "none", unit, "", approximate=True
    )


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("some 4,000 to 5,000", True),
        ("between about 2,800 and 3,800", True),
        ("about 2,800 or 3,800", True),
        ("at least 2,800 and perhaps 3,800", False),
        ("2,800 to 3,800", False),
        ("2,800 or 3,800", False),
        ("more than 30,000", False),
        ("thousands", False),
    ],
)
def test_a_range_keeps_its_about(words: str, near: bool) -> None:
    assert read_number(words).approximate is near


VAGUE = [
    # words, interval, rule, unit
    ("a few minutes", ",", "", "minutes"),
    ("several minutes", ",", "", "minutes"),
    ("Many prisoners", ",", "", "prisoners"),
    ("few prisoners", ",", "", "prisoners"),
    ("very few", ",", "", ""),
    ("scores of prisoners", "[40,", "vague-plural", "prisoners"),
    ("most of the prisoners", "(0.5,", "majority", "the prisoners"),
    ("up to hundreds", ",", "", ""),
    ("Hundreds", "[200,", "vague-plural", ""),
    (
        "hundreds of American and European politicians",
        "[200,",
        "vague-plural",
        "American and European politicians",
    ),
    ("thousands of leftists", "[2000,", "vague-plural", "leftists"),
    ("millions of Iranians", "[2000000,", "vague-plural", "Iranians"),
    ("tens of thousands", "[20000,", "vague-plural", ""),
    ("several hundred", "[200,", "vague-plural", ""),
    ("a few dozen men", "[24,", "vague-plural", "men"),
    ("several hundred thousand", "[200000,", "vague-plural", ""),
    ("many thousands of people", "[2000,", "vague-plural", "people"),
    ("at least tens of thousands", "[20000,", "vague-plural", ""),
    ("the vast majority of the population", "(0.5,", "majority", "the population"),
]


@pytest.mark.parametrize(("words", "bounds", "rule", "unit"), VAGUE)
def test_a_vague_word_is_bounded_by_a_named_rule_or_not_at_all(
    words: str, bounds: str, rule: str, unit: str
) -> None:
    reading = read_number(words)
    assert (reading.qualifier, reading.value, interval(reading)) == ("vague", None, bounds)
    assert (reading.rule, reading.bound_source) == (rule, "rule" if rule else "none")
    assert reading.unit == unit


REFUSED = [
    # words, part of the message
    ("", "no number"),
    ("almost unanimously", "no number"),
    ("a man", "no number"),
    ("NaN", "no number"),
    ("inf", "no number"),
    ("29th anniversary", "ordinal"),
    ("the twenty-ninth anniversary", "ordinal"),
    ("the first time", "ordinal"),
    ("a third man", "ordinal"),
    ("two hundredth", "ordinal"),
    ("one of the main candidates", "partitive"),
    ("2,800, 3,800 or 5,000", "three alternatives"),
    ("2,800 or 3,800 or 5,000", "three alternatives"),
    ("57% of 41,220,131", "two unrelated numbers"),
    ("2,800 and 3,800", "two unrelated numbers"),
    ("30,000 people in 1988", "two unrelated numbers"),
    ("9/11", "two unrelated numbers"),
    ("4-5-6", "two unrelated numbers"),
    ("10% to 12", "two unrelated numbers"),
    ("$5 to €6", "two unrelated numbers"),
    ("between 30,000", "other end"),
    ("2,800-900", "does not run up"),
    ("1988-89", "does not run up"),
    ("the 1988 trials", "may be a year"),
    ("1988 prisoners", "may be a year"),
    ("the 2000 elections", "may be a year"),
    ("twenty four-year terms", "a number of its own"),
    ("two hundred one-day strikes", "a number of its own"),
    ("30-fold", "“fold”"),
    ("30 [sic] barrels", "“sic”"),
    ("hundreds or thousands", "vague word joined"),
    ("ten to two hundred thousand", "share the scale"),
    ("two to three thousand five hundred", "share the scale"),
    ("between one thousand and one hundred and one thousand five hundred", "more than one way"),
    ("at least more than 3", "do not go together"),
    ("up to 10-12 people", "lower end"),
    ("more than 2,800 or 3,800", "alternative"),
    ("hundred people", "does not open a number"),
    ("30,000 and many others", "not understood"),
    ("30,000 (or more)", "not understood"),
    ("30,000 people at least in Tehran", "not understood"),
    ("5 or more percent", "not understood"),
    ("not 30,000", "does not open a number"),
    ("-5", "does not open a number"),
    ("1,23", "without doubt"),
    ("30,00", "without doubt"),
    ("1,000,00", "without doubt"),
    ("1_000", "without doubt"),
    ("1e5", "without doubt"),
    ("007", "without doubt"),
    ("5m", "without doubt"),
    ("1980s", "without doubt"),
    ("3۰", "without doubt"),
    ("9" * 5000, "without doubt"),
    ("30.000 political prisoners", "decimal or thousands"),
    ("1.1234567", "six decimals"),
    ("15-16,000", "cut short"),
    ("3 or 400", "cut short"),
    ("between 15 and 20,000 loaves", "cut short"),
    ("two out of five hundred", "two unrelated numbers"),
    ("six hundred (700)", "two unrelated numbers"),
    ("between 15 loaves and 20 sacks", "two unrelated numbers"),
    ("over the 15,000 mark", "“mark” after"),
    ("over the 15,000 loaves", "no time"),
    ("15 or better", "not understood"),
    ("15 at last count", "not understood"),
    ("15 loaves at last count", "not understood"),
    ("15 loaves on average", "not understood"),
    ("15 loaves a day", "not understood"),
    ("15 loaves each", "not understood"),
    ("15 strong", "not understood"),
    ("15 loaves strong", "not understood"),
    ("15 more loaves", "not understood"),
    ("15 additional loaves", "not understood"),
    ("15% more", "not understood"),
    ("two years less a month", "not understood"),
    ("170 if not 180", "two unrelated numbers"),
    ("15 tusen", "not understood"),
    ("15 tusen bröd", "not understood"),
    ("15 mila loaves", "not understood"),
    ("15 Tsd.", "not understood"),
    ("15 тысяч", "not understood"),
    ("15 zillions", "not understood"),
    ("15 m", "not understood"),
    ("15 doz", "not understood"),
    ("15 MM", "not understood"),
    ("15 M loaves", "not understood"),
    ("15 myriads", "not understood"),
]


@pytest.mark.parametrize(("words", "part"), REFUSED)
def test_what_is_not_one_number_is_refused_with_a_hint(words: str, part: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_number(words)
    assert part in caught.value.message
    assert caught.value.hint.endswith(".")


SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def below_thousand(number: int) -> str:
    """English words for 1 to 999, by a speller independent of the reader."""
    hundreds, rest = divmod(number, 100)
    parts = [f"{SMALL[hundreds - 1]} hundred"] if hundreds else []
    if rest >= 20:
        parts.append(TENS[rest // 10 - 2] + (f"-{SMALL[rest % 10 - 1]}" if rest % 10 else ""))
    elif rest:
        parts.append(SMALL[rest - 1])
    return " and ".join(parts)


def in_words(number: int) -> str:
    """English words for 0 to below a billion."""
    millions, rest = divmod(number, 1_000_000)
    thousands, ones = divmod(rest, 1_000)
    parts = [
        f"{below_thousand(group)} {scale}"
        for group, scale in ((millions, "million"), (thousands, "thousand"))
        if group
    ]
    if ones:
        parts.append(("and " if parts and ones < 100 else "") + below_thousand(ones))
    return " ".join(parts) or "zero"


NUMBERS = st.integers(0, 10_000_000)
PERSIAN = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


@given(NUMBERS)
def test_a_number_reads_back_from_words(number: int) -> None:
    assert read_number(in_words(number)).value == number


@given(NUMBERS)
def test_a_number_reads_back_from_digits_of_any_grouping(number: int) -> None:
    grouped = f"{number:,}"
    for words in (str(number), grouped, grouped.replace(",", "\u00a0"), grouped.translate(PERSIAN)):
        assert read_number(words).value == number, words


@given(NUMBERS, NUMBERS)
def test_between_takes_two_numbers_in_words_apart(one: int, other: int) -> None:
    lower, upper = sorted((one, other))
    assume(lower < upper)
    try:
        reading = read_number(f"between {in_words(lower)} and {in_words(upper)}")
    except NumberError as error:
        assert "share the scale" in error.message or "more than one way" in error.message
    else:
        scales = {1} if lower >= 1000 else {1, 100, 1000, 100_000, 1_000_000}
        assert reading.upper == upper
        assert reading.lower in {lower * scale for scale in scales}


@given(NUMBERS, st.sampled_from(sorted(ENGLISH.qualifiers_before)))
def test_a_qualifier_never_changes_the_number(number: int, qualifier: str) -> None:
    reading = read_number(f"{qualifier} {number:,} prisoners")
    stated = {reading.value, reading.lower, reading.upper} - {None}
    assert stated == {Decimal(number)}
    assert reading.qualifier == ENGLISH.qualifiers_before[qualifier]
    assert reading.unit == "prisoners"


@given(NUMBERS, st.sampled_from(sorted(ENGLISH.qualifiers_after)))
def test_a_qualifier_may_follow(number: int, qualifier: str) -> None:
    gap = "" if qualifier[0] in "+-" else " "
    reading = read_number(f"{number}{gap}{qualifier}")
    assert {reading.value, reading.lower, reading.upper} - {None} == {Decimal(number)}
    assert reading.qualifier == ENGLISH.qualifiers_after[qualifier]


PIECES = sorted(
    ENGLISH.quantities
    | ENGLISH.openers
    | set(ENGLISH.qualifiers_before)
    | set(ENGLISH.qualifiers_after)
    | set(ENGLISH.range_openers)
    | set(ENGLISH.ordinals)
    | {"to", "and", "or", "-", ",", "of", "%", "$", "people", "5", "30,000", "1.5", "½", "/"}
)


def read_or_none(words: str) -> NumberReading | None:
    try:
        return read_number(words)
    except NumberError:
        return None


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join))
def test_any_reading_is_consistent(words: str) -> None:
    reading = read_or_none(words)
    if reading is None:
        return
    if reading.lower is not None and reading.upper is not None:
        assert reading.lower <= reading.upper
    assert (reading.lower is None) == (reading.lower_inclusive is None)
    assert (reading.upper is None) == (reading.upper_inclusive is None)
    assert (reading.bound_source == "none") == (reading.lower is None and reading.upper is None)
    assert (reading.bound_source == "rule") == (reading.rule != "")
    assert reading.unit == "" or reading.unit in words or reading.unit.split(" ", 1)[1] in words


@given(st.text() | st.text("0123456789۰۵٬٫,.'_- $%½/thsnbk", max_size=20))
def test_nothing_but_number_error_escapes(words: str) -> None:
    read_or_none(words)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+6", "1000000"),
        ("30000.000", "30000"),
        ("0.50", "0.5"),
        ("-0", "0"),
        ("-1.50", "-1.5"),
        ("0.3333333", "0.333333"),
        ("1E-7", "0"),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    ],
)
def test_a_number_has_one_spelling(value: str, text: str) -> None:
    assert spell(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_no_cell_holds_what_is_no_number(value: str) -> None:
    with pytest.raises(NumberError):
        spell(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_spelling_loses_no_digit(value: Decimal) -> None:
    assert Decimal(spell(value)) == value


def test_every_lexicon_entry_can_be_reached() -> None:
    """An entry of more tokens than the reader looks ahead, or with a capital, would be dead."""
    for table in (lexicon.VAGUE_QUANTIFIERS, lexicon.VAGUE_PLURALS, lexicon.MAJORITIES):
        for entry in table:
            assert read_number(entry.title()).qualifier == "vague", entry
