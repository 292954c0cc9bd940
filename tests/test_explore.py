"""The package in Datasette: questions answered, names found, nothing else let in or out."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from conftest import ROOT, real_tables
from datasette.app import Datasette
from datasette.plugins import pm
from package_support import packaged

from scripts.contract.model import load_contract
from scripts.package.exploring.served import served
from scripts.package.formats.datasette import FILE, questions
from scripts.text.folding import folded, sought

NAME = "iran-1988-record"
QUESTIONS = {question.name: question for question in questions()}
# What the tiny dataset lacks for a question to have an answer.
LACKING = """
UPDATE statements_flat SET origin_check = 'found_absent';
UPDATE figures_flat SET origin_speaker_id = 'mill-union', origin_source_id = 'mill-letter-2001';
UPDATE places SET label = '<script>alert(1)</script>' WHERE place_id = 'northby';
UPDATE sources SET url = 'javascript:alert(1)', title = '"><img src=x onerror=alert(1)>';
"""


class Stranger:
    """A plugin of somebody else, installed beside Datasette."""

    __name__ = "stranger"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    for name in (f"{NAME}.sqlite", FILE):
        (folder / name).write_bytes(packaged().files[name])
    with closing(sqlite3.connect(folder / f"{NAME}.sqlite")) as database:
        database.executescript(LACKING)
    return folder


@pytest.fixture(scope="module")
def shown(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Datasette]:
    pm.register(Stranger(), "stranger")
    yield served(package, tmp_path_factory.mktemp("workshop"))


def get(shown: Datasette, path: str, **words: str) -> tuple[int, str]:
    address = f"/{path}{'?' if words else ''}{urlencode(words)}"
    response = asyncio.run(shown.client.get(address))
    return response.status_code, response.text


def rows(shown: Datasette, path: str, **words: str) -> list[dict[str, Any]]:
    status, text = get(shown, f"{NAME}/{path}.json", _shape="array", _size="max", **words)
    assert status == 200, text
    found: list[dict[str, Any]] = json.loads(text)
    return found


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_with_nothing_typed(shown: Datasette, name: str) -> None:
    found = rows(shown, name)
    assert found
    status, page = get(shown, f"{NAME}/{name}")
    assert status == 200
    assert QUESTIONS[name].title in page
    _, table = get(shown, f"{NAME}/{name}.csv")
    assert len(table.splitlines()) > len(found)


@pytest.mark.parametrize(
    ("name", "typed", "column", "wanted"),
    [
        ("numbers-of-a-question", {"family": "workers-dismissed"}, "family", "workers-dismissed"),
        ("who-contradicts-whom", {"about": "dismissed"}, "a_of", "dismissed"),
        ("said-before", {"year": "2002"}, "said", "2001"),
        ("independence-of-answers", {"about": "dismissed"}, "question", "dismissed"),
        ("attributions-that-were-checked", {"found": "found_absent"}, "found", "does not have the"),
        ("in-their-own-words", {"speaker": "ada-brook"}, "speaker_id", "ada-brook"),
        (
            "dates-of-an-event",
            {"event": "council-vote-on-mill"},
            "event_id",
            "council-vote-on-mill",
        ),
    ],
)
def test_what_is_typed_narrows_the_answer(
    shown: Datasette, name: str, typed: dict[str, str], column: str, wanted: str
) -> None:
    found = rows(shown, name, **typed)
    assert found
    assert all(wanted in row[column] for row in found)
    assert rows(shown, name, **dict.fromkeys(typed, "0000")) == []


def test_every_example_is_of_the_dataset() -> None:
    contract = load_contract(ROOT / "datapackage.json")
    tables = real_tables()
    known = {
        "family": {row["claim_id"] for row in tables["claims"]}
        | {"prison-executions-1988.person-executed"},
        "speaker": {row["actor_id"] for row in tables["actors"]},
        "event": {row["event_id"] for row in tables["events"]},
        "found": set(contract.tables["statements"].by_name["origin_check"].enum),
        "about": set(" ".join(row["wording"] for row in tables["claims"]).split()),
        "year": {str(year) for year in range(1980, 2030)},
    }
    for question in QUESTIONS.values():
        for name, example in question.examples.items():
            assert example in known[name], (question.name, name)


def test_the_first_page_leads_to_every_question_and_table(shown: Datasette) -> None:
    _, page = get(shown, "")
    links = set(re.findall(r'href="([^"]*)"', page))
    for question in QUESTIONS.values():
        typed = f"?{urlencode(question.examples)}" if question.examples else ""
        assert f"/{NAME}/{question.name}{typed}".replace("&", "&amp;") in links
        assert question.title in page
    for table in packaged().edition.contract.tables.values():
        assert f"/{NAME}/{table.name}" in links
        assert table.title in page


@pytest.mark.parametrize("path", ["", NAME, f"{NAME}/figures_flat", f"{NAME}/said-before"])
def test_a_page_asks_nobody_outside_for_anything(shown: Datasette, path: str) -> None:
    _, page = get(shown, path)
    loaded = re.findall(r'<(?:script|img|iframe|source)[^>]* src="([^"]*)"', page)
    loaded += re.findall(r'<link rel="stylesheet" href="([^"]*)"', page)
    assert loaded
    for address in loaded:
        assert address.startswith("/")
        assert get(shown, address.partition("?")[0].lstrip("/"))[0] == 200


def test_a_column_says_what_it_means_and_a_key_what_it_is_called(shown: Datasette) -> None:
    _, page = get(shown, f"{NAME}/figures_flat")
    field = packaged().edition.contract.tables["figures_flat"].by_name["qualifier"]
    assert field.title in page
    assert field.question in page
    assert f'<a href="/{NAME}/sources/county-report-2002">' in page
    label = f'<a href="/{NAME}/actors/county-board">County Board</a>&nbsp;<em>county-board</em>'
    assert label in page


def test_an_id_leads_to_its_row(shown: Datasette) -> None:
    _, page = get(shown, f"{NAME}/figures_flat/county-report-2002~2Edismissed-35")
    assert f'<a href="/{NAME}/actors/county-board">county-board</a>' in page
    _, page = get(shown, f"{NAME}/numbers-of-a-question", family="workers-dismissed")
    assert (
        f'href="/{NAME}/figures/county-report-2002~2Edismissed-35">county-report-2002.dis' in page
    )
    _, page = get(shown, f"{NAME}/said-before")
    passages = set(re.findall(rf'href="/({NAME}/passages/[^"]*)"', page))
    assert passages
    assert all(get(shown, address)[0] == 200 for address in passages)


def test_closed_lists_are_counted(shown: Datasette) -> None:
    found = json.loads(get(shown, f"{NAME}/figures_flat.json")[1])["facet_results"]
    contract = packaged().edition.contract.tables["figures_flat"]
    assert list(found) == ["qualifier", "bound_source", "position", "commitment"]
    assert all(contract.by_name[name].enum for name in found)
    assert sum(one["count"] for one in found["position"]["results"]) == len(
        packaged().cells("figures_flat")
    )


@pytest.mark.parametrize(
    ("table", "typed"),
    [
        ("people", "Brook"),
        ("people", "آدا بروک"),
        ("people", "آدا بروك"),  # with the Arabic letter
        ("people", "ادا"),
        ("statements_flat", "آدا بروك"),  # where she speaks and is called by her label
        ("places", "گل\u200cهای"),
        ("places", "گلهای"),
        ("places", "گل های"),
        ("places", "١٣٦٧"),
        ("places", "1367"),
        ("places", "“curly”"),
    ],
)
def test_a_name_is_found_however_it_is_typed(shown: Datasette, table: str, typed: str) -> None:
    assert rows(shown, table, _search=typed)
    assert rows(shown, table, _search=f"{typed} nowhere-at-all") == []


@pytest.mark.parametrize("typed", ['"', "a OR b", "NEAR(", "*", "a:b", "'; DROP TABLE places"])
def test_signs_of_the_index_are_words(shown: Datasette, typed: str) -> None:
    assert get(shown, f"{NAME}/places", _search=typed)[0] == 200


def test_hostile_words_are_only_words(shown: Datasette) -> None:
    for path in (f"{NAME}/places", f"{NAME}/places/northby", f"{NAME}/sources", NAME, ""):
        _, page = get(shown, path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in get(shown, f"{NAME}/places")[1]


@pytest.mark.parametrize(
    "sql", ["DELETE FROM places", "UPDATE places SET label = 1", "ATTACH 'x.db' AS x", "VACUUM"]
)
def test_nothing_is_written(shown: Datasette, package: Path, sql: str) -> None:
    before = sha256((package / f"{NAME}.sqlite").read_bytes()).digest()
    status, _ = get(shown, f"{NAME}.json", sql=sql)
    assert status == 400
    assert sha256((package / f"{NAME}.sqlite").read_bytes()).digest() == before
    assert sorted(path.name for path in package.iterdir()) == sorted([FILE, f"{NAME}.sqlite"])


def test_the_database_cannot_be_written_to(shown: Datasette) -> None:
    assert not shown.get_database(NAME).is_mutable


def test_no_plugin_of_a_stranger_runs(shown: Datasette) -> None:
    assert not pm.has_plugin("stranger")
    named = json.loads(get(shown, "-/plugins.json")[1])
    assert [plugin["name"] for plugin in named] == ["ours"]


@pytest.mark.parametrize("lost", [f"{NAME}.sqlite", FILE])
@pytest.mark.parametrize("damaged", [True, False])
def test_without_a_package_it_says_what_to_type(
    run, package: Path, tmp_path: Path, lost: str, damaged: bool
) -> None:
    for path in package.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / lost).write_text("neither") if damaged else (tmp_path / lost).unlink()
    status, out, err = run("explore", "--package", tmp_path, "--port", free())
    told = f"{tmp_path / lost} is missing or damaged: `./record package` makes it anew.\n"
    assert (status, out, err) == (2, "", told)


def free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_it_listens_to_this_machine_alone(run, package: Path) -> None:
    addresses: list[Any] = []

    def stopped_at_once(_server: Any, sockets: list[socket.socket]) -> None:
        addresses.extend(one.getsockname() for one in sockets)

    port = free()
    with patch("uvicorn.Server.run", stopped_at_once):
        status, out, err = run("explore", "--package", package, "--port", port)
    assert (status, err) == (0, "")
    assert out == f"http://127.0.0.1:{port}/ shows the package. Ctrl-C stops it.\n"
    assert addresses == [("127.0.0.1", port)]


def test_a_port_that_is_taken(run, package: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, out, err = run("explore", "--package", package, "--port", port)
    assert (status, out) == (2, "")
    assert err == f"Port {port} is taken by another program: ./record explore --port {port + 1}\n"


@pytest.mark.parametrize("port", ["80", "65536", "http", "-1"])
def test_a_port_that_is_none(run, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("explore", f"--port={port}")
    assert ended.value.code == 2
    assert f"1024 to 65535, not {port}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قاضي", "قاضی"),
        ("كاف", "کاف"),
        ("مسئول", "مسيول"),
        ("مُنتَظِری", "منتظری"),
        ("آیت‌الله", "ایتالله"),
        ("ۀ", "ه"),
        ("۳۰", "30"),
        ("Ḥusayn-ʿAlī", "husayn-ali"),
        ("ﻗﺎﺿﻲ", "قاضی"),
        ("Straße", "STRASSE"),
    ],
)
def test_one_spelling_for_both(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_what_a_joiner_joins_is_found_apart_and_together() -> None:
    assert sought("می‌شود").split() == ["میشود", "می", "شود"]
    assert sought("می شود").split() == ["می", "شود"]
