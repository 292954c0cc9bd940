"""The codebook as rows: one for each variable, one for each value of a closed list.

What is said of them comes from the contract; counts and the example from the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from scripts.contract.model import Contract, Field, Table
from scripts.package.declared import computed_field, computed_table
from scripts.raw.problems import Place
from scripts.raw.rows import Row

FIRST_VERSION = "1.0.0"  # of whatever the contract gives no `since`
HOME = Place("datapackage.json")

Cells = Mapping[str, Counter[str]]  # how often each text stands in a column

VARIABLES = (
    computed_field("table_name", "string", "Table", "The table the variable stands in.", True),
    computed_field("field_name", "string", "Variable", "The name of the column.", True),
    computed_field("place", "integer", "Place", "Its place in the table, from 1.", True),
    computed_field("label", "string", "Label", "A short name for people.", True),
    computed_field("question", "string", "Question", "The question it answers.", True),
    computed_field("description", "string", "Description", "What a cell means.", True),
    computed_field("type", "string", "Type", "string, integer, number or boolean.", True),
    computed_field("allowed", "string", "Allowed", "What a cell may hold. Empty = any text."),
    computed_field("refers_to", "string", "Refers to", "The column whose values it uses. "
                   "Empty = it refers to none."),
    computed_field("in_key", "boolean", "Part of the key", "Whether it is part of the key.", True),
    computed_field("required", "boolean", "Required", "Whether no cell may be empty.", True),
    computed_field("computed", "boolean", "Computed", "Whether the build writes it.", True),
    computed_field("n_rows", "integer", "Rows", "How many rows the table has.", True),
    computed_field("n_distinct", "integer", "Distinct", "How many different values it has.", True),
    computed_field("n_empty", "integer", "Empty", "How many cells are empty because of what "
                   "`empty_means` says.", True),
    computed_field("empty_means", "string", "Empty means", "Why a cell can be empty. "
                   "Empty = no cell may be."),
    computed_field("n_withheld", "integer", "Withheld", "How many cells are empty because the "
                   "words are withheld: the rights in the document do not allow them.", True),
    computed_field("n_not_stated", "integer", "Not stated", "How many cells say that the document "
                   "does not say (`not_stated`).", True),
    computed_field("example", "string", "Example", "Its cell in one row of the table, the fullest "
                   "one. Empty = that cell is."),
    computed_field("trap", "string", "Trap", "What it is easily mistaken for. Empty = none known."),
    computed_field("first_version", "string", "First version", "Since when it exists.", True),
)  # fmt: skip

VALUES = (
    computed_field("table_name", "string", "Table", "The table the variable stands in.", True),
    computed_field("field_name", "string", "Variable", "The name of the column.", True),
    computed_field("value", "string", "Value", "The value as it stands in a cell.", True),
    computed_field("stata_code", "integer", "Code in Stata", "The number that stands for it in the "
                   "Stata files.", True),
    computed_field("label", "string", "Label", "A short name for people.", True),
    computed_field("definition", "string", "Definition", "What the value means.", True),
    computed_field("n_rows", "integer", "Rows", "How many rows have it.", True),
)  # fmt: skip


def codebook_declared(contract: Contract) -> list[Table]:
    """The declarations of the two tables of the codebook."""
    key = ("table_name", "field_name")
    return [
        computed_table(contract, "codebook", "Codebook: variables",
                       "One row is a variable of one table. Key: `table_name`, `field_name`.",
                       VARIABLES, key),
        computed_table(contract, "codebook_values", "Codebook: values",
                       "One row is a value of a closed list. Key: `table_name`, `field_name`, "
                       "`value`.", VALUES, (*key, "value")),
    ]  # fmt: skip


def codebook_tables(
    tables: Mapping[str, list[Row]],
    contract: Contract,
    withheld: Mapping[tuple[str, str], int],
) -> dict[str, list[Row]]:
    """The rows of the codebook of `contract`.

    `withheld` says for a table and column how many cells are empty for the sake of rights.
    """
    variables, values = [], []
    for table in contract.tables.values():
        rows = tables[table.name]
        cells = {name: Counter(row[name] for row in rows) for name in table.names}
        said = _variables(rows, cells, table, withheld)
        variables += [Row("codebook", each, HOME) for each in said]
        values += [Row("codebook_values", each, HOME) for each in _values(cells, table)]
    return {"codebook": variables, "codebook_values": values}


def _variables(
    rows: list[Row], cells: Cells, table: Table, withheld: Mapping[tuple[str, str], int]
) -> Iterator[dict[str, str]]:
    filled = [sum(bool(row[name]) for name in table.names) for row in rows]
    fullest = rows[filled.index(max(filled))] if rows else dict.fromkeys(table.names, "")
    for place, field in enumerate(table.fields, start=1):
        name = field.name
        target = table.targets.get(name)
        yield {
            "table_name": table.name,
            "field_name": name,
            "place": str(place),
            "label": field.title,
            "question": field.question,
            "description": field.description,
            "type": field.type,
            "allowed": _allowed(field),
            "refers_to": f"{target.table}.{target.target}" if target else "",
            "in_key": _truth(name in table.key),
            "required": _truth(field.required),
            "computed": _truth(field.computed),
            **_counts(cells[name], withheld.get((table.name, name), 0)),
            "empty_means": field.empty_means,
            "example": fullest[name],
            "trap": field.trap,
            "first_version": field.since or FIRST_VERSION,
        }


def _counts(cells: Counter[str], withheld: int) -> dict[str, str]:
    counts = {
        "n_rows": cells.total(),
        "n_distinct": len(cells.keys() - {""}),
        "n_empty": cells[""] - withheld,
        "n_withheld": withheld,
        "n_not_stated": cells["not_stated"],
    }
    return {name: str(count) for name, count in counts.items()}


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


def _values(cells: Cells, table: Table) -> Iterator[dict[str, str]]:
    for field in table.fields:
        for code, item in enumerate(field.categories, start=1):
            yield {
                "table_name": table.name,
                "field_name": field.name,
                "value": item.value,
                "stata_code": str(code),
                "label": item.label,
                "definition": item.description,
                "n_rows": str(cells[field.name][item.value]),
            }


def _truth(value: bool) -> str:
    return str(value).lower()
