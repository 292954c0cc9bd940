"""How every command is started from a terminal: it speaks what that can spell, and ends in a line.

A call of `main` from Python is left as it is; there, exceptions are of use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import ParamSpec

from scripts.raw.problems import of_disk

P = ParamSpec("P")
STOPPED = 130  # what a shell gives for Ctrl-C
AT_FAULT = 2


def disk_at_fault(main: Callable[P, int]) -> Callable[P, int]:
    """`main`, that ends in a line and the status 2 where the system refuses a file."""

    @wraps(main)
    def answering(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return main(*args, **kwargs)
        except BrokenPipeError:  # the reader's doing, no fault
            raise
        except OSError as error:
            return _ended(of_disk(error), AT_FAULT)

    return answering


def run(main: Callable[[], int]) -> int:
    """Do what a command does; gives the exit status."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started this
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):  # another one has nothing to be set
            stream.reconfigure(errors="backslashreplace")
    try:
        return _flushed(main)
    except KeyboardInterrupt:
        return _ended("Stopped.", STOPPED)
    except BrokenPipeError:  # a pager has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        return _ended("This takes more memory than there is. Leave out what is largest.", AT_FAULT)


@disk_at_fault
def _flushed(main: Callable[[], int]) -> int:
    status = main()
    sys.stdout.flush()
    return status


def _ended(text: str, status: int) -> int:
    print(text, file=sys.stderr)
    return status
