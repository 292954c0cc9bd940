"""Many spans of one text, asked which of them meet another without looking at every one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from scripts.text.anchors import Span


class Spans:
    """A set of spans, such as the statements of a document; they may nest, and may cross."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._sorted = sorted(set(spans))

    def meeting(self, span: Span) -> Iterator[Span]:
        """Those that share a code point with `span`, from the last to the first."""
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0:
            one = self._sorted[at]
            if one.end > span.start:
                yield one
                at -= 1
            else:
                at = self._longer[at]

    def cover(self, span: Span) -> bool:
        """Whether one of them has all of `span`, which is not empty."""
        first = Span(span.start, span.start + 1)
        return any(one.covers(span) for one in self.meeting(first))

    def cross(self, span: Span) -> bool:
        """Whether one of them runs over an edge of `span`."""
        return any(one.crosses(span) for one in self.meeting(span))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._sorted]

    @cached_property
    def _longer(self) -> list[int]:
        """For each, the nearest one before it that ends later; -1 where none does.

        Whatever stands between the two ends no later than the span itself.
        """
        found: list[int] = []
        for at, span in enumerate(self._sorted):
            before = at - 1
            while before >= 0 and self._sorted[before].end <= span.end:
                before = found[before]
            found.append(before)
        return found


def uncrossed(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, which are sorted, without those that cross one that is kept before them."""
    around: list[Span] = []
    for span in spans:
        while around and around[-1].end <= span.start:
            around.pop()
        if not any(span.crosses(one) for one in around):
            around.append(span)
            yield span
