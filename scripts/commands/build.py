"""Read raw/, check everything, and only then replace data/.

Every table is made: read, resolved, compared and checked. Exit status: 0 built, 1 problems found
(nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.command import add_json
from scripts.rules.build import build, report
from scripts.rules.printing import show

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    add_json(parser)
    parser.set_defaults(all_or_nothing=True)


def run(options: argparse.Namespace) -> int:
    """Build, and say what was built."""
    dataset, counts = build(options.root)
    if options.problems_as_json:
        show([], as_json=True)
    else:
        print(report(dataset, counts))
    return 0
