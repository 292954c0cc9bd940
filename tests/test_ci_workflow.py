"""The workflow for contributors: safe on a fork, pinned, and calling only what is there."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
import yaml
from conftest import ROOT

from scripts.command import main

WORKFLOW = ROOT / ".github/workflows/ci.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
PARSED: dict[Any, Any] = yaml.safe_load(TEXT)
STEPS = [step for job in PARSED["jobs"].values() for step in job["steps"]]
COMMANDS = [step["run"] for step in STEPS if "run" in step]


def sessions() -> set[str]:
    """The names of the sessions in noxfile.py."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_it_runs_on_every_push_and_pull_request() -> None:
    assert PARSED[True] == {"push": None, "pull_request": None}  # YAML 1.1 reads `on` so


def test_it_may_only_read_and_knows_no_secret() -> None:
    assert PARSED["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in PARSED["jobs"].values())
    assert not re.search(r"secrets|github\.token|GITHUB_TOKEN|pull_request_target", TEXT)


def test_every_action_is_pinned_by_digest_and_says_its_version() -> None:
    lines = [line for line in TEXT.splitlines() if "uses:" in line]
    assert len(lines) == sum("uses" in step for step in STEPS) > 0
    for line in lines:
        assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_digest() -> None:
    pinned = {tuple(step["uses"].split("@")) for step in STEPS if "uses" in step}
    assert len({action for action, _ in pinned}) == len(pinned)


def test_the_whole_history_is_there_and_no_credential_stays() -> None:
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(PARSED["jobs"])
    for step in checkouts:
        assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_no_expression_stands_in_a_command() -> None:
    assert [command for command in COMMANDS if "${{" in command] == []


def test_python_is_the_one_the_project_asks_for() -> None:
    versions = {step["with"]["python-version"] for step in STEPS if "setup-python" in str(step)}
    versions -= {"${{ matrix.python }}"}
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [f'requires-python = ">={version}"' in pyproject for version in versions] == [True]


def test_elsewhere_are_other_systems_and_newer_pythons() -> None:
    matrix = PARSED["jobs"]["elsewhere"]["strategy"]["matrix"]
    least = re.search('requires-python = ">=(.*)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert least
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert matrix["python"][0] == least[1]
    others = {one["system"].partition("-")[0]: one["python"] for one in matrix["include"]}
    assert others == {"windows": least[1], "macos": least[1]}


def test_every_session_and_file_of_a_command_exists() -> None:
    called = [name for words in COMMANDS for name in re.findall(r"nox -s ((?:[a-z_]+ ?)+)", words)]
    assert called
    assert set(" ".join(called).split()) <= sessions()
    for name in re.findall(r"(?<![\w/])(?:locks|\.ci)/[\w.-]+", " ".join(COMMANDS)):
        assert (ROOT / name).is_file(), name


def test_the_tests_are_those_of_the_landing() -> None:
    assert ".ci/run" in COMMANDS
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_the_set_up_is_that_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (set_up,) = (command for command in COMMANDS if command.startswith("python3 -m venv"))
    assert f"{set_up} && .venv/bin/nox" in readme


def test_check_gets_options_that_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    (command,) = (command for command in COMMANDS if "nox -s check" in command)
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    known = capsys.readouterr().out
    given = re.findall(r"--[a-z]+", command)
    assert given == ["--summary", "--json"]
    assert [option for option in given if option not in known] == []
    written = command.rsplit(" ", 1)[1]
    assert written in {step["with"]["path"] for step in STEPS if "artifact" in str(step)}
