"""Put everything in order before it is handed in: normal form, tables, computed pages.

    python -m scripts refresh [--root FOLDER]

Does what `format` and `build` do, then writes whatever else in git is computed and differs: the
blocks of the pages, the picture of README.md, the schemas for editors, the authors of CITATION.cff.
Exit status: 0 all is in order, 1 problems found (no table and no page was written), 2 the disk or
the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contribute.generated import Known, refreshed
from scripts.raw.problems import Refused
from scripts.rules.build import build
from scripts.rules.normal import put_in_normal_form, read_contract
from scripts.rules.telling import show


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(argv).root.resolve()
    try:
        told = _refresh(root)
    except Refused as refused:
        show(refused.problems)
        return 1
    print(told)
    return 0


def _refresh(root: Path) -> str:
    """Do it; what to say then. Raises `Refused`, `OSError`."""
    contract = read_contract(root)
    formatted, problems = put_in_normal_form(root, contract)
    if problems:
        raise Refused(problems)
    dataset, counts = build(root)
    written = [*formatted, *refreshed(Known(root, contract, dataset, counts))]
    said = f"In order: {counts.passages:,} passages proved, tables built, pages filled."
    return "\n".join([*(f"{name}: written" for name in written), said])
