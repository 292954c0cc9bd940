"""A cell's text → the value that a typed format stores."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scripts.contract.model import Field

Value = str | int | float | bool | None

READERS: dict[str, Callable[[str], Value]] = {
    "string": str,
    "integer": int,
    "number": lambda cell: float(Decimal(cell)),
    "boolean": lambda cell: cell == "true",
}


def value_of(field: Field, cell: str) -> Value:
    """The cell as its column's type has it; None for an empty cell."""
    return READERS[field.type](cell) if cell else None
