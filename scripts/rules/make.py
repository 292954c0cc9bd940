"""Every table of a project: read `raw/`, resolve, derive, hold to the rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.citing.citation import cited
from scripts.derived.coverage import cover
from scripts.derived.ledger import ledger_rows
from scripts.derived.pairs import compare
from scripts.derived.summary import summarise
from scripts.raw.problems import Problem
from scripts.raw.raw import read_raw
from scripts.raw.rows import Dataset, Row, sorted_rows
from scripts.records.resolve import resolve
from scripts.rules.retired import check_retired, living_ids
from scripts.rules.run import Counts, check


def make(root: Path, contract: Contract) -> tuple[Dataset, list[Problem], Counts]:
    """The dataset of `root`, with every problem of resolving and of the rules."""
    raw = read_raw(root, contract)
    changes, misspelt = ledger_rows(raw.kept.get("changes"))
    dataset = resolve(raw, contract)
    dataset = _with(dataset, contract, coverage=cover(dataset), changes=changes)
    problems, counts = check(dataset, contract)
    living = living_ids(dataset.tables, contract)
    problems = sorted({*problems, *misspelt, *check_retired(raw.kept.get("retired"), living)})
    if not problems:
        dataset = _with(dataset, contract, comparisons=compare(dataset.tables))
        dataset = _with(dataset, contract, claim_summary=summarise(dataset.tables))
        dataset = _with(dataset, contract, **cited(dataset.tables, contract))
    return dataset, problems, counts


def _with(dataset: Dataset, contract: Contract, **tables: list[Row]) -> Dataset:
    added = {name: sorted_rows(rows, contract.tables[name]) for name, rows in tables.items()}
    return replace(dataset, tables={**dataset.tables, **added})
