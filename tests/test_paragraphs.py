"""Wrapped lines: which line ends part paragraphs, and which are read over."""

import pytest

from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions
from scripts.text.paragraphs import unwrapped, wrapped

MAIL = """The clerks of the county counted the families that had left the
Northby mill in March, and wrote to Ada Brook, who was the mayor of
the town for nine years. Mrs. Brook answered on 9 March 2001: “We
Northerners count for ourselves.” She named more than thirty
thousand workers, of whom 2,800 had been dismissed in one summer.
She left.
Osk Theldor, who kept the register for the council of the town and
Lindmere, wrote that it had been closed after the fire of 1931 and
never been opened again, not for the families and not for him.
"""


def test_a_wrapped_text_is_read_as_paragraphs() -> None:
    whole = unwrapped(MAIL)
    assert len(whole) == len(MAIL)
    assert (
        wrapped(MAIL) == "Its lines are wrapped: 7 line ends inside paragraphs are read as blanks."
    )
    assert wrapped(whole) == ""
    assert [line[:12] for line in whole.splitlines()] == ["The clerks o", "Osk Theldor,"]
    found = find_mentions(MAIL, language_of("en"))
    texts = {one.text for one in found}
    assert {"“We\nNortherners"[1:] + " count for ourselves.", "thirty\nthousand"} <= texts
    assert any(one.startswith("She named") and one.endswith("in one summer.") for one in texts)
    assert all(MAIL[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "text",
    ["Heading\nThe mill stands.", "flour\nsalt\nsugar, yeast\n", "It ended.\nthen more", "a\n\nb",
     "a\tb\nc\td",
     "- flour\n- salt", "1. It fell\n2. it rose", "One.\nTwo.\nThree.\nFour.\nFive.\nSix."],
)  # fmt: skip
def test_other_line_ends_part_what_they_part(text: str) -> None:
    assert unwrapped(text) == text
