"""The desk in a workspace in a browser: its container, and whom it answers there."""

from __future__ import annotations

import argparse
import json
import subprocess

import pytest
from conftest import ROOT, Project
from desk_support import LETTER, PORT, stranger

from scripts.commands import desk as verb
from scripts.desk.desk import Desk
from scripts.desk.guard import ENTRY, HEADER
from scripts.desk.serving import address_of

NAME = "odd-space-8765.app.example.dev"
CODESPACE = {
    "CODESPACE_NAME": "odd-space",
    "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN": "app.example.dev",
}


@pytest.fixture
def desk(tiny: Project) -> Desk:
    return Desk(tiny.root, PORT, forwarded=NAME)


# What forwarders make of the two headers: some keep the name, some put this machine in its place.
@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (NAME, f"https://{NAME}"),
        (NAME, f"https://localhost:{PORT}"),
        (f"localhost:{PORT}", f"https://{NAME}"),
        (f"localhost:{PORT}", f"http://localhost:{PORT}"),
        (f"localhost:{PORT}", f"https://localhost:{PORT}"),
    ],
)
def test_its_page_is_answered_by_the_name_that_was_given(desk: Desk, host, origin) -> None:
    client = stranger(desk, f"http://{host}")
    assert client.get("/", params={ENTRY: desk.secrets.entry}).status_code == 200
    own = {"origin": origin, "sec-fetch-site": "same-origin", HEADER: desk.secrets.header}
    told = {"sha": "", "words": "", "draft": {}}
    assert client.put(f"/drafts/{LETTER}/a", json=told, headers=own).status_code == 204


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("other-space-8765.app.example.dev", f"https://{NAME}"),
        (NAME, "https://other-space-8765.app.example.dev"),
        (NAME, f"http://{NAME}"),
        (NAME, "null"),
    ],
)
def test_nobody_else_is(desk: Desk, host, origin) -> None:
    client = stranger(desk, f"http://{host}")
    client.get("/", params={ENTRY: desk.secrets.entry})
    own = {"origin": origin, HEADER: desk.secrets.header}
    assert client.get("/sources", headers=own).status_code in (403, 421)


def test_the_address_is_that_of_the_forwarder(desk: Desk) -> None:
    assert address_of(desk, LETTER).startswith(f"https://{NAME}/source/{LETTER}?{ENTRY}=")


@pytest.mark.parametrize(("variables", "name"), [(CODESPACE, NAME), ({}, "")])
def test_the_container_opens_the_desk(variables: dict[str, str], name: str) -> None:
    told = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
    typed = told["postAttachCommand"].replace("./record desk", "printf '%s\\n'")
    asked = ["/bin/sh", "-c", typed]
    done = subprocess.run(asked, env=variables, capture_output=True, text=True, check=True)
    parser = argparse.ArgumentParser()
    verb.register(parser)
    options = parser.parse_args(done.stdout.split())
    assert (options.forwarded_as or "", options.no_browser) == (name, True)
    assert told["forwardPorts"] == [options.port]
