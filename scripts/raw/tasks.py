"""The same work for many things: once, in any process, and not again while it would give the same.

A `Task` is a pure function with a name for each of its results. `carried_out` gives the results in
the order of the jobs, whatever process made them and whether they were made now or kept.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from scripts.raw.kept import Kept

BATCH = 64_000_000  # bytes of jobs that wait together
J = TypeVar("J")
R = TypeVar("R")


class Spread(Protocol):
    """Does a piece of work for each job, anywhere, and gives the results in their order."""

    def __call__(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterable[R]:
        """The results."""


def here(work: Callable[[J], R], jobs: Sequence[J]) -> Iterable[R]:
    """In this process, one after another."""
    return map(work, jobs)


@dataclass(frozen=True)
class Means:
    """By what means work is done."""

    kept: Kept | None = None  # None: nothing is taken from anywhere, and nothing is kept
    spread: Spread = field(default=here)
    near: bool = True  # whether whoever does the work has this disk


HERE = Means()


@dataclass(frozen=True)
class Task(Generic[J, R]):
    """What is to be done for each job."""

    kind: str  # the folder in which results are kept
    work: Callable[[J], R]  # found by other processes under its name; looks at nothing but the job
    name: Callable[[J], str]  # a sum over all that bears on the result; empty = it is not kept
    pack: Callable[[R], Any]  # the result as JSON can say it; None = it is not kept
    unpack: Callable[[Any], R]
    size: Callable[[J], int]  # bytes


def carried_out(task: Task[J, R], jobs: Iterable[J], means: Means) -> Iterator[R]:
    """The results, one for each job."""
    more = False
    for batch in _batches(jobs, task.size):
        more |= yield from _batch(task, batch, means)
    if means.kept and more:
        means.kept.trim()


def single(task: Task[J, R], job: J, means: Means) -> R:
    """The result of one job."""
    (result,) = _batch(task, [job], means)
    return result


def _batches(jobs: Iterable[J], size: Callable[[J], int]) -> Iterator[list[J]]:
    """The jobs, as many together as may wait."""
    batch: list[J] = []
    total = 0
    for job in jobs:
        if batch and total + size(job) > BATCH:
            yield batch
            batch, total = [], 0
        batch.append(job)
        total += size(job)
    if batch:
        yield batch


def _batch(task: Task[J, R], jobs: list[J], means: Means) -> Generator[R, None, bool]:
    """The results; whether any was made now."""
    names = [task.name(job) if means.kept else "" for job in jobs]
    entries = [means.kept.get(task.kind, name) if means.kept and name else None for name in names]
    missing = [job for job, entry in zip(jobs, entries, strict=True) if entry is None]
    made = iter(means.spread(task.work, missing))
    for name, entry in zip(names, entries, strict=True):
        if entry is not None:
            yield task.unpack(entry)
            continue
        result = next(made)
        if means.kept and name and (packed := task.pack(result)) is not None:
            means.kept.put(task.kind, name, packed)
        yield result
    return bool(missing)
