"""What frictionless need not ask again: the same verdicts, and nothing left changed."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from frictionless import Field, Package
from frictionless.resources import TableResource

from scripts.rules.frictionless_once import OPEN, asked_once

Fault = tuple[str, str]
SOUND = {
    "people": "person_id,parent_id,born\nada,,1900\nben,ada,1930\n",
    "letters": "letter_id,writer_id,reader_id,year\na,ada,ben,1950\nb,ben,ada,1951\n",
    "answers": "writer,year\nada,1950\nben,1951\n",
}
FAULTS: dict[str, Fault] = {
    "nothing": ("letters", ""),
    "a key of another table that is not there": ("letters", "c,cyd,ben,1952\n"),
    "the second key to the same table": ("letters", "c,ada,cyd,1952\n"),
    "a key of the same table": ("people", "cyd,dan,1930\n"),
    "a key of two columns": ("answers", "ada,1951\n"),
    "a key that is there twice": ("people", "ada,,1900\n"),
    "a cell of another type": ("letters", "c,ada,ben,lately\n"),
    "a row too long": ("people", "cyd,ada,1930,more\n"),
    "no key": ("people", ",ada,1930\n"),
}


def key(fields: list[str], table: str, others: list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": table, "fields": others}}


def described() -> dict[str, Any]:
    """Two keys to one table, one to the table itself, one of two columns."""
    keys = {
        "people": [key(["parent_id"], "", ["person_id"])],
        "letters": [key([name], "people", ["person_id"]) for name in ("writer_id", "reader_id")],
        "answers": [key(["writer", "year"], "letters", ["writer_id", "year"])],
    }
    return {
        "name": "letters",
        "resources": [
            {
                "name": name,
                "type": "table",
                "path": f"{name}.csv",
                "schema": {
                    "fields": [
                        {"name": one, "type": "integer" if one in ("born", "year") else "string"}
                        for one in text.partition("\n")[0].split(",")
                    ],
                    "primaryKey": text.partition("\n")[0].split(",")[:1],
                    "foreignKeys": keys[name],
                },
            }
            for name, text in SOUND.items()
        ],
    }


def written(folder: Path, fault: Fault, package: dict[str, Any]) -> str:
    for name, text in SOUND.items():
        added = fault[1] if name == fault[0] else ""
        (folder / f"{name}.csv").write_text(text + added, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return str(folder / "datapackage.json")


def verdict(descriptor: str, once: bool) -> Any:
    with asked_once() if once else nullcontext():
        report = Package(descriptor).validate().to_dict()
    for told in (report, *report["tasks"]):
        told.get("stats", {}).pop("seconds", None)
    return report


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_verdict_is_the_same(tmp_path: Path, fault: Fault) -> None:
    descriptor = written(tmp_path, fault, described())
    ours = verdict(descriptor, True)
    assert ours == verdict(descriptor, False)
    assert ours["valid"] is (fault[1] == "")


def test_the_verdict_is_the_same_where_a_key_leads_to_no_table(tmp_path: Path) -> None:
    package = described()
    package["resources"][1]["schema"]["foreignKeys"][1]["reference"]["resource"] = "nobody"
    descriptor = written(tmp_path, FAULTS["nothing"], package)
    ours = verdict(descriptor, True)
    assert ours == verdict(descriptor, False)
    assert not ours["valid"]


def test_the_verdict_is_the_same_where_a_table_has_no_file(tmp_path: Path) -> None:
    descriptor = written(tmp_path, FAULTS["nothing"], described())
    (tmp_path / "people.csv").unlink()
    ours = verdict(descriptor, True)
    assert ours == verdict(descriptor, False)
    assert not ours["valid"]


def test_a_table_is_read_once_for_all_that_lead_to_it(tmp_path: Path) -> None:
    descriptor = written(tmp_path, FAULTS["nothing"], described())
    opened: Counter[str | None] = Counter()
    opening = TableResource.open

    def counted(table: TableResource) -> TableResource:
        opened[table.name] += 1
        return opening(table)

    with patch.object(TableResource, "open", counted):
        verdict(descriptor, True)
    assert opened == {"people": 2, "letters": 2, "answers": 1}  # once for itself


def test_one_package_knows_nothing_of_another(tmp_path: Path) -> None:
    descriptor = written(tmp_path, FAULTS["nothing"], described())
    assert verdict(descriptor, True)["valid"]
    (tmp_path / "people.csv").write_text("person_id,parent_id,born\nada,,1900\n", encoding="utf-8")
    assert not verdict(descriptor, True)["valid"]


def test_frictionless_is_left_as_it_was() -> None:
    before = (getattr(TableResource, OPEN), Field.to_copy)
    with pytest.raises(KeyboardInterrupt), asked_once():
        assert before != (getattr(TableResource, OPEN), Field.to_copy)
        raise KeyboardInterrupt
    assert before == (getattr(TableResource, OPEN), Field.to_copy)
