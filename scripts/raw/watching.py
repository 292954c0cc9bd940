"""Doing something again whenever files are saved."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

Stamp = frozenset[tuple[str, int, int]]

SECONDS = 0.5  # between two looks


def stamp(paths: Iterable[Path]) -> Stamp:
    """What tells a saved file from the one before: name, time and size; of files that are there."""
    found = set()
    for path in paths:
        with contextlib.suppress(OSError):  # gone since it was listed
            stat = path.stat()
            found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)


def repeat(
    work: Callable[[], object], look: Callable[[], Stamp], wait: Callable[[float], object]
) -> None:
    """Do `work` now, and again each time that `look` gives something else; Ctrl-C ends it.

    What changes while `work` runs is seen afterwards, for the look comes first.
    """
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            seen = look()
            work()
            while look() == seen:
                wait(SECONDS)
