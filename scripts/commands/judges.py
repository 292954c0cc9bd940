"""Let a judge from outside look at the package.

It looks at the package unzipped into an empty folder. Each judge runs in an environment of its own,
with the lock file `locks/judge-JUDGE.txt`: as `nox -s judge`, or `nox -s "judge(duckdb)"`. The
package is the one that `./record package` made. Exit status: 0 passed, 1 faults found, 2 there is
no such package.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zipfile
from pathlib import Path

from scripts.package.judging import ask, judges
from scripts.raw.problems import Unusable

GROUP = "maintain"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("judge", choices=judges())
    parser.add_argument("--package", type=Path, metavar="ZIP", help="the project's own otherwise")


def run(options: argparse.Namespace) -> int:
    """Unzip the package and let the judge look."""
    archive = options.package or _own(options.root)
    if not archive.is_file():
        raise Unusable(f"{archive} does not exist. Run `./record package` first.")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder)
        verdict = ask(options.judge, Path(folder).resolve() / archive.stem)
    print(f"{options.judge} on {archive.name}\n{verdict}")
    return 0 if verdict.passed else 1


def _own(root: Path) -> Path:
    head = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    return root / "dist" / f"{head['name']}-{head['version']}.zip"
