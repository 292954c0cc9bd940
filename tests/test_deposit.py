"""The deposit at Zenodo, against a server that stands in for it on this machine."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import ROOT

from scripts.commands import deposit
from scripts.contract.model import load_contract
from scripts.derived.citing.about import about
from scripts.package.deposition import DepositError, Server

HEAD = about(load_contract(ROOT / "datapackage.json"))
NAME = f"{HEAD.name}-{HEAD.version}"
TOKEN = "a-token-nobody-should-see"  # noqa: S105
ZIP, README = b"PK the archive", b"# The record"
DEPOSITIONS = "/api/deposit/depositions"


@dataclass
class Mock:
    """What the server was asked, and how it is to answer."""

    address: str = ""
    asked: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    bucket: str = ""  # another bucket than its own
    status: int = 0  # of every answer, if not as it should be
    spoil: bool = False  # keep other bytes than were sent

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, object]]:
        if self.status:
            return self.status, {"message": f"no, not with {TOKEN}"}
        if (method, path) == ("POST", DEPOSITIONS):
            bucket = self.bucket or f"{self.address}/api/files/b-1"
            return 201, {"id": 17, "links": {"bucket": bucket}}
        kept = hashlib.md5(b"spoilt" if self.spoil else body).hexdigest()  # noqa: S324
        return 201, {"checksum": f"md5:{kept}"}


@pytest.fixture
def mock() -> Iterator[Mock]:
    state = Mock()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sender = self.headers["Authorization"]
            state.asked.append((self.command, self.path, sender, body))
            status, answer = state.answer(self.command, self.path, body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{state.address}/elsewhere")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_POST = do_PUT = do_GET = _do  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        server.shutdown()
        thread.join()


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "README.md").write_bytes(README)
    (tmp_path / f"{NAME}.zip").write_bytes(ZIP)
    return tmp_path


@pytest.fixture
def send(run, dist: Path, mock: Mock, monkeypatch: pytest.MonkeyPatch):
    """Call the command with the token in its environment, and look for the token in its words."""

    def call(*more: object) -> tuple[int, str, str]:
        monkeypatch.setenv(deposit.TOKEN, TOKEN)
        status, out, err = run(
            "deposit", "--root", ROOT, "--dist", dist, "--server", mock.address, *more
        )
        assert TOKEN not in out + err
        return status, out, err

    return call


def test_a_dry_run_shows_everything_and_sends_nothing(send, mock: Mock) -> None:
    status, out, err = send("--dry-run")
    shown = json.loads(out)
    assert (status, err, mock.asked) == (0, "Dry run: nothing was sent.\n", [])
    assert shown["metadata"]["upload_type"] == "dataset"
    assert shown["metadata"]["creators"] == [{"name": one.name} for one in HEAD.creators]
    assert shown["files"][0] == {
        "filename": f"{NAME}.zip",
        "filesize": len(ZIP),
        "checksum": f"md5:{hashlib.md5(ZIP).hexdigest()}",  # noqa: S324
    }


def test_a_dry_run_needs_no_token(run, dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(deposit.TOKEN, raising=False)
    assert run("deposit", "--dry-run", "--root", ROOT, "--dist", dist)[0] == 0


def test_a_draft_has_the_metadata_and_the_files_of_the_dry_run(send, mock: Mock) -> None:
    metadata = json.loads(send("--dry-run")[1])["metadata"]
    status, out, _ = send()
    assert (status, out) == (
        0, f"Draft 17 made at {mock.address}. Look at it there, then publish it.\n",
    )  # fmt: skip
    made, *puts = mock.asked
    assert made[:2] == ("POST", DEPOSITIONS)
    assert json.loads(made[3]) == {"metadata": metadata}
    assert [(method, path, body) for method, path, _, body in puts] == [
        ("PUT", f"/api/files/b-1/{NAME}.zip", ZIP),
        ("PUT", "/api/files/b-1/README.md", README),
    ]
    assert {sender for _, _, sender, _ in mock.asked} == {f"Bearer {TOKEN}"}
    assert not any("publish" in path for _, path, _, _ in mock.asked)


@pytest.mark.parametrize("status", [400, 401, 500])
def test_a_refusal_is_told_without_the_token(send, mock: Mock, status: int) -> None:
    mock.status = status
    code, out, err = send()
    assert (code, out) == (1, "")
    assert f": {status} " in err
    assert "no, not with [token]" in err


def test_other_bytes_on_the_server_are_noticed(send, mock: Mock) -> None:
    mock.spoil = True
    assert send()[::2] == (
        1, f"{NAME}.zip: the server holds other bytes than were sent.\n",
    )  # fmt: skip


@pytest.mark.parametrize("bucket", ["https://elsewhere.example/b", "http://127.0.0.1:1/b"])
def test_the_token_goes_to_no_other_server(send, mock: Mock, bucket: str) -> None:
    mock.bucket = bucket
    status, _, err = send()
    assert status == 1
    assert f"refused to follow it to {bucket}" in err
    assert len(mock.asked) == 1


def test_a_redirection_is_not_followed(send, mock: Mock) -> None:
    mock.status = 302
    status, _, err = send()
    assert (status, len(mock.asked)) == (1, 1)
    assert ": 302 " in err


def test_an_answer_of_another_shape_is_an_error(send, mock: Mock, monkeypatch) -> None:
    monkeypatch.setattr(Mock, "answer", lambda *_: (200, {"id": 17}))
    status, _, err = send()
    assert (status, err) == (1, f"{mock.address}: an answer without 'links'.\n")


def test_nobody_there(run, dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(deposit.TOKEN, TOKEN)
    server = "http://127.0.0.1:9"
    status, _, err = run("deposit", "--root", ROOT, "--dist", dist, "--server", server)
    assert status == 1
    assert err.startswith(f"{server}/api/deposit/depositions: ")


def test_a_token_is_only_sent_over_https() -> None:
    with pytest.raises(DepositError, match="only sent over https"):
        Server("http://zenodo.example", TOKEN)


def test_without_a_token(run, dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(deposit.TOKEN, raising=False)
    status, _, err = run("deposit", "--root", ROOT, "--dist", dist)
    assert (status, err) == (2, f"Set {deposit.TOKEN} to a token with the scope deposit:write.\n")


def test_without_a_package(run, tmp_path: Path) -> None:
    status, _, err = run("deposit", "--dry-run", "--root", ROOT, "--dist", tmp_path)
    assert status == 1
    assert err == f"{tmp_path / NAME}.zip does not exist. Run `./record package` first.\n"
