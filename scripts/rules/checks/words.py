"""Rules that hold to the document what is copied from it beside a record's own passage."""

from __future__ import annotations

from scripts.contract.coded import Coded
from scripts.contract.model import PASSAGES, Contract
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset
from scripts.raw.rule import Edit, Seen
from scripts.rules.check import Cell, Found, rule
from scripts.text.anchors import hits, shadow

# Whether a name of this kind must be somebody's words.
SOURCED = Coded(
    "names.kind",
    {
        "official": False,
        "transliteration": False,
        "acronym": False,
        "alias": False,
        "title": False,
        "misspelling": False,
        "pejorative": True,
    },
)


@rule(
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
def cue_not_on_line(dataset: Dataset, contract: Contract) -> Found:
    """A cue stands on its passage's lines."""
    passages = dataset.index(PASSAGES, "passage_id")
    for row in dataset.tables["statements"]:
        passage = passages.get(row["statement_id"])
        document = dataset.documents.get(row["source_id"])
        if not (row["cue"] and passage and document and passage["line"].isdecimal()):
            continue
        first = int(passage["line"])
        last = first + passage["quote"].count("\n")
        if not hits(row["cue"], document.lines(first, last)):
            yield Cell(
                row,
                "cue",
                f'"{shorten(row["cue"])}" does not stand on line {first} of the document.',
                "Copy the source's own word of saying, or delete the line.",
            )


def _not_there(dataset: Dataset, table: str, column: str, hint: str) -> Found:
    for row in dataset.tables[table]:
        document = dataset.documents.get(row["source_id"])
        if document and row[column] and not hits(row[column], document.text):
            yield Cell(row, column, f'"{shorten(row[column])}" is not in the document.', hint)


@rule(
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
def description_not_found(dataset: Dataset, contract: Contract) -> Found:
    """The description of a speaker stands in the document."""
    hint = "Copy the words by which the source calls the speaker."
    return _not_there(dataset, "statements", "described_as", hint)


@rule(
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
def date_words_not_found(dataset: Dataset, contract: Contract) -> Found:
    """The words of a date stand in the document."""
    hint = "Copy the words that give the date, or delete the line."
    return _not_there(dataset, "reports", "date_words", hint)


@rule(
    "stated-in-not-found",
    "The words that say what a number is stated in are not in the document.",
    "Copy the document's words.",
    Edit(
        right="    quote: 12 houses",
        wrong="    quote: 12 houses\n    stated_in: (in thousands)",
        says='figures.stated_in: "(in thousands)" is not in the document. Copy the words that '
        "say in what its numbers are stated, or delete the line.",
        at="stated_in",
    ),
)
def stated_in_not_found(dataset: Dataset, contract: Contract) -> Found:
    """The words that say what a number is stated in stand in the document."""
    hint = "Copy the words that say in what its numbers are stated, or delete the line."
    return _not_there(dataset, "figures", "stated_in", hint)


@rule(
    "name-not-quote",
    "A name is not the words of its passage.",
    "Run `./record build`.",
    Seen(
        "In `data/names.csv` `hirelings` was changed to `helpers`.",
        "`./record build` writes the table anew.",
    ),
)
def name_not_quote(dataset: Dataset, contract: Contract) -> Found:
    """A name with a passage is the words of that passage."""
    passages = dataset.index(PASSAGES, "passage_id")
    for row in dataset.tables["names"]:
        passage = passages.get(row["passage_id"])
        if passage and passage["quote"] and shadow(passage["quote"]) != row["name"]:
            said = shorten(passage["quote"])
            message = f'`{row["name"]}` is not what the passage says: "{said}".'
            yield Cell(row, "name", message, "Run `./record build`.")


@rule(
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
def pejorative_unsourced(dataset: Dataset, contract: Contract) -> Found:
    """A pejorative name has a passage."""
    passages = dataset.index(PASSAGES, "passage_id")
    for row in dataset.tables["names"]:
        if SOURCED.of(row["kind"]) and row["passage_id"] not in passages:
            yield Cell(
                row,
                "kind",
                "a pejorative name must be somebody's words.",
                "Record it in a source's `names`, with its quote.",
            )
