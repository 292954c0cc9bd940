"""Declarations of tables that the package adds to those of the contract."""

from __future__ import annotations

from scripts.contract.model import Contract, Field, ForeignKey, Table


def computed_field(
    name: str,
    kind: str,
    title: str,
    description: str,
    required: bool = False,
    question: str = "",
) -> Field:
    """A column that no person writes."""
    return Field(
        name,
        kind,
        title,
        description,
        question,
        required=required,
        computed=True,
    )


def computed_table(
    contract: Contract,
    name: str,
    title: str,
    description: str,
    columns: tuple[Field, ...],
    key: tuple[str, ...],
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> Table:
    """A further table, stored as the contract stores its own."""
    stored = next(iter(contract.tables.values())).stored
    path = f"data/{name}.csv"
    return Table(name, title, path, columns, key, foreign_keys, description, stored)
