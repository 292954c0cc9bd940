"""Whatever acts on a closed list has a meaning for each of its values, and says which it lacks."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT, Project

from scripts.contract.coded import Coded
from scripts.contract.model import load_contract
from scripts.raw.gathering import ROOMS, gathered
from scripts.rules.run import unhandled

CONTRACT = load_contract(ROOT / "datapackage.json")
CODED = gathered(Coded, r"\w+(?:: [^=\n]+)? = Coded\(", *ROOMS)


def values(column: str) -> set[str]:
    """Those of a column of one table, or of every table that has it."""
    table, _, name = column.rpartition(".")
    tables = [CONTRACT.tables[table]] if table else list(CONTRACT.tables.values())
    fields = [one.by_name[name] for one in tables if name in one.by_name]
    return {value for field in fields for value in field.enum}


@pytest.mark.parametrize("where", CODED)
def test_each_value_has_a_meaning_and_nothing_else(where: str) -> None:
    """Where this fails, say in the place named what the new value means."""
    assert set(CODED[where].meanings) == values(CODED[where].column)


def test_they_are_found() -> None:
    assert {"scripts.records.columns.BASIS", "scripts.records.resolve.STANDS"} <= CODED.keys()
    assert list(unhandled(CONTRACT)) == []


@pytest.mark.parametrize(
    ("table", "column", "places"),
    [
        ("reports", "date_basis",
         ["`BASIS` in scripts/records/columns.py", "`INFERRED` in scripts/derived/extents.py"]),
        ("figures", "position",
         ["`DENIES` in scripts/rules/checks/denials.py", "`STANDS` in scripts/records/resolve.py"]),
        ("sources", "kind", ["`TYPES` in scripts/derived/citing/references.py"]),
        ("claims", "kind", ["`ANSWER` in scripts/rules/checks/numbers.py"]),
    ],
)  # fmt: skip
def test_a_new_value_is_not_passed_over(
    tiny: Project, table: str, column: str, places: list[str]
) -> None:
    path = tiny.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (resource,) = (one for one in descriptor["resources"] if one["name"] == table)
    (field,) = (one for one in resource["schema"]["fields"] if one["name"] == column)
    field["constraints"]["enum"].append("guessed")
    field["categories"].append({"value": "guessed", "label": "Guessed"})
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    said = [str(one) for one in tiny.problems() if "has no meaning" in one.message]
    column = f"{table}.{column}"
    assert said == [
        f"datapackage.json:1: {column}: `guessed` is listed, and {where} has no meaning for it. "
        "Add it there. [value-unhandled]"
        for where in places
    ]


def test_what_is_in_no_list_means_nothing() -> None:
    coded = Coded("claims.kind", {"quantity": 1, "motive": 2})
    assert (coded.of("quantity"), coded.of("quantitty")) == (1, None)
    assert coded.meaning(2) == ("motive",)
    lacking = values("claims.kind") - {"quantity", "motive"}
    assert {value for _, value in coded.missing(CONTRACT)} == lacking
