"""What was found in a document and what may become of it, kept in memory and made beside.

Finding mentions in a long text takes seconds, and so does suggesting records. Both are done by one
worker while requests are answered; what is not ready yet is told to the pages once it is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

from scripts.contribute.drafts import Drafted, Reading, drafted, span_of
from scripts.contribute.suggestions import suggest
from scripts.derived.coverage import CUES
from scripts.desk.desk import Desk
from scripts.desk.workspace import Project
from scripts.raw.files import TextFile
from scripts.records.columns import language_of_words
from scripts.records.extras import Extras
from scripts.text.anchors import Span, shadow
from scripts.text.anchors import span_of as span_of_row
from scripts.text.edtf import DateError, read_date
from scripts.text.finding import Mention
from scripts.text.languages.language import Language
from scripts.text.mentions import find_mentions
from scripts.text.occurrences import Occurrences
from scripts.text.spans import Spans

AROUND = 4_000  # code points before and behind some words, looked at until all is
PATIENCE = 0.25  # seconds for which a request waits for what is being made

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Held:
    """A document as all that is asked of it needs it."""

    source_id: str
    document: TextFile
    language: Language
    occurrences: Occurrences  # where words stand in its shadow

    @property
    def text(self) -> str:
        """Its text, on which offsets count."""
        return self.document.text


@dataclass(frozen=True, eq=False)
class Mentions:
    """What a document mentions, sorted; equal to nothing but itself."""

    items: list[Mention]


@dataclass(frozen=True, eq=False)
class Ghosts:
    """The records suggested for a document."""

    items: list[Drafted]
    by_span: dict[Span, Drafted]  # the first of each

    @classmethod
    def of(cls, items: list[Drafted]) -> Ghosts:
        """These, to be looked up by their words."""
        return cls(items, {one.suggestion.span: one for one in reversed(items)})


class Latest(Generic[T]):
    """The last that was made of something, while newer is made."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._future: Future[T] | None = None
        self._value: T | None = None

    def ask(self, key: Hashable, begin: Callable[[], Future[T]]) -> Future[T]:
        """What is made for a key; it is begun where nothing is."""
        if self._future is None or self._key != key:
            self._key, self._future = key, begin()
        return self._future

    def value(self, future: Future[T]) -> T | None:
        """What was made; that of before where it is not ready, None where there was none."""
        if future.done():
            self._value = future.result()
        return self._value


class Findings:
    """What is known of the documents that pages have opened."""

    def __init__(self, desk: Desk) -> None:
        self._news = desk.news
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="findings")
        self._lock = Lock()
        self._held: dict[str, Held] = {}
        self._mentions: dict[str, Latest[Mentions]] = {}
        self._ghosts: dict[str, Latest[Ghosts]] = {}
        self._used: dict[str, Used] = {}
        self._open: dict[str, tuple[Project, Mentions, list[Mention]]] = {}
        self._readings: dict[str, tuple[Project, Mentions, Reading]] = {}

    def held(self, project: Project, source_id: str) -> Held:
        """The document of a source. Raises `Missing`."""
        document = project.document(source_id)
        language = language_of_words(project.row("sources", source_id))
        with self._lock:
            known = self._held.get(source_id)
            if known and known.language is language and known.text == document.text:
                return known
            occurrences = Occurrences(shadow(document.text))
            held = self._held[source_id] = Held(source_id, document, language, occurrences)
            return held

    def mentions(self, project: Project, source_id: str) -> Mentions | None:
        """The mentions of a document; by names of before, until there are newer ones.

        None where there are none yet.
        """
        held, names = self.held(project, source_id), project.names
        make = partial(find_mentions, held.text, held.language, names)
        key = held, frozenset(names.items())
        return self._latest(self._mentions, source_id, key, lambda: Mentions(make()))

    def open(self, project: Project, source_id: str) -> list[Mention] | None:
        """The mentions that the records of a source leave open; None where they are not found."""
        mentions = self.mentions(project, source_id)
        if mentions is None:
            return None
        known = self._open.get(source_id)
        if known is None or known[0] is not project or known[1] is not mentions:
            known = project, mentions, list(open_items(project, source_id, mentions))
            self._open[source_id] = known
        return known[2]

    def ghosts(self, project: Project, source_id: str) -> Ghosts | None:
        """The records suggested for what is open; None where none are made yet.

        They are made anew only where something is open that was not: `Used.by` tells which of them
        a later record has used, and making all of those of a long text takes seconds.
        """
        mentions = self.mentions(project, source_id)
        if mentions is None:
            return None
        reading = self.reading(project, source_id, Span(0, 0))
        make = partial(_suggested, reading, project, source_id)
        key = mentions, self._used_first(project, source_id)
        return self._latest(self._ghosts, source_id, key, lambda: Ghosts.of(make()))

    def _used_first(self, project: Project, source_id: str) -> Used:
        """What was used when suggestions were made; where some of it no more is, what is now."""
        now = Used.of(project, source_id)
        with self._lock:
            first = self._used.get(source_id)
            if first is None or not first.spans <= now.spans:
                first = self._used[source_id] = now
            return first

    def reading(self, project: Project, source_id: str, span: Span) -> Reading:
        """The document as some marked words are read in it.

        Until its mentions are found, those of the lines around the words stand for all.
        """
        held, mentions = self.held(project, source_id), self.mentions(project, source_id)
        if mentions is None:
            return reading_of(project, held, nearby(held, project.names, span))
        known = self._readings.get(source_id)
        if known is None or known[0] is not project or known[1] is not mentions:
            known = project, mentions, reading_of(project, held, mentions)
            self._readings[source_id] = known
        return known[2]

    def ghost(self, project: Project, source_id: str, span: Span) -> Drafted | None:
        """The record suggested for just these words, if one is and it is not used."""
        found = self.ghosts(project, source_id)
        one = found.by_span.get(span) if found else None
        return one if one and not Used.of(project, source_id).by(span) else None

    def _latest(
        self, kept: dict[str, Latest[T]], name: str, key: Hashable, make: Callable[[], T]
    ) -> T | None:
        with self._lock:
            one = kept.setdefault(name, Latest())
            future = one.ask(key, lambda: self._begun(name, make))
        wait([future], PATIENCE)
        return one.value(future)

    def _begun(self, name: str, make: Callable[[], T]) -> Future[T]:
        future = self._worker.submit(make)
        future.add_done_callback(lambda _: self._news.tell({"layer": name}))
        return future


@dataclass(frozen=True, eq=False)
class Used:
    """The words of a document that need nothing more."""

    passages: Spans
    asides: Spans
    statements: Spans
    spans: frozenset[tuple[str, Span]]  # all of these, by what they are

    @classmethod
    def of(cls, project: Project, source_id: str) -> Used:
        """What the records of a source rest on, and what it sets aside."""
        rows = project.shelf.find("passages", "source_id", source_id)
        spoken = project.shelf.find("statements", "source_id", source_id)
        said = (project.row("passages", row["statement_id"]) for row in spoken)
        aside = (one for one in project.dataset.set_aside if one.source_id == source_id)
        passages = [*filter(None, map(span_of_row, rows))]
        asides = [Span(one.start, one.end) for one in aside]
        statements = [*filter(None, map(span_of_row, said))]
        named = {"passage": passages, "aside": asides, "statement": statements}
        every = ((name, span) for name, spans in named.items() for span in spans)
        return cls(Spans(passages), Spans(asides), Spans(statements), frozenset(every))

    def open(self, span: Span) -> bool:
        """Whether the table `coverage` calls a mention open: no passage meets it, and it does not
        lie in words set aside.
        """
        return not self.asides.cover(span) and next(self.passages.meeting(span), None) is None

    def by(self, span: Span) -> bool:
        """Whether a suggestion for these words is no longer wanted, or crosses a statement."""
        used = self.asides.cover(span) or span in self.passages.meeting(span)
        return used or self.statements.cross(span)


def open_items(project: Project, source_id: str, mentions: Mentions) -> Iterator[Mention]:
    """The mentions that the records of a source leave open."""
    used = Used.of(project, source_id)
    return (one for one in mentions.items if one.kind not in CUES and used.open(span_of(one)))


def nearby(held: Held, names: dict[str, str], span: Span) -> Mentions:
    """The mentions of the lines around some words, of which not too much is looked at."""
    text, start, end = held.text, max(0, span.start - AROUND), span.end + AROUND
    start = text.rfind("\n", start, span.start) + 1 or start
    last = text.find("\n", span.end, end)
    found = find_mentions(text[start : last if last >= 0 else end], held.language, names)
    return Mentions([replace(one, start=one.start + start, end=one.end + start) for one in found])


def reading_of(project: Project, held: Held, mentions: Mentions) -> Reading:
    """A document as suggestions and marks are read in it."""
    source = project.source(held.source_id)
    sections = list(Extras(source, []).sections())
    published = _dated(source.declaration.text("published"))
    used = Used.of(project, held.source_id)
    statements = tuple(span for name, span in used.spans if name == "statement")

    def written(span: Span) -> str:
        return next((one.written for one in sections if one.span.covers(span)), published)

    return Reading(
        shadow(held.text),
        held.language,
        mentions.items,
        lambda one: used.open(span_of(one)),
        written,
        statements,
    )


def _dated(published: str) -> str:
    """The date of a document; empty where it is none, of which the rules tell."""
    try:
        read_date(published)
    except DateError:
        return ""
    return published


def _suggested(reading: Reading, project: Project, source_id: str) -> list[Drafted]:
    ids = (row["passage_id"] for row in project.shelf.find("passages", "source_id", source_id))
    taken = [name.removeprefix(f"{source_id}.") for name in ids]
    sections = drafted(reading.text, suggest(reading), taken)
    return [one for items in sections.values() for one in items]
