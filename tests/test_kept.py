"""What was worked out is found again, and nothing else than what this very folder kept."""

from __future__ import annotations

import ast
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, TINY, Project, copy_of
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.contract.model import load_contract
from scripts.derived.coverage import Forms, cover
from scripts.raw.format import known
from scripts.raw.kept import FOLDER, KEY, Kept, empty
from scripts.raw.problems import Problem, Refused
from scripts.raw.rows import Dataset
from scripts.raw.tasks import HERE, Means
from scripts.records import project as project_module
from scripts.records.project import LIBRARIES, ROOMS, read_project
from scripts.records.sources import resolve_source
from scripts.rules.make import make
from scripts.text.languages import language_of
from scripts.text.mentions import find_mentions

CONTRACT = load_contract(ROOT / "datapackage.json")
MILL, COUNTY = "mill-letter-2001", "county-report-2002"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / FOLDER)


@given(JSON.filter(lambda value: value is not None))
def test_what_is_put_is_got_under_its_name_alone(tmp_path_factory, value: object) -> None:
    kept = Kept(tmp_path_factory.getbasetemp() / "kept-property")
    kept.put("text", "a", value)
    assert kept.get("text", "a") == value
    assert Kept(kept.folder).get("text", "a") == value
    assert (kept.get("text", "b"), kept.get("list", "a")) == (None, None)


def damaged(entry: bytes) -> Iterator[bytes]:
    yield b""
    yield entry[:-1]
    yield entry.replace(b"40", b"41")
    yield b"\n" + entry.partition(b"\n")[2]
    yield b"{}"


def test_what_was_damaged_is_not_trusted(kept: Kept) -> None:
    kept.put("text", "a", {"number": 40})
    path = kept.path_of("text", "a")
    entry = path.read_bytes()
    for wrong in damaged(entry):
        path.write_bytes(wrong)
        assert kept.get("text", "a") is None
    kept.put("text", "a", {"number": 40})
    assert path.read_bytes() == entry


def test_what_stands_under_another_name_is_not_trusted(kept: Kept) -> None:
    kept.put("text", "a", 40)
    for kind, name in (("text", "b"), ("list", "a")):
        path = kept.path_of(kind, name)
        path.parent.mkdir(exist_ok=True)
        shutil.copy2(kept.path_of("text", "a"), path)
        assert kept.get(kind, name) is None


def test_a_folder_brought_from_elsewhere_is_not_trusted(kept: Kept, tmp_path: Path) -> None:
    """Whoever hands on a project could else hand on what it is to be taken for."""
    kept.put("text", "a", 40)
    there = tmp_path / "there" / FOLDER
    shutil.copytree(kept.folder, there)
    assert (there / KEY).read_bytes() == (kept.folder / KEY).read_bytes()
    assert Kept(there).get("text", "a") is None
    Kept(there).put("text", "a", 41)
    assert (Kept(there).get("text", "a"), kept.get("text", "a")) == (41, 40)


def test_nothing_that_runs_is_read(kept: Kept) -> None:
    """The seal is looked at before the entry."""
    kept.put("text", "a", 40)
    kept.path_of("text", "a").write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    assert kept.get("text", "a") is None


def test_the_oldest_go_where_there_is_too_much(kept: Kept) -> None:
    for number in range(5):
        kept.put("text", str(number), "x" * 200)
        os.utime(kept.path_of("text", str(number)), (0, number))
    Kept(kept.folder, most=1000).trim()
    assert {path.name for path in (kept.folder / "text").iterdir()} == {"2", "3", "4"}
    assert Kept(kept.folder).get("text", "4") == "x" * 200


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = Kept(tmp_path / where)
    kept.put("text", "a", 40)
    kept.trim()
    assert kept.get("text", "a") is None


def test_all_of_it_is_emptied(kept: Kept) -> None:
    for kind in ("text", "source", "coverage"):
        kept.put(kind, "a", 40)
    empty(kept.folder.parent)
    empty(kept.folder.parent)
    assert not kept.folder.exists()


def test_a_link_is_not_emptied(kept: Kept, tmp_path: Path) -> None:
    kept.put("text", "a", 40)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / FOLDER).symlink_to(kept.folder)
    with pytest.raises(OSError, match="is a link"):
        empty(tmp_path / "project")
    assert kept.get("text", "a") == 40


def outcome(root: Path, means: Means) -> tuple[Dataset, list[Problem]] | list[Problem]:
    """All that a build makes of a project, or why it cannot read it."""
    try:
        return make(root, CONTRACT, means)[:2]
    except Refused as refused:
        return refused.problems


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of the sources that were really worked out, in their order."""
    found: list[str] = []

    def counted(raw, contract, reader):
        found.append(raw.folder)
        return resolve_source(raw, contract, reader)

    monkeypatch.setattr("scripts.records.of_source.resolve_source", counted)
    return found


def test_only_what_changed_is_worked_out_again(tiny: Project, worked: list[str]) -> None:
    means = Means(Kept.of(tiny.root))
    cold = outcome(tiny.root, HERE)
    assert outcome(tiny.root, means) == cold
    worked.clear()
    assert outcome(tiny.root, means) == cold
    assert worked == []
    tiny.edit(f"raw/sources/{MILL}/records.yaml", "cue: said", "cue: said\n    note: Once.")
    changed = outcome(tiny.root, means)
    assert worked == [MILL]
    assert changed == outcome(tiny.root, HERE) != cold


def test_an_entry_that_was_damaged_is_worked_out_again_and_replaced(
    tiny: Project, worked: list[str]
) -> None:
    means = Means(Kept.of(tiny.root))
    cold = outcome(tiny.root, means)
    entries = sorted(path for path in (tiny.root / FOLDER).glob("*/*"))
    whole = [path.read_bytes() for path in entries]
    assert {path.parent.name for path in entries} == {"source", "list", "coverage"}
    for path in entries:
        path.write_bytes(path.read_bytes().replace(b"40", b"41")[:-3])
    worked.clear()
    assert outcome(tiny.root, Means(Kept.of(tiny.root))) == cold
    assert sorted(worked) == sorted([MILL, COUNTY])
    assert [path.read_bytes() for path in entries] == whole


@pytest.mark.parametrize("what", ["code", "versions"])
def test_other_code_and_other_libraries_find_nothing(
    tiny: Project, worked: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    means = Means(Kept.of(tiny.root))
    read_project(tiny.root, CONTRACT, means)
    worked.clear()
    monkeypatch.setattr(project_module, what, lambda *_: "other")
    read_project(tiny.root, CONTRACT, means)
    assert sorted(worked) == sorted([MILL, COUNTY])


def test_another_contract_finds_nothing(tiny: Project, worked: list[str]) -> None:
    means = Means(Kept.of(tiny.root))
    read_project(tiny.root, CONTRACT, means)
    worked.clear()
    read_project(tiny.root, replace(CONTRACT, file=CONTRACT.text + "\n"), means)
    assert sorted(worked) == sorted([MILL, COUNTY])


def test_a_shared_entry_that_changed_is_seen(tiny: Project, worked: list[str]) -> None:
    """What a source contributes does not depend on it, and what the build makes of it does."""
    means = Means(Kept.of(tiny.root))
    outcome(tiny.root, means)
    worked.clear()
    tiny.edit("raw/claims.yaml", "How many houses stand empty?", "How many houses were empty?")
    tiny.edit("raw/places.yaml", "label: Northby", "label: Norby")
    assert outcome(tiny.root, means) == outcome(tiny.root, HERE)


def test_a_name_that_is_new_elsewhere_is_found_here(tiny: Project) -> None:
    means = Means(Kept.of(tiny.root))
    dataset = read_project(tiny.root, CONTRACT, means).dataset()
    before = cover(dataset, means)
    tiny.append("raw/people.yaml", "- id: mill-river\n  label: About the mill\n")
    dataset = read_project(tiny.root, CONTRACT, means).dataset()
    after = cover(dataset, means)
    assert after == cover(dataset) != before


def test_of_a_project_read_before_only_what_was_saved_is_read(
    tiny: Project, worked: list[str]
) -> None:
    before = read_project(tiny.root, CONTRACT)
    worked.clear()
    tiny.edit(f"raw/sources/{MILL}/records.yaml", "cue: said", "cue: told")
    after = read_project(tiny.root, CONTRACT, before=before)
    assert worked == [MILL]
    assert after.results[COUNTY] is before.results[COUNTY]
    assert after.dataset() == read_project(tiny.root, CONTRACT).dataset() != before.dataset()
    shutil.rmtree(tiny.root / "raw/sources" / COUNTY)
    assert list(read_project(tiny.root, CONTRACT, before=after).results) == [MILL]


TEXT = st.lists(
    st.sampled_from(["Ann", "Ann Lee", "Lee", "Mills", "mills", "the", "of", "U.N.", "said",
                     "Ann’s", "Lee-Ann", ".", ",", "\n", "\u00a0", "2 of", "علی", "خامنه‌ای"]),
    max_size=30,
).map(" ".join)  # fmt: skip
NAMES = st.lists(
    st.sampled_from(["Ann", "Ann Lee", "Lee", "Mills", "U.N.", "Bob", "Ann\u00a0Lee", "Lee-Ann",
                     "علی خامنه‌ای", "the", "-", "Lee Mills"]),
).map(lambda forms: {form: f"id-{number}" for number, form in enumerate(forms)})  # fmt: skip


@given(TEXT, NAMES)
def test_forms_that_do_not_stand_in_a_text_leave_no_trace(text: str, names: dict[str, str]) -> None:
    some = Forms(names).that_may_stand_in(text)
    for code in ("en", "fa"):
        language = language_of(code)
        assert find_mentions(text, language, some) == find_mentions(text, language, names)


def test_every_library_is_part_of_the_name() -> None:
    """Those of the formats are, where a document has one: a test of texts says which."""
    files = [path for room in ROOMS for path in (ROOT / "scripts" / room).rglob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    imported = {
        alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"scripts"}
    of_formats = {name for item in known() for name in item.libraries}
    named = {"yaml" if name == "PyYAML" else name for name in LIBRARIES}
    assert roots - of_formats - {"openpyxl", "distributed"} == named  # they bear on no result


EDITS = [
    (f"raw/sources/{MILL}/records.yaml", "quote: 12 houses", "quote: 13 houses"),
    (f"raw/sources/{MILL}/records.yaml", "cue: said", "cue: told"),
    (f"raw/sources/{MILL}/records.yaml", "cue: said", "cue: 'said'"),
    (f"raw/sources/{MILL}/records.yaml", "  - id: empty-houses\n", "  - id: empty-huts\n"),
    (f"raw/sources/{MILL}/source.yaml", "language: en", "language: fa"),
    (f"raw/sources/{MILL}/document.txt", "12 houses", "14 houses"),
    (f"raw/sources/{COUNTY}/source.yaml", f"id: {COUNTY}", "id: county-report"),
    ("raw/places.yaml", "label: Northby", "label: Norby"),
    ("raw/people.yaml", "- id:", "- key:"),
    ("raw/claims.yaml", "How many houses stand empty?", "How many huts stand empty?"),
]


@settings(max_examples=12)
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))
def test_warm_is_cold_whatever_is_edited(
    tmp_path_factory, edits: list[tuple[str, str, str]]
) -> None:
    """Each edit is done where it can be, and undone where it was done before."""
    project = copy_of(TINY, tmp_path_factory.mktemp("edited"))
    means = Means(Kept.of(project.root))
    for name, old, new in edits:
        text = (project.root / name).read_text("utf-8")
        changed = text.replace(old, new, 1) if old in text else text.replace(new, old, 1)
        (project.root / name).write_text(changed, encoding="utf-8")
        assert outcome(project.root, means) == outcome(project.root, HERE)
