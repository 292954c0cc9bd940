"""What was changed, handed in: which files belong to it, and the two ways that they go."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import scripts
from scripts.contribute.check_source import Stamp, stamp
from scripts.contribute.generated import PAGES
from scripts.desk.branch import Handed, hand_in
from scripts.desk.changes import Changed, Changes
from scripts.desk.desk import Desk
from scripts.desk.edits import Edit
from scripts.desk.parcel import IN_FULL, NewSource, Parcel
from scripts.desk.record_text import records_in
from scripts.desk.steps import sum_of
from scripts.raw.problems import Unusable
from scripts.raw.raw import DECLARATION
from scripts.release.changes import NotComparableError
from scripts.release.git import git

CODE = Path(scripts.__file__).parents[1]
VERSION = "The version is for whoever accepts this to raise; it keeps nobody from handing in."
COMPUTED = re.compile(r"(<!-- computed: \S+ -->).*?(?=<!-- end -->)", re.DOTALL)
MADE = ("data", "schemas", "plots")  # of folders that are made whole
LEFT_OUT = (
    "The tables are not part of it, as they do not stand as these files have it. That is no fault: "
    "whoever accepts it builds them."
)


@dataclass
class Handing:
    """Of one start of the desk: whether the tables stand as the files have it."""

    desk: Desk
    built: Stamp | None = field(default=None)

    @property
    def is_built(self) -> bool:
        """Whether nothing was changed since the tables were built."""
        return self.built is not None and self.built == self._stamp()

    def build(self) -> Iterator[dict[str, Any]]:
        """What `refresh` says, line by line, and how it ended; then which version it needs."""
        self.built = None
        status = yield from self._run("refresh")
        if status == 0:
            self.built = self._stamp()
            if (yield from self._run("version")):
                yield {"verb": "version", "line": VERSION}
        yield {"verb": "refresh", "status": status}

    def branch(self, chosen: Iterable[Changed], changes: Changes) -> tuple[Handed, str]:
        """A branch with one commit, and what to know of it. Raises `Unusable`, `Refused`."""
        files = list(chosen)
        if not changes.in_git:
            raise Unusable("There is no git here, or nothing committed. Hand in a file instead.")
        paths: dict[str, Path | None] = {
            one.path: None if one.after is None else self.desk.root / one.path for one in files
        }
        for name in self._documents(paths):
            paths[name] = self.desk.root / name
        whole = len(files) == len(changes.files) and self.is_built
        for name in self._made() if whole else ():
            there = self.desk.root / name
            paths[name] = there if there.is_file() else None
        edits = [edit for edit in changes.edits() if edit.path in paths]
        return hand_in(self.desk.root, paths, edits), "" if whole else LEFT_OUT

    def parcel(self, chosen: Iterable[Changed], changes: Changes) -> tuple[bytes, list[str]]:
        """The file to be attached, and the sources whose document it may not have."""
        files = {one.path: one for one in chosen}
        new = {
            path.split("/")[2]: one
            for path, one in files.items()
            if path.endswith(f"/{DECLARATION}") and one.before is None
        }
        sources = {name: self._new_source(name, one, changes) for name, one in new.items()}
        edits = tuple(edit for edit in changes.edits() if edit.path in files and _fits(edit))
        if not (edits or sources):
            raise Unusable("Nothing was changed, so there is nothing to hand in.")
        base = {path: sum_of(one.before) for path, one in files.items()}
        contract = changes.contract
        made = Parcel(contract.version, base, edits, sources).as_bytes(contract)
        lacking = [name for name, one in sources.items() if one.document and one.data is None]
        return made, lacking

    def _new_source(self, name: str, one: Changed, changes: Changes) -> NewSource:
        source = self.desk.workspace.now().source(name)
        (facts,) = records_in(one.after or "", one.path, changes.contract).values()
        if not source.document_name:
            return NewSource(facts)
        path = self.desk.root / source.document_path
        in_full = facts.get("redistribute") == IN_FULL
        return NewSource(facts, source.document_name, path.read_bytes() if in_full else None)

    def _documents(self, paths: Iterable[str]) -> list[str]:
        """The documents of sources that are new."""
        folders = {path.rpartition("/")[0] for path in paths if path.endswith(f"/{DECLARATION}")}
        listing = self._names("ls-files", "--others", "--exclude-standard", "-z", "--", "raw")
        return [name for name in listing if name.rpartition("/")[0] in folders]

    def _made(self) -> Iterator[str]:
        """What the build made and differs from the last commit; of pages, only computed blocks."""
        yield from self._names("diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative",
                               "-z", "HEAD", "--", *MADE)  # fmt: skip
        yield from self._names("ls-files", "--others", "--exclude-standard", "-z", "--", *MADE)
        for name in PAGES:
            if (self.desk.root / name).is_file() and self._only_blocks(name):
                yield name

    def _only_blocks(self, name: str) -> bool:
        now = (self.desk.root / name).read_text(encoding="utf-8")
        try:
            then = git(self.desk.root, "show", f"HEAD:./{name}").decode("utf-8", "replace")
        except NotComparableError:
            return False
        return now != then and COMPUTED.sub(r"\1", now) == COMPUTED.sub(r"\1", then)

    def _names(self, *words: str) -> list[str]:
        listing = git(self.desk.root, "--no-optional-locks", *words)
        return [name for name in listing.decode("utf-8", "surrogateescape").split("\0") if name]

    def _run(self, verb: str) -> Generator[dict[str, Any], None, int]:
        """One verb as a person types it."""
        words = [sys.executable, "-m", "scripts", "--root", str(self.desk.root), verb]
        with subprocess.Popen(
            words,
            cwd=CODE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as done:
            assert done.stdout
            for line in done.stdout:
                yield {"verb": verb, "line": line.rstrip("\n")}
        return done.returncode

    def _stamp(self) -> Stamp:
        return stamp(self.desk.workspace.files())


def _fits(edit: Edit) -> bool:
    """Whether it is an edit: the facts of a new source travel apart."""
    return bool(edit.shape.named) or None not in (edit.before, edit.after)
