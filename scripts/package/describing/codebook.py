"""The codebook as rows: one for each variable, one for each value of a closed list.

What is said of them comes from the contract; counts and the example from the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from scripts.contract.model import Contract, Field, Table
from scripts.raw.problems import Place
from scripts.raw.rows import Row

FIRST_VERSION = "1.0.0"  # of whatever the contract gives no `since`
HOME = Place("datapackage.json")


def codebook_tables(
    tables: Mapping[str, list[Row]],
    contract: Contract,
    withheld: Mapping[tuple[str, str], int],
) -> dict[str, list[Row]]:
    """The rows of the codebook of `contract`.

    `withheld` says for a table and column how many cells are empty for the sake of rights.
    """
    return {
        "codebook": [
            Row("codebook", cells, HOME)
            for table in contract.tables.values()
            for cells in _variables(tables[table.name], table, withheld)
        ],
        "codebook_values": [
            Row("codebook_values", cells, HOME)
            for table in contract.tables.values()
            for field in table.fields
            for cells in _values(tables[table.name], table, field)
        ],
    }


def _variables(
    rows: list[Row],
    table: Table,
    withheld: Mapping[tuple[str, str], int],
) -> Iterator[dict[str, str]]:
    fullest = max(rows, key=lambda row: sum(bool(row[name]) for name in table.names), default=None)
    references = {key.field: f"{key.table}.{key.target}" for key in table.foreign_keys}
    for place, field in enumerate(table.fields, start=1):
        name = field.name
        kept_back = withheld.get((table.name, name), 0)
        yield {
            "table_name": table.name,
            "field_name": name,
            "place": str(place),
            "label": field.title,
            "question": field.question,
            "description": field.description,
            "type": field.type,
            "allowed": _allowed(field),
            "refers_to": references.get(name, ""),
            "in_key": _truth(name in table.key),
            "required": _truth(field.required),
            "computed": _truth(field.computed),
            **_counts(rows, name, kept_back),
            "empty_means": field.empty_means,
            "example": fullest[name] if fullest else "",
            "trap": field.trap,
            "first_version": field.since or FIRST_VERSION,
        }


def _counts(rows: list[Row], name: str, withheld: int) -> dict[str, str]:
    cells = Counter(row[name] for row in rows)
    empty = cells.pop("", 0)
    return {
        "n_rows": str(len(rows)),
        "n_distinct": str(len(cells)),
        "n_empty": str(empty - withheld),
        "n_withheld": str(withheld),
        "n_not_stated": str(cells["not_stated"]),
    }


def _allowed(field: Field) -> str:
    """What a cell may hold, in words; empty when anything may stand there."""
    if field.enum:
        return f"one of {len(field.enum)} values"
    if field.edtf:
        return "a date in a profile of EDTF, as text"
    if field.pattern:
        return f"text of the form {field.pattern}"
    if field.minimum is not None:
        return f"at least {field.minimum}"
    return "true or false" if field.type == "boolean" else ""


def _values(rows: list[Row], table: Table, field: Field) -> Iterator[dict[str, str]]:
    counts = Counter(row[field.name] for row in rows)
    for code, item in enumerate(field.categories, start=1):
        yield {
            "table_name": table.name,
            "field_name": field.name,
            "value": item.value,
            "stata_code": str(code),
            "label": item.label,
            "definition": item.description,
            "n_rows": str(counts[item.value]),
        }


def _truth(value: bool) -> str:
    return str(value).lower()
