"""A document is dropped, questions are answered, and a source stands there, or nothing does."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from conftest import TINY, Project, copy_of
from desk_support import desk_on, page
from killing import state
from starlette.testclient import TestClient

from scripts.desk.desk import Desk
from scripts.desk.workspace import sha_of
from scripts.rules.normal import normal_text

TEXT = "The county board met in March 2003.\nMore than 50 workers were dismissed, it says.\n"
ANSWERS = {
    "id": "board-2003",
    "title": "The board",
    "kind": "report",
    "language": "en",
    "speaker": "county-board",
    "published": "2003-03",
    "held": "full_text",
    "read": "in_full",
    "coverage": "in_progress",
    "redistribute": "full_text",
}


@pytest.fixture
def desk(tiny: Project) -> Desk:
    return desk_on(tiny.root)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return page(desk)


def dropped(client: TestClient, name: str = "board.txt", data: bytes = TEXT.encode()) -> Any:
    told = {"name": name, "data": base64.b64encode(data).decode()}
    return client.post("/arrivals", json=told)


def made(client: TestClient, **more: str) -> Any:
    token = dropped(client).json()["token"]
    return client.post("/sources", json={"token": token, "answers": {**ANSWERS, **more}})


def test_what_is_dropped_is_asked_about(client: TestClient, desk: Desk) -> None:
    before = state(desk.root)
    told = dropped(client).json()
    questions = {one["key"]: one for one in told["questions"]}
    assert questions["id"]["proposed"] == "board"
    assert questions["held"]["proposed"] == "full_text"
    assert questions["kind"]["values"][0].keys() == {"value", "label", "says"}
    assert questions["speaker"]["table"] == "actors"
    assert told["begins"] == TEXT
    assert state(desk.root) == before


def test_a_pdf_is_read_as_new_source_does(client: TestClient) -> None:
    told = dropped(client, "minutes.pdf", (TINY / "minutes.pdf").read_bytes()).json()
    assert "2,800 workers" in " ".join(told["begins"].split())


def test_a_source_is_made(client: TestClient, desk: Desk, tiny: Project) -> None:
    told = made(client)
    assert told.status_code == 200, told.text
    assert told.json()["source"] == "board-2003"
    folder = desk.root / "raw/sources/board-2003"
    assert (folder / "document.txt").read_text() == TEXT
    for name in ("source", "records"):
        path = folder / f"{name}.yaml"
        contract = desk.workspace.now().contract
        assert normal_text(path, desk.root, contract) == path.read_text()
    assert client.get("/text/board-2003").json()["source"] == "board-2003"
    assert [one.rule for one in tiny.problems()] == []


def test_answers_that_break_a_rule_are_said_by_question(client, desk: Desk) -> None:
    before = state(desk.root)
    told = made(client, kind="novel", published="March", speaker="county-bord", title="")
    assert told.status_code == 422
    faults = told.json()["faults"]
    assert faults.keys() == {"kind", "published", "speaker", "title"}
    assert "Did you mean `county-board`" in faults["speaker"][0]
    assert state(desk.root) == before


def test_a_speaker_that_no_list_has_is_added_with_it(client, desk: Desk) -> None:
    token = dropped(client).json()["token"]
    new = {"id": "mill-board", "label": "Mill Board", "kind": "organisation"}
    told = {"token": token, "answers": {**ANSWERS, "speaker": "mill-board"}}
    assert client.post("/sources", json=told).status_code == 422
    answer = client.post("/sources", json={**told, "organisations": [new]})
    assert answer.status_code == 200, answer.text
    assert "- id: mill-board\n" in (desk.root / "raw/organisations.yaml").read_text()


def test_an_address_is_cited_and_nothing_is_fetched(client, desk: Desk) -> None:
    told = client.post("/arrivals", json={"address": "https://example.org/a"}).json()
    questions = {one["key"]: one["proposed"] for one in told["questions"]}
    assert questions["held"] == "not_held"
    cited = {"held": "not_held", "read": "in_part", "coverage": "not_applicable"}
    answers = {**ANSWERS, **cited, "redistribute": "locators_only", "url": "https://example.org/a"}
    answers["accessed"] = "2026-01-01"
    answer = client.post("/sources", json={"token": told["token"], "answers": answers})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "told",
    [
        {"address": "/etc/passwd"},
        {"address": "file:///etc/passwd"},
        {"address": "minutes.pdf"},
        {"name": "../../etc/passwd", "data": "eA=="},
        {"name": "a.txt", "data": "?"},
        {"name": "a.exe", "data": "eA=="},
        {"name": "a.doc", "data": "eA=="},
        {"name": "a.pdf", "data": "eA=="},
        {"name": "a.docx", "data": "eA=="},
        {"name": "a.txt", "data": ""},
        {"name": "a.txt", "data": "gIGC"},
        {},
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(client, desk: Desk, told) -> None:
    before = state(desk.root)
    answer = client.post("/arrivals", json=told)
    assert answer.status_code == 422
    assert "\n" not in answer.json()["error"]
    assert state(desk.root) == before


def test_a_name_that_leads_elsewhere_does_not(client, desk: Desk) -> None:
    for name in ("../../../tmp/x.txt", "C:\\x\\y.txt", "/etc/x.txt", "a\nb.txt", ".txt.txt"):
        assert dropped(client, name).status_code == 200
    assert made(client, id="../x").status_code == 422
    assert client.post("/sources", json={"token": "x", "answers": ANSWERS}).status_code == 422
    assert not (desk.root / "raw/x").exists()


def test_what_harm_says_is_remembered_until_it_changes(client, desk: Desk) -> None:
    assert client.get("/harm").json() == {"text": "", "seen": True}
    (desk.root / "HARM.md").write_text("# Harm\n")
    assert client.get("/harm").json() == {"text": "# Harm\n", "seen": False}
    assert client.post("/harm", json={}).status_code == 204
    assert page(desk_on(desk.root)).get("/harm").json()["seen"] is True
    (desk.root / "HARM.md").write_text("# Harm, again\n")
    assert client.get("/harm").json()["seen"] is False


def with_a_record(client: TestClient, desk: Desk) -> None:
    path = "raw/sources/board-2003/records.yaml"
    words = "More than 50 workers"
    start = TEXT.index(words)
    fields = {"claim": "workers-dismissed", "basis": "not_stated"}
    draft = {"table": "figures", "s": start, "e": start + len(words), "id": "fifty"}
    told = {"base": {path: sha_of(desk.root / path)}, "source": "board-2003"}
    answer = client.post("/save", json={**told, "draft": {**draft, "fields": fields}})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("redistribute", ["full_text", "excerpts"])
def test_a_new_source_is_handed_in_without_git(client, desk, tmp_path, run, redistribute) -> None:
    assert made(client, redistribute=redistribute).status_code == 200
    with_a_record(client, desk)
    told = client.post("/handin", json={"way": "file"}).json()
    in_full = redistribute == "full_text"
    assert told["lacking"] == ([] if in_full else ["board-2003"])
    path, document = tmp_path / "changes.json", tmp_path / "board.txt"
    path.write_text(told["file"])
    assert (base64.b64encode(TEXT.encode()).decode() in told["file"]) == in_full
    document.write_text(TEXT)
    other = copy_of(TINY, tmp_path / "other")
    before = state(other.root)
    if not in_full:
        status, _, err = run("desk", "--root", other.root, "--apply", path)
        assert (status, "--document FILE" in err, state(other.root)) == (2, True, before)
    words = () if in_full else ("--document", document)
    status, out, err = run("desk", "--root", other.root, "--apply", path, *words)
    assert (status, err) == (0, ""), err
    assert out.startswith("Added the source board-2003.\nAdd 1 of figures (board-2003)\n")
    assert other.problems() == []
    folder = other.root / "raw/sources/board-2003"
    assert (folder / "document.txt").read_text() == TEXT
    assert (folder / "source.yaml").read_text() == (
        desk.root / "raw/sources/board-2003/source.yaml"
    ).read_text()
