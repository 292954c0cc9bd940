"""Hold the declared version to what changed since the last release; with --write, raise it.

    python -m scripts version [OLD] [--root FOLDER]
    python -m scripts version [OLD] --write --sentence TEXT [--date YYYY-MM-DD] [--root FOLDER]

OLD stands for the last release, as in `python -m scripts diff`. `--write` sets the version in every
file where it stands, drafts the block of CHANGELOG.md, and appends to raw/changes.yaml which rows
were added, corrected and retired. The date may also come from SOURCE_DATE_EPOCH.
Exit status: 0 high enough, or written; 1 too low, or an id was lost; 2 could not compare.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import islice, pairwise
from pathlib import Path

from scripts.commands.diff import working_tree
from scripts.contract.versions import Version
from scripts.raw.problems import Problem
from scripts.raw.writing import write
from scripts.release.changes import NotComparableError
from scripts.release.compare import compare
from scripts.release.drafting import CHANGELOG, date_of, drafted, line_of_version
from scripts.release.git import DESCRIPTOR, releases
from scripts.release.ledger import FILE as LEDGER_FILE
from scripts.release.ledger import entries
from scripts.release.loading import read_snapshot
from scripts.release.numbering import before_the_first, check_ids, check_version
from scripts.release.snapshots import Snapshot
from scripts.release.stores import open_store
from scripts.rules.telling import show


def states(root: Path, old: str = "") -> list[Snapshot]:
    """The working tree, and before it the last two releases, as far as there are any.

    The last release is held to the one before it: where it has no tag, the commit that raised the
    version counts as the release, and nobody may have checked it. Raises `NotComparableError`.
    """
    bases = [old] if old else list(islice(releases(root), 2))
    return [working_tree(root), *(read_snapshot(open_store(base, root)) for base in bases)]


def check(root: Path, found: list[Snapshot]) -> list[Problem]:
    """Every version too low and every id lost from one of the states to the next newer one."""
    line = line_of_version((root / DESCRIPTOR).read_text(encoding="utf-8"))
    problems: set[Problem] = set()
    for new, old in pairwise(found):
        problems.update(check_version(compare(old, new), line))
        problems.update(check_ids(old, new))
    return sorted(problems)


def prepare(root: Path, new: Snapshot, old: Snapshot | None, day: str, sentence: str) -> str:
    """Write a release into its files; returns its number.

    The first release has the number declared. Raises `ValueError`, and then nothing was written.
    """
    difference = compare(old or before_the_first(new), new)
    declared = Version.read(new.version)
    version = str(max(declared, difference.required) if old else declared)
    told = entries(difference, new, version, sentence) if old else ()
    texts = drafted(root, difference, version, day, sentence, told)
    write({path: text.encode() for path, text in texts.items()})
    return version


def _check(root: Path, found: list[Snapshot]) -> int:
    problems = check(root, found)
    show(problems)
    if not problems:
        since = f"is enough after {found[1].label}" if found[1:] else "will be the first release"
        print(f"{found[0].version} {since}.")
    return 1 if problems else 0


def _write(root: Path, found: list[Snapshot], day: str, sentence: str) -> int:
    new, old = found[0], found[1] if found[1:] else None
    if lost := check_ids(old, new) if old else []:
        show(lost)
        return 1
    version = prepare(root, new, old, day, sentence)
    print(
        f"{version} is written. Read {CHANGELOG} and the reasons in {LEDGER_FILE}, "
        "then run `nox -s build`."
    )
    return 0


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old", nargs="?", default="", help="default: the last release")
    parser.add_argument("--write", action="store_true", help="prepare the release")
    parser.add_argument("--sentence", default="", help="what the release brings, in your words")
    parser.add_argument("--date", default="", help="its date; default: SOURCE_DATE_EPOCH")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        if not options.write:
            return _check(root, states(root, options.old))
        if not options.sentence.strip():
            raise ValueError('say in a sentence what the release brings: `--sentence "…"`.')
        day = date_of(options.date, os.environ.get("SOURCE_DATE_EPOCH", ""))
        return _write(root, states(root, options.old), day, options.sentence)
    except (NotComparableError, ValueError) as error:
        print(f"Nothing was done: {error}", file=sys.stderr)
        return 2
