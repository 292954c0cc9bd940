"""One source: its records anchored, owned, and turned into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scripts.contract.model import Contract
from scripts.raw.files import TextFile
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.raw import RawSource
from scripts.raw.rows import Row, SetAside
from scripts.raw.rule import Edit, Rule, Seen
from scripts.records.attribution import Owners, Placed, own
from scripts.records.columns import Result, figure_columns, language_of_words, report_columns
from scripts.records.entries import EntryReader, Record, defaulted
from scripts.records.extras import Extras, Section
from scripts.text.anchors import NotAnchored, Span, hits, locate, shadow
from scripts.text.languages import not_described

OTHER_SECTIONS = ("source", "sections", "set_aside")


@dataclass
class ResolvedSource:
    """What one folder contributes."""

    row: Row
    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    set_aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # ids of records whose words were not found


SOURCE_MISNAMED = Rule(
    "source-misnamed",
    "A source's id is not the name of its folder.",
    "Make them the same.",
    Edit(
        right="id: mill-letter-2001",
        wrong="id: mill-letter",
        says="sources.source_id: `mill-letter` stands in the folder `mill-letter-2001`. Write "
        "`id: mill-letter-2001`, or rename the folder.",
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)


def resolve_source(raw: RawSource, contract: Contract, reader: EntryReader) -> ResolvedSource:
    """Anchor, own and compute every record of one source; problems are collected, not raised."""
    row = reader.record(contract.source, raw.declaration).row
    if row["source_id"] not in ("", raw.folder):
        reader.problems.append(_misnamed(row, raw.folder))
    row = row.with_cells(source_id=raw.folder)  # so that its records still find it
    if raw.document:
        if (raw.document.derived or row["redacted"]) and not row["text_sha256"]:
            reader.problems.append(_unpinned(row, raw))
        row = row.with_cells(
            text_sha256=row["text_sha256"] or raw.document.text_sha256,
            characters=str(len(raw.document.text)),
            ocr=raw.document.ocr,
        )
    result = ResolvedSource(row)
    result.tables["sources"].append(row)
    if raw.records is None:
        return result
    _unknown_sections(raw, reader)
    placed = list(_placed(raw, reader, result))
    extras = Extras(raw, result.problems)
    sections = list(extras.sections())
    owners = own(placed, raw.folder)
    result.problems.extend(owners.problems)
    rows = _Rows(raw, contract, result, sections, owners)
    rows.add(placed)
    if unread := rows.unread:
        result.problems.append(_language_not_read(row, unread))
    result.set_aside.extend(extras.set_aside())
    return result


LANGUAGE_NOT_READ = Rule(
    "language-not-read",
    "Figures are quoted in words of a language whose words are not read here.",
    "Correct the language, or give each a `reading` and `reading_why`.",
    Edit(
        right="language: en",
        wrong="language: zzz",
        says='sources.language: the words of 6 figures are not read, such as "More than 40 '
        'workers": `zzz` is no language whose words are read here, so figures alone are found. …',
        file="raw/sources/mill-letter-2001/source.yaml",
    ),
)


def _language_not_read(row: Row, unread: list[str]) -> Problem:
    some = f"{len(unread)} figure{'s' if len(unread) > 1 else ''}"
    return row.problem(
        "language",
        LANGUAGE_NOT_READ.code,
        f'the words of {some} are not read, such as "{shorten(unread[0])}": '
        f"{not_described(row['language'])}",
        "Correct it, say by `reading:` and `reading_why:` what they mean, or quote the figures "
        "alone where no word beside them changes them.",
    )


def _misnamed(row: Row, folder: str) -> Problem:
    message = f"`{row['source_id']}` stands in the folder `{folder}`."
    hint = f"Write `id: {folder}`, or rename the folder."
    return row.problem("source_id", SOURCE_MISNAMED.code, message, hint)


TEXT_NOT_PINNED = Rule(
    "text-not-pinned",
    "A library makes the document's text, and nothing would notice if it came out otherwise.",
    "Add the `text_sha256` shown.",
    Seen(
        "`document.pdf` was laid into its folder, and `source.yaml` has no `text_sha256`.",
        "The line `text_sha256: …` shown is added, once somebody has looked at the text.",
    ),
)


def _unpinned(row: Row, raw: RawSource) -> Problem:
    assert raw.document is not None
    return row.problem(
        "text_sha256",
        TEXT_NOT_PINNED.code,
        f"the text read out of {raw.document_name} is not pinned.",
        f"Add `text_sha256: {raw.document.text_sha256}`, so that a change in how it is read is "
        "noticed.",
    )


def _unknown_sections(raw: RawSource, reader: EntryReader) -> None:
    assert raw.records is not None
    known = [*OTHER_SECTIONS, *(kind.section for kind in reader.contract.records)]
    for entry in raw.records.entries:
        if entry.key.text not in known:
            reader.problems.append(
                Problem(
                    entry.key.place,
                    "key-unknown",
                    f"there is no section `{entry.key.text}`.",
                    suggestion(entry.key.text, known) or f"Known: {', '.join(known)}.",
                )
            )
    if (named := raw.records.text("source")) != raw.folder:
        reader.problems.append(
            Problem(
                raw.records.place,
                SOURCE_MISNAMED.code,
                f"this file says `source: {named}` and stands in the folder `{raw.folder}`.",
                f"Open it with `source: {raw.folder}`.",
            )
        )


def _placed(raw: RawSource, reader: EntryReader, result: ResolvedSource) -> Iterator[Placed]:
    """Every record with its span; one whose words are not found is reported and left out."""
    assert raw.records is not None
    for kind in reader.contract.records:
        node = raw.records.get(kind.section)
        if node is None:
            continue
        for record in reader.records(kind, node, raw.folder, cited=raw.document is None):
            if raw.document is None:
                yield Placed(record, None)
            elif record.anchor.quote or (record.anchor.start and record.anchor.end):
                try:
                    yield Placed(record, locate(record.anchor, raw.document, kind.section))
                except NotAnchored as error:
                    result.problems.append(error.problem)
                    result.left_out.append(record.id)
            else:
                result.left_out.append(record.id)


@dataclass(frozen=True)
class _Rows:
    """Writes the rows of one source into `result`, once spans and owners are known."""

    raw: RawSource
    contract: Contract
    result: ResolvedSource
    sections: list[Section]
    owners: Owners
    unread: list[str] = field(default_factory=list)  # words of figures in a language not read

    def add(self, placed: list[Placed]) -> None:
        makers: dict[str, Callable[[Placed, Row], Result]] = {
            "figures": self._figure,
            "reports": self._report,
            "names": self._name,
        }
        for item in placed:
            table = self.contract.tables[item.record.kind.table]
            row = (
                item.record.row.with_cells(source_id=self.raw.folder)
                if "source_id" in table.by_name
                else item.record.row
            )
            owner = self.owners.by_record[item.id]
            column = "parent_id" if table.name == "statements" else "statement_id"
            if column in table.by_name:
                row = row.with_cells(**{column: owner})
            row = defaulted(row, table)
            row, problems = makers.get(table.name, _unchanged)(item, row)
            self.result.problems.extend(problems)
            self.result.tables[table.name].append(row)
            self.result.tables["passages"].append(self._passage(item))
            self._children(item.record, row)

    def _children(self, record: Record, parent: Row) -> None:
        """Positions of a statement; participations, which by default stand as their report does."""
        for child in record.children:
            table = self.contract.tables[child.table]
            if parent["position"] and not child["position"]:
                child = child.with_cells(position=parent["position"])
            row = defaulted(child, table)
            if table.name == "positions":
                row = row.with_cells(source_id=self.raw.folder, statement_id=record.id)
            self.result.tables[table.name].append(row)

    def _passage(self, item: Placed) -> Row:
        record, span, document = item.record, item.span, self.raw.document
        anchor = record.anchor
        cells = {
            "passage_id": item.id,
            "source_id": self.raw.folder,
            "locator": anchor.locator.text if anchor.locator else "",
            "contributed_by_id": record.contributed_by.text if record.contributed_by else "",
        }
        if span and document:
            quote = document.text[span.start : span.end]
            cells |= {
                "char_start": str(span.start),
                "char_end": str(span.end),
                "quote": quote,
                "occurrence": _occurrence(quote, span, document),
                "line": str(document.line_of(span.start)),
                "locator": document.locator_of(span.start, span.end),
                "ocr": str(document.ocr_of(span.start, span.end)).lower(),
                "written": self._written(span),
            }
        return Row("passages", cells, record.row.home, self._places(record))

    @staticmethod
    def _places(record: Record) -> dict[str, Place]:
        place = record.anchor.place
        names = ("quote", "char_start", "char_end", "line", "locator")
        places = dict.fromkeys(names, place) if place else {}
        if record.anchor.occurrence:
            places["occurrence"] = record.anchor.occurrence.place
        if record.contributed_by:
            places["contributed_by_id"] = record.contributed_by.place
        return {**places, "passage_id": record.row.at(record.kind.id_column)}

    def _written(self, span: Span | None) -> str:
        around = (
            section.written for section in self.sections if span and section.span.covers(span)
        )
        return next(around, "")

    def _words(self, item: Placed) -> str:
        if item.span and self.raw.document:
            return self.raw.document.text[item.span.start : item.span.end]
        return item.record.row["as_written"]

    def _figure(self, item: Placed, row: Row) -> Result:
        words = self._words(item)
        place = item.record.anchor.place
        if place and "as_written" not in row.places:
            row = Row(row.table, row.cells, row.home, {**row.places, "as_written": place})
        language = language_of_words(self.result.row)
        by_us = row["rendering"] or row["reading"]
        if not (by_us or language.reads(words)):  # said once, of the source
            self.unread.append(words)
            self.result.left_out.append(item.id)
            return row.with_cells(as_written=words), []
        return figure_columns(row, words, language)

    def _report(self, item: Placed, row: Row) -> Result:
        written = self._written(item.span) or self.result.row["published"]
        return report_columns(row, written, language_of_words(self.result.row))

    def _name(self, item: Placed, row: Row) -> Result:
        return row.with_cells(name=row["name"] or shadow(self._words(item))), []


def _unchanged(_item: Placed, row: Row) -> Result:
    return row, []


def _occurrence(quote: str, span: Span, document: TextFile) -> str:
    found = hits(quote, document.text)
    return f"{found.index(span.start) + 1} of {len(found)}"
