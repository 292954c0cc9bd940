"""The contract: our schema refuses its misspellings, and two independent readers read it alike."""

from __future__ import annotations

import copy
import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import methodcaller
from pathlib import Path
from typing import Any

import datapackage
import frictionless
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[1]
DESCRIPTOR = ROOT / "datapackage.json"
PROFILE = ROOT / "scripts" / "rules" / "descriptor.schema.json"

Json = dict[str, Any]
Rows = dict[str, list[dict[str, str]]]

TABLES = tuple(item["name"] for item in json.loads(DESCRIPTOR.read_text("utf-8"))["resources"])

# The dates that the pattern of `reports.date` lets pass; the calendar is a rule's business.
DATES = (
    "1988", "1988-07", "1988-07-28", "1988-22", "198X", "1988?", "1988-07~", "1988-07/1988-09",
    "../1988", "1988/..", "[1988-07-26,1988-07-28]",
)  # fmt: skip
NO_DATES = ("88", "1988-7", "28.7.1988", "../..", "1988/", "[1988]", "summer 1988", "۱۹۸۸", "1988%")

MISSPELLINGS = (
    ("foreignKeys", "foreignKey"), ("primaryKey", "primarykey"), ("fields", "field"),
    ("missingValues", "missing_values"), ("constraints", "constraint"), ("required", "requird"),
    ("pattern", "patern"), ("enum", "enums"), ("minimum", "min"), ("unique", "uniq"),
    ("categories", "categorys"), ("computed", "compute"), ("bareNumber", "barenumber"),
    ("decimalChar", "decimal_char"), ("trueValues", "true_values"), ("reference", "references"),
    ("skipInitialSpace", "skipinitialspace"), ("delimiter", "delimeter"), ("schema", "shema"),
    ("resources", "resource"), ("licenses", "licences"), ("description", "descripton"),
)  # fmt: skip

# All keywords that may be left out of some object; every other one is demanded wherever it stands.
OPTIONAL = {
    "foreignKeys", "constraints", "computed", "edtf", "required", "unique", "pattern", "minimum",
    "trap", "default", "typed", "written", "optional", "below", "unionOf",
    "since",
}  # fmt: skip

TABLE = "resources/sources"
KEY = {"fields": ["speaker_id"], "reference": {"resource": "actors", "fields": ["actor_id"]}}
TEXT, FREE, DATE, LIST, INTEGER = (
    f"{TABLE}/schema/fields/{name}"
    for name in ("title", "byline", "published", "kind", "characters")
)
NUMBER = "resources/figures/schema/fields/value"
BOOLEAN = "resources/claims/schema/fields/wrongdoing"

# One value set in the real descriptor, which must then be refused: (where, keyword, value).
FAULTS: tuple[tuple[str, str, Any], ...] = (
    ("", "name", "Iran 1988"), ("", "homepage", ""), ("", "homepage", "javascript:alert(1)"),
    ("", "version", "0.1"), ("", "version", "v0.1.0"), ("", "version", "0.1.0-beta"),
    ("", "version", "01.0.0"), ("", "version", "not a version"),
    ("", "profile", "data-package"),
    ("", "keywords", []), ("", "keywords", ["Iran", "Iran"]),
    ("", "licenses", []), ("", "contributors", []), ("", "resources", []),
    ("", "created", "2026-01-01"), ("", "$schema", "https://example.org/schema.json"),
    ("licenses/CC-BY-4.0", "path", "LICENSE"), ("contributors/0", "role", "owner"),
    (TABLE, "name", "Sources"), (TABLE, "title", ""), (TABLE, "description", " text "),
    (TABLE, "path", "../sources.csv"), (TABLE, "path", "data/sources.tsv"),
    (TABLE, "profile", "data-resource"), (TABLE, "format", "tsv"), (TABLE, "mediatype", "text/tsv"),
    (TABLE, "encoding", "latin-1"),
    (f"{TABLE}/dialect", "delimiter", ";"), (f"{TABLE}/dialect", "skipInitialSpace", True),
    (f"{TABLE}/schema", "fields", []), (f"{TABLE}/schema", "fieldsMatch", "equal"),
    (f"{TABLE}/schema", "missingValues", ["", "NA"]),
    (f"{TABLE}/schema", "missingValues", [{"value": "", "label": "not extracted"}]),
    (f"{TABLE}/schema", "primaryKey", []), (f"{TABLE}/schema", "primaryKey", "source_id"),
    (f"{TABLE}/schema", "primaryKey", ["source_id", "source_id"]),
    (f"{TABLE}/schema", "foreignKeys", []), (f"{TABLE}/schema", "foreignKeys", [KEY, KEY]),
    (f"{TABLE}/schema/foreignKeys/0", "fields", []),
    (f"{TABLE}/schema/foreignKeys/0", "fields", ["speaker_id", "publisher_id"]),
    (f"{TABLE}/schema/foreignKeys/0/reference", "resource", "no table"),
    (TEXT, "name", "Title"), (TEXT, "name", "t" * 33), (TEXT, "description", ""),
    (TEXT, "type", "str"), (TEXT, "type", "date"), (TEXT, "required", True),
    (TEXT, "computed", False), (TEXT, "bareNumber", True), (TEXT, "decimalChar", "."),
    (TEXT, "trueValues", ["true"]), (TEXT, "edtf", True), (FREE, "edtf", True),
    (FREE, "constraints", {}), (DATE, "edtf", False),
    (f"{TEXT}/constraints", "required", "true"), (f"{TEXT}/constraints", "required", False),
    (f"{TEXT}/constraints", "unique", False), (f"{TEXT}/constraints", "minimum", 0),
    (f"{TEXT}/constraints", "pattern", "a|b"), (f"{TEXT}/constraints", "maxLength", 9),
    (LIST, "categories", []), (f"{LIST}/constraints", "enum", []),
    (f"{LIST}/constraints", "enum", ["book", "book"]), (f"{LIST}/constraints", "enum", ["Book"]),
    (f"{LIST}/constraints", "enum", ["book-of_laws"]),
    (INTEGER, "bareNumber", False), (INTEGER, "decimalChar", "."), (INTEGER, "edtf", True),
    (f"{INTEGER}/constraints", "pattern", "(?:[0-9]+)"), (f"{INTEGER}/constraints", "minimum", "0"),
    (NUMBER, "bareNumber", False), (NUMBER, "decimalChar", ","), (NUMBER, "groupChar", ","),
    (f"{NUMBER}/constraints", "exclusiveMinimum", 0),
    (BOOLEAN, "trueValues", ["true", "1"]), (BOOLEAN, "falseValues", ["no"]),
    (f"{BOOLEAN}/constraints", "unique", True),
)  # fmt: skip

COUNTS = dict.fromkeys(
    ("n_said", "n_sources", "n_voices", "n_voices_assessed", "n_origins", "n_hedged", "n_below",
     "n_above"), "1",
)  # fmt: skip
AXES = {
    f"{axis}_relation": "same"
    for axis in ("unit", "population", "place", "period", "event", "counts")
}

# A smallest dataset in which every foreign key is used: an invented diary, and a digest of it.
ROWS: Rows = {
    "sources": [
        {"source_id": "diary", "title": "Diary", "kind": "memoir", "speaker_id": "ada",
         "language": "en", "held": "full_text", "read": "in_full", "coverage": "in_progress",
         "redistribute": "excerpts", "contributed_by_id": "cora"},
        {"source_id": "digest", "title": "Digest", "kind": "blog_post", "speaker_id": "club",
         "publisher_id": "club", "published": "1999-05", "language": "en", "held": "not_held",
         "read": "through_another_copy", "read_through_id": "diary", "derived_from_id": "diary",
         "derivation": "digest", "coverage": "not_applicable", "redistribute": "locators_only"},
    ],
    "passages": [
        {"passage_id": "diary.said", "source_id": "diary", "char_start": "0", "char_end": "25",
         "quote": "more than 4 years, \"all\"\n", "occurrence": "1 of 1", "line": "1"},
        {"passage_id": "diary.number", "source_id": "diary", "char_start": "0", "char_end": "11",
         "quote": "more than 4", "occurrence": "1 of 1", "line": "1", "written": "198X"},
        {"passage_id": "diary.siege", "source_id": "diary", "char_start": "12", "char_end": "17",
         "quote": "years", "occurrence": "1 of 1", "line": "1"},
        {"passage_id": "digest.siege", "source_id": "digest", "locator": "para 1"},
        {"passage_id": "digest.number", "source_id": "digest", "locator": "para 2"},
        {"passage_id": "digest.said", "source_id": "digest", "locator": "para 2"},
        {"passage_id": "digest.inner", "source_id": "digest", "locator": "para 2"},
        {"passage_id": "diary.chair", "source_id": "diary", "char_start": "30", "char_end": "35",
         "quote": "chair", "occurrence": "1 of 1", "line": "3", "contributed_by_id": "cora"},
    ],
    "actors": [
        {"actor_id": "ada", "label": "Ada", "kind": "person", "voice_id": "club"},
        {"actor_id": "club", "label": "Club", "kind": "organisation", "voice_id": "club"},
        {"actor_id": "board", "label": "Board", "kind": "office", "voice_id": "club"},
    ],
    "people": [{"person_id": "ada", "label": "Ada", "voice_id": "club",
                "voice_basis": "self_declared", "voice_source_id": "diary",
                "voice_locator": "page 1", "wikidata": "Q1"}],
    "organisations": [
        {"organisation_id": "club", "label": "Club", "kind": "organisation"},
        {"organisation_id": "board", "label": "Board", "kind": "office", "part_of_id": "club",
         "voice_id": "club", "voice_basis": "organ_of_party", "voice_source_id": "digest"},
    ],
    "names": [
        {"actor_id": "ada", "name": "A.", "kind": "acronym"},
        {"actor_id": "ada", "name": "the chair", "kind": "title", "passage_id": "diary.chair"},
        {"actor_id": "board", "name": "the chair", "kind": "alias"},
    ],
    "offices": [{"office_id": "diary.chair", "person_id": "ada", "title": "Chair",
                 "organisation_id": "board", "since": "../1980", "position": "asserts",
                 "commitment": "plain", "statement_id": "diary.said", "speaker_id": "ada",
                 "source_id": "diary"}],
    "places": [
        {"place_id": "land", "label": "Land", "kind": "country"},
        {"place_id": "town", "label": "Town", "kind": "city", "part_of_id": "land"},
    ],
    "units": [
        {"unit_id": "length", "label": "how long it lasts", "measured_in": "time",
         "behaves": "fixed"},
        {"unit_id": "length-of-siege", "label": "how long a siege lasts", "measured_in": "time",
         "behaves": "fixed", "each_is_also_id": "length"},
    ],
    "populations": [
        {"population_id": "all", "label": "All"},
        {"population_id": "some", "label": "Some", "part_of_id": "all", "divided_by": "side"},
    ],
    "events": [
        {"event_id": "war", "label": "War", "kind": "war", "place_id": "land"},
        {"event_id": "siege", "label": "Siege", "kind": "military_operation", "place_id": "town",
         "part_of_id": "war", "earliest": "1980-01-01", "latest": "1989-12-31"},
    ],
    "reports": [
        {"report_id": "diary.siege", "event_id": "siege", "date": "198X",
         "date_basis": "inferred", "earliest": "1980-01-01", "latest": "1989-12-31",
         "precision": "decade", "said": "199X", "answer_id": "siege.198x",
         "place_id": "town", "position": "asserts", "commitment": "plain",
         "statement_id": "diary.said", "speaker_id": "ada", "source_id": "diary"},
        {"report_id": "digest.siege", "event_id": "siege", "date": "../1985",
         "latest": "1985-12-31", "precision": "interval", "answer_id": "siege.open-to-1985",
         "origin_check": "found_same", "position": "asserts", "commitment": "plain",
         "speaker_id": "club", "source_id": "digest"},
    ],
    "participations": [
        {"report_id": "diary.siege", "actor_id": "board", "role": "attendee",
         "position": "denies"},
        {"report_id": "diary.siege", "actor_id": "board", "role": "host", "position": "asserts"},
        {"report_id": "diary.siege", "actor_id": "ada", "role": "host", "position": "asserts"},
    ],
    "statements": [
        {"statement_id": "diary.said", "speaker_id": "ada", "specificity": "named",
         "kind": "direct", "act": "state", "occasion_id": "siege", "source_id": "diary"},
        {"statement_id": "digest.said", "kind": "indirect", "act": "report",
         "specificity": "passive", "repeats_id": "diary.said", "source_id": "digest"},
        {"statement_id": "digest.inner", "parent_id": "digest.said", "speaker_id": "ada",
         "kind": "interpolation", "act": "explain", "source_id": "digest"},
    ],
    "claims": [
        {"claim_id": "length-in-land", "kind": "quantity", "wording": "How long was it in Land?",
         "unit_id": "length", "population_id": "all", "place_id": "land", "period": "198X",
         "counts": "total", "wrongdoing": "false"},
        {"claim_id": "length-in-town", "kind": "quantity", "wording": "How long was it in Town?",
         "event_id": "siege", "unit_id": "length", "place_id": "town", "counts": "each",
         "narrower_of_id": "length-in-land", "wrongdoing": "true"},
    ],
    "positions": [
        {"passage_id": "diary.said", "claim_id": "length-in-land", "position": "questions",
         "commitment": "plain", "speaker_id": "ada", "source_id": "diary"},
        {"passage_id": "diary.said", "claim_id": "length-in-town", "position": "acknowledges",
         "commitment": "hedged", "statement_id": "diary.said", "speaker_id": "ada",
         "source_id": "diary"},
    ],
    "figures": [
        {"figure_id": "diary.number", "claim_id": "length-in-town", "position": "asserts",
         "commitment": "plain", "as_written": "more than 4", "qualifier": "more_than",
         "lower": "4", "lower_inclusive": "false", "approximate": "false",
         "bound_source": "literal",
         "draw_from": "4", "draw_open": "above", "answer_id": "length-in-town.more-than-4",
         "statement_id": "diary.said", "speaker_id": "ada", "source_id": "diary"},
        {"figure_id": "digest.number", "claim_id": "length-in-land", "position": "asserts",
         "commitment": "plain", "as_written": "about 2.5", "qualifier": "about", "value": "2.5",
         "approximate": "true", "bound_source": "none", "origin_check": "found_altered",
         "answer_id": "length-in-land.about-2-5", "repeats_id": "diary.number",
         "statement_id": "digest.said",
         "speaker_id": "club", "source_id": "digest"},
    ],
    "answers": [
        {"answer_id": "length-in-town.more-than-4", "kind": "number", "claim_id": "length-in-town",
         "qualifier": "more_than", "approximate": "false", "lower": "4", "lower_inclusive": "false",
         "found_so_far": "false", "as_relayed": "false", **COUNTS,
         "nearest_below_id": "length-in-land.about-2-5", "time": "closed", "least": "4",
         "least_inclusive": "false", "most_inclusive": "false", "least_with_room": "4",
         "root_id": "diary.number"},
        {"answer_id": "length-in-land.about-2-5", "kind": "number", "claim_id": "length-in-land",
         "qualifier": "about", "approximate": "true", "value": "2.5", "found_so_far": "false",
         "as_relayed": "true", **COUNTS, "nearest_above_id": "length-in-town.more-than-4"},
        {"answer_id": "siege.198x", "kind": "date", "event_id": "siege", "found_so_far": "false",
         "as_relayed": "false", "date": "198X", "earliest": "1980-01-01", **COUNTS},
        {"answer_id": "siege.open-to-1985", "kind": "date", "event_id": "siege",
         "found_so_far": "false", "as_relayed": "false", "date": "../1985", **COUNTS},
    ],
    "comparisons": [
        {"kind": "number", "a_id": "length-in-land.about-2-5",
         "b_id": "length-in-town.more-than-4", "class": "apart_in_loose_words",
         "scope_relation": "whole", "relation": "different_point", "apart": "loose",
         "part_id": "length-in-town.more-than-4", **AXES, "hedged": "neither", "gap": "1.5",
         "ratio": "1.6", "same_source": "false", "same_speaker_voice": "true",
         "same_carrier_voice": "true", "same_origin": "true"},
        {"kind": "date", "a_id": "siege.198x", "b_id": "siege.open-to-1985", "class": "compatible",
         "scope_relation": "same", "relation": "overlap", **AXES, "hedged": "neither",
         "same_source": "false", "same_speaker_voice": "true", "same_carrier_voice": "true",
         "same_origin": "false"},
    ],
    "claim_summary": [
        {"claim_id": "length-in-town", "n_figures": "1", "n_for": "0", "n_against": "0",
         "n_other": "0", "n_sources": "1", "n_voices_speaking": "1", "n_voices_carrying": "1",
         "n_voices_assessed": "1", "n_answers": "1", "n_origins": "1", "lowest_lower": "4",
         "n_open_above": "1", "n_approximate": "0", "n_contradictions": "0",
         "n_contradictions_between_origins": "0", "n_contradictions_in_one_source": "0",
         "pairs_complete": "true"},
    ],
    "coverage": [
        {"source_id": "diary", "char_start": "0", "char_end": "11", "kind": "numeral",
         "text": "more than 4", "disposition": "used", "passage_id": "diary.number"},
        {"source_id": "diary", "char_start": "0", "char_end": "17", "kind": "numeral",
         "text": "more than 4 years", "disposition": "open"},
        {"source_id": "diary", "char_start": "0", "char_end": "17", "kind": "time",
         "text": "more than 4 years", "disposition": "set_aside", "reason": "a duration"},
    ],
    "coverage_summary": [
        {"source_id": "diary", "kind": "numeral", "n_used": "1", "n_set_aside": "0", "n_open": "1"},
    ],
    "changes": [
        {"version": "1.1.0", "table": "figures", "record": "diary.number", "action": "corrected",
         "fields": "lower upper", "reason": "The quote was cut short."},
    ],
    "contributors": [{"contributor_id": "cora", "name": "Cora", "orcid": "0000-0002-1694-233X"}],
    "contributor_roles": [
        {"contributor_id": "cora", "role": "data-curation"},
        {"contributor_id": "cora", "role": "writing-review-editing"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def descriptor() -> Json:
    """The real contract; tests change copies of it only."""
    return read_json(DESCRIPTOR)


@pytest.fixture(scope="module")
def profile() -> Draft202012Validator:
    """Our own schema, itself a valid one."""
    schema = read_json(PROFILE)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read_json(path: Path) -> Json:
    """One JSON object."""
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def fields_of(descriptor: Json) -> Iterator[tuple[str, Json]]:
    """Every field, with `table.field`."""
    for table in descriptor["resources"]:
        for field in table["schema"]["fields"]:
            yield f"{table['name']}.{field['name']}", field


def table_of(descriptor: Json, name: str) -> Json:
    """One table."""
    return next(table for table in descriptor["resources"] if table["name"] == name)


def foreign_keys(descriptor: Json) -> Iterator[tuple[str, str, str, str]]:
    """Every foreign key as (table, field, table referred to, its field)."""
    for table in descriptor["resources"]:
        for key in table["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or table["name"]
            yield table["name"], key["fields"][0], target, key["reference"]["fields"][0]


def objects_in(node: Any) -> Iterator[Json]:
    """Every JSON object below a node, itself included."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            yield from objects_in(child)


def at(descriptor: Json, where: str) -> Any:
    """The part of a descriptor at a path of keywords, names of list items and indexes."""
    node: Any = descriptor
    for step in where.split("/") if where else ():
        if isinstance(node, dict):
            node = node[step]
        elif step.isdecimal():
            node = node[int(step)]
        else:
            node = next(item for item in node if item["name"] == step)
    return node


def in_small(descriptor: Json) -> Json:
    """A copy with one table and one field of each combination of keywords."""
    small = copy.deepcopy(descriptor)
    shapes = {
        (field["type"], *field, *field.get("constraints", ())): field
        for _, field in fields_of(small)
    }
    tables = {(*table, *table.get("written", ())): table for table in small["resources"]}
    small["resources"] = list(tables.values())
    for table in small["resources"]:
        table["schema"]["fields"] = table["schema"]["fields"][:1]
    small["resources"][0]["schema"]["fields"] = list(shapes.values())
    return small


def shapes_in(descriptor: Json) -> list[tuple[str, ...]]:
    """The combinations of keywords in which the objects of a descriptor stand."""
    return list(dict.fromkeys(tuple(item) for item in objects_in(descriptor)))


def changed(descriptor: Json, shape: tuple[str, ...], change: Callable[[Json], object]) -> Json:
    """A copy in which the first object of that shape is changed, without fields and tables beside.

    What is left is judged the same, and in a fraction of the time.
    """
    copied = copy.deepcopy(descriptor)
    first = next(item for item in objects_in(copied) if tuple(item) == shape)
    lists = [(table["schema"], "fields") for table in copied["resources"]]
    for holder, name in [*lists, (copied, "resources")]:
        holding = [it for it in holder[name] if any(one is first for one in objects_in(it))]
        holder[name] = holding or holder[name][:1]
    change(first)
    return copied


# --- the descriptor and our own schema -------------------------------------------------------


def test_the_descriptor_satisfies_our_schema(
    descriptor: Json, profile: Draft202012Validator
) -> None:
    assert [f"{e.json_path}: {e.message}" for e in profile.iter_errors(descriptor)] == []


def test_the_file_is_in_its_canonical_form(descriptor: Json) -> None:
    canonical = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    assert DESCRIPTOR.read_bytes() == canonical.encode("utf-8")


@pytest.mark.parametrize(("old", "new"), MISSPELLINGS)
def test_a_misspelt_keyword_is_refused(
    descriptor: Json, profile: Draft202012Validator, old: str, new: str
) -> None:
    copied = copy.deepcopy(descriptor)
    home = next(item for item in objects_in(copied) if old in item)
    home[new] = home.pop(old)
    assert not profile.is_valid(copied)


def test_a_keyword_too_many_is_refused_in_every_object(
    descriptor: Json, profile: Draft202012Validator
) -> None:
    small = in_small(descriptor)
    assert profile.is_valid(small)
    shapes = shapes_in(small)
    assert len(shapes) > 20
    whole = [changed(small, shape, dict.copy) for shape in shapes]
    assert [
        shape for shape, it in zip(shapes, whole, strict=True) if not profile.is_valid(it)
    ] == []
    add = methodcaller("update", surplus="text")
    assert [shape for shape in shapes if profile.is_valid(changed(small, shape, add))] == []


def test_a_keyword_too_few_is_refused_unless_it_is_optional(
    descriptor: Json, profile: Draft202012Validator
) -> None:
    small = in_small(descriptor)
    missed = {
        keyword
        for shape in shapes_in(small)
        for keyword in shape
        if profile.is_valid(changed(small, shape, methodcaller("pop", keyword)))
    }
    assert missed == OPTIONAL


@pytest.mark.parametrize(("where", "keyword", "value"), FAULTS)
def test_a_faulty_value_is_refused(
    descriptor: Json, profile: Draft202012Validator, where: str, keyword: str, value: Any
) -> None:
    faulty = copy.deepcopy(descriptor)
    at(faulty, where)[keyword] = value
    assert not profile.is_valid(faulty)


# --- what a JSON Schema cannot say -----------------------------------------------------------


def test_each_table_has_a_name_and_a_file_of_its_own(descriptor: Json) -> None:
    assert len(set(TABLES)) == len(TABLES) > 0
    assert [table["path"] for table in descriptor["resources"]] == [f"data/{t}.csv" for t in TABLES]


def test_field_names_are_unique_in_a_table(descriptor: Json) -> None:
    names = [name for name, _ in fields_of(descriptor)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES)
def test_every_part_of_a_key_is_a_required_field(descriptor: Json, table: str) -> None:
    schema = table_of(descriptor, table)["schema"]
    required = {
        field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")
    }
    assert set(schema["primaryKey"]) <= required


def test_every_list_has_its_categories_in_the_same_order(descriptor: Json) -> None:
    listed = {
        name: (field["constraints"]["enum"], [item["value"] for item in field["categories"]])
        for name, field in fields_of(descriptor)
        if "categories" in field
    }
    assert listed
    assert {name for name, (enum, values) in listed.items() if enum != values} == set()


@pytest.mark.parametrize("column", ["position", "commitment", "voice_basis", "origin_check"])
def test_a_list_that_several_tables_share_reads_the_same_in_each(
    descriptor: Json, column: str
) -> None:
    shared = [f["categories"] for name, f in fields_of(descriptor) if name.endswith(f".{column}")]
    assert len(shared) > 1
    assert all(categories == shared[0] for categories in shared)


def test_an_actor_is_a_person_or_a_kind_of_organisation(descriptor: Json) -> None:
    fields = dict(fields_of(descriptor))
    organisation, actor = fields["organisations.kind"], fields["actors.kind"]
    assert actor["categories"][0]["value"] == "person"
    assert actor["categories"][1:] == organisation["categories"]


def test_every_field_that_may_be_empty_says_what_an_empty_cell_means(descriptor: Json) -> None:
    silent = {
        name
        for name, field in fields_of(descriptor)
        if not field.get("constraints", {}).get("required")
        and "Empty = " not in field["description"]
    }
    assert silent == set()


def test_every_foreign_key_refers_to_a_whole_primary_key(descriptor: Json) -> None:
    keys = {table["name"]: table["schema"]["primaryKey"] for table in descriptor["resources"]}
    names = {name for name, _ in fields_of(descriptor)}
    found = list(foreign_keys(descriptor))
    assert found
    assert [key for key in found if f"{key[0]}.{key[1]}" not in names] == []
    assert [key for key in found if keys.get(key[2]) != [key[3]]] == []


def test_a_key_of_records_is_a_passage(descriptor: Json) -> None:
    proved = {key[:2] for key in foreign_keys(descriptor) if key[2:] == ("passages", "passage_id")}
    assert proved >= {
        ("statements", "statement_id"),
        ("figures", "figure_id"),
        ("reports", "report_id"),
        ("offices", "office_id"),
        ("positions", "passage_id"),
    }


def test_every_reference_has_its_foreign_key(descriptor: Json) -> None:
    keyed = {f"{table}.{field}" for table, field, _, _ in foreign_keys(descriptor)}
    own = {
        f"{table['name']}.{table['schema']['primaryKey'][0]}"
        for table in descriptor["resources"]
        if len(table["schema"]["primaryKey"]) == 1
    }
    references = {name for name, _ in fields_of(descriptor) if name.endswith("_id")}
    assert references - keyed - own == set()


def test_every_pattern_is_one_group_and_compiles(descriptor: Json) -> None:
    patterns = {
        field["constraints"]["pattern"]
        for _, field in fields_of(descriptor)
        if "pattern" in field.get("constraints", {})
    }
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("(?:") and pattern.endswith(")")
        re.compile(pattern)
        re.compile(pattern[3:-1])  # `(?:a)|(?:b)` would not: it is two groups


def test_every_date_has_the_one_pattern_of_dates(descriptor: Json) -> None:
    fields = dict(fields_of(descriptor))
    pattern = fields["reports.date"]["constraints"]["pattern"]
    marked = {name for name, field in fields.items() if "edtf" in field}
    assert marked - {"claims.period"} == {
        name for name, f in fields.items() if f.get("constraints", {}).get("pattern") == pattern
    }
    period = fields["claims.period"]["constraints"]["pattern"]
    assert period.startswith(pattern[:-1])  # and a set, all of whose members are meant
    assert [text for text in (*DATES, "{1981,1982,1988}") if not re.fullmatch(period, text)] == []
    assert [text for text in (*NO_DATES, "{1988}") if re.fullmatch(period, text)] == []
    assert [text for text in DATES if not re.fullmatch(pattern, text)] == []
    assert [text for text in NO_DATES if re.fullmatch(pattern, text)] == []


# --- two independent readers -----------------------------------------------------------------


def write_package(folder: Path, descriptor: Json, rows: Rows) -> Path:
    """The real descriptor beside one CSV a table; returns the descriptor's path."""
    path = folder / DESCRIPTOR.name
    path.write_bytes(DESCRIPTOR.read_bytes())
    (folder / "data").mkdir()
    for table in descriptor["resources"]:
        write_table(folder, table, rows.get(table["name"], []))
    return path


def write_table(folder: Path, table: Json, rows: list[dict[str, str]]) -> None:
    """One CSV with the fields of the contract in their order."""
    names = [field["name"] for field in table["schema"]["fields"]]
    with (folder / table["path"]).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@dataclass(frozen=True)
class Readers:
    """One dataset opened by both libraries; each call reads the files as they are then."""

    folder: Path
    ours: frictionless.Package
    other: datapackage.Package

    def errors(self, table: str) -> list[str]:
        """frictionless: `type: fields` of each error of a table, foreign keys included."""
        found = self.ours.get_table_resource(table).validate().flatten(["type", "fieldNames"])
        return [f"{type_}: {', '.join(fields or [])}" for type_, fields in found]

    def error(self, table: str) -> str:
        """datapackage: the first error of a table, foreign keys included; else empty."""
        resource = self.other.get_resource(table)
        resource.drop_relations()  # else it compares with what it read before
        try:
            resource.check_relations()
        except datapackage.exceptions.DataPackageException as error:
            return str(next(iter(error.errors), error))
        return ""

    @contextmanager
    def holding(self, table: Json, rows: list[dict[str, str]]) -> Iterator[None]:
        """Put other rows into one table for a while."""
        write_table(self.folder, table, rows)
        try:
            yield
        finally:
            write_table(self.folder, table, ROWS.get(table["name"], []))


@pytest.fixture(scope="module")
def readers(descriptor: Json, tmp_path_factory: pytest.TempPathFactory) -> Readers:
    """The smallest dataset that uses every foreign key."""
    folder = tmp_path_factory.mktemp("small")
    path = str(write_package(folder, descriptor, ROWS))
    return Readers(folder, frictionless.Package(path), datapackage.Package(path))


def test_frictionless_finds_no_fault_in_the_descriptor(descriptor: Json, tmp_path: Path) -> None:
    path = write_package(tmp_path, descriptor, {})
    report = frictionless.Package(str(path)).validate()
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_datapackage_finds_no_fault_in_the_descriptor(descriptor: Json, tmp_path: Path) -> None:
    package = datapackage.Package(str(write_package(tmp_path, descriptor, {})), strict=True)
    assert package.valid
    assert tuple(package.resource_names) == TABLES
    assert [package.get_resource(name).read() for name in TABLES] == [[]] * len(TABLES)


def test_both_readers_accept_the_small_dataset(readers: Readers) -> None:
    assert [found for table in TABLES for found in readers.errors(table)] == []
    assert [found for table in TABLES if (found := readers.error(table))] == []


def test_both_readers_read_the_same_values(readers: Readers) -> None:
    for table in TABLES:
        rows = [row.to_dict() for row in readers.ours.get_table_resource(table).read_rows()]
        assert rows == readers.other.get_resource(table).read(keyed=True)
        assert len(rows) == len(ROWS.get(table, ()))


def broken(table: str, *fields: str) -> list[dict[str, str]]:
    """The rows of a table in which each of some references leads nowhere once."""
    rows = copy.deepcopy(ROWS.get(table, []))
    for field in fields:
        next((row for row in rows if row.get(field)), rows[0])[field] = (
            f"nobody.{field.replace('_', '-')}"
        )
    return rows


def test_frictionless_refuses_every_broken_reference(descriptor: Json, readers: Readers) -> None:
    unnoticed = []
    for table in descriptor["resources"]:
        name = table["name"]
        fields = [field for home, field, _, _ in foreign_keys(descriptor) if home == name]
        with readers.holding(table, broken(name, *fields)):
            errors = readers.errors(name)
        unnoticed += [(name, field) for field in fields if f"foreign-key: {field}" not in errors]
    assert unnoticed == []


def test_datapackage_refuses_every_broken_reference(descriptor: Json, readers: Readers) -> None:
    unnoticed = []
    for name, field, _, _ in foreign_keys(descriptor):
        with readers.holding(table_of(descriptor, name), broken(name, field)):
            if f"Foreign key \"['{field}']\" violation" not in readers.error(name):
                unnoticed.append((name, field))
    assert unnoticed == []


@pytest.mark.parametrize("table", ROWS)
def test_both_readers_refuse_a_key_used_twice(
    descriptor: Json, readers: Readers, table: str
) -> None:
    with readers.holding(table_of(descriptor, table), ROWS[table] * 2):
        assert "primary-key: " in readers.errors(table)
        assert "duplicates" in readers.error(table)


@pytest.mark.parametrize(
    ("table", "field", "cell"),
    [
        ("sources", "title", ""),
        ("sources", "kind", "poem"),
        ("sources", "source_id", "Diary"),
        ("reports", "date", "summer 1988"),
        ("passages", "char_start", "-1"),
        ("passages", "line", "first"),
        ("passages", "occurrence", "2/2"),
        ("claims", "wrongdoing", "True"),
        ("figures", "value", "1,000"),
        ("figures", "lower", "-1"),
    ],
)
def test_both_readers_refuse_a_faulty_cell(
    descriptor: Json, readers: Readers, table: str, field: str, cell: str
) -> None:
    faulty = [{**ROWS[table][0], field: cell}, *ROWS[table][1:]]
    with readers.holding(table_of(descriptor, table), faulty):
        assert readers.errors(table) != []
        assert field in readers.error(table)
