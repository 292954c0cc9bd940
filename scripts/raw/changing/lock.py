"""One process at a time changes a place; whoever comes meanwhile is told who does.

The system frees the lock of a process that dies, so none is ever stale. Whoever reads needs none.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from scripts.raw.problems import Unusable

NAME = "lock"
PATIENCE, PAUSE = 3.0, 0.05  # seconds: to wait for another process, and between two looks
FAR = 1 << 30  # Windows: the byte that is locked, behind all that others may read


@dataclass(frozen=True)
class Lock:
    """A place that is ours until `free`."""

    path: Path
    file: FileIO

    def free(self) -> None:
        """Let others have it, and leave nothing behind."""
        if os.name == "nt":  # no file is deleted there while it is open
            self.file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()
        self.file.close()
        with contextlib.suppress(OSError):  # another process may have come
            self.path.parent.rmdir()


def take(area: Path, doing: str) -> Lock:
    """Wait a moment for the place. Raises `Unusable` where another process has it; `OSError`."""
    until = time.monotonic() + PATIENCE
    while (lock := attempt(area, doing)) is None:
        if time.monotonic() > until:
            raise Unusable(holder(area))
        time.sleep(PAUSE)
    return lock


def attempt(area: Path, doing: str) -> Lock | None:
    """The place, if nobody has it. Raises `OSError`."""
    path = area / NAME
    try:
        area.mkdir(exist_ok=True)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
    except (FileNotFoundError, FileExistsError):
        if os.path.lexists(area) and not area.is_dir():
            raise
        return None  # whoever had it has just gone
    if not (_locked(file) and _is_there(file, path)):
        file.close()
        return None
    with contextlib.suppress(OSError):  # a full disk: then nobody is told who it is
        told = {"doing": doing, "process": os.getpid(), "since": time.time()}
        file.truncate(0)
        file.write(json.dumps(told).encode())
        file.flush()
    return Lock(path, file)


def holder(area: Path) -> str:
    """Who has the place, on one line, and what to do."""
    try:
        told = json.loads((area / NAME).read_bytes())
        age = max(0, round(time.time() - told["since"]))
        who = f"`{told['doing']}` (process {told['process']}) has been writing here for {age} s"
    except (OSError, ValueError, KeyError, TypeError):
        who = "Another process is writing here"
    return f"{area.parent}: {who}. Let it end, then run this again."


def _locked(file: FileIO) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_there(file: FileIO, path: Path) -> bool:
    """Whether what was locked still stands there: whoever had it deletes it before it is free."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False
