"""Put the hand-written files into normal form; comments are kept.

So are blank lines. `--check` writes nothing. Exit status: 0 all files stand in normal form (or do
now), 1 one of them does not under `--check`, or cannot be read and was left alone, 2 the disk or
the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.raw.problems import Problem, Refused
from scripts.rules.normal import check_normal, hand_written, put_in_normal_form, read_contract

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--check", action="store_false", dest="write", help="write nothing")
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Write what differs, or look only."""
    if problems := _formatted(options.root, options.write):
        raise Refused(problems)
    print(f"{len(hand_written(options.root))} files in normal form.")
    return 0


def _formatted(root: Path, write: bool) -> list[Problem]:
    """The problems found; when they `write`, of files that cannot be read. Raises `Refused`."""
    contract = read_contract(root)
    if not write:
        return list(check_normal(root, contract))
    written, problems = put_in_normal_form(root, contract)
    for name in written:
        print(f"{name}: written")
    return problems
