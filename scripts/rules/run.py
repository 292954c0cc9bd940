"""The door of the rules: what they find in all tables, and a count of what was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.contract.coded import Coded
from scripts.contract.model import PASSAGES, Contract
from scripts.raw.gathering import gathered
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset
from scripts.raw.rule import Rule, Seen
from scripts.rules.check import checks
from scripts.rules.descriptor import check_descriptor
from scripts.rules.mistakes import broken

ELSE = 2  # checks that are no rules over rows: of the descriptor and of the tombstones
CODING = ("raw", "text", "records", "derived", "rules")  # the rooms that act on coded values


@dataclass(frozen=True)
class Counts:
    """What a run has looked at; a run that looked at nothing has failed."""

    passages: int  # quotes proved against their document, or located in a cited source
    keys: int  # primary keys and references followed
    rules: int  # checks run

    def __str__(self) -> str:
        return f"{self.passages:,} passages, {self.keys:,} keys, {self.rules:,} rules checked"


NOTHING_CHECKED = Rule(
    "nothing-checked",
    "There was not one passage to check.",
    "Add a record to a source.",
    Seen(
        "No source has a `records.yaml`.",
        "One of them has, with a record.",
    ),
)


def check(dataset: Dataset, contract: Contract) -> tuple[list[Problem], Counts]:
    """All problems, sorted by place, each once; and the counts."""
    problems = {*broken(dataset, contract), *unhandled(contract)}
    problems.update(check_descriptor(contract.text))
    counts = _count(dataset, contract)
    if not (counts.passages and counts.keys and counts.rules):
        problems.add(
            Problem(
                Place("raw/sources"),
                NOTHING_CHECKED.code,
                "there is not one passage to check.",
                "Add a record to a source's records.yaml.",
            )
        )
    return sorted(problems), counts


def _count(dataset: Dataset, contract: Contract) -> Counts:
    keys = 0
    for table in contract.tables.values():
        rows = dataset.tables[table.name]
        keys += len(rows)
        keys += sum(1 for key in table.foreign_keys for row in rows if row[key.field])
    return Counts(len(dataset.tables[PASSAGES]), keys, len(checks()) + ELSE)


VALUE_UNHANDLED = Rule(
    "value-unhandled",
    "A closed list has a value of which the scripts do not know what to do with it.",
    "Say so in the place named.",
    Seen(
        "`guessed` was added to the list of `reports.date_basis`.",
        "`BASIS` in `scripts/records/columns.py` says how such a date is held to its words.",
    ),
)


def unhandled(contract: Contract) -> Iterator[Problem]:
    """Values of closed lists to which some code gives no meaning: it would pass them over."""
    coded = gathered(Coded, r"\w+(?:: [^=\n]+)? = Coded\(", *CODING)
    for where, meanings in coded.items():
        module, _, name = where.rpartition(".")
        for column, value in meanings.missing(contract):
            path = f"{module.replace('.', '/')}.py"
            yield Problem(
                Place("datapackage.json"),
                VALUE_UNHANDLED.code,
                f"{column}: `{value}` is listed, and `{name}` in {path} has no meaning for it.",
                "Add it there.",
            )
