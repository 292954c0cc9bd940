"""The same work by several processes of this machine, or by the workers of a Dask cluster.

Who does a piece of work makes no difference to its result: what one process does not bring to an
end is done here. Where there is not much work, it is slower so than by one: see METHODS.md.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from scripts.raw.kept import Kept, code
from scripts.raw.problems import Unusable
from scripts.raw.tasks import Means, here

PARTS = 4  # of the work, a process: so that none waits long for the others
PATIENCE = 10  # seconds, after which is asked whether there are workers at all
CONNECTING = 5  # seconds
ROOMS = ("contract", "raw", "text", "records", "derived")  # whose code the workers run
START = (
    "Start scheduler and workers in this folder, as `python -m dask scheduler` and `python -m dask "
    "worker ADDRESS`, by a Python that has what locks/cluster.txt lists."
)
UNREAD = "deserialization"  # so Dask says of what its scheduler cannot read

J = TypeVar("J")
R = TypeVar("R")


class OtherCodeError(Exception):
    """Raised by a worker whose code or Python is not that of whoever asks."""


@contextmanager
def means_of(root: Path, fresh: bool, processes: int, scheduler: str) -> Iterator[Means]:
    """The means of a build; what they take is given back at the end. Raises `Unusable`.

    `fresh`: nothing is taken from what is kept; `scheduler`: the address of that of a cluster.
    """
    kept = None if fresh else Kept.of(root)
    with ExitStack() as stack:
        if scheduler:
            yield Means(kept, _cluster(scheduler, stack), near=False)
        elif processes > 1:
            pool = stack.enter_context(ProcessPoolExecutor(processes, _context()))
            yield Means(kept, Spread(pool, processes))
        else:
            yield Means(kept)


@dataclass(frozen=True)
class Spread:
    """Work given out in parts to whoever executes it."""

    executor: Executor
    width: int  # how many work at once
    workers: Callable[[], int] | None = None  # how many there are now, where some may leave

    def __call__(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterable[R]:
        """The results, in the order of the jobs. Raises `Unusable` where workers do not fit."""
        size = max(1, -(-len(jobs) // (self.width * PARTS)))
        parts = [jobs[start : start + size] for start in range(0, len(jobs), size)]
        ours = code(*ROOMS)
        futures = [self.executor.submit(several, work, part, ours) for part in parts]
        for part, future in zip(parts, futures, strict=True):
            yield from self._result(future, work, part)

    def _result(self, future: Any, work: Callable[[J], R], part: Sequence[J]) -> Iterable[R]:
        while True:
            try:
                found: list[R] = future.result(PATIENCE if self.workers else None)
                return found
            except TimeoutError:
                if self.workers and not self.workers():
                    return here(work, part)
            except (BrokenExecutor, CancelledError):  # killed, mostly for want of memory
                return here(work, part)
            except (OtherCodeError, ModuleNotFoundError, RuntimeError) as error:
                raise _misfit(error) from None


def _misfit(error: Exception) -> Exception:
    """What to tell of workers that are not as this process is; else the error itself."""
    if isinstance(error, OtherCodeError):
        return Unusable(f"The workers have other code, or another Python. {START}")
    if isinstance(error, ModuleNotFoundError):
        return Unusable(f"The workers do not find `{error.name}`. {START}")
    if UNREAD in str(error):
        return Unusable(f"The scheduler does not find this code. {START}")
    return error


def several(work: Callable[[J], R], jobs: Sequence[J], theirs: str) -> list[R]:
    """Some of the work, for whoever has the code of which `theirs` is the sum."""
    if code(*ROOMS) != theirs:
        raise OtherCodeError
    return [work(job) for job in jobs]


def _context() -> Any:
    """A process begins as a copy of this one, where the system copies them: it is soon there."""
    how = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    return multiprocessing.get_context(how)


def _cluster(address: str, stack: ExitStack) -> Spread:
    """The workers of a cluster. Raises `Unusable`."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise Unusable(
            "`--scheduler` needs Dask, which is not installed: "
            "`pip install --require-hashes -r locks/cluster.txt`."
        ) from None
    try:
        client = stack.enter_context(Client(address, timeout=CONNECTING))
    except (OSError, TimeoutError, ValueError):
        raise Unusable(
            f"No scheduler answers at `{address}`. Start one by `python -m dask scheduler`, and "
            "give the address that it tells."
        ) from None

    def workers() -> int:
        return len(client.scheduler_info(n_workers=-1)["workers"])

    if not workers():
        raise Unusable(
            f"The scheduler at `{address}` has no workers. Start one by `python -m dask worker "
            f"{address}`."
        )
    return Spread(client.get_executor(), workers(), workers)
