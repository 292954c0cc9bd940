"""Make a workbook in which records are filled in without YAML.

Writes `dist/contribute.xlsx`, or FILE: a sheet a sort of record, with lists to choose from and
explanations. `--source` fills it with what the source has. `./record import-sheet` reads it. Exit
status: 0 made, 1 problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.contribute.sheet_template import contributors_workbook
from scripts.raw.writing import write

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--source", default="", metavar="ID", help="fill in what it has")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write")


def run(options: argparse.Namespace) -> int:
    """Write the workbook, and say how it is read."""
    out = options.out or options.root / "dist/contribute.xlsx"
    write({out: contributors_workbook(options.root, options.source)})
    near = out.relative_to(Path.cwd()) if out.is_relative_to(Path.cwd()) else out
    print(f"Made {near}. Fill it in, then: ./record import-sheet {near}")
    return 0
