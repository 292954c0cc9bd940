"""Credit: who contributed, who is answerable for a record, and where both are said."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from conftest import RECORDS, ROOT, TINY, Project
from hypothesis import given
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.contribute.sheet_layout import plans
from scripts.contribute.sheet_template import ids_of
from scripts.derived.citing.about import Creator, about, cite_as, credited, with_head
from scripts.package.deposition import zenodo
from scripts.package.formats.datacite import datacite
from scripts.package.formats.ro_crate import ro_crate
from scripts.raw.raw import read_raw
from scripts.rules.checks.credit import check_character
from scripts.rules.tables import read_tables

CONTRACT = load_contract(ROOT / "datapackage.json")
CFF = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
LIST, SOURCE = "raw/contributors.yaml", "raw/sources/mill-letter-2001/source.yaml"
HOUSES = "mill-letter-2001.empty-houses"
ORCID = "https://orcid.org/0000-0002-1825-0097"


@pytest.fixture
def nobody(tiny: Project) -> Project:
    """The tiny dataset before anybody was named."""
    (tiny.root / LIST).unlink()
    tiny.edit(RECORDS, "    contributed_by: reader-seven\n", "")
    tiny.edit(SOURCE, "contributed_by: cora-lane\n", "")
    (tiny.root / "data").mkdir()
    for name, data in tiny.tables().items():
        (tiny.root / "data" / name).write_bytes(data)
    return tiny


# ---- rules


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]
)
def test_the_last_character_of_an_orcid_id(orcid: str) -> None:
    assert check_character(orcid[:-1]) == orcid[-1]


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_a_wrong_digit_and_two_exchanged_are_noticed(digits: str, at: int, more: int) -> None:
    character = check_character(digits)
    wrong = f"{digits[:at]}{(int(digits[at]) + more) % 10}{digits[at + 1 :]}"
    assert check_character(wrong) != character
    exchanged = digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]
    assert (check_character(exchanged) == character) == (exchanged == digits)


def test_an_unknown_contributor_of_a_source_is_said_once(tiny: Project) -> None:
    line = tiny.edit(SOURCE, "contributed_by: cora-lane", "contributed_by: cora-lain")
    (problem,) = tiny.problems()
    assert str(problem) == (
        f"{SOURCE}:{line}: sources.contributed_by_id: there is no `cora-lain` in contributors. "
        "Did you mean `cora-lane`? [reference-unknown]"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("raw/people.yaml", "label: Ada Brook", "label: Ada Brook\n  contributed_by: cora-lane"),
        (RECORDS, "    why: the", "    contributed_by: cora-lane\n    why: the"),
    ],
)
def test_only_a_record_with_a_passage_names_its_contributor(
    tiny: Project, file: str, old: str, new: str
) -> None:
    tiny.edit(file, old, new)
    assert [problem.rule for problem in tiny.problems()] == ["key-unknown"]


# ---- who is answerable


def test_a_record_says_it_else_its_source_does(built_once: Project) -> None:
    for row in read_tables(built_once.root, CONTRACT)["passages"]:
        by_source = {"mill-letter-2001": "cora-lane"}.get(row["source_id"], "")
        wanted = "reader-seven" if row["passage_id"] == HOUSES else by_source
        assert row["contributed_by_id"] == wanted


def test_without_a_list_nobody_is_named(nobody: Project, run) -> None:
    tables = read_tables(nobody.root, CONTRACT)
    assert (tables["contributors"], tables["contributor_roles"]) == ([], [])
    assert credited(CONTRACT, tables) is CONTRACT
    for form in ("text", "bibtex", "ris", "csl"):
        _, out, _ = run("cite", HOUSES, "--root", nobody.root, "--format", form)
        assert "contributors of the project" in out
        assert "oded by" not in out
    _, out, _ = run("show", HOUSES, "--root", nobody.root)
    assert "coded by" not in out


def test_the_coder_is_a_contributor_in_csl(built_once: Project, run) -> None:
    _, out, _ = run("cite", HOUSES, "--root", built_once.root, "--format", "csl")
    (item,) = json.loads(out)
    assert item["contributor"] == [{"literal": "Reader Seven"}]
    assert item["author"] == [{"literal": "Cora Lane"}, {"literal": "Reader Seven"}]


# ---- the dataset's authors


def test_whoever_is_listed_is_an_author_and_the_project_publishes(built_once: Project) -> None:
    tables = read_tables(built_once.root, CONTRACT)
    contract = credited(CONTRACT, tables)
    head = about(contract)
    assert head.creators == (
        Creator("Cora Lane", ORCID, "Northby Archive", ("Data curation", "Methodology")),
        Creator("Reader Seven", roles=("Validation",)),
    )
    assert head.publisher == Creator("contributors of the project")
    assert credited(contract, tables).descriptor == contract.descriptor
    assert cite_as(head).endswith(f", version {CONTRACT.version}, Cora Lane, Reader Seven.")


def test_registries_are_told_orcid_and_affiliation(built_once: Project) -> None:
    head = about(credited(CONTRACT, read_tables(built_once.root, CONTRACT)))
    first, second = datacite(head, [])["creators"]
    assert first["nameIdentifiers"][0]["nameIdentifier"] == ORCID
    assert first["affiliation"] == [{"name": "Northby Archive"}]
    assert second == {"name": "Reader Seven", "nameType": "Personal"}
    assert zenodo(head)["creators"] == [
        {"name": "Cora Lane", "affiliation": "Northby Archive", "orcid": ORCID[18:]},
        {"name": "Reader Seven"},
    ]
    nodes = {node["@id"]: node for node in ro_crate(head, [], [])["@graph"]}
    assert nodes[ORCID]["description"] == "CRediT: Data curation; Methodology"
    assert nodes[nodes[ORCID]["affiliation"]["@id"]]["@type"] == "Organization"


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(
    str.strip
)


@given(st.lists(NAMES.filter(bool), min_size=1))
def test_any_name_stands_in_the_citation_file(names: list[str]) -> None:
    text = with_head(CFF, [Creator(name, ORCID) for name in names], "")
    read = yaml.safe_load(text)
    assert read.pop("authors") == [{"name": name, "orcid": ORCID} for name in names]
    assert read == {key: part for key, part in yaml.safe_load(CFF).items() if key != "authors"}
    assert with_head(text, about(CONTRACT).creators, "") == CFF


# ---- what explains it


def test_the_example_of_the_guide_can_be_copied(tiny: Project) -> None:
    guide = (ROOT / "raw/README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(- id: cora-lane\n.*?)```", guide, re.DOTALL)
    (tiny.root / LIST).write_text(example, encoding="utf-8")
    assert b"\nreader-seven,Reader Seven,,,\n" in tiny.tables()["contributors.csv"]
    roles = CONTRACT.tables["contributor_roles"].by_name["role"].enum
    assert [role for role in roles if f"`{role}`" not in guide] == []
    assert len(roles) == 14


def test_a_sheet_has_the_column_and_the_names_to_choose_from() -> None:
    anchored = [plan for plan in plans(CONTRACT).values() if plan.anchored]
    assert len(anchored) == 6
    for plan in anchored:
        key = plan.by_name["contributed_by"]
        assert (key.table, key.required) == ("contributors", False)
        last = [column.name for column in plan.columns if column.name != "note"][-1]
        assert last == "contributed_by"
    assert ids_of(read_raw(TINY, CONTRACT), CONTRACT)["contributors"] == [
        ("cora-lane", "Cora Lane"),
        ("reader-seven", "Reader Seven"),
    ]
    assert "contributors" not in ids_of(read_raw(ROOT, CONTRACT), CONTRACT)
