"""Read raw/, check everything, and only then replace data/.

Every table is made: read, resolved, compared and checked. What was worked out of a source before is
taken from `.cache/`, as long as its files, the contract and the code are the same; `--fresh` leaves
that aside, with the same result. `--jobs` has several processes work out the sources, `--scheduler`
the workers of a Dask cluster: worth it from some 100,000 rows on. What looks like one thing entered
twice is said and stops nothing. Exit status: 0 built, 1 problems found (nothing written), 2 the
disk or the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.command import add_json
from scripts.raw.spreading import means_of
from scripts.rules.build import build, report
from scripts.rules.lookalikes import lookalikes
from scripts.rules.printing import show, show_lookalikes

GROUP = "add"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    add_json(parser)
    parser.add_argument("--fresh", action="store_true", help="take nothing from .cache/")
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--jobs", type=_number, default=1, metavar="N", help="processes; 1 if not given"
    )
    how.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    parser.set_defaults(all_or_nothing=True)


def run(options: argparse.Namespace) -> int:
    """Build, and say what was built."""
    with means_of(options.root, options.fresh, options.jobs, options.scheduler) as means:
        dataset, counts = build(options.root, means)
    if options.problems_as_json:
        show([], as_json=True)
    else:
        print(report(dataset, counts))
        show_lookalikes(lookalikes(dataset))
    return 0


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes: write 2 or more")
    return int(text)
