"""Only the page that this start opened is answered, and what it sends is bounded JSON."""

from __future__ import annotations

import pytest
from desk_support import ADDRESS, LETTER, PORT, desk_on, page, stranger

from scripts.desk.desk import Desk
from scripts.desk.guard import ENTRY, HEADER
from scripts.desk.route import USUAL, Route, routes
from scripts.desk.serving import address_of


@pytest.fixture
def desk(tiny) -> Desk:
    return desk_on(tiny.root)


def test_the_address_of_the_start_lets_in_and_is_left_at_once(desk: Desk) -> None:
    client = stranger(desk)
    assert client.get("/").status_code == 403
    entered = client.get("/", params={ENTRY: desk.secrets.entry, "at": 'a "&c'})
    assert entered.status_code == 200
    assert desk.secrets.entry not in entered.text
    assert 'url=/?at=a+%22%26c"' in entered.text
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert "SameSite=strict" in entered.headers["set-cookie"]
    assert client.get("/").status_code == 200
    assert desk.secrets.header in client.get(f"/source/{LETTER}").text


def test_each_start_has_other_secrets(desk: Desk) -> None:
    other = Desk(desk.root, PORT)
    assert len({*vars(desk.secrets).values(), *vars(other.secrets).values()}) == 6
    assert stranger(desk).get("/", params={ENTRY: other.secrets.entry}).status_code == 403


def test_a_name_that_leads_here_is_not_ours(desk: Desk) -> None:
    for address in ("http://evil.example:8765", "http://127.0.0.1:8766", "http://127.0.0.1"):
        client = stranger(desk, address)
        answer = client.get("/", params={ENTRY: desk.secrets.entry})
        assert answer.status_code == 421, address
    assert stranger(desk, f"http://localhost:{PORT}").get("/").status_code == 403


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("origin", "http://evil.example"),
        ("origin", f"https://127.0.0.1:{PORT}"),
        ("origin", f"http://127.0.0.1:{PORT + 1}"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        (HEADER, "guessed"),
        (HEADER, ""),
        ("cookie", f"desk-{PORT}=guessed"),
        ("cookie", f"desk-{PORT}="),
    ],
)
def test_each_check_stands_alone(desk: Desk, header: str, value: str) -> None:
    client = page(desk)
    assert client.get("/sources").status_code == 200
    if header == "cookie":
        client.cookies.clear()
    assert client.get("/sources", headers={header: value}).status_code == 403


def test_our_own_origin_is_let_through(desk: Desk) -> None:
    own = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}
    assert page(desk).get("/sources", headers=own).status_code == 200


def test_only_pages_are_open_to_what_has_no_header(desk: Desk) -> None:
    client = page(desk)
    del client.headers[HEADER]
    for one in routes():
        if one.method == "GET":
            status = client.get(one.path.replace("{source}", LETTER)).status_code
            assert (status != 403) == one.is_open, one.path
    assert client.post("/").status_code == 403


def test_every_answer_forbids_what_the_page_does_not_need(desk: Desk) -> None:
    client = page(desk)
    for path in ("/", "/sources", "/nowhere", f"/source/{LETTER}", "/static/none.js"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
    assert "default-src 'none'" in stranger(desk).get("/").headers["content-security-policy"]


def test_whoever_entered_is_given_the_icon_that_a_browser_asks_for(desk: Desk) -> None:
    client = stranger(desk)
    assert client.get("/favicon.ico").status_code == 403
    entered = client.get("/", params={ENTRY: desk.secrets.entry})
    assert 'rel="icon" href="/static/icon.svg"' in entered.text
    icon = client.get("/favicon.ico")
    assert icon.headers["content-type"] == "image/svg+xml"
    assert icon.text == client.get("/static/icon.svg").text


def test_no_path_leaves_the_project(desk: Desk) -> None:
    client = page(desk)
    for name in ("..%2f..%2fetc", "%2e%2e", "../../etc/passwd", "nowhere", "%00"):
        assert client.get(f"/source/{name}").status_code in (403, 404)
        assert client.get(f"/static/{name}").status_code in (403, 404)
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


def posts() -> list[Route]:
    return [one for one in routes() if one.method != "GET"]


@pytest.mark.parametrize("one", posts(), ids=lambda one: f"{one.method} {one.path}")
def test_only_bounded_json_is_taken(desk: Desk, one: Route) -> None:
    client = page(desk)
    path = one.path.replace("{source}", LETTER)
    json = {"content-type": "application/json"}
    assert client.request(one.method, path, data={"s": "1"}).status_code == 415
    assert (
        client.request(
            one.method, path, content="{}", headers={"content-type": "text/plain"}
        ).status_code
        == 415
    )
    for content in ("{", "[]", '"a"', '{"a": "\\ud800"}', "[" * 100_000, b"\xff"):
        assert client.request(one.method, path, content=content, headers=json).status_code == 400, (
            content[:9]
        )
    if one.most <= USUAL:
        large = '{"a": "' + "x" * one.most + '"}'
        assert client.request(one.method, path, content=large, headers=json).status_code == 413


def test_another_address_needs_a_word_that_says_what_it_means(run, tiny) -> None:
    with pytest.raises(SystemExit) as ended:
        run("desk", "--root", tiny.root, "--host", "0.0.0.0", "--no-browser")  # noqa: S104
    assert ended.value.code == 2


def test_a_source_that_is_not_there_is_said_before_it_listens(run, tiny) -> None:
    status, _, told = run("desk", "nowhere", "--root", tiny.root, "--no-browser", "--port", 48765)
    assert status == 2
    assert "no such source" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")],  # noqa: S104
)
def test_the_address_printed_is_one_that_a_browser_here_can_ask(
    tiny, host: str, shown: str
) -> None:
    desk = Desk(tiny.root, PORT, host)
    address = address_of(desk, LETTER)
    assert address.startswith(f"http://{shown}:{PORT}/source/{LETTER}?{ENTRY}=")
    client = stranger(desk, f"http://{shown}:{PORT}")
    assert client.get(address.removeprefix(f"http://{shown}:{PORT}")).status_code == 200
