"""The archive: the same bytes wherever it is made, and whole where it is unpacked."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from conftest import RECORDS, ROOT, Project
from frictionless import Package
from package_support import bring_along, packaged, planted

from scripts.contract.model import load_contract
from scripts.package.archive import EARLIEST, zip_of
from scripts.package.format import Packed
from scripts.package.formats.inventory import checksums
from scripts.package.formats.pages import standing_alone

NAME = f"iran-1988-record-{load_contract(ROOT / 'datapackage.json').version}"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked where nothing else is."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(io.BytesIO(zip_of(packaged().files, NAME))) as archive:
        archive.extractall(folder)
    return folder / NAME


def test_the_command_gives_the_same_archive_under_other_circumstances(tmp_path: Path) -> None:
    root, dist = planted(tmp_path / "project").root, tmp_path / "dist"
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "package", "--root", str(root), "--out", str(dist)],
        cwd=ROOT,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = (dist / f"{NAME}.zip").read_bytes()
    assert made == zip_of(packaged().files, NAME)
    assert f"sha256 {hashlib.sha256(made).hexdigest()}" in done.stdout
    folder = dist / NAME
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = [name.removeprefix(f"{NAME}/") for name in archive.namelist()]
    assert names == sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_the_zip_holds_nothing_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of(packaged().files, NAME))) as archive:
        members = archive.infolist()
    assert [member.filename for member in members] == sorted(
        f"{NAME}/{name}" for name in packaged().files
    )
    assert {member.date_time for member in members} == {EARLIEST}
    assert {member.compress_type for member in members} == {zipfile.ZIP_STORED}
    assert {member.external_attr >> 16 for member in members} == {0o100644}
    assert {(member.create_system, member.extra) for member in members} == {(3, b"")}


def test_the_order_in_which_files_were_made_does_not_matter() -> None:
    files = {"b": b"1", "a/c": b"2", "a": b"3"}
    backwards = dict(reversed(files.items()))
    assert zip_of(files, "x") == zip_of(backwards, "x")
    packed = [Packed(name, data, "text/plain") for name, data in files.items()]
    assert checksums(packed) == checksums(packed[::-1])


def test_frictionless_accepts_it_where_nothing_else_is(unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=unpacked,
        env={"PATH": os.environ["PATH"], "HOME": str(unpacked.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert (done.returncode, report["valid"]) == (0, True), report["errors"]
    assert report["stats"]["tasks"] == len(packaged().edition.contract.tables)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [("about 40", "above 40", "hash-count"), ("bare,", "bare, ", "byte-count")],
)
def test_a_changed_file_is_noticed(tmp_path: Path, old: str, new: str, fault: str) -> None:
    data = dict(packaged().files)
    name = "data/figures.csv"
    assert old.encode() in data[name]
    for path in [name for name in data if name.startswith("data")]:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data[path])
    (tmp_path / name).write_bytes(data[name].replace(old.encode(), new.encode(), 1))
    (tmp_path / "datapackage.json").write_bytes(data["datapackage.json"])
    table = Package(str(tmp_path / "datapackage.json")).get_resource("figures")
    assert fault in {error.type for task in table.validate().tasks for error in task.errors}


def test_the_descriptor_measures_every_table() -> None:
    descriptor = json.loads(packaged().files["datapackage.json"])
    assert {item["path"] for item in descriptor["resources"]} == {
        name for name in packaged().files if name.startswith("data/")
    }
    for item in descriptor["resources"]:
        data = packaged().files[item["path"]]
        assert item["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert (item["bytes"], item["rows"]) == (len(data), len(packaged().cells(item["name"])))


def test_every_file_but_the_list_itself_has_its_checksum(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert set(listed) == set(packaged().files) - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest


def test_the_inventory_has_every_file_with_rows_and_bytes() -> None:
    page = packaged().files["FILES.md"].decode("utf-8")
    listed = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", page, re.MULTILINE))
    assert set(listed) == set(packaged().files) - {"FILES.md", "SHA256SUMS"}
    figures = len(packaged().cells("figures"))
    for name in ("data/figures.csv", "stata/figures.dta", "parquet/figures.parquet"):
        assert listed[name] == f"{figures} | {len(packaged().files[name]):,}"
    assert listed["LICENSE"].startswith(" | ")


def test_every_page_leads_only_to_what_is_there() -> None:
    for name, data in packaged().files.items():
        if name.endswith(".md"):
            links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", data.decode("utf-8"))
            leads = {(PurePosixPath(name).parent / link).as_posix() for link in links}
            assert leads <= packaged().files.keys(), name


def test_a_link_that_leads_nowhere_becomes_text_and_marks_go() -> None:
    text = "<!-- computed: rows -->\n1\n<!-- end -->\n"
    assert standing_alone(text, []) == "1\n"
    text = "See [one](a.md), [two](b.md#part), [three](https://example.org) and [four](#here)."
    assert standing_alone(text, ["a.md"]) == (
        "See [one](a.md), two, [three](https://example.org) and [four](#here)."
    )


def test_the_readme_counts_and_names() -> None:
    readme = packaged().files["README.md"].decode("utf-8")
    assert f"Version {packaged().edition.contract.version}\n" in readme
    assert f"| `figures_flat` | {len(packaged().cells('figures'))} | a figure with all " in readme
    for name in re.findall(r"`([a-z0-9-]+\.(?:xlsx|sqlite|bib|ris|json))`", readme):
        assert name in packaged().files
    for view in re.findall(r"`([a-z_]+)`", readme.split("the views ")[1].split("|")[0]):
        assert f"CREATE VIEW {view} AS".encode() in packaged().files["iran-1988-record.sqlite"]


def test_a_dataset_with_problems_is_not_packaged(tiny: Project, run) -> None:
    bring_along(tiny)
    tiny.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    status, out, err = run("package", "--root", tiny.root)
    assert (status, out) == (1, "")
    assert err.endswith("1 problem: quote-not-found 1\nNothing was written.\n")
    assert not (tiny.root / "dist").exists()


def test_a_missing_page_is_told(tiny: Project, run) -> None:
    status, _, err = run("package", "--root", tiny.root)
    assert status == 2
    assert "CHANGELOG.md: No such file or directory." in err
    assert err.endswith("Nothing was written.\n")
    assert not (tiny.root / "dist").exists()
