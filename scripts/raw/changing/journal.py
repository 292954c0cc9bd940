"""What takes the place of what, written down before it happens.

Which way things go is the name of the journal's file: `forward.json` of a change to be finished,
`back.json` of one to be undone.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FORWARD, BACK = "forward.json", "back.json"


@dataclass(frozen=True)
class Step:
    """One file or folder that changes; what is new lies in the area until it takes its place."""

    number: int
    path: str  # from the ground, with forward slashes
    old: str  # the sum of what stands there; empty = nothing does
    new: str  # the sum of what takes its place; empty = nothing does
    folder: bool  # what is new, or is removed, is a folder

    def fresh(self, area: Path) -> Path:
        """What is new, until it stands in its place."""
        return area / f"{self.number}.new"

    def kept(self, area: Path) -> Path:
        """What stood there, until all is in place."""
        return area / f"{self.number}.old"

    def place(self, area: Path) -> Path:
        """What is changed."""
        return area.parent / self.path


@dataclass(frozen=True)
class Journal:
    """A change of which every part is at hand."""

    doing: str  # the command, without what was typed behind it
    steps: tuple[Step, ...]
    folders: tuple[str, ...]  # those to be made, from the ground, the outer ones first

    def commit(self, area: Path) -> None:
        """Put it on the disk in one step: from here on the change is finished. Raises `OSError`."""
        part = area / "journal.part"
        put_synced(part, json.dumps(asdict(self)).encode())
        part.replace(area / FORWARD)
        sync(area)


def found(area: Path) -> Journal | None:
    """The journal of a change that was interrupted; None where there is none."""
    for name in (FORWARD, BACK):
        if (area / name).exists():
            told = json.loads((area / name).read_bytes())
            steps = tuple(Step(**step) for step in told["steps"])
            return Journal(told["doing"], steps, tuple(told["folders"]))
    return None


def sum_of(path: Path) -> str:
    """The sum of a file's bytes, or of all files in a folder; empty where nothing is."""
    if not os.path.lexists(path):
        return ""
    if not path.is_dir():
        return sum_of_bytes(path.read_bytes())
    there = sorted(path.rglob("*"))
    sums = ((sum_of_bytes(it.read_bytes()), it.relative_to(path)) for it in there if it.is_file())
    lines = "".join(f"{one}  {name.as_posix()}\n" for one, name in sums)
    return sum_of_bytes(lines.encode("utf-8", "surrogateescape"))


def sum_of_bytes(data: bytes) -> str:
    """The sum of bytes."""
    return hashlib.sha256(data).hexdigest()


def put_synced(path: Path, content: bytes) -> None:
    """Write a new file, to the disk itself. Raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def sync(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system lets one."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
