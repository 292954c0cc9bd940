"""check-jsonschema: CITATION.cff against the schema of the Citation File Format it brings along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.package.judging import Verdict

SCHEMA = "vendor.citation-file-format"


def judge(folder: Path) -> Verdict:
    """Its findings on the file."""
    command = ["check_jsonschema", "--builtin-schema", SCHEMA, str(folder / "CITATION.cff")]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    faults = (done.stdout + done.stderr).splitlines() if done.returncode else []
    return Verdict({"files": 1}, tuple(faults))
