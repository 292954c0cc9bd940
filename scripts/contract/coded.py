"""What the values of a closed list mean to the code: complete, or the build says what is missing.

A list in the contract can grow. So whatever acts on its values has a meaning for each of them, in
a `Coded`; what is no value of the list is somebody's slip, which the rule on closed lists tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from scripts.contract.model import Contract

T = TypeVar("T")


@dataclass(frozen=True)
class Coded(Generic[T]):
    """The meaning of each value of a column, as in `Coded("claims.kind", {"quantity": …})`.

    A column without a table, as in `position`, is that of every table that has it.
    """

    column: str
    meanings: Mapping[str, T]

    def of(self, value: str) -> T | None:
        """What a value means; None for what is not in the list (another rule's fault)."""
        return self.meanings.get(value)

    def meaning(self, *wanted: T) -> tuple[str, ...]:
        """The values that mean one of these, in their order."""
        return tuple(value for value, meant in self.meanings.items() if meant in wanted)

    def missing(self, contract: Contract) -> Iterator[tuple[str, str]]:
        """Each `table.column` and value of the contract to which no meaning is given."""
        table, _, column = self.column.rpartition(".")
        for one in contract.tables.values():
            if table in ("", one.name) and column in one.by_name:
                for value in one.by_name[column].enum:
                    if value not in self.meanings:
                        yield f"{one.name}.{column}", value
