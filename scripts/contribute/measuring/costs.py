"""What whole commands cost: processor time and the most memory, beside frictionless alone."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.model import load_contract
from scripts.raw.problems import Unusable
from scripts.rules.tables import read_tables

HOME = Path(__file__).parents[3]  # from here the scripts are run, whatever project they build
A_MB = 1_000_000 if sys.platform == "darwin" else 1_000  # in what the system counts memory in
# In the order in which they are run, for each run anew: a machine's mood then meets all of them.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "cold": ("-m", "scripts", "build", "--fresh", "--root"),
    "warm": ("-m", "scripts", "build", "--root"),
    "frictionless": ("-m", "frictionless", "validate"),
}
COLUMNS = ("project", "rows", "cold s", "warm s", "frictionless s", "cold ÷", "warm ÷", "cold MB",
           "warm MB")  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    seconds: float  # of processors, its own and the system's for it
    megabytes: float  # the most that it held at once


def cost(command: tuple[str, ...]) -> Cost:
    """Run a command to its end. Raises `Unusable` where it fails, or the system cannot tell."""
    if not hasattr(os, "wait4"):
        raise Unusable("This system does not tell what a process cost; measure on Linux or macOS.")
    with subprocess.Popen(
        [sys.executable, *command], cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        told = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = told.decode(errors="replace").strip().rpartition("\n")[2]
        raise Unusable(f"`{' '.join(command)}` ended with {process.returncode}: {last}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / A_MB)


def table(projects: Mapping[str, Path], runs: int) -> Iterator[str]:
    """A line for each project, in Markdown: medians of `runs` runs, each command in turn.

    Cold: nothing is taken from what was kept. Warm: nothing has changed since the last build.
    """
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|---|{'---:|' * (len(COLUMNS) - 1)}"
    for name, root in projects.items():
        cost(_words("warm", root))  # so that there is something to judge, and something kept
        found = [{kind: cost(_words(kind, root)) for kind in COMMANDS} for _ in range(runs)]
        yield f"| {' | '.join([name, f'{_rows(root):,}', *_cells(found)])} |"


def _words(kind: str, root: Path) -> tuple[str, ...]:
    where = root / "datapackage.json" if kind == "frictionless" else root
    return *COMMANDS[kind], str(where)


def _cells(found: list[dict[str, Cost]]) -> Iterator[str]:
    def median(kind: str, of: Callable[[Cost], float]) -> float:
        return statistics.median(of(run[kind]) for run in found)

    seconds = {kind: median(kind, lambda one: one.seconds) for kind in COMMANDS}
    yield from (f"{one:.2f}" for one in seconds.values())
    yield from (f"{seconds[kind] / seconds['frictionless']:.2f}" for kind in ("cold", "warm"))
    yield from (f"{median(kind, lambda one: one.megabytes):.0f}" for kind in ("cold", "warm"))


def _rows(root: Path) -> int:
    tables = read_tables(root, load_contract(root / "datapackage.json"))
    return sum(map(len, tables.values()))
