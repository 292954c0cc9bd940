"""The invented project in which a newcomer practises: whole, apart, and with a launcher."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, Project, copy_of

from scripts.contribute.trial import INVENTED


@pytest.fixture
def clone(tmp_path: Path) -> Project:
    """What a trial is made from."""
    project = copy_of(ROOT / INVENTED, tmp_path / "clone")
    for name in (INVENTED, "schemas"):
        shutil.copytree(ROOT / name, project.root / name)
    return project


def test_it_is_whole_and_nothing_else_is_touched(clone: Project, run) -> None:
    before = {path: path.read_bytes() for path in clone.root.rglob("*") if path.is_file()}
    status, out, err = run("trial", "--root", clone.root)
    assert (status, err, out.splitlines()[-1]) == (0, "", "Next: cd trial")
    assert {path: path.read_bytes() for path in before} == before
    trial = Project(clone.root / "trial")
    assert (trial.root / "minutes.pdf").read_bytes().startswith(b"%PDF")
    assert trial.problems() == []


def test_a_trial_that_stands_there_is_not_overwritten(clone: Project, run) -> None:
    (clone.root / "trial").mkdir()
    status, _, err = run("trial", "--root", clone.root)
    assert (status, err.count("\n")) == (2, 1)
    assert "trial" in err
    assert list((clone.root / "trial").iterdir()) == []


def test_its_launcher_is_that_of_the_project(clone: Project, run) -> None:
    assert run("trial", "--root", clone.root)[0] == 0
    (clone.root / "record").write_text('#!/bin/sh\npwd\necho "$@"\n', encoding="utf-8")
    (clone.root / "record").chmod(0o755)
    told = subprocess.run(
        ["./record", "check", "a b"],
        cwd=clone.root / "trial",
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.splitlines() == [str(clone.root / "trial"), "--root . check a b"]


def test_git_ignores_it() -> None:
    assert "trial/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
