"""Who a draft says speaks: by kind of subject; where the words leave it open, nobody."""

from __future__ import annotations

import pytest
from test_suggestions import suggestions

OPEN = ""


def speakers(text: str) -> dict[str, str]:
    """The speaker of each indirect statement drafted, by the statement's words."""
    return {
        text[item.span.start : item.span.end]: speaker(item.columns)
        for item in suggestions(text)
        if item.columns.get("kind") == "indirect"
    }


def speaker(columns: dict[str, str]) -> str:
    """Known, described, or open."""
    known = columns["speaker"]
    return known if known != "?" else columns.get("described_as", OPEN)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # another's name beside the verb
        ("Clerks who spoke with Ada Brook said the mill was sold.", OPEN),
        ("A clerk aiding Ada Brook, Eve Marsh, said it was sold.", "A clerk aiding Ada Brook"),
        ("Eve Marsh, who edits the weekly, Mill Echo, said the mill was sold.", OPEN),
        ("The man who runs the mill said the house was sold.", OPEN),
        ("Her letter to the council notes that the mill was sold.", OPEN),
        # a head noun, an apposition, two who speak at once
        ("The head of the council said the mill was sold.", "The head of the council"),
        ("Its clerk, Eve Marsh, said the mill was sold.", "Eve Marsh"),
        ("Eve Marsh, 41, said the mill was sold.", "Eve Marsh"),
        ("Eve Marsh and Ada Brook said the mill was sold.", "Eve Marsh and Ada Brook"),
        ("Eve Marsh, whose town, Northby, is poor, said the mill was sold.", OPEN),
        # pronouns
        ("He said the mill was sold.", "He"),
        ("“He said the mill was sold.”", OPEN),
        ("You said the mill was sold.", OPEN),
        ("The clerk told me that she said the mill was sold.", "The clerk"),
        # what nobody said
        ("Ada Brook never said that the mill was sold.", OPEN),
        ("The clerks won’t even admit that the mill was sold.", OPEN),
        # relative clauses
        ("A clerk who said the mill was sold left.", "A clerk"),
        ("There are many who say the mill was sold.", OPEN),
        # passive and agent
        ("It was said by the council that the mill was sold.", "the council"),
        # a cue hands over at once, so that no name follows as its speaker
        ("The man known as “Fox,” stated that Eve Marsh had sold the mill.", OPEN),
    ],
)
def test_the_speaker_is_the_subject_or_left_open(text: str, who: str) -> None:
    found = speakers(text)
    assert len(found) >= 1
    assert set(found.values()) <= {who, OPEN}
    assert who in found.values()


@pytest.mark.parametrize(
    "text",
    [
        "The mill was sold in nine of 11 states.",
        "Voting went on, in the 15 states that have a mill.",
        "The mill was sold, and its story is old and seldom told.",
        "The mill was sold, with a word on Eve Marsh in remarks.",
        "The mill was sold, a blow to later claims.",
        "The growth cooled, and the borrowing continued.",
        "But Eve Marsh, again, did not respond.",
    ],
)
def test_a_noun_or_a_verb_of_another_clause_reports_nothing(text: str) -> None:
    assert speakers(text) == {}


@pytest.mark.parametrize(
    "text",
    ["I would say that the mill was sold.", "We don’t believe that it was sold.",
     "I’d say that’s what sold the mill."],
)  # fmt: skip
def test_whoever_speaks_already_reports_nobody(text: str) -> None:
    assert speakers(text) == {}


def test_a_name_with_a_colon_says_whose_a_quotation_is() -> None:
    (item,) = (one for one in suggestions("Ada Brook: “No.”") if one.section == "statements")
    assert (item.columns["speaker"], item.columns["kind"]) == ("ada-brook", "direct")


def test_no_turn_opens_with_a_small_letter() -> None:
    text = "Northby: the state of the mill\nNorthby: mill sold\nThat was all."
    assert not [one for one in suggestions(text) if one.name == "turn"]


def test_the_first_conjunction_opens_what_is_reported() -> None:
    text = "The clerk told her that it was not that simple."
    assert speakers(text) == {"it was not that simple": "The clerk"}


def test_who_is_only_pointed_at_after_a_citing_cue_is_no_speaker() -> None:
    assert speakers("He left when, according to him, the mill was sold.") == {}
