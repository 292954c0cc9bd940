"""Turn a filled-in spreadsheet into the text of a `records.yaml`.

    python -m scripts import_sheet FILE… [--source ID] [--write] [--root FOLDER]
        [--encoding NAME] [--dates-as-shown]

FILE is the workbook that `python -m scripts sheet` makes, or sheets of it saved as CSV, each named
like its sheet (`figures.csv`). Its rows are held to the build's own rules beside all that the
project has; what is wrong is said by sheet, row and column, and then nothing comes out. The text
goes to standard output, or with `--write` into the source's `records.yaml`, behind what stands
there; rows that stand there already are left alone.

`--encoding` names the code page of a CSV file that is not Unicode. `--dates-as-shown` takes date
cells that show year, month and day for what they show. Exit status: 0 done, 1 problems found
(nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import errno
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contract.model import Contract
from scripts.contribute.editor_schemas import switch
from scripts.contribute.imported import Import, Records, imported
from scripts.contribute.sheet_records import SheetReader
from scripts.raw.adding import plain, with_records
from scripts.raw.files import read_text
from scripts.raw.formats.encodings import STATED, text_encoding
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Problem, Refused, shorten
from scripts.raw.raw import read_raw
from scripts.raw.sheets import described, file_name, read_sheets
from scripts.raw.strict_yaml import parse
from scripts.raw.writing import put
from scripts.rules.normal import layouts, read_contract

TO_WRITE = "Nothing is written yet; the same command with --write adds them."


def read(files: Sequence[Path], contract: Contract, options: argparse.Namespace) -> Import:
    """The records in `files`, held beside the project. Raises `Refused`, `OSError`."""
    sheets = [sheet for file in files for sheet in read_sheets(file, options.encoding)]
    reader = SheetReader(contract, options.dates_as_shown)
    content = reader.records(sheets)
    if reader.problems:
        raise Refused(set(reader.problems))
    return imported(content, options.source, read_raw(options.root), contract)


def as_text(found: Import, contract: Contract) -> str:
    """A `records.yaml` that holds what the sheets hold, and nothing else."""
    return _normal("", found, found.records, contract)


def write(found: Import, contract: Contract, root: Path) -> None:
    """Put what is new behind what stands in the source. Raises `Refused`, `OSError`."""
    path = root / _path(found)
    before = read_text(path, root).text if path.exists() else ""
    known, there = found.source.records, parse(before, _path(found)) if before else None
    if (there and plain(there)) != (known and plain(known)):
        raise OSError(errno.EBUSY, "It was changed while the sheet was read", _path(found))
    put(path, _normal(before, found, found.new, contract).encode())


def _normal(text: str, found: Import, added: Records, contract: Contract) -> str:
    path = _path(found)
    opening = f"{switch(path)}\n\nsource: {found.source.folder}\n"
    whole = with_records(text or opening, path, added)
    return normal_yaml(whole, path, layouts(contract)["records"])


def _path(found: Import) -> str:
    return f"raw/sources/{found.source.folder}/records.yaml"


def counted(records: Records) -> str:
    """How many records of each sort, as in `figures 2, reports 1`; `none`."""
    parts = [f"{name} {len(items)}" for name, items in records.items()]
    return ", ".join(parts) or "none"


def show(problems: Sequence[Problem], files: Sequence[Path]) -> None:
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


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, nargs="+", help="a workbook, or sheets as CSV")
    parser.add_argument("--source", default="", metavar="ID", help="whose records they are")
    parser.add_argument("--write", action="store_true", help="add them to the source's records")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--encoding", type=_encoding, help="code page of a CSV file")
    parser.add_argument("--dates-as-shown", action="store_true", help="the date cells are right")
    options = parser.parse_args(argv)
    options.root = options.root.resolve()
    try:
        contract = read_contract(options.root)
        found = read(options.file, contract, options)
        if options.write:
            write(found, contract, options.root)
    except Refused as refused:
        show(refused.problems, options.file)
        return 1
    if options.write:
        next_step = f"nox -s check -- {found.source.folder}"
        print(f"{_path(found)}: added {counted(found.new)}. Next: {next_step}")
    else:
        print(as_text(found, contract), end="")
        print(f"Read: {counted(found.records)}. {TO_WRITE}", file=sys.stderr)
    return 0
