"""What `check` says of a change: one line on top, the problems, what differs from the release."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import RECORDS, Project
from hypothesis import given
from hypothesis import strategies as st

from scripts.command import main
from scripts.raw.kept import FOLDER
from scripts.raw.problems import Place, Problem
from scripts.rules.catalogue import rules
from scripts.rules.printing import MOST, by_importance, markdown_table

PLACES = "raw/places.yaml"
Fields = list[dict[str, Any]]
COUNTED = {"passages", "keys", "rules"}


def git(root: Path, *words: str) -> None:
    author = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *author, *words]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def released_once(tmp_path_factory: pytest.TempPathFactory, built_once: Project) -> Path:
    """The tiny dataset in normal form, built, and released; not to be changed."""
    root = tmp_path_factory.mktemp("released") / "tiny"
    shutil.copytree(built_once.root, root)
    assert main(["format", "--root", str(root)]) == 0
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=release")
    git(root, "tag", "v1.0.0")
    return root


@pytest.fixture
def released(released_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of it that a test may change."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    shutil.copytree(released_once, tmp_path / "project")
    return Project(tmp_path / "project")


def add_a_place(project: Project) -> None:
    """One row more, where the list stays sorted."""
    project.append(PLACES, "- id: upper-mill\n  label: Upper Mill\n  kind: site\n")


def change_contract(project: Project, table: str, change: Callable[[Fields], object]) -> None:
    """Change the fields of a table in the descriptor."""
    path = project.root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    (item,) = (item for item in descriptor["resources"] if item["name"] == table)
    change(item["schema"]["fields"])
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_a_field(fields: Fields) -> None:
    """An optional column behind the others."""
    told = {"title": "Basis", "description": "What for.", "question": "What for?"}
    fields.append({"name": "basis", **told, "type": "string"})


def every_file(root: Path) -> dict[str, bytes]:
    """All but what git ignores."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files if FOLDER not in path.parts}


def test_nothing_changed_and_nothing_is_written(released: Project, run) -> None:
    before = every_file(released.root)
    status, out, err = run("check", "--root", released.root)
    assert (status, err) == (0, "")
    assert out.startswith("no problems; no difference\n")
    assert re.search(r"^Checked: \d+ passages, \d+ keys, \d+ rules checked\.$", out, re.M)
    assert every_file(released.root) == before


def test_rows_and_a_field_more_in_one_line(released: Project, run) -> None:
    add_a_place(released)
    change_contract(released, "places", add_a_field)
    assert released.problems() == []  # and data/ built anew
    status, out, err = run("check", "--root", released.root)
    assert (status, err) == (0, "")
    first, *_ = out.splitlines()
    assert first.startswith("no problems; 1 row added; schema: minor (places.basis: ")
    assert out.count(first.partition("; ")[2]) == 1
    assert "+ upper-mill" in out


def test_data_that_lag_behind_and_what_they_would_become(released: Project, run) -> None:
    add_a_place(released)
    status, out, err = run("check", "--root", released.root)
    assert status == 1
    assert out.startswith("1 problem; 1 row added; ")
    assert err.splitlines()[0] == (
        "data/places.csv:4: from here on the table is not what the build would write. "
        "Run `./record build`. [data-stale]"
    )


def test_a_table_missing_or_with_other_line_ends(released: Project, run) -> None:
    (released.root / "data/places.csv").unlink()
    path = released.root / "data/events.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (released.root / "data/extra.csv").write_text("a\n", encoding="utf-8")
    status, out, err = run("check", "--root", released.root)
    assert (status, out.splitlines()[0]) == (1, "3 problems; no difference")
    assert [re.match(r"([^:]+:\d+).*(\[.*\])", line).groups() for line in err.splitlines()[:3]] == [
        ("data/events.csv:1", "[data-stale]"),
        ("data/extra.csv:1", "[file-undeclared]"),
        ("data/places.csv:1", "[data-stale]"),
    ]


def test_a_broken_record_is_compared_as_data_stand(released: Project, run) -> None:
    line = released.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    status, out, err = run("check", "--root", released.root)
    assert (status, out.splitlines()[0]) == (1, "1 problem; no difference")
    assert err.startswith(f"{RECORDS}:{line}: ")
    assert "→ data/ as it stands" in out


def test_all_that_is_wrong_at_once(released: Project, run) -> None:
    released.edit(PLACES, "label: Northby", 'label: "Northby"')
    released.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    released.edit("raw/people.yaml", "label: Ada Brook", "label: 'Ada Brook'")
    status, out, err = run("check", "--root", released.root)
    assert (status, out.splitlines()[0]) == (1, "2 problems; no difference")
    assert err.splitlines()[-1] == "2 problems: not-normal 1, yaml-feature 1"
    assert out.splitlines()[-1] == "Checked: nothing but whether the files can be read."


def test_a_number_that_a_new_least_one_excludes(released: Project, run) -> None:
    def later_lines(fields: Fields) -> None:
        (line,) = (field for field in fields if field["name"] == "line")
        line["constraints"]["minimum"] = 1000

    change_contract(released, "passages", later_lines)
    status, _, err = run("check", "--root", released.root)
    assert status == 1
    assert "[number-too-small]" in err.splitlines()[0]


def test_before_the_first_release(released: Project, run) -> None:
    git(released.root, "tag", "--delete", "v1.0.0")
    released.edit("datapackage.json", '"path": "data/', '"path": "tables/', -1)
    git(released.root, "commit", "--quiet", "--all", "--amend", "--message=no tables yet")
    released.edit("datapackage.json", '"path": "tables/', '"path": "data/', -1)
    status, out, err = run("check", "--root", released.root)
    assert (status, err) == (0, "")
    assert out.startswith("no problems; not compared: there is no release yet\n")


def test_a_folder_without_history_is_never_the_same(released: Project, run) -> None:
    (released.root / ".git").rename(released.root.parent / "git")
    status, out, _ = run("check", "--root", released.root)
    assert status == 2
    assert out.startswith("no problems; not compared: ")


def test_a_contract_that_cannot_be_read(released: Project, run, tmp_path: Path) -> None:
    (released.root / "datapackage.json").write_text("{", encoding="utf-8")
    page, data = tmp_path / "page.md", tmp_path / "data.json"
    arguments = ("--root", released.root, "--summary", page, "--json", data)
    status, out, err = run("check", *arguments)
    assert (status, err.count("\n")) == (1, 2)
    assert out.startswith("1 problem; not compared: ")
    told = json.loads(data.read_text(encoding="utf-8"))
    assert (told["checked"], told["difference"]) == (None, None)
    assert "datapackage.json:1" in page.read_text(encoding="utf-8")


def test_json_and_summary_say_what_the_terminal_says(
    released: Project, run, tmp_path: Path
) -> None:
    add_a_place(released)
    page, data = tmp_path / "page.md", tmp_path / "data.json"
    arguments = ("--root", released.root, "--summary", page, "--json", data)
    _, out, err = run("check", *arguments)
    told, shown = json.loads(data.read_text(encoding="utf-8")), page.read_text(encoding="utf-8")
    headline = out.splitlines()[0]
    keys = {"headline", "problems", "look_at", "checked", "difference", "not_compared"}
    assert told.keys() == keys
    assert (told["headline"], told["not_compared"]) == (headline, "")
    assert told["checked"].keys() == COUNTED
    assert told["difference"]["bump"] == "minor"
    (problem,) = told["problems"]
    assert err.startswith(f"{problem['path']}:{problem['line']}: {problem['message']}")
    assert shown.startswith(f"<h2>{headline}</h2>\n")
    assert shown.count(headline.partition("; ")[2]) == 1
    assert "<code>data/places.csv:4</code>" in shown
    assert "+ upper-mill" in shown


def test_annotations_are_few_and_on_true_lines(released: Project, run, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    line = released.edit(RECORDS, "claim: houses-empty", "claim: house-empty")
    _, out, _ = run("check", "--root", released.root)
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert 0 < len(commands) <= 10
    assert any(words.startswith(f"::error file={RECORDS},line={line},") for words in commands)


def test_a_file_that_cannot_be_written(released: Project, run, tmp_path: Path) -> None:
    (released.root / "datapackage.json").unlink()
    status, out, err = run("check", "--root", released.root, "--json", tmp_path)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


PROBLEM = st.builds(
    Problem,
    st.builds(Place, st.sampled_from(["raw/a.yaml", "data/b.csv"]), st.integers(1, 9)),
    st.sampled_from([*list(rules())[::40], "no-such-rule"]),
    st.just("m."),
)


@given(st.lists(PROBLEM))
def test_the_first_of_each_rule_comes_first(problems: list[Problem]) -> None:
    ordered = by_importance(problems)
    assert sorted(ordered) == sorted(problems)
    assert by_importance(problems[::-1]) == ordered
    codes = list(rules())
    kinds = {problem.rule for problem in problems}
    first = [problem.rule for problem in ordered[: len(kinds)]]
    assert first == sorted(kinds, key=lambda code: codes.index(code) if code in codes else 999)
    for rule in kinds:
        places = [problem.place for problem in ordered if problem.rule == rule]
        assert places == sorted(places)


HOSTILE = "`a` | <script>x</script>\n\n# [b](http://c) `<img src=d>`\u2028**e** &amp;"


def test_a_document_cannot_write_into_the_summary() -> None:
    lines = markdown_table([Problem(Place(HOSTILE), "r", HOSTILE, HOSTILE)]).splitlines()
    (row,) = (line for line in lines if HOSTILE[:3] in line or "script" in line)
    assert not re.search("<(?!/?(tr|td|code)>)", row)
    assert "" not in lines[:-1]  # a blank line would end the block in which Markdown reads nothing


@pytest.mark.parametrize(("number", "more"), [(MOST, 0), (MOST + 3, 3)])
def test_a_long_summary_says_how_much_it_leaves_out(number: int, more: int) -> None:
    text = markdown_table(Problem(Place("raw/x.yaml", n), "r", "m.") for n in range(number))
    assert text.count("<td><code>raw/x.yaml:") == MOST
    assert (f"… and {more} more" in text) == bool(more)
