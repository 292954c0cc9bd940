"""The first page, the project's own pages, and what can be downloaded."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html
from site_support import built, contract, files, site, tree

from scripts.rules.tables import to_csv
from scripts.site.library import Site
from scripts.site.making import site_files
from scripts.site.markdown import document
from scripts.site.pages.documents import DOCUMENTS, _place, last_change, path_of
from scripts.site.pages.download import DATA
from scripts.site.pages.front import front
from scripts.site.setting import Setter


def whole(text: str, place=lambda link: link) -> html.HtmlElement:
    return html.fragment_fromstring(str(document(text, place).body), create_parent="main")


# ---- Markdown


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
     "[a](data:text/html,x)", "![a](https://example.org/a.png)", "<b onclick=a()>b</b>",
     "| a |\n|--:|\n| <i>b</i> |"],
)  # fmt: skip
def test_nothing_of_a_document_is_executed_or_fetched(hostile: str) -> None:
    page = whole(f"# A\n\n{hostile}\n")
    assert page.xpath("//script | //img | //b | //i | //@onclick | //@style") == []
    assert [link for link in page.xpath("//a/@href") if not link.startswith("http")] == []


def test_headings_go_down_step_by_step_and_have_the_ids_of_a_repository() -> None:
    page = document("# A `b`\n\n#### C, d!\n\n#### C, d!\n\n## Cite\n\n#### E\n", str)
    assert page.title == "A b"
    assert page.contents == (("c-d", "C, d!"), ("c-d-1", "C, d!"), ("cite-1", "Cite"))
    found = html.fragment_fromstring(str(page.body), create_parent="main")
    assert page.name == "a-b"
    assert [one.tag for one in found] == ["h2", "h2", "h2", "h3"]


def test_a_link_that_leads_nowhere_is_its_text() -> None:
    text = "# A\n\n[b](HARM.md#c) [*d*](gone.md) [e](#gone) [f](#a) [g](https://example.org/)\n"
    page = whole(text, lambda link: _place(link, {"HARM.md": "x"}))
    assert page.xpath("//a/@href") == ["harm.html#c", "#a", "https://example.org/"]
    assert page.xpath("string(p)") == "b d e f g"


def test_marks_of_computed_parts_are_not_shown() -> None:
    assert "computed" not in document("# A\n<!-- computed: rows -->\nb\n<!-- end -->\n", str).body


# ---- the project's own pages


def test_each_document_of_the_project_has_its_page() -> None:
    project = Site.of(ROOT, contract(), built())
    made = {path: content for path, content in site_files(project) if "/" not in path}
    about = tree("about.html", made)
    for name in DOCUMENTS:
        assert about.xpath(f"//main//a[@href='{path_of(name)}']"), name
        page = tree(path_of(name), made)
        assert len(page.xpath("//h1")) == 1
        assert "<!--" not in page.text_content()
    changed = last_change(project)
    assert changed.head.startswith(contract().version)
    assert changed.text in " ".join(tree("index.html", made).text_content().split())


def test_a_project_without_documents_has_a_list_of_none() -> None:
    assert tree("about.html").xpath("//main//li/a/@href") == ["mistake.html"]
    assert last_change(site()).text == ""


# ---- the first page


def test_it_shows_three_answers_with_their_owners_and_counts_what_is_there() -> None:
    page = tree("index.html")
    three = page.xpath("//ul[@class='three']/li")
    assert 0 < len(three) <= 3
    for one in three:
        assert one.xpath(".//dt/text()") == ["claimant", "relay", "carrier"]
        assert one.xpath("./a/@href")[0] in files()
    facts = page.xpath("//dl[@class='facts']/div/dd/text()")
    assert facts[0] == str(len(built().tables["figures"]))
    assert page.xpath("//*[@id='contested']")


def test_a_dataset_in_which_nothing_is_contested_has_a_first_page() -> None:
    agreed = replace(built(), tables={**built().tables, "comparisons": [], "positions": []})
    (made,) = front.make(site(agreed))
    text = Setter(site(agreed), ()).text(made)
    assert 'class="three"' not in text
    assert "<h1>" in text


# ---- what can be downloaded


def test_every_table_is_there_as_published_with_its_size_and_sum() -> None:
    listed = {
        row.xpath("string(th)"): [cell.text_content() for cell in row.xpath("td")]
        for row in tree(DATA).xpath("//tbody/tr")
    }
    assert listed.keys() == {f"{name}.csv" for name in contract().tables}
    for name, table in contract().tables.items():
        data = files()[f"data.{name}.csv"]
        assert data == to_csv(site().dataset.tables[name], table)
        assert listed[f"{name}.csv"][1:] == [f"{len(data):,}", hashlib.sha256(data).hexdigest()]


def test_the_archive_is_passed_on_when_it_is_given(tmp_path: Path, run) -> None:
    archive = tmp_path / "mills-1.0.0.zip"
    archive.write_bytes(b"zip")
    given = Site.of(site().root, contract(), built(), archive)
    made = dict(site_files(given))
    assert made[archive.name] == b"zip"
    (row,) = tree(DATA, made).xpath("//tr[th/a[@href='mills-1.0.0.zip']]")
    assert hashlib.sha256(b"zip").hexdigest() in row.text_content()
    assert "was made without it" in tree(DATA).text_content()
    status, _, err = run("site", "--root", site().root, "--package", tmp_path / "none.zip")
    assert status == 2
    assert "is no archive. Run `./record package`" in err
