"""Hold the declared version to what changed since the release.

    ./record version [OLD]
    ./record version [OLD] --write --sentence TEXT [--date YYYY-MM-DD]

OLD stands for the last release, as in `./record diff`. `--write` raises the version: it sets it in
every file where it stands, drafts the block of CHANGELOG.md, and appends to raw/changes.yaml which
rows were added, corrected and retired. What it wrote before of a version that was never released is
taken out again. The date may also come from SOURCE_DATE_EPOCH. Where data/ is not what raw/ gives,
or git still holds words that were withdrawn, no release is made. Exit status: 0 high enough, or
written; 1 too low, an id was lost, not built, or git holds such words; 2 could not compare.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from scripts.raw.problems import Refused, Unusable
from scripts.release.changes import NotComparableError
from scripts.release.drafting import CHANGELOG, CHANGES, date_of, prepare, unreleased
from scripts.release.numbering import check_ids
from scripts.release.snapshots import Snapshot
from scripts.release.states import check_versions, states
from scripts.release.withdrawn import check_history
from scripts.rules.make import check_built

GROUP = "publish"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("old", nargs="?", default="", help="default: the last release")
    parser.add_argument("--write", action="store_true", help="prepare the release")
    parser.add_argument("--sentence", default="", help="what the release brings, in your words")
    parser.add_argument(
        "--date", default="", metavar="DAY", help="its date; default: SOURCE_DATE_EPOCH"
    )
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Say whether the version is high enough, or raise it."""
    try:
        if held := check_history(options.root):
            raise Refused(held)
        if not options.write:
            return _check(options.root, states(options.root, options.old))
        if not options.sentence.strip():
            raise ValueError('say in a sentence what the release brings: `--sentence "…"`.')
        day = date_of(options.date, os.environ.get("SOURCE_DATE_EPOCH", ""))
        return _write(options, day)
    except (NotComparableError, ValueError) as error:
        raise Unusable(f"Nothing was done: {error}") from None


def _check(root: Path, found: list[Snapshot]) -> int:
    if problems := check_versions(root, found):
        raise Refused(problems)
    since = f"is enough after {found[1].label}" if found[1:] else "will be the first release"
    print(f"{found[0].version} {since}.")
    return 0


def _write(options: argparse.Namespace, day: str) -> int:
    root: Path = options.root
    if behind := check_built(root):
        raise Refused(behind)
    new, old, *_ = (*states(root, options.old), None)
    if lost := check_ids(old, new) if old else []:
        raise Refused(lost)
    dropped = unreleased(root, old) if old and not options.old else []
    version = prepare(root, new, old, day, options.sentence, dropped)
    for gone in dropped:
        if gone != version:
            print(f"{gone} was never released; what stood of it is replaced.")
    print(
        f"{version} is written. Read {CHANGELOG} and the reasons in {CHANGES}, "
        "then run `./record build`."
    )
    return 0
