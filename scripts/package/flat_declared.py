"""The declarations of the flat tables, taken over from the columns they repeat."""

from __future__ import annotations

from dataclasses import replace

from scripts.contract.model import Contract, Field, ForeignKey, Table
from scripts.package.declared import computed_table
from scripts.package.flat_columns import (
    COUNTED,
    FIGURES,
    STATEMENTS,
    FlatColumn,
    FlatTable,
)


def flat_declared(contract: Contract) -> list[Table]:
    """The declarations of the flat tables."""
    return [_table(contract, FIGURES, ()), _table(contract, STATEMENTS, COUNTED)]


def _table(contract: Contract, flat: FlatTable, more: tuple[Field, ...]) -> Table:
    columns = (_field(contract, flat, column) for column in flat.columns)
    links = (link for column in flat.columns if (link := _foreign_key(contract, column)))
    return computed_table(
        contract,
        flat.name,
        flat.title,
        flat.description,
        (*columns, *more),
        contract.tables[flat.of].key,
        tuple(links),
    )


def _field(contract: Contract, flat: FlatTable, column: FlatColumn) -> Field:
    """The column as the contract declares it elsewhere; it is required only in its own table."""
    table, name = column.like.split(".")
    like = contract.tables[table].by_name[name]
    return replace(
        like,
        name=column.name,
        title=column.title or like.title,
        description=column.says or like.description,
        question=column.asks or like.question,
        trap=column.trap or like.trap,
        required=like.required and table == flat.of,
        unique=False,
        computed=True,
        typed="",
    )


def _foreign_key(contract: Contract, column: FlatColumn) -> ForeignKey | None:
    """An id leads to its table, as it does in the table it is taken from."""
    table, name = column.like.split(".")
    like = contract.tables[table]
    if like.key == (name,):
        return ForeignKey(column.name, table, name)
    there = like.targets.get(name)
    return replace(there, field=column.name) if there else None
