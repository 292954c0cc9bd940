"""Rules that re-prove every row against the words of its document."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.derived.coverage import MUST_BE_ACCOUNTED, idle
from scripts.raw.files import WITHDRAWN, TextFile
from scripts.raw.problems import Place, Problem, shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Rule, Seen
from scripts.text.anchors import Span, hits, shadow, span_of

PASSAGE_NOT_PROVED = Rule(
    "passage-not-proved",
    "A passage has words but no document, or a document but no offsets.",
    "Use `locator` for a source only cited; else build again.",
    Seen(
        "In `data/passages.csv` words were filled in for a source that is only cited.",
        "`./record build` writes the table anew; such a record has a `locator`.",
    ),
)


def slices(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A quote is the exact slice of its document, on the line and in the rank recorded."""
    for row in dataset.tables["passages"]:
        document = dataset.documents.get(row["source_id"])
        if document is None:
            if row["quote"] or row["char_start"]:
                yield row.problem(
                    "quote",
                    PASSAGE_NOT_PROVED.code,
                    "there is no document to hold these words to.",
                    "Use `locator` for a source only cited.",
                )
        elif not (row["char_start"].isdecimal() and row["char_end"].isdecimal()):
            yield row.problem(
                "quote",
                PASSAGE_NOT_PROVED.code,
                "the passage has no offsets.",
                "Run `./record build`.",
            )
        else:
            yield from _slice(row, document)


PASSAGE_NOT_SLICE = Rule(
    "passage-not-slice",
    "The quote is not what stands at its offsets.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `12 houses` was changed to `13 houses`.",
        "`./record build` writes the table anew.",
    ),
)
PASSAGE_LINE_WRONG = Rule(
    "passage-line-wrong",
    "The line recorded is not where the passage starts.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` the line 4 of `12 houses` was changed to 5.",
        "`./record build` writes the table anew.",
    ),
)
PASSAGE_LOCATOR_WRONG = Rule(
    "passage-locator-wrong",
    "The page or paragraph recorded is not where the passage stands.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `page 4` was changed to `page 5`.",
        "`./record build` writes the table anew.",
    ),
)
PASSAGE_OCCURRENCE_WRONG = Rule(
    "passage-occurrence-wrong",
    "The rank recorded is not that of the passage.",
    "Run `./record build`.",
    Seen(
        "In `data/passages.csv` `1 of 2` was changed to `2 of 2`.",
        "`./record build` writes the table anew.",
    ),
)


def _slice(row: Row, document: TextFile) -> Iterator[Problem]:
    start, end = int(row["char_start"]), int(row["char_end"])
    words = document.text[start:end]
    if not words or words != row["quote"]:
        yield row.problem(
            "quote",
            PASSAGE_NOT_SLICE.code,
            f'code points {start} to {end} read "{shorten(words)}", not "{shorten(row["quote"])}".',
            "Run `./record build`; if it stays, correct the quote.",
        )
        return
    found = hits(words, document.text)
    for rule, name, right in (
        (PASSAGE_LINE_WRONG, "line", str(document.line_of(start))),
        (PASSAGE_LOCATOR_WRONG, "locator", document.locator_of(start, end)),
        (PASSAGE_OCCURRENCE_WRONG, "occurrence", f"{found.index(start) + 1} of {len(found)}"),
    ):
        if row[name] != right:
            yield row.problem(
                name,
                rule.code,
                f"`{row[name]}` stands here, `{right}` is right.",
                "Run `./record build`.",
            )


def spans(dataset: Dataset) -> dict[str, tuple[str, Span]]:
    """passage_id → (source_id, span), of passages that have an id and offsets."""
    return {
        row["passage_id"]: (row["source_id"], span)
        for row in dataset.tables["passages"]
        if row["passage_id"] and (span := span_of(row))
    }


OUTSIDE_OWNER = Rule(
    "outside-owner",
    "A record's words do not lie inside the statement that owns it.",
    "Run `./record build`.",
    Seen(
        "In `data/figures.csv` another statement was filled in as the one that holds `40 workers`.",
        "`./record build` writes the table anew.",
    ),
)


def containment(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A record lies inside the statement that owns it, a statement inside its parent."""
    known = spans(dataset)
    owners = {"statements": "parent_id", **dict.fromkeys(contract.owned, "statement_id")}
    for name, owner in owners.items():
        own = contract.resting[name]
        for row in dataset.tables[name]:
            inner, outer = known.get(row[own]), known.get(row[owner])
            if inner and outer and not (inner[0] == outer[0] and outer[1].covers(inner[1])):
                yield row.problem(
                    owner,
                    OUTSIDE_OWNER.code,
                    f"its words do not lie inside `{row[owner]}`.",
                    "Run `./record build`.",
                )


CUE_NOT_ON_LINE = Rule(
    "cue-not-on-line",
    "The cue is not on the line of its statement.",
    "Copy the source's own word of saying.",
    Edit(
        right="    cue: said",
        wrong="    cue: whispered",
        says='statements.cue: "whispered" does not stand on line 5 of the document. Copy the '
        "source's own word of saying, or delete the line.",
    ),
)
DESCRIPTION_NOT_FOUND = Rule(
    "description-not-found",
    "The description of a speaker is not in the document.",
    "Copy the source's words.",
    Edit(
        right="    described_as: the mayor of Northby",
        wrong="    described_as: the mayoress of Northby",
        says='statements.described_as: "the mayoress of Northby" is not in the document. '
        "Copy the words by which the source calls the speaker.",
    ),
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
                CUE_NOT_ON_LINE.code,
                f'"{shorten(row["cue"])}" does not stand on line {first + 1} of the document.',
                "Copy the source's own word of saying, or delete the line.",
            )
        if row["described_as"] and not hits(row["described_as"], document.text):
            yield row.problem(
                "described_as",
                DESCRIPTION_NOT_FOUND.code,
                f'"{shorten(row["described_as"])}" is not in the document.',
                "Copy the words by which the source calls the speaker.",
            )


DATE_WORDS_NOT_FOUND = Rule(
    "date-words-not-found",
    "The words of a date are not in the document.",
    "Copy the source's words.",
    Edit(
        right="    date_words: Last Thursday",
        wrong="    date_words: Last Monday",
        says='reports.date_words: "Last Monday" is not in the document. Copy the words that '
        "give the date, or delete the line.",
        also=("date-not-in-words",),
    ),
)


def date_words(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """The words of a date stand in the document."""
    for row in dataset.tables["reports"]:
        document = dataset.documents.get(row["source_id"])
        if document and row["date_words"] and not hits(row["date_words"], document.text):
            yield row.problem(
                "date_words",
                DATE_WORDS_NOT_FOUND.code,
                f'"{shorten(row["date_words"])}" is not in the document.',
                "Copy the words that give the date, or delete the line.",
            )


NAME_NOT_QUOTE = Rule(
    "name-not-quote",
    "A name is not the words of its passage.",
    "Run `./record build`.",
    Seen(
        "In `data/names.csv` `hirelings` was changed to `helpers`.",
        "`./record build` writes the table anew.",
    ),
)
PEJORATIVE_UNSOURCED = Rule(
    "pejorative-unsourced",
    "A pejorative name has no passage.",
    "Record it in a source, with its quote.",
    Edit(
        right="    - name: آدا بروک\n      language: fa\n      kind: transliteration",
        wrong="    - name: آدا بروک\n      language: fa\n      kind: pejorative",
        says="names.kind: a pejorative name must be somebody's words. Record it in a source's "
        "`names`, with its quote.",
        file="raw/people.yaml",
    ),
)


def names(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A name with a passage is the words of that passage; a pejorative one has a passage."""
    passages = dataset.index("passages", "passage_id")
    for row in dataset.tables["names"]:
        passage = passages.get(row["passage_id"])
        if passage and passage["quote"] and shadow(passage["quote"]) != row["name"]:
            yield row.problem(
                "name",
                NAME_NOT_QUOTE.code,
                f'`{row["name"]}` is not what the passage says: "{shorten(passage["quote"])}".',
                "Run `./record build`.",
            )
        if row["kind"] == "pejorative" and not passage:
            yield row.problem(
                "kind",
                PEJORATIVE_UNSOURCED.code,
                "a pejorative name must be somebody's words.",
                "Record it in a source's `names`, with its quote.",
            )


COVERAGE_OPEN = Rule(
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
                COVERAGE_OPEN.code,
                f'line {line} of the document: the {row["kind"]} "{shorten(row["text"])}" is '
                "neither used by a record nor set aside.",
                f"`./record suggest {row['source_id']}` drafts a record; or add it to `set_aside` "
                "with a reason.",
            )


SET_ASIDE_IDLE = Rule(
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


def asides(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """What is set aside was open before: else the line is a slip, or no longer needed."""
    for item in () if dataset.left_out else idle(dataset):
        if WITHDRAWN in item.quote:
            continue  # what was open there cannot be seen any more
        yield Problem(
            item.place,
            SET_ASIDE_IDLE.code,
            f'set_aside: nothing is left open in "{shorten(item.quote)}".',
            "Delete the entry, or quote the words meant.",
        )


CHECKS = (slices, containment, cues, date_words, names, coverage, asides)
