"""Look into the package in a browser: search, counts, questions.

Datasette shows the database of the package that `./record package` made, on this machine alone,
until Ctrl-C. It shows a copy, so that nothing is changed; nothing is asked of anyone outside. Exit
status: 130 stopped, 2 there is no such package, or the port is taken.
"""

from __future__ import annotations

import argparse
import json
import socket
import tempfile
from pathlib import Path

from scripts.raw.problems import Unusable

GROUP = "see"
HERE = "127.0.0.1"  # no other machine reaches it
PORTS = range(1024, 65536)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument(
        "--package", type=Path, metavar="FOLDER", help="unpacked; the project's own otherwise"
    )
    parser.add_argument("--port", type=_port, default=8001, help="8001 unless given")


def run(options: argparse.Namespace) -> int:
    """Show it until somebody stops it."""
    import uvicorn  # it and Datasette take long to import

    from scripts.package.exploring.served import served

    with tempfile.TemporaryDirectory() as folder, _listening(options.port) as here:
        datasette = served(options.package or _own(options.root), Path(folder))
        print(f"http://{HERE}:{options.port}/ shows the package. Ctrl-C stops it.", flush=True)
        config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
        uvicorn.Server(config).run(sockets=[here])
    return 0


def _own(root: Path) -> Path:
    head = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    return root / "dist" / f"{head['name']}-{head['version']}"


def _listening(port: int) -> socket.socket:
    """The port, taken before anything is made ready. Raises `Unusable` where another has it."""
    here = socket.socket()
    here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        here.bind((HERE, port))
    except OSError as error:
        here.close()
        message = f"Port {port} is taken by another program: ./record explore --port {port + 1}"
        raise Unusable(message) from error
    return here


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) in PORTS):
        raise argparse.ArgumentTypeError(f"{PORTS[0]} to {PORTS[-1]}, not {text}")
    return int(text)
