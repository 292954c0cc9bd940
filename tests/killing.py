"""A command as it goes, stopped before every call that changes a file: killed, or refused.

The calls are those that Python tells of (`sys.addaudithook`), and those by which the project writes
past it. They are watched in a child process, for a hook is never taken away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

from scripts.raw.changing import steps

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CALLS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate")
GROWING = ("open", "os.mkdir", "os.rename", "os.link", "os.write", "os.fsync", "exchange")

State = dict[str, bytes]


def state(root: Path, but: tuple[str, ...] = (".cache", ".git")) -> State:
    """Every file below a folder, but for those of some folders in it."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    names = {path.relative_to(root).as_posix(): path for path in found}
    return {name: it.read_bytes() for name, it in names.items() if name.split("/")[0] not in but}


class Watched:
    """Calls that change something below a folder, each told to `before` when it is to happen."""

    def __init__(self, root: Path, before: Callable[[str], None]) -> None:
        self.root, self.before, self.on = str(root), before, False

    def __call__(self, event: str, words: tuple) -> None:
        if self.on and (event in CALLS or (event == "open" and self._writes(words))):
            self.tell(event, words[0])

    def tell(self, event: str, path: object) -> None:
        """One call, if it is about this folder; what is done meanwhile is no call."""
        name = os.fspath(path) if isinstance(path, str | bytes | os.PathLike) else self.root
        name = os.fsdecode(name)
        if self.on and (not Path(name).is_absolute() or name.startswith(self.root)):
            self.on = False
            try:
                self.before(event)
            finally:
                self.on = True

    def run(self, command: Callable[[], object]) -> None:
        """The command, watched."""
        write, sync, swap = os.write, os.fsync, steps.exchange

        def written(handle: int, data: bytes) -> int:
            self.tell("os.write", None)
            half = memoryview(data)[: max(1, len(data) // 2)]  # as a system may
            return write(handle, half)

        def synced(handle: int) -> None:
            self.tell("os.fsync", None)
            sync(handle)

        def exchanged(one: Path, other: Path) -> None:
            self.tell("exchange", other)
            swap(one, other)

        sys.addaudithook(self)
        with (
            patch("os.write", written),
            patch("os.fsync", synced),
            patch("scripts.raw.changing.steps.exchange", exchanged),
        ):
            self.on = True
            command()
            self.on = False

    @staticmethod
    def _writes(words: tuple) -> bool:
        _, mode, flags = words
        return bool((flags or 0) & WRITES) if mode is None else any(it in mode for it in "wax+")


def killed(root: Path, scratch: Path, command: Callable[[], object]) -> Iterator[tuple[str, Path]]:
    """The folder as it stood before each call of a command: the call, and a copy.

    That is what is left when the process is killed there. The last is what it leaves when it ends.
    """
    scratch.mkdir()

    def keep(event: str) -> None:
        number = len(list(scratch.iterdir()))
        shutil.copytree(root, scratch / f"{number:04} {event}", symlinks=True)

    def run() -> None:
        Watched(root, keep).run(command)
        keep("end")

    _in_child(run)
    for path in sorted(scratch.iterdir()):
        yield path.name, path


def refused(
    root: Path, scratch: Path, command: Callable[[Path], object]
) -> Iterator[tuple[int, str, Path]]:
    """What a command leaves whose disk is full from the n-th call on that needs room, for every n.

    The call's number from 0, in which error it ended (empty where in none), and the copy of the
    folder in which it was given. Deleting goes on on a full disk.
    """
    scratch.mkdir()
    _in_child(lambda: _all_refused(root, scratch, command))
    for path in sorted(scratch.glob("*/ended")):
        yield int(path.parent.name), path.read_text(encoding="utf-8"), path.parent / root.name


def _all_refused(root: Path, scratch: Path, command: Callable[[Path], object]) -> None:
    at = made = 0
    while made >= at:
        copy, ended, made = scratch / f"{at:04}" / root.name, "", 0
        shutil.copytree(root, copy, symlinks=True)

        def full(event: str, at: int = at, copy: Path = copy) -> None:
            nonlocal made
            made += event in GROWING
            if event in GROWING and made > at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(copy))

        watched = Watched(copy, full)
        try:
            watched.run(partial(command, copy))
        except BaseException as error:
            watched.on, ended = False, repr(error)
        (copy.parent / "ended").write_text(ended, encoding="utf-8")
        at += 1


def _in_child(run: Callable[[], None]) -> None:
    child = os.fork()
    if child == 0:
        try:
            run()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
