"""The forms on GitHub are such as GitHub accepts, and ask for what the contract has.

GitHub checks a form only once it is on the main branch, and then hides it if anything is amiss.
"""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import ROOT

from scripts.contract.model import load_contract

FOLDER = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
CONTRACT = load_contract(ROOT / "datapackage.json")

TEXT = {"type": "string", "pattern": r"\S"}
ASKED = {"label": TEXT, "description": TEXT, "placeholder": TEXT, "value": TEXT}
OPTIONS = {"type": "array", "minItems": 1, "uniqueItems": True}
CHECKBOX = {"label": TEXT, "required": {"type": "boolean"}}


def element(attributes: dict, needed: list[str], answered: bool = True) -> dict:
    """An element of a form: what it may and must have."""
    own = {"id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}} if answered else {}
    validations = {"validations": closed({"required": {"type": "boolean"}}, [])} if answered else {}
    properties = {"type": TEXT, "attributes": closed(attributes, needed), **own, **validations}
    return closed(properties, ["type", "attributes"])


def closed(properties: dict, required: list[str]) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


ELEMENTS = {
    "markdown": element({"value": TEXT}, ["value"], answered=False),
    "input": element(ASKED, ["label"]),
    "textarea": element({**ASKED, "render": TEXT}, ["label"]),
    "dropdown": element(
        {
            "label": TEXT,
            "description": TEXT,
            "multiple": {"type": "boolean"},
            "default": {"type": "integer", "minimum": 0},
            "options": {**OPTIONS, "items": TEXT},
        },
        ["label", "options"],
    ),
    "checkboxes": element(
        {
            "label": TEXT,
            "description": TEXT,
            "options": {**OPTIONS, "items": closed(CHECKBOX, ["label"])},
        },
        ["label", "options"],
    ),
}
NAMES = {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT}
FORM = closed(
    {
        "name": TEXT,
        "description": TEXT,
        "title": TEXT,
        "labels": NAMES,
        "assignees": NAMES,
        "projects": NAMES,
        "type": TEXT,
        "body": {"type": "array", "minItems": 1, "items": {"type": "object"}},
    },
    ["name", "description", "body"],
)


def faults(form: object) -> list[str]:
    """What GitHub would not accept in a form."""
    found = [error.message for error in jsonschema.Draft7Validator(FORM).iter_errors(form)]
    if found:
        return found
    body = form["body"]
    for item in body:
        schema = ELEMENTS.get(item.get("type"), {"enum": list(ELEMENTS)})
        found += [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(item)]
        options = item.get("attributes", {}).get("options", [])
        found += ["`None` is reserved" for option in options if str(option).casefold() == "none"]
    asked = [item for item in body if item.get("type") != "markdown"]
    if not asked:
        found.append("nothing is asked")
    for what in (
        [item.get("id") for item in asked],
        [item["attributes"]["label"] for item in asked],
    ):
        found += [f"`{name}` stands twice" for name in what if name and what.count(name) > 1]
    return found


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_github_accepts(path: Path) -> None:
    assert faults(read(path)) == []


def test_the_forms_are_there_and_told_apart() -> None:
    assert [path.stem for path in FORMS] == ["figure", "record-wrong", "source"]
    assert len({read(path)["name"] for path in FORMS}) == len(FORMS)
    assert read(FOLDER / "config.yml") == {"blank_issues_enabled": False}


def _doubled(form: dict) -> None:
    form["body"][2]["id"] = form["body"][1]["id"]


def _labelled_alike(form: dict) -> None:
    form["body"][2]["attributes"]["label"] = form["body"][1]["attributes"]["label"]


BREAKS = {
    "no name": lambda form: form.pop("name"),
    "an unknown key": lambda form: form.update(about="x"),
    "a truth value for a text": lambda form: form.update(description=True),
    "blanks for a text": lambda form: form.update(title="  "),
    "an unknown type": lambda form: form["body"][1].update(type="text"),
    "a bad id": lambda form: form["body"][1].update(id="the record"),
    "an id twice": _doubled,
    "a label twice": _labelled_alike,
    "an unknown attribute": lambda form: form["body"][1]["attributes"].update(options=["x"]),
    "a required that is text": lambda form: form["body"][1].update(validations={"required": "yes"}),
    "an option twice": lambda form: form["body"][2]["attributes"]["options"].append(
        "Something else"
    ),
    "an option that is no text": lambda form: form["body"][2]["attributes"]["options"].append(True),
    "the reserved option": lambda form: form["body"][2]["attributes"]["options"].append("None"),
    "nothing asked": lambda form: form.update(body=form["body"][:1]),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_form_is_noticed(name: str) -> None:
    form = read(FOLDER / "record-wrong.yml")
    BREAKS[name](form)
    assert faults(form)


@pytest.mark.parametrize(
    ("form", "element_id", "table", "column"),
    [("figure", "basis", "figures", "basis"), ("source", "kind", "sources", "kind")],
)
def test_a_form_offers_the_values_of_the_contract(form, element_id, table, column) -> None:
    body = read(FOLDER / f"{form}.yml")["body"]
    offered = next(item for item in body if item.get("id") == element_id)["attributes"]["options"]
    wanted = [item.label for item in CONTRACT.tables[table].by_name[column].categories]
    assert offered == wanted


def test_the_template_of_a_pull_request_has_six_lines() -> None:
    text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert text.count("\n") == 6
    assert max(map(len, text.splitlines())) <= 100
