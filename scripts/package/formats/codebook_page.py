"""The codebook as a page of Markdown, made from its rows."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.derived.citing.published import markdown_table
from scripts.package.format import Files, Format, Making, Stage
from scripts.package.formats.pages import standing_alone
from scripts.raw.problems import shorten
from scripts.raw.rows import Row

LONGEST_EXAMPLE = 120  # characters; the rows have it in full
FILE = "CODEBOOK.md"

INTRODUCTION = """\
# Codebook

Every variable of every table: the question it answers, what a cell means, which values it takes
and how often, why a cell can be empty, and what it is easily mistaken for. The examples of a table
come from one row, the fullest one. Every format holds the same codebook as the tables `codebook`
and `codebook_values`.

Why a cell can be empty stands beside the count of the empty ones; words withheld for the sake of
the rights in a document are counted apart. "The document does not say" is a value, `not_stated`.
"""


def codebook_page(tables: dict[str, list[Row]], contract: Contract) -> str:
    """The page on all tables that the codebook covers."""
    names = dict.fromkeys(row["table_name"] for row in tables["codebook"])
    covered = [contract.tables[name] for name in names]
    index = [f"* [{table.title}](#{table.name}) `{table.name}`" for table in covered]
    parts = [INTRODUCTION.strip(), "\n".join(index)]
    for table in covered:
        parts.append(f'<a id="{table.name}"></a>\n\n## {table.title}: `{table.name}`')
        parts.append(table.description)
        for row in tables["codebook"]:
            if row["table_name"] == table.name:
                parts.append("\n\n".join(_variable(row, tables["codebook_values"])))
    return "\n\n".join(parts) + "\n"


def _variable(row: Row, values: list[Row]) -> Iterator[str]:
    name, field = row["table_name"], row["field_name"]
    yield f"### `{name}.{field}`: {row['label']}"
    yield f"*{row['question']}* {row['description']}"
    yield "\n".join(f"* {fact}." for fact in _facts(row))
    if row["trap"]:
        yield f"**Trap.** {row['trap']}"
    listed = [
        [f"`{value['value']}`", value["stata_code"], value["label"], value["definition"],
         f"{int(value['n_rows']):,}"]
        for value in values
        if (value["table_name"], value["field_name"]) == (name, field)
    ]  # fmt: skip
    if listed:
        yield markdown_table(["value", "in Stata", "label", "definition", "rows"], listed)


def _facts(row: Row) -> Iterator[str]:
    yield ", ".join(filter(None, (f"Type: {row['type']}", _form(row), *_marks(row))))
    if row["refers_to"]:
        yield f"Refers to `{row['refers_to']}`"
    yield _filled(row)
    if row["example"]:
        yield f"Example: {_code(shorten(row['example'], LONGEST_EXAMPLE))}"
    yield f"First version: {row['first_version']}"


def _form(row: Row) -> str:
    """What a cell may hold; a pattern as code."""
    opening = "text of the form "
    if row["allowed"].startswith(opening):
        return opening + _code(row["allowed"].removeprefix(opening))
    return row["allowed"]


def _marks(row: Row) -> Iterator[str]:
    for name, mark in (
        ("in_key", "part of the key"),
        ("required", "never empty"),
        ("computed", "computed"),
    ):
        if row[name] == "true":
            yield mark


def _filled(row: Row) -> str:
    """How many cells are filled, and why the others are not."""
    rows, empty, withheld = (int(row[name]) for name in ("n_rows", "n_empty", "n_withheld"))
    text = f"Filled: {rows - empty - withheld:,} of {rows:,}, {int(row['n_distinct']):,} different"
    if empty:
        text += f"; empty: {empty:,} ({row['empty_means']})"
    if withheld:
        text += f"; withheld: {withheld:,}"
    if row["n_not_stated"] != "0":
        text += f"; the document does not say: {int(row['n_not_stated']):,}"
    return text


def _code(text: str) -> str:
    """The text as code, whatever signs stand in it."""
    return f"``{text}``" if "`" in text else f"`{text}`"


def _make(making: Making) -> Files:
    text = codebook_page(making.edition.dataset.tables, making.edition.contract)
    return {FILE: standing_alone(text, making.names).encode()}


FORMAT = Format("codebook", {FILE: "text/markdown"}, _make, stage=Stage.PAGES)
