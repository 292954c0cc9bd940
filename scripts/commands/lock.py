"""Write the files in `locks/` anew from `pyproject.toml`; the one command that needs the network.

    python -m scripts lock [--upgrade]

Each file pins versions and hashes for every platform and names no index address.
"""

from __future__ import annotations

import subprocess
import sys

LOCKS = {
    "build": (),
    "quality": ("quality",),
    "plots": ("plots",),
    "package": ("package",),
    "sheets": ("sheets",),
    "tests": ("tests",),
    "lint": ("lint",),
    "typing": ("typing", "tests"),
    "nox": ("nox",),
    **{
        f"judge-{name}": (f"judge-{name}",)
        for name in ("datapackage", "cff", "croissant", "rocrate", "rdf", "pyreadstat", "duckdb")
    },
}


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    more = sys.argv[1:] if argv is None else argv
    for name, groups in LOCKS.items():
        alone = name in ("lint", "nox") or name.startswith("judge-")
        sources = [] if alone else ["pyproject.toml"]
        command = [
            "uv",
            "pip",
            "compile",
            *sources,
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
            *more,
        ]
        if code := subprocess.run(command, check=False).returncode:
            return code
    return 0
