"""Where words stand in one text that is asked again and again: `hits`, by an index of its words.

Each look through a text takes as long as the text. A draft looks once or more a passage, and the
longer a text the more passages it has, so that a long one is looked up by its rarest word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from scripts.text.anchors import alike, hits

SHORT = 20_000  # code points; up to here looking through the text costs less than an index
_WORD = re.compile(r"\S+")
_FEW = 30  # places: to look at them costs less than to know which words others may stand in
_LAST = "\U0010ffff"  # sorts behind every sign of a text


class Occurrences:
    """A text as its words, each with where it stands."""

    def __init__(self, text: str, short: int = SHORT) -> None:
        self._is_short = len(text) <= short
        self._seen = alike(text)
        self._known: dict[str, list[int]] = {}  # what was looked up: headings and names recur

    def of(self, words: str) -> Sequence[int]:
        """Every offset at which `words` stand, sorted: what `hits` finds."""
        if words not in self._known:
            plain = self._is_short or not words.strip()
            self._known[words] = hits(words, self._seen) if plain else self._found(alike(words))
        return self._known[words]

    def _found(self, wanted: str) -> list[int]:
        words = wanted.split()
        if words == [wanted]:
            return sorted(self._within_words(wanted))
        starts: Iterable[int]
        longest = max(words[1:-1], key=len, default="")  # stands whole, and is mostly rare
        before = wanted.find(f" {longest} ") + 1
        places = self._index.get(longest, [])
        if longest and before and len(places) <= _FEW:
            starts = (at - before for at in places)
        else:
            starts = self._by_rarest(wanted)
        return sorted(at for at in starts if at >= 0 and self._seen.startswith(wanted, at))

    def _by_rarest(self, wanted: str) -> Iterator[int]:
        """Where what is wanted may begin, by that of its words which is rarest in the text."""
        parts = [(part, self._like(part, len(wanted))) for part in _WORD.finditer(wanted)]
        rarest, like = min(parts, key=lambda one: sum(len(self._index[word]) for word in one[1]))
        return (at for word in like for at in self._starts(word, rarest))

    def _like(self, part: re.Match[str], end: int) -> list[str]:
        """The words of the text that a word of those wanted, `end` long, may stand in."""
        if part.start() == 0:
            return [word[::-1] for word in _opening(self._backwards, part[0][::-1])]
        if part.end() == end:
            return _opening(self._vocabulary, part[0])
        return [part[0]] if part[0] in self._index else []

    def _starts(self, word: str, part: re.Match[str]) -> Iterator[int]:
        """Where what is wanted may begin, by where a word of the text stands."""
        before = len(word) - len(part[0]) if part.start() == 0 else -part.start()
        return (at + before for at in self._index[word])

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
        return [0, *accumulate(len(word) + 1 for word in self._vocabulary)][:-1]


def _opening(words: list[str], letters: str) -> list[str]:
    """Those of sorted words that open with some letters."""
    first, last = bisect_left(words, letters), bisect_left(words, letters + _LAST)
    return words[first:last]
