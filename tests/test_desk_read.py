"""What is said at once of marked words is what the build and `check` will say of the record."""

from __future__ import annotations

from typing import Any

import pytest
from desk_support import LETTER, desk_on, page
from starlette.testclient import TestClient
from test_desk_document import layer

from scripts.desk.desk import Desk
from scripts.desk.draft import ANCHOR
from scripts.raw.spelling import plain
from scripts.raw.strict_yaml import parse

RECORDS = f"raw/sources/{LETTER}/records.yaml"


@pytest.fixture
def desk(tiny) -> Desk:
    return desk_on(tiny.root)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return page(desk)


def read(client: TestClient, draft: dict[str, Any], status: int = 200, **more: Any) -> Any:
    sent = {"tab": "a", "number": 1, "draft": draft, **more}
    answer = client.post(f"/read/{LETTER}", json=sent)
    assert answer.status_code == status, answer.text
    return answer.json()


def marked(client: TestClient, words: str, table: str = "", **fields: Any) -> dict[str, Any]:
    """A draft for the first place of some words."""
    text = "\n".join(client.get(f"/text/{LETTER}").json()["lines"])
    start = text.index(words)
    return {"table": table, "s": start, "e": start + len(words), "fields": fields}


def of_record(one: dict[str, Any]) -> dict[str, Any]:
    """A draft that changes nothing of a record of the layer."""
    typed = one["typed"]
    below = next((part for part in typed.values() if isinstance(part, list)), [])
    fields = {
        key: part for key, part in typed.items() if key not in ANCHOR and not isinstance(part, list)
    }
    own = {"id": typed["id"], "was": typed["id"], "fields": fields, "below": below}
    return {"table": one["table"], "s": one["s"], "e": one["e"], **own}


def test_every_record_reads_as_it_does_in_the_build(client: TestClient) -> None:
    records = layer(client)["records"]
    assert len(records) > 10
    for one in records:
        found = read(client, of_record(one))
        assert found["say"] == one["say"], one["id"]
        assert found["problems"] == [], one["id"]
        assert found["missing"] == []
        (written,) = found["yaml"]
        text = "\n".join(line[2:] for line in written["lines"]) + "\n"
        (again,) = parse(text, "x").items
        typed = dict(one["typed"])
        assert plain(again).keys() == typed.keys()
        assert {key: plain(again)[key] for key in typed} == typed


@pytest.mark.parametrize(
    ("words", "table", "clear"),
    [
        ("12 houses", "figures", True),
        ("a theft", "statements", True),
        ("Last Thursday the council voted to close the mill", "reports", False),
        ("the work of", "statements", False),
        ("Ada Brook", "names", False),
        ("More than 40 workers were dismissed, and 12 houses", "figures", False),
    ],
)  # fmt: skip
def test_the_likeliest_record_comes_first_and_is_clear_only_well_ahead(
    client: TestClient, words: str, table: str, clear: bool
) -> None:
    first = read(client, marked(client, words))["likely"][0]
    assert (first["table"], first["clear"]) == (table, clear)


def test_any_words_may_be_set_aside_or_take_a_stand(client: TestClient) -> None:
    tables = [one["table"] for one in read(client, marked(client, "the river"))["likely"]]
    assert {"positions", "set_aside"} <= set(tables)


def test_words_that_repeat_say_which_of_them_is_meant(client: TestClient) -> None:
    found = read(client, marked(client, "40 workers", "figures", claim="workers-dismissed"))
    assert found["anchor"] == {"quote": "40 workers", "occurrence": "1 of 3"}
    assert found["problems"] == []


def test_what_is_missing_is_named_and_nothing_is_said_yet(client: TestClient) -> None:
    found = read(client, marked(client, "12 houses", "figures"))
    assert found["missing"] == ["claim"]
    assert (found["say"], found["problems"]) == ("", [])
    assert found["reads"].startswith("bare, 12")


def test_a_new_id_is_nobodys(client: TestClient) -> None:
    records = {one["id"] for one in layer(client)["records"]}
    found = read(client, marked(client, "12 houses", "figures", claim="houses-empty"))
    assert f"{LETTER}.{found['draft']['id']}" not in records
    assert found["draft"]["id"] == "12-houses"


def test_an_unknown_reference_has_its_fix(client: TestClient) -> None:
    found = read(client, marked(client, "12 houses", "figures", claim="house-empty"))
    (problem,) = found["problems"]
    assert (problem["rule"], problem["key"]) == ("reference-unknown", "claim")
    assert problem["fix"]["key"] == "claim"
    assert problem["fix"]["value"] == "houses-empty"


def test_a_value_in_no_list_is_a_problem_of_its_key(client: TestClient) -> None:
    draft = marked(client, "12 houses", "figures", claim="houses-empty", basis="guess")
    assert [one["key"] for one in read(client, draft)["problems"]] == ["basis"]


def test_too_many_words_for_a_number_can_be_cut_to_it(client: TestClient) -> None:
    draft = marked(client, "and 12 houses stand empty", "figures", claim="houses-empty")
    (problem,) = read(client, draft)["problems"]
    assert problem["rule"] == "number-not-read"
    text = "\n".join(client.get(f"/text/{LETTER}").json()["lines"])
    assert text[problem["fix"]["s"] : problem["fix"]["e"]] == "12 houses"
    cut = {**draft, "s": problem["fix"]["s"], "e": problem["fix"]["e"]}
    assert read(client, cut)["problems"] == []


def test_words_across_the_edge_of_a_statement_are_refused(client: TestClient) -> None:
    draft = marked(client, "left the town,” said", "positions", claim="closure-was-theft")
    assert "edge-crossed" in [one["rule"] for one in read(client, draft)["problems"]]


def test_inside_a_statement_its_speaker_says_it(client: TestClient) -> None:
    draft = marked(client, "a third of them", "figures", claim="share-of-workers-who-left")
    assert "Ada Brook (there called “the mayor" not in read(client, draft)["say"]
    assert "Ada Brook, as reported by The Mill Letter" in read(client, draft)["say"]


def test_rivals_say_whether_they_would_exclude_the_draft(client: TestClient) -> None:
    draft = marked(client, "12 houses", "figures", claim="workers-dismissed")
    rivals = read(client, draft)["rivals"]
    against = [one for one in rivals if one["contradicts"]]
    assert {one["words"] for one in against} >= {"More than 40 workers"}
    assert all(one["relation"] and one["why"] and one["by"] for one in against)
    same = read(
        client, marked(client, "More than 40 workers", "figures", claim="workers-dismissed")
    )
    assert {
        one["relation"] for one in same["rivals"] if one["words"] == "More than 40 workers"
    } == {"same answer"}


def test_a_stand_is_shown_beside_the_other_stands(client: TestClient) -> None:
    draft = marked(client, "the work of hirelings", "positions", claim="closure-was-theft")
    (rival,) = read(client, draft)["rivals"]
    assert (rival["id"], rival["contradicts"]) == (f"{LETTER}.theft", False)


def test_a_question_made_on_the_way_is_read_with_the_record(client: TestClient) -> None:
    new = {
        "table": "claims",
        "id": "houses-in-all",
        "fields": {
            "kind": "quantity",
            "wording": "How many houses are there?",
            "unit": "house-empty",
            "counts": "total",
            "wrongdoing": "false",
        },
    }
    draft = {**marked(client, "12 houses", "figures", claim="houses-in-all"), "new": [new]}
    found = read(client, draft)
    assert found["problems"] == []
    assert "How many houses are there?" in found["say"]
    assert [one["path"] for one in found["yaml"]] == [RECORDS, "raw/claims.yaml"]
    assert found["yaml"][1]["lines"][0] == "- id: houses-in-all"
    del new["fields"]["wrongdoing"]
    assert [one["key"] for one in read(client, draft)["problems"]] == []
    assert "new.0.wrongdoing" in read(client, draft)["missing"]


def test_an_unlisted_name_is_warned_of(tiny, client: TestClient) -> None:
    path = tiny.root / f"raw/sources/{LETTER}/document.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}A neighbour, Mina Karimi, counted 12 carts.\n", encoding="utf-8")
    assert read(client, marked(client, "Mina Karimi"))["harm"]["name"] == "Mina Karimi"
    assert read(client, marked(client, "Ada Brook"))["harm"] is None
    plain = marked(client, "12 carts", "figures", claim="houses-empty")
    assert read(client, plain)["harm"] is None
    plain["fields"]["note"] = "So said Mina Karimi."
    assert read(client, plain)["harm"]["fix"]["key"] == "note"
    del plain["fields"]["note"]
    plain["id"] = "mina-karimi-on-carts"
    assert read(client, plain)["harm"]["key"] == "id"
    plain["id"] = ""
    assert "karimi" not in read(client, plain)["draft"]["id"]


def test_an_older_question_of_a_tab_is_not_worked_on(client: TestClient) -> None:
    draft = marked(client, "12 houses", "figures")
    assert "likely" in read(client, draft, number=5)
    assert read(client, draft, number=4) == {"number": 4, "old": True}
    assert "likely" in read(client, draft, number=4, tab="b")


def test_words_set_aside_need_a_reason(client: TestClient) -> None:
    found = read(client, marked(client, "stand empty", "set_aside"))
    assert found["missing"] == ["reason"]
    assert found["yaml"][0]["lines"] == ["  - quote: stand empty"]
    found = read(client, marked(client, "40 workers", "set_aside", reason="x", every="yes"))
    assert found["anchor"] == {"every": "40 workers"}
    open_words = marked(client, "About the mill on the river", "set_aside", reason="heading")
    assert read(client, open_words)["problems"] == []
    used = read(client, marked(client, "12 houses", "set_aside", reason="x"))
    assert [one["rule"] for one in used["problems"]] == ["set-aside-idle"]


def test_what_is_no_draft_is_refused(client: TestClient) -> None:
    for draft in ({}, {"s": 1, "e": 2, "table": "passages"}, {"s": 1, "e": 99_999}):
        assert read(client, draft, 400)["error"]


@pytest.mark.parametrize(
    ("table", "words", "first"),
    [
        ("actors", "ada", "ada-brook"),
        ("actors", "Ada Brok", "ada-brook"),
        ("actors", "mill-union", "mill-union"),
        ("actors", "اَدا بروك", "ada-brook"),  # with a mark, and the other kaf
        ("claims", "houses", "houses-empty"),
        ("claims", "how many workers dismissed", "workers-dismissed"),
        ("events", "vote", "council-vote-on-mill"),
        ("places", "northby", "northby"),
        ("units", "house", "house-empty"),
        ("sources", "mill", LETTER),
    ],
)
def test_entries_are_found_by_any_form(
    client: TestClient, table: str, words: str, first: str
) -> None:
    found = client.get("/find", params={"table": table, "q": words}).json()
    assert found[0]["id"] == first


def test_what_is_found_is_clear_only_well_ahead(client: TestClient) -> None:
    assert client.get("/find", params={"table": "actors", "q": "Ada Brook"}).json()[0]["clear"]
    many = client.get("/find", params={"table": "claims", "q": "workers"}).json()
    assert len(many) > 1
    assert not any(one["clear"] for one in many)
    assert client.get("/find", params={"table": "actors", "q": "zzzzqq"}).json() == []
    assert client.get("/find", params={"table": "passages", "q": "a"}).status_code == 400


def test_a_question_is_offered_as_clear_only_if_it_counts_what_the_words_count(
    client: TestClient,
) -> None:
    offers = read(client, marked(client, "12 houses", "figures"))["offers"]["claim"]
    assert (offers[0]["id"], offers[0]["clear"]) == ("houses-empty", True)
    offers = read(client, marked(client, "More than 40 workers", "figures"))["offers"]["claim"]
    assert {one["id"] for one in offers} <= {
        "workers-dismissed", "night-shift-workers-dismissed", "workers-still-to-be-dismissed",
        "share-of-workers-who-left", "houses-empty",
    }  # fmt: skip


def test_an_unknown_reference_is_said_wherever_it_stands(client: TestClient) -> None:
    new = {"table": "claims", "id": "a", "fields": {"kind": "quantity", "unit": "house-emty"}}
    draft = {**marked(client, "12 houses", "figures", claim="a"), "new": [new]}
    problem = next(one for one in read(client, draft)["problems"] if one["key"] == "new.0.unit")
    assert problem["fix"]["value"] == "house-empty"
    draft = marked(client, "a theft", "statements", kind="mixed", act="accuse")
    draft["below"] = [{"claim": "closure-was-thef", "position": "asserts"}]
    problem = next(one for one in read(client, draft)["problems"] if "claim" in one["key"])
    assert (problem["key"], problem["fix"]["value"]) == ("positions.0.claim", "closure-was-theft")
