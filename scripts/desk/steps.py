"""What was saved, step by step, so that it can be taken back and done again, also after a restart.

A step lies in `.cache/desk/steps/`, outside of `raw/` and of git. It has the sums of each file
before and after, and the lines that changed: so a file comes back byte for byte, and only where
nobody else wrote since. It is written together with the files, all or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract
from scripts.desk.edits import Edit, read_edits
from scripts.raw.problems import Unusable

FOLDER = ".cache/desk"  # below the project's root; git ignores it, and `redact` empties it
POSITION = "position.json"
MOST = 500  # steps kept; what is older is not taken back

Texts = Mapping[str, str | None]  # by path; None = there is no such file


@dataclass(frozen=True)
class FileChange:
    """The lines of one file that took the place of others."""

    path: str
    before: str  # sum of the bytes; empty = there was no file
    after: str
    at: int  # the first of them, from 0
    old: tuple[str, ...]
    new: tuple[str, ...]

    @classmethod
    def of(cls, path: str, before: str | None, after: str | None) -> FileChange:
        """What differs between two texts."""
        old, new = (text.splitlines(keepends=True) if text else [] for text in (before, after))
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        lines = (tuple(part[head : len(part) - tail]) for part in (old, new))
        return cls(path, sum_of(before), sum_of(after), head, *lines)

    def turned(self) -> FileChange:
        """The way back."""
        return replace(self, before=self.after, after=self.before, old=self.new, new=self.old)

    def done(self, text: str | None) -> str | None:
        """The text after the change. Raises `ValueError` where `text` is not that before it."""
        if sum_of(text) != self.before:
            raise ValueError(self.path)
        lines = text.splitlines(keepends=True) if text else []
        lines[self.at : self.at + len(self.old)] = self.new
        changed = "".join(lines) if self.after else None
        if sum_of(changed) != self.after:
            raise ValueError(self.path)
        return changed


@dataclass(frozen=True)
class Step:
    """One save."""

    number: int  # from 1
    edits: tuple[Edit, ...]
    changes: tuple[FileChange, ...]

    def turned(self) -> Step:
        """The way back."""
        edits = tuple(edit.inverse() for edit in reversed(self.edits))
        return replace(self, edits=edits, changes=tuple(one.turned() for one in self.changes))


class Gone(Exception):
    """Raised where a step is not the one whose turn it is: another page or desk was at work."""


@dataclass(frozen=True)
class Steps:
    """Those of a project. What is damaged or of another version counts as not there."""

    root: Path
    contract: Contract

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.root / FOLDER / "steps"

    def state(self) -> dict[str, int]:
        """The step that can be taken back and the one that can be done again; 0 = none."""
        done = self._done()
        return {
            "undo": done if self._read(done) else 0,
            "redo": done + 1 if self._read(done + 1) else 0,
        }

    def undo(self, number: int) -> Step:
        """The way back from the last step. Raises `Gone` where `number` is another."""
        return self._wanted(number, self._done()).turned()

    def redo(self, number: int) -> Step:
        """The step that was taken back last. Raises `Gone`."""
        return self._wanted(number, self._done() + 1)

    def files(self, done: int, step: Step | None = None) -> dict[Path, bytes | None]:
        """What to write so that steps up to `done` count as done; with a new one, `step`.

        After a new one, what was taken back can be done again no more.
        """
        found: dict[Path, bytes | None] = {}
        if step:
            gone = [number for number in self._there() if number >= done or number <= done - MOST]
            found = {self._path(number): None for number in gone}
            found[self._path(done)] = _bytes(_as_json(step))
        return {**found, self.folder / POSITION: _bytes({"done": done})}

    def next(self) -> int:
        """The number of a new step."""
        return self._done() + 1

    def done(self) -> list[Step]:
        """The steps that were not taken back, in order."""
        read = (self._read(number) for number in sorted(self._there()) if number <= self._done())
        return [step for step in read if step]

    def _wanted(self, number: int, turn: int) -> Step:
        step = self._read(number) if number == turn else None
        if step is None:
            raise Gone
        return step

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06}.json"

    def _there(self) -> list[int]:
        names = (path.stem for path in self.folder.glob("*.json"))
        return [int(name) for name in names if name.isdecimal()]

    def _done(self) -> int:
        try:
            done = json.loads((self.folder / POSITION).read_bytes())["done"]
            return done if isinstance(done, int) else 0
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def _read(self, number: int) -> Step | None:
        try:
            told = json.loads(self._path(number).read_bytes())
            changes = tuple(_change(one) for one in told["changes"])
            return Step(number, read_edits(told["edits"], self.contract), changes)
        except (OSError, ValueError, KeyError, TypeError, Unusable):
            return None


def sum_of(text: str | None) -> str:
    """The sum of a file's bytes; empty where there is none."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()


def changes_of(before: Texts, after: Texts) -> tuple[FileChange, ...]:
    """What is to be remembered of files written."""
    return tuple(FileChange.of(path, before.get(path), text) for path, text in after.items())


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _as_json(step: Step) -> dict[str, Any]:
    return {
        "edits": [edit.as_json() for edit in step.edits],
        "changes": [asdict(change) for change in step.changes],
    }


def _change(told: Mapping[str, Any]) -> FileChange:
    return FileChange(**{**told, "old": tuple(told["old"]), "new": tuple(told["new"])})


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
