"""Every table of a project: read `raw/`, resolve, derive, hold to the rules."""

from __future__ import annotations

from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.coverage import cover, told
from scripts.derived.derive import derive
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset
from scripts.raw.tasks import HERE, Means
from scripts.records.project import read_project
from scripts.rules.retired import check_retired, living_ids
from scripts.rules.run import Counts, check


def make(
    root: Path, contract: Contract, means: Means = HERE
) -> tuple[Dataset, list[Problem], Counts]:
    """The dataset of `root`, with every problem of resolving and of the rules."""
    project = read_project(root, contract, means)
    dataset = project.dataset()
    dataset = derive(dataset, contract, told(cover(dataset, means), dataset))
    problems, counts = check(dataset, contract)
    living = living_ids(dataset.tables, contract)
    return dataset, sorted({*problems, *check_retired(project.retired, living)}), counts
