"""What no module of the room knows is shown all the same: new columns, values, lists."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pytest
from conftest import RECORDS, ROOT, Project

from scripts.contract.model import Category, Contract, Field, load_contract
from scripts.package.record_citation import ids as citable
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.raw.rows import Row
from scripts.records.resolve import resolve
from scripts.rules.tables import read_tables
from scripts.show import __path__ as show_room
from scripts.show import read_back, views
from scripts.show.conflicts import DIFFERENT
from scripts.show.records import RECORDS as RECORD_KINDS
from scripts.show.shelf import Coded, Placed, Shelf

CONTRACT = load_contract(ROOT / "datapackage.json")
TABLES = CONTRACT.tables
# No row of these is shown as such: how many items of a text are open, what releases changed, and
# ids that are gone, of which `lookup` tells.
NOT_SHOWN = {"coverage", "coverage_summary", "changes", "retired"}
# Shown as any list is, with the claims that refer to a row.
LISTED = {"units", "populations"}
# Whose rows stand in the sentence of a record, or in the line above all of them.
READ_BACK = {*CONTRACT.resting, "participations", "passages", "claims", "sources"}
SHADE = Field("shade", title="Shade of it")


def with_column(table: str, field: Field) -> Contract:
    """The contract with one more column in a table."""
    old = TABLES[table]
    new = replace(old, fields=(*old.fields, field))
    return CONTRACT.changed(tables={**TABLES, table: new})


@pytest.fixture(scope="module")
def tables(built_once: Project) -> dict[str, list[Row]]:
    return read_tables(built_once.root, CONTRACT)


def filled(tables: dict[str, list[Row]], table: str, field: Field, text: str) -> Shelf:
    """The tiny dataset with a further column, the same text in each of its cells."""
    rows = [row.with_cells(**{field.name: text}) for row in tables[table]]
    return Shelf({**tables, table: rows}, with_column(table, field))


def sentences(shelf: Shelf) -> str:
    """Every record read back, and the line above them."""
    records = [
        read_back.sentence(shelf, row)
        for name, kind in RECORD_KINDS.items()
        for row in shelf.tables[name]
        if row[kind.column]
    ]
    sources = [row["source_id"] for row in shelf.tables["sources"]]
    above = [line for source in sources for line in read_back.heading(shelf, source)]
    return "\n".join((*above, *records))


def values(found: object, key: str) -> Iterator[object]:
    """What stands under a key, wherever it is in an object."""
    if isinstance(found, dict):
        if key in found:
            yield found[key]
        found = list(found.values())
    if isinstance(found, list):
        for part in found:
            yield from values(part, key)


@pytest.mark.parametrize("table", [name for name in TABLES if name not in NOT_SHOWN])
def test_a_column_that_nobody_placed_is_shown_everywhere(tables, table: str) -> None:
    shelf = filled(tables, table, SHADE, "ochre")
    shown = [key for key in views.ids(shelf) if "ochre" in views.as_text(shelf, key, 100)]
    named = re.compile(r'"(?:\w+\.)?shade": "ochre"')  # of a role: behind the name of the role
    carried = [key for key in views.ids(shelf) if named.search(views.as_json(shelf, key))]
    assert shown
    assert set(shown) <= set(carried)
    own = [row[TABLES[table].key[0]] for row in tables[table]]
    if table in {kind.table for kind in views.KINDS}:
        assert set(own) <= set(shown)
    assert ("hade of it: ochre" in sentences(shelf)) == (table in READ_BACK)


def test_a_page_and_a_sentence_name_the_column(tables) -> None:
    shelf = filled(tables, "figures", SHADE, "ochre")
    page = views.as_text(shelf, "mill-letter-2001.empty-houses", 100)
    assert "    shade of it  ochre\n    says it      The Mill Letter" in page
    assert "houses stand empty?; shade of it: ochre." in sentences(shelf)
    assert "ochre" not in views.as_text(shelf, "ada-brook", 100).partition("Figures they")[0]


@pytest.mark.parametrize(
    ("field", "text", "in_json", "on_page", "in_sentence"),
    [
        (Field("f", title="Final", type="boolean"), "true", True, "yes", "final: yes"),
        (Field("f", title="Final", type="boolean"), "false", False, "no", "final: no"),
        (Field("f", title="Share", type="number"), "0.5", 0.5, "0.5", "share: 0.5"),
        (Field("f", title="Pages", type="integer"), "12", 12, "12", "pages: 12"),
        (Field("f", title="Seen", edtf=True), "2001-03~", "2001-03~", "2001-03~",
         "seen: about March 2001"),
        (Field("f", title="Mood", enum=("b",), categories=(Category("b", "Very bad"),)), "b", "b",
         "very bad", "mood: very bad"),
        (Field("f", title="OCR text"), "x", "x", "x", "OCR text: x"),
    ],
)  # fmt: skip
def test_every_type_has_its_own_words(
    tables, field: Field, text: str, in_json: object, on_page: str, in_sentence: str
) -> None:
    shelf = filled(tables, "figures", field, text)
    key = "mill-letter-2001.empty-houses"
    assert [*values(json.loads(views.as_json(shelf, key)), "f")] == [in_json]
    title = in_sentence.partition(":")[0]
    assert f"    {title.ljust(13)}{on_page}\n" in views.as_text(shelf, key, 100)
    assert f"; {in_sentence}." in sentences(shelf)


def test_a_reference_is_shown_by_label_and_id(tables) -> None:
    contract = with_column("figures", Field("town_id", title="Town"))
    figures = contract.tables["figures"]
    link = replace(figures.foreign_keys[0], field="town_id", table="places", target="place_id")
    figures = replace(figures, foreign_keys=(*figures.foreign_keys, link))
    contract = contract.changed(tables={**contract.tables, "figures": figures})
    rows = [row.with_cells(town_id="northby") for row in tables["figures"]]
    shelf = Shelf({**tables, "figures": rows}, contract)
    key = "mill-letter-2001.empty-houses"
    assert "    town         Northby (northby)\n" in views.as_text(shelf, key, 100)
    found = json.loads(views.as_json(shelf, key))
    assert [*values(found, "town_id")] == [{"id": "northby", "label": "Northby"}]
    rows[0] = rows[0].with_cells(town_id="nowhere")
    with pytest.raises(Refused, match="nowhere"):
        views.as_text(Shelf({**tables, "figures": rows}, contract), rows[0]["figure_id"], 100)


def test_a_name_that_is_taken_hides_nothing(tables) -> None:
    shelf = filled(tables, "claims", Field("figures", title="Figures"), "many")
    claim = json.loads(views.as_json(shelf, "workers-dismissed"))
    assert (len(claim["figures"]), claim["claims.figures"]) == (4, "many")


def test_an_empty_cell_shows_nothing(tables) -> None:
    shelf = filled(tables, "figures", SHADE, "")
    every = [views.as_text(shelf, key, 100) + views.as_json(shelf, key) for key in views.ids(shelf)]
    assert "hade" not in "".join(every) + sentences(shelf)


def test_a_column_on_the_whole_road(tiny: Project, run) -> None:
    path = tiny.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    fields = next(one for one in descriptor["resources"] if one["name"] == "figures")["schema"]
    told = {"title": "Margin", "description": "How far off. Empty = not extracted."}
    fields["fields"].append({"name": "margin", **told, "question": "How far?", "type": "string"})
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    basis = "    claim: houses-empty\n    basis: not_stated\n"
    tiny.edit(RECORDS, basis, f"{basis}    margin: two or three\n")
    assert tiny.problems() == []
    key = "mill-letter-2001.empty-houses"
    _, page, _ = run("show", key, "--root", tiny.root)
    assert "    margin       two or three\n" in page
    _, text, _ = run("show", key, "--root", tiny.root, "--json")
    assert json.loads(text)["rows"][0]["margin"] == "two or three"
    contract = load_contract(path)
    shelf = Shelf(resolve(read_raw(tiny.root, contract), contract).tables, contract)
    assert "stand empty?; margin: two or three." in sentences(shelf)


# ---- a list that the contract declares


@pytest.fixture
def laws(built: Project) -> Project:
    """The tiny dataset with a list that no code knows, whose rows refer to events."""
    path = built.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    places = next(one for one in descriptor["resources"] if one["name"] == "places")
    titles = {"law_id": "Law", "label": "Label", "event_id": "Event", "since": "Since"}
    columns = [{"name": name, "title": titles[name], "type": "string"} for name in titles]
    link = {"fields": ["event_id"], "reference": {"resource": "events", "fields": ["event_id"]}}
    schema = {
        **places["schema"],
        "fields": columns,
        "primaryKey": ["law_id"],
        "foreignKeys": [link],
    }
    more = {"title": "Laws", "description": "One row is a law. Key: `law_id`.", "name": "laws"}
    descriptor["resources"].append({**places, **more, "path": "data/laws.csv", "schema": schema})
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    with (built.root / "data/laws.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [["law_id", "label", "event_id", "since"],
                ["mill-act", "Mill Act", "council-vote-on-mill", "2001"]]  # fmt: skip
        csv.writer(file, lineterminator="\n").writerows(rows)
    return built


def test_a_list_that_no_code_knows_is_shown(laws: Project, run) -> None:
    status, page, _ = run("show", "mill-act", "--root", laws.root, "--width", 80)
    assert (status, page) == (0, (
        "LAW mill-act\n"
        "Mill Act\n"
        "  event        council vote on the mill (council-vote-on-mill)\n"
        "  since        2001\n"
    ))  # fmt: skip
    _, text, _ = run("show", "mill-act", "--root", laws.root, "--json")
    event = {"id": "council-vote-on-mill", "label": "council vote on the mill"}
    assert json.loads(text) == {"type": "law", "id": "mill-act", "label": "Mill Act",
                                "referred_by": [], "event_id": event, "since": "2001"}  # fmt: skip


def test_what_such_a_list_refers_to_shows_it(laws: Project, run) -> None:
    _, page, _ = run("show", "council-vote-on-mill", "--root", laws.root)
    assert page.endswith("\n\nLaws, by event (1)\n  Mill Act (mill-act)\n")
    _, text, _ = run("show", "council-vote-on-mill", "--root", laws.root, "--json")
    law = {"table": "laws", "column": "event_id", "id": "mill-act", "label": "Mill Act"}
    assert json.loads(text)["referred_by"] == [law]
    _, text, _ = run("show", "northby", "--root", laws.root, "--json")
    assert "referred_by" not in json.loads(text)


def test_what_refers_to_such_a_list_is_shown_with_it(laws: Project) -> None:
    contract = load_contract(laws.root / "datapackage.json")
    link = replace(contract.tables["laws"].foreign_keys[0], table="laws", target="law_id")
    events = contract.tables["events"]
    links = (*events.foreign_keys, replace(link, field="law_id"))
    fields = (*events.fields, Field("law_id", title="Law"))
    events = replace(events, fields=fields, foreign_keys=links)
    tables = read_tables(laws.root, contract)
    contract = contract.changed(tables={**contract.tables, "events": events})
    rows = [row.with_cells(law_id="mill-act") for row in tables["events"][:2]]
    page = views.as_text(Shelf({**tables, "events": rows}, contract), "mill-act", 100)
    assert "Events, by law (2)\n  birth of Ada Brook (birth-of-ada-brook)\n" in page


def test_such_a_list_can_be_cited(laws: Project, run) -> None:
    status, out, _ = run("cite", "mill-act", "--root", laws.root)
    assert status == 0
    assert out.startswith("“Mill Act” In: ")
    assert out.endswith(", law mill-act.\n")


def test_whatever_has_an_id_can_be_cited(tables) -> None:
    found = citable(tables, CONTRACT)
    for table in TABLES.values():
        if table.written and len(table.key) == 1:
            assert {row[table.key[0]] for row in tables[table.name]} <= found.keys(), table.name
    assert found["mill-letter-2001.theft"].table == "statements"  # not its position


# ---- what is placed, and what is coded


def instances(of: type) -> list[tuple[str, object]]:
    """Every value of a class that a module of the room has made, with its name."""
    modules = [import_module(f"scripts.show.{one.name}") for one in iter_modules(show_room)]
    return [
        (f"{module.__name__}.{name}", item)
        for module in modules
        for name, item in vars(module).items()
        if isinstance(item, of)
    ]


def test_every_placed_column_is_one_of_its_table() -> None:
    placed = instances(Placed)
    lists = {kind.table for kind in CONTRACT.lists}  # shown as declared where nobody placed them
    there = {item.table for _, item in placed}
    assert TABLES.keys() - NOT_SHOWN - lists <= there <= TABLES.keys() - NOT_SHOWN
    unknown = {name: item.columns - TABLES[item.table].by_name.keys() for name, item in placed}
    assert {name: columns for name, columns in unknown.items() if columns} == {}


@pytest.mark.parametrize(("name", "coded"), instances(Coded))
def test_every_map_of_coded_values_has_all_of_them_and_no_other(name: str, coded: Coded) -> None:
    table, column = coded.column.split(".")
    assert (name, set(coded.entries)) == (name, set(TABLES[table].by_name[column].enum))


def test_a_value_without_words_of_ours_has_those_of_the_contract(tables) -> None:
    acts = TABLES["statements"].by_name["act"]
    labels = (*acts.categories, Category("sing", "Sings aloud"))
    new = replace(acts, enum=(*acts.enum, "sing"), categories=labels)
    fields = tuple(new if one.name == "act" else one for one in TABLES["statements"].fields)
    statements = replace(TABLES["statements"], fields=fields)
    contract = CONTRACT.changed(tables={**TABLES, "statements": statements})
    rows = [row.with_cells(act="sing") for row in tables["statements"]]
    assert "as reported by The Mill Letter, sings aloud" in sentences(
        Shelf({**tables, "statements": rows}, contract)
    )


def test_a_value_on_which_something_hangs_is_never_passed_over(tables) -> None:
    with pytest.raises(Refused, match=r"comparisons\.relation: `near` is none of the values"):
        DIFFERENT["near"]
    rows = [row.with_cells(position="sings") for row in tables["positions"]]
    with pytest.raises(Refused, match=r"positions\.position: `sings`"):
        views.as_text(Shelf({**tables, "positions": rows}, CONTRACT), "closure-was-theft", 100)


def test_the_kinds_of_records_are_those_of_the_contract(tables) -> None:
    assert {name: kind.column for name, kind in RECORD_KINDS.items()} == CONTRACT.resting
    known = set(views.ids(Shelf(tables, CONTRACT)))
    for kind in CONTRACT.lists:
        listed = {row[kind.id_column] for row in tables[kind.table]}
        assert listed and listed <= known, kind.table
