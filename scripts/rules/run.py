"""The fifth room's door: every rule over every row, and a count of what was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset
from scripts.raw.rule import Rule, Seen
from scripts.rules.descriptor import check_descriptor
from scripts.rules.rules import CHECKS, broken


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
    problems = broken(dataset, contract)
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
    return Counts(len(dataset.tables["passages"]), keys, len(CHECKS) + 2)
