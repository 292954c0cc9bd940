"""The words around a record, as far as they may be shown.

Of a document that may be passed on whole, its line. Of another one, what its published quotes
show of that line anyway: no word stands here that the dataset does not publish.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from scripts.raw.rows import Dataset, Row

Stretch = tuple[int, str]  # where it starts in its document, and its text


@dataclass(frozen=True)
class Context:
    """Some words in their line."""

    before: str
    words: str
    after: str
    opens: bool  # whether the line begins here; else words are left out
    ends: bool
    whole: bool  # whether the document may be passed on

    @property
    def widens(self) -> bool:
        """Whether it shows more than the words."""
        return bool(self.before or self.after)


@dataclass(frozen=True)
class Contexts:
    """The lines around the passages of a published dataset."""

    dataset: Dataset

    def of(self, passage: Row) -> Context | None:
        """The words of a passage in their line; None where no words may be shown."""
        if not (passage["quote"] and passage["char_start"]):
            return None
        document = self.dataset.documents.get(passage["source_id"])
        start, end = int(passage["char_start"]), int(passage["char_end"])
        offset, text = (0, document.text) if document else self._around(passage, start)
        low, high = start - offset, end - offset
        first, last = text.rfind("\n", 0, low) + 1, text.find("\n", high)
        opens = first > 0 or offset == 0
        ends = last >= 0 or document is not None
        last = last if last >= 0 else len(text)
        before, words, after = text[first:low], text[low:high], text[high:last]
        return Context(before, words, after, opens, ends, document is not None)

    def _around(self, passage: Row, start: int) -> Stretch:
        stretches = self._stretches[passage["source_id"]]
        return stretches[bisect_right(stretches, start, key=lambda one: one[0]) - 1]

    @cached_property
    def _stretches(self) -> dict[str, list[Stretch]]:
        """By source, what its published quotes show together, in the order of the text."""
        found: dict[str, list[Stretch]] = defaultdict(list)
        shown = (row for row in self.dataset.tables["passages"] if row["quote"])
        for row in sorted((row for row in shown if row["char_start"]), key=_start):
            stretches, first, quote = found[row["source_id"]], _start(row), row["quote"]
            low, text = stretches[-1] if stretches else (0, "")
            if text and first <= low + len(text):
                stretches[-1] = low, text + quote[max(0, low + len(text) - first) :]
            else:
                stretches.append((first, quote))
        return found


def _start(row: Row) -> int:
    return int(row["char_start"])
