"""A rule over rows: one function, and above it its code, meaning, fix and example.

    @rule("unit-missing", "A quantity claim does not say what it counts.", "Add `unit`.", Edit(…))
    def unit_missing(dataset, contract): …

It yields what it finds; the code is added to that. The folder `checks` holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import NamedTuple, TypeAlias

from scripts.contract.model import Contract
from scripts.raw.gathering import gathered
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset, Row
from scripts.raw.rule import Edit, Rule, Seen


class Cell(NamedTuple):
    """What is wrong with a cell."""

    row: Row
    column: str
    message: str
    hint: str

    def problem(self, code: str) -> Problem:
        """The same under a rule."""
        return self.row.problem(self.column, code, self.message, self.hint)


class Spot(NamedTuple):
    """What is wrong at a place."""

    place: Place
    message: str
    hint: str

    def problem(self, code: str) -> Problem:
        """The same under a rule."""
        return Problem(self.place, code, self.message, self.hint)


Found: TypeAlias = Iterator[Cell | Spot]
Finder: TypeAlias = Callable[[Dataset, Contract], Found]


@dataclass(frozen=True)
class Check(Rule):
    """A rule with the function that finds where rows break it."""

    find: Finder

    def problems(self, dataset: Dataset, contract: Contract) -> Iterator[Problem]:
        """Where it is broken."""
        return (found.problem(self.code) for found in self.find(dataset, contract))


def rule(code: str, meaning: str, fix: str, example: Edit | Seen) -> Callable[[Finder], Check]:
    """Make a rule of the function below."""
    return lambda find: Check(code, meaning, fix, example, find)


def checks_in(module: ModuleType) -> tuple[Check, ...]:
    """The rules of one module, in its order."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))


def checks() -> tuple[Check, ...]:
    """Every rule over rows: what stands in the folder `checks`."""
    return tuple(gathered(Check, r"@rule\(", "rules/checks").values())
