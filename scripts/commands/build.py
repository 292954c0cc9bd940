"""Read raw/, check everything, and only then replace data/.

Every table is made: read, resolved, compared and checked. What was worked out of a source before is
taken from `.cache/`, as long as its files, the contract and the code are the same; `--fresh` leaves
that aside, with the same result. What looks like one thing entered twice is said and stops nothing.
Exit status: 0 built, 1 problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.command import add_json
from scripts.raw.kept import Kept
from scripts.raw.tasks import Means
from scripts.rules.build import build, report
from scripts.rules.lookalikes import lookalikes
from scripts.rules.printing import show, show_lookalikes

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    add_json(parser)
    parser.add_argument("--fresh", action="store_true", help="take nothing from .cache/")
    parser.set_defaults(all_or_nothing=True)


def run(options: argparse.Namespace) -> int:
    """Build, and say what was built."""
    means = Means(None if options.fresh else Kept.of(options.root))
    dataset, counts = build(options.root, means)
    if options.problems_as_json:
        show([], as_json=True)
    else:
        print(report(dataset, counts))
        show_lookalikes(lookalikes(dataset))
    return 0
