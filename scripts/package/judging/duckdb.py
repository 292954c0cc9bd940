"""DuckDB: every Parquet file holds the cells of its CSV table, compared as text, row by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection, connect

from scripts.package.judging import Verdict

CAST = {"string": "VARCHAR", "boolean": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT"}


def judge(folder: Path) -> Verdict:
    """Reads both files of every table; no row may stand in one of them alone."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    rows, faults = 0, []
    with connect() as database:
        for resource in package["resources"]:
            _look(database, folder, resource)
            rows += _number(database, "FROM parquet")
            for one, other in (("parquet", "csv"), ("csv", "parquet")):
                if alone := _number(database, f"FROM {one} EXCEPT ALL FROM {other}"):
                    faults.append(f"{resource['name']}: {alone} rows only in {one}.")
    return Verdict({"tables": len(package["resources"]), "rows": rows}, tuple(faults))


def _look(database: DuckDBPyConnection, folder: Path, resource: dict[str, Any]) -> None:
    """Let `parquet` and `csv` be the two files of a table, with the columns in one type."""
    columns = ", ".join(_column(field) for field in resource["schema"]["fields"])
    parquet = database.read_parquet(str(folder / "parquet" / f"{resource['name']}.parquet"))
    csv = database.read_csv(
        str(folder / resource["path"]),
        header=True,
        all_varchar=True,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        na_values="",
    )
    parquet.project(columns).create_view("parquet", replace=True)
    csv.project(columns).create_view("csv", replace=True)


def _column(field: dict[str, Any]) -> str:
    return f'CAST("{field["name"]}" AS {CAST[field["type"]]})'


def _number(database: DuckDBPyConnection, rows: str) -> int:
    ((count,),) = database.sql(rows).count("*").fetchall()
    return int(count)
