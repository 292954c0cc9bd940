"""Rules that re-prove every row against the words of its document."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.derived.coverage import MUST_BE_ACCOUNTED, idle
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rows import Dataset, Row
from scripts.text.anchors import Span, hits, shadow, span_of


def slices(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A quote is the exact slice of its document, on the line and in the rank recorded."""
    for row in dataset.tables["passages"]:
        document = dataset.documents.get(row["source_id"])
        if document is None:
            if row["quote"] or row["char_start"]:
                yield row.problem(
                    "quote",
                    "passage-not-proved",
                    "there is no document to hold these words to.",
                    "Use `locator` for a source only cited.",
                )
        elif not (row["char_start"].isdecimal() and row["char_end"].isdecimal()):
            yield row.problem(
                "quote", "passage-not-proved", "the passage has no offsets.", "Run `nox -s build`."
            )
        else:
            yield from _slice(row, document)


def _slice(row: Row, document: TextFile) -> Iterator[Problem]:
    start, end = int(row["char_start"]), int(row["char_end"])
    words = document.text[start:end]
    if not words or words != row["quote"]:
        yield row.problem(
            "quote",
            "passage-not-slice",
            f'code points {start} to {end} read "{shorten(words)}", not "{shorten(row["quote"])}".',
            "Run `nox -s build`; if it stays, correct the quote.",
        )
        return
    found = hits(words, document.text)
    for name, right in (
        ("line", str(document.line_of(start))),
        ("locator", document.locator_of(start, end)),
        ("occurrence", f"{found.index(start) + 1} of {len(found)}"),
    ):
        if row[name] != right:
            yield row.problem(
                name,
                f"passage-{name}-wrong",
                f"`{row[name]}` stands here, `{right}` is right.",
                "Run `nox -s build`.",
            )


def spans(dataset: Dataset) -> dict[str, tuple[str, Span]]:
    """passage_id → (source_id, span), of passages that have an id and offsets."""
    return {
        row["passage_id"]: (row["source_id"], span)
        for row in dataset.tables["passages"]
        if row["passage_id"] and (span := span_of(row))
    }


def containment(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A record lies inside the statement that owns it, a statement inside its parent."""
    known = spans(dataset)
    tables = {
        "statements": ("statement_id", "parent_id"),
        "figures": ("figure_id", "statement_id"),
        "reports": ("report_id", "statement_id"),
        "offices": ("office_id", "statement_id"),
        "positions": ("passage_id", "statement_id"),
    }
    for name, (own, owner) in tables.items():
        for row in dataset.tables[name]:
            inner, outer = known.get(row[own]), known.get(row[owner])
            if inner and outer and not (inner[0] == outer[0] and outer[1].covers(inner[1])):
                yield row.problem(
                    owner,
                    "outside-owner",
                    f"its words do not lie inside `{row[owner]}`.",
                    "Run `nox -s build`.",
                )


def cues(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A cue stands on its passage's lines; a description and date words in the document."""
    passages = dataset.index("passages", "passage_id")
    for row in dataset.tables["statements"]:
        passage = passages.get(row["statement_id"])
        document = dataset.documents.get(row["source_id"])
        if not (passage and document and passage["line"].isdecimal()):
            continue
        first = int(passage["line"]) - 1
        last = first + passage["quote"].count("\n")
        around = "\n".join(document.text.split("\n")[first : last + 1])
        if row["cue"] and not hits(row["cue"], around):
            yield row.problem(
                "cue",
                "cue-not-on-line",
                f'"{shorten(row["cue"])}" does not stand on line {first + 1} of the document.',
                "Copy the source's own word of saying, or delete the line.",
            )
        if row["described_as"] and not hits(row["described_as"], document.text):
            yield row.problem(
                "described_as",
                "description-not-found",
                f'"{shorten(row["described_as"])}" is not in the document.',
                "Copy the words by which the source calls the speaker.",
            )


def date_words(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """The words of a date stand in the document."""
    for row in dataset.tables["reports"]:
        document = dataset.documents.get(row["source_id"])
        if document and row["date_words"] and not hits(row["date_words"], document.text):
            yield row.problem(
                "date_words",
                "date-words-not-found",
                f'"{shorten(row["date_words"])}" is not in the document.',
                "Copy the words that give the date, or delete the line.",
            )


def names(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A name with a passage is the words of that passage; a pejorative one has a passage."""
    passages = dataset.index("passages", "passage_id")
    for row in dataset.tables["names"]:
        passage = passages.get(row["passage_id"])
        if passage and passage["quote"] and shadow(passage["quote"]) != row["name"]:
            yield row.problem(
                "name",
                "name-not-quote",
                f'`{row["name"]}` is not what the passage says: "{shorten(passage["quote"])}".',
                "Run `nox -s build`.",
            )
        if row["kind"] == "pejorative" and not passage:
            yield row.problem(
                "kind",
                "pejorative-unsourced",
                "a pejorative name must be somebody's words.",
                "Record it in a source's `names`, with its quote.",
            )


def coverage(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """In a source marked complete no sentence, numeral or quotation is open."""
    complete = {
        row["source_id"] for row in dataset.tables["sources"] if row["coverage"] == "complete"
    }
    for row in () if dataset.left_out else dataset.tables["coverage"]:
        if (
            row["source_id"] in complete
            and row["disposition"] == "open"
            and row["kind"] in MUST_BE_ACCOUNTED
            and row["char_start"].isdecimal()
        ):
            line = dataset.documents[row["source_id"]].line_of(int(row["char_start"]))
            yield Problem(
                Place(f"raw/sources/{row['source_id']}/records.yaml"),
                "coverage-open",
                f'line {line} of the document: the {row["kind"]} "{shorten(row["text"])}" is '
                "neither used by a record nor set aside.",
                f"`nox -s suggest -- {row['source_id']}` drafts a record; or add it to `set_aside` "
                "with a reason.",
            )


def asides(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """What is set aside was open before: else the line is a slip, or no longer needed."""
    for item in () if dataset.left_out else idle(dataset):
        if WITHDRAWN in item.quote:
            continue  # what was open there cannot be seen any more
        yield Problem(
            item.place,
            "set-aside-idle",
            f'set_aside: nothing is left open in "{shorten(item.quote)}".',
            "Delete the entry, or quote the words meant.",
        )


CHECKS = (slices, containment, cues, date_words, names, coverage, asides)
