"""The columns of the codebook's own two tables."""

from __future__ import annotations

from scripts.contract.model import Contract, Table
from scripts.package.declared import computed_field, computed_table

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
