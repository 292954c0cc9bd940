"""Say what changed between two states of the dataset, and which version that needs.

    python -m scripts diff [OLD [NEW]] [--json | --markdown] [--root FOLDER]

OLD and NEW are each a ref of git, a folder, a `datapackage.json` or a release zip. Without them
the last release is compared with the working tree. VERSIONING.md holds the policy and the shape of
the JSON. Exit status: 0 the same, 1 different, 2 could not compare, wholly or in part.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.release.changes import Difference, NotComparableError
from scripts.release.compare import compare
from scripts.release.git import releases
from scripts.release.loading import read_snapshot
from scripts.release.render import as_json, as_markdown, as_text
from scripts.release.snapshots import Snapshot
from scripts.release.stores import folder_store, open_store


def working_tree(root: Path) -> Snapshot:
    """What stands in the project's folder. Raises `NotComparableError`."""
    return read_snapshot(folder_store(root, "the working tree"))


def difference(root: Path, old: str = "", new: str = "") -> Difference:
    """The difference between two states; by default the last release and the working tree.

    Raises `NotComparableError`.
    """
    base = old or next(releases(root), "")
    if not base:
        raise NotComparableError("there is no release yet; say what to compare with.")
    before = read_snapshot(open_store(base, root))
    return compare(before, read_snapshot(open_store(new, root)) if new else working_tree(root))


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old", nargs="?", default="", help="default: the last release")
    parser.add_argument("new", nargs="?", default="", help="default: the working tree")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_const", dest="render", const=as_json)
    shape.add_argument("--markdown", action="store_const", dest="render", const=as_markdown)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    try:
        found = difference(options.root.resolve(), options.old, options.new)
    except NotComparableError as error:
        print(f"Could not compare: {error}", file=sys.stderr)
        return 2
    print((options.render or as_text)(found))
    if found.changes:
        return 1
    return 2 if found.skipped else 0
