"""Every rule over rows, in the order in which data walk; those on files stand in `reading`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scripts.checking import cells, claims, credit, documents, passages
from scripts.contract import Contract
from scripts.reading.problems import Problem
from scripts.resolving.rows import Dataset

Check = Callable[[Dataset, Contract], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *cells.CHECKS,
    *documents.CHECKS,
    *passages.CHECKS,
    *claims.CHECKS,
    *credit.CHECKS,
)


def broken(dataset: Dataset, contract: Contract) -> set[Problem]:
    """The problems of resolving and those that the rules find, each once."""
    found = (rule(dataset, contract) for rule in CHECKS)
    return {*dataset.problems, *(problem for problems in found for problem in problems)}
