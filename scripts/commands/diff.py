"""Say what changed between two states, and the version it needs.

OLD and NEW are each a ref of git, a folder, a `datapackage.json` or a release zip. Without them the
last release is compared with the working tree. VERSIONING.md holds the policy and the shape of the
JSON. Exit status: 0 the same, 1 different, 2 could not compare, wholly or in part.
"""

from __future__ import annotations

import argparse

from scripts.raw.problems import Unusable
from scripts.release.changes import NotComparableError
from scripts.release.render import as_json, as_markdown, as_text
from scripts.release.states import difference

GROUP = "publish"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("old", nargs="?", default="", help="default: the last release")
    parser.add_argument("new", nargs="?", default="", help="default: the working tree")
    parser.set_defaults(render=as_text)
    shape = parser.add_mutually_exclusive_group()
    for name, render in (("--json", as_json), ("--markdown", as_markdown)):
        shape.add_argument(name, action="store_const", dest="render", const=render)


def run(options: argparse.Namespace) -> int:
    """Print the difference."""
    try:
        found = difference(options.root, options.old, options.new)
    except NotComparableError as error:
        raise Unusable(f"Could not compare: {error}") from None
    print(options.render(found))
    if found.changes:
        return 1
    return 2 if found.skipped else 0
