"""Report how far the second, independent coding of a document agrees with ours.

    python -m scripts agreement [SOURCE] [--root FOLDER] [--list]

SOURCE is `victory-star-2017` unless given; its second coding stands in `tests/second_coding/`.
`--list` adds every difference, by document line. Exit status: 0 compared, 2 could not compare.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.package.agreement import FIELDS, Agreement
from scripts.package.second_coding import agreements, table_of
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.records.resolve import resolve
from scripts.rules.normal import read_contract
from scripts.rules.telling import show


def differences(found: list[Agreement]) -> Iterator[str]:
    """Every unit one coder alone has, and every field on which they differ."""
    for item in found:
        for mark, alone in (("only first", item.only_first), ("only second", item.only_second)):
            yield from (f"{item.table}: {mark}: {unit.id}" for unit in alone)
        for a, b in item.pairs:
            for name in FIELDS[item.table]:
                if a.cells[name] != b.cells[name]:
                    yield (
                        f"{item.table}: {name}: {a.id} `{a.cells[name]}`, {b.id} `{b.cells[name]}`"
                    )


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", nargs="?", default="victory-star-2017")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--list", action="store_true", help="every difference too")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        contract = read_contract(root)
        found = agreements(resolve(read_raw(root), contract), contract, root, options.source)
    except Refused as refused:
        show(refused.problems)
        return 2
    print("\n".join([*table_of(found), *(differences(found) if options.list else ())]))
    return 0
