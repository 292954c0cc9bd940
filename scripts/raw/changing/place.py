"""A place that changes: by one process at a time, and what was interrupted is ended first."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

from scripts.raw.changing.exchange import APART
from scripts.raw.changing.journal import BACK, Journal, found, sum_of
from scripts.raw.changing.lock import NAME, PATIENCE, PAUSE, attempt, take
from scripts.raw.changing.steps import back, forward
from scripts.raw.problems import Unusable

AREA = ".changing"  # the hidden folder of a place
EARLIER = (".build-*", "dist/.package-*", "dist/.site-*")  # what former versions may have left
MARK = "datapackage.json"  # stands in a project's folder

# Places that this thread may change, and the command that does.
_OURS: ContextVar[Mapping[Path, str]] = ContextVar("ours", default=MappingProxyType({}))


@contextlib.contextmanager
def alone(ground: Path, doing: str) -> Iterator[Path]:
    """Change things below `ground` while nobody else does; gives a folder for what is being made.

    What was interrupted is ended first; however this ends, that folder is swept. `doing` is told
    to whoever comes meanwhile. Raises `Unusable` where another process is at work; `OSError`.
    """
    ground = ground.resolve()
    ours = _OURS.get()
    if ground in ours:
        yield ground / AREA
        return
    lock = take(ground / AREA, doing)
    token = _OURS.set({**ours, ground: doing})
    try:
        _end(ground)
        yield ground / AREA
    finally:
        _OURS.reset(token)
        with contextlib.suppress(OSError):  # the next command sweeps
            _sweep(ground)
        lock.free()


def doing(ground: Path) -> str:
    """The command that has the place."""
    return _OURS.get()[ground]


def heal(ground: Path) -> str:
    """End what was interrupted there: finish it, or undo it; what to tell of it, mostly nothing.

    Where a process is at work, wait a moment until its files are in place. Raises `Unusable`
    where a file was changed since; `OSError`.
    """
    area = ground / AREA
    if not os.path.isdir(area):  # nor where a folder may not be looked into  # noqa: PTH112
        return ""
    until = time.monotonic() + PATIENCE
    try:
        while (lock := attempt(area, "healing")) is None:
            if found(area) is None or time.monotonic() > until:
                return ""
            time.sleep(PAUSE)
    except OSError:  # who may only read does no harm by what was not begun
        if found(area):
            raise
        return ""
    try:
        return _end(ground)
    finally:
        lock.free()


def ground_of(paths: Iterable[Path]) -> Path:
    """Below what files are changed: a place that is ours, else their project, else a folder."""
    folders = [path.resolve() if path.is_dir() else path.parent.resolve() for path in paths]
    common = Path(os.path.commonpath([*folders, *folders]))
    above = (common, *common.parents)
    for ground in above:
        if ground in _OURS.get():
            return ground
    for ground in above:
        if (ground / MARK).is_file():
            return ground
    return next(ground for ground in above if ground.is_dir())


def _end(ground: Path) -> str:
    """Finish or undo what the journal says, and sweep; what to tell of it."""
    area = ground / AREA
    told = ""
    if journal := found(area):
        undone = (area / BACK).exists()
        _look_at(journal, area)
        undone = _ended(journal, area, undone)
        ended = "undone" if undone else "finished"
        told = f"`{journal.doing}` had been interrupted; it is {ended} now."
    _sweep(ground)
    for name in EARLIER if (ground / MARK).is_file() else ():
        for left in ground.glob(name):
            shutil.rmtree(left)
    return told


def _ended(journal: Journal, area: Path, undone: bool) -> bool:
    """Finish a change, or undo it; which was done.

    Where folders cannot change places, whoever began was about to undo it and try another way.
    """
    try:
        (back if undone else forward)(journal, area)
    except OSError as error:
        if undone or error.errno not in APART:
            raise
        back(journal, area)
        return True
    return undone


def _look_at(journal: Journal, area: Path) -> None:
    """Nothing is written over what somebody has changed since."""
    for step in journal.steps:
        place = step.place(area)
        if sum_of(place) not in ("", step.old, step.new):
            raise Unusable(
                f"{step.path} was changed after `{journal.doing}` had been interrupted. Move it "
                "out of the project, run this again, and then bring your change in again."
            )


def _sweep(ground: Path) -> None:
    """Delete what is left of a change that is ended, or never began."""
    area = ground / AREA
    if found(area):
        return
    for left in area.iterdir():
        if left.name != NAME:
            delete(left)


def delete(path: Path) -> None:
    """Delete a file or a folder, if it is there. Raises `OSError`."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
