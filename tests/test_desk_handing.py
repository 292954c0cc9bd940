"""What was changed is told in words and handed in, and nothing else in the tree is touched."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import RECORDS, TINY, Project, copy_of
from desk_support import LETTER, desk_on, page
from killing import state
from starlette.testclient import TestClient
from test_desk_saving import CLAIMS, base, record, wanted

from scripts.desk.changes import AsReceived, Changes
from scripts.desk.desk import Desk
from scripts.desk.parcel import _sum

NEW_FILE = "raw/sources/county-report-2002/notes.txt"
PEOPLE = "raw/people.yaml"


@pytest.fixture
def desk(tiny: Project) -> Desk:
    return desk_on(tiny.root)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return page(desk)


def git(root: Path, *words: str) -> str:
    asked = ["git", "-C", root, *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of whoever runs the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def repository(tiny: Project) -> Path:
    """The tiny dataset as a repository with one commit."""
    return begun(tiny.root)


def begun(root: Path, *words: str) -> Path:
    (root / ".gitignore").write_text(".cache/\n.changing/\n")
    git(root, "init", "--quiet", "--initial-branch", "main", *words)
    git(root, "config", "user.name", "Reader Seven")
    git(root, "config", "user.email", "seven@example.org")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "As received")
    return root


def saved(client: TestClient, root: Path) -> None:
    assert client.post("/save", json=wanted(root)).status_code == 200


# In words


def test_changes_are_told_in_words_and_as_lines(desk, client, repository) -> None:
    assert client.get("/changes").json()["words"] == []
    saved(client, desk.root)
    (desk.root / PEOPLE).write_text((desk.root / PEOPLE).read_text() + "# seen\n")
    told = client.get("/changes").json()
    (words,) = told["words"]
    assert words.startswith(f"Added to figures: night-shift in {LETTER}. You say (line 5): ")
    assert [(one["path"], one["desk"]) for one in told["files"]] == [
        (PEOPLE, False),
        (RECORDS, True),
    ]
    assert "+  - id: night-shift\n" in told["diff"]
    assert "+# seen\n" in told["diff"]
    assert told["git"] == {
        "there": True,
        "name": "Reader Seven <seven@example.org>",
        "branch": f"desk/{LETTER}",
    }


def test_without_git_what_the_desk_changed_is_known(desk, client) -> None:
    saved(client, desk.root)
    told = page(desk_on(desk.root)).get("/changes").json()
    assert [one["path"] for one in told["files"]] == [RECORDS]
    assert told["git"] == {"there": False, "name": "", "branch": ""}
    assert client.post("/handin", json={"way": "branch"}).status_code == 422


def test_a_file_broken_by_hand_is_named(desk, client, repository) -> None:
    saved(client, desk.root)
    assert client.get("/changes").json()["broken"] == []
    path = desk.root / "raw/retired.yaml"
    path.write_text("- id: [\n")
    assert client.get("/changes").status_code == 422


# A branch


def stood(root: Path) -> tuple[Any, ...]:
    """Whatever handing in must leave as it is."""
    index = (root / ".git/index").read_bytes()
    refs = git(root, "for-each-ref", "--format=%(refname) %(objectname)").splitlines()
    others = [line for line in refs if not line.startswith("refs/heads/desk/")]
    return state(root), index, (root / ".git/HEAD").read_text(), others, git(root, "stash", "list")


def as_it_is(_: Path) -> None:
    pass


def dirty(root: Path) -> None:
    """Something staged, something else not, and something that git does not know."""
    (root / PEOPLE).write_text((root / PEOPLE).read_text() + "# staged\n")
    git(root, "add", PEOPLE)
    (root / PEOPLE).write_text((root / PEOPLE).read_text() + "# not staged\n")
    (root / "mine.txt").write_text("mine")


def detached(root: Path) -> None:
    git(root, "checkout", "--quiet", "--detach")


def in_a_rebase(root: Path) -> None:
    """Stopped in the middle, with a conflict."""
    kept = (root / RECORDS).read_text()
    git(root, "stash", "--quiet")
    for branch, line in (("one", "# one\n"), ("two", "# two\n")):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        (root / CLAIMS).write_text((root / CLAIMS).read_text() + line)
        git(root, "commit", "--quiet", "--all", "--message", branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "rebase", "--quiet", "one")
    assert (root / ".git/rebase-merge").is_dir()
    (root / CLAIMS).write_text((TINY / CLAIMS).read_text())
    (root / RECORDS).write_text(kept)


@pytest.mark.parametrize("place", [as_it_is, dirty, detached, in_a_rebase])
def test_a_branch_touches_nothing_else(desk, client, repository, place) -> None:
    saved(client, desk.root)
    place(desk.root)
    before = stood(desk.root)
    chosen = {"way": "branch", "paths": [RECORDS]}
    told = client.post("/handin", json=chosen).json()
    assert told["branch"] == f"desk/{LETTER}", told
    assert stood(desk.root) == before
    assert git(desk.root, "diff", "--name-only", f"{told['commit']}~1", told["commit"]) == RECORDS
    assert git(desk.root, "rev-parse", f"{told['commit']}~1") == git(desk.root, "rev-parse", "HEAD")
    text = (desk.root / RECORDS).read_text().strip()
    assert git(desk.root, "show", f"{told['branch']}:{RECORDS}") == text
    assert git(desk.root, "log", "-1", "--format=%B", told["branch"]) == (
        f"Add 1 of figures ({LETTER})\n\n* Add figures night-shift in {LETTER}"
    )
    again = client.post("/handin", json=chosen).json()
    assert again["branch"] == f"desk/{LETTER}-2"


def test_a_project_within_a_repository(desk, client, tiny: Project) -> None:
    above = tiny.root.parent
    git(above, "init", "--quiet")
    git(above, "config", "user.name", "A")
    git(above, "config", "user.email", "a@example.org")
    git(above, "add", "tiny/raw", "tiny/datapackage.json")
    git(above, "commit", "--quiet", "--message", "As received")
    saved(client, desk.root)
    told = client.post("/handin", json={"way": "branch"}).json()
    listed = git(above, "diff", "--name-only", "HEAD", told["commit"])
    assert listed == f"tiny/{RECORDS}"


@pytest.mark.parametrize("sums", ["sha1", "sha256"])
def test_a_file_that_is_gone_is_gone_in_the_branch(tiny, monkeypatch, sums) -> None:
    root = begun(tiny.root, "--object-format", sums)
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / "nowhere"))
    (root / "raw/contributors.yaml").unlink()
    tiny.edit(RECORDS, "    contributed_by: reader-seven\n", "")
    client = page(desk_on(root))
    assert "Deleted from contributors: reader-seven." in client.get("/changes").json()["words"]
    made = client.post("/handin", json={"way": "branch"}).json()
    monkeypatch.delenv("GIT_INDEX_FILE")
    listed = git(root, "diff", "--name-status", "HEAD", made["commit"]).splitlines()
    assert listed == ["D\traw/contributors.yaml", f"M\t{RECORDS}"]


def test_nothing_is_handed_in_without_a_name_or_a_change(desk, client, repository) -> None:
    assert client.post("/handin", json={"way": "branch"}).status_code == 422
    saved(client, desk.root)
    git(desk.root, "config", "--unset", "user.name")
    git(desk.root, "config", "user.useConfigOnly", "true")
    refused = client.post("/handin", json={"way": "branch"})
    assert "a pseudonym is welcome" in refused.json()["error"]
    assert git(desk.root, "branch", "--list", "desk/*") == ""
    assert client.post("/handin", json={"way": "post"}).status_code == 400
    strange = {"way": "branch", "paths": ["../../etc/passwd"]}
    assert client.post("/handin", json=strange).status_code == 400


def test_what_is_built_is_handed_in_with_it(desk, client, repository) -> None:
    saved(client, desk.root)
    told = client.post("/build", json={}).text
    events = [json.loads(line[len("data: ") :]) for line in told.split("\n\n") if line]
    assert events[-1] == {"verb": "refresh", "status": 0}
    assert any("In order: " in one.get("line", "") for one in events)
    assert client.get("/changes").json()["built"] is True
    made = client.post("/handin", json={"way": "branch"}).json()
    assert made["note"] == ""
    names = git(desk.root, "diff", "--name-only", "HEAD", made["commit"]).splitlines()
    assert {RECORDS, "data/figures.csv", "data/passages.csv"} <= set(names)
    assert all(name.startswith(("data/", "raw/")) for name in names)
    assert client.post("/undo", json={"step": 1}).status_code == 200
    assert client.get("/changes").json()["built"] is False


# A file


@pytest.fixture
def parcel(desk, client, tmp_path: Path) -> Path:
    """Changes made in a copy of the project."""
    saved(client, desk.root)
    told = client.post("/handin", json={"way": "file"}).json()
    assert (told["name"], told["lacking"]) == ("desk-changes.json", [])
    path = tmp_path / told["name"]
    path.write_text(told["file"])
    return path


@pytest.fixture
def other(tmp_path: Path) -> Project:
    """The project of whoever takes them in."""
    return copy_of(TINY, tmp_path / "other")


def test_a_file_is_taken_in_elsewhere(desk, parcel: Path, other: Project, run) -> None:
    other.edit(RECORDS, "statements:\n", "statements:\n  # whose words?\n")
    status, out, err = run("desk", "--root", other.root, "--apply", parcel)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        f"Add 1 of figures ({LETTER})",
        "",
        f"* Add figures night-shift in {LETTER}",
        f"Made on version {desk.workspace.now().contract.version}. Next: ./record refresh",
    ]
    text = (other.root / RECORDS).read_text()
    assert "  - id: night-shift\n" in text
    assert "  # whose words?\n" in text
    assert other.problems() == []
    before = state(other.root)
    assert "stands here already" in run("desk", "--root", other.root, "--apply", parcel)[1]
    assert state(other.root) == before


def test_what_both_changed_is_refused(desk, client, other: Project, tmp_path, run) -> None:
    theft = record(desk.root, "statements", "theft")
    mine = {"table": "statements", "source": LETTER, "before": theft}
    mine["after"] = {**theft, "act": "deny"}
    assert client.post("/save", json={"base": base(desk.root), "edits": [mine]}).status_code == 200
    path = tmp_path / "changes.json"
    path.write_text(client.post("/handin", json={"way": "file"}).json()["file"])
    other.edit(RECORDS, f"    act: {theft['act']}\n", "    act: report\n")
    before = state(other.root)
    status, _, err = run("desk", "--root", other.root, "--apply", path)
    assert status == 1
    assert "statements: theft: `act` was changed on both sides" in err
    assert state(other.root) == before


def test_what_the_build_would_refuse_is_not_taken_in(parcel: Path, other: Project, run) -> None:
    told = json.loads(parcel.read_text())
    told["edits"][0]["after"]["claim"] = "nowhere"
    signed(parcel, told)
    before = state(other.root)
    status, _, err = run("desk", "--root", other.root, "--apply", parcel)
    assert (status, "[reference-unknown]" in err, state(other.root)) == (1, True, before)


def signed(path: Path, told: dict[str, Any]) -> None:
    """The file with a sum that fits, as whoever means harm can make it."""
    told["sum"] = _sum({key: value for key, value in told.items() if key != "sum"})
    path.write_text(json.dumps(told))


def of_edit(**parts: Any) -> Any:
    return lambda told: told["edits"][0].update(parts)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.update(dataset="another"),
        lambda told: told.update(edits=[]),
        lambda told: told.update(edits="x"),
        lambda told: told.update(base=[]),
        lambda told: told.update(sources={"../../x": {}}),
        lambda told: told.update(sources={"x": {"facts": {}, "document": "", "data": None}}),
        lambda told: told.update(
            sources={"x": {"facts": {"title": "a"}, "document": "../../x.txt", "data": "eA=="}}
        ),
        lambda told: told.update(
            sources={"x": {"facts": {"title": "a"}, "document": "document.txt", "data": "?"}}
        ),
        lambda told: told.update(
            sources={"x": {"facts": {"title": "a"}, "document": "document.pdf", "data": "eA=="}}
        ),
        lambda told: told.update(more=1),
        of_edit(source="../../../tmp"),
        of_edit(source="nowhere"),
        of_edit(table="passages"),
        of_edit(after={"id": "a", "quote: b\n": "c"}),
        of_edit(after={"id": "\x1b[2J", "quote": "b"}),
    ],
)
def test_a_hostile_file_is_refused_in_one_line(spoil, parcel, other: Project, run) -> None:
    told = json.loads(parcel.read_text())
    spoil(told)
    signed(parcel, told)
    before = state(other.root)
    status, _, err = run("desk", "--root", other.root, "--apply", parcel)
    assert status in (1, 2)
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert state(other.root) == before


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000, "\ud800", '{"sum": 1}', "null"])
def test_no_such_file_is_refused(content: str, other: Project, tmp_path: Path, run) -> None:
    path = tmp_path / "changes.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert run("desk", "--root", other.root, "--apply", path)[0] == 1


def test_a_file_that_was_changed_on_the_way_is_refused(parcel, other: Project, run) -> None:
    parcel.write_text(parcel.read_text().replace("night-shift", "day-shift"))
    status, _, err = run("desk", "--root", other.root, "--apply", parcel)
    assert (status, "its sum is another" in err) == (1, True)


def test_a_project_in_the_repository_of_something_else(tiny: Project, tmp_path: Path) -> None:
    """What was received is what the desk found, and no branch is made there."""
    begun(tmp_path).joinpath(".gitignore").write_text(f"{tiny.root.name}/\n")
    git(tmp_path, "rm", "-r", "--quiet", "--cached", tiny.root.name)
    git(tmp_path, "commit", "--quiet", "--message", "Not this")
    desk = desk_on(tiny.root)
    assert not Changes(tiny.root, desk.workspace.now().contract).in_git
    AsReceived(tiny.root).keep({"raw/places.yaml": "- id: northby\n"})
    assert AsReceived(tiny.root).texts() == {"raw/places.yaml": "- id: northby\n"}
