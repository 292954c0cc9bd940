"""What was changed below `raw/` since the project was received: record by record, and as lines.

It was received as the last commit has it; without git, as each file stood before the desk first
wrote to it, which is kept.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.contract.model import Contract
from scripts.desk.edits import Edit, Fields, shapes
from scripts.desk.judging import source_of
from scripts.desk.record_text import Name, records_in
from scripts.desk.steps import FOLDER, Steps
from scripts.raw.files import read_text, relative
from scripts.raw.problems import Refused, shorten
from scripts.raw.writing import put
from scripts.release.changes import NotComparableError
from scripts.release.git import git, has_commit
from scripts.rules.normal import hand_written

LONGEST_DIFF = 400_000  # characters shown


@dataclass(frozen=True)
class Changed:
    """One file that people write, as it was received and as it stands; None = it is not there."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changes:
    """What differs below `raw/`."""

    root: Path
    contract: Contract

    @cached_property
    def files(self) -> list[Changed]:
        """Every such file, by path. Raises `Refused` where one is no text."""
        received = self._of_git() if self.in_git else AsReceived(self.root).texts()
        there = {relative(path, self.root): path for path in hand_written(self.root)}
        pairs = ((path, received[path], there.get(path)) for path in sorted(received))
        found = (
            Changed(path, before, read_text(now, self.root).text if now else None)
            for path, before, now in pairs
        )
        return [one for one in found if one.before != one.after]

    @cached_property
    def in_git(self) -> bool:
        """Whether there is a commit to compare with."""
        return has_commit(self.root)

    def edits(self) -> Iterator[Edit]:
        """Every record that was added, changed or deleted. Raises `Refused`."""
        known = shapes(self.contract)
        for one in self.files:
            before, after = (self._records(text, one.path) for text in (one.before, one.after))
            for section, name in dict.fromkeys([*before, *after]):
                sides = before.get((section, name)), after.get((section, name))
                if sides[0] != sides[1]:
                    yield Edit(known[section], source_of(one.path), *sides)

    def diff(self) -> str:
        """The lines that changed."""
        whole = "".join(line for one in self.files for line in _diff(one))
        return whole if len(whole) <= LONGEST_DIFF else f"{whole[:LONGEST_DIFF]}\n…\n"

    def by_desk(self) -> set[str]:
        """The files that the desk wrote."""
        steps = Steps(self.root, self.contract).done()
        return {change.path for step in steps for change in step.changes}

    def _records(self, text: str | None, path: str) -> Mapping[Name, Fields]:
        return records_in(text, path, self.contract) if text else {}

    def _of_git(self) -> dict[str, str | None]:
        """The files that differ from the last commit, as they stand there."""
        words = ("diff", "--no-ext-diff", "--no-renames", "--name-only", "--relative", "-z", "HEAD")
        tracked = _names(git(self.root, "--no-optional-locks", *words, "--", "raw"))
        others = ("ls-files", "--others", "--exclude-standard", "-z", "--", "raw")
        new = _names(git(self.root, *others))
        found: dict[str, str | None] = dict.fromkeys(new)
        for name in tracked:
            found[name] = self._committed(name)
        return {name: text for name, text in found.items() if name.endswith(".yaml")}

    def _committed(self, name: str) -> str | None:
        try:
            text = git(self.root, "show", f"HEAD:./{name}").decode("utf-8", "replace")
        except NotComparableError:
            return None
        return text.replace("\r\n", "\n")


@dataclass(frozen=True)
class AsReceived:
    """Without git: how each file stood before the desk first wrote to it."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.root / FOLDER / "received"

    def keep(self, texts: Mapping[str, str | None]) -> None:
        """Keep what is to be changed, unless it is kept already. Raises `OSError`."""
        if has_commit(self.root):
            return
        for path, text in texts.items():
            if not self._path(path).exists():
                put(self._path(path), json.dumps({"path": path, "text": text}).encode())

    def texts(self) -> dict[str, str | None]:
        """By path from the root; None of what was not there."""
        told = (json.loads(path.read_bytes()) for path in self.folder.glob("*.json"))
        return {one["path"]: one["text"] for one in told}

    def _path(self, path: str) -> Path:
        return self.folder / f"{hashlib.sha256(path.encode()).hexdigest()}.json"


def in_words(edit: Edit, sentence: str) -> str:
    """An edit as a person says it; `sentence` is what the record says now, if that is known."""
    where = f" in {edit.source}" if edit.source else ""
    called = f"{edit.shape.section}: {edit.label}{where}"
    if edit.before is None:
        return f"Added to {called}. {sentence}".rstrip()
    if edit.after is None:
        return f"Deleted from {called}."
    told = "; ".join(_lines(edit.before, edit.after))
    return f"Changed in {called}: {told}. {sentence}".rstrip()


def _lines(before: Fields, after: Fields) -> Iterator[str]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if isinstance(old, list) or isinstance(new, list):
            yield f"what stands below it at {key}"
        elif new is None:
            yield f"{key} deleted"
        else:
            was = f" (was {_shown(old)})" if old else ""
            yield f"{key} {_shown(new)}{was}"


def _shown(value: str) -> str:
    return f"“{shorten(value, 60)}”"


def _diff(one: Changed) -> Iterator[str]:
    before, after = ((text or "").splitlines(keepends=True) for text in (one.before, one.after))
    yield from difflib.unified_diff(before, after, f"a/{one.path}", f"b/{one.path}")


def _names(listing: bytes) -> list[str]:
    return [name for name in listing.decode("utf-8", "surrogateescape").split("\0") if name]


def readable(edits: Iterable[Edit]) -> tuple[list[Edit], list[str]]:
    """The edits, and what keeps them from being read, if a file is broken by hand."""
    try:
        return list(edits), []
    except Refused as refused:
        return [], [str(one) for one in refused.problems]
