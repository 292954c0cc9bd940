"""Ask a judge from outside about the package: unzips it into an empty folder and lets it look.

    python -m scripts judges JUDGE [--package ZIP]

Each judge runs in an environment of its own, with the lock file `locks/judge-JUDGE.txt`. The
package is the one that `scripts.package` made. Exit status: 0 passed, 1 faults found, 2 there is
no such package.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import zipfile
from pathlib import Path

JUDGES = (
    "frictionless",
    "datapackage",
    "cff",
    "croissant",
    "rocrate",
    "rdf",
    "pyreadstat",
    "sqlite",
    "duckdb",
    "r",
)


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("judge", choices=JUDGES)
    parser.add_argument("--package", type=Path, help="a zip; the project's own in dist/")
    options = parser.parse_args(argv)
    archive = options.package or _own()
    if not archive.is_file():
        print(f"{archive} does not exist. Run `nox -s package` first.", file=sys.stderr)
        return 2
    judge = importlib.import_module(f"scripts.package.judging.{options.judge}").judge
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder)
        verdict = judge(Path(folder).resolve() / archive.stem)
    print(f"{options.judge} on {archive.name}\n{verdict}")
    return 0 if verdict.passed else 1


def _own() -> Path:
    head = json.loads(Path("datapackage.json").read_text(encoding="utf-8"))
    return Path("dist") / f"{head['name']}-{head['version']}.zip"
