"""A document on the desk: its text, its records, what they leave open, what the contract asks."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from desk_support import LETTER, desk_on, page
from starlette.testclient import TestClient

from scripts.contract.model import load_contract
from scripts.derived.coverage import cover
from scripts.desk.desk import Desk
from scripts.desk.workspace import sha_of
from scripts.records.authored import EXPLAINED

SECONDS = 20


@pytest.fixture
def desk(tiny) -> Desk:
    return desk_on(tiny.root)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return page(desk)


def layer(client: TestClient, source: str = LETTER, **query: str) -> Any:
    """The layer, once all of it is made."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found = client.get(f"/layer/{source}", params=query).json()
        if found["ghosts"] is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("nothing was found in the document")


def test_the_text_is_the_one_on_which_offsets_count(tiny, client: TestClient) -> None:
    found = client.get(f"/text/{LETTER}").json()
    path = tiny.root / f"raw/sources/{LETTER}/document.txt"
    assert "\n".join(found["lines"]) == path.read_text(encoding="utf-8")
    assert (found["dir"], found["language"], found["pages"]) == ("ltr", "en", [])
    assert found["speaker"] == {"id": "mill-letter", "label": "The Mill Letter"}


def test_a_persian_text_runs_from_the_right(tiny, client: TestClient) -> None:
    path = f"raw/sources/{LETTER}/document.txt"
    tiny.edit(f"raw/sources/{LETTER}/source.yaml", "language: en", "language: fa")
    (tiny.root / path).write_text("بیش از چهل نفر از کارگران", encoding="utf-8")
    found = client.get(f"/text/{LETTER}").json()
    assert (found["dir"], found["language"]) == ("rtl", "fa")


def test_controls_of_a_hostile_document_are_kept_as_they_are(tiny, client: TestClient) -> None:
    hostile = "<script>alert(1)</script> \u202eevil\u202c \x1b[31m javascript:x\n" + "x" * 50_000
    (tiny.root / f"raw/sources/{LETTER}/document.txt").write_text(hostile, encoding="utf-8")
    answer = client.get(f"/text/{LETTER}")
    assert answer.headers["content-type"] == "application/json"
    assert "\n".join(answer.json()["lines"]) == hostile


def test_the_pages_of_a_pdf_say_where_they_begin(tiny, client: TestClient) -> None:
    pdf = Path(__file__).parent / "tiny/minutes.pdf"
    folder = tiny.root / f"raw/sources/{LETTER}"
    (folder / "document.txt").unlink()
    (folder / "document.pdf").write_bytes(pdf.read_bytes())
    found = client.get(f"/text/{LETTER}").json()
    assert [one["locator"] for one in found["pages"]][:1] == ["page 1"]
    assert found["pages"][0]["s"] == 0


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for path in ("/text/nowhere", "/layer/nowhere", "/check/nowhere", "/text/county-report-2002"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.json()["error"]


def test_each_record_stands_where_the_build_has_it(desk: Desk, client: TestClient) -> None:
    found = layer(client)
    dataset = desk.workspace.now().dataset
    passages = dataset.index("passages", "passage_id")
    own = {name for name, row in passages.items() if row["source_id"] == LETTER}
    assert {one["id"] for one in found["records"]} == own
    text = dataset.documents[LETTER].text
    for one in found["records"]:
        row = passages[one["id"]]
        assert [one["s"], one["e"]] == [int(row["char_start"]), int(row["char_end"])]
        assert text[one["s"] : one["e"]] == row["quote"]
        assert one["say"].startswith("You say (line ")
        assert one["typed"]["id"] == one["id"].partition(".")[2]
    gloss = next(one for one in found["records"] if one["id"].endswith("night-shift-gloss"))
    assert (gloss["depth"], gloss["parent"]) == (1, f"{LETTER}.brook-count")


def test_open_is_what_coverage_calls_open(desk: Desk, client: TestClient) -> None:
    for source_id in (LETTER,):
        rows = cover(desk.workspace.now().dataset)
        expected = {
            (row["kind"], int(row["char_start"]), int(row["char_end"]))
            for row in rows
            if row["source_id"] == source_id and row["disposition"] == "open"
        }
        found = layer(client, source_id)
        assert {(one["type"], one["s"], one["e"]) for one in found["open"]} == expected
        assert sum(found["left"].values()) == len(expected)


def test_a_part_of_a_document_has_its_own_and_counts_the_whole(client: TestClient) -> None:
    whole, first = layer(client), layer(client, lines="1-3")
    assert first["left"] == whole["left"]
    lines = client.get(f"/text/{LETTER}").json()["lines"]
    end = sum(len(line) + 1 for line in lines[:3])
    assert first["records"] == [one for one in whole["records"] if one["s"] < end]
    assert first["open"] == whole["open"] != []
    assert layer(client, lines="5-9")["open"] == []
    for wrong in ("3", "3-1", "0-3", "a-b", "1-"):
        assert client.get(f"/layer/{LETTER}", params={"lines": wrong}).status_code == 400


HOUSES = """  - id: empty-houses
    quote: 12 houses
    claim: houses-empty
    basis: not_stated
    contributed_by: reader-seven
"""


def test_a_ghost_goes_when_its_words_are_used(tiny, client: TestClient) -> None:
    path = f"raw/sources/{LETTER}/records.yaml"
    tiny.edit(path, HOUSES, "")
    ghosts = layer(client)["ghosts"]
    assert all("?" not in one["fields"].values() for one in ghosts)
    (ghost,) = (one for one in ghosts if one["table"] == "figures")
    text = "\n".join(client.get(f"/text/{LETTER}").json()["lines"])
    assert "12 houses" in text[ghost["s"] : ghost["e"]]
    assert ghost["why"]
    tiny.edit(path, "figures:\n", f"figures:\n{HOUSES}")
    assert [one for one in layer(client)["ghosts"] if one["table"] == "figures"] == []


def test_what_is_open_again_is_suggested_again(tiny, client: TestClient) -> None:
    path = f"raw/sources/{LETTER}/records.yaml"
    assert [one for one in layer(client)["ghosts"] if one["table"] == "figures"] == []
    tiny.edit(path, HOUSES, "")
    end = time.monotonic() + SECONDS
    while not any(one["table"] == "figures" for one in layer(client)["ghosts"]):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_record_whose_words_are_gone_is_shown_as_lost(tiny, client: TestClient) -> None:
    tiny.edit(f"raw/sources/{LETTER}/records.yaml", "quote: 12 houses", "quote: 13 houses")
    found = layer(client)
    assert [one["id"] for one in found["lost"]] == [f"{LETTER}.empty-houses"]
    assert f"{LETTER}.empty-houses" not in [one["id"] for one in found["records"]]
    problems = client.get(f"/check/{LETTER}").json()["problems"]
    assert [(one["rule"], one["record"]) for one in problems] == [
        ("quote-not-found", f"{LETTER}.empty-houses")
    ]


def test_a_file_that_cannot_be_read_is_said_with_its_place(tiny, client: TestClient) -> None:
    tiny.append("raw/claims.yaml", "\t- {")
    answer = client.get(f"/layer/{LETTER}")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["path"] == "raw/claims.yaml"


def test_the_sums_are_those_of_the_files(tiny, client: TestClient) -> None:
    sums = layer(client)["sha"]
    assert f"raw/sources/{LETTER}/records.yaml" in sums
    for path, sha in sums.items():
        assert sha == sha_of(tiny.root / path)
    tiny.append("raw/claims.yaml", "# a remark\n")
    assert layer(client)["sha"]["raw/claims.yaml"] != sums["raw/claims.yaml"]


def test_the_forms_are_the_contract(tiny, client: TestClient) -> None:
    contract = load_contract(tiny.root / "datapackage.json")
    told = client.get("/forms").json()
    tables = told["tables"]
    assert {kind.section for kind in contract.records} <= tables.keys()
    assert {kind.section for kind in contract.lists} <= tables.keys()
    figures = {one["key"]: one for one in tables["figures"]["fields"]}
    assert figures["claim"]["table"] == "claims"
    assert figures["claim"]["required"]
    assert "as_written" not in figures
    basis = contract.tables["figures"].by_name["basis"]
    assert [one["value"] for one in figures["basis"]["values"]] == list(basis.enum)
    assert figures["basis"]["question"] == basis.question
    assert figures["position"]["default"] == "asserts"
    assert tables["statements"]["below"]["key"] == "positions"
    assert "quote" not in {one["key"] for one in tables["set_aside"]["fields"]}
    (reason,) = (one for one in tables["set_aside"]["fields"] if one["key"] == "reason")
    assert reason["label"] == "Reason"
    assert reason["question"] == EXPLAINED["reason"]
    assert told["open"]["numeral"]["accounted"]


def test_a_page_is_told_of_a_file_that_changed(tiny, desk: Desk) -> None:
    import anyio

    from scripts.desk.answers.news import _happening

    async def told() -> list[dict[str, str]]:
        found = []
        with anyio.fail_after(SECONDS):
            async for value in _happening(desk):
                if not found:
                    tiny.append("raw/claims.yaml", "# a remark\n")
                    desk.news.tell({"saved": "x"})
                found.append(value)
                if {"file", "saved"} <= {key for one in found for key in one}:
                    break
        return found

    found = anyio.run(told)
    assert {"saved": "x"} in found
    assert {"file": "raw/claims.yaml", "sha": sha_of(tiny.root / "raw/claims.yaml")} in found


def test_only_changed_files_are_read_again(desk: Desk) -> None:
    first = desk.workspace.now()
    assert desk.workspace.now() is first
    path = desk.root / "raw/claims.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert desk.workspace.now() is not first


def test_all_records_of_the_real_source_are_told_as_json(client: TestClient) -> None:
    assert json.dumps(layer(client))


def test_documents_that_are_held_come_first_and_are_found_by_any_letters(
    tiny, client: TestClient
) -> None:
    tiny.edit(f"raw/sources/{LETTER}/source.yaml", "title: ", "title: نامهٔ كارگران, ")
    page_of_all = client.get("/").text
    told = client.get("/sources").json()
    cited = [one["id"] for one in told if not one["held"]]
    assert cited
    places = [page_of_all.index(f'data-source="{name}"') for name in (LETTER, *cited)]
    assert places == sorted(places)
    for query in ("نامه کارگران", "MILL-letter en", "letter"):
        found = client.get("/sources", params={"q": query}).json()
        assert LETTER in [one["id"] for one in found], query
    assert client.get("/sources", params={"q": f"{LETTER} zz"}).json() == []
