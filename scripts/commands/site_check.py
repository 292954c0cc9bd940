"""Look at the finished site as its readers' machines do.

Asks every judge below scripts/site/judging, or those that are named, about dist/site/ as
`./record site` made it: a browser with axe, Lighthouse, the Nu Html Checker, and our own look at
every link. `nox -s site_check` brings what they need. Exit status: 0 nothing found, 1 faults, 2
there is no site, or a program is missing.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from scripts.raw.problems import Unusable
from scripts.site.judging import FRONT, ask, judges

GROUP = "maintain"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("judges", nargs="*", metavar="JUDGE", help=f"all of {', '.join(judges())}")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="dist/site in the project")


def run(options: argparse.Namespace) -> int:
    """Ask one after the other, and print what each finds."""
    folder = (options.site or options.root / "dist/site").resolve()
    if not (folder / FRONT).is_file():
        raise Unusable(f"{folder} holds no site. Run `./record site` first.")
    for name in options.judges:
        if name not in judges():
            raise Unusable(f"There is no judge `{name}`. There are: {', '.join(judges())}.")
    passed = True
    for name in options.judges or judges():
        began = time.monotonic()
        verdict = ask(name, folder)
        print(f"{name} ({time.monotonic() - began:.0f} s)\n{verdict}", flush=True)
        passed = passed and verdict.passed
    return 0 if passed else 1
