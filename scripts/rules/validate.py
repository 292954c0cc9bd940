"""What is wrong with `data/` as it stands: by every rule, and whether `raw/` gives it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset
from scripts.rules.frictionless_check import check_package
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.run import Counts, check
from scripts.rules.stale import check_stale
from scripts.rules.tables import read_tables, undeclared


def validate(root: Path) -> tuple[list[Problem], Counts]:
    """Problems of `root`/data at the raw lines, and what was checked. Raises `Refused`."""
    contract = read_contract(root)
    fresh, raw_problems, _ = make(root, contract)
    tables = read_tables(root, contract, fresh.tables)
    dataset = replace(fresh, tables=tables, problems=())
    problems, counts = check(dataset, contract)
    problems.extend(undeclared(root, contract))
    problems.extend(_second_opinion(root, dataset, contract, problems))
    if not problems:
        problems.extend(raw_problems or check_stale(dataset, fresh, contract))
    return sorted(problems), counts


def _second_opinion(
    root: Path, dataset: Dataset, contract: Contract, known: list[Problem]
) -> list[Problem]:
    """What frictionless adds: its finding on a cell that a rule of ours explained is dropped."""
    explained = {problem.place for problem in known}
    return [
        problem
        for problem in check_package(root, dataset, contract)
        if problem.place not in explained
    ]
