"""Write the JSON Schemas for editors, and switch them on in every hand-written file.

    python -m scripts schemas [--root FOLDER]

The schemas go to `schemas/`. Every YAML file below `raw/` that lacks it gets a first line from
which editors with YAML support take meanings, lists and squiggles; the build reads it as a
comment. Exit status: 0 written, 1 a file is not there or cannot be read (nothing written), 2 the
disk or the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.contribute.editor_schemas import SWITCH, schemas, switch
from scripts.raw import writing
from scripts.raw.files import read_text, relative
from scripts.raw.problems import Refused
from scripts.rules.normal import hand_written, read_contract
from scripts.rules.telling import show


def write(root: Path) -> list[str]:
    """Write what differs; the paths written, from `root`. Raises `Refused`, `OSError`."""
    wanted = schemas(read_contract(root))
    for path in hand_written(root):
        if path.suffix == ".yaml":
            name = relative(path, root)
            wanted[name] = switched_on(read_text(path, root).text, name).encode()
    written = [name for name, content in wanted.items() if _stands(root / name) != content]
    writing.write({root / name: wanted[name] for name in written})
    return written


def _stands(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    return path.read_bytes() if path.is_file() else None


def switched_on(text: str, path: str) -> str:
    """`text` with the line for editors on top, in place of one that is there."""
    first, _, rest = text.partition("\n")
    return f"{switch(path)}\n{rest if first.startswith(SWITCH) else text}"


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    root = parser.parse_args(argv).root.resolve()
    try:
        written = write(root)
    except Refused as refused:
        show(refused.problems)
        return 1
    print("\n".join([*(f"{name}: written" for name in written), "Schemas up to date."]))
    return 0
