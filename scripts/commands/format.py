"""Put the hand-written files into normal form; comments and blank lines are kept.

    python -m scripts format [--root FOLDER] [--check]

`--check` writes nothing. Exit status: 0 all files stand in normal form (or do now), 1 one of them
does not under `--check`, or cannot be read and was left alone, 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.raw.problems import Problem, Refused
from scripts.rules.normal import check_normal, hand_written, put_in_normal_form, read_contract
from scripts.rules.telling import show


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        problems = _formatted(root, options.check)
    except Refused as refused:
        problems = refused.problems
    show(problems)
    if not problems:
        print(f"{len(hand_written(root))} files in normal form.")
    return 1 if problems else 0


def _formatted(root: Path, only_check: bool) -> list[Problem]:
    """The problems found; unless `only_check`, of files that cannot be read. Raises `Refused`."""
    contract = read_contract(root)
    if only_check:
        return list(check_normal(root, contract))
    written, problems = put_in_normal_form(root, contract)
    for name in written:
        print(f"{name}: written")
    return problems
