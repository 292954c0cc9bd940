"""The environment in which `./record` works, made from `locks/record.txt`.

Both launchers call this file, by itself and with whatever Python there is, where the environment
is not there or not from this lock. It is made beside its place and moved there with its stamp in
it, so that one which was broken off is never taken for whole.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PLACE, LOCK = ".record/environment", "locks/record.txt"
SECONDS = 40  # measured on two cores
STAMP = "lock.txt"  # a copy of the lock
BROKEN_OFF = 3600  # seconds after which what was being made is nobody's
NO_VENV = "`python3 -m venv` does not work here. Debian, Ubuntu: sudo apt install python3-venv."
NO_NETWORK = "What is needed could not be fetched; the first call needs the network."
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
           "--retries", "2", "--require-hashes", "-r")  # fmt: skip


class NotMadeError(Exception):
    """The environment could not be made; the text says why, and what to do."""


def make(root: Path) -> Path:
    """Make the environment of the project in `root`; gives its folder.

    Raises `NotMadeError`, `OSError`.
    """
    place, lock, home = root / PLACE, root / LOCK, (root / PLACE).parent
    fresh = home / f"new-{os.getpid()}"
    home.mkdir(exist_ok=True)
    for old in _left(home, fresh):
        shutil.rmtree(old, ignore_errors=True)
    stamp = lock.read_bytes()  # as it is now: it may change meanwhile
    try:
        _run([sys.executable, "-m", "venv", str(fresh)], NO_VENV)
        _run([str(_python(fresh)), *INSTALL, str(lock)], NO_NETWORK)
        (fresh / STAMP).write_bytes(stamp)
        if not is_made(place, stamp):  # nobody else made it meanwhile
            shutil.rmtree(place, ignore_errors=True)
            fresh.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return place


def is_made(place: Path, stamp: bytes) -> bool:
    """Whether a whole environment stands there, from this very lock."""
    there = place / STAMP
    return _python(place).exists() and there.is_file() and there.read_bytes() == stamp


def _left(home: Path, fresh: Path) -> Iterator[Path]:
    """What was broken off, and is nobody's any more."""
    for path in home.glob("new-*"):
        if path == fresh or time.time() - path.stat().st_mtime > BROKEN_OFF:
            yield path


def _python(place: Path) -> Path:
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: list[str], fault: str) -> None:
    """Raises `NotMadeError` with the `fault` and the last that the command said."""
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise NotMadeError(f"{fault} Then type this again. ({said[-1].strip() if said else '–'})")


def main(words: list[str]) -> int:
    """Make it, and say so; the exit status."""
    root = Path(words[0])
    if is_made(root / PLACE, (root / LOCK).read_bytes()):  # a launcher could not tell
        return 0
    print(f"Setting up once, below .record/: about {SECONDS} seconds …", file=sys.stderr)
    try:
        make(root)
    except KeyboardInterrupt:
        print("Stopped. The next call starts anew.", file=sys.stderr)
        return 130
    except (NotMadeError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
