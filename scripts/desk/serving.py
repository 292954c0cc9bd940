"""Listens for the desk, and opens the browser at it."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path
from threading import Timer

import uvicorn

from scripts.desk.app import application
from scripts.desk.desk import Desk
from scripts.desk.guard import ENTRY
from scripts.desk.route import Missing
from scripts.raw.problems import Unusable

SECONDS = 0.3  # until it surely listens


def serve(
    root: Path, source: str, host: str, port: int, browser: bool, forwarded: str = ""
) -> None:
    """Answer until Ctrl-C; opens `source`, or the page on which one is chosen.

    `forwarded`: the name by which a browser on another machine reaches it, if it is not this one.
    Raises `Unusable` where there is no such source or the port is taken, `Refused` where a file of
    the project cannot be read.
    """
    desk = Desk(root, port, host, forwarded)
    with _listening(host, port) as here:
        if source:
            _known(desk, source)
        address = address_of(desk, source)
        print(f"{address}\nis the desk, for you alone. Ctrl-C ends it.", flush=True)
        if browser:
            Timer(SECONDS, webbrowser.open, [address]).start()
        config = uvicorn.Config(application(desk), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[here])


def address_of(desk: Desk, source: str = "") -> str:
    """The address that lets in whoever has it."""
    path = f"source/{source}" if source else ""
    here = f"https://{desk.forwarded}" if desk.forwarded else f"http://{desk.name}:{desk.port}"
    return f"{here}/{path}?{ENTRY}={desk.secrets.entry}"


def _known(desk: Desk, source: str) -> None:
    try:
        desk.workspace.now().source(source)
    except Missing as error:
        raise Unusable(str(error)) from None


def _listening(host: str, port: int) -> socket.socket:
    """The port, taken before anything is made ready. Raises `Unusable` where another has it."""
    here = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        here.bind((host, port))
    except OSError as error:
        here.close()
        message = (
            f"{host}:{port} cannot be taken: {error.strerror}. If another program has the port: "
            f"./record desk --port {port + 1}"
        )
        raise Unusable(message) from error
    return here
