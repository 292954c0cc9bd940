"""The declarations of the flat tables, taken over from the columns they repeat."""

from __future__ import annotations

from scripts.contract.model import Contract
from scripts.package.declared import Declaration, computed_table, fields
from scripts.package.flat_columns import (
    COUNTED,
    FIGURES,
    STATEMENTS,
    FlatColumn,
    FlatTable,
)


def flat_resources(contract: Contract) -> list[Declaration]:
    """The declarations of the flat tables."""
    return [_table(contract, FIGURES, []), _table(contract, STATEMENTS, list(COUNTED))]


def _table(contract: Contract, flat: FlatTable, more: list[Declaration]) -> Declaration:
    columns = [_field(contract, flat, column) for column in flat.columns]
    links = [link for column in flat.columns if (link := _foreign_key(contract, column))]
    return computed_table(
        contract,
        flat.name,
        flat.title,
        flat.description,
        [*columns, *more],
        list(contract.tables[flat.of].key),
        links,
    )


def _field(contract: Contract, flat: FlatTable, column: FlatColumn) -> Declaration:
    """The column as the contract declares it elsewhere; it is required only in its own table."""
    table, name = column.like.split(".")
    declared = dict(fields(contract, table)[name])
    optional = () if table == flat.of else ("required",)
    rules = {
        rule: value
        for rule, value in declared.pop("constraints", {}).items()
        if rule not in ("unique", *optional)
    }
    return {
        **declared,
        "name": column.name,
        "title": column.title or declared["title"],
        "description": column.says or declared["description"],
        "computed": True,
        **({"constraints": rules} if rules else {}),
    }


def _foreign_key(contract: Contract, column: FlatColumn) -> Declaration | None:
    """An id leads to its table, as it does in the table it is taken from."""
    table, name = column.like.split(".")
    like = contract.tables[table]
    targets = {key.field: (key.table, key.target) for key in like.foreign_keys}
    if like.key == (name,):
        targets[name] = (table, name)
    if name not in targets:
        return None
    resource, field = targets[name]
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [field]}}
