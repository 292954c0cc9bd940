"""Put the hand-written files into normal form; comments and blank lines are kept.

    python -m scripts format [--root FOLDER] [--check]

`--check` writes nothing. Exit status: 0 all files stand in normal form (or do now), 1 one of them
does not under `--check`, or cannot be read and was left alone, 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contract.model import Contract
from scripts.raw.files import relative
from scripts.raw.problems import Problem, Refused
from scripts.raw.writing import write
from scripts.rules.normal import check_normal, hand_written, normal_text, read_contract
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
        job = check_normal if options.check else _format
        problems = list(job(root, read_contract(root)))
    except Refused as refused:
        problems = refused.problems
    show(problems)
    if not problems:
        print(f"{len(hand_written(root))} files in normal form.")
    return 1 if problems else 0


def _format(root: Path, contract: Contract) -> Iterator[Problem]:
    """Write what differs, all or none; the problems of files that cannot be read."""
    wanted: dict[Path, bytes] = {}
    for path in hand_written(root):
        try:
            text = normal_text(path, root, contract).encode()
        except Refused as refused:
            yield from refused.problems
        else:
            wanted.update({path: text} if path.read_bytes() != text else {})
    write(wanted)
    for path in wanted:
        print(f"{relative(path, root)}: written")
