"""What all requests share: the project, the secrets of this start, and those who wait for news."""

from __future__ import annotations

import queue
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar, cast

from scripts.desk.workspace import Workspace

HERE = "127.0.0.1"
SECRET_BYTES = 32
WAITING = 1_000  # news that one page may leave unread; a page that is gone reads none

T = TypeVar("T")


def _secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


@dataclass(frozen=True)
class Secrets:
    """What only the page that this start opened can know."""

    entry: str = field(default_factory=_secret)  # in the address
    cookie: str = field(default_factory=_secret)
    header: str = field(default_factory=_secret)  # in the page


class News:
    """Tells every page that listens what happened; a value is JSON."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: set[queue.Queue[Any]] = set()

    def tell(self, value: dict[str, Any]) -> None:
        """Send to all. One that reads nothing is left behind."""
        with self._lock:
            for one in list(self._listeners):
                try:
                    one.put_nowait(value)
                except queue.Full:
                    self._listeners.discard(one)

    @contextmanager
    def listening(self) -> Iterator[queue.Queue[Any]]:
        """A queue of what is told from now on."""
        mine: queue.Queue[Any] = queue.Queue(WAITING)
        with self._lock:
            self._listeners.add(mine)
        try:
            yield mine
        finally:
            with self._lock:
                self._listeners.discard(mine)


class Desk:
    """One start of the desk on one project."""

    def __init__(self, root: Path, port: int, host: str = HERE, forwarded: str = "") -> None:
        self.root, self.port, self.host = root, port, host
        self.forwarded = forwarded  # the name by which a browser elsewhere reaches it; mostly none
        self.secrets = Secrets()
        self.news = News()
        self.workspace = Workspace(root)
        self.lock = RLock()  # held by whoever writes, so that two tabs do not write at once
        self._parts: dict[type, Any] = {}

    @property
    def name(self) -> str:
        """How an address calls this machine, for a browser on it."""
        if self.host in ("0.0.0.0", "::"):  # noqa: S104 - all of its addresses, of which one is
            return HERE
        return f"[{self.host}]" if ":" in self.host else self.host

    def part(self, kind: type[T]) -> T:
        """The one `kind(desk)` of this start: where routes of a module keep what they share."""
        with self.lock:
            if kind not in self._parts:
                self._parts[kind] = cast(Any, kind)(self)
            return cast(T, self._parts[kind])
