"""Put everything in order before it is handed in.

Does what `format` and `build` do, then writes whatever else in git is computed and differs: the
blocks of the pages, the picture of README.md, the schemas for editors, the authors of CITATION.cff.
Exit status: 0 all is in order, 1 problems found (no table and no page was written), 2 the disk or
the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.contribute.generated import Known, refreshed
from scripts.raw.problems import Refused
from scripts.rules.build import build
from scripts.rules.normal import put_in_normal_form, read_contract

GROUP = "add"


def register(_parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb: none."""


def run(options: argparse.Namespace) -> int:
    """Do it, and say what was written."""
    contract = read_contract(options.root)
    formatted, problems = put_in_normal_form(options.root, contract)
    if problems:
        raise Refused(problems)
    dataset, counts = build(options.root)
    written = [*formatted, *refreshed(Known(options.root, contract, dataset, counts))]
    said = f"In order: {counts.passages:,} passages proved, tables built, pages filled."
    print("\n".join([*(f"{name}: written" for name in written), said]))
    return 0
