"""What of `coverage` is listed, and in how many of its words; `coverage_summary` counts all of it.

A document at work has thousands of pieces that are still open, and most documents may not be passed
on whole. So of one that is neither complete nor free to be passed on, the pieces of which somebody
decided something are listed, and no more of their words than its passages quote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from scripts.contract.coded import Coded
from scripts.raw.rows import Row
from scripts.text.anchors import Span, span_of

LONGEST_PHRASE = 120  # code points of a number, date or name, which are passed on as facts
LEFT_OUT = "…"  # in the place of words that no passage quotes
# Whether every piece of a document of this coverage is accounted for to the end.
WHOLE = Coded("sources.coverage", {"complete": True, "in_progress": False, "not_applicable": False})
FREE = Coded("sources.redistribute", {"full_text": True, "excerpts": False, "locators_only": False})
OPEN = Coded("coverage.disposition", {"used": False, "set_aside": False, "open": True})
# Whether a piece of this kind is a phrase, and not text.
PHRASE = Coded(
    "coverage.kind",
    {"sentence": False, "numeral": True, "quotation": False, "time": True, "name": True},
)
_WORD = re.compile(r"\w")


def listed(
    rows: Iterable[Row], sources: Mapping[str, Row], passages: Iterable[Row]
) -> Iterator[Row]:
    """The rows of `coverage` that stand in the table, of all those found; passage rows as built."""
    quoted: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        if span := span_of(passage):
            quoted[passage["source_id"]].append(span)
    for source_id, found in groupby(rows, key=lambda row: row["source_id"]):
        yield from listed_of(found, sources.get(source_id), quoted[source_id])


def listed_of(rows: Iterable[Row], source: Row | None, quoted: Iterable[Span]) -> Iterator[Row]:
    """Those of one document; `quoted`: its passages. Without its row it counts as complete."""
    if source is None or WHOLE.of(source["coverage"]) or FREE.of(source["redistribute"]):
        yield from rows
        return
    joined = list(_joined(quoted))
    for row in rows:
        if not OPEN.of(row["disposition"]):
            yield row.with_cells(text=_shown(row, joined))


def _shown(row: Row, quoted: list[Span]) -> str:
    """The words of a piece that may stand there."""
    text, span = row["text"], span_of(row)
    if span is None or (PHRASE.of(row["kind"]) and len(text) <= LONGEST_PHRASE):
        return text
    parts, reached = [], span.start
    for one in [*filter(span.meets, quoted), Span(span.end, span.end)]:
        start, end = max(one.start, span.start), min(one.end, span.end)
        parts += [_unquoted(text[reached - span.start : start - span.start])]
        parts += [text[start - span.start : end - span.start]]
        reached = end
    return "".join(parts)


def _unquoted(text: str) -> str:
    """What stands for words that no passage quotes: the signs around them, and `…`."""
    words = list(_WORD.finditer(text))
    return text[: words[0].start()] + LEFT_OUT + text[words[-1].end() :] if words else text


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, in order, those that touch or meet made one."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end:
            if end >= 0:
                yield Span(start, end)
            start = span.start
        end = max(end, span.end)
    if end >= 0:
        yield Span(start, end)
