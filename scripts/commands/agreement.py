"""Compare the two independent codings of a document.

SOURCE is `victory-star-2017` unless given; its second coding stands in `tests/second_coding/`.
`--list` adds every difference, by document line. Exit status: 0 compared, 2 could not compare.
"""

from __future__ import annotations

import argparse

from scripts.package.second_coding import agreements, differences, table_of
from scripts.raw.problems import Refused
from scripts.raw.raw import read_raw
from scripts.records.resolve import resolve
from scripts.rules.normal import read_contract
from scripts.rules.printing import show

GROUP = "maintain"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("source", nargs="?", default="victory-star-2017", metavar="SOURCE")
    parser.add_argument("--list", action="store_true", help="every difference too")


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    try:
        contract = read_contract(options.root)
        first = resolve(read_raw(options.root, contract), contract)
        found = agreements(first, contract, options.root, options.source)
    except Refused as refused:
        show(refused.problems)
        return 2
    print("\n".join([*table_of(found), *(differences(found) if options.list else ())]))
    return 0
