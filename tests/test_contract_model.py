"""The contract as objects: nothing of the descriptor is lost; what follows from it is computed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.fields import said
from scripts.contract.model import Category, Contract, Field, Kind, load_contract

CONTRACT = load_contract(ROOT / "datapackage.json")
DESCRIPTOR = json.loads(CONTRACT.text)

words = st.text(min_size=1, max_size=8)
fields = st.builds(
    Field,
    name=words,
    type=st.sampled_from(["string", "integer", "number", "boolean"]),
    title=words,
    description=words,
    question=words,
    trap=st.just("") | words,
    required=st.booleans(),
    unique=st.booleans(),
    minimum=st.none() | st.integers(-1, 1),
    pattern=st.just("") | words,
    enum=st.lists(words, max_size=2).map(tuple),
    default=st.just("") | words,
    computed=st.booleans(),
    typed=st.sampled_from(["", "compared", "cited"]),
    edtf=st.booleans(),
    since=st.sampled_from(["", "1.2.0"]),
    categories=st.lists(st.builds(Category, words, words, words), max_size=2).map(tuple),
)


def test_the_real_contract_comes_back_as_it_is_written() -> None:
    assert CONTRACT.descriptor == DESCRIPTOR
    assert Contract.of(DESCRIPTOR, CONTRACT.file) == CONTRACT


@given(field=fields)
def test_a_field_comes_back_whatever_it_says(field: Field) -> None:
    declared = json.loads(json.dumps(field.declared()))
    assert Field.of(declared) == field
    assert Field.of(declared).declared() == declared


@given(st.sampled_from(list(CONTRACT.tables)), fields, st.booleans(), words)
def test_a_tiny_contract_comes_back_after_any_small_edit(
    name: str, field: Field, keeps: bool, title: str
) -> None:
    table = CONTRACT.tables[name]
    edited = replace(table, title=title, fields=(*(table.fields * keeps), field))
    made = CONTRACT.with_tables([edited])
    assert Contract.of(json.loads(made.text)) == made
    assert Contract.of(made.descriptor).text == made.text


@pytest.mark.parametrize("part", ["name", "version", "resources"])
def test_what_no_contract_can_do_without(part: str) -> None:
    with pytest.raises(KeyError, match=part):
        Contract.of({key: value for key, value in DESCRIPTOR.items() if key != part})


def test_a_changed_contract_is_no_file() -> None:
    assert CONTRACT.changed(title="Mills").text != CONTRACT.text
    assert json.loads(CONTRACT.changed(title="Mills").text) == {**DESCRIPTOR, "title": "Mills"}


def test_what_says_nothing_is_left_out() -> None:
    given = {"a": "", "b": None, "c": False, "d": [], "e": 0, "f": True, "g": "x"}
    assert said(given) == {"e": 0, "f": True, "g": "x"}


def test_records_rest_on_passages_and_lists_do_not() -> None:
    leads = {
        table.name: [key.field for key in table.foreign_keys if key.table == "passages"]
        for table in CONTRACT.tables.values()
        if not table.all_computed
    }
    records = {name for name in leads if CONTRACT.tables[name].form == "record"}
    assert CONTRACT.resting == {name: leads[name][0] for name in records if leads[name]}
    assert not CONTRACT.resting.keys() & {kind.table for kind in CONTRACT.lists}


def test_every_table_is_written_below_another_or_computed() -> None:
    kinds = (CONTRACT.source, *CONTRACT.records, *CONTRACT.lists)
    written = {kind.table for kind in kinds} | {kind.child_table for kind in kinds} - {""}
    by_hand = {table.name for table in CONTRACT.tables.values() if not table.all_computed}
    assert by_hand - written == {"changes", "retired"}  # to which releases add
    assert written <= by_hand


def test_a_kind_of_record_says_where_its_ids_go() -> None:
    statements, people = CONTRACT.records[0], CONTRACT.listed("people")
    assert (statements.section, statements.id_column) == ("statements", "statement_id")
    assert (statements.child_section, statements.child_column) == ("positions", "passage_id")
    assert (people.id_column, people.child_table, people.child_column) == (
        "person_id", "names", "actor_id"
    )  # fmt: skip
    assert CONTRACT.source == Kind("source", "sources", "source_id")
    with pytest.raises(KeyError):
        CONTRACT.listed("passages")


def test_a_list_more_needs_no_more_than_its_table() -> None:
    places = DESCRIPTOR["resources"][list(CONTRACT.tables).index("places")]
    laws = {**places, "name": "laws", "written": {"as": "list", "optional": True}}
    made = Contract.of({**DESCRIPTOR, "resources": [*DESCRIPTOR["resources"], laws]})
    assert made.lists == (*CONTRACT.lists, Kind("laws", "laws", "place_id"))
    assert made.optional_lists == CONTRACT.optional_lists | {"laws"}


@pytest.mark.parametrize(
    ("description", "required", "means", "is_open"),
    [
        ("The words. Empty = none were seen. Open list: later versions may add values.",
         False, "none were seen", True),
        ("The words. Empty = none were seen.", True, "", False),
        ("The words.", False, "", False),
    ],
)  # fmt: skip
def test_what_a_description_says(
    description: str, required: bool, means: str, is_open: bool
) -> None:
    field = Field("words", description=description, required=required)
    assert (field.empty_means, field.is_open) == (means, is_open)
