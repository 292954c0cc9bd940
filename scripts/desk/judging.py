"""What the build would say of files that are not yet written, and does not say already.

A save is held to the rules of the build; but for what was wrong before, nobody is kept from going
on. It resolves the whole project, as a record may refer to any other, and writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from scripts.derived.coverage import covered
from scripts.desk.steps import sum_of
from scripts.desk.workspace import Project
from scripts.raw.problems import Problem
from scripts.raw.raw import DECLARATION, RECORDS, Raw, RawSource
from scripts.raw.rows import complete
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Sequence, parse
from scripts.rules.mistakes import broken
from scripts.rules.retired import check_retired, living_ids
from scripts.show.read_back import told

PLACED = re.compile(r":\d+|\blines? [\d, ]+")  # a place that moves when lines are added above it
Files = Mapping[str, str]  # by path from the root; the text that is to stand there


def new_problems(project: Project, later: Project, sources: Collection[str]) -> list[Problem]:
    """The problems that `later` has and `project` has not, sorted.

    Of `sources`, those that differ, it is seen what became of each part of their documents.
    """
    after = sorted(_problems(later, sources))
    before = Counter(_said(one) for one in (_problems(project, sources) if after else ()))
    found = []
    for one in after:
        if before[_said(one)]:
            before[_said(one)] -= 1
        else:
            found.append(one)
    return found


def with_files(project: Project, files: Files) -> Project:
    """The project as it will be once these files are written. Raises `Refused`."""
    sources = {source_of(path) for path in files}
    lists = {PurePosixPath(path).stem for path in files if not source_of(path)}
    return Project.of(
        project.contract,
        _overlaid(project.raw, files),
        {**project.sums, **{path: sum_of(text) for path, text in files.items()}},
        {name: one for name, one in project.results.items() if name not in sources},
        {name: one for name, one in project.shared.items() if name not in lists},
    )


def sentences(project: Project, source: str) -> dict[str, str]:
    """What each record of a source says, by its local id; empty of one not understood."""
    found = told(project.dataset, project.shelf, source)
    return {one.id.removeprefix(f"{source}."): one.text for one in found}


def source_of(path: str) -> str:
    """The source in whose folder a file lies; empty of any other file."""
    parts = PurePosixPath(path).parts
    return parts[2] if parts[:2] == ("raw", "sources") and len(parts) > 3 else ""


def _overlaid(raw: Raw, files: Files) -> Raw:
    lists = dict(raw.lists)
    sources = {one.folder: one for one in raw.sources}
    for path, text in files.items():
        node, name = parse(text, path), source_of(path)
        if not name and isinstance(node, Sequence):
            lists[PurePosixPath(path).stem] = node
        elif name in sources and isinstance(node, Node):
            sources[name] = _with(sources[name], PurePosixPath(path).name, node)
    return replace(raw, lists=lists, sources=tuple(sources.values()))


def _with(source: RawSource, file: str, node: Node) -> RawSource:
    if file == RECORDS:
        return replace(source, records=node)
    assert file == DECLARATION
    return replace(source, declaration=node, place=node.place)


def _problems(project: Project, sources: Collection[str]) -> set[Problem]:
    """What the rules say, as far as it can be seen without comparing anything."""
    contract = project.contract
    dataset = covered(project.dataset, sources)
    tables = complete(dataset.tables, contract)
    found = broken(replace(dataset, tables=tables), contract)
    living = living_ids(tables, contract)
    return {*found, *check_retired(project.raw.kept.get("retired"), living)}


def _said(problem: Problem) -> tuple[str, str, str, str]:
    """A problem without the lines, which move."""
    message = PLACED.sub("", problem.message)
    return problem.place.path, problem.rule, problem.cell, message
