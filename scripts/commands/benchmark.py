"""Measure the build as a whole process beside `frictionless validate` alone on its output.

    python -m scripts benchmark [--root FOLDER] [--runs N]

Prints the median wall time of each over N runs (5 unless given), taken in turn, and their ratio.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "build": ["-m", "scripts", "build"],
    "frictionless validate": ["-m", "frictionless", "validate", "datapackage.json"],
}


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command")
    options = parser.parse_args(argv)
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
