"""What was worked out once and is kept beside the project, in `.cache/`, which git ignores.

A thing is kept under a name that is a sum over everything that bears on it: bytes, contract, code,
versions of libraries. Whatever changes, the name is another, so what is found is never old. It is
held as JSON, which runs nothing, under a seal that only this very folder gives: what was damaged,
or brought along from elsewhere, has another seal and is worked out anew. No trouble with what is
kept is an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
import shutil
import sys
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from scripts.raw.writing import put

FOLDER = ".cache"  # below the project's root
KEY = "key"  # the file of which the seals are made
MOST = 500_000_000  # bytes of all that is kept
SCRIPTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Kept:
    """The folder of what is kept; each kind of thing has a folder in it."""

    folder: Path
    most: int = MOST

    @classmethod
    def of(cls, root: Path) -> Kept:
        """That of a project."""
        return cls(root / FOLDER)

    def path_of(self, kind: str, name: str) -> Path:
        """Where a thing is kept."""
        return self.folder / kind / name

    def get(self, kind: str, name: str) -> Any:
        """What is kept under a name; None where nothing is, or where its seal is not ours."""
        try:
            seal, _, body = self.path_of(kind, name).read_bytes().partition(b"\n")
        except OSError:
            return None
        ours = self._key and secrets.compare_digest(seal, self._seal(kind, name, body))
        return json.loads(body) if ours else None

    def put(self, kind: str, name: str, value: Any) -> None:
        """Keep what JSON can say."""
        body = json.dumps(value, separators=(",", ":")).encode()
        path = self.path_of(kind, name)
        with contextlib.suppress(OSError):
            if not self._key:
                self._new_key()
            put(path, self._seal(kind, name, body) + b"\n" + body)

    def trim(self) -> None:
        """Delete the oldest until the rest is small enough."""
        with contextlib.suppress(OSError):
            kept = [(path.stat(), path) for path in self.folder.glob("*/*")]
            kept.sort(key=lambda item: item[0].st_mtime_ns, reverse=True)
            size = 0
            for stat, path in kept:
                size += stat.st_size
                if size > self.most:
                    path.unlink(missing_ok=True)

    def _seal(self, kind: str, name: str, body: bytes) -> bytes:
        made = hashlib.blake2b(f"{kind} {name} ".encode(), key=self._key, digest_size=32)
        made.update(body)
        return made.hexdigest().encode()

    @cached_property
    def _key(self) -> bytes:
        """What seals are made of; empty where there is none yet.

        Where the file lies on this disk, and since when, is part of it: a copy seals otherwise.
        """
        try:
            stat = (self.folder / KEY).stat()
            random = (self.folder / KEY).read_bytes()
        except OSError:
            return b""
        here = f" {stat.st_ino} {stat.st_ctime_ns}".encode()
        return hashlib.blake2b(random + here, digest_size=32).digest()

    def _new_key(self) -> None:
        put(self.folder / KEY, secrets.token_bytes(32))
        self.__dict__.pop("_key", None)


def empty(root: Path) -> None:
    """Keep nothing of all that is kept: words may have been withdrawn. Raises `OSError`."""
    folder = root / FOLDER
    if folder.is_symlink():
        raise OSError(f"{FOLDER} is a link; remove what it leads to by hand.")
    if folder.is_dir():
        shutil.rmtree(folder)


def sum_of(*parts: Any) -> str:
    """One sum over whatever JSON can say."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def code(*rooms: str) -> str:
    """One sum over the code of some folders below `scripts/`, and the Python that runs it."""
    return sum_of(sys.version, [[room, _code_of(room)] for room in rooms])


@cache
def _code_of(room: str) -> str:
    folder = SCRIPTS / room
    made = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        text = path.read_bytes()
        made.update(f"{path.relative_to(folder).as_posix()} {len(text)} ".encode() + text)
    return made.hexdigest()


@cache
def versions(*libraries: str) -> str:
    """The versions of libraries, as one text."""
    return " ".join(f"{name} {_version(name)}" for name in libraries)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
