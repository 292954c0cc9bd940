"""The tables that the build makes of the others: each is one function, found where it stands.

    @derived("comparisons")
    def compare(dataset, contract): …

It gives the rows of the table named, or of a table one column of which it fills, as in
`figures.citation`. Rows that a person wrote wrongly, which the rules will tell of, must not stop
it: it makes what it can of the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from graphlib import TopologicalSorter
from typing import TypeAlias

from scripts.contract.model import Contract
from scripts.raw.gathering import gathered
from scripts.raw.rows import Dataset, Row, sorted_rows

Maker: TypeAlias = Callable[[Dataset, Contract], list[Row]]


@dataclass(frozen=True)
class Derived:
    """What makes one table, or one column."""

    makes: str  # `comparisons`, or `figures.citation`
    needs: tuple[str, ...]  # what else is derived and must be there before
    rows: Maker

    @property
    def table(self) -> str:
        """The table whose rows it gives."""
        return self.makes.partition(".")[0]


def derived(makes: str, *needs: str) -> Callable[[Maker], Derived]:
    """Say what the function below makes."""
    return lambda rows: Derived(makes, needs, rows)


@cache
def made() -> dict[str, Derived]:
    """All that is derived, by its name; each behind what it needs."""
    found = {one.makes: one for one in gathered(Derived, r"@derived\(", "derived").values()}
    order = TopologicalSorter({name: sorted(one.needs) for name, one in sorted(found.items())})
    return {name: found[name] for name in order.static_order()}


def derive(dataset: Dataset, contract: Contract) -> Dataset:
    """The dataset with everything that is derived."""
    for one in made().values():
        rows = sorted_rows(one.rows(dataset, contract), contract.tables[one.table])
        dataset = replace(dataset, tables={**dataset.tables, one.table: rows})
    return dataset
