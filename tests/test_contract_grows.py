"""A column, a value or a list more: declared in `datapackage.json`, and no code knows of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import RECORDS, Project

from scripts.contract.model import load_contract
from scripts.contribute.editor_schemas import schemas
from scripts.package.codebook import codebook_tables
from scripts.raw.problems import Problem
from scripts.rules.descriptor import check_descriptor
from scripts.rules.make import make
from scripts.rules.normal import normal_text

Json = dict[str, Any]

MARGIN = {
    "name": "margin",
    "title": "Margin",
    "description": "The margin of error that the words state. Empty = none is stated.",
    "question": "Which margin of error do the words state?",
    "type": "string",
}
PORT = {"value": "port", "label": "Port", "description": "A town on the sea with a harbour."}
LAWS = {
    "name": "laws",
    "title": "Laws",
    "description": "One row is a law that statements refer to. Key: `law_id`.",
    "written": {"as": "list"},
    "path": "data/laws.csv",
}
LAW_FIELDS = [
    {"name": "law_id", "title": "Law", "description": "Permanent identifier.",
     "question": "Which law is it?", "type": "string",
     "constraints": {"required": True, "pattern": "(?:[a-z0-9]+(?:-[a-z0-9]+)*)"}},
    {"name": "label", "title": "Name", "description": "The name under which it is shown.",
     "question": "What is it called?", "type": "string", "constraints": {"required": True}},
    {"name": "place_id", "title": "Place", "description": "Where it holds. Empty = not extracted.",
     "question": "Where does it hold?", "type": "string"},
]  # fmt: skip


def declare(project: Project, change: Callable[[Json], object]) -> None:
    path = project.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def table(descriptor: Json, name: str) -> Json:
    return next(item for item in descriptor["resources"] if item["name"] == name)


def fields(descriptor: Json, name: str) -> list[Json]:
    found: list[Json] = table(descriptor, name)["schema"]["fields"]
    return found


def field(descriptor: Json, name: str, column: str) -> Json:
    return next(item for item in fields(descriptor, name) if item["name"] == column)


def with_laws(descriptor: Json) -> None:
    laws = {**table(descriptor, "places"), **LAWS}
    key = {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["place_id"]}}
    schema = {"fields": LAW_FIELDS, "missingValues": [""], "primaryKey": ["law_id"]}
    descriptor["resources"].append({**laws, "schema": {**schema, "foreignKeys": [key]}})


def built_rows(project: Project, name: str) -> list[dict[str, str]]:
    text = (project.root / f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def grown(tiny: Project) -> Project:
    declare(tiny, lambda it: fields(it, "figures").append(MARGIN))
    tiny.edit(RECORDS, "    basis: count\n", "    basis: count\n    margin: some\n")
    return tiny


def test_a_column_is_built_and_explained(grown: Project) -> None:
    assert grown.problems() == []
    margins = [row["margin"] for row in built_rows(grown, "figures")]
    assert [cell for cell in margins if cell] == ["some"]
    contract = load_contract(grown.root / "datapackage.json")
    rows = codebook_tables(make(grown.root, contract)[0].tables, contract, {})["codebook"]
    (row,) = (row for row in rows if row["field_name"] == "margin")
    assert (row["question"], row["empty_means"]) == (MARGIN["question"], "none is stated")
    assert '"margin"' in schemas(contract)["schemas/records.schema.json"].decode()
    path = grown.root / RECORDS
    assert normal_text(path, grown.root, contract) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lacking", "says"),
    [
        (("question",), "the column has no question. Write `\"question\": \"…?\"` there"),
        (("title", "question"), "the column has no title and no question. Write `\"title\": "),
        (("description",), "the column has no description."),
    ],
)  # fmt: skip
def test_the_build_says_what_a_column_lacks(
    grown: Project, run, lacking: tuple[str, ...], says: str
) -> None:
    declare(grown, lambda it: [field(it, "figures", "margin").pop(name) for name in lacking])
    text = (grown.root / "datapackage.json").read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index('"name": "margin"')) + 1
    status, _, err = run("build", "--root", grown.root)
    assert status == 1
    assert err.startswith(f"datapackage.json:{line}: figures.margin: {says}")
    assert "[column-unexplained]\n1 problem" in err


def test_a_value_is_taken_once_it_has_its_words(tiny: Project, run) -> None:
    tiny.edit("raw/places.yaml", "kind: city", "kind: port")
    declare(tiny, lambda it: field(it, "places", "kind")["constraints"]["enum"].append("port"))
    text = (tiny.root / "datapackage.json").read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index('"port"')) + 1
    status, _, err = run("build", "--root", tiny.root)
    assert status == 1
    assert err.startswith(
        f"datapackage.json:{line}: places.kind: the value `port` has no label and no description."
    )
    assert "[value-unexplained]\n1 problem" in err
    declare(tiny, lambda it: field(it, "places", "kind")["categories"].append(PORT))
    assert tiny.problems() == []
    assert "port" in {row["kind"] for row in built_rows(tiny, "places")}


def said(descriptor: Json) -> list[Problem]:
    return list(check_descriptor(json.dumps(descriptor, ensure_ascii=False, indent=2)))


def test_a_value_of_which_one_thing_is_not_said(built_once: Project) -> None:
    descriptor = json.loads((built_once.root / "datapackage.json").read_text(encoding="utf-8"))
    assert said(descriptor) == []
    categories = field(descriptor, "places", "kind")["categories"]
    del categories[0]["label"]
    first = categories[0]["value"]
    categories.append(PORT)
    one, other = said(descriptor)
    assert f"the value `{first}` has no label." in one.message
    assert (other.rule, "`port` is explained and not listed" in other.message) == (
        "descriptor-invalid",
        True,
    )
    assert other.place.line > one.place.line > 1


def test_a_part_that_was_sound_elsewhere_is_held_to_its_own_place(built_once: Project) -> None:
    """Asked again after a fault and its mending, the descriptor has the same faults."""
    descriptor = json.loads((built_once.root / "datapackage.json").read_text(encoding="utf-8"))
    assert said(descriptor) == []
    places, licences = field(descriptor, "places", "kind"), descriptor["licenses"]
    places["questio"] = places.pop("question")
    first = said(descriptor)
    places["question"] = places.pop("questio")
    assert said(descriptor) == []
    descriptor["licenses"] = descriptor["resources"]  # each a sound table, and none a licence
    assert said(descriptor)
    descriptor["licenses"] = licences
    places["questio"] = places.pop("question")
    assert said(descriptor)[0].message == first[0].message
    assert {one.rule for one in first} == {"descriptor-invalid", "column-unexplained"}


def test_a_list_without_any_words_is_one_problem(built_once: Project) -> None:
    descriptor = json.loads((built_once.root / "datapackage.json").read_text(encoding="utf-8"))
    del field(descriptor, "places", "kind")["categories"]
    assert [problem.rule for problem in said(descriptor)] == ["descriptor-invalid"]


def test_a_list_is_read_built_normalised_offered_and_described(tiny: Project) -> None:
    declare(tiny, with_laws)
    assert [(it.rule, it.place.path) for it in tiny.problems()] == [
        ("file-unreadable", "raw/laws.yaml")
    ]
    laws = tiny.root / "raw/laws.yaml"
    laws.write_text("- place: northby\n  id: mill-act\n  label: Mill Act\n", encoding="utf-8")
    assert tiny.problems() == []
    assert built_rows(tiny, "laws") == [
        {"law_id": "mill-act", "label": "Mill Act", "place_id": "northby"}
    ]
    contract = load_contract(tiny.root / "datapackage.json")
    tidied = normal_text(laws, tiny.root, contract)
    assert tidied == "- id: mill-act\n  label: Mill Act\n  place: northby\n"
    assert b'"place"' in schemas(contract)["schemas/laws.schema.json"]
    rows = codebook_tables(make(tiny.root, contract)[0].tables, contract, {})["codebook"]
    assert [row["question"] for row in rows if row["table_name"] == "laws"] == [
        field["question"] for field in LAW_FIELDS
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule", "says"),
    [
        ("place: northby", "place: southby", "reference-unknown", "no `southby` in places"),
        ("label:", "lable:", "key-unknown", "Did you mean `label`?"),
        ("id: mill-act", "id: northby", "id-repeated", "stands already"),
        ("  label: Mill Act\n", "", "field-missing", "lacks this"),
    ],
)
def test_a_list_is_held_to_the_rules(
    tiny: Project, old: str, new: str, rule: str, says: str
) -> None:
    declare(tiny, with_laws)
    text = "- id: mill-act\n  label: Mill Act\n  place: northby\n"
    (tiny.root / "raw/laws.yaml").write_text(text.replace(old, new), encoding="utf-8")
    problems = [it for it in tiny.problems() if it.rule == rule]
    assert any(says in f"{it.message} {it.hint}" for it in problems)
    assert problems[0].place.path == "raw/laws.yaml"


def test_a_list_that_may_be_absent(tiny: Project) -> None:
    declare(tiny, with_laws)
    declare(tiny, lambda it: table(it, "laws")["written"].update(optional=True))
    assert tiny.problems() == []
    assert built_rows(tiny, "laws") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda it: table(it, "people")["written"].update(below={"key": "x", "table": "nothing"}),
         "people names a table `nothing`, which is nowhere."),
        (lambda it: table(it, "actors")["unionOf"].append("ghosts"),
         "actors names a table `ghosts`, which is nowhere."),
        (lambda it: table(it, "laws")["schema"].update(primaryKey=["id"]),
         "laws has no column `id` to be a key."),
        (lambda it: table(it, "laws")["schema"]["foreignKeys"][0]["reference"].update(
            resource="place"), "laws.place_id leads to `place.place_id`, which is nowhere."),
        (lambda it: table(it, "laws")["schema"]["fields"][0]["constraints"].update(pattern="(?:["),
         "laws.law_id has a `pattern` that is none: unterminated character set at position 3."),
        (lambda it: table(it, "laws").update(written={"as": "record", "order": 9}),
         "laws holds records, and no column of it leads to passages."),
        (lambda it: table(it, "sources").pop("written"),
         "0 tables are written as `source`, and one must be."),
    ],
)  # fmt: skip
def test_what_no_build_can_do_without_is_one_line(
    tiny: Project, change: Callable[[Json], object], says: str
) -> None:
    declare(tiny, with_laws)
    declare(tiny, change)
    assert [(it.rule, it.message) for it in tiny.problems()] == [("contract-invalid", says)]


def test_a_part_that_is_missing_is_named_by_the_schema(tiny: Project) -> None:
    declare(tiny, lambda it: table(it, "people")["written"].pop("as"))
    said = {(it.rule, it.message.partition(": ")[2]) for it in tiny.problems()}
    assert ("descriptor-invalid", "'as' is a required property.") in said
