"""What stands on a page around its text is set aside, and what may be evidence is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.contribute.drafts import Reading
from scripts.contribute.furniture import furniture
from scripts.contribute.suggestions import suggest
from scripts.text.anchors import shadow
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions

STORY = "The bridge fell in the night. Nobody who lived beside it heard a sound of it at all."
PROSE = "\n".join(f"{STORY} So said neighbour {sign}." for sign in "abcdefghi")


def reading(text: str, language: str = "en") -> Reading:
    spoken = language_of(language)
    names = {"Ada Brook": "ada-brook"}
    return Reading(
        shadow(text), spoken, find_mentions(text, spoken, names), lambda _: True, lambda _: ""
    )


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    read = reading(text, language)
    return [(read.words(span), kind) for span, kind in furniture(read)]


CONTENTS = "The flood ........ 3\nThe mill ......... 12\nThe bridge . . . . 20"
MENU = "Home\nThe valley\nMills and bridges\nSearch\nWeather\nContact us"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"{MENU}\n{STORY}", "en", [(MENU, "menu")]),
        (f"{STORY}\nShare\nTweet\nPrint\n© Mill Times. All rights reserved.", "en",
         [("Share\nTweet\nPrint\n© Mill Times. All rights reserved.", "menu")]),
        (f"خانه\nجستجو\nورزش\nتماس با ما\n{STORY}", "fa",
         [("خانه\nجستجو\nورزش\nتماس با ما", "menu")]),
        (f"Accueil\nLa vallée\nRechercher\nPartager\n{STORY}", "fr",
         [("Accueil\nLa vallée\nRechercher\nPartager", "menu")]),
        (f"{STORY}\nhttps://mill.example/news/4?id=12", "en",
         [("https://mill.example/news/4?id=12", "address")]),
        (f"{CONTENTS}\n{STORY}", "en", [(CONTENTS, "table of contents")]),
        (f"{PROSE}\n12\n{PROSE}\n13\n{PROSE}\n14", "en",
         [(number, "page number") for number in ("12", "13", "14")]),
        (f"Enquiry 4\n{PROSE}\nEnquiry 5\n{PROSE}\nEnquiry 6\n{PROSE}", "en",
         [(f"Enquiry {number}", "page number") for number in (4, 5, 6)]),
        (f"{STORY}\nPage 4 of 10", "en", [("Page 4 of 10", "page number")]),
        (f"The enquiry\n{PROSE}\nThe enquiry\n{PROSE}\nThe enquiry\n{PROSE}", "en",
         [("The enquiry", "running head")] * 3),
        ("The enquiry\n" * 2 + f"{PROSE}\nThe enquiry\n" * 11, "en",
         [("The enquiry", "running head")] * 13),
        (f"The enquiry\n{STORY * 12}\n" * 3, "en", [("The enquiry", "running head")] * 3),
        (f"so it was\n12\nsaid of it. {PROSE}\n13\nand {PROSE}\n14\nnobody knew.", "en",
         [(number, "page number") for number in ("12", "13", "14")]),
        (f"News\nThe valley\nPolitics\nMills\nSport\nWeather\n{STORY}", "en",
         [("News\nThe valley\nPolitics\nMills\nSport\nWeather", "menu")]),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_text(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dead\nMarta Quill\nJon Sedge\nIda Marsh\nTom Weir\nAnn Ford",  # a list of names
        "Home\nSearch\n40 dead\nAda Brook",  # a number, a known name
        "1986\n1987\n1988",  # years in a row
        f"{STORY}\n4482\n{STORY}",  # a number that stands alone
        "Age: 23\nAge: 24\nAge: 25",
        STORY,
    ],
)
def test_what_may_be_evidence_is_left(text: str) -> None:
    assert found(text) == []


def test_words_that_stand_there_alike_are_set_aside_once() -> None:
    text = f"The enquiry\n{PROSE}\nThe enquiry\n{PROSE}\nThe enquiry\n{PROSE}"
    aside = [item.columns for item in suggest(reading(text)) if item.section == "set_aside"]
    assert aside == [{"every": "The enquiry", "reason": "running head"}]


def test_no_number_of_a_page_is_a_figure() -> None:
    items = suggest(reading(f"{PROSE}\n12\n{PROSE}\n13\n{PROSE}\n14"))
    assert not [item for item in items if item.section == "figures"]


def test_the_pages_around_those_asked_for_tell_what_stands_on_each() -> None:
    text = f"Enquiry\n12\n{PROSE}\nEnquiry\n13\n{PROSE}\nEnquiry\n14\n{PROSE}"
    part = range(text.index("Enquiry\n13"), text.index("Enquiry\n14"))
    whole = reading(text)
    asked = replace(whole, is_open=lambda one: one.start in part, is_left=lambda _: True)
    read = [(whole.words(span), kind) for span, kind in furniture(asked)]
    assert read == [("Enquiry", "running head"), ("13", "page number")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Read most\n1 Mill sold.\n2 Bridge gone.\n3 Wool dear.\nNobody knew.",
         {"number of a heading or list": ["1", "2", "3"]}),
        ("All those in favour of Item No. 3 and of paragraph 12?",
         {"a name, no count": ["3", "12"]}),
        ("39 minutes ago\nThe mill was sold.", {"date line": ["39 minutes ago"]}),
    ],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str, reason: dict[str, list[str]]) -> None:
    read = reading(text)
    aside: dict[str, list[str]] = {}
    for item in suggest(read):
        assert item.section != "figures"
        if item.section == "set_aside":
            aside.setdefault(item.columns["reason"], []).append(read.words(item.span))
    assert reason.items() <= aside.items()


def test_numbers_in_a_row_may_be_counts_where_two_lines_open_so() -> None:
    read = reading("It was said:\n12 men came.\n13 women came.\n40 children came.")
    assert {read.words(one.span) for one in suggest(read) if one.section == "figures"} == {
        "12 men", "13 women", "40 children",
    }  # fmt: skip
