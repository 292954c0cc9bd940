"""Sources, figures, single records and the dataset as references."""

from __future__ import annotations

import json
import re
import warnings
from contextlib import nullcontext
from importlib.resources import files
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import rispy
from citeproc.model import CitationStylesElement
from conftest import RECORDS, ROOT, TINY, Project, copy_of, real_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from scripts.contract.model import load_contract
from scripts.derived.citing.citation import figure_citations, source_items
from scripts.derived.citing.reference_formats import FORMS, STYLE, bibtex, ris, styles, texts
from scripts.derived.citing.references import IN_CONTAINER, TYPES, csl_date
from scripts.package.edition import Edition
from scripts.package.format import Making
from scripts.package.formats import references
from scripts.package.record_citation import ids
from scripts.raw.rows import Dataset
from scripts.rules.make import make
from scripts.rules.tables import read_tables

CONTRACT = load_contract(ROOT / "datapackage.json")
MILL = "The Mill Letter (2001) ‘About the mill on the river’."
FIGURE = "mill-letter-2001.dismissed-more-than-40"
SAID = f"The Mill Letter, “More than 40 workers” (line 4), in {MILL}"
COUNTY = "County Board (2002) Report on the mills of the county. County Board."
COUNTY_RECORDS = "raw/sources/county-report-2002/records.yaml"
ITEM: dict[str, Any] = {
    "id": "a.b",
    "type": "webpage",
    "title": "A title",
    "author": [{"literal": "Somebody"}],
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The tiny dataset."""
    return made(copy_of(TINY, tmp_path_factory.mktemp("cited") / "tiny"))


def files_of(dataset: Dataset) -> dict[str, bytes]:
    """The references as the package has them."""
    return references.FORMAT.make(Making(Edition(dataset, CONTRACT, {}), ROOT, ()))


def made(project: Project) -> Dataset:
    dataset, problems, _ = make(project.root, CONTRACT)
    assert problems == []
    return dataset


def citations(dataset: Dataset) -> dict[str, str]:
    """The citation of each figure, by its id."""
    return {row["figure_id"]: row["citation"] for row in figure_citations.rows(dataset, CONTRACT)}


def test_every_kind_of_source_has_a_type_and_every_type_a_form() -> None:
    assert tuple(TYPES.meanings) == CONTRACT.tables["sources"].by_name["kind"].enum
    assert {*TYPES.meanings.values(), *IN_CONTAINER} == set(FORMS)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("mill-letter-2001.dismissed-more-than-40", SAID),
        ("mill-letter-2001.brook-about-40",
         f"Ada Brook, “about 40 workers” (line 5), as reported in {MILL}"),
        ("mill-letter-2001.hundreds-to-follow",
         f"somebody not named, “hundreds” (line 6), as reported in {MILL}"),
        ("county-report-2002.dismissed-35",
         f"clerks of the county, “exactly 35 workers” (page 4), as reported in {COUNTY}"),
        ("county-report-2002.night-shift-50", f"County Board, “50 workers” (page 5), in {COUNTY}"),
    ],
)  # fmt: skip
def test_a_figure_names_its_words_their_owner_and_who_reports_them(dataset, figure, words) -> None:
    assert citations(dataset)[figure] == words


def test_a_chain_of_reports_names_everyone(tiny: Project) -> None:
    tiny.edit(
        COUNTY_RECORDS,
        "figures:\n",
        "  - id: letter\n    locator: page 4\n    within: clerk\n    kind: indirect\n"
        "    specificity: named\n    speaker: mill-letter\n    act: report\nfigures:\n",
    )
    tiny.edit(COUNTY_RECORDS, "within: clerk\n    claim", "within: letter\n    claim")
    assert citation_of(tiny, "county-report-2002.dismissed-35") == (
        "The Mill Letter, “exactly 35 workers” (page 4), as reported by clerks of the county "
        f"in {COUNTY}"
    )


def test_a_stand_that_is_no_plain_assertion_is_cited_as_one(tiny: Project) -> None:
    tiny.edit(
        RECORDS, "    claim: houses-empty\n", "    claim: houses-empty\n    position: questions\n"
    )
    assert citation_of(tiny, "mill-letter-2001.empty-houses") == (
        f"The Mill Letter (questions), “12 houses” (line 4), in {MILL}"
    )


def test_a_document_read_in_another_copy_names_the_copy(tiny: Project) -> None:
    folder = tiny.root / "raw/sources/county-copy-2003"
    folder.mkdir()
    (folder / "source.yaml").write_text(
        "id: county-copy-2003\ntitle: Mills, copied\nkind: web_page\nspeaker: county-board\n"
        "published: 2003\nurl: https://example.org/{mills}\nlanguage: en\nheld: not_held\n"
        "read: in_part\ncoverage: not_applicable\nredistribute: locators_only\n"
        "derived_from: county-report-2002\nderivation: copy\n",
        encoding="utf-8",
    )
    tiny.edit(
        "raw/sources/county-report-2002/source.yaml",
        "read: in_part",
        "read: through_another_copy\nread_through: county-copy-2003",
    )
    assert citation_of(tiny, "county-report-2002.night-shift-50").endswith(
        f"{COUNTY} Read in: County Board (2003) Mills, copied. "
        "Available at: https://example.org/{mills}."
    )


def citation_of(project: Project, figure: str) -> str:
    return citations(made(project))[figure]


def test_the_build_fills_both_columns(built: Project) -> None:
    tables = read_tables(built.root, CONTRACT)
    rows = [*tables["sources"], *tables["figures"]]
    assert [row for row in rows if not row["citation"]] == []
    assert MILL in {row["citation"] for row in tables["sources"]}


def test_every_real_source_keeps_its_title_and_its_place() -> None:
    tables = real_tables()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # citeproc warns of what it does not know
        lines = texts(source_items(tables, CONTRACT))
    assert len(lines) == len(tables["sources"])
    for row, line in zip(tables["sources"], lines, strict=True):
        assert row["title"].rstrip(".") in line


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("", {}),
        ("1988", {"date-parts": [[1988]]}),
        ("1988-07", {"date-parts": [[1988, 7]]}),
        ("1988-07-28", {"date-parts": [[1988, 7, 28]]}),
        ("2006~", {"date-parts": [[2006]], "circa": True}),
        ("1988-07?", {"date-parts": [[1988, 7]], "circa": True}),
        ("1988-07/1988-09", {"literal": "1988-07/1988-09"}),
        ("1988-22", {"literal": "1988-22"}),
        ("198X", {"literal": "198X"}),
        ("../1988", {"literal": "../1988"}),
        ("[1988-07-26,1988-07-28]", {"literal": "[1988-07-26,1988-07-28]"}),
    ],
)
def test_dates_for_csl(edtf: str, csl: dict[str, Any]) -> None:
    assert csl_date(edtf) == csl


@pytest.mark.parametrize("edtf", ["1988", "2006~", "1988-07/1988-09", "1988-22", "../1988", ""])
def test_every_date_can_be_printed(edtf: str) -> None:
    (line,) = texts([{**ITEM, **({"issued": csl_date(edtf)} if edtf else {})}])
    assert ("no date" in line) == (not edtf)
    assert not edtf or re.findall("[0-9]{4}", edtf)[0] in line


def test_types_are_those_of_csl() -> None:
    known = files("citeproc") / "data/schema/schemas/styles/csl-types.rnc"
    assert set(FORMS) <= set(re.findall('"([a-z_-]+)"', known.read_text(encoding="utf-8")))


def test_references_in_csl_json(dataset: Dataset) -> None:
    written = files_of(dataset)
    assert json.loads(written["sources.csl.json"])[0] == {
        "id": "county-report-2002",
        "type": "report",
        "title": "Report on the mills of the county",
        "author": [{"literal": "County Board"}],
        "publisher": "County Board",
        "issued": {"date-parts": [[2002]]},
        "language": "en",
    }
    assert json.loads(written["dataset.csl.json"])[0]["version"] == CONTRACT.version


@pytest.mark.parametrize(
    ("edtf", "date", "year"),
    [("1988-07-28", "1988-07-28", "1988"), ("198X", "198X", None), ("1988-22", "1988-22", "1988"),
     ("1988/1990", "1988/1990", "1988"), ("[1988,1990]", None, "1988"), ("", None, None)],
)  # fmt: skip
def test_dates_in_bibtex(edtf: str, date: str | None, year: str | None) -> None:
    text = bibtex([{**ITEM, "issued": csl_date(edtf)}]).decode()
    fields = parse_string(text, "bibtex").entries["a.b"].fields
    assert (fields.get("date"), fields.get("year")) == (date, year)


def test_bibtex_and_ris_are_read_by_others(dataset: Dataset) -> None:
    written = files_of(dataset)
    titles = {row["source_id"]: row["title"] for row in dataset.tables["sources"]}
    library = parse_string(written["sources.bib"].decode(), "bibtex")
    assert {key: entry.fields["title"] for key, entry in library.entries.items()} == titles
    (entry,) = parse_string(written["dataset.bib"].decode(), "bibtex").entries.values()
    (record,) = rispy.loads(written["dataset.ris"].decode())
    assert (entry.type, record["type_of_reference"]) == ("dataset", "DATA")
    assert entry.fields["version"] == record["edition"] == CONTRACT.version
    assert entry.fields["title"] == record["title"] == CONTRACT.descriptor["title"]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


@given(WORDS, WORDS)
@settings(deadline=None)
def test_what_a_document_says_cannot_break_a_reference(title: str, name: str) -> None:
    item = {**ITEM, "title": title, "author": [{"literal": name}]}
    text = bibtex([item, {**ITEM, "id": "next"}]).decode()
    assert list(parse_string(text, "bibtex").entries) == ["a.b", "next"]
    record, _ = rispy.loads(ris([item, ITEM]).decode().replace("\r\n", "\n"))
    assert record["title"].split() == title.split()


@pytest.mark.parametrize(
    ("record", "end"),
    [
        (FIGURE, f"figure {FIGURE}, coded by Cora Lane."),
        ("mill-letter-2001.empty-houses", "empty-houses, coded by Reader Seven."),
        ("county-report-2002.dismissed-35", "figure county-report-2002.dismissed-35."),
        ("mill-letter-2001.brook-count", "brook-count, coded by Cora Lane."),
        ("mill-letter-2001.brook-mayor", "brook-mayor, coded by Cora Lane."),
        ("mill-letter-2001.council-vote", "council-vote, coded by Cora Lane."),
        ("mill-letter-2001.hirelings", "hirelings, coded by Cora Lane."),
        ("workers-dismissed", "claim workers-dismissed."),
        ("ada-brook", "person ada-brook."),
        ("county-report-2002", "source county-report-2002."),
    ],
)
def test_cite_ends_with_version_and_id(built: Project, run, record: str, end: str) -> None:
    status, out, err = run("cite", record, "--root", built.root)
    assert (status, err) == (0, "")
    place, _, record = out.rpartition(f", version {CONTRACT.version}, ")
    assert place
    assert record.endswith(f"{end}\n")


def test_cite_one_figure(built: Project, run) -> None:
    _, out, _ = run("cite", FIGURE, "--root", built.root)
    assert out == (
        f"{SAID} In: Cora Lane and Reader Seven (2026) ‘{CONTRACT.descriptor['title']}’, "
        f"version {CONTRACT.version}, figure {FIGURE}, "
        "coded by Cora Lane.\n"
    )


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_cite_in_every_format_has_words_id_version_and_owner(built, run, form: str) -> None:
    status, out, _ = run("cite", FIGURE, "--root", built.root, "--format", form)
    assert status == 0
    for part in (
        "More than 40 workers",
        FIGURE,
        CONTRACT.version,
        "The Mill Letter, “More",
        "Coded by Cora Lane.",
    ):
        assert part in out


def test_cite_knows_every_record(built: Project) -> None:
    tables = read_tables(built.root, CONTRACT)
    passages = {row["passage_id"] for row in tables["passages"]}
    assert passages <= set(ids(tables, CONTRACT))


def test_an_unknown_id(built: Project, run) -> None:
    wanted = FIGURE.replace("than", "then")
    assert run("cite", wanted, "--root", built.root) == (
        2, "", f"There is no record `{wanted}`. Did you mean `{FIGURE}`?\n",
    )  # fmt: skip


def test_of_a_retired_id_what_took_its_place_is_cited(tiny: Project, run) -> None:
    (tiny.root / "raw/retired.yaml").write_text(
        "- id: old-houses\n  replaced_by:\n    - older-houses\n    - northby\n  reason: Split.\n"
        f"  since: 1.1.0\n- id: older-houses\n  replaced_by: {FIGURE}\n  reason: Again.\n"
        "  since: 1.2.0\n- id: no-houses\n  reason: There was none.\n  since: 1.1.0\n",
        encoding="utf-8",
    )
    assert tiny.problems() == []
    status, out, err = run("cite", "old-houses", "--root", tiny.root)
    assert (status, err) == (
        0,
        (
            "`old-houses` is no longer in the dataset since version 1.1.0: Split. "
            "Cited is what took its place.\n"
        ),
    )
    first, second = out.splitlines()
    assert (first.endswith("place northby."), f"figure {FIGURE}" in second) == (True, True)
    assert run("cite", "no-houses", "--root", tiny.root) == (
        2,
        "",
        (
            "`no-houses` is no longer in the dataset since version 1.1.0: There was none. "
            "Nothing took its place; cite it in an older version.\n"
        ),
    )


def test_a_document_cannot_steer_the_terminal(built: Project, run) -> None:
    path = built.root / "data/passages.csv"
    path.write_text(path.read_text("utf-8").replace(",hirelings,", ",hire\x1b[2Jlings,"), "utf-8")
    _, out, _ = run("cite", "mill-letter-2001.hirelings", "--root", built.root)
    assert "“hire\\x1b[2Jlings”" in out


def test_a_style_is_added_by_one_file(built: Project, run, monkeypatch, tmp_path: Path) -> None:
    """A file of the Citation Style Language, here with a title alone."""
    (tmp_path / "title-alone.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout suffix="!"><text variable="title"/></layout></bibliography>'
        "</style>",
        encoding="utf-8",
    )
    monkeypatch.setattr("scripts.derived.citing.reference_formats.STYLES", tmp_path)
    assert styles() == (STYLE, "title-alone")
    _, out, _ = run("cite", FIGURE, "--style", "title-alone", "--root", built.root)
    assert out.startswith(f"{SAID} In: {CONTRACT.title}!, version {CONTRACT.version}, figure ")
    with pytest.raises(SystemExit):
        run("cite", FIGURE, "--style", "no-such-style", "--root", built.root)


@pytest.mark.parametrize("style", styles())
def test_what_is_looked_up_once_reads_the_same(dataset: Dataset, style: str) -> None:
    items = [
        *source_items(dataset.tables, CONTRACT),
        *({**ITEM, "id": f"of-kind-{kind}", "type": kind} for kind in FORMS),
    ]
    search = CitationStylesElement.xpath_search
    once = texts(items, style)
    assert CitationStylesElement.xpath_search is search
    with patch("scripts.derived.citing.reference_formats.looked_up_once", nullcontext):
        assert texts(items, style) == once
