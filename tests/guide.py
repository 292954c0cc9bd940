"""The guides' own examples, run: each section of a page is a story in a fresh trial.

Marks before a fenced block say what it is:

    <!-- run -->           commands behind `$ ` and all they print; `…` is for lines left out
    <!-- edit: FILE -->    a diff: the lines behind `-`, once in FILE, become those behind `+`
    <!-- switch-on: FILE -->  a section's name and a record, each line behind `# ` before
    <!-- write: FILE -->   the whole of a new FILE

`python tests/guide.py` writes what the commands print now into the pages.
"""

from __future__ import annotations

import io
import math
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent, wrap
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))
from conftest import ROOT

from scripts.command import main
from scripts.contribute.trial import INVENTED, make_trial

PAGES = ("CONTRIBUTING.md",)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)
BLOCK = re.compile(
    r"(?P<mark><!-- (?P<kind>run|edit|switch-on|write)(?:: (?P<file>\S+))? -->\n```\w+\n)"
    r"(?P<body>.*?)(?=```)",
    re.DOTALL,
)
CONTINUED = re.compile(r" \\\n +")
BEGUN = "\n$ cd trial\n"  # in a section that makes its own trial
LEFT_OUT = "…"
WIDTH = 88  # columns, as wide as a page
AT_A_TERMINAL = {"COLUMNS": str(WIDTH), "GITHUB_ACTIONS": "", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Section:
    """A part of a page, from one `## ` to the next."""

    page: str
    title: str
    text: str


class Terminal(io.StringIO):
    """Where a reader of the page would see what is printed."""

    def isatty(self) -> bool:
        """Lines are broken as for a person."""
        return True


def sections() -> list[Section]:
    """The sections with something to run."""
    return [
        Section(page, part.split("\n", 1)[0].lstrip("# "), part)
        for page in PAGES
        for part in SECTION.split((ROOT / page).read_text(encoding="utf-8"))
        if "<!-- run -->" in part
    ]


def replayed(text: str, folder: Path) -> str:
    """The section with what its commands print now, told in a fresh copy of what a trial needs."""
    shutil.copytree(ROOT / INVENTED, folder / INVENTED)
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copyfile(ROOT / "datapackage.json", folder / "datapackage.json")

    def block(match: re.Match[str]) -> str:
        return match["mark"] + ACTS[match["kind"]](match["file"] or "", match["body"])

    quick = patch("scripts.raw.progress.SOON", math.inf)  # a busy machine tells of its progress
    with chdir(folder), patch.dict(os.environ, AT_A_TERMINAL), quick:
        if BEGUN not in text:
            os.chdir(make_trial(folder))
        return BLOCK.sub(block, text)


def _edit(file: str, body: str) -> str:
    old, new = (
        "".join(f"{line[1:]}\n" for line in body.splitlines() if line[:1] != sign) for sign in "+-"
    )
    _replace(file, old, new)
    return body


def _switch_on(file: str, body: str) -> str:
    for part in body.split("\n", 1):
        _replace(file, indent(part, "# "), part)
    return body


def _replace(file: str, old: str, new: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has {text.count(old)} times:\n{old}"
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


def _write(file: str, body: str) -> str:
    Path(file).write_text(body, encoding="utf-8")
    return body


def _run(_file: str, body: str) -> str:
    whole = CONTINUED.sub(" ", body)
    told = [part.splitlines() for part in whole.removeprefix("$ ").split("\n$ ")]
    return "".join(f"$ {_typed(one)}\n{_printed(one, shown)}" for one, *shown in told)


def _typed(command: str) -> str:
    """A command as one types it who sees the end of the line coming."""
    lines = [""]
    for part in re.split(r" (?=--\w)", command):
        fits = len(lines[-1]) + len(part) < WIDTH - 4
        lines[-1:] = [f"{lines[-1]} {part}".strip()] if fits else [lines[-1], part]
    return " \\\n    ".join(lines)


def _folded(line: str) -> str:
    """A line as a terminal shows it, broken at blanks where it can be."""
    return "\n".join(wrap(line, WIDTH, break_on_hyphens=False, break_long_words=False)) or line


def _printed(command: str, shown: list[str]) -> str:
    """What a command prints, both streams; as many lines of it as are shown beside a `…`."""
    out = Terminal()
    with redirect_stdout(out), redirect_stderr(out):
        _call(shlex.split(command))
    lines = [part for line in out.getvalue().splitlines() for part in _folded(line).split("\n")]
    if shown[:1] == [LEFT_OUT]:
        lines = [LEFT_OUT, *lines[1 - len(shown) :]]
    elif shown[-1:] == [LEFT_OUT]:
        lines = [*lines[: len(shown) - 1], LEFT_OUT]
    return "".join(f"{line}\n" for line in lines)


def _call(words: list[str]) -> None:
    match words:
        case ["cd", folder]:
            os.chdir(folder)
        case ["./record", *arguments]:
            main(arguments)
        case _:
            raise AssertionError(f"no command of this project: {shlex.join(words)}")


ACTS: dict[str, Callable[[str, str], str]] = {
    "run": _run,
    "edit": _edit,
    "switch-on": _switch_on,
    "write": _write,
}


def rewritten() -> Iterator[tuple[Path, str]]:
    """Each page as it should read."""
    for page in PAGES:
        path = ROOT / page
        parts = SECTION.split(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            told = [
                replayed(part, Path(folder, str(number))) if "<!-- run -->" in part else part
                for number, part in enumerate(parts)
            ]
        yield path, "".join(told)


if __name__ == "__main__":
    for page_path, page_text in rewritten():
        page_path.write_text(page_text, encoding="utf-8")
