"""Rules on who says it: whoever is named is recorded, and nothing is said by this project."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit
from scripts.records.resolve import voices
from scripts.rules.check import Cell, Found, rule

# Whether a statement of this specificity shows a speaker.
SHOWN = Coded(
    "statements.specificity",
    {"named": "always", "described": "always", "unnamed": "sometimes", "passive": "never"},
)


@rule(
    "speaker-missing",
    "A named or described speaker is not recorded.",
    "Add `speaker`, or set `specificity: unnamed`.",
    Edit(
        right="  - id: brook-count\n"
        "    from: We counted\n"
        "    to: left the town\n"
        "    speaker: ada-brook",
        wrong="  - id: brook-count\n    from: We counted\n    to: left the town",
        says="statements.speaker_id: the speaker is named, yet none is recorded. Add `speaker: "
        "…`, or set `specificity: unnamed`.",
    ),
)
def speaker_missing(dataset: Dataset, contract: Contract) -> Found:
    """Whoever is named or described is recorded."""
    for row in dataset.tables["statements"]:
        if SHOWN.of(row["specificity"]) == "always" and not row["speaker_id"]:
            yield Cell(
                row,
                "speaker_id",
                f"the speaker is {row['specificity']}, yet none is recorded.",
                "Add `speaker: …`, or set `specificity: unnamed`.",
            )


@rule(
    "speaker-needless",
    "A passive statement is given a speaker.",
    "Delete it, or correct `specificity`.",
    Edit(
        right="    specificity: passive",
        wrong="    specificity: passive\n    speaker: clerks",
        says="statements.speaker_id: a passive statement shows no speaker. Delete the line, or "
        "correct `specificity`.",
    ),
)
def speaker_needless(dataset: Dataset, contract: Contract) -> Found:
    """Whoever is not shown is not recorded."""
    for row in dataset.tables["statements"]:
        if SHOWN.of(row["specificity"]) == "never" and row["speaker_id"]:
            yield Cell(
                row,
                "speaker_id",
                "a passive statement shows no speaker.",
                "Delete the line, or correct `specificity`.",
            )


def _spoken(dataset: Dataset, contract: Contract) -> Iterator[tuple[Row, str]]:
    """Each record that has an owner, and the speaker whom the geometry shows.

    While an owner is unknown, which is another fault, nobody can tell.
    """
    who = voices(dataset.tables)
    for name in contract.owned:
        for row in dataset.tables[name]:
            statement, source = row["statement_id"], row["source_id"]
            if statement in who.statements or (not statement and source in who.sources):
                yield row, who.speaker_of(statement, source)


@rule(
    "speaker-unexplained",
    "A record's speaker is not the one its position shows.",
    "Delete `speaker`, or add `speaker_why`.",
    Edit(
        right="    basis: count",
        wrong="    basis: count\n    speaker: mill-union",
        says="figures.speaker_id: the passage's position says `ada-brook`, the record "
        "`mill-union`. Delete `speaker`, or add `speaker_why: …`.",
    ),
)
def speaker_unexplained(dataset: Dataset, contract: Contract) -> Found:
    """An exception to the geometry says why."""
    for row, geometric in _spoken(dataset, contract):
        typed = "speaker_id" in row.places
        if not row["speaker_why"] and (typed or row["speaker_id"] != geometric):
            yield Cell(
                row,
                "speaker_id",
                f"the passage's position says `{geometric}`, the record `{row['speaker_id']}`.",
                "Delete `speaker`, or add `speaker_why: …`.",
            )


@rule(
    "speaker-why-needless",
    "A reason is given for a speaker who speaks anyway.",
    "Delete `speaker` and `speaker_why`.",
    Edit(
        right="    basis: count",
        wrong="    basis: count\n    speaker: ada-brook\n    speaker_why: she says so",
        says="figures.speaker_why: `ada-brook` is the speaker anyway. Delete `speaker` and "
        "`speaker_why`.",
        at="    speaker_why",
    ),
)
def speaker_why_needless(dataset: Dataset, contract: Contract) -> Found:
    """What the geometry shows needs no reason."""
    for row, geometric in _spoken(dataset, contract):
        if row["speaker_why"] and row["speaker_id"] == geometric:
            message = f"`{geometric}` is the speaker anyway."
            yield Cell(row, "speaker_why", message, "Delete `speaker` and `speaker_why`.")


def _answers(key: str, dataset: Dataset, contract: Contract) -> list[Row]:
    """The records that answer a claim, or tell of an event: those that have its key."""
    names = [name for name in contract.resting if key in contract.tables[name].by_name]
    return [row for name in names for row in dataset.tables[name]]


def _unanswered(dataset: Dataset, contract: Contract, table: str) -> Iterator[Row]:
    """Entries of a list of which no record speaks.

    A whole of which others are part may stand without. While the words of some record are not
    found, or the claim or event that it names, nobody can tell what it would have answered.
    """
    (key,) = contract.tables[table].key
    rows = dataset.tables[table]
    answered = {row[key] for row in _answers(key, dataset, contract)}
    if not (dataset.left_out or answered - {row[key] for row in rows}):
        wider = {"part_of_id", "narrower_of_id"} & set(contract.tables[table].by_name)
        answered |= {row[column] for row in rows for column in wider}
        yield from (row for row in rows if row[key] not in answered)


@rule(
    "claim-unowned",
    "No figure or position answers a claim.",
    "Record one, or delete the claim.",
    Edit(
        right="- id: houses-empty",
        wrong="- id: other\n"
        "  kind: motive\n"
        "  wording: Why?\n"
        '  wrongdoing: "false"\n'
        "- id: houses-empty",
        says="claims.claim_id: no figure or position speaks of it. Record one, or delete the "
        "record.",
        file="raw/claims.yaml",
    ),
)
def claim_unowned(dataset: Dataset, contract: Contract) -> Found:
    """A claim has a figure or a position; that an accusation has one is the rule below."""
    for row in _unanswered(dataset, contract, "claims"):
        if row["wrongdoing"] != "true":
            message = "no figure or position speaks of it."
            yield Cell(row, "claim_id", message, "Record one, or delete the record.")


@rule(
    "event-unowned",
    "No report tells of an event.",
    "Record one, or delete the event.",
    Edit(
        right="- id: birth-of-ada-brook",
        wrong="- id: flood\n  label: flood\n  kind: other\n- id: birth-of-ada-brook",
        says="events.event_id: no report speaks of it. Record one, or delete the record.",
        file="raw/events.yaml",
    ),
)
def event_unowned(dataset: Dataset, contract: Contract) -> Found:
    """An event has a report."""
    for row in _unanswered(dataset, contract, "events"):
        message = "no report speaks of it."
        yield Cell(row, "event_id", message, "Record one, or delete the record.")


@rule(
    "wrongdoing-unowned",
    "An accusation has no speaker, or this project as one.",
    "Record who says it.",
    Edit(
        right="- id: houses-empty",
        wrong="- id: other\n"
        "  kind: motive\n"
        "  wording: Why?\n"
        '  wrongdoing: "true"\n'
        "- id: houses-empty",
        says="claims.claim_id: nobody is recorded as saying this. Record who says it, or "
        "delete the claim.",
        file="raw/claims.yaml",
    ),
)
def wrongdoing_unowned(dataset: Dataset, contract: Contract) -> Found:
    """A claim of wrongdoing always has a speaker, who is not this project."""
    claims = dataset.tables["claims"]
    wrong = {row["claim_id"]: row for row in claims if row["wrongdoing"] == "true"}
    answers = _answers("claim_id", dataset, contract)
    for row in answers:
        if row["claim_id"] in wrong and row["speaker_id"] in ("", contract.name):
            message = "an accusation needs a speaker who is not this project."
            yield Cell(row, "speaker_id", message, "Give the source a `speaker`.")
    answered = {row["claim_id"] for row in answers}
    lost = dataset.left_out or answered - {row["claim_id"] for row in claims}
    for name in () if lost else wrong.keys() - answered:
        message = "nobody is recorded as saying this."
        yield Cell(wrong[name], "claim_id", message, "Record who says it, or delete the claim.")
