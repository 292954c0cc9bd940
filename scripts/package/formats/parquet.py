"""The tables as Parquet files whose columns carry their description."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from scripts.contract.model import Contract, Field, Table
from scripts.package.edition import Edition
from scripts.package.format import Files, Format, Making, Opening, Rows
from scripts.package.frames import typed

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def _make(making: Making) -> Files:
    """One `.parquet` a table."""
    return {
        f"parquet/{table.name}.parquet": _file(making.edition, table)
        for table in making.edition.contract.tables.values()
    }


def _file(edition: Edition, table: Table) -> bytes:
    frame, schema = (
        typed(edition.dataset.tables[table.name], table),
        _schema(edition.contract, table),
    )
    content = pa.Table.from_pandas(frame, schema, preserve_index=False)
    content = content.replace_schema_metadata(schema.metadata)  # without notes of pandas' own
    out = io.BytesIO()
    # Uncompressed: what is compressed depends on the compressor.
    pq.write_table(content, out, compression="none")
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


FORMAT = Format(
    "Parquet",
    {"parquet/*.parquet": "application/vnd.apache.parquet"},
    _make,
    rows=Rows.ONE_TABLE,
    opening=Opening(
        4,
        "Python",
        "`loaders/load.py`, or `parquet/*.parquet`",
        "every table in pandas with its types",
    ),
    by_library=True,
)
