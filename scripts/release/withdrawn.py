"""Whether git still holds documents as they were before words were withdrawn from them.

The words themselves are nowhere to be compared with, and are shown nowhere: an older document is
one in which fewer blocks stand, or one of another format, which was removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.raw.files import WITHDRAWN
from scripts.raw.format import plain
from scripts.raw.problems import Place, Problem
from scripts.raw.rule import Rule, Seen
from scripts.release.git import git

REDACTED = re.compile(r"^redacted:", re.MULTILINE)
DOCUMENT = re.compile(r"document\..+")
CHANGE = re.compile(r":\d+ \d+ \w+ (?P<blob>[0-9a-f]+) \w+\t(?P<path>.+)")
NONE = "0" * 40  # what stands for the bytes of a file that is removed
SHOWN = 7  # signs of a commit's name

WITHDRAWN_IN_HISTORY = Rule(
    "withdrawn-in-history",
    "Words were withdrawn from a document, and the history of git still holds it with them.",
    "Rewrite the history with `git filter-repo`, before anything is released; see HARM.md.",
    Seen(
        "`redact` was run on a letter that had been committed with the words.",
        "`git filter-repo --replace-text ../words.txt`, with a line `Mina Karimi==>███████████`, "
        "puts blocks into every commit.",
    ),
)


def check_history(root: Path) -> list[Problem]:
    """A problem for each source whose words git still holds. Raises `NotComparableError`."""
    above = (root.resolve(), *root.resolve().parents)
    if not any((folder / ".git").exists() for folder in above):
        return []  # what has no history holds nothing
    sources = [
        path.parent
        for path in sorted(root.glob("raw/sources/*/source.yaml"))
        if REDACTED.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    return [problem for folder in sources for problem in _of_source(folder, root)]


def _of_source(folder: Path, root: Path) -> Iterator[Problem]:
    """One problem at most: of the first commit in which the words are found."""
    name = folder.relative_to(root).as_posix()
    now = folder / plain().file_name
    blocks = now.read_text(encoding="utf-8").count(WITHDRAWN) if now.is_file() else 0
    for commit, blob, path in _documents(name, root):
        other = not path.endswith(f"/{now.name}")
        stood = git(root, "cat-file", "blob", blob).decode("utf-8", "replace")
        if other or stood.count(WITHDRAWN) < blocks:
            yield _problem(name, commit, path, other)
            return


def _documents(name: str, root: Path) -> Iterator[tuple[str, str, str]]:
    """Every document that a source ever had in git: commit, bytes and path below the repository."""
    told = git(
        root, "log", "--all", "-m", "--format=%H", "--raw", "--no-abbrev", "--", name
    ).decode()
    commit = ""
    for line in told.splitlines():
        if change := CHANGE.fullmatch(line):
            if DOCUMENT.fullmatch(Path(change["path"]).name) and change["blob"] != NONE:
                yield commit, change["blob"], change["path"]
        elif line:
            commit = line


def _problem(name: str, commit: str, path: str, other: bool) -> Problem:
    rewritten = (
        f"`git filter-repo --invert-paths --path {path}`, and for the tables and records "
        if other
        else ""
    )
    return Problem(
        Place(f"{name}/source.yaml"),
        WITHDRAWN_IN_HISTORY.code,
        f"git still holds the document as it was before words were withdrawn (commit "
        f"{commit[:SHOWN]}, {path}), so no release may be made.",
        f"Rewrite the history in a fresh clone: {rewritten}`git filter-repo --replace-text "
        "../words.txt`, where words.txt lies outside the project and has a line `WORDS==>███` for "
        "each form. Then move the tags, and see HARM.md.",
    )
