"""Lighthouse on a page of each kind, as a slow phone has it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.package.judging import Verdict
from scripts.site.chromium import NAMES
from scripts.site.judging import of_each_kind, program, served, tool

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 0.95
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def judge(folder: Path) -> Verdict:
    """Every score below what is asked, with its grounds. Raises `Unusable` without a tool."""
    samples = of_each_kind(folder)
    faults: list[str] = []
    with served(folder) as site:
        for name in samples:
            faults += [f"{name}: {fault}" for fault in _faults(_report(site + name))]
    return Verdict({"pages": len(samples), "scores": len(samples) * len(CATEGORIES)}, tuple(faults))


def _report(url: str) -> dict[str, Any]:
    command = [
        program("node"),
        str(tool("lighthouse/cli/index.js")),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
    ]
    chrome = {**os.environ, "CHROME_PATH": program(*NAMES)}
    done = subprocess.run(command, env=chrome, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"categories": {}, "runtimeError": {"message": done.stderr.strip()[-300:]}}
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _faults(report: dict[str, Any]) -> Iterator[str]:
    if error := report.get("runtimeError"):
        yield f"it was not looked at: {error['message']}"
        return
    for name in CATEGORIES:
        category = report["categories"][name]
        if category["score"] is None or category["score"] < LEAST:
            failed = [
                report["audits"][part["id"]]["title"]
                for part in category["auditRefs"]
                if part["weight"] and (report["audits"][part["id"]]["score"] or 0) < LEAST
            ]
            yield f"{name} {category['score']}: {'; '.join(failed)}"
