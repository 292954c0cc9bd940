"""What makes a long text quick to draft answers as looking through everything does."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.raw import progress
from scripts.raw.progress import tracked
from scripts.text.anchors import Span, hits
from scripts.text.occurrences import Occurrences
from scripts.text.spans import Spans, uncrossed

SIGNS = st.text(st.sampled_from("ab\u00a0 \nيی\t"), max_size=60)
SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: Span(one[0], sum(one)))
)


@given(SIGNS, SIGNS, st.data())
def test_an_index_finds_what_looking_through_finds(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    index = Occurrences(text, short=0)
    for words in filter(None, (text[start:end], other[:3], "a b", "a")):
        assert list(index.of(words)) == hits(words, text)


@given(SPANS, SPANS)
def test_spans_answer_as_each_of_them_would(spans: list[Span], asked: list[Span]) -> None:
    found = Spans(spans)
    for one in asked:
        assert [*found.meeting(one)] == sorted({s for s in spans if s.meets(one)}, reverse=True)
        assert found.cover(one) == any(span.covers(one) for span in spans)
        assert found.cross(one) == any(span.crosses(one) for span in spans)


@given(SPANS)
def test_of_spans_that_cross_the_first_is_kept(spans: list[Span]) -> None:
    kept: list[Span] = []
    for span in sorted(spans):
        if not any(span.crosses(one) for one in kept):
            kept.append(span)
    assert [*uncrossed(sorted(spans))] == kept


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        (Terminal(), "\r\x1b[KReading [............] 0%\r\x1b[KReading [######......] 50%\r\x1b[K"),
        (io.StringIO(), "Reading: 50%, 1 of 2\n"),
    ],
)
def test_long_work_says_how_far_it_is(
    stream: io.StringIO, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0, 5, 20])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress, "WIDTH", 12)
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(tracked("ab", "Reading")) == ["a", "b"]
    assert stream.getvalue() == said


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(tracked([1, 2], "Reading")) == [1, 2]
    assert capsys.readouterr() == ("", "")
