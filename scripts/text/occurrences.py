"""Where words stand in one text that is asked again and again: `hits`, by an index of its words.

Each look through a text takes as long as the text. A draft looks once or more a passage, and the
longer a text the more passages it has, so that a long one is looked up by its rarest word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from scripts.text.anchors import alike, hits

SHORT = 20_000  # code points; up to here looking through the text costs less than an index
_WORD = re.compile(r"\S+")
_LAST = "\U0010ffff"  # sorts behind every sign of a text


class Occurrences:
    """A text as its words, each with where it stands."""

    def __init__(self, text: str) -> None:
        self._seen = alike(text)
        self._alone: dict[str, list[int]] = {}  # of single words looked up before

    def of(self, words: str) -> Sequence[int]:
        """Every offset at which `words` stand, sorted: what `hits` finds."""
        if len(self._seen) <= SHORT or not words.strip():
            return hits(words, self._seen)
        wanted = alike(words)
        if not re.search(r"\s", wanted):
            if wanted not in self._alone:
                self._alone[wanted] = sorted(self._within_words(wanted))
            return self._alone[wanted]
        offset, found = self._rarest(wanted)
        starts = (at - offset for at in found)
        return sorted(at for at in starts if at >= 0 and self._seen.startswith(wanted, at))

    def _rarest(self, wanted: str) -> tuple[int, list[int]]:
        """The offset in `wanted` of the word that stands in the text least often, and where.

        A word at an end of `wanted` may be a part of one in the text.
        """
        parts = [(part.start(), part.end(), part[0]) for part in _WORD.finditer(wanted)]
        whole = [(start, word) for start, end, word in parts if start > 0 and end < len(wanted)]
        if whole:
            offset, word = min(whole, key=lambda one: len(self._index.get(one[1], ())))
            return offset, self._index.get(word, [])
        start, end, word = parts[-1]
        if start > 0:  # all of it stands in front, so it opens a word of the text
            return start, self._at(self._opened_by(word))
        tails = self._ended_by(word)
        return 0, [at + len(tail) - len(word) for tail in tails for at in self._index[tail]]

    def _at(self, words: Iterator[str]) -> list[int]:
        return [at for word in words for at in self._index[word]]

    def _opened_by(self, word: str) -> Iterator[str]:
        first, last = (bisect_left(self._vocabulary, end) for end in (word, word + _LAST))
        return iter(self._vocabulary[first:last])

    def _ended_by(self, word: str) -> Iterator[str]:
        backwards = word[::-1]
        ends = (backwards, backwards + _LAST)
        first, last = (bisect_left(self._backwards, end) for end in ends)
        return (tail[::-1] for tail in self._backwards[first:last])

    def _within_words(self, wanted: str) -> Iterator[int]:
        """Where a single word stands in the text, alone or in another."""
        for at in hits(wanted, self._joined):
            number = bisect_right(self._begins, at) - 1
            inside = at - self._begins[number]
            yield from (start + inside for start in self._index[self._vocabulary[number]])

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for word in _WORD.finditer(self._seen):
            found[word[0]].append(word.start())
        return dict(found)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._index)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(word[::-1] for word in self._index)

    @cached_property
    def _joined(self) -> str:
        """Every word of the text once, to be looked through at once."""
        return "\n".join(self._vocabulary)

    @cached_property
    def _begins(self) -> list[int]:
        """Where in `_joined` each word of the vocabulary begins."""
        found, reached = [], 0
        for word in self._vocabulary:
            found.append(reached)
            reached += len(word) + 1
        return found
