"""Drafts of records: for a whole text, or for what the records of a source leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.contribute.drafts import UNDECIDED, Reading, draft, span_of
from scripts.contribute.stretch import Wanted, going_on
from scripts.contribute.suggestions import suggest
from scripts.derived.coverage import known_names
from scripts.raw.files import TextFile
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.raw.raw import Raw, RawSource, read_raw
from scripts.raw.received import read_given
from scripts.raw.rows import Dataset
from scripts.records.columns import language_of_words
from scripts.records.extras import Extras
from scripts.records.resolve import resolve
from scripts.rules.normal import read_contract
from scripts.text.anchors import Span, shadow
from scripts.text.anchors import span_of as span_of_row
from scripts.text.edtf import read_date
from scripts.text.finding import Mention
from scripts.text.languages import not_described, read_in_part
from scripts.text.languages.language import Language
from scripts.text.mentions import find_mentions
from scripts.text.occurrences import Occurrences
from scripts.text.paragraphs import wrapped
from scripts.text.spans import Spans

MOST = 300  # records of a draft: more are asked for as a person goes on


def draft_file(
    path: Path, written: str, encoding: str, language: Language, root: Path, wanted: Wanted
) -> str:
    """A draft for a text, or a part of it. Raises `Refused`, `DateError`, `Unusable`."""
    if written:
        read_date(written)
    document = read_given(path, encoding)
    text, part = document.text, wanted.within(document)
    names = known_names(_project(root)[1].tables) if (root / "raw").is_dir() else {}
    mentions = find_mentions(text, language, names)
    reading = Reading(
        shadow(text),
        language,
        mentions,
        _inside(part),
        lambda _: written,
        is_left=lambda _: True,
    )
    return _drafted(UNDECIDED, reading, part, note=_notes(language.limits, wrapped(text)))


def draft_source(source_id: str, root: Path, wanted: Wanted) -> str:
    """A draft for what is open in a source, or a part of it.

    Raises `Unusable`, `Refused`, `DateError`.
    """
    raw, dataset = _project(root)
    sources = {source.folder: source for source in raw.sources}
    if source_id not in sources:
        hint = suggestion(source_id, list(sources)) or f"Sources: {', '.join(sources)}."
        raise Unusable(f"There is no source `{source_id}`. {hint}")
    source = sources[source_id]
    if source.document is None:
        raise Unusable(f"`{source_id}` is only cited, so there is no text to draft from.")
    part = wanted.within(source.document)
    reading = _open_parts(source, source.document, dataset, part)
    ids = (row["passage_id"] for row in dataset.tables["passages"])
    taken = [name.removeprefix(f"{source_id}.") for name in ids]
    code = source.declaration.text("language")
    limits = reading.language.limits
    note = _notes(not_described(code), read_in_part(code), limits, wrapped(reading.text))
    return _drafted(source_id, reading, part, taken, note)


def _drafted(
    source_id: str, reading: Reading, part: Span, taken: Iterable[str] = (), note: str = ""
) -> str:
    """The draft, up to MOST records, and how to go on where there are more."""
    found = sorted(suggest(reading), key=lambda item: (item.span, item.name))
    text, shown = reading.text, found[:MOST]
    made = draft(source_id, text, shown, taken, note)
    if len(found) <= MOST:
        return made
    after = found[MOST].span.start
    sentences = reading.within("sentence", Span(part.start + 1, part.end))
    starts = [one.start for one in sentences if one.start <= after]
    on = going_on(text, starts, Occurrences(text))
    line = text.count("\n", 0, after) + 1
    tail = f"Go on with --from {on}" if on else "Take these over first; then draft again."
    return f"{made}\n# The draft ends before line {line:,}: {MOST} records at a time. {tail}\n"


def _inside(part: Span) -> Callable[[Mention], bool]:
    """Whether a mention lies in the part that is asked for."""
    return lambda item: part.covers(span_of(item))


def _notes(*notes: str) -> str:
    return " ".join(filter(None, notes))


def _project(root: Path) -> tuple[Raw, Dataset]:
    contract = read_contract(root)
    raw = read_raw(root, contract)
    return raw, resolve(raw, contract)


def _open_parts(source: RawSource, document: TextFile, dataset: Dataset, part: Span) -> Reading:
    """A source's text, with what its records leave open of a part."""
    inside = _inside(part)
    own = [row for row in dataset.tables["passages"] if row["source_id"] == source.folder]
    placed = {row["passage_id"]: span for row in own if (span := span_of_row(row))}
    used = Spans(placed.values())
    aside = Spans(
        Span(one.start, one.end) for one in dataset.set_aside if one.source_id == source.folder
    )
    spoken = (row["statement_id"] for row in dataset.tables["statements"])

    def still_open(item: Mention) -> bool:
        """As the table `coverage` has it: no passage meets it, and it is not set aside."""
        span = span_of(item)
        return not aside.cover(span) and next(used.meeting(span), None) is None

    sections = list(Extras(source, []).sections())
    published = source.declaration.text("published")
    (row,) = (row for row in dataset.tables["sources"] if row["source_id"] == source.folder)
    language = language_of_words(row)
    return Reading(
        shadow(document.text),
        language,
        find_mentions(document.text, language, known_names(dataset.tables)),
        lambda item: inside(item) and still_open(item),
        lambda span: next((one.written for one in sections if one.span.covers(span)), published),
        tuple(placed[name] for name in spoken if name in placed),
        still_open,
    )
