"""Judges pass the package as it is made and fail one that was tampered with.

Three whose libraries the tests have; all run in environments of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import ROOT
from package_support import added, packaged

from scripts.contract.model import load_contract
from scripts.package import judging
from scripts.package.archive import zip_of
from scripts.package.judging import Verdict

NAME = f"iran-1988-record-{load_contract(ROOT / 'datapackage.json').version}"
Files = dict[str, bytes]


def with_text(name: str, old: str, new: str) -> Callable[[Files], Files]:
    """The package with words replaced in one file."""

    def change(files: Files) -> Files:
        text = files[name].decode()
        assert old in text
        return {**files, name: text.replace(old, new).encode()}

    return change


def without_a_row(files: Files) -> Files:
    descriptor = json.loads(files["datapackage.json"])
    descriptor["resources"][0]["rows"] += 1
    return {**files, "datapackage.json": json.dumps(descriptor).encode()}


def judged(run, folder: Path, judge: str, files: Mapping[str, bytes]) -> tuple[int, str]:
    archive = folder / f"{NAME}.zip"
    archive.write_bytes(zip_of(files, NAME))
    status, out, err = run("judges", judge, "--package", archive)
    assert err == ""
    return status, out


@pytest.mark.parametrize("judge", ["openpyxl", "rdf", "sqlite"])
def test_the_package_passes(run, tmp_path: Path, judge: str) -> None:
    status, out = judged(run, tmp_path, judge, packaged().files)
    assert (status, out.splitlines()[0]) == (0, f"{judge} on {NAME}.zip")
    assert out.splitlines()[1].startswith("Passed: ")


@pytest.mark.parametrize(
    ("judge", "change"),
    [
        ("rdf", with_text("dataset.jsonld", '"sha256"', '"sha-256"')),
        ("rdf", with_text("dcat.ttl", "dct:license", "dct:licence")),
        ("rdf", with_text("annotations.jsonld", '"target"', '"targets"')),
        ("sqlite", without_a_row),
        ("sqlite", with_text("data/places.csv", ",Northby,", ",Northby ,")),
        ("sqlite", with_text("data/claims.csv", ",true\n", ",false\n")),
        ("openpyxl", with_text("data/places.csv", ",Northby,", ",Northby ,")),
        ("openpyxl", with_text("data/figures.csv", ",40,", ",41,")),
        ("openpyxl", with_text("datapackage.json", '"name": "places"', '"name": "place"')),
    ],
)
def test_a_package_tampered_with_fails(run, tmp_path: Path, judge: str, change) -> None:
    status, out = judged(run, tmp_path, judge, change(packaged().files))
    assert status == 1
    assert out.splitlines()[-1].startswith("Failed: ")


@pytest.mark.parametrize(
    ("verdict", "passed"),
    [
        (Verdict({"rows": 1}), True),
        (Verdict({"rows": 1}, ("a fault",)), False),
        (Verdict({"rows": 1, "tables": 0}), False),
        (Verdict({}), False),
    ],
)
def test_nothing_checked_is_a_failure(verdict: Verdict, passed: bool) -> None:
    assert verdict.passed is passed


def test_without_a_package(run, tmp_path: Path) -> None:
    status, _, err = run("judges", "rdf", "--package", tmp_path / "none.zip")
    assert status == 2
    assert err == f"{tmp_path / 'none.zip'} does not exist. Run `./record package` first.\n"


def test_every_judge_is_found_and_has_its_lock() -> None:
    assert {"frictionless", "r", "sqlite"} < set(judging.judges())
    locks = {path.stem.removeprefix("judge-") for path in ROOT.glob("locks/judge-*.txt")}
    assert locks < set(judging.judges())


def test_a_judge_is_added_by_one_file(run, tmp_path: Path) -> None:
    code = """from scripts.package.judging import Verdict
def judge(folder): return Verdict({"files": 1}, ("too short.",))
"""
    with added(judging, code, tmp_path):
        status, out = judged(run, tmp_path, "added", packaged().files)
    assert (status, out) == (1, f"added on {NAME}.zip\ntoo short.\nFailed: 1 files.\n")
