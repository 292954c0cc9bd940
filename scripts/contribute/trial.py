"""A small invented project to practise in, apart from the dataset and deleted at will."""

from __future__ import annotations

import shutil
from pathlib import Path

INVENTED = Path("tests/tiny")  # a letter and a report about a mill, and minutes not entered yet
FOLDER = "trial"
HANDED = "minutes.pdf"
LAUNCHERS = {  # those of the project, for this folder
    "record": '#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/../record" --root "$here" "$@"\n',
    "record.cmd": '@"%~dp0..\\record.cmd" --root "%~dp0." %*\r\n',
}


def make_trial(root: Path) -> Path:
    """Make the folder in the project `root`, with launchers of its own. Raises `OSError`."""
    folder = root / FOLDER
    folder.mkdir()
    for name in (INVENTED / "raw", "schemas"):
        shutil.copytree(root / name, folder / Path(name).name)
    for original in (root / INVENTED / HANDED, root / "datapackage.json"):
        shutil.copyfile(original, folder / original.name)
    for name, text in LAUNCHERS.items():
        (folder / name).write_bytes(text.encode())
        (folder / name).chmod(0o755)
    return folder
