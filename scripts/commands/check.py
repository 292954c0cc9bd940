"""Say what a change does: to one source, or to the whole project.

    python -m scripts check SOURCE [--root FOLDER] [--quiet] [--record ID] [--watch]
    python -m scripts check [--root FOLDER] [--summary FILE] [--json FILE]

With SOURCE, the id of a source: what each of its records was understood to say, one sentence
each, then its problems and those of the shared entries it refers to, then what its document
leaves open. `--quiet` prints the problems alone, `--record` one record with its problems,
`--watch` everything again whenever a file is saved, until Ctrl-C.

Without: one line on top says all of it in brief; below it stand the problems, then what differs
from the last release. `--summary` writes the same as Markdown, `--json` as one object: headline,
problems (as `build --json` has them), checked, difference (as `diff --json` has it, or null) and
not_compared (why it is null).

Nothing in the project is written, save texts of documents in `.cache/`, which git ignores. Exit
status: 0 nothing to fix, 1 problems found, 2 a release could not be compared with, or the call is
at fault. Rows that differ from the last release are nothing to fix.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.command import disk_at_fault

OF_SOURCE = ("quiet", "record", "watch")
OF_ALL = ("summary", "json")


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    options = _options(argv)
    options.root = options.root.resolve()
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    # Each way imports its own: what compares with a release takes longer to import than a source
    # to check.
    if options.source:
        from scripts.contribute.check_source import run as run_source

        return run_source(options)
    from scripts.contribute.generated import Known, check_generated
    from scripts.release.check_project import run as run_all

    return run_all(options, lambda *made: check_generated(Known(options.root, *made)))


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", nargs="?", default="", metavar="SOURCE", help="a source's id")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--quiet", action="store_true", help="only the problems of SOURCE")
    parser.add_argument("--record", default="", metavar="ID", help="only one record of SOURCE")
    parser.add_argument("--watch", action="store_true", help="again whenever a file is saved")
    parser.add_argument("--summary", type=Path, help="a Markdown file to write")
    parser.add_argument("--json", type=Path, help="a JSON file to write")
    options = parser.parse_args(argv)
    for name in OF_ALL if options.source else OF_SOURCE:
        if getattr(options, name):
            parser.error(f"--{name} goes {'without' if options.source else 'with'} SOURCE")
    return options
