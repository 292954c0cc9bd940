"""Build twice under different circumstances and compare every byte, also with `data/`.

    python -m scripts.reproduce [--root FOLDER]

The two builds differ in working folder, time zone, locale, hash seed, umask, and the order in
which the files were created. Exit status: 0 the same bytes, 1 they differ, 2 a build failed.
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

INPUTS = ("raw", "scripts", "datapackage.json")


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


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(argv).root.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        builds = {"data/ as it stands": digests(root / "data")}
        for circumstance in CIRCUMSTANCES:
            copy = Path(scratch) / circumstance.name / "project"
            _copy(root, copy, circumstance.reverse)
            if not _build(copy, circumstance):
                return 2
            builds[f"{circumstance.name} build"] = digests(copy / "data")
    return _compare(builds)


def digests(folder: Path) -> dict[str, str]:
    """sha256 of every file below `folder`, by its name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _copy(root: Path, copy: Path, reverse: bool) -> None:
    files = [
        path
        for name in INPUTS
        for path in [root / name, *(root / name).rglob("*")]
        if path.is_file() and "__pycache__" not in path.parts
    ]
    for path in sorted(files, reverse=reverse):
        target = copy / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def _build(copy: Path, circumstance: Circumstance) -> bool:
    command = [sys.executable, "-m", "scripts.build"]
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
        print(f"The {circumstance.name} build failed:\n{done.stderr}", file=sys.stderr)
    return done.returncode == 0


def _compare(builds: dict[str, dict[str, str]]) -> int:
    names = sorted({name for files in builds.values() for name in files})
    different = [
        name for name in names if len({files.get(name, "absent") for files in builds.values()}) > 1
    ]
    for name in different:
        print(f"data/{name} differs:", file=sys.stderr)
        for build, files in builds.items():
            print(f"  {files.get(name, 'absent')[:16]:16}  {build}", file=sys.stderr)
    if different or not names:
        print(
            "Not reproduced. If raw/ or scripts/ changed, run `nox -s build` and commit data/.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Reproduced. {len(names)} files, the same bytes in {len(builds)} places: "
        f"{', '.join(builds)}."
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
