"""Words → the span of code points they occupy in a document, or the reason why not.

A span is never guessed: the words stand there as written, once, or the curator says which hit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from scripts.raw.files import TextFile
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rows import Row
from scripts.raw.rule import Edit, Rule
from scripts.raw.strict_yaml import Scalar
from scripts.raw.visible import look_alike

OCCURRENCE = re.compile(r"([1-9][0-9]*) of ([1-9][0-9]*)")
LONGEST_COMPARED = 500  # code points of a quote that are looked for when it is not found
SAME_TO_THE_EYE = (
    ("\u00a0", " "),  # no-break space
    ("\t", " "),  # stands between the cells of a table's row
    ("\u2007", " "),  # figure space
    ("\u2009", " "),  # thin space
    ("\u202f", " "),  # narrow no-break space
    ("\u064a", "\u06cc"),  # yeh
    ("\u0643", "\u06a9"),  # kaf
)
EDGES = "“”„\"‟«»‹›‘’‚'()[]"  # signs around words; a passage is what stands between them
ENDS = EDGES + ".,;:!?…،؛؟¹²³⁰⁴⁵⁶⁷⁸⁹"  # the same, and what may follow on words
PASTE = "Paste that, or correct the quote."
FEW_LINES = 2_000  # code points; of so short a text nothing is remembered
LEAST_LIKENESS = 50  # of 100; below this a "nearest" passage helps nobody


@dataclass(frozen=True, order=True)
class Span:
    """Code points `start` to `end` of a document's text, 0-based, half-open."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """True when `other` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True when some code point belongs to both."""
        return self.start < other.end and other.start < self.end

    def crosses(self, other: Span) -> bool:
        """True when the two meet and neither covers the other."""
        return self.meets(other) and not self.covers(other) and not other.covers(self)


def span_of(row: Row) -> Span | None:
    """The span of a row that has `char_start` and `char_end`; None where they are no offsets."""
    start, end = row["char_start"], row["char_end"]
    return Span(int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


@dataclass(frozen=True)
class Anchor:
    """How a record names its passage; each part as typed, None when absent."""

    quote: Scalar | None = None
    start: Scalar | None = None  # `from`
    end: Scalar | None = None  # `to`
    occurrence: Scalar | None = None
    locator: Scalar | None = None

    @property
    def place(self) -> Place | None:
        """The line of the words that open the passage."""
        first = self.quote or self.start or self.locator
        return first.place if first else None


class NotAnchored(Exception):
    """The words do not name one passage; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shadow(text: str) -> str:
    """The text as matching sees it: equal in length, a no-break space read as a space."""
    return text.replace("\u00a0", " ")


def alike(text: str) -> str:
    """The shadow in which words are looked for, equal in length: what looks the same is the same.

    Any blank but a line end is a space, and the Arabic forms of yeh and kaf, which many keyboards
    give for the Persian ones, are those. What a passage quotes is the document's own.
    """
    for sign, meant in SAME_TO_THE_EYE:
        text = text.replace(sign, meant)
    return text


class _Seen(dict[str, tuple[int, ...]]):
    """Where words stand in a text; each are looked for once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = alike(text)

    def __missing__(self, words: str) -> tuple[int, ...]:
        found, wanted = [], alike(words)
        at = self._text.find(wanted)
        while at >= 0:
            found.append(at)
            at = self._text.find(wanted, at + 1)
        self[words] = tuple(found)
        return self[words]


@lru_cache(maxsize=8)  # documents: each is asked for one passage after another, by several rules
def _seen(text: str) -> _Seen:
    return _Seen(text)


def hits(words: str, text: str, after: int = 0) -> list[int]:
    """Every offset from `after` at which `words` stand in `text`, but for what looks the same."""
    seen = _seen(text) if len(text) > FEW_LINES else _Seen(text)
    return [at for at in seen[words] if at >= after]


def locate(anchor: Anchor, document: TextFile, section: str) -> Span:
    """The span an anchor names. Raises `NotAnchored`; `section` opens the message."""
    opening = anchor.quote or anchor.start
    assert opening is not None
    key = "quote" if anchor.quote else "from"
    start = _chosen(opening, anchor.occurrence, document, f"{section}.{key}")
    if anchor.quote:
        return Span(start, start + len(opening.text))
    assert anchor.end is not None
    ends = hits(anchor.end.text, document.text, start + len(opening.text))
    if not ends:
        raise NotAnchored(_absent(anchor.end, document, f"{section}.to", start + len(opening.text)))
    return Span(start, ends[0] + len(anchor.end.text))


OCCURRENCE_MISSING = Rule(
    "occurrence-missing",
    "The words stand more than once.",
    "Add `occurrence: 1 of 2`, or quote more words.",
    Edit(
        right="    quote: More than 40 workers\n    occurrence: 1 of 2",
        wrong="    quote: More than 40 workers",
        says='figures.quote: the words "More than 40 workers" stand 2 times in the document '
        "(lines 4, 6). Add `occurrence: 1 of 2`, or quote more words.",
    ),
)


def _chosen(words: Scalar, occurrence: Scalar | None, document: TextFile, where: str) -> int:
    found = hits(words.text, document.text)
    if not found:
        raise NotAnchored(_absent(words, document, where))
    if occurrence is None:
        if len(found) == 1:
            return found[0]
        lines = ", ".join(str(document.line_of(at)) for at in found)
        raise NotAnchored(
            Problem(
                words.place,
                OCCURRENCE_MISSING.code,
                f'{where}: the words "{shorten(words.text)}" stand {len(found)} times in the '
                f"document (lines {lines}).",
                f"Add `occurrence: 1 of {len(found)}`, or quote more words.",
            )
        )
    return found[_rank(occurrence, len(found), where) - 1]


OCCURRENCE_WRONG = Rule(
    "occurrence-wrong",
    "The occurrence does not fit the number of times the words stand there.",
    "Write `n of m` with the m shown.",
    Edit(
        right="    occurrence: 1 of 2",
        wrong="    occurrence: 3 of 2",
        says="figures.occurrence: `3 of 2`, but the words stand 2 times in the document. Write "
        "`n of 2` with n from 1 to 2.",
    ),
)
OCCURRENCE_NEEDLESS = Rule(
    "occurrence-needless",
    "The words stand only once.",
    "Delete the line.",
    Edit(
        right="    quote: 12 houses",
        wrong="    quote: 12 houses\n    occurrence: 1 of 1",
        says="figures.occurrence: the words stand only once in the document. Delete it.",
    ),
)


def _rank(occurrence: Scalar, total: int, where: str) -> int:
    match = OCCURRENCE.fullmatch(occurrence.text)
    owner = where.split(".")[0]
    if not match or int(match[1]) > total or int(match[2]) != total:
        raise NotAnchored(
            Problem(
                occurrence.place,
                OCCURRENCE_WRONG.code,
                f"{owner}.occurrence: `{shorten(occurrence.text)}`, but the words stand {total} "
                f"time{'s' if total > 1 else ''} in the document.",
                f"Write `n of {total}` with n from 1 to {total}." if total > 1 else "Delete it.",
            )
        )
    if total == 1:
        raise NotAnchored(
            Problem(
                occurrence.place,
                OCCURRENCE_NEEDLESS.code,
                f"{owner}.occurrence: the words stand only once in the document.",
                "Delete it.",
            )
        )
    return int(match[1])


QUOTE_NOT_FOUND = Rule(
    "quote-not-found",
    "The words do not stand in the document.",
    "Paste the nearest words shown, or correct the quote.",
    Edit(
        right="    quote: 12 houses",
        wrong="    quote: twelve houses",
        says='figures.quote: the words "twelve houses" are not in the document. Nothing like '
        "them stands there: check that this is the right source.",
    ),
)


def _absent(words: Scalar, document: TextFile, where: str, after: int = 0) -> Problem:
    extra = " after the words of `from`" if after else ""
    message = f'{where}: the words "{shorten(words.text)}" are not in the document{extra}.'
    near = nearest(words.text, document.text, after)
    if near is None:
        return Problem(
            words.place,
            QUOTE_NOT_FOUND.code,
            message,
            "Nothing like them stands there: check that this is the right source.",
        )
    line = document.line_of(near.start)
    text = document.text[near.start : near.end]
    return Problem(
        words.place,
        QUOTE_NOT_FOUND.code,
        f'{message} Nearest (line {line}): "{shorten(text, 200)}".',
        f"{look_alike(words.text, text, words.place.column)} {PASTE}".lstrip(),
    )


def nearest(words: str, text: str, after: int = 0) -> Span | None:
    """The stretch of whole words from `after` on that is most like `words`; None if none is."""
    rest, wanted = text[after:], words[:LONGEST_COMPARED]
    found = fuzz.partial_ratio_alignment(alike(wanted), alike(rest))
    if found is None or found.score <= LEAST_LIKENESS:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and not rest[start - 1].isspace() and not rest[start].isspace():
        start -= 1
    while end < len(rest) and not rest[end].isspace() and not rest[end - 1].isspace():
        end += 1
    whole = _without_edges(rest[start:end].strip(), wanted)
    if fuzz.ratio(wanted, whole) <= LEAST_LIKENESS:
        return None
    start = rest.index(whole, start)
    return Span(after + start, after + start + len(whole))


def _without_edges(text: str, wanted: str) -> str:
    """`text` without the signs at its ends that `wanted` does not have there."""
    while len(text) > 1 and text[0] in EDGES and text[0] != wanted[:1]:
        text = text[1:]
    while len(text) > 1 and text[-1] in ENDS and text[-1] != wanted[-1:]:
        text = text[:-1]
    return text
