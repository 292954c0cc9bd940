"""Quotations: pairs of marks, marks the wrong way round, marks alone, and apostrophes."""

import pytest

from scripts.text.quotations import find_quotations

# The words, and each quotation in them with its flag.
QUOTATIONS = [
    ("an “imposter.” he said", [("imposter.", "")]),
    ('She said "yes" and "no".', [("yes", ""), ("no", "")]),
    ("« oui », dit-il, „ja“ and ‹so›", [("oui", ""), ("ja", ""), ("so", "")]),
    ("“or … “ Reads part", [("or …", "closed_by_opening_mark")]),
    ("it was “surprised“ by", [("surprised", "closed_by_opening_mark")]),
    ("”Nej” said they", [("Nej", "opened_by_closing_mark")]),
    ("“He said ‘no’ twice,” she said", [("He said ‘no’ twice,", ""), ("no", "")]),
    ('She said "a "b" c" d', [('a "b" c', ""), ("b", "")]),
    ('“mixed" end', [("mixed", "")]),
    ("“First line\nLast line” end", [("First line\nLast line", "several_lines")]),
    ("“Line one.\n“Line two.”", [("Line one.", "continued"), ("Line two.", "")]),
    ("“open, she said. “Shut.”", [("open, she said. “Shut.”", "unclosed"), ("Shut.", "")]),
    ("shut” here, “ok”", [("”", "unopened"), ("ok", "")]),
    ("‘I can’t,’ he said, ‘don’t.’", [("I can’t,", ""), ("don’t.", "")]),
    ("the mullahs’ leader’s and the prisoners' records", []),
    ("'the prisoners' records were lost', he said", [("the prisoners' records were lost", "")]),
    ("'tis rock 'n' roll of '88 and the ’80s", []),
    ('5\' 3" tall, "hi"', [("hi", "")]),
    ("She said ‘we counted\nto nine’ and left.", [("we counted\nto nine", "")]),
    ("She said 'we counted\nto nine' and left.", [("we counted\nto nine", "")]),
    ("«\u00a0Neuf\u00a0», dit-il. Elle écrivit « dix ».", [("Neuf", ""), ("dix", "")]),
    (
        "»So« und »anders«.",
        [("So", "opened_by_closing_mark"), ("anders", "opened_by_closing_mark")],
    ),
    (
        "— You counted us, he said.\n— Nine, she said.\n— No.",
        [("You counted us,", "dash"), ("Nine,", "dash"), ("No.", "dash")],
    ),
    ("— flour\n— salt", []),
    ('She said "I stood 5\'9" tall" and left.', [("I stood 5'9\" tall", "")]),
    ("``Nine of us,'' she said, ``or ten.''", [("Nine of us,", ""), ("or ten.", "")]),
    ("او گفت: ”نه نفر بودیم“ و رفت.", [("نه نفر بودیم", "opened_by_closing_mark")]),
    ("“One.\n“Two.\n“Three.”", [("One.", "continued"), ("Two.", "continued"), ("Three.", "")]),
    ("“” and “ ”", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations_and_their_flags(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.text, found.flag) for found in find_quotations(text)] == expected


def test_marks_nested_beyond_reason_are_reported_one_by_one() -> None:
    found = find_quotations("“a " * 50)
    assert len(found) == 50
    assert {mention.flag for mention in found} == {"unclosed"}
