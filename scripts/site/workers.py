"""Work in numbered parts, by as many processes as there are cores; what comes out is the same."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
AHEAD = 3  # parts a process that are made before the first is taken: they wait in memory


def parts(work: Callable[[int], T], count: int) -> Iterator[T]:
    """What `work` makes of each number below `count`, in their order. Raises what it raises.

    A process begins as a copy of this one, so `work` may hold anything; where the system copies no
    process, or there is but one core, this one does all of it.
    """
    cores = min(_cores(), count)
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, range(count))
        return
    copying = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, copying, _Work.take, (work,)) as pool:
        waiting: deque[Future[Any]] = deque()
        for number in range(count):
            waiting.append(pool.submit(_Work.do, number))
            if len(waiting) > AHEAD * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class _Work:
    """What a copy of the process is there for; nothing in the process that was copied."""

    work: Callable[[int], Any]

    @classmethod
    def take(cls, work: Callable[[int], Any]) -> None:
        cls.work = work

    @classmethod
    def do(cls, number: int) -> Any:
        return cls.work(number)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # fewer than there are, in a container
    return len(affinity(0)) if affinity else os.cpu_count() or 1
