"""What Datasette has to be told of the database: words for tables and columns, and questions.

Datasette shows a SQLite file in a browser. What a table or column means, which of them name a row
and which are closed lists is asked of the contract; the questions stand in `questions.sql`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract, Field, Table
from scripts.derived.citing.about import About
from scripts.derived.citing.published import json_bytes
from scripts.package.format import Files, Format, Making, Opening
from scripts.package.formats.sqlite import VIEWS
from scripts.show.shelf import LABELS

FILE = "datasette.json"
QUESTIONS = Path(__file__).with_name("questions.sql")
MOST_FACETS = 4  # more push the rows out of sight
VIEW = re.compile(r"^CREATE VIEW (\w+) AS\n((?:-- .*\n)+)", re.MULTILINE)

Told = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A research question as SQL; every parameter may be left empty."""

    name: str  # in its address
    title: str
    description: str
    examples: dict[str, str]  # a value for each parameter, for the beginning
    sql: str

    @classmethod
    def of(cls, block: str) -> Question:
        """Read one of `questions.sql`. Raises `ValueError` where one of its first lines lacks."""
        lines = [line.removeprefix("-- ") for line in block.split("\n") if line.startswith("--")]
        name, title, description, *rest = lines
        examples = dict(line.split(": ") for line in rest)
        sql = "\n".join(line for line in block.split("\n") if not line.startswith("--"))
        return cls(name, title, description, examples, sql.strip())

    def told(self) -> Told:
        """As Datasette reads it; `examples` is for us."""
        return {
            "title": self.title,
            "description": self.description,
            "sql": self.sql,
            "params": list(self.examples),
            "examples": self.examples,
            "hide_sql": True,
        }


def questions() -> Iterator[Question]:
    """Every question, in the order in which they are shown."""
    blocks = QUESTIONS.read_text(encoding="utf-8").split(";\n")
    return (Question.of(block.strip()) for block in blocks if block.strip())


def metadata(contract: Contract, head: About) -> Told:
    """What Datasette is told of the whole database."""
    views = VIEW.findall(VIEWS.read_text(encoding="utf-8"))
    return {
        "title": f"{head.title}, version {head.version}",
        "description": _plain(head.description),
        **({"about": "Its pages", "about_url": head.homepage} if head.homepage else {}),
        "license": head.licence.title,
        "license_url": head.licence.url,
        "databases": {
            contract.name: {
                "tables": {
                    **{table.name: _table(table) for table in contract.tables.values()},
                    **{name: {"description": _plain(said)} for name, said in views},
                },
                "queries": {one.name: one.told() for one in questions()},
            }
        },
    }


def _table(table: Table) -> Told:
    named = next((name for name in LABELS if name in table.by_name), "")
    return {
        "title": table.title,
        "description": _plain(table.description),
        **({"label_column": named} if named else {}),
        "columns": {field.name: _column(field) for field in table.fields},
        "facets": _facets(table),
    }


def _column(field: Field) -> str:
    return _plain(" ".join(filter(None, [f"{field.title}.", field.question, field.description])))


def _facets(table: Table) -> list[str]:
    """Its closed lists, those first that every row fills."""
    closed = [field for field in table.fields if field.enum]
    listed = sorted(closed, key=lambda field: not field.required)
    return [field.name for field in listed[:MOST_FACETS]]


def _plain(text: str) -> str:
    """Without the marks of Markdown or of a comment in SQL, which Datasette would show."""
    return " ".join(text.replace("-- ", "").replace("`", "").split())


def _make(making: Making) -> Files:
    return {FILE: json_bytes(metadata(making.edition.contract, making.head))}


FORMAT = Format(
    "Datasette",
    {FILE: "application/json"},
    _make,
    opening=Opening(
        5,
        "Datasette",
        "`datasette -i iran-1988-record.sqlite -m datasette.json`",
        "the database in a browser: facets, labels, descriptions of all columns, ten questions",
    ),
)
