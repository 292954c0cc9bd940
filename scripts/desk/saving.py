"""A save: it is held to what stands on the disk, then to the rules, and is written whole or not.

Whoever saves names the sum of every file that they read. Where another stands on the disk, nothing
is written: what both want is put together, and shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.desk.changes import AsReceived
from scripts.desk.edits import Edit, Fields
from scripts.desk.judging import new_problems, sentences, with_files
from scripts.desk.merging import Merged, merged
from scripts.desk.record_text import Name, records_in, with_edits
from scripts.desk.steps import Step, Steps, changes_of, sum_of
from scripts.desk.workspace import Project, Workspace, sha_of
from scripts.raw.changing.place import alone
from scripts.raw.files import read_text, relative
from scripts.raw.problems import Problem, Unusable
from scripts.raw.writing import write
from scripts.rules.normal import hand_written

DOING = "./record desk"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants saved."""

    base: Mapping[str, str]  # the sum of every file read, by path; empty = there was none
    edits: tuple[Edit, ...]
    anyway: bool = False  # they have seen what the build will say, and want it all the same
    drafts: tuple[Path, ...] = ()  # that are saved by it


@dataclass(frozen=True)
class Saved:
    """It stands on the disk."""

    sums: dict[str, str]  # of the files written
    step: int  # by which it can be taken back


class Stale(Exception):
    """Raised where the disk holds another text than was read; nothing was written.

    `sums` are of what stands there now, and `merged` is what is still to be done by it.
    """

    def __init__(self, sums: dict[str, str], merged: Merged) -> None:
        super().__init__("A file was changed since it was read.")
        self.sums, self.merged = sums, merged


class Faulty(Exception):
    """Raised where the build would refuse what was to be saved; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("The build would refuse this.")
        self.problems = problems


@dataclass(frozen=True)
class Saving:
    """The one door by which the desk writes records."""

    root: Path
    workspace: Workspace

    def save(self, wanted: Wanted) -> Saved:
        """Write the edits. Raises `Stale`, `Faulty`, `Refused`, `Unusable`, `OSError`."""
        with self.alone() as project:
            self._current(wanted, project)
            drafts = {path: None for path in wanted.drafts if path.exists()}
            return self.put(wanted.edits, project, project, drafts, wanted.anyway)

    def put(
        self,
        edits: tuple[Edit, ...],
        project: Project,
        within: Project,
        more: Mapping[Path, bytes | None],
        anyway: bool = False,
    ) -> Saved:
        """Write edits that fit what stands on the disk, and `more`, while nobody else writes.

        `within`: the project with whatever `more` adds to it. Raises `Faulty`, `Refused`,
        `Unusable`, `OSError`.
        """
        before = self._texts(edit.path for edit in edits)
        after = _edited(before, edits, project)
        later = with_files(within, after)
        sources = {edit.source for edit in edits} | (later.sources.keys() - project.sources.keys())
        if problems := [] if anyway else new_problems(project, later, sources):
            raise Faulty(problems)
        steps = Steps(self.root, project.contract)
        step = Step(steps.next(), edits, changes_of(before, after))
        AsReceived(self.root).keep(before)
        self.workspace.expect(later)
        self._write(after, {**steps.files(step.number, step), **more})
        return Saved({path: sum_of(text) for path, text in after.items()}, step.number)

    def turn(self, number: int, back: bool) -> Saved:
        """Take the last step back, or do it again. Raises `Gone`, and as `save`."""
        with self.alone() as project:
            steps = Steps(self.root, project.contract)
            step = steps.undo(number) if back else steps.redo(number)
            texts = self._texts(change.path for change in step.changes)
            try:
                after = {one.path: one.done(texts[one.path]) for one in step.changes}
            except ValueError:
                raise self._stale({it.path for it in step.changes}, step.edits, project) from None
            self._write(after, steps.files(number - back))
            return Saved({path: sum_of(text) for path, text in after.items()}, number - back)

    @contextmanager
    def alone(self) -> Iterator[Project]:
        """The project as it stands, while nobody else saves. Raises `Unusable`, `OSError`."""
        with alone(self.root, DOING):
            yield self.workspace.now()

    def sums(self, paths: Iterable[str]) -> dict[str, str]:
        """Those of files as they stand now, by path; of a path that no file here has, empty."""
        known = {relative(path, self.root): path for path in self.workspace.files()}
        return {path: sha_of(known[path]) if path in known else "" for path in paths}

    def said(self, edit: Edit, fields: Fields | None) -> str:
        """What a record of a source would say with these fields; empty if nothing, or nobody knows.

        Raises `Refused`.
        """
        project = self.workspace.now()
        if fields is None or edit.shape.named != ("id",) or edit.source not in project.sources:
            return ""
        texts = self._texts([edit.path])
        wanted = replace(edit, after=fields)
        later = with_files(project, _edited(texts, (wanted,), project))
        return sentences(later, edit.source).get(str(fields["id"]), "")

    def _current(self, wanted: Wanted, project: Project) -> None:
        """Raises `Stale` where anything was changed since it was read, `Unusable`."""
        written = {edit.path for edit in wanted.edits}
        for edit in wanted.edits:
            if edit.source and edit.source not in project.sources:
                raise Unusable("There is no such source in this project.")
        if unread := sorted(written - wanted.base.keys()):
            raise Unusable(f"base: the sum of {unread[0]}, which is to be changed, is not there.")
        if self.sums(wanted.base) != dict(wanted.base):
            raise self._stale(written | wanted.base.keys(), wanted.edits, project)
        disk = self.records(written, project)
        if any(_standing(edit, disk) != edit.before for edit in wanted.edits):
            raise self._stale(written | wanted.base.keys(), wanted.edits, project)

    def _stale(self, paths: Iterable[str], edits: tuple[Edit, ...], project: Project) -> Stale:
        disk = self.records({edit.path for edit in edits}, project)
        return Stale(self.sums(paths), merged(edits, disk))

    def records(self, paths: Iterable[str], project: Project) -> dict[str, dict[Name, Fields]]:
        """What stands in files, by path. Raises `Refused`."""
        texts = self._texts(paths)
        return {
            path: records_in(text, path, project.contract) if text else {}
            for path, text in texts.items()
        }

    def _texts(self, paths: Iterable[str]) -> dict[str, str | None]:
        """What stands in files; None where there is none. Raises `Refused`."""
        there = {relative(path, self.root): path for path in hand_written(self.root)}
        return {
            path: read_text(there[path], self.root).text if path in there else None
            for path in paths
        }

    def _write(self, texts: Mapping[str, str | None], more: Mapping[Path, bytes | None]) -> None:
        files = {
            self.root / path: None if text is None else text.encode()
            for path, text in texts.items()
        }
        write({**files, **more})


def _edited(
    before: Mapping[str, str | None], edits: tuple[Edit, ...], project: Project
) -> dict[str, str]:
    """The texts with the edits in them. Raises `Refused`."""
    return {
        path: with_edits(
            text or "", path, [it for it in edits if it.path == path], project.contract
        )
        for path, text in before.items()
    }


def _standing(edit: Edit, disk: Mapping[str, Mapping[Name, Fields]]) -> Fields | None:
    return disk.get(edit.path, {}).get((edit.shape.section, edit.name))
