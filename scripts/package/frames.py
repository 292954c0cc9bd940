"""Rows as data frames: of text, to be joined and counted; of typed cells, for typed formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pandas as pd

from scripts.contract.model import Field, Table
from scripts.raw.rows import Row

Value = str | int | float | bool | None

READERS: dict[str, Callable[[str], Value]] = {
    "string": str,
    "integer": int,
    "number": lambda cell: float(Decimal(cell)),
    "boolean": lambda cell: cell == "true",
}
DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def value_of(field: Field, cell: str) -> Value:
    """The cell as its column's type has it; None for an empty cell."""
    return READERS[field.type](cell) if cell else None


def as_text(rows: Sequence[Row], table: Table) -> pd.DataFrame:
    """The table as it stands in its CSV: an empty cell is an empty text."""
    cells = {name: [row[name] for row in rows] for name in table.names}
    return pd.DataFrame(cells, dtype="str")


def typed(rows: Sequence[Row], table: Table) -> pd.DataFrame:
    """The table in the types of its columns: an empty cell is missing, whole numbers stay whole."""
    return pd.DataFrame({field.name: _column(rows, field) for field in table.fields})


def _column(rows: Sequence[Row], field: Field) -> pd.Series:
    values = [value_of(field, row[field.name]) for row in rows]
    return pd.Series(values, dtype=DTYPES[field.type])
