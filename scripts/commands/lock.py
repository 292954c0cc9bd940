"""Write locks/ anew from pyproject.toml; needs the network.

Each file pins versions and hashes for every platform and names no index address.
"""

from __future__ import annotations

import argparse
import subprocess

GROUP = "maintain"
JUDGES = "datapackage cff croissant rocrate rdf pyreadstat duckdb openpyxl"
LOCKS = {
    "record": ("record",),
    "build": (),
    "package": ("package",),
    "explore": ("package", "explore"),
    "cluster": ("cluster",),
    "tests": ("tests",),
    "site-check": ("site-check",),
    "lint": ("lint",),
    "typing": ("typing", "tests"),
    "nox": ("nox",),
    **{f"judge-{name}": (f"judge-{name}",) for name in JUDGES.split()},
}


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")


def run(options: argparse.Namespace) -> int:
    """Let uv write each file."""
    more = ["--upgrade"] if options.upgrade else []
    for name, groups in LOCKS.items():
        command = [*_command(name, groups), *more]
        if code := subprocess.run(command, cwd=options.root, check=False).returncode:
            return code
    return 0


def _command(name: str, groups: tuple[str, ...]) -> list[str]:
    alone = name in ("lint", "nox") or name.startswith("judge-")
    return [
        "uv",
        "pip",
        "compile",
        *([] if alone else ["pyproject.toml"]),
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--quiet",
        "--python-version",
        "3.11",
        *(f"--group=pyproject.toml:{group}" for group in groups),
        "--output-file",
        f"locks/{name}.txt",
    ]
