"""Make the workbook in which records are filled in without typing YAML.

    python -m scripts sheet [--source ID] [--out FILE] [--root FOLDER]

Writes `dist/contribute.xlsx`, or FILE: a sheet a sort of record, with lists to choose from and
explanations. `--source` fills it with what the source has. `python -m scripts import_sheet` reads
it. Exit status: 0 made, 1 problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contribute.sheet_rows import ids_of, rows_of
from scripts.contribute.sheet_template import workbook
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.raw.writing import put
from scripts.rules.normal import read_contract
from scripts.rules.telling import show


def make(root: Path, source_id: str) -> bytes:
    """The workbook. Raises `Refused`, `OSError`, `ValueError` when it cannot be made."""
    contract, raw = read_contract(root), read_raw(root)
    sources = {source.folder: source for source in raw.sources}
    if source_id and source_id not in sources:
        hint = suggestion(source_id, list(sources)) or f"Sources: {', '.join(sources)}."
        raise ValueError(f"There is no source `{source_id}`. {hint}")
    rows = rows_of(sources[source_id], contract) if source_id else {}
    return workbook(contract, ids_of(raw), rows)


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--source", default="", metavar="ID", help="fill in what it has")
    parser.add_argument("--out", type=Path, help="the file to write")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    out = options.out or root / "dist/contribute.xlsx"
    try:
        made = make(root, options.source)
        put(out, made)
    except Refused as refused:
        show(refused.problems)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    near = out.relative_to(Path.cwd()) if out.is_relative_to(Path.cwd()) else out
    print(f"Made {near}. Fill it in, then: nox -s import_sheet -- {near}")
    return 0
