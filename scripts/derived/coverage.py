"""The table `coverage`: what a document holds, and what became of each piece.

The main bias of a dataset built on partisan texts is selection. So every sentence, numeral,
quotation, time expression and name of a document held is listed: used, set aside with a reason,
or open.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.derive import derived
from scripts.derived.listed import listed
from scripts.raw.files import TextFile
from scripts.raw.kept import code, sum_of
from scripts.raw.problems import Place
from scripts.raw.progress import tracked
from scripts.raw.rows import Dataset, Row, SetAside
from scripts.raw.tasks import HERE, Means, Task, carried_out
from scripts.records.columns import language_of_words
from scripts.records.packing import packed_rows, rows_of
from scripts.text.anchors import Span, shadow, span_of
from scripts.text.finding import Mention
from scripts.text.languages.language import Language
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
UNTOLD = Place("raw/sources")  # of a document: its source.yaml is at fault
ROOMS = ("contract", "raw", "text", "records", "derived")  # on whose code the rows depend
_WORD = re.compile(r"[^\W_]+")
_BLANKS = dict.fromkeys(map(ord, "\n\u00a0\u202f"), " ")  # a name may run over them
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
    return [row for rows in told(cover(dataset), dataset).values() for row in rows]


def told(rows: list[Row], dataset: Dataset) -> dict[str, list[Row]]:
    """The tables that tell what became of the pieces of documents, of what `cover` gives."""
    sources = dataset.index("sources", "source_id")
    return {
        "coverage": list(listed(rows, sources, dataset.tables["passages"])),
        "coverage_summary": [tally.row() for tally in tallies(rows)],
    }


@dataclass(frozen=True)
class Covered:
    """A document with all that bears on what becomes of its pieces."""

    source: Row
    document: TextFile
    names: Mapping[str, str]  # the known names that may stand in it
    passages: tuple[tuple[Span, str], ...]  # with their ids
    asides: tuple[SetAside, ...]

    @property
    def name(self) -> str:
        """A sum over all of it."""
        return sum_of(
            code(*ROOMS),
            [self.source[column] for column in ("source_id", "language", "characters")],
            self.document.text_sha256,
            sorted(self.names.items()),
            [[span.start, span.end, name] for span, name in self.passages],
            [[item.start, item.end, item.reason] for item in self.asides],
        )


def cover(
    dataset: Dataset, means: Means = HERE, names: Mapping[str, str] | None = None
) -> list[Row]:
    """What became of each piece of every document held, in the order of the table.

    `names` are those known, where the dataset does not hold all of them.
    """
    jobs = _jobs(dataset, known_names(dataset.tables) if names is None else names)
    made = carried_out(TASK, jobs, means)
    return [row for rows in tracked(made, "Covering documents", len(jobs)) for row in rows]


def covered(
    dataset: Dataset,
    sources: Collection[str],
    means: Means = HERE,
    names: Mapping[str, str] | None = None,
) -> Dataset:
    """With what became of the pieces of some documents, and nothing set aside in others.

    Of all documents it would take long. `names` as in `cover`.
    """
    documents = {name: one for name, one in dataset.documents.items() if name in sources}
    aside = tuple(item for item in dataset.set_aside if item.source_id in sources)
    rows = cover(replace(dataset, documents=documents), means, names)
    return replace(dataset, set_aside=aside, tables={**dataset.tables, "coverage": rows})


def _jobs(dataset: Dataset, names: Mapping[str, str]) -> list[Covered]:
    passages: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for row in dataset.tables["passages"]:
        if span := span_of(row):
            passages[row["source_id"]].append((span, row["passage_id"]))
    asides: dict[str, list[SetAside]] = defaultdict(list)
    for item in dataset.set_aside:
        asides[item.source_id].append(item)
    known = Forms(names)
    sources = dataset.index("sources", "source_id")
    return [
        Covered(
            sources.get(name, Row("sources", {"source_id": name}, UNTOLD)),
            document,
            known.that_may_stand_in(document.text),
            tuple(passages[name]),
            tuple(asides[name]),
        )
        for name, document in sorted(dataset.documents.items())
    ]


def _covered(one: Covered) -> list[Row]:
    """The rows of one document."""
    passages = _Placed(one.passages)
    asides = _Placed((Span(item.start, item.end), item) for item in one.asides)
    names = tuple(sorted(one.names.items()))
    found = _mentions(one.document.text, language_of_words(one.source), names)
    return [
        _row(one.source["source_id"], mention, passages, asides)
        for mention in found
        if mention.kind not in CUES
    ]


@lru_cache(maxsize=2)  # documents: at each save of a record their words are what they were
def _mentions(text: str, language: Language, names: tuple[tuple[str, str], ...]) -> list[Mention]:
    return find_mentions(text, language, dict(names))


TASK = Task(
    "coverage",
    _covered,
    lambda one: one.name,
    packed_rows,
    lambda entry: list(rows_of("coverage", entry)),
    lambda one: len(one.document.text),
)


def known_names(tables: Tables) -> dict[str, str]:
    """Form of a name → actor_id, for the forms and labels that mean one actor only."""
    forms: dict[str, set[str]] = defaultdict(set)
    for table, form in (("actors", "label"), ("names", "name")):
        for row in tables[table]:
            forms[shadow(row[form])].add(row["actor_id"])
    return {form: next(iter(actors)) for form, actors in sorted(forms.items()) if len(actors) == 1}


class Forms:
    """Forms of names, from which those are picked that may stand in a text.

    A form that does not stand in a text leaves no trace in what is found there; so a name that is
    new elsewhere is no reason to look through all texts again.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for form in names:
            if first := _WORD.match(form):
                self._by_word[first[0]].append(form)

    def that_may_stand_in(self, text: str) -> dict[str, str]:
        """The forms whose words stand there behind one another, each with its actor."""
        flat = text.translate(_BLANKS)
        words = self._by_word.keys() & set(_WORD.findall(text))
        forms = (form for word in words for form in self._by_word[word])
        return {form: self._names[form] for form in forms if form.translate(_BLANKS) in flat}


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
