"""What suggesting reads, a text and its mentions, and what it hands out: a draft to paste.

The draft is in the authoring format of `records.yaml`. Spans are code points, 0-based, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from scripts.raw.problems import shorten
from scripts.raw.spelling import spelled
from scripts.text.anchors import Span, shadow
from scripts.text.finding import KINDS, Mention
from scripts.text.languages.language import Language
from scripts.text.occurrences import Occurrences
from scripts.text.spans import Spans

UNDECIDED = "?"
SECTIONS = ("statements", "figures", "reports", "positions", "set_aside")
LONGEST_WORD = 1_000  # code points; an address may be as long
LONGEST_QUOTE = 80  # code points; a longer passage is named by its first and last words
_FEWEST_WORDS = 3  # of `from` and `to`, where the passage has them: fewer are hard to recognise
# What is left at the ends of a part of a sentence once its statements are cut out.
NOTE_MARKS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")  # raised digits, which lead to a note
_AT_START = frozenset(",;:–—”’»)]\"'") | NOTE_MARKS
_AT_END = frozenset(",;:–—“‘«([\"'") | NOTE_MARKS
_CAUTION = """\
# A draft made by plain rules: nothing in it is accepted. Check every line, replace each "?" by what
# you decide, and delete what needs no record. raw/README.md shows how records are written."""
_EMPTY = """\
# Nothing is open: every sentence, number, quotation and date has a record or is set aside."""


@dataclass(frozen=True)
class Suggestion:
    """A record that a person may complete, correct or leave out."""

    section: str  # one of SECTIONS
    name: str  # opens its id
    span: Span  # its passage
    sentence: str  # the words around it
    understood: str  # what the rules made of them
    columns: dict[str, str]  # in the order written


@dataclass(frozen=True)
class Drafted:
    """A suggestion as the record that is written."""

    suggestion: Suggestion
    line: int  # of the document, from 1
    cells: dict[str, str]  # by key: its id, its passage, its columns


def span_of(mention: Mention) -> Span:
    """Where a mention stands."""
    return Span(mention.start, mention.end)


@dataclass(frozen=True)
class Reading:
    """A text, what was found in it, and what records hold of it already."""

    text: str  # the document's shadow
    language: Language
    mentions: Sequence[Mention]  # all of them, sorted
    is_open: Callable[[Mention], bool]  # neither used by a record nor set aside
    written: Callable[[Span], str]  # the day of writing of some words, in EDTF; may be empty
    statements: tuple[Span, ...] = ()  # no passage may run across the edge of one
    # The same as `is_open` for all of the text, where only a part of it is to be drafted.
    is_left: Callable[[Mention], bool] | None = None

    @cached_property
    def by_kind(self) -> dict[str, list[Mention]]:
        """The mentions of each kind, sorted."""
        return {kind: [item for item in self.mentions if item.kind == kind] for kind in KINDS}

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where the mentions of each kind begin."""
        return {kind: [item.start for item in items] for kind, items in self.by_kind.items()}

    def words(self, span: Span) -> str:
        """The words at `span`."""
        return self.text[span.start : span.end]

    def open(self, kind: str) -> list[Mention]:
        """The mentions of a kind that still need a record."""
        return [item for item in self.by_kind[kind] if self.is_open(item)]

    def within(self, kind: str, span: Span) -> list[Mention]:
        """The mentions of a kind that lie inside `span`."""
        found, starts = self.by_kind[kind], self._starts[kind]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return [item for item in found[first:last] if item.end <= span.end]

    def sentences(self, span: Span) -> list[Mention]:
        """The sentences that have a part in `span`, which does not begin with a blank."""
        found, starts = self.by_kind["sentence"], self._starts["sentence"]
        return found[bisect_right(starts, span.start) - 1 : bisect_left(starts, span.end)]

    def sentence(self, span: Span) -> Mention:
        """The sentence in which `span` begins."""
        return self.sentences(span)[0]

    @cached_property
    def spoken(self) -> Spans:
        """The statements, to ask which of them some words meet."""
        return Spans(self.statements)

    @cached_property
    def edges(self) -> list[int]:
        """Where statements begin and end, sorted."""
        return sorted(edge for span in self.statements for edge in (span.start, span.end))

    def part(self, span: Span) -> Span | None:
        """The sentence around `span` up to the next edges of statements; None if one lies in it."""
        before, after = bisect_right(self.edges, span.start), bisect_left(self.edges, span.end)
        if before < after:
            return None
        sentence = self.sentence(span)
        start = max([sentence.start, *self.edges[before - 1 : before]])
        end = min([max(sentence.end, span.end), *self.edges[after : after + 1]])
        return Span(start, end)

    def trimmed(self, span: Span) -> Span:
        """A part of a sentence without the signs, the `that` and the full stop at its ends."""
        start, end = span.start, self._last(span)
        while start < end and (self.text[start] in _AT_START or self.text[start].isspace()):
            start += 1
        words = self.text[start:end]
        if words.endswith(" that"):
            end -= len(" that")
        elif words.endswith(".") and words[-3:-2] != ".":
            end -= 1
        return Span(start, self._last(Span(start, end)))

    def _last(self, span: Span) -> int:
        """The end of a part of a sentence without the signs there."""
        end = span.end
        while span.start < end and (self.text[end - 1] in _AT_END or self.text[end - 1].isspace()):
            end -= 1
        return end


def draft(
    source_id: str,
    text: str,
    suggestions: Iterable[Suggestion],
    taken: Iterable[str] = (),
    note: str = "",
) -> str:
    """The suggestions for `text` as a `records.yaml`; the ids `taken` are not given again.

    `note`: what a person should know of how the text was read; one line.
    """
    sections = drafted(text, suggestions, taken)
    notes = [f"# {note}"] if note else []
    lines = [_CAUTION if sections else _EMPTY, *notes, f"source: {spelled(source_id)}"]
    for section, items in sections.items():
        lines += ["", f"{section}:", *chain.from_iterable(map(_record, items))]
    return "\n".join(lines) + "\n"


def drafted(
    text: str, suggestions: Iterable[Suggestion], taken: Iterable[str] = ()
) -> dict[str, list[Drafted]]:
    """The suggestions for `text` by section, each section in the order of the text."""
    readable = (item for item in suggestions if _is_text(text[item.span.start : item.span.end]))
    found = sorted(readable, key=lambda item: (item.span, item.name))
    page = _Page(shadow(text), set(taken))
    return {
        section: [page.drafted(item) for item in found if item.section == section]
        for section in SECTIONS
        if any(item.section == section for item in found)
    }


def _is_text(words: str) -> bool:
    """Whether people may have written it: words have an end, so that they can be quoted."""
    return all(len(word) <= LONGEST_WORD for word in words.split())


def _record(item: Drafted) -> Iterator[str]:
    sentence, understood = item.suggestion.sentence, item.suggestion.understood
    comment = f"line {item.line}: {shorten(sentence, 60)} → {shorten(understood)}"
    yield f"  # {printable(comment)}"
    for number, (key, value) in enumerate(item.cells.items()):
        yield f"  {' ' if number else '-'} {key}: {spelled(value)}"


def printable(text: str) -> str:
    """`text` for a comment: whatever cannot be seen as a blank."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " for sign in text)


class _Page:
    """What the records of a draft are written for: a text, and the ids that are taken in it."""

    def __init__(self, text: str, used: set[str]) -> None:
        self._text, self._used = text, used
        self._found = Occurrences(text)
        self._line_ends = [end.start() for end in re.finditer("\n", text)]
        self._next: dict[str, int] = {}  # of a name that is taken, the number to try first

    def drafted(self, item: Suggestion) -> Drafted:
        """A suggestion as the record that is written; its id counts as used from now on."""
        line = bisect_left(self._line_ends, item.span.start) + 1
        named = {} if "every" in item.columns else anchor(item.span, self._text, self._found)
        cells = {**named, **item.columns}
        if item.section != "set_aside":
            cells = {"id": self._unused(f"{item.name}-line-{line}"), **cells}
        return Drafted(item, line, cells)

    def _unused(self, name: str) -> str:
        """`name`, or `name-2` and so on."""
        first = self._next.get(name, 1)
        numbers = count(first)
        named = ((number, f"{name}-{number}" if number > 1 else name) for number in numbers)
        number, new = next(one for one in named if one[1] not in self._used)
        self._used.add(new)
        self._next[name] = number + 1
        return new


def anchor(span: Span, text: str, found: Occurrences) -> dict[str, str]:
    """The keys that name a passage: `quote`, or `from` and `to`; `occurrence` where words repeat.

    `text` is the document's shadow, and `found` where its words stand.
    """
    words = text[span.start : span.end]
    bounds = [word.span() for word in re.finditer(r"\S+", words)]
    if len(bounds) < 2 or (len(words) <= LONGEST_QUOTE and "\n" not in words):
        return {"quote": words, **_occurrence(words, span.start, found)}
    openings = [words[:end] for _, end in bounds[:-1] if end <= LONGEST_QUOTE]
    openings = [run for run in openings if "\n" not in run] or [words[: bounds[0][1]]]
    fewest = len(found.of(openings[-1]))
    first = next(run for run in sorted(openings, key=_size) if len(found.of(run)) == fewest)
    after = span.start + len(first)
    starts = [start for start, _ in bounds if start >= len(first)]
    last = next(
        words[start:]
        for start in _by_size(starts, words.rfind("\n"))
        if text.find(words[start:], after) == span.start + start
    )
    return {"from": first, "to": last, **_occurrence(first, span.start, found)}


def _size(run: str) -> tuple[bool, int]:
    """Sorts runs of words: first those of enough words, then the shortest."""
    return len(run.split()) < _FEWEST_WORDS, len(run)


def _by_size(starts: list[int], line_end: int) -> list[int]:
    """The beginnings of closing words in the same order; first those with no line end in them."""
    too_few = starts[len(starts) - _FEWEST_WORDS + 1 :]
    return sorted(starts, key=lambda start: (start <= line_end, start in too_few, -start))


def _occurrence(words: str, start: int, found: Occurrences) -> dict[str, str]:
    offsets = found.of(words)
    rank = f"{bisect_left(offsets, start) + 1} of {len(offsets)}"
    return {"occurrence": rank} if len(offsets) > 1 else {}
