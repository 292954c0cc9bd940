"""The codebook as rows: one for each variable, one for each value of a closed list.

Name, label, type and definitions come from the contract; counts and the example from the data;
the question a variable answers and its traps from `codebook_words.json`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.model import Contract, Field, Table
from scripts.package.declared import Declaration, fields
from scripts.raw.problems import Place
from scripts.raw.rows import Row

WORDS = Path(__file__).with_name("codebook_words.json")
FIRST_VERSION = "1.0.0"  # of whatever the contract gives no `since`
EMPTY_MEANS = re.compile(r"Empty = (.*?)\.(?: |$)")
HOME = Place("datapackage.json")


@dataclass(frozen=True)
class Words:
    """What people wrote on variables that the contract does not say."""

    questions: dict[str, dict[str, str]]  # by table (`*` = any), then by variable
    traps: dict[str, dict[str, str]]

    @staticmethod
    def read() -> Words:
        """The words of this project. Raises `ValueError`, `KeyError`."""
        words = json.loads(WORDS.read_text(encoding="utf-8"))
        return Words(words["questions"], words["traps"])

    def question(self, table: str, name: str) -> str:
        """The question that a variable answers. Raises `KeyError` where none was written."""
        if found := _find(self.questions, table, name):
            return found
        raise KeyError(f"{WORDS.name} has no question for {table}.{name}")

    def trap(self, table: str, name: str) -> str:
        """What a variable is easily mistaken for; empty when nothing is known."""
        return _find(self.traps, table, name)


def _find(words: dict[str, dict[str, str]], table: str, name: str) -> str:
    """The words on a table's variable, else on the one it flattens, else on any so named."""
    places = (table, table.removesuffix("_flat"), "*")
    return next((words[place][name] for place in places if name in words.get(place, {})), "")


def codebook_tables(
    tables: Mapping[str, list[Row]],
    contract: Contract,
    withheld: Mapping[tuple[str, str], int],
) -> dict[str, list[Row]]:
    """The rows of the codebook of `contract`.

    `withheld` says for a table and column how many cells are empty for the sake of rights.
    """
    words = Words.read()
    return {
        "codebook": [
            Row("codebook", cells, HOME)
            for table in contract.tables.values()
            for cells in _variables(tables[table.name], table, contract, words, withheld)
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
    contract: Contract,
    words: Words,
    withheld: Mapping[tuple[str, str], int],
) -> Iterator[dict[str, str]]:
    fullest = max(rows, key=lambda row: sum(bool(row[name]) for name in table.names), default=None)
    references = {key.field: f"{key.table}.{key.target}" for key in table.foreign_keys}
    for place, (name, declared) in enumerate(fields(contract, table.name).items(), start=1):
        field = table.by_name[name]
        kept_back = withheld.get((table.name, name), 0)
        meaning = EMPTY_MEANS.search(declared["description"])
        yield {
            "table_name": table.name,
            "field_name": name,
            "place": str(place),
            "label": field.title,
            "question": words.question(table.name, name),
            "description": declared["description"],
            "type": field.type,
            "allowed": _allowed(declared),
            "refers_to": references.get(name, ""),
            "in_key": _truth(name in table.key),
            "required": _truth(field.required),
            "computed": _truth(field.computed),
            **_counts(rows, name, kept_back),
            "empty_means": meaning[1] if meaning and not field.required else "",
            "example": fullest[name] if fullest else "",
            "trap": words.trap(table.name, name),
            "first_version": declared.get("since", FIRST_VERSION),
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


def _allowed(declared: Declaration) -> str:
    """What a cell may hold, in words; empty when anything may stand there."""
    rules = declared.get("constraints", {})
    if "enum" in rules:
        return f"one of {len(rules['enum'])} values"
    if declared.get("edtf"):
        return "a date in a profile of EDTF, as text"
    if "pattern" in rules:
        return f"text of the form {rules['pattern']}"
    if "minimum" in rules:
        return f"at least {rules['minimum']}"
    return "true or false" if declared["type"] == "boolean" else ""


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
