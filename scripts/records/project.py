"""A project's records, list by list and source by source: worked out, or found as they were kept.

project = read_project(root, contract, Means(Kept.of(root)))
project.dataset()                      # all of it, as a build takes it up
project.results["mill-letter-2001"]    # one source
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeGuard, TypeVar

from scripts.contract.model import Contract
from scripts.raw.kept import code, sum_of, versions
from scripts.raw.problems import Problem, Refused
from scripts.raw.progress import tracked
from scripts.raw.raw import GivenRaw, given_raw, read_list, refuse
from scripts.raw.rows import Dataset
from scripts.raw.source import Bytes, Given, read_source
from scripts.raw.strict_yaml import Sequence
from scripts.raw.tasks import HERE, Means, Task, carried_out
from scripts.raw.text_cache import TextCache
from scripts.records import of_source, shared
from scripts.records.of_source import SourceResult, result_of
from scripts.records.packing import Packed
from scripts.records.resolve import joined
from scripts.records.shared import Shared, read_shared
from scripts.records.tombstones import RETIRED

ROOMS = ("contract", "raw", "text", "records")  # on whose code a result depends
LIBRARIES = ("convertdate", "jdatetime", "PyYAML", "rapidfuzz")  # that those rooms use throughout
Stamp: TypeAlias = frozenset[tuple[str, int, int, int]]
File: TypeAlias = tuple[str, Bytes]  # a list by its name

T = TypeVar("T")


@dataclass(frozen=True)
class Project:
    """What people have written, as rows that are not yet joined."""

    contract: Contract
    shared: Mapping[str, Shared]  # by the name of the list
    results: Mapping[str, SourceResult]  # by folder, sorted
    retired: Sequence | None  # the tombstones
    stamps: Mapping[str, Stamp]  # by folder: what tells whether a file in it was saved

    def dataset(self) -> Dataset:
        """All of it as one dataset, each record with its speaker."""
        return joined(self.shared.values(), self.results.values(), self.contract)

    def same(self, contract: Contract, stamps: Mapping[str, Stamp]) -> dict[str, SourceResult]:
        """What the sources contributed whose folder is as it was."""
        if contract is not self.contract:
            return {}
        return {
            name: one for name, one in self.results.items() if self.stamps[name] == stamps.get(name)
        }


def read_project(
    root: Path, contract: Contract, means: Means = HERE, before: Project | None = None
) -> Project:
    """Read every file below `root`/raw. Raises `Refused` with the problems of all files.

    Of `before`, the project as it was read a moment ago, sources are taken in whose folder no file
    has another time or size. A build gives none: it looks at every byte.
    """
    given = given_raw(root, contract)
    stamps = {path.name: stamp_of(path) for path in given.folders}
    same = before.same(contract, stamps) if before else {}
    files = replace(given, folders=tuple(one for one in given.folders if one.name not in same))
    problems = list(files.problems)
    found, retired = read_lists(files, contract, means, problems)
    made = [one for one in _results(files, contract, means) if sound(one, problems)]
    results = {**same, **{one.folder: one for one in made}}
    refuse(problems, len(results))
    return Project(contract, found, dict(sorted(results.items())), retired, stamps)


def read_lists(
    files: GivenRaw, contract: Contract, means: Means, problems: list[Problem]
) -> tuple[dict[str, Shared], Sequence | None]:
    """What each list contributes, and the tombstones; problems are added to those given."""
    lists = files.lists
    read = zip(lists, carried_out(_lists(contract), lists.items(), means), strict=True)
    found = {name: one for name, one in read if sound(one, problems)}
    return found, read_list(RETIRED, lists[RETIRED]) if RETIRED in found else None


def stamp_of(folder: Path) -> Stamp:
    """Name, time and size of each file in a folder."""
    stats = {entry.name: entry.stat(follow_symlinks=False) for entry in os.scandir(folder)}
    return frozenset(
        (name, one.st_mtime_ns, one.st_ctime_ns, one.st_size) for name, one in stats.items()
    )


def sound(result: T | Refused, problems: list[Problem]) -> TypeGuard[T]:
    """Whether there is a result; else its problems are added."""
    if isinstance(result, Refused):
        problems += result.problems
        return False
    return True


def _lists(contract: Contract) -> Task[File, Shared | Refused]:
    by = sum_of(contract.text, code(*ROOMS), versions(*LIBRARIES))
    return Task(
        "list",
        partial(_list, contract),
        lambda one: sum_of(by, one[0], _sum(one[1])) if isinstance(one[1], bytes) else "",
        partial(_packed, shared.packed),
        shared.unpacked,
        lambda one: len(one[1]),
    )


def source_task(contract: Contract, texts: TextCache | None) -> Task[Given, SourceResult | Refused]:
    """What a source contributes, of its files."""
    by = sum_of(contract.text, code(*ROOMS), versions(*LIBRARIES))

    def name(one: Given) -> str:
        return sum_of(by, versions(*one.libraries), one.folder, one.sums) if one.readable else ""

    return Task(
        "source",
        partial(_source, contract, texts),
        name,
        partial(_packed, of_source.packed),
        of_source.unpacked,
        lambda one: one.size,
    )


def _results(files: GivenRaw, contract: Contract, means: Means) -> Iterable[SourceResult | Refused]:
    task = source_task(contract, TextCache(means.kept) if means.kept and means.near else None)
    made = carried_out(task, files.sources(), means)
    return tracked(made, "Reading sources", len(files.folders))


def _list(contract: Contract, file: File) -> Shared | Refused:
    """What a list contributes, or why its file cannot be read."""
    try:
        return read_shared(file[0], read_list(*file), contract)
    except Refused as refused:
        return refused


def _source(contract: Contract, texts: TextCache | None, one: Given) -> SourceResult | Refused:
    """What a source contributes, or why its files cannot be read."""
    try:
        return result_of(read_source(one, texts), contract)
    except Refused as refused:
        return refused


def _packed(pack: Callable[[T], Packed], result: T | Refused) -> Packed | None:
    """What is refused is not kept."""
    return None if isinstance(result, Refused) else pack(result)


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
