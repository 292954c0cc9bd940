"""Computed files in git: `check` names those that lag behind, `refresh` writes them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, Project, made_of_the_real

from scripts.command import main
from scripts.contract.model import load_contract
from scripts.contribute import generated
from scripts.contribute.generated import (
    BLOCKS,
    GENERATED,
    PAGES,
    PICTURED,
    Known,
    check_generated,
)
from scripts.derived.citing.published import named
from scripts.package.measure import TEXTS, measured_scores
from scripts.raw.kept import Kept
from scripts.raw.problems import Problem
from scripts.raw.rows import Dataset
from scripts.rules.catalogue import table
from scripts.rules.make import make
from scripts.rules.tables import read_tables

RECORDS = "raw/sources/mill-letter-2001/records.yaml"
PAGE = """\
# The mill

<!-- computed: {} -->
<!-- end -->
"""


def known(root: Path) -> Known:
    contract = load_contract(root / "datapackage.json")
    dataset, problems, counts = make(root, contract)
    assert problems == []
    return Known(root, contract, dataset, counts)


def lagging(project: Project) -> list[Problem]:
    return list(check_generated(known(project.root)))


@pytest.fixture(scope="module")
def pages_once(tmp_path_factory: pytest.TempPathFactory, built_once: Project) -> Project:
    """The tiny dataset with pages, schemas and a citation, up to date; not to be changed."""
    root = tmp_path_factory.mktemp("pages") / "project"
    shutil.copytree(built_once.root, root)
    contract = load_contract(root / "datapackage.json")
    links = "".join(f"[{name}]({table.path})\n" for name, table in contract.tables.items())
    (root / "README.md").write_text(PAGE.format("build") + links, encoding="utf-8")
    (root / "DATASHEET.md").write_text(PAGE.format("rows"), encoding="utf-8")
    (root / "RULES.md").write_text(PAGE.format("rules"), encoding="utf-8")
    shutil.copyfile(ROOT / "CITATION.cff", root / "CITATION.cff")
    (root / "schemas").mkdir()
    assert main(["refresh", "--root", str(root)]) == 0
    return Project(root)


@pytest.fixture
def pages(pages_once: Project, tmp_path: Path) -> Project:
    shutil.copytree(pages_once.root, tmp_path / "project")
    return Project(tmp_path / "project")


def test_what_is_refreshed_lags_behind_in_nothing(pages: Project, run) -> None:
    status, out, err = run("refresh", "--root", pages.root)
    assert (status, err) == (0, "")
    assert out == "In order: 19 passages proved, tables built, pages filled.\n"


def test_an_entry_more_shows_in_the_pages_and_one_command_mends_it(pages: Project, run) -> None:
    pages.append("raw/places.yaml", "- id: upper-mill\n  label: Upper Mill\n  kind: site\n")
    assert run("build", "--root", pages.root)[0] == 0
    status, out, err = run("check", "--root", pages.root)
    assert status == 1
    lines = (pages.root / "DATASHEET.md").read_text(encoding="utf-8").splitlines()
    line = next(number for number, line in enumerate(lines, 1) if "[places]" in line)
    assert err.splitlines()[:2] == [
        f"{place}: from here on this computed file is not what the records give. "
        "Run `./record refresh`. [file-stale]"
        for place in (f"DATASHEET.md:{line}", "README.md:12")
    ]
    status, out, _ = run("refresh", "--root", pages.root)
    assert (status, out.splitlines()[:2]) == (0, ["README.md: written", "DATASHEET.md: written"])
    assert lagging(pages) == []


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("CITATION.cff", "Cora Lane"),
        ("RULES.md", "There was not one"),
        ("schemas/claims.schema.json", '"title"'),
    ],
)
def test_a_computed_file_that_somebody_edited(pages: Project, name: str, old: str) -> None:
    pages.edit(name, old, "x")
    assert [problem.place.path for problem in lagging(pages)] == [name]


def test_line_ends_are_nobodys_fault(pages: Project) -> None:
    text = (pages.root / "RULES.md").read_bytes()
    (pages.root / "RULES.md").write_bytes(text.replace(b"\n", b"\r\n"))
    assert lagging(pages) == []


def test_a_schema_that_is_missing(pages: Project) -> None:
    (pages.root / "schemas/claims.schema.json").unlink()
    assert [problem.place.path for problem in lagging(pages)] == ["schemas/claims.schema.json"]


def test_a_table_that_the_readme_leaves_out(pages: Project, run) -> None:
    pages.edit("README.md", "[places](data/places.csv)", "places")
    (problem,) = lagging(pages)
    assert (problem.place.path, problem.rule) == ("README.md", "table-unlinked")
    status, out, err = run("refresh", "--root", pages.root)
    assert (status, out) == (1, "")
    assert err.startswith("README.md:1: there is no link to data/places.csv. Add a line ")


def test_a_block_that_nothing_computes(pages: Project) -> None:
    line = pages.edit("README.md", "<!-- computed: build -->", "<!-- computed: bild -->")
    (problem,) = lagging(pages)
    assert (problem.place.path, problem.place.line) == ("README.md", line)
    assert "`bild`" in problem.message
    assert "build" in problem.hint


def test_refresh_writes_no_page_where_a_record_is_wrong(pages: Project, run) -> None:
    pages.append("raw/places.yaml", "- id: upper-mill\n  label: Upper Mill\n  kind: site\n")
    pages.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    before = (pages.root / "README.md").read_bytes()
    status, out, err = run("refresh", "--root", pages.root)
    assert (status, out) == (1, "")
    assert "[quote-not-found]" in err
    assert (pages.root / "README.md").read_bytes() == before


def test_a_project_without_pages_lacks_none(built: Project) -> None:
    assert lagging(built) == []


def test_the_readme_shows_what_the_build_prints(pages: Project, run) -> None:
    _, out, _ = run("build", "--root", pages.root)
    assert f"```console\n{out}```" in (pages.root / "README.md").read_text(encoding="utf-8")


def test_the_page_of_rules_is_what_explain_lists(pages: Project) -> None:
    assert table() in (pages.root / "RULES.md").read_text(encoding="utf-8")


def _without(dataset: Dataset, figure: str) -> Dataset:
    rows = [row for row in dataset.tables["figures"] if row["figure_id"] != figure]
    assert len(rows) < len(dataset.tables["figures"])
    return replace(dataset, tables={**dataset.tables, "figures": rows})


def test_the_real_pages_and_their_picture_tell_of_each_figure() -> None:
    now = Known(ROOT, *made_of_the_real())
    less = _without(now.dataset, "victory-star-2017.executed-more-than-30000")
    texts, others = (
        {name: text for made in GENERATED for name, text in made(project)}
        for project in (now, replace(now, dataset=less))
    )
    assert {*PAGES, "CITATION.cff", "schemas/claims.schema.json"} <= texts.keys()
    changed = {name for name in texts if texts[name] != others[name]}
    picture = {f"plots/{PICTURED}.md", f"plots/{PICTURED}.svg"}
    assert {"README.md", "DATASHEET.md", "CODEBOOK.md", *picture} <= changed
    assert "RULES.md" not in changed


def test_every_block_stands_in_some_page_and_every_page_has_one() -> None:
    blocks = {name: named((ROOT / name).read_text(encoding="utf-8")) for name in PAGES}
    assert all(blocks.values())
    assert {block for found in blocks.values() for _, block in found} == BLOCKS.keys()


def test_scores_are_kept_until_the_text_is_another(tmp_path: Path, built: Project) -> None:
    (tmp_path / TEXTS).mkdir(parents=True)
    for path in (ROOT / TEXTS).glob("ferry-notice.fr.*"):
        shutil.copy(path, tmp_path / TEXTS)
    (text,) = (tmp_path / TEXTS).glob("*.txt")
    tables = read_tables(built.root, load_contract(ROOT / "datapackage.json"))
    dataset, kept = Dataset({**tables, "sources": []}, {}, {}), Kept.of(tmp_path)
    first, again = (list(measured_scores(tmp_path, dataset, kept)) for _ in range(2))
    assert first == again == list(measured_scores(tmp_path, dataset))
    text.write_text("\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    assert list(measured_scores(tmp_path, dataset, kept)) != first


def test_a_picture_is_drawn_anew_where_a_row_is_another(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(generated, "_drawn", lambda _: drawn.append(1) or {"md": "a page"})
    (built.root / "plots").mkdir()
    (built.root / "plots" / f"{PICTURED}.md").touch()
    found = known(built.root)
    expected = [(f"plots/{PICTURED}.md", "a page")]
    assert list(generated.picture(found)) == list(generated.picture(found)) == expected
    assert drawn == [1]
    rows = [row.with_cells(wording="x") for row in found.dataset.tables["claims"]]
    other = replace(found.dataset, tables={**found.dataset.tables, "claims": rows})
    list(generated.picture(replace(found, dataset=other)))
    assert drawn == [1, 1]
