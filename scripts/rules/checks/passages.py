"""Rules that re-prove every passage, and look for what no record speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import PASSAGES, Contract
from scripts.derived.coverage import ACCOUNTED, idle
from scripts.derived.listed import OPEN, WHOLE
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.problems import Place, shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Seen
from scripts.rules.check import Cell, Found, Spot, rule
from scripts.text.anchors import Span, hits, span_of

AGAIN = "Run `./record build`."


@rule(
    "passage-not-proved",
    "A passage has words but no document, or a document but no offsets.",
    "Use `locator` for a source only cited; else build again.",
    Seen(
        "In `data/passages.csv` words were filled in for a source that is only cited.",
        "`./record build` writes the table anew; such a record has a `locator`.",
    ),
)
def passage_not_proved(dataset: Dataset, contract: Contract) -> Found:
    """A passage of a document has offsets; one without a document has no words."""
    for row in dataset.tables[PASSAGES]:
        if row["source_id"] not in dataset.documents:
            if row["quote"] or row["char_start"]:
                message = "there is no document to hold these words to."
                yield Cell(row, "quote", message, "Use `locator` for a source only cited.")
        elif not (row["char_start"].isdecimal() and row["char_end"].isdecimal()):
            yield Cell(row, "quote", "the passage has no offsets.", AGAIN)


def _placed(dataset: Dataset) -> Iterator[tuple[Row, TextFile, Span]]:
    """The passages that have offsets in a document."""
    for row in dataset.tables[PASSAGES]:
        document, span = dataset.documents.get(row["source_id"]), span_of(row)
        if document and span:
            yield row, document, span


def _proved(dataset: Dataset) -> Iterator[tuple[Row, TextFile, Span]]:
    """Those whose quote stands at the offsets."""
    for row, document, span in _placed(dataset):
        words = document.text[span.start : span.end]
        if words and words == row["quote"]:
            yield row, document, span


@rule(
    "passage-not-slice",
    "The quote is not what stands at its offsets.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `12 houses` was changed to `13 houses`.",
        "`./record build` writes the table anew.",
    ),
)
def passage_not_slice(dataset: Dataset, contract: Contract) -> Found:
    """A quote is the exact slice of its document."""
    for row, document, span in _placed(dataset):
        words = document.text[span.start : span.end]
        if not words or words != row["quote"]:
            yield Cell(
                row,
                "quote",
                f'code points {span.start} to {span.end} read "{shorten(words)}", '
                f'not "{shorten(row["quote"])}".',
                "Run `./record build`; if it stays, correct the quote.",
            )


def _compared(row: Row, column: str, right: str) -> Found:
    if row[column] != right:
        yield Cell(row, column, f"`{row[column]}` stands here, `{right}` is right.", AGAIN)


@rule(
    "passage-line-wrong",
    "The line recorded is not where the passage starts.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` the line 4 of `12 houses` was changed to 5.",
        "`./record build` writes the table anew.",
    ),
)
def passage_line_wrong(dataset: Dataset, contract: Contract) -> Found:
    """A passage starts on the line recorded."""
    for row, document, span in _proved(dataset):
        yield from _compared(row, "line", str(document.line_of(span.start)))


@rule(
    "passage-locator-wrong",
    "The page or paragraph recorded is not where the passage stands.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `page 4` was changed to `page 5`.",
        "`./record build` writes the table anew.",
    ),
)
def passage_locator_wrong(dataset: Dataset, contract: Contract) -> Found:
    """A passage stands on the page or in the paragraph recorded, read off a picture or not."""
    for row, document, span in _proved(dataset):
        yield from _compared(row, "locator", document.locator_of(span.start, span.end))
        yield from _compared(row, "ocr", str(document.ocr_of(span.start, span.end)).lower())


@rule(
    "passage-occurrence-wrong",
    "The rank recorded is not that of the passage.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `1 of 2` was changed to `2 of 2`.",
        "`./record build` writes the table anew.",
    ),
)
def passage_occurrence_wrong(dataset: Dataset, contract: Contract) -> Found:
    """A passage has the rank recorded among those of the same words."""
    for row, document, span in _proved(dataset):
        found = hits(row["quote"], document.text)
        right = f"{found.index(span.start) + 1} of {len(found)}"
        yield from _compared(row, "occurrence", right)


@rule(
    "outside-owner",
    "A record's words do not lie inside the statement that owns it.",
    "Run `./record build`.",
    Seen(
        "In `data/figures.csv` another statement was filled in as the one that holds `40 workers`.",
        "`./record build` writes the table anew.",
    ),
)
def outside_owner(dataset: Dataset, contract: Contract) -> Found:
    """A record lies inside the statement that owns it, a statement inside its parent."""
    placed = ((row["passage_id"], row["source_id"], span) for row, _, span in _placed(dataset))
    known = {name: (source, span) for name, source, span in placed if name}
    owners = {"statements": "parent_id", **dict.fromkeys(contract.owned, "statement_id")}
    for name, owner in owners.items():
        own = contract.resting[name]
        for row in dataset.tables[name]:
            inner, outer = known.get(row[own]), known.get(row[owner])
            if inner and outer and not (inner[0] == outer[0] and outer[1].covers(inner[1])):
                yield Cell(row, owner, f"its words do not lie inside `{row[owner]}`.", AGAIN)


@rule(
    "coverage-open",
    "A sentence, numeral or quotation of a source marked complete became no record.",
    "Add a record, or set it aside with a reason.",
    Edit(
        right="coverage: in_progress",
        wrong="coverage: complete",
        says='line 3 of the document: the sentence "About the mill on the river" is neither '
        "used by a record nor set aside. `./record suggest mill-letter-2001` drafts a "
        "record; or add it to `set_aside` with a reason.",
        file="raw/sources/mill-letter-2001/source.yaml",
        at="raw/sources/mill-letter-2001/records.yaml:source:",
    ),
)
def coverage_open(dataset: Dataset, contract: Contract) -> Found:
    """In a source marked complete no sentence, numeral or quotation is open."""
    whole = {row["source_id"] for row in dataset.tables["sources"] if WHOLE.of(row["coverage"])}
    rows = () if dataset.left_out or not whole else dataset.tables["coverage"]
    for row in (one for one in rows if one["source_id"] in whole):
        is_open = OPEN.of(row["disposition"]) and ACCOUNTED.of(row["kind"])
        span, document = span_of(row), dataset.documents.get(row["source_id"])
        if is_open and span and document:
            line = document.line_of(span.start)
            yield Spot(
                Place(f"raw/sources/{row['source_id']}/records.yaml"),
                f'line {line} of the document: the {row["kind"]} "{shorten(row["text"])}" is '
                "neither used by a record nor set aside.",
                f"`./record suggest {row['source_id']}` drafts a record; or add it to `set_aside` "
                "with a reason.",
            )


@rule(
    "set-aside-idle",
    "What is set aside was not open: it is used already, or no such thing was found there.",
    "Delete the entry, or quote the words meant.",
    Edit(
        right="  - every: Friday, 9 March 2001",
        wrong="  - every: closure",
        says='set_aside: nothing is left open in "closure". Delete the entry, or quote the '
        "words meant.",
    ),
)
def set_aside_idle(dataset: Dataset, contract: Contract) -> Found:
    """What is set aside was open before: else the line is a slip, or no longer needed.

    Where words were withdrawn, what was open cannot be seen any more.
    """
    for item in () if dataset.left_out else idle(dataset):
        if WITHDRAWN not in item.quote:
            message = f'set_aside: nothing is left open in "{shorten(item.quote)}".'
            yield Spot(item.place, message, "Delete the entry, or quote the words meant.")
