"""Every rule over every table, and of what it finds what is a mistake and no consequence.

One mistake is one problem. So what the build computed is not held against a record in which
something that a person wrote is wrong; and what it derived from many records, or could not fill,
is said only when nothing else is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from scripts.contract.model import Contract
from scripts.derived.derive import made
from scripts.raw.problems import Place, Problem
from scripts.raw.progress import tracked
from scripts.raw.rows import Dataset
from scripts.rules.check import checks

# A rule → those by which it is explained, where they are broken in the same record.
EXPLAINED_BY = {
    "field-missing": frozenset({"key-unknown", "value-not-text"}),
    "anchor-missing": frozenset({"key-unknown", "value-not-text"}),
}
COMPARED = ("as-written-not-quote", "bounds-not-borne")  # the build's cells with one another


@dataclass(frozen=True)
class Verdict:
    """Problems of a part of a project; those of all parts together are `said`."""

    sure: frozenset[Problem] = frozenset()
    late: frozenset[Problem] = frozenset()  # said only while nothing at all is sure

    def of(self, holds: Callable[[Place], bool]) -> Verdict:
        """The same of a smaller part."""
        parts = (
            frozenset(one for one in some if holds(one.place)) for some in (self.sure, self.late)
        )
        return Verdict(*parts)


def said(verdicts: Iterable[Verdict]) -> set[Problem]:
    """The problems of all parts, each once, without consequences."""
    found = list(verdicts)
    sure = {problem for one in found for problem in one.sure}
    return sure or {problem for one in found for problem in one.late}


def broken(dataset: Dataset, contract: Contract) -> set[Problem]:
    """The problems of resolving and those that the rules find, each once, without consequences."""
    return said([judged(dataset, contract)])


def judged(dataset: Dataset, contract: Contract) -> Verdict:
    """The same as the verdict on all that a dataset holds."""
    rules = tracked(checks(), "Holding to the rules")
    found = (problem for one in rules for problem in one.problems(dataset, contract))
    return _Mistakes(dataset, contract).of({*dataset.problems, *found})


@dataclass(frozen=True)
class _Mistakes:
    """Tells what was written wrongly from what follows from it."""

    dataset: Dataset
    contract: Contract

    def of(self, problems: set[Problem]) -> Verdict:
        """The problems that no other one of the same record explains."""
        late = {one for one in problems if self._late(one)}
        return Verdict(frozenset(self._unexplained(problems - late)), frozenset(late))

    def _late(self, problem: Problem) -> bool:
        """Whether any other problem may be why: a cell that is derived, or that was not filled."""
        table = problem.cell.partition(".")[0]
        unfilled = problem.rule == "field-missing" and self._computed(problem)
        return unfilled or bool(made().keys() & {table, problem.cell})

    def _unexplained(self, problems: set[Problem]) -> set[Problem]:
        computed = {one for one in problems if self._computed(one)}
        rules = defaultdict(set)  # broken in what is written of a record, by its first line
        for one in problems - computed:
            rules[self._home(one.place)].add(one.rule)
        return {
            one
            for one in problems
            if (there := rules.get(self._home(one.place))) is None
            or not (one in computed or there & EXPLAINED_BY.get(one.rule, frozenset()))
        }

    def _computed(self, problem: Problem) -> bool:
        """Whether it is about a cell that nobody wrote: its place is then that of the record."""
        table, _, column = problem.cell.partition(".")
        if not table:
            return False
        found = self.contract.tables[table]
        unwritten = problem.rule in COMPARED or problem.place == self._home(problem.place)
        return found.all_computed or (found.by_name[column].computed and unwritten)

    def _home(self, place: Place) -> Place:
        """Where the record of a place begins; of a place before all records, the place."""
        homes = self._homes.get(place.path, [])
        at = bisect_right(homes, place.line, key=lambda home: home.line)
        return homes[at - 1] if at else place

    @cached_property
    def _homes(self) -> dict[str, list[Place]]:
        found = defaultdict(set)
        rows = (row for rows in self.dataset.tables.values() for row in rows)
        for home in {*self.dataset.homes, *(row.home for row in rows)}:
            found[home.path].add(home)
        return {path: sorted(homes) for path, homes in found.items()}
