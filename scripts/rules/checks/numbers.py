"""Rules on numbers and dates: what is computed is borne by the words, and answers its question."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.coded import Coded
from scripts.contract.model import PASSAGES, Contract
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Seen
from scripts.records.columns import NO_DATE, figure_columns, language_of_words
from scripts.rules.check import Cell, Found, rule
from scripts.text.edtf import DateError, read_date

# Typed beside the words, and read with them.
READ_WITH = ("rendering", "unit_as_written", "reading", "reading_why", "stated_in")
NUMERIC = (
    "read_by",
    "qualifier",
    "value",
    "lower",
    "upper",
    "lower_inclusive",
    "upper_inclusive",
    "bound_source",
)
# The table that answers a claim of each kind.
ANSWER = Coded(
    "claims.kind",
    {
        "quantity": "figures",
        "occurrence": "positions",
        "evaluation": "positions",
        "responsibility": "positions",
        "proposal": "positions",
        "content": "positions",
        "status": "positions",
        "effect": "positions",
        "prediction": "positions",
        "motive": "positions",
    },
)


def _quoted(dataset: Dataset) -> Iterator[tuple[Row, bool]]:
    """Each figure, and whether its words are those of its passage."""
    passages = dataset.index(PASSAGES, "passage_id")
    for row in dataset.tables["figures"]:
        passage = passages.get(row["figure_id"])
        quote = passage["quote"] if passage else ""
        yield row, not quote or quote == row["as_written"]


@rule(
    "as-written-not-quote",
    "A figure's words are not those of its passage.",
    "Run `./record build`.",
    Seen(
        "In `data/figures.csv` `12 houses` was changed to `13 houses`.",
        "`./record build` writes the table anew.",
    ),
)
def as_written_not_quote(dataset: Dataset, contract: Contract) -> Found:
    """A figure's words are its quote."""
    for row, same in _quoted(dataset):
        if not same:
            message = "these are not the words of the passage."
            yield Cell(row, "as_written", message, "Run `./record build`.")


@rule(
    "bounds-not-borne",
    "A bound does not follow from the words.",
    "Run `./record build`, or quote the words that say so.",
    Seen(
        "In `data/figures.csv` the lower bound of `12 houses` was changed to 11.",
        "`./record build` writes the table anew.",
    ),
)
def bounds_not_borne(dataset: Dataset, contract: Contract) -> Found:
    """A figure's numbers are what its words bear.

    Words that cannot be read, or that stand in no source, are another fault.
    """
    sources = dataset.index("sources", "source_id")
    for row, same in _quoted(dataset):
        source = sources.get(row["source_id"])
        if not (same and row["qualifier"] and source):
            continue
        typed = Row(row.table, {name: row[name] for name in READ_WITH}, row.home)
        fresh, _ = figure_columns(typed, row["as_written"], language_of_words(source))
        words = shorten(row["reading"] or row["rendering"] or row["as_written"])
        for name in NUMERIC:
            if row[name] != fresh[name]:
                yield Cell(
                    row,
                    name,
                    f'`{row[name]}`, but "{words}" gives `{fresh[name]}`.',
                    "Run `./record build`, or quote the words that say so.",
                )


@rule(
    "claim-kind-wrong",
    "A figure answers a proposition, or a position a quantity.",
    "Figures answer quantity claims, and only they.",
    Edit(
        right="    claim: houses-empty",
        wrong="    claim: closure-was-theft",
        says="figures.claim_id: `closure-was-theft` is of kind `evaluation`. Figures "
        "answer quantity claims; every other claim takes positions.",
        also=("claim-unowned",),
    ),
)
def claim_kind_wrong(dataset: Dataset, contract: Contract) -> Found:
    """Numbers answer quantity claims, and only they."""
    claims = dataset.index("claims", "claim_id")
    for name in ("figures", "positions"):
        for row in dataset.tables[name]:
            claim = claims.get(row["claim_id"])
            wanted = ANSWER.of(claim["kind"]) if claim else None
            if claim and wanted and wanted != name:
                yield Cell(
                    row,
                    "claim_id",
                    f"`{row['claim_id']}` is of kind `{claim['kind']}`.",
                    "Figures answer quantity claims; every other claim takes positions.",
                )


# Whether a statement of this check was found, and in other words.
ALTERED = Coded(
    "statements.origin_check",
    {
        "not_attempted": False,
        "not_found": False,
        "found_same": False,
        "found_altered": True,
        "found_absent": False,
    },
)


@rule(
    "alteration-unsaid",
    "A quotation was altered, and a figure in it does not say whether its number was.",
    "Add `origin_check` to the figure.",
    Edit(
        right="    cue: said",
        wrong="    cue: said\n    origin_check: found_altered",
        says="figures.origin_check: the words around it were altered; whether this number was is "
        "not said. Add `origin_check: found_same` or `origin_check: found_altered`.",
        at="  - id: brook-about-40",
    ),
)
def alteration_unsaid(dataset: Dataset, contract: Contract) -> Found:
    """Of a quotation that was altered each figure says for itself what became of its number."""
    statements = dataset.index("statements", "statement_id")
    for row in dataset.tables["figures"]:
        statement = statements.get(row["statement_id"])
        altered = statement and ALTERED.of(statement["origin_check"])
        if altered and "origin_check" not in row.places:
            message = "the words around it were altered; whether this number was is not said."
            hint = "Add `origin_check: found_same` or `origin_check: found_altered`."
            yield Cell(row, "origin_check", message, hint)


@rule(
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
def repeats_other_claim(dataset: Dataset, contract: Contract) -> Found:
    """A repeated figure answers the same claim."""
    claims = dataset.index("claims", "claim_id")
    figures = dataset.index("figures", "figure_id")
    for row in dataset.tables["figures"]:
        first = figures.get(row["repeats_id"])
        both = {row["claim_id"], first["claim_id"]} if first else set()
        if first and len(both) > 1 and both <= claims.keys():
            message = f"`{row['repeats_id']}` answers `{first['claim_id']}`."
            yield Cell(row, "repeats_id", message, "A repetition answers the same claim.")


@rule(
    "unit-missing",
    "A quantity claim does not say what it counts, or whether that is the total.",
    "Add `unit` and `counts`.",
    Edit(
        right="- id: houses-empty\n"
        "  kind: quantity\n"
        "  wording: How many houses stand empty?\n"
        "  unit: house-empty\n"
        "  counts: total",
        wrong="- id: houses-empty\n  kind: quantity\n  wording: How many houses stand empty?\n"
        "  counts: total",
        says="claims.unit_id: a quantity says what it counts. Add `unit: person-killed` or the "
        "like, an id of raw/units.yaml.",
        file="raw/claims.yaml",
        at="- id: houses-empty",
    ),
)
def unit_missing(dataset: Dataset, contract: Contract) -> Found:
    """A quantity has the unit that it counts, and is a total or said of each."""
    for row in dataset.index("claims", "claim_id").values():
        if ANSWER.of(row["kind"]) != "figures":
            continue
        if not row["unit_id"]:
            hint = "Add `unit: person-killed` or the like, an id of raw/units.yaml."
            yield Cell(row, "unit_id", "a quantity says what it counts.", hint)
        if not row["counts"]:
            message = "a quantity is the total, or the same number is said of each of several."
            yield Cell(row, "counts", message, "Add `counts: total` or `counts: each`.")


@rule(
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
def date_basis_wrong(dataset: Dataset, contract: Contract) -> Found:
    """A date has a basis, and no date the one that says so."""
    for row in dataset.tables["reports"]:
        basis = row["date_basis"]
        if bool(row["date"]) == (basis in NO_DATE):
            said = f"`date_basis` says `{basis}`" if basis else "`date_basis` is missing"
            yield Cell(
                row,
                "date_basis",
                f"{said}, yet {'a' if row['date'] else 'no'} date is given.",
                "Give both a date and its basis, or `not_stated` and no date.",
            )


@rule(
    "date-bounds-wrong",
    "Earliest, latest or precision do not follow from the date.",
    "Run `./record build`.",
    Seen(
        "In `data/reports.csv` the earliest day of the summer of 1950 was changed to 1950-05-01.",
        "`./record build` writes the table anew.",
    ),
)
def date_bounds_wrong(dataset: Dataset, contract: Contract) -> Found:
    """The bounds of a report are those of its date; a date that is none is another fault."""
    for row in dataset.tables["reports"]:
        try:
            reading = read_date(row["date"]) if row["date"] else None
        except DateError:
            continue
        right = (reading.earliest, reading.latest, reading.precision) if reading else ("", "", "")
        for name, cell in zip(("earliest", "latest", "precision"), right, strict=True):
            if row[name] != cell:
                message = f"`{row[name]}` stands here, `{cell}` follows from `{row['date']}`."
                yield Cell(row, name, message, "Run `./record build`.")
