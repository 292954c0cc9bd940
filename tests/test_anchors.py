"""Words → the one span they occupy; never a guess."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.raw.files import TextFile
from scripts.raw.problems import Place, Problem
from scripts.raw.strict_yaml import Scalar
from scripts.text.anchors import (
    FEW_LINES,
    Anchor,
    NotAnchored,
    Span,
    hits,
    locate,
    nearest,
    shadow,
)

LETTER = (
    "The mill closed.\n"
    "“More than\u00a040 workers were dismissed,” said the mayor.\n"
    "𝄞 More than 40 workers, repeats the union; more will follow.\n"
)


def document(text: str) -> TextFile:
    return TextFile(text, "", "")


def scalar(text: str, line: int) -> Scalar:
    return Scalar(text, Place("records.yaml", line))


def anchor(quote: str = "", start: str = "", end: str = "", occurrence: str = "") -> Anchor:
    """An anchor whose parts stand on lines 1 (quote), 2 (from), 3 (to) and 4 (occurrence)."""
    parts = [scalar(text, n) if text else None for n, text in enumerate((quote, start, end), 1)]
    return Anchor(*parts, occurrence=scalar(occurrence, 4) if occurrence else None)


def refusal(wanted: Anchor, text: str = LETTER) -> Problem:
    with pytest.raises(NotAnchored) as caught:
        locate(wanted, document(text), "figures")
    return caught.value.problem


@pytest.mark.parametrize(
    ("words", "text", "offsets"),
    [
        ("aa", "aaaa", [0, 1, 2]),
        ("aba", "ababa-aba", [0, 2, 6]),
        ("no break", "no\u00a0break no break", [0, 9]),
        ("no\u00a0break", "no break no\u00a0break", [0, 9]),
        ("x", "𝄞x🎼x", [1, 3]),
        ("mill", "Mill", []),
        ("two words", "two  words two\nwords", []),
        ("’", "'’", [1]),
    ],
)
def test_hits(words: str, text: str, offsets: list[int]) -> None:
    assert hits(words, text) == offsets


def test_hits_after_an_offset() -> None:
    assert hits("aa", "aaaa", after=1) == [1, 2]
    long = "a" * (FEW_LINES + 1)
    assert hits("aa", long) == [*range(FEW_LINES)]
    assert hits("aa", long, after=FEW_LINES - 1) == [FEW_LINES - 1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (anchor("The mill closed."), "The mill closed."),
        (anchor("more will"), "more will"),
        (anchor("More than 40 workers", occurrence="1 of 2"), "More than\u00a040 workers"),
        (anchor("More than 40 workers", occurrence="2 of 2"), "More than 40 workers"),
        (anchor(start="mill", end="40 workers"), LETTER[4:38]),
        (anchor(start="More", end="workers", occurrence="2 of 2"), "More than 40 workers"),
        (anchor(start="𝄞", end="re"), "𝄞 More"),
    ],
)
def test_located(wanted: Anchor, found: str) -> None:
    span = locate(wanted, document(LETTER), "figures")
    assert LETTER[span.start : span.end] == found


def test_code_points_beyond_the_bmp_count_as_one() -> None:
    assert locate(anchor("mill"), document("𝄞🎼 mill"), "figures") == Span(3, 7)


def test_the_end_is_sought_behind_the_words_that_open() -> None:
    text = document("end start-end end")
    assert locate(anchor(start="start-end", end="end"), text, "figures") == Span(4, 17)


@pytest.mark.parametrize(
    ("wanted", "rule", "line", "says"),
    [
        (anchor("said the major"), "quote-not-found", 1, 'Nearest (line 2): "said the'),
        (anchor("the mill closed."), "quote-not-found", 1, 'Nearest (line 1): "The mill closed."'),
        (anchor("Zzyzx!"), "quote-not-found", 1, "Nothing like them"),
        (anchor(start="The mine", end="closed"), "quote-not-found", 2, 'Nearest (line 1): "The'),
        (anchor(start="said", end="closed"), "quote-not-found", 3, "after the words of `from`"),
        (anchor("More than 40"), "occurrence-missing", 1, "(lines 2, 3)"),
        (anchor("More than 40"), "occurrence-missing", 1, "`occurrence: 1 of 2`"),
        (anchor(start="More", end="."), "occurrence-missing", 2, "figures.from"),
        (anchor("More", occurrence="3 of 2"), "occurrence-wrong", 4, "stand 2 times"),
        (anchor("More", occurrence="1 of 3"), "occurrence-wrong", 4, "`n of 2`"),
        (anchor("More", occurrence="0 of 2"), "occurrence-wrong", 4, "from 1 to 2"),
        (anchor("More", occurrence="second"), "occurrence-wrong", 4, "`second`"),
        (anchor("More", occurrence="1 of 2 "), "occurrence-wrong", 4, ""),
        (anchor("The mill", occurrence="2 of 2"), "occurrence-wrong", 4, "1 time in"),
        (anchor("The mill", occurrence="1 of 1"), "occurrence-needless", 4, "Delete it."),
    ],
)
def test_refused(wanted: Anchor, rule: str, line: int, says: str) -> None:
    problem = refusal(wanted)
    assert (problem.rule, problem.place) == (rule, Place("records.yaml", line))
    assert says in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("words", "after", "found"),
    [
        ("More then 40 workers", 0, "More than\u00a040 workers"),
        ("“More then 40 workers", 0, "“More than\u00a040 workers"),
        ("More then 40 workers", 40, "More than 40 workers"),
        ("More then 40 workers,", 40, "More than 40 workers,"),
        ("ill close", 0, "mill closed"),
        ("repeat the union", 0, "repeats the union"),
    ],
)
def test_the_nearest_whole_words(words: str, after: int, found: str) -> None:
    span = nearest(words, LETTER, after)
    assert span is not None
    assert LETTER[span.start : span.end] == found


def test_nothing_is_near_when_nothing_is_alike() -> None:
    assert nearest("Zzyzx!", LETTER) is None


def test_nearest_when_the_words_are_longer_than_the_document() -> None:
    assert (
        'Nearest (line 1): "the mill closed"'
        in refusal(anchor("the mill closed!"), "the mill closed").message
    )


def test_nearest_is_never_a_stretch_of_blanks() -> None:
    assert nearest("a  b", "x    y") is None


texts = st.text(alphabet="ab \u00a0\n𝄞é", min_size=1, max_size=30)


def same(left: str, right: str) -> bool:
    """Equal but for the kind of blank; written apart from `shadow`."""
    return len(left) == len(right) and all(
        {a, b} <= {" ", "\u00a0"} or a == b for a, b in zip(left, right, strict=True)
    )


def offsets(words: str, text: str, after: int = 0) -> list[int]:
    return [at for at in range(after, len(text)) if same(words, text[at : at + len(words)])]


def ranked(words: str, at: int, text: str) -> str:
    found = offsets(words, text)
    return f"{found.index(at) + 1} of {len(found)}" if len(found) > 1 else ""


@settings(deadline=None)
@given(texts, st.data())
def test_any_slice_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    wanted = anchor(words, occurrence=ranked(words, start, text))
    assert locate(wanted, document(text), "figures") == Span(start, end)
    assert locate(wanted, document(shadow(text)), "figures") == Span(start, end)


@settings(deadline=None)
@given(texts, st.data())
def test_from_and_to_take_the_first_end(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    closing = data.draw(st.sampled_from([text[-1:], text[-2:], text[len(text) // 2 :]]))
    ends = offsets(closing, text, start + len(words))
    assume(ends)
    wanted = anchor(start=words, end=closing, occurrence=ranked(words, start, text))
    found = locate(wanted, document(text), "figures")
    assert found == Span(start, ends[0] + len(closing))


@settings(deadline=None)
@given(texts, st.data())
def test_an_offset_lies_on_its_line(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    lines = text.split("\n")
    before = lines[: document(text).line_of(offset) - 1]
    column = offset - sum(len(line) + 1 for line in before)
    assert 0 <= column <= len(lines[len(before)])


spans = st.tuples(st.integers(0, 6), st.integers(1, 6)).map(lambda it: Span(it[0], it[0] + it[1]))


@given(spans, spans)
def test_covering_and_crossing_are_those_of_sets(a: Span, b: Span) -> None:
    left, right = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.covers(b) == (left >= right)
    assert a.crosses(b) == bool(left & right and left - right and right - left)
