"""Build twice in different circumstances; compare every byte.

Also with `data/`. The two builds differ in working folder, time zone, locale, hash seed, umask, and
the order in which the files were created. The first in each place reads everything for itself, the
second takes what that one kept. `--package` also makes the archive twice. Exit status: 0 the same
bytes, 1 they differ, 2 a build failed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.package.archive import INPUTS

GROUP = "maintain"


@dataclass(frozen=True)
class Circumstance:
    """Everything about a run that must not show in its output."""

    name: str
    environment: dict[str, str]
    umask: int
    reverse: bool  # create the files in reverse order
    inside: bool  # run from inside the copy; else from its parent, with --root


CIRCUMSTANCES = (
    Circumstance(
        "first",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        0o077,
        False,
        True,
    ),
    Circumstance(
        "second",
        {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
        0o002,
        True,
        False,
    ),
)
STATES = ("", " of what was kept")  # nothing was kept before the first


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--package", action="store_true", help="compare the archive too")


def run(options: argparse.Namespace) -> int:
    """Build in two copies, and compare."""
    root, package = options.root, ["package"] if options.package else []
    needed = (*INPUTS, *_along()) if options.package else INPUTS
    with tempfile.TemporaryDirectory() as scratch:
        builds = {"data/ as it stands": digests(root / "data")}
        archives = {}
        for circumstance in CIRCUMSTANCES:
            copy = Path(scratch) / circumstance.name / "project"
            _copy(root, copy, needed, circumstance.reverse)
            for state in STATES:
                shutil.rmtree(copy / "data", ignore_errors=True)
                if not _run("build", copy, circumstance):
                    return 2
                builds[f"{circumstance.name} build{state}"] = digests(copy / "data")
            if not all(_run(command, copy, circumstance) for command in package):
                return 2
            archives[f"{circumstance.name} build"] = digests(copy / "dist", "*.zip")
    status = _compare("data", builds)
    return max(status, _compare("dist", archives)) if options.package else status


def digests(folder: Path, pattern: str = "*") -> dict[str, str]:
    """sha256 of every file below `folder` whose name fits `pattern`, by its name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }


def _along() -> tuple[str, ...]:
    """What the archive needs besides."""
    from scripts.package.formats import along  # with the libraries of every format

    return along()


def _copy(root: Path, copy: Path, needed: tuple[str, ...], reverse: bool) -> None:
    files = [
        path
        for name in needed
        for path in [root / name, *(root / name).rglob("*")]
        if path.is_file() and "__pycache__" not in path.parts
    ]
    for path in sorted(files, reverse=reverse):
        target = copy / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _run(name: str, copy: Path, circumstance: Circumstance) -> bool:
    command = [sys.executable, "-m", "scripts", name]
    if not circumstance.inside:
        command += ["--root", str(copy)]
    environment = {
        **os.environ,
        **circumstance.environment,
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        command,
        cwd=copy if circumstance.inside else copy.parent,
        env=environment,
        umask=circumstance.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"The {circumstance.name} {name} failed:\n{done.stderr}", file=sys.stderr)
    return done.returncode == 0


def _compare(folder: str, builds: dict[str, dict[str, str]]) -> int:
    names = sorted({name for files in builds.values() for name in files})
    different = [
        name for name in names if len({files.get(name, "absent") for files in builds.values()}) > 1
    ]
    for name in different:
        print(f"{folder}/{name} differs:", file=sys.stderr)
        for build, files in builds.items():
            print(f"  {files.get(name, 'absent')[:16]:16}  {build}", file=sys.stderr)
    if different or not names:
        print(
            "Not reproduced. If raw/ or scripts/ changed, run `./record build` and commit data/.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Reproduced. {len(names)} files, the same bytes in {len(builds)} places: "
        f"{', '.join(builds)}."
    )
    return 0
