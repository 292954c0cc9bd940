"""Changes handed in as a branch of git: one commit on top of the last, and nothing else is touched.

The commit is made beside the index, the working tree and `HEAD`, so that it does not matter what
is staged, whether a branch is checked out, or what git is in the middle of.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.desk.edits import Edit
from scripts.raw.problems import Unusable, one_line, shorten

SPELLED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what of an id may stand in a name of git
LONGEST_NAME, MOST_TRIED = 60, 1_000
VERBS = {(True, False): "Add", (False, True): "Delete", (False, False): "Change"}
OF_ANOTHER = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
NAMELESS = (
    "git does not know under which name to commit; it is published, and a pseudonym is welcome. "
    'Type: git config user.name "NAME" and git config user.email "ADDRESS"'
)


@dataclass(frozen=True)
class Handed:
    """What was made."""

    branch: str
    commit: str


@dataclass(frozen=True)
class Git:
    """Git as it is asked here, with an index of its own where one is wanted."""

    root: Path
    more: Mapping[str, str] = field(default_factory=dict)  # of the environment

    def __call__(self, *words: str, given: bytes = b"") -> str:
        """What it prints. Raises `Unusable`."""
        try:
            done = subprocess.run(  # ids and names are looked at before they get here
                ["git", "-C", str(self.root), *words],  # noqa: S607
                input=given,
                capture_output=True,
                check=True,
                env={**_outside(), **self.more},
            )
        except FileNotFoundError:
            raise Unusable("git is not installed.") from None
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise Unusable(one_line(f"git {words[0]}: {shorten(said, 200)}")) from None
        return done.stdout.decode("utf-8", "surrogateescape").strip("\n")


def _outside() -> dict[str, str]:
    """The environment without what a hook of git, in which this may have begun, says of another."""
    return {name: value for name, value in os.environ.items() if name not in OF_ANOTHER}


def identity(root: Path) -> str:
    """Under which name a commit is published; empty where git knows none."""
    try:
        return Git(root)("var", "GIT_AUTHOR_IDENT").rpartition(">")[0] + ">"
    except Unusable:
        return ""


def hand_in(root: Path, files: Mapping[str, Path | None], edits: Iterable[Edit]) -> Handed:
    """Commit files on top of the last commit, to a new branch; None = the file is removed.

    `files` are by their paths from the root. Raises `Unusable`, and then no branch was made.
    """
    ask, told = Git(root), list(edits)
    if not identity(root):
        raise Unusable(NAMELESS)
    head = ask("rev-parse", "--verify", "HEAD^{commit}")
    prefix = ask("rev-parse", "--show-prefix")
    tree = _tree(root, head, {f"{prefix}{name}": path for name, path in files.items()})
    if tree == ask("rev-parse", f"{head}^{{tree}}"):
        raise Unusable("Nothing differs from the last commit, so there is nothing to hand in.")
    commit = ask("commit-tree", tree, "-p", head, given=message(told).encode())
    name = _free(ask, branch_name(told))
    ask("update-ref", f"refs/heads/{name}", commit, "0" * len(commit))
    return Handed(name, commit)


def _tree(root: Path, head: str, files: Mapping[str, Path | None]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        ask = Git(root, {"GIT_INDEX_FILE": str(Path(folder, "index"))})
        ask("read-tree", head)
        gone = "0" * len(head)
        lines = "".join(_line(ask, name, path, gone) for name, path in files.items())
        ask("update-index", "-z", "--index-info", given=lines.encode("utf-8", "surrogateescape"))
        return ask("write-tree")


def _line(ask: Git, name: str, path: Path | None, gone: str) -> str:
    if path is None:
        return f"0 {gone}\t{name}\0"
    blob = ask("hash-object", "-w", "--no-filters", "--stdin", given=path.read_bytes())
    return f"100644 {blob}\t{name}\0"


def branch_name(edits: Iterable[Edit]) -> str:
    """A name made of ids alone: `desk/SOURCE`, or of the first of the lists that changed."""
    edits = list(edits)
    sources = list(dict.fromkeys(edit.source for edit in edits if edit.source))
    named = [*sources, *(edit.name[0] for edit in edits if edit.shape.named == ("id",)), "records"]
    first = next(name for name in named if SPELLED.fullmatch(name))
    more = f"-and-{len(sources) - 1}-more" if len(sources) > 1 else ""
    return f"desk/{first[:LONGEST_NAME].rstrip('-')}{more}"


def _free(ask: Git, name: str) -> str:
    for number in range(1, MOST_TRIED):
        tried = name if number == 1 else f"{name}-{number}"
        if not ask("for-each-ref", f"refs/heads/{tried}"):
            return tried
    raise Unusable(f"There are too many branches called {name}. Delete some.")


def message(edits: Iterable[Edit]) -> str:
    """What the commit says: ids and counts, no words of any document."""
    told = list(edits)
    counts = Counter((_verb(edit), edit.shape.section) for edit in told)
    parts = [f"{verb} {count} of {section}" for (verb, section), count in counts.items()]
    sources = sorted({edit.source for edit in told if edit.source})
    where = f" ({sources[0]})" if len(sources) == 1 else ""
    head = shorten(f"{'; '.join(parts) or 'Change files'}{where}", 100)
    return "\n".join([head, "", *dict.fromkeys(_told(told))]).rstrip() + "\n"


def _told(edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        named = edit.name[0] if edit.shape.named == ("id",) else ""
        name = f" {named}" if SPELLED.fullmatch(named) else ""
        source = f" in {edit.source}" if edit.source else ""
        yield f"* {_verb(edit)} {edit.shape.section}{name}{source}"


def _verb(edit: Edit) -> str:
    return VERBS[edit.before is None, edit.after is None]
