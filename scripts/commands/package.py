"""Make the package a scholar downloads: every table in every format, with all that explains it.

    python -m scripts package [--root FOLDER] [--out FOLDER]

Builds in memory as `scripts.build` does, and writes `iran-1988-record-<version>/` and its zip
into `dist/`, or into `--out`. Exit status: 0 made, 1 problems found (nothing written), 2 the
disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from scripts.package.archive import zip_of
from scripts.package.edition import Edition
from scripts.package.package_files import Files, package_files
from scripts.raw.problems import Refused, of_disk
from scripts.rules.frictionless_check import check_package
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.telling import show


def package(root: Path, out: Path) -> tuple[Path, Files]:
    """Make the folder and the zip of `root` in `out`: the zip's path, and the files by path.

    Raises `Refused`, and then nothing was changed; or `OSError`.
    """
    contract = read_contract(root)
    built, problems, _ = make(root, contract)
    if problems:
        raise Refused(problems)
    published, files = package_files(built, contract, root)
    out.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".package-", dir=out))
    try:
        _write(files, workshop / published.name)
        _check(workshop / published.name, published)
        archive = workshop / f"{published.name}.zip"
        archive.write_bytes(zip_of(files, published.name))
        archive.chmod(0o644)
        shutil.rmtree(out / published.name, ignore_errors=True)
        (workshop / published.name).rename(out / published.name)
        return archive.rename(out / archive.name), files
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _write(files: Files, folder: Path) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(0o644)


def _check(folder: Path, published: Edition) -> None:
    """The second opinion on what stands in the package: types, keys, hashes, bytes, rows."""
    if broken := list(check_package(folder, published.dataset, published.contract)):
        raise Refused(broken)


def report(archive: Path, files: Files) -> str:
    """What a finished package says: each file with its bytes, and the hash of the zip."""
    sizes = [f"{len(data):12,}  {name}" for name, data in sorted(files.items())]
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    return "\n".join([*sizes, f"Packaged. {len(files)} files, sha256 {digest}  {archive.name}"])


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--out", type=Path, help="where the package is put; dist/ of the project")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        print(report(*package(root, options.out or root / "dist")))
    except Refused as refused:
        show(refused.problems)
        print("Nothing was written.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{of_disk(error)} Nothing was written.", file=sys.stderr)
        return 2
    return 0
