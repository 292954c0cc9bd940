"""The Nu Html Checker of the W3C on every page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from scripts.package.judging import Verdict
from scripts.site.judging import gathered, html_pages, program, tool

JAR = "vnu-jar/build/dist/vnu.jar"
OPTIONS = ("--format", "json", "--skip-non-html", "--exit-zero-always")


def judge(folder: Path) -> Verdict:
    """Its errors. Raises `Unusable` without Java or the checker."""
    command = [program("java"), "-Xss2m", "-jar", str(tool(JAR)), *OPTIONS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    faults = [
        (f"{one.get('url', '').removeprefix(f'file:{folder}/')}:{one.get('lastLine', 1)}", said)
        for one in json.loads(done.stderr)["messages"]
        if one["type"] != "info" and (said := one["message"])
    ]
    return Verdict({"pages": len(list(html_pages(folder)))}, gathered(faults))
