"""Measure what finding misses and what it proposes in vain (`nox -s mentions`).

    python -m scripts measure_mentions [--root FOLDER]

Measured against the texts in `tests/texts`, whose mentions were marked by hand, and against the
codings of the documents marked complete. Exit status: 0 every aim is reached, 1 a figure is below
its aim or the data have problems, 2 there is no text to measure on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.package.coded import TEXTS, measured_scores
from scripts.package.measure import below_aim, table
from scripts.raw.problems import Refused
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.telling import show


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(argv).root.resolve()
    try:
        dataset, problems, _ = make(root, read_contract(root))
    except Refused as refused:
        problems = refused.problems
    if problems:
        show(problems)
        return 1
    found = list(measured_scores(root, dataset))
    if not found:
        print(f"{TEXTS.as_posix()}: no text to measure against.", file=sys.stderr)
        return 2
    print("\n\n".join(table(name, measured) for name, measured in found))
    faults = [f"{name}: {fault}" for name, measured in found for fault in below_aim(measured)]
    print("\n" + ("\n".join(faults) or f"{len(found)} texts measured, every aim reached."))
    return 1 if faults else 0
