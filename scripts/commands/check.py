"""Say what a change does: to one source, or to the whole project.

With SOURCE, the id of a source: what each of its records was understood to say, one sentence each,
then its problems and those of the shared entries it refers to, then what its document leaves open.
`--quiet` prints the problems alone, `--record` one record with its problems, `--watch` everything
again whenever a file is saved, until Ctrl-C.

Without: one line on top says all of it in brief; below it stand the problems, then what differs
from the last release. `--summary` writes the same as Markdown, `--json` as one object: headline,
problems (as `build --json` has them), look_at (the same, of what looks entered twice and stops
nothing), checked, difference (as `diff --json` has it, or null) and not_compared (why it is null).

Nothing in the project is written, save what was worked out in `.cache/`, which git ignores. Exit
status: 0 nothing to fix, 1 problems found, 2 a release could not be compared with, or the call is
at fault. Rows that differ from the last release are nothing to fix.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.command import Misused

GROUP = "check"
OF_SOURCE = ("quiet", "record", "watch")
OF_ALL = ("summary", "json")


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("source", nargs="?", default="", metavar="SOURCE", help="a source's id")
    parser.add_argument("--quiet", action="store_true", help="only the problems of SOURCE")
    parser.add_argument("--record", default="", metavar="ID", help="only one record of SOURCE")
    parser.add_argument("--watch", action="store_true", help="again whenever a file is saved")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="a Markdown file to write")
    parser.add_argument("--json", type=Path, metavar="FILE", help="a JSON file to write")


def run(options: argparse.Namespace) -> int:
    """Check the source, or everything."""
    for name in OF_ALL if options.source else OF_SOURCE:
        if getattr(options, name):
            raise Misused(f"--{name} goes {'without' if options.source else 'with'} SOURCE")
    # Each way imports its own: what compares with a release takes longer to import than a source
    # to check.
    if not options.source:
        from scripts.contribute.generated import Known, check_generated
        from scripts.release.check_project import check_project

        return check_project(
            options.root,
            lambda *made: check_generated(Known(options.root, *made)),
            options.summary,
            options.json,
        )
    from scripts.contribute.check_source import check_source, watch_source

    if options.watch:
        watch_source(options.root, options.source, options.record, options.quiet)
        return 0
    return check_source(options.root, options.source, options.record, options.quiet)
