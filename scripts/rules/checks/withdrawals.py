"""Rules on what is taken back: by its own speaker, and a document by its publisher."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit
from scripts.records.attribution import Voices
from scripts.records.resolve import voices
from scripts.rules.check import Cell, Found, rule


def _speaking(passage_id: str, dataset: Dataset, contract: Contract, who: Voices) -> set[str]:
    """The voices that speak in a passage: of its records that have a speaker."""
    spoken = {"statements", *contract.owned} & contract.resting.keys()
    rows = (dataset.index(name, contract.resting[name]).get(passage_id) for name in sorted(spoken))
    return {who.voice(row["speaker_id"]) for row in rows if row and row["speaker_id"]}


def _known(passage_id: str, dataset: Dataset) -> bool:
    """Whether there is such a passage: that there is none is the fault of the reference."""
    return passage_id in dataset.index("passages", "passage_id")


@rule(
    "withdrawn-by-other",
    "Words are recorded as taken back in a passage where their speaker does not speak.",
    "Name a record of the same speaker.",
    Edit(
        right="    quote: about 40 workers",
        wrong="    withdrawn: theft\n    quote: about 40 workers",
        says="figures.withdrawn_id: `ada-brook` says it, and nobody of that voice speaks in "
        "`mill-letter-2001.theft`. Only a speaker takes their words back: name a record of theirs, "
        "or delete the line.",
        at="    withdrawn: theft",
    ),
)
def withdrawn_by_other(dataset: Dataset, contract: Contract) -> Found:
    """Whoever takes words back is who said them; somebody else can only deny them."""
    who = voices(dataset.tables)
    for row, own_id in _taken_back(dataset, who):
        passage, speaker = row["withdrawn_id"], row["speaker_id"]
        hint = "Only a speaker takes their words back: name a record of theirs, or delete the line."
        if passage == own_id:
            message = "the words do not take themselves back."
            yield Cell(row, "withdrawn_id", message, hint)
        elif not speaker:
            message = "nobody is named who says it, so nobody is known to take it back."
            yield Cell(row, "withdrawn_id", message, "Name the speaker, or delete the line.")
        elif _known(passage, dataset) and who.voice(speaker) not in _speaking(
            passage, dataset, contract, who
        ):
            message = f"`{speaker}` says it, and nobody of that voice speaks in `{passage}`."
            yield Cell(row, "withdrawn_id", message, hint)


def _taken_back(dataset: Dataset, who: Voices) -> Iterator[tuple[Row, str]]:
    """Each row that was taken back itself, with its id; what its statement has, is told of that."""
    for row in dataset.tables["statements"]:
        if row["withdrawn_id"]:
            yield row, row["statement_id"]
    for row in dataset.tables["figures"]:
        statement = who.statements.get(row["statement_id"])
        of_statement = statement["withdrawn_id"] if statement else ""
        if row["withdrawn_id"] and row["withdrawn_id"] != of_statement:
            yield row, row["figure_id"]


@rule(
    "retracted-by-other",
    "A source is recorded as retracted in a passage where its publisher does not speak.",
    "Name a record in which the publisher speaks, and the publisher.",
    Edit(
        right="publisher: county-board",
        wrong="publisher: county-board\nretracted: mill-letter-2001.theft",
        says="sources.retracted_id: `county-board` published it, and nobody of that voice speaks "
        "in `mill-letter-2001.theft`. Only a publisher retracts a document: name a record of "
        "theirs, or delete the line.",
        file="raw/sources/county-report-2002/source.yaml",
        at="retracted:",
    ),
)
def retracted_by_other(dataset: Dataset, contract: Contract) -> Found:
    """Whoever retracts a document is who published it; somebody else can only object to it."""
    who = voices(dataset.tables)
    for row in dataset.tables["sources"]:
        passage, publisher = row["retracted_id"], row["publisher_id"]
        if not passage:
            continue
        if not publisher:
            message = "no publisher is named, so nobody is known to retract it."
            yield Cell(row, "retracted_id", message, "Add `publisher: …`, or delete the line.")
        elif _known(passage, dataset) and who.voice(publisher) not in _speaking(
            passage, dataset, contract, who
        ):
            message = f"`{publisher}` published it, and nobody of that voice speaks in `{passage}`."
            hint = (
                "Only a publisher retracts a document: name a record of theirs, or delete the line."
            )
            yield Cell(row, "retracted_id", message, hint)
