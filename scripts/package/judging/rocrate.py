"""roc-validator: the package is an RO-Crate 1.1, in all that the specification requires.

The validator asks the web for the specification's JSON-LD context. It is given the copy that the
library rocrate brings along, as an answer it already holds.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from subprocess import run
from typing import Any

from requests import Request, Response
from requests_cache import CachedSession
from urllib3 import HTTPResponse

from scripts.package.judging import Verdict

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
MEDIA_TYPE = {"Content-Type": "application/ld+json"}


def judge(folder: Path) -> Verdict:
    """Its findings on the folder, at the level of what MUST hold."""
    with tempfile.TemporaryDirectory() as scratch:
        answers, report = Path(scratch) / "answers", Path(scratch) / "report.json"
        _answer(answers)
        options = ["--no-interactive", "validate", str(folder), "--profile-identifier",
                   "ro-crate-1.1", "--requirement-severity", "required", "--offline",
                   "--cache-path", str(answers), "--skip-availability-check",
                   "--output-format", "json", "--output-file", str(report)]  # fmt: skip
        program = Path(sys.executable).with_name("rocrate-validator")
        done = run([program, *options], capture_output=True, text=True, check=False)
        if not report.exists():
            return Verdict({"checks": 0}, (done.stdout + done.stderr,))
        return _verdict(json.loads(report.read_text(encoding="utf-8")))


def _answer(path: Path) -> None:
    """Lay the context down where the validator keeps what the web has answered."""
    session = CachedSession(str(path), backend="sqlite", expire_after=-1)
    response = Response()
    response.status_code, response.url = 200, CONTEXT
    response.headers.update(MEDIA_TYPE)
    response._content = (files("rocrate") / "data/ro-crate.jsonld").read_bytes()
    response.raw = HTTPResponse(body=b"", headers=MEDIA_TYPE, preload_content=False)
    response.request = session.prepare_request(Request("GET", CONTEXT))
    session.cache.save_response(response)
    session.close()


def _verdict(report: dict[str, Any]) -> Verdict:
    faults = tuple(
        ": ".join(filter(None, (issue["violatingEntity"], issue["message"])))
        for issue in report["issues"]
    )
    return Verdict({"checks": report["statistics"]["total_checks"]}, faults)
