"""The table `coverage`: what a document holds, and what became of each piece.

The main bias of a dataset built on partisan texts is selection. So every sentence, numeral,
quotation, time expression and name of a document held is listed: used, set aside with a reason,
or open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.derive import derived
from scripts.derived.listed import listed
from scripts.raw.problems import Place
from scripts.raw.progress import tracked
from scripts.raw.rows import Dataset, Row, SetAside
from scripts.records.columns import language_of_words
from scripts.text.anchors import Span, shadow, span_of
from scripts.text.finding import Mention
from scripts.text.mentions import find_mentions
from scripts.text.spans import Spans

# Whether a mention of this kind must be accounted for in a source marked complete.
ACCOUNTED = Coded(
    "coverage.kind",
    {"sentence": True, "numeral": True, "quotation": True, "time": False, "name": False},
)
KINDS = tuple(ACCOUNTED.meanings)
MUST_BE_ACCOUNTED = ACCOUNTED.meaning(True)
CUES = ("cue",)  # words of saying: they lead to records, and stand for none
UNTOLD = Row("sources", {}, Place("raw/sources"))  # of a document: its source.yaml is at fault
Tables = dict[str, list[Row]]
T = TypeVar("T")


@dataclass(frozen=True)
class Tally:
    """How much of one kind in one source is used, set aside, open."""

    source_id: str
    kind: str
    used: int
    set_aside: int
    open: int

    @classmethod
    def of(cls, row: Row) -> Tally:
        """That of a row of `coverage_summary`."""
        counts = (int(row[name]) for name in ("n_used", "n_set_aside", "n_open"))
        return cls(row["source_id"], row["kind"], *counts)

    def row(self) -> Row:
        """It as a row of `coverage_summary`."""
        counts = {"n_used": self.used, "n_set_aside": self.set_aside, "n_open": self.open}
        cells = {name: str(count) for name, count in counts.items()}
        home = Place(f"raw/sources/{self.source_id}/records.yaml")
        return Row(
            "coverage_summary", {"source_id": self.source_id, "kind": self.kind, **cells}, home
        )


@derived("coverage", "coverage_summary")
def coverage(dataset: Dataset, contract: Contract) -> list[Row]:
    """Rows for `coverage` and `coverage_summary`, for every document held."""
    rows, sources = cover(dataset), dataset.index("sources", "source_id")
    counts = (tally.row() for tally in tallies(rows))
    return [*listed(rows, sources, dataset.tables["passages"]), *counts]


def cover(dataset: Dataset) -> list[Row]:
    """What became of each piece of every document held."""
    passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for row in dataset.tables["passages"]:
        if span := span_of(row):
            passages[row["source_id"]].append((span, row["passage_id"]))
    asides: dict[str, list[tuple[Span, SetAside]]] = defaultdict(list)
    for item in dataset.set_aside:
        asides[item.source_id].append((Span(item.start, item.end), item))
    names = known_names(dataset.tables)
    sources = dataset.index("sources", "source_id")
    return [
        _row(source_id, mention, *placed)
        for source_id, document in tracked(dataset.documents.items(), "Covering documents")
        for language in [language_of_words(sources.get(source_id, UNTOLD))]
        for placed in [(_Placed(passages[source_id]), _Placed(asides[source_id]))]
        for mention in find_mentions(document.text, language, names)
        if mention.kind not in CUES
    ]


def known_names(tables: Tables) -> dict[str, str]:
    """Form of a name → actor_id, for the forms and labels that mean one actor only."""
    forms: dict[str, set[str]] = defaultdict(set)
    for table, form in (("actors", "label"), ("names", "name")):
        for row in tables[table]:
            forms[shadow(row[form])].add(row["actor_id"])
    return {form: next(iter(actors)) for form, actors in sorted(forms.items()) if len(actors) == 1}


def _row(
    source_id: str, mention: Mention, passages: _Placed[str], asides: _Placed[SetAside]
) -> Row:
    span = Span(mention.start, mention.end)
    disposition, passage_id, reason = _fate(span, passages, asides)
    cells = {
        "source_id": source_id,
        "char_start": str(span.start),
        "char_end": str(span.end),
        "kind": mention.kind,
        "text": mention.text,
        "disposition": disposition,
        "passage_id": passage_id,
        "reason": reason,
    }
    return Row("coverage", cells, Place(f"raw/sources/{source_id}/records.yaml"))


class _Placed(Generic[T]):
    """Things by the spans where they stand, in the order in which they come."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._at: dict[Span, list[tuple[int, T]]] = defaultdict(list)
        for order, (span, thing) in enumerate(things):
            self._at[span].append((order, thing))
        self._spans = Spans(self._at)

    def met(self, span: Span) -> list[tuple[Span, T]]:
        """Those that share a code point with `span`, in their order."""
        found = [
            (order, other, thing)
            for other in self._spans.meeting(span)
            for order, thing in self._at[other]
        ]
        return [(other, thing) for _, other, thing in sorted(found, key=itemgetter(0))]


def _fate(span: Span, passages: _Placed[str], asides: _Placed[SetAside]) -> tuple[str, str, str]:
    """(disposition, passage_id, reason) of one mention.

    The smallest stretch around it decides, a passage or words set aside: so a partitive "one" can
    be set aside inside a sentence that is used. Around a mention in part is enough where nothing
    surrounds it whole: a quotation's opening mark never belongs to its passage.
    """
    met = passages.met(span)
    whole = [(_size(other), name) for other, name in met if other.covers(span)]
    nearest = min(whole, default=None)
    around = [item for other, item in asides.met(span) if other.covers(span)]
    aside = min(around, default=None, key=lambda item: item.extent)
    closest = aside and (nearest is None or aside.extent < nearest[0])
    if aside and closest and not any(span.covers(other) for other, _ in met):
        return "set_aside", "", aside.reason
    if met:
        return "used", nearest[1] if nearest else min(met)[1], ""
    return "open", "", ""


def _size(span: Span) -> int:
    return span.end - span.start


def idle(dataset: Dataset) -> list[SetAside]:
    """What is set aside although nothing there was open: a slip, or no longer needed."""
    aside: dict[str, list[Span]] = defaultdict(list)
    for row in dataset.tables["coverage"]:
        if row["disposition"] == "set_aside" and (span := span_of(row)):
            aside[row["source_id"]].append(span)
    found = {source_id: Spans(spans) for source_id, spans in aside.items()}
    at_work = {
        item.place
        for item in dataset.set_aside
        for whole in [Span(item.start, item.end)]
        if item.source_id in found and any(map(whole.covers, found[item.source_id].meeting(whole)))
    }
    first = {item.place: item for item in reversed(dataset.set_aside)}
    return [item for place, item in first.items() if place not in at_work]


def tallies(rows: Iterable[Row]) -> list[Tally]:
    """The counts per source and kind of all that was found, kinds in their usual order."""
    counts = Counter((row["source_id"], row["kind"], row["disposition"]) for row in rows)
    sources = sorted({source for source, _, _ in counts})
    return [
        Tally(source, kind, *(counts[source, kind, word] for word in ("used", "set_aside", "open")))
        for source in sources
        for kind in KINDS
    ]


def counted(rows: Iterable[Row]) -> list[Tally]:
    """The counts that rows of `coverage_summary` hold, kinds in their usual order."""
    found = map(Tally.of, rows)
    return sorted(found, key=lambda one: (one.source_id, KINDS.index(one.kind)))


def summary(rows: Iterable[Row]) -> list[str]:
    """Lines for a person, of rows of `coverage_summary`: each kind as used / set aside / open."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for tally in counted(rows):
        numbers = f"{tally.used} / {tally.set_aside} / {tally.open}"
        by_source[tally.source_id].append(f"{tally.kind}s {numbers}")
    return [
        f"{source} (used / set aside / open): {', '.join(parts)}"
        for source, parts in by_source.items()
    ]
