"""What machines read: each vocabulary says what the contract says, in no words it may not."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from package_support import DIARY, LEAFLET, packaged
from rdflib import Graph, Literal, Namespace, URIRef

from scripts.contract.model import load_contract
from scripts.derived.citing.about import About, about
from scripts.derived.citing.references import dataset_item
from scripts.package.archive import INPUTS, inputs
from scripts.package.deposition import zenodo
from scripts.package.edition import Edition
from scripts.package.format import Making, Stage
from scripts.package.formats import formats
from scripts.package.formats.annotations import AROUND
from scripts.package.formats.croissant import TYPES
from scripts.package.formats.dcat import turtle
from scripts.raw.problems import Place
from scripts.raw.rows import Row

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
CONTRACT = load_contract(ROOT / "datapackage.json")
HEAD = about(CONTRACT)
CREATORS = ["Cora Lane", "Reader Seven"]
Said = dict[str, Any]


def document(name: str) -> Any:
    return json.loads(packaged().files[name])


def metadata_files(edition: Edition) -> dict[str, bytes]:
    """The metadata of an edition, of which no file is made yet."""
    making = Making(edition, ROOT, formats())
    stage = [form for form in formats() if form.stage is Stage.METADATA]
    assert len(stage) > 3
    return {name: data for form in stage for name, data in form.make(making).items()}


def head() -> About:
    """Of the package, in which people are listed."""
    return about(packaged().edition.contract)


def from_datapackage() -> Said:
    head = document("datapackage.json")
    return {"title": head["title"], "version": head["version"], "date": head["created"][:10],
            "creators": [one["title"] for one in head["contributors"] if one["role"] == "author"],
            "licence": head["licenses"][0]["path"]}  # fmt: skip


def from_citation_file() -> Said:
    cff = yaml.safe_load(packaged().files["CITATION.cff"])
    assert cff["license"] == HEAD.licence.name
    return {"title": cff["title"], "version": cff["version"], "date": str(cff["date-released"]),
            "creators": [one["name"] for one in cff["authors"]]}  # fmt: skip


def from_csl() -> Said:
    item = document("dataset.csl.json")[0]
    assert item == dataset_item(head())
    (parts,) = item["issued"]["date-parts"]
    return {"title": item["title"], "version": item["version"],
            "date": "-".join(f"{part:02}" for part in parts),
            "creators": [one["literal"] for one in item["author"]]}  # fmt: skip


def from_schema_org() -> Said:
    page = document("dataset.jsonld")
    return {"title": page["name"], "version": page["version"], "date": page["datePublished"],
            "creators": [one["name"] for one in page["creator"]],
            "licence": page["license"]}  # fmt: skip


def from_croissant() -> Said:
    page = document("croissant.json")
    return {"title": page["description"].partition(". ")[0], "version": page["version"],
            "date": page["datePublished"], "creators": [one["name"] for one in page["creator"]],
            "licence": page["license"]}  # fmt: skip


def from_ro_crate() -> Said:
    nodes = {node["@id"]: node for node in document("ro-crate-metadata.json")["@graph"]}
    root = nodes["./"]
    return {"title": root["name"], "version": root["version"], "date": root["datePublished"],
            "creators": [nodes[one["@id"]]["name"] for one in root["author"]],
            "licence": root["license"]["@id"]}  # fmt: skip


def from_datacite() -> Said:
    page = document("datacite.json")
    assert page["publicationYear"] == HEAD.year
    return {"title": page["titles"][0]["title"], "version": page["version"],
            "date": page["dates"][0]["date"], "creators": [one["name"] for one in page["creators"]],
            "licence": page["rightsList"][0]["rightsUri"]}  # fmt: skip


def from_zenodo() -> Said:
    page = zenodo(head())
    assert page["license"] == HEAD.licence.name.lower()
    return {"title": page["title"], "version": page["version"], "date": page["publication_date"],
            "creators": [one["name"] for one in page["creators"]]}  # fmt: skip


def from_dcat() -> Said:
    graph, dataset = dcat_graph()
    agents = sorted(graph.objects(dataset, DCTERMS.creator), key=str, reverse=True)
    names = [graph.value(agent, URIRef("http://xmlns.com/foaf/0.1/name")) for agent in agents]
    one = {
        name: str(graph.value(dataset, DCTERMS[name])) for name in ("title", "issued", "license")
    }
    return {"title": one["title"], "version": str(graph.value(dataset, DCAT.version)),
            "date": one["issued"], "creators": [str(name) for name in names],
            "licence": one["license"]}  # fmt: skip


def dcat_graph() -> tuple[Graph, URIRef]:
    graph = Graph().parse(
        data=packaged().files["dcat.ttl"], format="turtle", publicID="https://example.org/d/"
    )
    return graph, URIRef("https://example.org/d/")


@pytest.mark.parametrize(
    "says",
    [from_datapackage, from_citation_file, from_csl, from_schema_org, from_croissant,
     from_ro_crate, from_datacite, from_zenodo, from_dcat],
)  # fmt: skip
def test_every_vocabulary_says_what_the_contract_says(says) -> None:
    wanted = {"title": HEAD.title, "version": HEAD.version, "date": HEAD.date,
              "creators": CREATORS, "licence": HEAD.licence.url}  # fmt: skip
    assert says() == {key: wanted[key] for key in says()}


def test_another_head_reaches_every_file() -> None:
    made = packaged()
    contract = made.edition.contract.changed(
        title="Another title", version="7.8.9", created="2031-01-02T00:00:00Z"
    )
    for name, data in metadata_files(replace(made.edition, contract=contract)).items():
        text = data.decode()
        assert "7.8.9" in text, name
        assert HEAD.title not in text, name
        assert name == "annotations.jsonld" or "2031-01-02" in text, name


def test_hashes_and_sizes_are_those_of_the_files() -> None:
    made = packaged()
    described = {
        "dataset.jsonld": {
            node["contentUrl"]: (node["sha256"], node["contentSize"])
            for node in document("dataset.jsonld")["distribution"]
        },
        "croissant.json": {
            node["contentUrl"]: (node["sha256"], node["contentSize"])
            for node in document("croissant.json")["distribution"]
        },
        "ro-crate-metadata.json": {
            node["@id"]: (node["sha256"], f"{node['contentSize']} B")
            for node in document("ro-crate-metadata.json")["@graph"]
            if node["@type"] == "File"
        },
    }
    for name, files in described.items():
        assert files, name
        for path, facts in files.items():
            data = made.files[path]
            assert facts == (hashlib.sha256(data).hexdigest(), f"{len(data)} B"), (name, path)


def test_croissant_has_every_table_with_its_columns_types_and_key() -> None:
    contract = packaged().edition.contract
    sets = {node["@id"]: node for node in document("croissant.json")["recordSet"]}
    assert list(sets) == list(contract.tables)
    for name, table in contract.tables.items():
        fields = {field["name"]: field for field in sets[name]["field"]}
        assert {key: field["dataType"] for key, field in fields.items()} == {
            field.name: TYPES[field.type] for field in table.fields
        }
        assert [key["@id"] for key in sets[name]["key"]] == [f"{name}/{key}" for key in table.key]
        assert {field["source"]["fileObject"]["@id"] for field in fields.values()} == {table.path}


def test_ro_crate_mentions_nothing_that_it_does_not_describe() -> None:
    nodes = document("ro-crate-metadata.json")["@graph"]
    known = [node["@id"] for node in nodes]
    assert len(known) == len(set(known))
    mentioned = set(re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(nodes)))
    assert mentioned - set(known) == {"https://w3id.org/ro/crate/1.1"}


def test_ro_crate_has_the_build_as_an_action() -> None:
    nodes = {node["@id"]: node for node in document("ro-crate-metadata.json")["@graph"]}
    build = nodes["#build"]
    assert build["@type"] == "CreateAction"
    assert nodes[build["instrument"]["@id"]]["softwareVersion"] == HEAD.version
    assert {one["@id"] for one in build["object"]} == {"#raw", "#datapackage.json"}
    assert {one["@id"] for one in build["result"]} >= {"data/figures.csv", "datapackage.json"}


def test_the_build_is_known_by_a_hash_of_all_it_reads(tmp_path: Path) -> None:
    for name in ("raw", "scripts"):
        (tmp_path / name / "below").mkdir(parents=True)
        (tmp_path / name / "below" / "a.txt").write_text(name)
    (tmp_path / "datapackage.json").write_text("{}")
    before = {one.name: one.sha256 for one in inputs(tmp_path)}
    assert tuple(before) == INPUTS
    line = f"{hashlib.sha256(b'raw').hexdigest()}  raw/below/a.txt\n"
    assert before["raw"] == hashlib.sha256(line.encode()).hexdigest()
    (tmp_path / "scripts/__pycache__").mkdir()
    (tmp_path / "scripts/__pycache__/a.pyc").write_text("compiled")
    (tmp_path / "raw/.hidden").write_text("left by an editor")
    assert {one.name: one.sha256 for one in inputs(tmp_path)} == before
    (tmp_path / "raw/below/a.txt").write_text("changed")
    after = {one.name: one.sha256 for one in inputs(tmp_path)}
    assert [name for name in INPUTS if after[name] != before[name]] == ["raw"]


def test_dcat_lists_every_file_and_every_source() -> None:
    graph, dataset = dcat_graph()
    files = {str(address).removeprefix("https://example.org/d/")
             for address in graph.objects(None, DCAT.downloadURL)}  # fmt: skip
    assert files >= {"data/figures.csv", "iran-1988-record.sqlite", "sources.bib"}
    sources = {str(one).rpartition("#")[2] for one in graph.objects(dataset, PROV.wasDerivedFrom)}
    assert sources == {row["source_id"] for row in packaged().cells("sources")}
    build = graph.value(dataset, PROV.wasGeneratedBy)
    assert len(list(graph.objects(build, PROV.used))) == len(INPUTS)


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"))), st.text(st.characters(codec="ascii"))
)
@settings(deadline=None)
def test_what_a_document_says_cannot_break_out_of_turtle(title: str, address: str) -> None:
    cells = {"source_id": "a", "title": title + '\n"\\', "url": "https://example.org/" + address}
    row = Row("sources", cells, Place("x"))
    graph = Graph().parse(data=turtle(HEAD, [], [], [row]), format="turtle")
    assert Literal(title + '\n"\\') in set(graph.objects(None, DCTERMS.title))
    assert len(graph.query("SELECT ?page { ?source <http://xmlns.com/foaf/0.1/page> ?page }")) == 1


def annotations() -> dict[str, Said]:
    page = document("annotations.jsonld")["first"]["items"]
    return {item["id"].partition("#")[2]: item for item in page}


def test_every_passage_is_annotated() -> None:
    found = annotations()
    assert set(found) == {row["passage_id"] for row in packaged().cells("passages")}
    assert document("annotations.jsonld")["total"] == len(found)
    assert [key for key, item in found.items() if not item["body"]] == []


def test_a_body_is_the_row_that_rests_on_the_passage() -> None:
    (body,) = annotations()["mill-letter-2001.empty-houses"]["body"]
    path, row = body.split("#row=")
    assert packaged().cells("figures")[int(row) - 2]["figure_id"] == "mill-letter-2001.empty-houses"
    assert path == "data/figures.csv"
    locator = annotations()["county-report-2002.dismissed-35"]["body"][-1]
    assert (locator["purpose"], locator["value"]) == ("describing", "page 4")


def test_the_creator_of_an_annotation_is_the_coder_of_the_record() -> None:
    found = annotations()
    orcid = "https://orcid.org/0000-0002-1825-0097"
    cora = {"id": orcid, "type": "Person", "name": "Cora Lane"}
    assert found["mill-letter-2001.theft"]["creator"] == cora
    seven = {"type": "Person", "name": "Reader Seven"}
    assert found["mill-letter-2001.empty-houses"]["creator"] == seven
    assert "creator" not in found["county-report-2002.clerk"]


def test_a_target_leads_back_to_the_words() -> None:
    text = (ROOT / "tests/tiny/raw/sources/mill-letter-2001/document.txt").read_text("utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    ours = {key: one["target"] for key, one in annotations().items() if key.startswith("mill-")}
    assert ours
    for key, target in ours.items():
        quote, position = target["selector"]
        start, end = position["start"], position["end"]
        assert target["source"] == f"ni:///sha-256;{digest}"
        assert quote["exact"] == text[start:end], key
        assert quote["prefix"] == text[max(0, start - AROUND) : start]
        assert quote["suffix"] == text[end : end + AROUND]


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("clerk-diary-2002", DIARY, {("TextPositionSelector",)}),
        ("union-leaflet-2002", LEAFLET,
         {("TextPositionSelector",), ("TextQuoteSelector", "TextPositionSelector")}),
    ],
)  # fmt: skip
def test_rights_are_kept(source: str, text: str, kinds: set[tuple[str, ...]]) -> None:
    """Even where the dataset comes with all its words."""
    made = packaged()
    files = metadata_files(Edition(made.built, CONTRACT, {}))
    items = json.loads(files["annotations.jsonld"])["first"]["items"]
    ours = [one["target"] for one in items if f"#{source}." in one["id"]]
    assert {tuple(one["type"] for one in target["selector"]) for target in ours} == kinds
    assert not re.search('"(prefix|suffix)"', json.dumps(ours))
    allowed = {row["quote"] for row in made.cells("passages") if row["source_id"] == source}
    shown = {one["exact"] for target in ours for one in target["selector"] if "exact" in one}
    assert shown == allowed - {""}
    assert all(words in text for words in shown)
