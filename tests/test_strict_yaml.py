"""The strict subset of YAML: every value knows its place; what the subset leaves out is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.raw.problems import Refused
from scripts.raw.strict_yaml import Mapping, Node, Scalar, Sequence, parse

NAME = "raw/people.yaml"

PLACED = """\
# Two people
- id: ada
  label: "Ada: the mayor"
  names:
    - name: آدا بروک
      kind: alias
  𝄞𝄞:  after two clefs
- id: bo#1
  note:
"""

REFUSED = [
    # text, line, column, rule
    ("a: &x b", 1, 4, "yaml-feature"),
    ("a: b\nc: *x", 2, 4, "yaml-feature"),
    ("a: !!str b", 1, 4, "yaml-feature"),
    ("&x a: b", 1, 1, "yaml-feature"),
    ("a: &x\n  b: c", 1, 4, "yaml-feature"),
    ("!t\na: b", 1, 1, "yaml-feature"),
    ("a: [b, c]", 1, 4, "yaml-feature"),
    ("a: {b: c}", 1, 4, "yaml-feature"),
    ("a: 'b'", 1, 4, "yaml-feature"),
    ("a: |\n  b", 1, 4, "yaml-feature"),
    ("a: >\n  b", 1, 4, "yaml-feature"),
    ("a: b\n  c", 1, 4, "yaml-feature"),
    ('a: "b\n  c"', 1, 4, "yaml-feature"),
    ("? - a\n: b", 1, 1, "yaml-feature"),
    ("a: b\n---\nc: d", 2, 1, "yaml-feature"),
    ("- " * 10 + "a", 1, 19, "yaml-feature"),
    ("a: b # c", 1, 4, "yaml-comment"),
    ('a: "b"  # c', 1, 4, "yaml-comment"),
    ("a: # c\n  - b", 1, 1, "yaml-comment"),
    ("- a # c", 1, 3, "yaml-comment"),
    ("a: 1\nb: 2\na: 3", 3, 1, "key-repeated"),
    ('a: " b"', 1, 4, "value-untrimmed"),
    ('a: "b\\n"', 1, 4, "value-untrimmed"),
    ('a: "\\u00a0b"', 1, 4, "value-untrimmed"),
    ("a: b: c", 1, 5, "yaml-syntax"),
    ("a: b\n\tc: d", 2, 1, "yaml-syntax"),
    ("a: @b", 1, 4, "yaml-syntax"),
    ('a: "b', 1, 6, "yaml-syntax"),
    ("- a\nb: c", 2, 1, "yaml-syntax"),
    ("a: b\a", 1, 1, "yaml-syntax"),
    ("", 1, 1, "yaml-empty"),
    ("# nothing\n\n", 1, 1, "yaml-empty"),
]


def scalars(node: Node) -> list[Scalar]:
    """Every text of a node, keys included, in the order written."""
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [text for item in node.items for text in scalars(item)]
    return [text for entry in node.entries for text in [entry.key, *scalars(entry.value)]]


def plain(node: Node) -> Any:
    """The node as dicts, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def refused(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(Refused) as caught:
        parse(text, NAME)
    assert {problem.place.path for problem in caught.value.problems} == {NAME}
    return [(it.place.line, it.place.column, it.rule) for it in caught.value.problems]


def test_every_value_knows_its_line_and_column() -> None:
    found = [(it.text, it.place.line, it.place.column) for it in scalars(parse(PLACED, NAME))]
    assert found == [
        ("id", 2, 3),
        ("ada", 2, 7),
        ("label", 3, 3),
        ("Ada: the mayor", 3, 10),
        ("names", 4, 3),
        ("name", 5, 7),
        ("آدا بروک", 5, 13),
        ("kind", 6, 7),
        ("alias", 6, 13),
        ("𝄞𝄞", 7, 3),
        ("after two clefs", 7, 8),
        ("id", 8, 3),
        ("bo#1", 8, 7),
        ("note", 9, 3),
        ("", 9, 8),
    ]


def test_a_mapping_and_a_list_know_where_they_open() -> None:
    node = parse(PLACED, NAME)
    assert isinstance(node, Sequence)
    assert [(item.place.line, item.place.column) for item in node.items] == [(2, 3), (8, 3)]
    assert isinstance(node.items[0], Mapping)
    names = node.items[0].get("names")
    assert isinstance(names, Sequence)
    assert (names.place.line, names.place.column) == (5, 5)


@pytest.mark.parametrize(
    "text", ["no", "null", "~", "1988-07-28", "007", "0x1F", "1_000", "=", "<<"]
)
def test_every_value_is_text(text: str) -> None:
    assert plain(parse(f"a: {text}", NAME)) == {"a": text}


def test_text_of_a_mapping() -> None:
    node = parse("a: b\nc:\n  - d\n", NAME)
    assert isinstance(node, Mapping)
    assert [node.text(key) for key in ("a", "c", "missing")] == ["b", "", ""]
    assert node.get("missing") is None


@pytest.mark.parametrize(("text", "line", "column", "rule"), REFUSED)
def test_refused(text: str, line: int, column: int, rule: str) -> None:
    assert (line, column, rule) in refused(text)


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = "a: 'b'\nc: d # e\nf:\n  - &g h\n  - \" i\"\nc: [j]\n"
    assert refused(text) == [
        (1, 4, "yaml-feature"),
        (2, 4, "yaml-comment"),
        (4, 5, "yaml-feature"),
        (5, 5, "value-untrimmed"),
        (6, 1, "key-repeated"),
        (6, 4, "yaml-feature"),
    ]


def test_a_repeated_key_names_the_first_line() -> None:
    with pytest.raises(Refused, match=r"`a` stands twice in one record \(first on line 1\)"):
        parse("a: 1\nb: 2\na: 3", NAME)


UNNOTICED = [
    ("---\na: b", "an explicit document start"),
    ("%YAML 1.1\n---\na: b", "a directive"),
    ("a: b\n...\n", "an explicit document end"),
    ("? a\n: b", "an explicit key"),
    ("- # c\n  a: b", "a comment behind a dash"),
    ("# seen\u2028a: b", "a line separator that ends the comment and hides a record in it"),
    ('# c\u0085# d\na: "b" # e', "a next-line character, behind which a comment is dropped"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in UNNOTICED])
def test_what_the_subset_leaves_out_is_refused(text: str) -> None:
    refused(text)


signs = st.text(alphabet=" \n-:#\"'&*!|>[]{}%@`,\\~.ab𝄞", max_size=40)


@settings(deadline=None, max_examples=150)
@given(st.text() | signs)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(parse(text, NAME), Scalar | Mapping | Sequence)
    except Refused as error:
        assert error.problems


@settings(deadline=None, max_examples=150)
@given(signs | st.lists(st.sampled_from(PLACED.split("\n"))).map("\n".join))
def test_what_is_read_stands_where_it_says(text: str) -> None:
    try:
        node = parse(text, NAME)
    except Refused:
        return
    for scalar in scalars(node):
        rest = text.split("\n")[scalar.place.line - 1][scalar.place.column - 1 :]
        assert rest.startswith((scalar.text, '"'))


def written(text: str) -> str:
    """A text as a curator may write it: plain where that is safe, else in double quotes."""
    if re.fullmatch("[a-z]+( [a-z]+)*", text):
        return text
    safe = [c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text]
    return f'"{"".join(safe)}"'


def emit(node: Any) -> list[str]:
    """The lines of nested dicts, lists and texts."""
    if isinstance(node, str):
        return [written(node)]
    lines = []
    for key, value in node.items() if isinstance(node, dict) else ((None, item) for item in node):
        opening, below = "-" if key is None else f"{written(key)}:", emit(value)
        if key is None or isinstance(value, str):
            lines += [f"{opening} {below[0]}", *(f"  {line}" for line in below[1:])]
        else:
            lines += [opening, *(f"  {line}" for line in below)]
    return lines


def trees(depth: int) -> st.SearchStrategy[Any]:
    texts = st.text().filter(lambda text: text == text.strip())
    below = texts | trees(depth - 1) if depth else texts
    return st.lists(below, min_size=1, max_size=3) | st.dictionaries(
        texts, below, min_size=1, max_size=3
    )


@settings(deadline=None, max_examples=100)
@given(trees(3))
def test_what_is_written_reads_back_equal_and_in_place(tree: Any) -> None:
    lines = emit(tree)
    node = parse("\n".join(lines), NAME)
    assert plain(node) == tree
    for scalar in scalars(node):
        assert lines[scalar.place.line - 1].startswith(
            written(scalar.text), scalar.place.column - 1
        )
