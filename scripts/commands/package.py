"""Make the package to download: every table in every format.

All that explains them is in it. Builds in memory as `./record build` does, and writes
`iran-1988-record-<version>/` and its zip into `dist/`, or into `--out`. Exit status: 0 made, 1
problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from scripts.package.files import package
from scripts.package.format import Files

GROUP = "publish"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where it is put; dist/ of the project"
    )
    parser.set_defaults(all_or_nothing=True)


def run(options: argparse.Namespace) -> int:
    """Make the package, and say what is in it."""
    print(_report(*package(options.root, options.out or options.root / "dist")))
    return 0


def _report(archive: Path, files: Files) -> str:
    """What a finished package says: each file with its bytes, and the hash of the zip."""
    sizes = [f"{len(data):12,}  {name}" for name, data in sorted(files.items())]
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    return "\n".join([*sizes, f"Packaged. {len(files)} files, sha256 {digest}  {archive.name}"])
