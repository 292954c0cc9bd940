"""What English says around a number: qualifiers, ranges, and the words that leave it as it is.

Keys are lower case, with single spaces. A hyphen opens what is always joined on: `-odd`, `-plus`.
"""

from collections.abc import Iterable, Iterator

from scripts.text.languages.language import Token

_NOT = ("not", "no")
_A_LITTLE = (
    "slightly",
    "a little",
    "a shade",
    "a touch",
    "a bit",
    "somewhat",
    "marginally",
    "just",
    "only slightly",
)
_BY_FAR = ("well", "far", "way", "much", "significantly", "considerably", "substantially",
           "easily", "comfortably")  # fmt: skip
_ANY = ("", *_A_LITTLE, *_BY_FAR)
_ABOVE = ("more than", "over", "above", "greater than", "higher than", "larger than",
          "bigger than", "upward of", "upwards of", "in excess of", "north of",
          "beyond")  # fmt: skip
_BELOW = ("fewer than", "less than", "under", "below", "lower than", "smaller than", "south of")
_PASSING = ("exceeding", "exceeded", "exceeds", "exceed", "surpassing", "surpassed", "topping",
            "topped")  # fmt: skip


def _each(openings: tuple[str, ...], words: tuple[str, ...], meaning: str) -> dict[str, str]:
    """Every opening before every word, each with the same meaning."""
    return {f"{one} {word}".strip(): meaning for one in openings for word in words}


QUALIFIERS_BEFORE = {
    "exactly": "exact", "precisely": "exact",
    "about": "about", "around": "about", "approximately": "about", "approx.": "about",
    "approx": "about", "roughly": "about", "some": "about", "circa": "about", "c.": "about",
    "ca.": "about", "~": "about", "≈": "about", "an estimated": "about", "estimated": "about",
    "estimated at": "about", "perhaps": "about", "possibly": "about", "maybe": "about",
    "probably": "about", "something like": "about", "somewhere around": "about",
    "somewhere near": "about", "in the neighbourhood of": "about",
    "in the neighborhood of": "about", "in the vicinity of": "about", "of the order of": "about",
    "in the region of": "about", "in the order of": "about", "on the order of": "about",
    "nearly": "about", "almost": "about", "close to": "about", "close on": "about",
    "approaching": "about", "near": "about", "virtually": "about", "practically": "about",
    "just about": "about", "around about": "about", "getting on for": "about", "nigh on": "about",
    **_each(_ANY, _ABOVE, "more_than"), **_each(_ANY, _BELOW, "fewer_than"),
    **_each(("", "slightly", "well", "far"), _PASSING, "more_than"),
    ">": "more_than", "<": "fewer_than", "just short of": "fewer_than", "short of": "fewer_than",
    "just shy of": "fewer_than", "shy of": "fewer_than",
    **_each(_NOT, _BELOW, "at_least"), **_each(_NOT, _ABOVE, "at_most"),
    **_each(("not",), ("exceeding", "to exceed", "surpassing"), "at_most"),
    **_each(("does", "did", "do", "will", "shall", "must", "may"), ("not exceed",), "at_most"),
    "many more than": "more_than", "many fewer than": "fewer_than",
    "at least": "at_least", "at the least": "at_least", "at the very least": "at_least",
    "at a minimum": "at_least", "as few as": "at_least", "as little as": "at_least",
    "as low as": "at_least", "a minimum of": "at_least", "minimum": "at_least",
    "minimum of": "at_least", "a good": "at_least", "≥": "at_least",
    "at most": "at_most", "at the most": "at_most", "at the very most": "at_most",
    "at a maximum": "at_most", "up to": "at_most", "as many as": "at_most",
    "as much as": "at_most", "as high as": "at_most", "a maximum of": "at_most",
    "maximum": "at_most", "maximum of": "at_most", "within": "at_most", "no later than": "at_most",
    "not later than": "at_most", "≤": "at_most",
}  # fmt: skip

_SURE = ("", "even", "perhaps", "possibly", "maybe", "probably", "quite possibly", "very likely")
_MORE = ("more", "many more", "a few more", "a little more", "slightly more")
_LESS = ("less", "fewer", "many fewer", "a few less")
QUALIFIERS_AFTER = {
    **_each(("or", "and", "if not"), tuple(_each(_SURE, _MORE, "")), "at_least"),
    **_each(("perhaps", "possibly", "maybe", "probably"), ("more", "even more"), "at_least"),
    **_each(("or", "and"), ("over", "up", "upward", "upwards", "above", "beyond", "higher",
                            "greater", "larger"), "at_least"),
    **_each(("", "at", "at a", "at the", "as a", "at a bare", "as a bare"),
            ("minimum", "min", "min."), "at_least"),
    **_each(("at", "at the", "at the very"), ("least",), "at_least"),
    "+": "at_least", "plus": "at_least", "-plus": "at_least", "upward": "at_least",
    "upwards": "at_least", "and counting": "at_least", "and rising": "at_least",
    "and climbing": "at_least",
    "and growing": "at_least", "and then some": "at_least", "-minimum": "at_least",
    **_each(("or", "if not", "and"), tuple(_each(_SURE, _LESS, "")), "at_most"),
    **_each(("perhaps", "possibly", "maybe"), _LESS, "at_most"),
    **_each(("or", "and"), ("under", "below", "lower", "smaller"), "at_most"),
    **_each(("", "at", "at a", "at the", "as a", "at the very"), ("maximum", "max", "max."),
            "at_most"),
    **_each(("at", "at the", "at the very"), ("most",), "at_most"),
    "at the lowest": "at_least", "at the highest": "at_most", "at the utmost": "at_most",
    "tops": "at_most", "at the outside": "at_most", "if that": "at_most",
    "if that many": "at_most", "if that much": "at_most", "-maximum": "at_most",
    "or so": "about", "or thereabouts": "about", "or thereabout": "about", "thereabouts": "about",
    "-odd": "about", "odd": "about", "-some": "about", "-something": "about",
    "something": "about", "-ish": "about", "ish": "about", "more or less": "about",
    "give or take": "about", "give or take a few": "about", "plus or minus": "about",
    "or something": "about", "or something like that": "about", "or something like it": "about",
    "or close to it": "about", "or close to that": "about", "or near it": "about",
    "or near enough": "about", "or nearly so": "about",
    **_each(("", "in"), ("round numbers", "round figures", "round terms"), "about"),
    "approximately": "about", "roughly": "about", "circa": "about", "by estimate": "about",
    "estimated": "about", "exactly": "exact", "precisely": "exact",
}  # fmt: skip

# Words that may open a number phrase and leave the number as it is.
OPENERS = frozenset({
    "a", "an", "the", "these", "those", "all", "its", "their", "his", "her", "our", "past", "last",
    "next", "only", "just", "mere", "fully", "even", "total", "a total of", "another",
    "a further", "an additional", "an extra", "a full", "equal to", "totalling", "totaling",
    "numbering",
})  # fmt: skip
CLOSERS = frozenset({
    "in all", "in total", "all told", "altogether", "overall", "combined", "ago",
})  # fmt: skip

# Before a time they say when, and not how many more: `over the past 20 years`.
_DEFINITE = ("the", "these", "those", "the past", "the last", "the next", "the coming",
             "the following", "the previous", "the preceding", "the first", "his", "her", "their",
             "its", "our", "a", "a period of", "a span of", "the course of",
             "the space of")  # fmt: skip
_DURING = ("over", "in", "during", "within", "for", "through", "throughout", "under")
SPAN_OPENERS = frozenset(_each(_DURING, _DEFINITE, "")) - {"for a", "for the"}
_TIMES = ("second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month",
          "quarter", "season", "semester", "summer", "winter", "year", "decade", "generation",
          "century", "period", "term")  # fmt: skip
TIMES = frozenset({*_TIMES, *(f"{word}s" for word in _TIMES), "centuries"})

# Opening words of a range, and the words that may then join its ends.
_AND = frozenset({"and", "to", "-"})
_TO = frozenset({"to", "up to", "through", "-"})
RANGE_OPENERS = {
    "between": _AND, "anywhere between": _AND, "somewhere between": _AND,
    "from": _TO, "anywhere from": _TO, "ranging from": _TO, "ranging between": _AND,
}  # fmt: skip
RANGE_JOINERS = frozenset({"to", "-"})
ALTERNATIVE_JOINERS = frozenset({"or", ", or"})
# Between two numbers that each say which end they are: `at least 30 and at most 60`.
BOUND_JOINERS = frozenset({"and", "but", ", but", ", and"})


def nor_is_and_not(tokens: Iterable[Token]) -> Iterator[Token]:
    """`not less than 30 nor more than 40` as `not less than 30 and not more than 40`."""
    for token in tokens:
        if token.text == "nor":
            yield Token("and", token.start, token.start)
            yield Token("not", token.start + 1, token.end)
        else:
            yield token
