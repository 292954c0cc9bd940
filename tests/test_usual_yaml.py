"""Usual lines are read as libyaml reads them, and whatever is not usual is left to it."""

from __future__ import annotations

import pytest
from conftest import TINY
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.raw.problems import Refused
from scripts.raw.yaml.events import every_line
from scripts.raw.yaml.nodes import MAX_VALUE, Node
from scripts.raw.yaml.usual import usual_lines

FILES = [path.read_text(encoding="utf-8") for path in sorted(TINY.rglob("*.yaml"))]
SNIPPETS = [
    " ", "  ", "\n", "- ", "-", ":", ": ", "#", " #", " # c", '"', "'", "\\", '\\"', "\\n", "a: b",
    "a:", "a:\n", "- a: b", "- a\n", "key: ", "? ", "!t ", "&a ", "*a", "[", "{", "|", ">", "%",
    "@", "`", "~", "---\n", "...\n", "\t", "\r", "\x07", "\x85", "\u2028", "\ufeff", "\xa0", "،",
    "آدا", "\U0001d11e", "e\u0301", "\ud800", "=", "<<: a", ",", "- - a: b", "0", "null",
]  # fmt: skip


def by_events(text: str) -> Node | None:
    try:
        return every_line(text, "raw/x.yaml")
    except Refused:
        return None


def agree(text: str) -> bool:
    """Whether the usual reader, where it read the text at all, read what libyaml does."""
    found = usual_lines(text, "raw/x.yaml")
    return found is None or found == by_events(text)


def test_files_that_people_write_are_usual() -> None:
    assert FILES
    assert [usual_lines(text, "raw/x.yaml") for text in FILES] == [*map(by_events, FILES)]


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("a: b", True),
        ("a: b\n", True),
        ("\n# c\na: b\n  # c\n\nc: d\n", True),
        ('a: "b: c # d \\" \\\\"', True),
        ("a: b:c #d", False),
        ("a: b:c#d -e 'f' \"g\"", True),
        ("a:\n  - b: c\n    d: e\n  - b: f\ng: h", True),
        ("a:\n  b:\n    c: d", True),
        ("a:\n   - b: c\n", True),
        ("a:\n- b: c", False),
        ('a:\n  - b\n  - c d\n  - "e: f"\ng: h', True),
        ("a:\n  - b\n  - c: d\n    e: f\n", True),
        ("a:\n  - b\n    c", False),
        ("a:\n  - - b", False),
        ("- b # c", False),
        ("a:\n  b", False),
        ("a:\nb: c", False),
        ("a: b\n  c: d", False),
        ("a: b\n c", False),
        ("a: b: c", False),
        ("a: b:", False),
        ("a:  b", False),
        ("a: b ", False),
        ("a: b\xa0", False),
        ('a: "b "', False),
        ("a: b\na: c", False),
        ("- a: b\n- c", True),
        ("- a: b\n c: d", False),
        (" a: b", False),
        ("a: -b", False),
        ("a: 'b'", False),
        ('a: "\\n"', False),
        ('a: "b" c', False),
        ("a: " + "b" * MAX_VALUE, True),
        ("a: " + "b" * (MAX_VALUE + 1), False),
        ("- a:\n" + "".join("  " * n + "- a:\n" for n in range(1, 8)) + "  " * 8 + "- a: b", False),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 9)) + " " * 9 + "a: b", False),
        ("", False),
        ("# c", False),
    ],
)
def test_usual_is(text: str, usual: bool) -> None:
    assert (usual_lines(text, "raw/x.yaml") is not None) == usual
    assert agree(text)


@example([(0, 5, "x", 0)])
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(FILES) - 1),
            st.integers(0),
            st.sampled_from(SNIPPETS),
            st.integers(0, 4),
        )
    )
)
def test_a_file_that_was_spoilt_is_read_as_libyaml_reads_it(
    edits: list[tuple[int, int, str, int]],
) -> None:
    text = FILES[edits[0][0] if edits else 0]
    for _, at, put, cut in edits:
        at %= len(text) + 1
        text = text[:at] + put + text[at + cut :]
        assert agree(text)


@given(
    st.lists(st.sampled_from([*SNIPPETS, *(" " * n for n in range(7))]), max_size=12).map("".join)
)
def test_any_text_is_read_as_libyaml_reads_it(text: str) -> None:
    assert agree(text)
