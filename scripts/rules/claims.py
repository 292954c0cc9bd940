"""Rules on numbers, dates, speakers and wording: what is said is borne, owned and neutral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.problems import Problem, shorten
from scripts.raw.rows import Dataset, Row
from scripts.records.columns import figure_columns
from scripts.records.resolve import voices
from scripts.rules.loaded_words import LOADED_WORDS
from scripts.text.anchors import shadow
from scripts.text.edtf import DateError, read_date

NUMERIC = (
    "qualifier",
    "value",
    "lower",
    "upper",
    "lower_inclusive",
    "upper_inclusive",
    "bound_source",
)
LABELS = (
    ("people", "label"),
    ("organisations", "label"),
    ("places", "label"),
    ("events", "label"),
    ("claims", "wording"),
    ("claims", "population"),
)


def bounds(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A figure's words are its quote, and its numbers are what those words bear."""
    passages = dataset.index("passages", "passage_id")
    for row in dataset.tables["figures"]:
        passage = passages.get(row["figure_id"])
        if passage and passage["quote"] and passage["quote"] != row["as_written"]:
            yield row.problem(
                "as_written",
                "as-written-not-quote",
                "these are not the words of the passage.",
                "Run `nox -s build`.",
            )
            continue
        if not row["qualifier"]:
            continue  # its words could not be read; said where they were
        fresh, _ = figure_columns(
            Row(row.table, {"unit_as_written": row["unit_as_written"]}, row.home), row["as_written"]
        )
        for name in NUMERIC:
            if row[name] != fresh[name]:
                yield row.problem(
                    name,
                    "bounds-not-borne",
                    f'`{row[name]}`, but "{shorten(row["as_written"])}" gives `{fresh[name]}`.',
                    "Run `nox -s build`, or quote the words that say so.",
                )


def report_dates(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A date and its basis agree; its bounds are those of the date."""
    for row in dataset.tables["reports"]:
        basis = row["date_basis"]
        if bool(row["date"]) == (basis == "not_stated"):
            said = f"`date_basis` says `{basis}`" if basis else "`date_basis` is missing"
            message = f"{said}, yet {'a' if row['date'] else 'no'} date is given."
            yield row.problem(
                "date_basis",
                "date-basis-wrong",
                message,
                "Give both a date and its basis, or `not_stated` and no date.",
            )
        try:
            reading = read_date(row["date"]) if row["date"] else None
        except DateError:
            continue  # said by the rule on dates
        right = (reading.earliest, reading.latest, reading.precision) if reading else ("", "", "")
        for name, cell in zip(("earliest", "latest", "precision"), right, strict=True):
            if row[name] != cell:
                yield row.problem(
                    name,
                    "date-bounds-wrong",
                    f"`{row[name]}` stands here, `{cell}` follows from `{row['date']}`.",
                    "Run `nox -s build`.",
                )


def kinds(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Numbers answer quantity claims, and only they; a repeated figure answers the same claim."""
    known = contract.tables["claims"].by_name["kind"].enum
    claims = dataset.index("claims", "claim_id")
    figures = dataset.index("figures", "figure_id")
    for name, wanted in (("figures", True), ("positions", False)):
        for row in dataset.tables[name]:
            claim = claims.get(row["claim_id"])
            if claim and claim["kind"] in known and (claim["kind"] == "quantity") != wanted:
                yield row.problem(
                    "claim_id",
                    "claim-kind-wrong",
                    f"`{row['claim_id']}` is of kind `{claim['kind']}`.",
                    "Figures answer quantity claims; every other claim takes positions.",
                )
    for row in dataset.tables["figures"]:
        first = figures.get(row["repeats_id"])
        both = {row["claim_id"], first["claim_id"]} if first else set()
        if first and len(both) > 1 and both <= claims.keys():
            yield row.problem(
                "repeats_id",
                "repeats-other-claim",
                f"`{row['repeats_id']}` answers `{first['claim_id']}`.",
                "A repetition answers the same claim.",
            )
    for row in claims.values():
        if row["kind"] == "quantity" and not row["unit"]:
            yield row.problem(
                "unit",
                "unit-missing",
                "a quantity needs the unit it counts.",
                "Add `unit: person` or the like.",
            )


def speakers(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Whoever is named or described is recorded; an exception to the geometry says why."""
    for row in dataset.tables["statements"]:
        if row["specificity"] in ("named", "described") and not row["speaker_id"]:
            yield row.problem(
                "speaker_id",
                "speaker-missing",
                f"the speaker is {row['specificity']}, yet none is recorded.",
                "Add `speaker: …`, or set `specificity: unnamed`.",
            )
        if row["specificity"] == "passive" and row["speaker_id"]:
            yield row.problem(
                "speaker_id",
                "speaker-needless",
                "a passive statement shows no speaker.",
                "Delete the line, or correct `specificity`.",
            )
    who = voices(dataset.tables)
    for name in ("figures", "reports", "positions", "offices"):
        for row in dataset.tables[name]:
            if row["statement_id"] in who.statements or row["source_id"] in who.sources:
                yield from _speaker(
                    row,
                    who.speaker_of(row["statement_id"], row["source_id"])
                    if not row["statement_id"] or row["statement_id"] in who.statements
                    else row["speaker_id"],
                )


def _speaker(row: Row, geometric: str) -> Iterator[Problem]:
    explained = bool(row["speaker_why"])
    if not explained and ("speaker_id" in row.places or row["speaker_id"] != geometric):
        yield row.problem(
            "speaker_id",
            "speaker-unexplained",
            f"the passage's position says `{geometric}`, the record `{row['speaker_id']}`.",
            "Delete `speaker`, or add `speaker_why: …`.",
        )
    if explained and row["speaker_id"] == geometric:
        yield row.problem(
            "speaker_why",
            "speaker-why-needless",
            f"`{geometric}` is the speaker anyway.",
            "Delete `speaker` and `speaker_why`.",
        )


def owned(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Nothing is said by us: a claim has a figure or a position, an event a report.

    A whole of which others are part may stand without. While the words of some record are not
    found, or the claim or event that it names, nobody can tell what it would have answered.
    """
    if dataset.left_out:
        return
    for table, key, answers, rule, wanted in (
        ("claims", "claim_id", ("figures", "positions"), "claim-unowned", "figure or position"),
        ("events", "event_id", ("reports",), "event-unowned", "report"),
    ):
        answered = {row[key] for name in answers for row in dataset.tables[name]}
        lost = answered - {row[key] for row in dataset.tables[table]}
        answered |= {row["part_of_id"] for row in dataset.tables[table]}
        for row in () if lost else dataset.tables[table]:
            if row[key] not in answered and row["wrongdoing"] != "true":
                yield row.problem(
                    key, rule, f"no {wanted} speaks of it.", "Record one, or delete the record."
                )


def accusations(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A claim of wrongdoing always has a speaker, who is not this project."""
    wrong = {
        row["claim_id"]: row for row in dataset.tables["claims"] if row["wrongdoing"] == "true"
    }
    silent, lost = dict(wrong), bool(dataset.left_out)
    known = {row["claim_id"] for row in dataset.tables["claims"]}
    for name in ("figures", "positions"):
        for row in dataset.tables[name]:
            silent.pop(row["claim_id"], None)
            lost = lost or row["claim_id"] not in known
            if row["claim_id"] in wrong and row["speaker_id"] in ("", contract.name):
                yield row.problem(
                    "speaker_id",
                    "wrongdoing-unowned",
                    "an accusation needs a speaker who is not this project.",
                    "Give the source a `speaker`.",
                )
    for row in () if lost else silent.values():
        yield row.problem(
            "claim_id",
            "wrongdoing-unowned",
            "nobody is recorded as saying this.",
            "Record who says it, or delete the claim.",
        )


def neutral_labels(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Our own wording is free of the words listed in loaded_words.py."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
    for table, column in LABELS:
        for row in dataset.tables[table]:
            if found := pattern.search(shadow(row[column])):
                yield row.problem(
                    column,
                    "label-loaded",
                    f'"{found[0]}" takes a side.',
                    f"Write {LOADED_WORDS[found[0].lower()]}; the source's word "
                    "belongs in its quote.",
                )


CHECKS = (bounds, report_dates, kinds, speakers, owned, accusations, neutral_labels)
