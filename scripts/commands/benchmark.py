"""Measure the build beside `frictionless validate`.

Prints, for whole processes, the median wall time of each over N runs, taken in turn, and their
ratio.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

GROUP = "maintain"
COMMANDS = {
    "build": ["-m", "scripts", "build"],
    "frictionless validate": ["-m", "frictionless", "validate", "datapackage.json"],
}


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="of each; 5 unless given")


def run(options: argparse.Namespace) -> int:
    """Print the times and their ratio."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(options.runs):
        for name, command in COMMANDS.items():
            times[name].append(_seconds([sys.executable, *command], options.root))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, seconds in medians.items():
        print(f"{seconds:6.2f} s  {name}")
    print(f"{medians['build'] / medians['frictionless validate']:6.2f}    build / validate")
    return 0


def _seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start
