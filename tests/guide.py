"""The guides' own examples, run: each section of a page is a story on a fresh tiny project.

Marks before a fenced block say what it is:

    <!-- run -->           commands behind `$ ` and all they print; `| tail -n 3` cuts it
    <!-- edit: FILE -->    a diff: the lines behind `-`, once in FILE, become those behind `+`
    <!-- write: FILE -->   the whole of a new FILE

`python tests/guide.py` writes what the commands print now into the pages.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))
from conftest import ROOT, TINY, Project, copy_of
from documents_support import report_pdf

from scripts.command import main

PAGES = ("CONTRIBUTING.md",)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)
BLOCK = re.compile(
    r"(?P<mark><!-- (?P<kind>run|edit|write)(?:: (?P<file>\S+))? -->\n```\w+\n)"
    r"(?P<body>.*?)(?=```)",
    re.DOTALL,
)
CUT = re.compile(r"(.*) \| (head|tail) -n (\d+)")
CONTINUED = re.compile(r" \\\n +")
WIDTH = 88  # columns, as wide as a page
AT_A_TERMINAL = {"COLUMNS": str(WIDTH), "GITHUB_ACTIONS": "", "NO_COLOR": "1"}
HANDED = {"minutes.pdf": report_pdf}  # files a contributor comes with


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
    """The section with what its commands print now, told on a tiny project in `folder`."""
    project = copy_of(TINY, folder / "project")
    for name, make in HANDED.items():
        (project.root / name).write_bytes(make())

    def block(match: re.Match[str]) -> str:
        act: Callable[[Project, str, str], str] = {"run": _run, "edit": _edit, "write": _write}[
            match["kind"]
        ]
        return match["mark"] + act(project, match["file"] or "", match["body"])

    with chdir(project.root), patch.dict(os.environ, AT_A_TERMINAL):
        return BLOCK.sub(block, text)


def _edit(project: Project, file: str, body: str) -> str:
    old, new = (
        "".join(f"{line[1:]}\n" for line in body.splitlines() if line[:1] != sign) for sign in "+-"
    )
    text = (project.root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has {text.count(old)} times:\n{old}"
    project.edit(file, old, new)
    return body


def _write(project: Project, file: str, body: str) -> str:
    (project.root / file).write_text(body, encoding="utf-8")
    return body


def _run(project: Project, _file: str, body: str) -> str:
    whole = CONTINUED.sub(" ", body)
    commands = [line[2:] for line in whole.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {_typed(command)}\n{_printed(command)}" for command in commands)


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


def _printed(command: str) -> str:
    """What a command prints, both streams, without the lines of nox itself."""
    cut = CUT.fullmatch(command)
    out = Terminal()
    with redirect_stdout(out), redirect_stderr(out):
        _call(shlex.split(cut[1] if cut else command))
    lines = out.getvalue().splitlines(keepends=True)
    if cut:
        number = int(cut[3])
        lines = lines[:number] if cut[2] == "head" else lines[-number:]
    return "".join(f"{_folded(line.rstrip(chr(10)))}\n" for line in lines)


def _call(words: list[str]) -> None:
    match words:
        case ["nox", "-s", name, *rest]:
            arguments = rest[1:] if rest[:1] == ["--"] else rest
        case ["./record", name, *arguments] | ["python", "-m", "scripts", name, *arguments]:
            pass
        case _:
            raise AssertionError(f"no command of this project: {shlex.join(words)}")
    main([name, *arguments])


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
