"""Lighthouse on a page of each kind, as a slow phone has it: no score may be below 0.95."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from scripts.package.judging import Verdict
from scripts.raw.problems import Unusable, shorten
from scripts.site.chromium import NAMES
from scripts.site.judging import gathered, of_each_kind, program, served, tool

SCRIPT = Path(__file__).with_suffix(".js")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 0.95
FLAGS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage")


def judge(folder: Path) -> Verdict:
    """Every score below what is asked, with its grounds. Raises `Unusable` without a tool."""
    samples = of_each_kind(folder)
    with served(folder) as site:
        found = _asked([site + name for name in samples])
        faults = [
            (one["page"].removeprefix(site), fault) for one in found for fault in one["faults"]
        ]
    scores = sum(one["scores"] for one in found)
    return Verdict({"pages": len(found), "scores": scores}, gathered(faults))


def _asked(pages: list[str]) -> list[dict[str, Any]]:
    """What Lighthouse says of each. Raises `Unusable` where it says nothing of one."""
    asked = {
        "pages": pages,
        "categories": CATEGORIES,
        "least": LEAST,
        "chromePath": program(*NAMES),
        "chromeFlags": FLAGS,
    }
    done = subprocess.run(
        [program("node"), "--input-type=module", "-"],
        input=SCRIPT.read_text(encoding="utf-8"),
        cwd=tool("lighthouse").parents[1],  # where the script finds what it imports
        env={**os.environ, "ASKED": json.dumps(asked)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) < len(pages):
        raise Unusable(f"Lighthouse broke off: {shorten(done.stderr, 300)}")
    return found
