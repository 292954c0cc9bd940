"""The tables that the build makes of the others: each by one function, found where it stands.

    @derived("comparisons")
    def compare(dataset, contract): …

It gives the rows of the table named, or of a table one column of which it fills, as in
`figures.citation`; of several, where they come of one and the same work. Rows that a person wrote
wrongly, which the rules will tell of, must not stop it: it makes what it can of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from graphlib import TopologicalSorter
from typing import TypeAlias

from scripts.contract.model import Contract
from scripts.raw.gathering import gathered
from scripts.raw.progress import tracked
from scripts.raw.rows import Dataset, Row, sorted_rows

NOTHING: Mapping[str, list[Row]] = {}
Maker: TypeAlias = Callable[[Dataset, Contract], list[Row]]


@dataclass(frozen=True)
class Derived:
    """What makes one table or column, or several."""

    makes: tuple[str, ...]  # `comparisons`, or `figures.citation`
    needs: tuple[str, ...]  # what else is derived and must be there before
    rows: Maker

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose rows it gives, all of them."""
        return tuple(name.partition(".")[0] for name in self.makes)


def derived(*makes: str, needs: tuple[str, ...] = ()) -> Callable[[Maker], Derived]:
    """Say what the function below makes."""
    return lambda rows: Derived(makes, needs, rows)


@cache
def made() -> dict[str, Derived]:
    """All that is derived, by its name; each behind what it needs."""
    found = gathered(Derived, r"@derived\(", "derived").values()
    by_name = {name: one for one in found for name in one.makes}
    order = TopologicalSorter({name: sorted(one.needs) for name, one in sorted(by_name.items())})
    return {name: by_name[name] for name in order.static_order()}


def derive(
    dataset: Dataset, contract: Contract, ready: Mapping[str, list[Row]] = NOTHING
) -> Dataset:
    """The dataset with everything that is derived; `ready` are tables that were made before."""
    there = {name: sorted_rows(some, contract.tables[name]) for name, some in ready.items()}
    dataset = replace(dataset, tables={**dataset.tables, **there})
    for one in tracked(dict.fromkeys(made().values()), "Making tables"):
        if set(one.makes) <= ready.keys():
            continue
        rows: dict[str, list[Row]] = {name: [] for name in one.tables}
        for row in one.rows(dataset, contract):
            rows[row.table].append(row)
        anew = {name: sorted_rows(some, contract.tables[name]) for name, some in rows.items()}
        dataset = replace(dataset, tables={**dataset.tables, **anew})
    return dataset
