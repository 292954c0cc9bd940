"""A desk asked without a socket or a browser."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from scripts.desk.app import application
from scripts.desk.desk import Desk
from scripts.desk.guard import ENTRY, HEADER

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
LETTER = "mill-letter-2001"  # the source of the tiny dataset that is held


def desk_on(root: Path) -> Desk:
    return Desk(root, PORT)


def stranger(desk: Desk, address: str = ADDRESS) -> TestClient:
    """A client that knows no secret."""
    return TestClient(application(desk), base_url=address, follow_redirects=False)


def page(desk: Desk) -> TestClient:
    """A client that has entered by the address, and has the page's token."""
    client = stranger(desk)
    assert client.get("/", params={ENTRY: desk.secrets.entry}).status_code == 200
    client.headers[HEADER] = desk.secrets.header
    return client
