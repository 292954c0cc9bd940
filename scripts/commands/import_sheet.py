"""Turn a filled-in spreadsheet into the text of a `records.yaml`.

FILE is the workbook that `./record sheet` makes, or sheets of it saved as CSV, each named like its
sheet (`figures.csv`). Its rows are held to the build's own rules beside all that the project has;
what is wrong is said by sheet, row and column, and then nothing comes out. The text goes to
standard output, or with `--write` into the source's `records.yaml`, and into the shared lists what
stands in their sheets, behind what stands there; rows that stand there already are left alone. What
is wrong elsewhere in the project stops nothing here.

`--encoding` names the code page of a CSV file that is not Unicode. `--dates-as-shown` takes date
cells that show year, month and day for what they show. Exit status: 0 done, 1 problems found
(nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts.contribute.imported import Filled, Import, Records, as_text, read, write
from scripts.raw.problems import Problem, Refused, shorten
from scripts.raw.reading.encodings import STATED, text_encoding
from scripts.raw.sheets import described, file_name
from scripts.rules.normal import read_contract

GROUP = "add"
TO_WRITE = "Nothing is written yet; the same command with --write adds them."


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("file", type=Path, nargs="+", help="a workbook, or sheets as CSV")
    parser.add_argument("--source", default="", metavar="ID", help="whose records they are")
    parser.add_argument("--write", action="store_true", help="add them to the source's records")
    parser.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help="code page of a CSV file"
    )
    parser.add_argument("--dates-as-shown", action="store_true", help="the date cells are right")
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Print the records, or add them."""
    contract = read_contract(options.root)
    filled = Filled(options.file, options.source, options.encoding, options.dates_as_shown)
    try:
        found = read(filled, contract, options.root)
        if options.write:
            write(found, contract, options.root)
    except Refused as refused:
        _show(refused.problems, options.file)
        return 1
    if options.write:
        _say(found)
    else:
        print(as_text(found, contract), end="")
        print(f"Read: {_counted(*found.files.values())}. {TO_WRITE}", file=sys.stderr)
    return 0


def _say(found: Import) -> None:
    """What was added to which file, and what comes next."""
    source = f" {found.source.folder}" if found.source else ""
    *others, last = found.files
    for path in others:
        print(f"{path}: added {_counted(found.new.get(path, {}))}.")
    added = _counted(found.new.get(last, {}))
    print(f"{last}: added {added}. Next: ./record check{source}")


def _counted(*files: Records) -> str:
    """How many records of each sort, as in `figures 2, reports 1`; `none`."""
    parts = [f"{name} {len(items)}" for records in files for name, items in records.items()]
    return ", ".join(parts) or "none"


def _show(problems: Sequence[Problem], files: Sequence[Path]) -> None:
    """Print the problems, those of sheets by row and column, with a count at the end."""
    names = {file_name(file) for file in files}
    for problem in problems:
        of_sheet = problem.place.path.partition(", sheet ")[0] in names
        print(described(problem) if of_sheet else problem, file=sys.stderr)
    rules = Counter(problem.rule for problem in problems)
    listing = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
    number = len(problems)
    print(f"{number} problem{'s' * (number != 1)}: {listing}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)


def _encoding(name: str) -> str:
    try:
        return text_encoding(name)
    except LookupError:
        message = f"`{shorten(name)}` is no encoding that is read here; known: {', '.join(STATED)}"
        raise argparse.ArgumentTypeError(message) from None
