"""The tables as Stata files, version 118: variable labels, and value labels for closed lists."""

from __future__ import annotations

import io
import warnings

import pandas as pd
from pandas.errors import InvalidColumnName

from scripts.contract.model import Field, Table
from scripts.package.archive import CREATED
from scripts.package.edition import Edition
from scripts.package.format import Files, Format, Making, Opening, Rows
from scripts.package.frames import typed
from scripts.raw.rows import Row

RESERVED = {"class": "pair_class"}  # words of Stata's language, and what stands for them
LONGEST_LABEL = 80  # Stata's limit, in characters
TRUTH: dict[float, str] = {0: "false", 1: "true"}


def _make(making: Making) -> Files:
    """One `.dta` a table. Raises `InvalidColumnName` for a name Stata does not take."""
    return {
        f"stata/{table.name}.dta": _file(making.edition, table)
        for table in making.edition.contract.tables.values()
    }


def value_labels(table: Table) -> dict[str, dict[float, str]]:
    """The labels of each column stored as codes: closed lists from 1 in their order, truths."""
    listed: dict[str, dict[float, str]] = {
        name_of(field): {code: item.label for code, item in enumerate(field.categories, start=1)}
        for field in table.fields
        if field.categories
    }
    truths = (field for field in table.fields if field.type == "boolean")
    return {**listed, **{name_of(field): TRUTH for field in truths}}


def name_of(field: Field) -> str:
    """What the column is called in Stata."""
    return RESERVED.get(field.name, field.name)


def _file(edition: Edition, table: Table) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("error", InvalidColumnName)
        _coded(edition.dataset.tables[table.name], table).to_stata(
            out,
            write_index=False,
            version=118,
            time_stamp=CREATED,
            data_label=f"{edition.name}: {table.title}"[:LONGEST_LABEL],
            variable_labels={name_of(field): field.title[:LONGEST_LABEL] for field in table.fields},
            value_labels=value_labels(table),
        )
    return out.getvalue()


def _coded(rows: list[Row], table: Table) -> pd.DataFrame:
    """Text as it stands; numbers and codes with an empty cell as missing. Raises `KeyError`."""
    frame = typed(rows, table)
    for field in table.fields:
        if field.categories:
            codes = {item.value: code for code, item in enumerate(field.categories, start=1)}
            coded = [codes[row[field.name]] if row[field.name] else None for row in rows]
            frame[field.name] = pd.Series(coded, dtype="Int16")
        elif field.type == "boolean":
            frame[field.name] = frame[field.name].astype("Int8")
        elif field.type == "string":
            frame[field.name] = frame[field.name].fillna("")
    return frame.rename(columns=RESERVED)


FORMAT = Format(
    "Stata",
    {"stata/*.dta": "application/x-stata-dta"},
    _make,
    rows=Rows.ONE_TABLE,
    opening=Opening(
        2,
        "Stata",
        "`stata/*.dta`, or `loaders/load.do`",
        "variable labels, value labels for every closed list",
    ),
    by_library=True,
)
