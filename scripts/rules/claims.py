"""Rules on numbers, dates, speakers and wording: what is said is borne, owned and neutral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.problems import Problem, shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Rule, Seen
from scripts.records.columns import figure_columns, language_of_words
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


AS_WRITTEN_NOT_QUOTE = Rule(
    "as-written-not-quote",
    "A figure's words are not those of its passage.",
    "Run `./record build`.",
    Seen(
        "In `data/figures.csv` `12 houses` was changed to `13 houses`.",
        "`./record build` writes the table anew.",
    ),
)
BOUNDS_NOT_BORNE = Rule(
    "bounds-not-borne",
    "A bound does not follow from the words.",
    "Run `./record build`, or quote the words that say so.",
    Seen(
        "In `data/figures.csv` the lower bound of `12 houses` was changed to 11.",
        "`./record build` writes the table anew.",
    ),
)


def bounds(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """A figure's words are its quote, and its numbers are what those words bear."""
    passages = dataset.index("passages", "passage_id")
    sources = dataset.index("sources", "source_id")
    for row in dataset.tables["figures"]:
        passage = passages.get(row["figure_id"])
        if passage and passage["quote"] and passage["quote"] != row["as_written"]:
            yield row.problem(
                "as_written",
                AS_WRITTEN_NOT_QUOTE.code,
                "these are not the words of the passage.",
                "Run `./record build`.",
            )
            continue
        source = sources.get(row["source_id"])
        if not (row["qualifier"] and source):
            continue  # its words could not be read, or no source has them; said where it is so
        bare = Row(row.table, {"unit_as_written": row["unit_as_written"]}, row.home)
        fresh, _ = figure_columns(bare, row["as_written"], language_of_words(source))
        for name in NUMERIC:
            if row[name] != fresh[name]:
                yield row.problem(
                    name,
                    BOUNDS_NOT_BORNE.code,
                    f'`{row[name]}`, but "{shorten(row["as_written"])}" gives `{fresh[name]}`.',
                    "Run `./record build`, or quote the words that say so.",
                )


DATE_BASIS_WRONG = Rule(
    "date-basis-wrong",
    "A date and its basis contradict each other.",
    "Give both, or `not_stated` and no date.",
    Edit(
        right="    date_basis: resolved",
        wrong="    date_basis: not_stated",
        says="reports.date_basis: `date_basis` says `not_stated`, yet a date is given. Give "
        "both a date and its basis, or `not_stated` and no date.",
    ),
)
DATE_BOUNDS_WRONG = Rule(
    "date-bounds-wrong",
    "Earliest, latest or precision do not follow from the date.",
    "Run `./record build`.",
    Seen(
        "In `data/reports.csv` the earliest day of the summer of 1950 was changed to 1950-05-01.",
        "`./record build` writes the table anew.",
    ),
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
                DATE_BASIS_WRONG.code,
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
                    DATE_BOUNDS_WRONG.code,
                    f"`{row[name]}` stands here, `{cell}` follows from `{row['date']}`.",
                    "Run `./record build`.",
                )


CLAIM_KIND_WRONG = Rule(
    "claim-kind-wrong",
    "A figure answers a proposition, or a position a quantity.",
    "Figures answer quantity claims, and only they.",
    Edit(
        right="    claim: houses-empty",
        wrong="    claim: closure-was-theft",
        says="figures.claim_id: `closure-was-theft` is of kind `characterisation`. Figures "
        "answer quantity claims; every other claim takes positions.",
        also=("claim-unowned",),
    ),
)
REPEATS_OTHER_CLAIM = Rule(
    "repeats-other-claim",
    "A figure repeats one that answers another claim.",
    "Correct one of the two.",
    Edit(
        right="    repeats: dismissed-more-than-40",
        wrong="    repeats: empty-houses",
        says="figures.repeats_id: `mill-letter-2001.empty-houses` answers `houses-empty`. A "
        "repetition answers the same claim.",
    ),
)
UNIT_MISSING = Rule(
    "unit-missing",
    "A quantity claim does not say what it counts.",
    "Add `unit`.",
    Edit(
        right="- id: houses-empty\n"
        "  kind: quantity\n"
        "  wording: How many houses stand empty?\n"
        "  unit: house",
        wrong="- id: houses-empty\n  kind: quantity\n  wording: How many houses stand empty?",
        says="claims.unit: a quantity needs the unit it counts. Add `unit: person` or the like.",
        file="raw/claims.yaml",
    ),
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
                    CLAIM_KIND_WRONG.code,
                    f"`{row['claim_id']}` is of kind `{claim['kind']}`.",
                    "Figures answer quantity claims; every other claim takes positions.",
                )
    for row in dataset.tables["figures"]:
        first = figures.get(row["repeats_id"])
        both = {row["claim_id"], first["claim_id"]} if first else set()
        if first and len(both) > 1 and both <= claims.keys():
            yield row.problem(
                "repeats_id",
                REPEATS_OTHER_CLAIM.code,
                f"`{row['repeats_id']}` answers `{first['claim_id']}`.",
                "A repetition answers the same claim.",
            )
    for row in claims.values():
        if row["kind"] == "quantity" and not row["unit"]:
            yield row.problem(
                "unit",
                UNIT_MISSING.code,
                "a quantity needs the unit it counts.",
                "Add `unit: person` or the like.",
            )


SPEAKER_MISSING = Rule(
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
SPEAKER_NEEDLESS = Rule(
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


def speakers(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Whoever is named or described is recorded; an exception to the geometry says why."""
    for row in dataset.tables["statements"]:
        if row["specificity"] in ("named", "described") and not row["speaker_id"]:
            yield row.problem(
                "speaker_id",
                SPEAKER_MISSING.code,
                f"the speaker is {row['specificity']}, yet none is recorded.",
                "Add `speaker: …`, or set `specificity: unnamed`.",
            )
        if row["specificity"] == "passive" and row["speaker_id"]:
            yield row.problem(
                "speaker_id",
                SPEAKER_NEEDLESS.code,
                "a passive statement shows no speaker.",
                "Delete the line, or correct `specificity`.",
            )
    who = voices(dataset.tables)
    for name in contract.owned:
        for row in dataset.tables[name]:
            if row["statement_id"] in who.statements or row["source_id"] in who.sources:
                yield from _speaker(
                    row,
                    who.speaker_of(row["statement_id"], row["source_id"])
                    if not row["statement_id"] or row["statement_id"] in who.statements
                    else row["speaker_id"],
                )


SPEAKER_UNEXPLAINED = Rule(
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
SPEAKER_WHY_NEEDLESS = Rule(
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


def _speaker(row: Row, geometric: str) -> Iterator[Problem]:
    explained = bool(row["speaker_why"])
    if not explained and ("speaker_id" in row.places or row["speaker_id"] != geometric):
        yield row.problem(
            "speaker_id",
            SPEAKER_UNEXPLAINED.code,
            f"the passage's position says `{geometric}`, the record `{row['speaker_id']}`.",
            "Delete `speaker`, or add `speaker_why: …`.",
        )
    if explained and row["speaker_id"] == geometric:
        yield row.problem(
            "speaker_why",
            SPEAKER_WHY_NEEDLESS.code,
            f"`{geometric}` is the speaker anyway.",
            "Delete `speaker` and `speaker_why`.",
        )


CLAIM_UNOWNED = Rule(
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
EVENT_UNOWNED = Rule(
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


def owned(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Nothing is said by us: a claim has a figure or a position, an event a report.

    A whole of which others are part may stand without. While the words of some record are not
    found, or the claim or event that it names, nobody can tell what it would have answered.
    """
    if dataset.left_out:
        return
    for table, key, answers, rule, wanted in (
        ("claims", "claim_id", ("figures", "positions"), CLAIM_UNOWNED.code, "figure or position"),
        ("events", "event_id", ("reports",), EVENT_UNOWNED.code, "report"),
    ):
        answered = {row[key] for name in answers for row in dataset.tables[name]}
        lost = answered - {row[key] for row in dataset.tables[table]}
        answered |= {row["part_of_id"] for row in dataset.tables[table]}
        for row in () if lost else dataset.tables[table]:
            if row[key] not in answered and row["wrongdoing"] != "true":
                yield row.problem(
                    key, rule, f"no {wanted} speaks of it.", "Record one, or delete the record."
                )


WRONGDOING_UNOWNED = Rule(
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
                    WRONGDOING_UNOWNED.code,
                    "an accusation needs a speaker who is not this project.",
                    "Give the source a `speaker`.",
                )
    for row in () if lost else silent.values():
        yield row.problem(
            "claim_id",
            WRONGDOING_UNOWNED.code,
            "nobody is recorded as saying this.",
            "Record who says it, or delete the claim.",
        )


LABEL_LOADED = Rule(
    "label-loaded",
    "Wording of ours takes a side.",
    "Use the neutral word shown; the source's stays in its quote.",
    Edit(
        right="  wording: The closure of the mill was a theft.",
        wrong="  wording: The closure of the mill was a massacre.",
        says='claims.wording: "massacre" takes a side. Write `executions` or `killings`; the '
        "source's word belongs in its quote.",
        file="raw/claims.yaml",
    ),
)


def neutral_labels(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """Our own wording is free of the words listed in loaded_words.py."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, LOADED_WORDS))})\b", re.IGNORECASE)
    for table, column in LABELS:
        for row in dataset.tables[table]:
            if found := pattern.search(shadow(row[column])):
                yield row.problem(
                    column,
                    LABEL_LOADED.code,
                    f'"{found[0]}" takes a side.',
                    f"Write {LOADED_WORDS[found[0].lower()]}; the source's word "
                    "belongs in its quote.",
                )


CHECKS = (bounds, report_dates, kinds, speakers, owned, accusations, neutral_labels)
