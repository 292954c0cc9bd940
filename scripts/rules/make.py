"""Every table of a project: read `raw/`, resolve, derive, hold to the rules."""

from __future__ import annotations

from pathlib import Path

from scripts.contract.model import Contract
from scripts.derived.coverage import cover, told
from scripts.derived.derive import derive
from scripts.raw.kept import Kept
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset
from scripts.raw.tasks import HERE, Means
from scripts.records.project import read_project
from scripts.rules.normal import read_contract
from scripts.rules.retired import check_retired, living_ids
from scripts.rules.run import Counts, check
from scripts.rules.stale import as_files, check_written


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


def check_built(root: Path) -> list[Problem]:
    """What is wrong with `raw/`, else a problem for each table that is not what it gives.

    Raises `Refused` where the files cannot be read.
    """
    contract = read_contract(root)
    dataset, broken, _ = make(root, contract, Means(Kept.of(root)))
    return broken or list(check_written(root, as_files(dataset, contract)))
