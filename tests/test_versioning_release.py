"""A release: the number held to the changes, and written everywhere with its story and its rows."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from conftest import RECORDS, Project
from versioning_edits import Draft, commit

from scripts.commands import version
from scripts.contract.model import load_contract
from scripts.contract.versions import Bump, Version
from scripts.raw.strict_yaml import parse
from scripts.records.ledger import ledger_rows
from scripts.release.drafting import Entry, date_of
from scripts.release.policy import BY_CODE

ADDED = 'append row {"place_id": "mill", "label": "The Mill", "kind": "site"} to places'
MILL = "- id: mill\n  label: The Mill\n  kind: site\n"
WORDED = "set cell places[northby].label to North"
TYPE = 'set figures.lower.type to "integer"'
DAY = ("--date", "2026-03-01")
CHANGELOG = "# Changelog\n\nWhat the numbers mean.\n\n## 1.0.0 (2026-01-01)\n\nThe first.\n"
CITATION = "cff-version: 1.2.0\ntitle: The mills\nversion: 1.0.0\nlicense: CC-BY-4.0\n"
README = "# The mills\n\n**How to cite.** *The mills*, version 1.0.0, contributors. Needs 3.11.\n"
PYPROJECT = '[project]\nname = "mills"\nversion = "1.0.0"\ndependencies = ["x>=1.0.0"]\n'


def after(rule: str) -> str:
    """The number that one change under this rule asks for after 1.0.0."""
    return str(Version.read("1.0.0").raised(BY_CODE[rule].bump))


def numbered(number: str) -> str:
    return f'set package.version to "{number}"'


@pytest.fixture
def base(built_once: Project) -> Draft:
    draft = Draft.of(built_once.root)
    return draft.done(numbered("1.0.0"))


@pytest.fixture
def as_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is tables alone, without records from which they could be built."""
    monkeypatch.setattr(version, "check_built", lambda _root: [])


@pytest.fixture
def root(base: Draft, tmp_path: Path, as_built: None) -> Path:
    """A repository whose last commit is release 1.0.0."""
    folder = tmp_path / "git"
    texts = {"CHANGELOG.md": CHANGELOG, "CITATION.cff": CITATION, "README.md": README}
    folder.mkdir()
    for name, text in (texts | {"pyproject.toml": PYPROJECT}).items():
        (folder / name).write_text(text, encoding="utf-8")
    commit(folder, base)
    return folder


def pretty(draft: Draft, root: Path) -> None:
    """Write the state with the descriptor laid out as people keep it."""
    draft.write(root)
    text = json.dumps(draft.descriptor, ensure_ascii=False, indent=2) + "\n"
    (root / "datapackage.json").write_text(text, encoding="utf-8")


# --- the number


@pytest.mark.parametrize(
    ("steps", "declared", "needed"),
    [
        ((), "1.0.0", ""),
        ((), "1.0.1", ""),
        ((), "0.9.9", "1.0.0"),
        ((WORDED,), "1.0.0", after("wording-changed")),
        ((WORDED,), after("wording-changed"), ""),
        ((ADDED,), "1.0.0", after("row-added")),
        ((ADDED,), after("row-added"), ""),
        ((ADDED,), "2.0.0", ""),
        ((ADDED, TYPE), "1.1.0", after("type-changed")),
        ((TYPE,), "1.10.0", after("type-changed")),
        ((TYPE,), "10.0.0", ""),
    ],
)
def test_declared_against_required(
    base: Draft, root: Path, run, steps: tuple[str, ...], declared: str, needed: str
) -> None:
    pretty(base.done(*steps).done(*[numbered(declared)] * (declared != "1.0.0")), root)
    status, out, err = run("version", "--root", root)
    if needed:
        assert (status, out) == (1, "")
        assert f"datapackage.json:5: version {declared} is declared, and {needed} is needed" in err
        assert "[version-too-low]" in err
    else:
        assert (status, err) == (0, "")
        assert out.startswith(f"{declared} is enough after ")


def test_the_change_that_asks_for_the_number_is_named(base: Draft, root: Path, run) -> None:
    pretty(base.done(ADDED, TYPE), root)
    err = run("version", "--root", root)[2]
    assert "(major): figures.lower: type: number → integer." in err
    assert "The Mill" not in err


def test_raising_the_number_in_the_commit_of_the_change_hides_nothing(
    base: Draft, root: Path, run
) -> None:
    commit(root, base.done(TYPE, numbered("1.0.1")))
    status, _, err = run("version", "--root", root)
    assert status == 1
    assert "version 1.0.1 is declared, and 2.0.0 is needed after 1.0.0 (major)" in err


def test_a_lost_id_is_an_error_whatever_the_number(base: Draft, root: Path, run) -> None:
    lost = base.done("delete row places[northby]", numbered("2.0.0"))
    pretty(lost, root)
    status, _, err = run("version", "--root", root)
    assert (status, err.count("[tombstone-missing]")) == (1, 1)
    assert "raw/retired.yaml:1: `northby` was released and is gone." in err
    assert run("version", "--root", root, "--write", "--sentence", "x", *DAY)[0] == 1
    pretty(lost.done("retire northby: merged"), root)
    assert run("version", "--root", root)[0] == 0


def test_no_number_at_all(base: Draft, root: Path, run) -> None:
    pretty(base.done(numbered("one")), root)
    status, out, err = run("version", "--root", root)
    assert (status, out) == (2, "")
    assert err == "Nothing was done: `one` is no version; three numbers are wanted, as in 1.4.0.\n"


def test_versions_compare_by_number() -> None:
    assert Version.read("1.10.0") > Version.read("1.9.9")
    assert [str(Version(1, 2, 3).raised(bump)) for bump in Bump] == [
        "1.2.3", "1.2.4", "1.3.0", "2.0.0",
    ]  # fmt: skip
    for text in ("1.0", "v1.0.0", "01.0.0", "1.0.0-beta", "1.0.0\n"):
        with pytest.raises(ValueError, match="is no version"):
            Version.read(text)


# --- writing


def test_everything_a_release_writes(base: Draft, root: Path, run) -> None:
    changed = base.done(
        ADDED,
        "set cell figures[mill-letter-2001.empty-houses].lower to 13",
        "set cell figures[mill-letter-2001.empty-houses].upper to 13",
        "retire mill-letter-2001.brook-mayor: The words name no office.",
        "delete row offices[mill-letter-2001.brook-mayor]",
        "delete row passages[mill-letter-2001.brook-mayor]",
        'append field {"name": "page", "type": "string"} to figures',
        "delete field note of statements",
    )
    pretty(changed, root)
    status, out, _ = run("version", "--root", root, "--write", "--sentence", "A *new* mill.", *DAY)
    assert status == 0
    assert out.startswith("2.0.0 is written.")
    read = {
        path.name: path.read_text(encoding="utf-8") for path in root.glob("*.*") if path.is_file()
    }
    released = {"version": "2.0.0", "created": "2026-03-01T00:00:00Z"}
    assert json.loads(read["datapackage.json"]) == changed.descriptor | released
    assert read["CITATION.cff"] == CITATION.replace(
        "version: 1.0.0", "version: 2.0.0\ndate-released: 2026-03-01"
    )
    assert read["README.md"] == README.replace("1.0.0", "2.0.0")
    assert read["pyproject.toml"] == PYPROJECT.replace('version = "1.0.0"', 'version = "2.0.0"')
    assert read["CHANGELOG.md"] == CHANGELOG.replace("## 1.0.0", BLOCK + "\n## 1.0.0")
    assert (root / "raw/changes.yaml").read_text(encoding="utf-8") == LEDGER


BLOCK = """\
## 2.0.0 (2026-03-01)

A *new* mill.

| table | added | corrected | retired |
|---|--:|--:|--:|
| figures | 0 | 1 | 0 |
| offices | 0 | 0 | 1 |
| passages | 0 | 0 | 1 |
| places | 1 | 0 | 0 |

* figures
  * `figures.page`: an optional field more, behind the others: string
* statements
  * **`statements.note`: the field is gone: string**
"""
LEDGER = """\
- version: 2.0.0
  table: figures
  action: corrected
  fields: lower upper
  reason: A *new* mill.
  records:
    - mill-letter-2001.empty-houses

- version: 2.0.0
  table: offices
  action: retired
  reason: The words name no office.
  records:
    - mill-letter-2001.brook-mayor

- version: 2.0.0
  table: places
  action: added
  reason: A *new* mill.
  records:
    - mill
"""


def test_a_second_time_nothing_is_written(base: Draft, root: Path, run) -> None:
    pretty(base.done(ADDED), root)
    arguments = ("--root", root, "--write", "--sentence", "A mill.", *DAY)
    assert run("version", *arguments)[0] == 0
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    status, _, err = run("version", *arguments)
    assert (status, err) == (2, "Nothing was done: CHANGELOG.md has a block for 1.1.0 already.\n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_next_release_is_added_below(base: Draft, root: Path, run) -> None:
    (root / "raw/changes.yaml").write_text(LEDGER, encoding="utf-8")
    (root / "CITATION.cff").write_text(CITATION + "date-released: 2026-01-01\n", encoding="utf-8")
    pretty(base.done(ADDED), root)
    assert run("version", "--root", root, "--write", "--sentence", "Mills.", *DAY)[0] == 0
    told = (root / "raw/changes.yaml").read_text(encoding="utf-8")
    assert told.startswith(LEDGER + "\n- version: 1.1.0\n  table: places\n")
    assert (root / "CITATION.cff").read_text(encoding="utf-8").count("date-released") == 1


def test_the_date_of_the_descriptor_if_it_has_one(base: Draft, root: Path, run) -> None:
    pretty(base.done(ADDED, 'set package.created to "2026-01-01T00:00:00Z"'), root)
    assert run("version", "--root", root, "--write", "--sentence", "Mills.", *DAY)[0] == 0
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    assert (descriptor["version"], descriptor["created"]) == ("1.1.0", "2026-03-01T00:00:00Z")


def test_a_higher_number_declared_by_hand_stays(base: Draft, root: Path, run) -> None:
    pretty(base.done(ADDED, numbered("3.0.0")), root)
    out = run("version", "--root", root, "--write", "--sentence", "Mills.", *DAY)[1]
    assert out.startswith("3.0.0 is written.")


def test_the_first_release_keeps_its_number_and_records_no_row(
    base: Draft, tmp_path: Path, as_built: None, run
) -> None:
    root = tmp_path / "git"
    root.mkdir()
    (root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    commit(root)
    pretty(base, root)
    assert run("version", "--root", root)[:2] == (0, "1.0.0 will be the first release.\n")
    out = run("version", "--root", root, "--write", "--sentence", "First.", *DAY)[1]
    assert out.startswith("1.0.0 is written.")
    log = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 1.0.0 (2026-03-01)\n\nFirst.\n\n| table | added" in log
    assert "| places | 2 | 0 | 0 |" in log
    assert not (root / "raw/changes.yaml").exists()


@pytest.mark.parametrize(
    ("text", "epoch", "day"),
    [
        ("2026-03-01", "", "2026-03-01"),
        ("2026-03-01", "0", "2026-03-01"),
        ("", "0", "1970-01-01"),
        ("", "1772323200", "2026-03-01"),
    ],
)
def test_the_date_comes_from_an_argument_or_the_environment(
    text: str, epoch: str, day: str
) -> None:
    assert date_of(text, epoch) == day


@pytest.mark.parametrize("text", ["", "2026-3-1", "1 March 2026", "2026-02-30", "20260301"])
def test_no_date_no_release(base: Draft, root: Path, run, monkeypatch, text: str) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    arguments = ("--write", "--sentence", "x", "--date", text)
    assert run("version", "--root", root, *arguments)[0] == 2
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGELOG


def test_no_sentence_no_release(root: Path, run) -> None:
    status, _, err = run("version", "--root", root, "--write", *DAY)
    assert (status, err) == (
        2, "Nothing was done: say in a sentence what the release brings: `--sentence \"…\"`.\n",
    )  # fmt: skip


# --- the table of changes


def test_what_is_recorded_reads_back() -> None:
    entries = [
        Entry("1.1.0", "names", "added", "", 'It says: "a" # b', "", ("x / of: y", "true", "- z")),
        Entry("1.1.0", "places", "retired", "", "gone", "replaced by y", ("x",)),
    ]
    rows, problems = ledger_rows(parse("\n".join(map(str, entries)), "raw/changes.yaml"))
    assert problems == []
    assert [(row["table"], row["record"], row["reason"], row["note"]) for row in rows] == [
        ("names", "x / of: y", 'It says: "a" # b', ""),
        ("names", "true", 'It says: "a" # b', ""),
        ("names", "- z", 'It says: "a" # b', ""),
        ("places", "x", "gone", "replaced by y"),
    ]
    assert rows[1].at("record").line == 7


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("- version: 1.0.0\n  table: x\n  acton: added\n  records:\n    - x\n", "key-unknown", 3),
        ("- version: 1.0.0\n  table: x\n", "record-shape", 1),
        ("- version: 1.0.0\n  records: x\n", "record-shape", 1),
        ("- records:\n    - id: x\n", "record-shape", 1),
        ("- x\n", "record-shape", 1),
    ],
)
def test_a_record_of_changes_that_is_not_understood(text: str, rule: str, line: int) -> None:
    _, problems = ledger_rows(parse(text, "raw/changes.yaml"))
    assert [(problem.rule, problem.place.line) for problem in problems] == [(rule, line)]


# --- from a line that somebody edits to the number


@pytest.mark.parametrize(
    ("file", "old", "new", "rules"),
    [
        (RECORDS, "    basis: count\n", "    basis: estimate\n", {"cell-corrected"}),
        (RECORDS, "    basis: count\n", "    basis: count\n    note: sic\n",
         {"wording-changed"}),
        (RECORDS, "    quote: 12 houses", '    quote: "12"',
         {"cell-corrected", "wording-changed"}),
        (RECORDS, "  - id: empty-houses\n", "  - id: houses-idle\n",
         {"row-removed", "row-added", "cell-corrected"}),
        ("raw/places.yaml", "- id: northby\n", MILL + "- id: northby\n", {"row-added"}),
        ("raw/claims.yaml", "  population: night-shift\n", "  population: workers-of-mill\n",
         {"meaning-changed", "cell-corrected"}),
    ],
)  # fmt: skip
def test_an_edit_of_the_raw_files(
    tiny: Project,
    built_once: Project,
    run,
    file: str,
    old: str,
    new: str,
    rules: set[str],
) -> None:
    tiny.edit(file, old, new)
    assert tiny.problems() == []
    found = json.loads(run("diff", built_once.root, tiny.root, "--json")[1])
    assert {item["rule"] for item in found["changes"]} == rules
    assert found["bump"] == str(max(BY_CODE[rule].bump for rule in rules))


@pytest.fixture
def released(built_once: Project, tmp_path: Path) -> Project:
    """The tiny dataset, built, committed as release 0.1.0, and a place added behind it."""
    project = Project(tmp_path / "git")
    shutil.copytree(built_once.root, project.root)
    (project.root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    number = load_contract(project.root / "datapackage.json").version
    project.edit("datapackage.json", f'"version": "{number}"', '"version": "0.1.0"')
    project.edit("CHANGELOG.md", "## 1.0.0", "## 0.1.0")
    commit(project.root)
    project.edit("raw/places.yaml", "- id: northby\n", MILL + "- id: northby\n")
    return project


def test_a_released_change_stands_in_its_table(released: Project, run) -> None:
    """Edit, release, build: the table tells what was done, and asks for no new number."""
    root = released.root
    assert released.problems() == []
    assert run("version", "--root", root)[0] == 1
    assert run("version", "--root", root, "--write", "--sentence", "A mill.", *DAY)[0] == 0
    assert released.problems() == []
    with (root / "data/changes.csv").open(encoding="utf-8", newline="") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == [
            ("0.2.0", "places", "mill", "added", "", "A mill.", ""),
        ]  # fmt: skip
    assert run("version", "--root", root)[0] == 0


def test_what_is_not_built_is_not_released(released: Project, run) -> None:
    before = {path: path.read_bytes() for path in released.root.glob("*.*") if path.is_file()}
    words = ("--root", released.root, "--write", "--sentence", "A mill.", *DAY)
    status, out, err = run("version", *words)
    assert (status, out) == (1, "")
    assert "data/places.csv:2: from here on the table is not what the build would write." in err
    assert "Run `./record build`. [data-stale]" in err
    assert {path: path.read_bytes() for path in before} == before
    assert not (released.root / "raw/changes.yaml").exists()


def test_a_draft_that_was_never_released_is_replaced(released: Project, run) -> None:
    """Other changes came meanwhile, and ask for another number."""
    root, words = released.root, ("--root", released.root, "--write", *DAY, "--sentence")
    assert released.problems() == []
    assert run("version", *words, "A mill.")[0] == 0
    released.edit("datapackage.json", '"version": "0.2.0"', '"version": "0.3.0"')
    assert released.problems() == []
    out = run("version", *words, "Two mills.")[1]
    assert out.splitlines()[0] == "0.2.0 was never released; what stood of it is replaced."
    log = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [line for line in log.splitlines() if line.startswith("## ")] == [
        "## 0.3.0 (2026-03-01)",
        "## 0.1.0 (2026-01-01)",
    ]
    assert "A mill." not in log
    assert "The first." in log
    told = (root / "raw/changes.yaml").read_text(encoding="utf-8")
    assert (told.count("version: 0.3.0"), told.count("version: ")) == (1, 1)
    assert released.problems() == []
    assert run("version", "--root", root)[0] == 0
