"""Commands of copies of the project: each copy in a process that need not load the libraries.

Reads JSON: a list of [folder of a copy, [[word, …], …]]. The commands are given one after the
other, up to the first that fails; what they print and how they end stands in `ended.json` there.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

LIBRARIES = (
    "frictionless", "jsonschema", "lxml.etree", "rapidfuzz", "citeproc", "yaml", "openpyxl",
)  # fmt: skip
AT_ONCE = 2


def main() -> None:
    """Fork for each copy, some at once."""
    for name in LIBRARIES:
        importlib.import_module(name)
    _all(json.load(sys.stdin))


def _all(jobs: list[tuple[str, list[list[str]]]]) -> None:
    running = 0
    for folder, commands in jobs:
        if running == AT_ONCE:
            os.wait()
            running -= 1
        if os.fork() == 0:
            _give(Path(folder), commands)
        running += 1
    for _ in range(running):
        os.wait()


def _give(folder: Path, commands: list[list[str]]) -> None:
    """Give the commands, and end this process."""
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    ended = []
    for words in commands:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = _status(words)
        ended.append({"status": status, "out": out.getvalue(), "err": err.getvalue()})
        if status:
            break
    (folder / "ended.json").write_text(json.dumps(ended), encoding="utf-8")
    os._exit(0)


def _status(words: list[str]) -> int:
    try:
        return int(importlib.import_module("scripts.command").main(words))
    except BaseException as error:  # whatever it is, the test tells of it
        print(repr(error), file=sys.stderr)
        return 3


if __name__ == "__main__":
    main()
