"""The workflow of a release: off until an address is set, pinned, and with no right too many."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from conftest import ROOT

from scripts.command import main

FOLDER = ROOT / ".github/workflows"
TEXT = (FOLDER / "release.yml").read_text(encoding="utf-8")
PARSED: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS = PARSED["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
COMMANDS = "\n".join(step["run"] for step in STEPS if "run" in step)


def test_a_tag_of_a_version_sets_it_off_and_nothing_else() -> None:
    assert PARSED[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 reads `on` so


def test_nothing_is_published_while_no_address_is_set() -> None:
    (made, *publishing) = JOBS.values()
    assert made["outputs"] == {"homepage": "${{ steps.declared.outputs.homepage }}"}
    assert len(publishing) == 2
    for job in publishing:
        assert job["needs"] == "made"
        assert job["if"] == "${{ needs.made.outputs.homepage != '' }}"


def test_only_who_publishes_may_write_and_only_there() -> None:
    assert PARSED["permissions"] == {"contents": "read"}
    rights = {name: job.get("permissions") for name, job in JOBS.items()}
    assert rights == {
        "made": None,
        "release": {"contents": "write"},
        "pages": {"pages": "write", "id-token": "write"},
    }
    assert "secrets" not in TEXT


def test_every_action_is_pinned_and_has_one_digest_in_all_workflows() -> None:
    lines = [
        line
        for path in FOLDER.glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    found = [re.search(r"uses: ([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$", line)
             for line in lines]  # fmt: skip
    assert None not in found, lines
    pinned = {one.groups() for one in found if one}
    assert len({action for action, _ in pinned}) == len(pinned) > 4


def test_no_expression_stands_in_a_command() -> None:
    assert "${{" not in COMMANDS


def test_the_tag_must_be_the_version_and_all_checks_must_pass_before_anything_is_made() -> None:
    order = [step.get("run", "") for step in JOBS["made"]["steps"]]
    first = next(n for n, run in enumerate(order) if '"v$version" = "$GITHUB_REF_NAME"' in run)
    assert first < order.index(".ci/run") < next(n for n, run in enumerate(order) if "zip" in run)


def test_the_sums_go_with_the_package_and_are_checked_before_it_is_attached() -> None:
    assert "sha256sum -- *.zip > SHA256SUMS" in COMMANDS
    check, attach = "sha256sum --check SHA256SUMS\n", "gh release create"
    assert COMMANDS.index(check) < COMMANDS.index(attach)
    assert COMMANDS.rstrip().endswith("-- *.zip SHA256SUMS")


def test_the_site_passes_the_package_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nox -s site -- --package release/*.zip" in COMMANDS
    with pytest.raises(SystemExit):
        main(["site", "--help"])
    assert "--package ZIP" in capsys.readouterr().out
