"""Check what stands in `data/`: the contract, every rule, and that it is what `raw/` gives.

    python -m scripts validate [--root FOLDER] [--json]

Exit status: 0 nothing to fix, 1 problems found, 2 the call is at fault.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from scripts.contract.model import Contract
from scripts.raw.problems import Problem, Refused
from scripts.raw.rows import Dataset
from scripts.rules.frictionless_check import check_package
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.run import Counts, check
from scripts.rules.stale import check_stale
from scripts.rules.tables import read_tables, undeclared
from scripts.rules.telling import show


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


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--json", action="store_true", help="problems as JSON on standard output")
    options = parser.parse_args(argv)
    try:
        problems, counts = validate(options.root.resolve())
    except Refused as refused:
        show(refused.problems, options.json)
        return 1
    show(problems, options.json)
    if not options.json:
        print(f"{'Not valid' if problems else 'Valid'}. {counts}.")
    return 1 if problems else 0
