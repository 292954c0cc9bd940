"""The tables as Parquet files whose columns carry their description."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from scripts.contract.model import Contract, Field, Table
from scripts.package.edition import Edition
from scripts.package.typed import value_of

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def parquet_files(edition: Edition) -> dict[str, bytes]:
    """One `.parquet` a table, by path."""
    return {
        f"parquet/{table.name}.parquet": _file(edition, table)
        for table in edition.contract.tables.values()
    }


def _file(edition: Edition, table: Table) -> bytes:
    rows = edition.dataset.tables[table.name]
    columns = [
        pa.array([value_of(field, row[field.name]) for row in rows], TYPES[field.type])
        for field in table.fields
    ]
    out = io.BytesIO()
    # Uncompressed: what is compressed depends on the compressor.
    pq.write_table(
        pa.Table.from_arrays(columns, schema=_schema(edition.contract, table)),
        out,
        compression="none",
    )
    return out.getvalue()


def _schema(contract: Contract, table: Table) -> pa.Schema:
    metadata = {
        "title": table.title,
        "description": table.description,
        "primary_key": ", ".join(table.key),
        "dataset": contract.name,
        "version": contract.version,
        "licence": contract.licences[0].name,
    }
    return pa.schema([_field(field) for field in table.fields], metadata)


def _field(field: Field) -> pa.Field:
    return pa.field(
        field.name,
        TYPES[field.type],
        nullable=not field.required,
        metadata={"title": field.title, "description": field.description},
    )
