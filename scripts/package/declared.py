"""The descriptor's own words on a table or column, and descriptors with further tables."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract, load_contract

Declaration = dict[str, Any]  # a resource or a field, as it stands in the descriptor

# What a column of each type says of its spelling, as in the contract.
SPELLING: dict[str, Declaration] = {
    "string": {},
    "integer": {"bareNumber": True},
    "number": {"bareNumber": True, "decimalChar": "."},
    "boolean": {"trueValues": ["true"], "falseValues": ["false"]},
}


def resources(contract: Contract) -> dict[str, Declaration]:
    """The declaration of every table, by its name."""
    return {item["name"]: item for item in contract.descriptor["resources"]}


def fields(contract: Contract, table: str) -> dict[str, Declaration]:
    """The declaration of every column of a table, by its name. Raises `KeyError`."""
    return {item["name"]: item for item in resources(contract)[table]["schema"]["fields"]}


def computed_field(
    name: str, kind: str, title: str, description: str, required: bool = False
) -> Declaration:
    """The declaration of a column that no person writes."""
    return {
        "name": name,
        "title": title,
        "description": description,
        "type": kind,
        **SPELLING[kind],
        "computed": True,
        **({"constraints": {"required": True}} if required else {}),
    }


def computed_table(
    contract: Contract,
    name: str,
    title: str,
    description: str,
    columns: list[Declaration],
    key: list[str],
    foreign_keys: list[Declaration],
) -> Declaration:
    """The declaration of a further table, stored as the contract stores its own."""
    pattern = contract.descriptor["resources"][0]
    schema: Declaration = {"fields": columns, "missingValues": [""], "primaryKey": key}
    return {
        **pattern,
        "name": name,
        "title": title,
        "description": description,
        "path": f"data/{name}.csv",
        "schema": {**schema, **({"foreignKeys": foreign_keys} if foreign_keys else {})},
    }


def with_tables(contract: Contract, tables: list[Declaration]) -> Contract:
    """The contract with these tables alone declared, read like any other."""
    text = json.dumps({**contract.descriptor, "resources": tables}, ensure_ascii=False, indent=2)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "datapackage.json"
        path.write_text(text + "\n", encoding="utf-8")
        return load_contract(path)
