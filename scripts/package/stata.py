"""The tables as Stata files, version 118: variable labels, and value labels for closed lists."""

from __future__ import annotations

import io
import warnings
from datetime import datetime

import pandas as pd
from pandas.errors import InvalidColumnName

from scripts.contract.model import Field, Table
from scripts.package.edition import Edition
from scripts.package.typed import value_of
from scripts.raw.rows import Row

TIME_STAMP = datetime(1980, 1, 1)  # the clock is no part of the data
LONGEST_LABEL = 80  # Stata's limit, in characters
TRUTH: dict[float, str] = {0: "false", 1: "true"}

DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "Int8"}


def stata_files(edition: Edition) -> dict[str, bytes]:
    """One `.dta` a table, by path. Raises `InvalidColumnName` for a name Stata does not take."""
    return {
        f"stata/{table.name}.dta": _file(edition, table)
        for table in edition.contract.tables.values()
    }


def value_labels(table: Table) -> dict[str, dict[float, str]]:
    """The labels of each column stored as codes: closed lists from 1 in their order, truths."""
    listed: dict[str, dict[float, str]] = {
        field.name: {code: item.label for code, item in enumerate(field.categories, start=1)}
        for field in table.fields
        if field.categories
    }
    return {**listed, **{field.name: TRUTH for field in table.fields if field.type == "boolean"}}


def _file(edition: Edition, table: Table) -> bytes:
    rows = edition.dataset.tables[table.name]
    frame = pd.DataFrame({field.name: _column(rows, field) for field in table.fields})
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error", InvalidColumnName)
        frame.to_stata(
            out,
            write_index=False,
            version=118,
            time_stamp=TIME_STAMP,
            data_label=f"{edition.name}: {table.title}"[:LONGEST_LABEL],
            variable_labels={field.name: field.title[:LONGEST_LABEL] for field in table.fields},
            value_labels=value_labels(table),
        )
    return out.getvalue()


def _column(rows: list[Row], field: Field) -> pd.Series:
    """Text as it stands; numbers and codes with an empty cell as missing."""
    cells = [row[field.name] for row in rows]
    if field.categories:
        codes = {item.value: code for code, item in enumerate(field.categories, start=1)}
        return pd.Series([codes.get(cell) for cell in cells], dtype="Int16")
    if field.type == "string":
        return pd.Series(cells, dtype=object)
    return pd.Series([value_of(field, cell) for cell in cells], dtype=DTYPES[field.type])
