"""A save is whole or not at all, writes over nobody's work, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import RECORDS, Project
from desk_support import LETTER, desk_on, page
from starlette.testclient import TestClient

from scripts.contract.model import load_contract
from scripts.desk.desk import Desk
from scripts.desk.judging import with_files
from scripts.desk.record_text import records_in
from scripts.desk.steps import FOLDER
from scripts.desk.workspace import Workspace, sha_of
from scripts.rules.normal import normal_text

CLAIMS = "raw/claims.yaml"
FORTY = "about 40 workers (of the night shift)"  # a no-break space stands in the document
HEADING = "About the mill on the river"


@pytest.fixture
def desk(tiny: Project) -> Desk:
    return desk_on(tiny.root)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return page(desk)


def base(root: Path, *paths: str) -> dict[str, str]:
    return {path: sha_of(root / path) for path in paths or (RECORDS, CLAIMS)}


def draft_of(root: Path, words: str, table: str, **more: Any) -> dict[str, Any]:
    start = (
        (root / f"raw/sources/{LETTER}/document.txt")
        .read_text()
        .replace("\u00a0", " ")
        .index(words)
    )
    return {"table": table, "s": start, "e": start + len(words), **more}


def span(root: Path, words: str) -> dict[str, int]:
    told = draft_of(root, words, "")
    return {"s": told["s"], "e": told["e"]}


def figure(root: Path) -> dict[str, Any]:
    fields = {"claim": "night-shift-workers-dismissed", "basis": "count"}
    return draft_of(root, FORTY, "figures", id="night-shift", fields=fields)


def wanted(root: Path, **more: Any) -> dict[str, Any]:
    return {"base": base(root), "source": LETTER, "draft": figure(root), **more}


def record(root: Path, section: str, name: str, path: str = RECORDS) -> Any:
    contract = load_contract(root / "datapackage.json")
    return records_in((root / path).read_text(), path, contract).get((section, (name,)))


def state(root: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted((root / "raw").rglob("*.*"))}


# One save


def test_what_is_saved_is_what_a_person_would_write(desk: Desk, client: TestClient, tiny) -> None:
    answer = client.post("/save", json=wanted(desk.root))
    assert answer.status_code == 200, answer.text
    path = desk.root / RECORDS
    text = path.read_text()
    assert f"  - id: night-shift\n    quote: {FORTY}\n    claim: night-shift" in text
    assert normal_text(path, desk.root, desk.workspace.now().contract) == text
    assert answer.json() == {"sha": base(desk.root, RECORDS), "undo": 1, "redo": 0}
    assert tiny.problems() == []


def test_new_entries_of_lists_are_saved_with_their_record(desk: Desk, client: TestClient) -> None:
    new = {
        "table": "claims",
        "id": "night-shift-gone",
        "fields": {
            "kind": "quantity",
            "wording": "How many of the night shift were dismissed?",
            "event": "council-vote-on-mill",
            "unit": "worker-dismissed",
            "counts": "total",
            "wrongdoing": "false",
        },
    }
    told = figure(desk.root)
    told["fields"]["claim"], told["new"] = new["id"], [new]
    before = state(desk.root)
    alone = base(desk.root, RECORDS)
    lacking = client.post("/save", json={**wanted(desk.root, draft=told), "base": alone})
    assert (lacking.status_code, state(desk.root)) == (422, before)
    answer = client.post("/save", json=wanted(desk.root, draft=told))
    assert answer.status_code == 200, answer.text
    assert set(answer.json()["sha"]) == {RECORDS, CLAIMS}
    assert record(desk.root, "claims", "night-shift-gone", CLAIMS)["kind"] == "quantity"
    assert client.post("/undo", json={"step": 1}).status_code == 200
    assert state(desk.root) == before


def test_what_the_build_would_refuse_stays_a_draft(desk: Desk, client: TestClient) -> None:
    told = figure(desk.root)
    told["fields"] = {"claim": "nowhere"}
    before = state(desk.root)
    answer = client.post("/save", json=wanted(desk.root, draft=told))
    assert answer.status_code == 422
    rules = {one["rule"] for one in answer.json()["problems"]}
    assert rules == {"reference-unknown"}
    assert state(desk.root) == before
    anyway = client.post("/save", json=wanted(desk.root, draft=told, anyway=True))
    assert anyway.status_code == 200
    assert record(desk.root, "figures", "night-shift")["claim"] == "nowhere"


def test_what_was_wrong_before_keeps_nobody_from_saving(desk: Desk, client, tiny: Project) -> None:
    tiny.edit(RECORDS, "    cue: calls", "    cue: cries")
    assert len(tiny.problems()) == 1
    assert client.post("/save", json=wanted(desk.root)).status_code == 200


def test_a_record_is_changed_and_deleted(desk: Desk, client: TestClient) -> None:
    theft = record(desk.root, "statements", "theft")
    changed = {"table": "statements", "source": LETTER, "before": theft}
    changed["after"] = {**theft, "note": "As printed."}
    answer = client.post("/save", json={"base": base(desk.root), "edits": [changed]})
    assert answer.status_code == 200, answer.text
    assert record(desk.root, "statements", "theft")["note"] == "As printed."
    gone = {**changed, "before": changed["after"], "after": None}
    answer = client.post("/save", json={"base": base(desk.root), "edits": [gone], "anyway": True})
    assert answer.status_code == 200, answer.text
    assert record(desk.root, "statements", "theft") is None


def test_a_change_by_draft_keeps_what_the_page_does_not_show(desk: Desk, client) -> None:
    assert client.post("/save", json=wanted(desk.root)).status_code == 200
    told = {**figure(desk.root), "was": "night-shift"}
    told["fields"]["basis"] = "estimate"
    answer = client.post("/save", json=wanted(desk.root, draft=told))
    assert answer.status_code == 200, answer.text
    assert record(desk.root, "figures", "night-shift")["basis"] == "estimate"


def test_words_are_set_aside(desk: Desk, client: TestClient) -> None:
    told = {"base": base(desk.root), "reason": "the heading", **span(desk.root, HEADING)}
    answer = client.post(f"/dismiss/{LETTER}", json=told)
    assert answer.status_code == 200, answer.text
    assert f"  - quote: {HEADING}\n    reason: the heading\n" in (desk.root / RECORDS).read_text()


# Two who write


def test_a_file_that_changed_is_never_written_over(desk: Desk, client, tiny: Project) -> None:
    seen = wanted(desk.root)
    tiny.edit(RECORDS, "statements:\n", "statements:\n  # whose words?\n")
    before = state(desk.root)
    answer = client.post("/save", json=seen)
    assert (answer.status_code, state(desk.root)) == (409, before)
    told = answer.json()
    assert (told["clash"], told["base"]) == ([], base(desk.root))
    merged = client.post("/save", json={"base": told["base"], "edits": told["edits"]})
    assert merged.status_code == 200, merged.text
    text = (desk.root / RECORDS).read_text()
    assert "  # whose words?\n" in text
    assert "  - id: night-shift\n" in text


def test_the_same_field_is_asked_with_the_sentence_of_each(desk: Desk, client, tiny) -> None:
    theft = record(desk.root, "statements", "theft")
    mine = {"table": "statements", "source": LETTER, "before": theft}
    mine["after"] = {**theft, "act": "deny", "note": "mine"}
    seen = {"base": base(desk.root), "edits": [mine]}
    tiny.edit(RECORDS, f"    act: {theft['act']}\n", "    act: report\n")
    told = client.post("/save", json=seen)
    assert told.status_code == 409
    (clash,) = told.json()["clash"]
    sides = [clash[key] for key in ("field", "before", "mine", "disk")]
    assert sides == ["act", theft["act"], "deny", "report"]
    assert "You say" in clash["say"]["mine"]
    assert clash["say"]["mine"] != clash["say"]["disk"]
    (left,) = told.json()["edits"]
    assert (left["after"]["act"], left["after"]["note"]) == ("report", "mine")


def test_two_desks_save_by_turns(desk: Desk, client: TestClient) -> None:
    other = page(desk_on(desk.root))
    told = {"base": base(desk.root), "reason": "a head", **span(desk.root, HEADING)}
    assert client.post("/save", json=wanted(desk.root)).status_code == 200
    stale = other.post(f"/dismiss/{LETTER}", json=told)
    assert stale.status_code == 409
    again = {key: stale.json()[key] for key in ("base", "edits")}
    assert other.post("/save", json=again).status_code == 200
    text = (desk.root / RECORDS).read_text()
    assert "- id: night-shift\n" in text
    assert "reason: a head\n" in text
    assert client.post("/undo", json={"step": 1}).status_code == 409
    assert client.get("/steps").json() == {"undo": 2, "redo": 0}


def test_two_tabs_save_at_once_and_nothing_is_lost(desk: Desk, client: TestClient) -> None:
    """Each asks again with what both want, as a person does by one press."""
    told = [wanted(desk.root)]
    told += [{"base": base(desk.root), "edits": [one]} for one in _notes(desk.root)]

    def until_saved(body: dict[str, Any]) -> int:
        for tries in range(1, 20):
            answer = page(desk).post("/save", json=body)
            if answer.status_code == 200:
                return tries
            assert answer.status_code == 409, answer.text
            assert answer.json()["clash"] == []
            body = {key: answer.json()[key] for key in ("base", "edits")}
        raise AssertionError("never")

    with ThreadPoolExecutor(4) as pool:
        assert max(pool.map(until_saved, told)) > 1
    text = (desk.root / RECORDS).read_text()
    assert "- id: night-shift\n" in text
    assert text.count("note: by a tab\n") == 3
    assert client.get("/steps").json() == {"undo": 4, "redo": 0}


def _notes(root: Path) -> Iterator[dict[str, Any]]:
    for name in ("theft", "expected", "brook-count"):
        before = record(root, "statements", name)
        one = {"table": "statements", "source": LETTER, "before": before}
        yield {**one, "after": {**before, "note": "by a tab"}}


def test_a_base_must_name_what_is_written(desk: Desk, client: TestClient) -> None:
    assert client.post("/save", json={**wanted(desk.root), "base": {}}).status_code == 422
    assert client.post("/save", json={**wanted(desk.root), "base": "x"}).status_code == 400
    other = {**base(desk.root), "/etc/passwd": "x", "../../x": ""}
    assert client.post("/save", json={**wanted(desk.root), "base": other}).status_code == 409


# Back and forth


def test_undo_and_redo_outlive_the_desk(desk: Desk, client: TestClient, tiny: Project) -> None:
    tiny.edit(RECORDS, "statements:\n", "statements:\n  # whose words?\n")
    states = [state(desk.root)]
    theft = record(desk.root, "statements", "theft")
    for note in ("one", "two"):
        mine = {"table": "statements", "source": LETTER, "before": theft}
        mine["after"] = theft = {**theft, "note": note}
        told = {"base": base(desk.root), "edits": [mine]}
        assert client.post("/save", json=told).status_code == 200
        states.append(state(desk.root))
    for turn, step, expected in [
        ("undo", 2, 1),
        ("undo", 1, 0),
        ("redo", 1, 1),
        ("redo", 2, 2),
        ("undo", 2, 1),
    ]:
        fresh = page(desk_on(desk.root))
        assert fresh.get("/steps").json()[turn] == step
        assert fresh.post(f"/{turn}", json={"step": step}).status_code == 200
        assert state(desk.root) == states[expected]
    assert client.post("/save", json=wanted(desk.root)).status_code == 200
    assert client.get("/steps").json() == {"undo": 2, "redo": 0}
    assert client.post("/redo", json={"step": 2}).json()["gone"] is True


def test_undo_is_shown_where_somebody_wrote_since(desk: Desk, client, tiny: Project) -> None:
    assert client.post("/save", json=wanted(desk.root)).status_code == 200
    tiny.edit(RECORDS, "    cue: calls\n", "    cue: calls\n    note: mine\n")
    before = state(desk.root)
    stale = client.post("/undo", json={"step": 1})
    assert (stale.status_code, state(desk.root)) == (409, before)
    told = {key: stale.json()[key] for key in ("base", "edits")}
    assert client.post("/save", json=told).status_code == 200
    text = (desk.root / RECORDS).read_text()
    assert "night-shift\n" not in text
    assert "    note: mine\n" in text


# Drafts


def test_a_draft_is_kept_until_it_is_saved_or_let_go(desk: Desk, client: TestClient) -> None:
    sha = desk.workspace.now().document(LETTER).text_sha256
    told = {"sha": sha, "words": FORTY, "draft": figure(desk.root)}
    for tab in ("one", "two"):
        assert client.put(f"/drafts/{LETTER}/{tab}", json=told).status_code == 204
    fresh = page(desk_on(desk.root))
    kept = fresh.get(f"/drafts/{LETTER}").json()
    assert [(one["tab"], one["fits"], one["draft"]) for one in kept] == [
        ("one", True, told["draft"]),
        ("two", True, told["draft"]),
    ]
    bad = wanted(desk.root, tab="one", draft={**told["draft"], "fields": {}})
    assert fresh.post("/save", json=bad).status_code == 422
    assert len(fresh.get(f"/drafts/{LETTER}").json()) == 2
    assert fresh.post("/save", json=wanted(desk.root, tab="one")).status_code == 200
    assert [one["tab"] for one in fresh.get(f"/drafts/{LETTER}").json()] == ["two"]
    assert fresh.request("DELETE", f"/drafts/{LETTER}/two", json={}).status_code == 204
    assert fresh.get(f"/drafts/{LETTER}").json() == []


def test_a_draft_of_another_text_does_not_fit(desk: Desk, client: TestClient) -> None:
    told = {"sha": "0" * 64, "words": "gone", "draft": {}}
    assert client.put(f"/drafts/{LETTER}/a", json=told).status_code == 204
    (kept,) = client.get(f"/drafts/{LETTER}").json()
    assert (kept["fits"], kept["words"]) == (False, "gone")


def test_no_draft_leaves_its_folder(desk: Desk, client: TestClient, tmp_path: Path) -> None:
    told = {"sha": "", "words": "", "draft": {}}
    for tab in ("..", "%2e%2e", "a%2f..%2fb", "A", "a" * 65, "a.json"):
        assert client.put(f"/drafts/{LETTER}/{tab}", json=told).status_code in (404, 405, 422)
    assert client.put("/drafts/nowhere/a", json=told).status_code == 404
    long = {**told, "words": "x" * 300_000}
    assert client.put(f"/drafts/{LETTER}/a", json=long).status_code == 422
    assert not list((desk.root / FOLDER).rglob("*.json"))


def test_a_damaged_draft_or_step_hides_no_other(desk: Desk, client: TestClient) -> None:
    assert client.post("/save", json=wanted(desk.root)).status_code == 200
    told = {"sha": "", "words": "", "draft": {}}
    assert client.put(f"/drafts/{LETTER}/a", json=told).status_code == 204
    (desk.root / FOLDER / f"drafts/{LETTER}/b.json").write_text("{")
    (desk.root / FOLDER / "steps/000001.json").write_text(json.dumps({"edits": [], "changes": 3}))
    assert [one["tab"] for one in client.get(f"/drafts/{LETTER}").json()] == ["a"]
    assert client.get("/steps").json() == {"undo": 0, "redo": 0}


# What is not worked out again


def test_what_a_save_foresaw_is_what_is_read_anew(desk: Desk, client: TestClient) -> None:
    answer = client.post("/save", json=wanted(desk.root))
    assert answer.status_code == 200, answer.text
    kept, anew = desk.workspace.now(), Workspace(desk.root).now()
    assert kept.sums == anew.sums
    assert kept.raw == anew.raw
    assert kept.dataset == anew.dataset
    assert kept.shared == anew.shared
    assert kept.results == anew.results


def test_what_was_foreseen_and_not_written_is_read(desk: Desk) -> None:
    now = desk.workspace.now()
    path = desk.root / RECORDS
    text = path.read_text()
    desk.workspace.expect(with_files(now, {RECORDS: text.replace("empty-houses", "foreseen")}))
    path.write_text(text.replace("empty-houses", "written"))
    found = desk.workspace.now().dataset
    assert found == Workspace(desk.root).now().dataset
    names = {row["figure_id"] for row in found.tables["figures"]}
    assert f"{LETTER}.written" in names
    assert f"{LETTER}.foreseen" not in names
