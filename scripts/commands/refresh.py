"""Put everything in order before it is handed in.

Does what `format` and `build` do, then writes whatever else in git is computed and differs: the
blocks of the pages, the picture of README.md, the schemas for editors, authors and address in
CITATION.cff.
Exit status: 0 all is in order, 1 problems found (and no table and no page written, unless something
is left for a person to write), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.contribute.generated import Known, refreshed, unfinished
from scripts.raw.kept import Kept
from scripts.raw.problems import Refused
from scripts.raw.tasks import Means
from scripts.rules.build import build
from scripts.rules.normal import put_in_normal_form, read_contract

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb: none."""
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Do it, and say what was written."""
    contract = read_contract(options.root)
    formatted, problems = put_in_normal_form(options.root, contract)
    if problems:
        raise Refused(problems)
    dataset, counts = build(options.root, Means(Kept.of(options.root)))
    known = Known(options.root, contract, dataset, counts)
    for name in (*formatted, *refreshed(known)):
        print(f"{name}: written")
    if problems := list(unfinished(known)):
        raise Refused(problems)
    print(f"In order: {counts.passages:,} passages proved, tables built, pages filled.")
    return 0
