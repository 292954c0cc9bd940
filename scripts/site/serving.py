"""Shows a finished site on this machine, to nobody else."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Answers, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nobody reads a log of their own clicks."""


def serve(folder: Path, port: int) -> None:
    """Answer until Ctrl-C. Raises `OSError` where the port is taken."""
    with server(folder, port) as http:
        print(f"http://{HOST}:{http.server_port}/ (Ctrl-C ends it)", flush=True)
        http.serve_forever()


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the files of a folder. Raises `OSError`."""
    return ThreadingHTTPServer((HOST, port), partial(_Quiet, directory=str(folder)))
