"""Every table of a project: read `raw/`, resolve, derive, hold to the rules."""

from __future__ import annotations

from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.derive import derive
from scripts.raw.problems import Problem
from scripts.raw.raw import read_raw
from scripts.raw.rows import Dataset
from scripts.records.resolve import resolve
from scripts.rules.retired import check_retired, living_ids
from scripts.rules.run import Counts, check


def make(root: Path, contract: Contract) -> tuple[Dataset, list[Problem], Counts]:
    """The dataset of `root`, with every problem of resolving and of the rules."""
    raw = read_raw(root, contract)
    dataset = derive(resolve(raw, contract), contract)
    problems, counts = check(dataset, contract)
    living = living_ids(dataset.tables, contract)
    return dataset, sorted({*problems, *check_retired(raw.kept.get("retired"), living)}), counts
