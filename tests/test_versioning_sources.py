"""What can be compared: refs, folders, descriptors and zips; and one clear line for what cannot."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from conftest import Project
from hypothesis import given, settings
from hypothesis import strategies as st
from versioning_edits import Draft, commit, git

from scripts.release import stores
from scripts.release.changes import NotComparableError
from scripts.release.compare import compare
from scripts.release.git import has_commit
from scripts.release.snapshots import Snapshot, read_snapshot
from scripts.release.stores import Store

ADDED = 'append row {"place_id": "mill", "label": "The Mill", "kind": "site"} to places'


@pytest.fixture
def base(built_once: Project) -> Draft:
    return Draft.of(built_once.root)


def zipped(path: Path, files: dict[str, bytes], folder: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(folder + name, data)
    return path


def every_way(draft: Draft, folder: Path) -> list[str]:
    """The same state as folder, descriptor, two zips and a ref of the repository `folder`/git."""
    draft.write(folder / "folder")
    plain = {name: data for name, data in draft.files().items() if not name.startswith("raw/")}
    return [
        str(folder / "folder"),
        str(folder / "folder/datapackage.json"),
        str(zipped(folder / "whole.zip", draft.files())),
        str(zipped(folder / "release.zip", plain, "iran-1988-record-1.0.0/")),
        commit(folder / "git", draft),
    ]


def test_the_same_state_in_every_way(base: Draft, tmp_path: Path, run) -> None:
    ways = every_way(base, tmp_path)
    for old in ways:
        for new in (ways[0], ways[-2]):
            status, out, err = run("diff", old, new, "--root", tmp_path / "git")
            assert (status, err) == (0, ""), (old, new)
            assert "no difference" in out
            assert f"Compared: {len(base.rows)} tables, " in out
            assert "1 document" in out


def test_one_row_more_in_every_way(base: Draft, tmp_path: Path, run) -> None:
    old = every_way(base, tmp_path)
    new = base.done(ADDED).write(tmp_path / "new")
    for way in old:
        status, out, _ = run("diff", way, new, "--json", "--root", tmp_path / "git")
        found = json.loads(out)
        assert (status, found["bump"], found["same"]) == (1, "minor", False)
        assert [(item["rule"], item["where"]) for item in found["changes"]] == [
            ("row-added", "places[mill]")
        ]


# --- the last release and the working tree


def test_by_default_the_last_release_and_the_working_tree(base: Draft, tmp_path: Path, run) -> None:
    root = tmp_path / "git"
    released = commit(root, base.done('set package.version to "1.0.0"'))
    commit(root, base.done('set package.version to "1.0.0"', ADDED))
    base.done('set package.version to "1.0.0"', ADDED, "delete row places[northby]").write(root)
    status, out, _ = run("diff", "--root", root, "--json")
    found = json.loads(out)
    assert status == 1
    assert found["old"] == {"name": released, "version": "1.0.0"}
    assert found["new"]["name"] == "the working tree"
    assert {item["where"] for item in found["changes"]} == {"places[mill]", "places[northby]"}
    git(root, "tag", "v1.0.0")  # on the second commit: the tag counts
    git(root, "tag", "v1.0.0-notes")
    assert json.loads(run("diff", "--root", root, "--json")[1])["old"]["name"] == "v1.0.0"


def test_a_commit_from_before_the_first_build_is_no_release(
    base: Draft, tmp_path: Path, run
) -> None:
    root = tmp_path / "git"
    commit(root, base)
    git(root, "rm", "-r", "--quiet", "--cached", "data")
    git(root, "commit", "--quiet", "--amend", "--message", "contract alone")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first build")
    assert run("diff", "--root", root) == (
        2, "", "Could not compare: there is no release yet; say what to compare with.\n",
    )  # fmt: skip


def test_reading_a_ref_leaves_everything_alone(base: Draft, tmp_path: Path, run) -> None:
    root = tmp_path / "git"
    first = commit(root, base)
    commit(root, base.done(ADDED))
    (root / "data/places.csv").write_text("in the middle of an edit", encoding="utf-8")
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    }
    assert run("diff", first, "HEAD", "--root", root)[0] == 1
    after = {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    }
    assert before == after


def test_a_project_below_the_top_of_its_repository(base: Draft, tmp_path: Path, run) -> None:
    top = tmp_path / "git"
    base.write(top / "project")
    git(top, "init", "--quiet", ".")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "state")
    assert run("diff", "--root", top / "project")[0] == 0


@pytest.mark.parametrize("verb", ["diff", "version"])
def test_a_folder_that_lies_in_the_repository_of_something_else(
    base: Draft, tmp_path: Path, run, verb: str
) -> None:
    """As a zip that was unpacked there; the releases of the other are none of the project's."""
    outer = tmp_path / "thesis"
    commit(outer, base)
    git(outer, "tag", "v9.0.0")
    inner = base.done(ADDED).write(outer / "record")
    status, out, err = run(verb, "--root", inner)
    assert (status, out) == (2, "")
    assert "git keeps another project here, of which this folder is no part" in err
    assert not has_commit(inner)


def test_a_folder_that_was_committed_there(base: Draft, tmp_path: Path, run) -> None:
    """Tags from before it was there are of something else."""
    outer = tmp_path / "thesis"
    (outer / "chapters").mkdir(parents=True)
    (outer / "chapters/one.txt").write_text("One.", encoding="utf-8")
    commit(outer)
    git(outer, "tag", "v9.0.0")
    base.write(outer / "record")
    assert not has_commit(outer / "record")
    received = commit(outer)
    assert has_commit(outer / "record")
    base.done(ADDED).write(outer / "record")
    out = run("diff", "--root", outer / "record")[1]
    assert out.startswith(f"{received} (0.1.0) → the working tree (0.1.0)")


def test_a_shallow_clone_does_not_guess(base: Draft, tmp_path: Path, run) -> None:
    commit(tmp_path / "git", base)
    commit(tmp_path / "git", base.done(ADDED))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/git", "shallow")
    status, out, err = run("diff", "--root", tmp_path / "shallow")
    assert (status, out) == (2, "")
    assert "fetch-depth: 0" in err


# --- what cannot be compared


def refused(run, *argv: object) -> str:
    """The one line that a refusal says."""
    status, out, err = run("diff", *argv)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("Could not compare: ")
    return err.removeprefix("Could not compare: ").strip()


@pytest.mark.parametrize("ref", ["no-such-ref", "HEAD~9", "HEAD:nowhere", "v9.9.9", "a b", "--all"])
def test_a_ref_that_does_not_exist(base: Draft, tmp_path: Path, run, ref: str) -> None:
    commit(tmp_path / "git", base)
    said = refused(run, "--root", tmp_path / "git", "--", ref)
    assert said == f"`{ref}` is neither a file nor a folder nor a ref of git here."


def test_no_repository_at_all(base: Draft, tmp_path: Path, run, monkeypatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = base.write(tmp_path / "alone")
    assert "not a git repository" in refused(run, "--root", root)
    monkeypatch.setenv("PATH", "")
    assert refused(run, "--root", root) == "git is not installed, so no ref can be read."


def lacking(name: str):
    def change(files: dict[str, bytes]) -> None:
        del files[name]

    return change


def with_text(name: str, old: bytes, new: bytes):
    def change(files: dict[str, bytes]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


CONTRACT, PLACES, PATH = "datapackage.json", "data/places.csv", b'"data/sources.csv"'
BROKEN = [
    (lacking(PLACES), "the table data/places.csv is missing"),
    (lacking(CONTRACT), "datapackage.json"),
    (with_text(CONTRACT, b'"iran-1988-record"', b'"mill-records"'), "different datasets"),
    (with_text(CONTRACT, b"{", b"["), "datapackage.json is no JSON"),
    (with_text(CONTRACT, b'"resources"', b'"tables"'), "it has no list of `resources`"),
    (with_text(CONTRACT, b'"schema"', b'"shema"'), "sources has no schema with fields"),
    (with_text(CONTRACT, PATH, b'"../sources.csv"'), "'../sources.csv' leads out"),
    (with_text(CONTRACT, PATH, b'"/etc/passwd"'), "'/etc/passwd' leads out"),
    (with_text(CONTRACT, PATH, b'"https://x.y/z"'), "leads out of the dataset"),
    (with_text(CONTRACT, b'"place_id"', b'"places_id"'), "claims"),
    (with_text(PLACES, b"northby,Northby", b'northby,"Northby'), "data/places.csv:"),
    (with_text(PLACES, b"northby,Northby", b"northby,Northby,"), "data/places.csv:2: 5 cells"),
    (with_text(PLACES, b"northby,Northby", b'northby,"No"rthby'), "data/places.csv:2:"),
    (with_text(PLACES, b"northby,", b"the-county,"), "a second row has the key the-county"),
    (with_text(PLACES, b"label", b"lable"), "data/places.csv:1: the columns are not"),
    (with_text(PLACES, b"Northby", b"N\xffrthby"), "data/places.csv:"),
    (with_text(PLACES, b"place_id", b"\xef\xbb\xbfplace_id"), "data/places.csv:1:"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), BROKEN, ids=[case[1][:40] for case in BROKEN])
@pytest.mark.parametrize("broken_side", ["old", "new"])
def test_a_broken_side(
    base: Draft, tmp_path: Path, run, change, says: str, broken_side: str
) -> None:
    files = base.files()
    change(files)
    bad, good = zipped(tmp_path / "bad.zip", files, "release/"), base.write(tmp_path / "good")
    sides = (bad, good) if broken_side == "old" else (good, bad)
    said = refused(run, *sides)
    assert says in said
    assert "bad.zip" in said


def test_a_broken_tombstone_file(base: Draft, tmp_path: Path, run) -> None:
    root = base.write(tmp_path / "old")
    (root / "raw/retired.yaml").write_text("- id: {x: y}\n", encoding="utf-8")
    assert "raw/retired.yaml:1: braces" in refused(run, root, root)


def test_a_zip_that_names_a_file_outside_itself(base: Draft, tmp_path: Path, run) -> None:
    for number, name in enumerate(
        ["../x.csv", "/etc/x.csv", "a/../../x.csv", "..\\x.csv", "C:/x.csv"]
    ):
        path = zipped(tmp_path / f"{number}.zip", base.files() | {name: b"x"})
        assert "names a file outside itself" in refused(run, path, path)


def test_a_zip_that_unpacks_to_too_much(base: Draft, tmp_path: Path, run, monkeypatch) -> None:
    path = zipped(tmp_path / "bomb.zip", base.files() | {"zeros": bytes(3_000_000)})
    assert path.stat().st_size < 200_000
    monkeypatch.setattr(stores, "MAX_BYTES", 2_000_000)
    assert "unpacks to more than any release holds" in refused(run, path, path)


def test_a_zip_whose_header_lies_about_a_size(base: Draft, tmp_path: Path, run) -> None:
    files = base.files()
    path = zipped(tmp_path / "liar.zip", files)
    size = len(files["data/places.csv"]).to_bytes(4, "little")
    data = path.read_bytes()
    at = data.rindex(b"data/places.csv") - 46 + 24  # the size in the central directory
    assert data[at : at + 4] == size
    path.write_bytes(data[:at] + (10).to_bytes(4, "little") + data[at + 4 :])
    assert "data/places.csv" in refused(run, path, path)


def test_zips_that_are_none_or_not_one(base: Draft, tmp_path: Path, run) -> None:
    text = tmp_path / "text.zip"
    text.write_text("no zip", encoding="utf-8")
    assert "no readable zip" in refused(run, text, text)
    both = zipped(tmp_path / "both.zip", {"a/datapackage.json": b"{}", "b/datapackage.json": b"{}"})
    assert "two datasets side by side" in refused(run, both, both)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(tmp_path / "twice.zip", "w") as twice,
    ):
        for _ in "12":
            twice.writestr("datapackage.json", "{}")
    assert "two files of one name" in refused(run, tmp_path / "twice.zip", text)


def test_a_table_that_is_a_link_elsewhere(base: Draft, tmp_path: Path, run) -> None:
    root = base.write(tmp_path / "old")
    secret = tmp_path / "secret.csv"
    (root / "data/places.csv").rename(secret)
    (root / "data/places.csv").symlink_to(secret)
    assert "a link that leads out of the folder" in refused(run, root, root)


def test_two_descriptors_alone_are_never_the_same(base: Draft, tmp_path: Path, run) -> None:
    retyped = base.done('set figures.lower.type to "integer"')
    for name, draft in (("old", base), ("same", base), ("new", retyped)):
        (tmp_path / f"{name}.json").write_bytes(draft.files()["datapackage.json"])
    status, out, _ = run("diff", tmp_path / "old.json", tmp_path / "same.json", "--json")
    found = json.loads(out)
    assert (status, found["same"], found["bump"], found["changes"]) == (2, False, "none", [])
    assert len(found["skipped"]) == 2
    status, out, _ = run("diff", tmp_path / "old.json", tmp_path / "new.json")
    assert status == 1
    assert "not compared: rows and documents" in out


# --- whatever a descriptor holds, there is an answer or a refusal


KEYS = st.sampled_from(["name", "fields", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "x", "NaN", "place_id"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def kept(built_once: Project) -> dict[str, bytes]:
    """The files of the tiny dataset; not to be changed."""
    return Draft.of(built_once.root).files()


@pytest.fixture(scope="module")
def new(kept: dict[str, bytes]) -> Snapshot:
    return read_snapshot(Store("new", kept.get, None))


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_the_descriptor_holds(
    kept: dict[str, bytes], new: Snapshot, data: st.DataObject
) -> None:
    descriptor = node = json.loads(kept["datapackage.json"])
    while True:
        key = data.draw(
            st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node)))
        )
        if not (isinstance(node[key], dict | list) and node[key]) or data.draw(st.booleans()):
            break
        node = node[key]
    node[key] = data.draw(JSON)
    odd = kept | {"datapackage.json": json.dumps(descriptor).encode()}
    try:
        old = read_snapshot(Store("old", odd.get, None))
        there, back = compare(old, new), compare(new, old)
    except NotComparableError as error:
        assert "\n" not in str(error)
    else:
        assert len(there.changes) == len(back.changes)
        assert all(change.evidence and change.where for change in (*there.changes, *back.changes))
