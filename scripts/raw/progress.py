"""How far long work is: a bar on a terminal, a quiet line now and then elsewhere.

It goes to standard error, so that what a command prints stays clean, and says nothing of work that
is soon done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TextIO, TypeVar

SOON = 2  # seconds after which a terminal is told, ten times a second
SELDOM = 15  # seconds between two lines that go elsewhere, such as into the log of a CI
WIDTH = 24  # columns of a bar
_CLEARED = "\r\x1b[K"
T = TypeVar("T")


def tracked(items: Iterable[T], doing: str, total: int = 0) -> Iterator[T]:
    """The items one after another, and how many of them are done; `doing` says with what.

    `total`: how many there are, where they cannot be counted beforehand.
    """
    total = len(items) if isinstance(items, Sized) else total
    stream = sys.stderr
    bar = stream.isatty()
    start = told = time.monotonic()
    shown = False
    for done, item in enumerate(items):
        now = time.monotonic()
        if now - start > SOON and now - told > (0.1 if bar else SELDOM):
            _tell(stream, bar, doing, done, total)
            told, shown = now, bar
        yield item
    if shown:
        stream.write(_CLEARED)
        stream.flush()


def _tell(stream: TextIO, bar: bool, doing: str, done: int, total: int) -> None:
    full = WIDTH * done // total
    share = f"{100 * done // total}%"
    if bar:
        stream.write(f"{_CLEARED}{doing} [{'#' * full}{'.' * (WIDTH - full)}] {share}")
    else:
        stream.write(f"{doing}: {share}, {done:,} of {total:,}\n")
    stream.flush()
