"""R: the loader for R reads every table, and haven the labels of the Stata files."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import run

from scripts.package.judging import Verdict

SCRIPT = Path(__file__).with_name("r.R")
MISSING = "R with the packages readr and haven is needed: run `.ci/install-r`."
COUNTED = "CHECKED "


def judge(folder: Path) -> Verdict:
    """Runs the script in the folder; its last line counts what was compared."""
    program = shutil.which("Rscript")
    if program is None:
        return Verdict({"tables": 0}, (MISSING,))
    done = run(
        [program, "--vanilla", str(SCRIPT)], cwd=folder, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    print("\n".join(line for line in lines if not line.startswith(COUNTED)))
    counts = [line.removeprefix(COUNTED).split() for line in lines if line.startswith(COUNTED)]
    checked = {what: int(count) for count, what in counts}
    return Verdict(checked or {"tables": 0}, tuple(done.stderr.splitlines()))
