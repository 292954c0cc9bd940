"""The address of the site stands in one place, and all that names it takes it from there."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml
from conftest import ROOT, Project
from package_support import packaged
from site_support import built, pages, site

from scripts.contract.homepage import address, page_of
from scripts.contract.model import Contract, load_contract
from scripts.derived.citing.about import About, about, cite_as, with_head
from scripts.derived.citing.reference_formats import REFERENCES, texts
from scripts.derived.citing.references import dataset_item
from scripts.package.deposition import zenodo
from scripts.package.format import Making, Stage
from scripts.package.formats import formats
from scripts.package.formats.pages import readme
from scripts.package.record_citation import FORMATS, Citing
from scripts.rules.descriptor import check_descriptor
from scripts.site.making import site_files

SITE = "https://archive.example.org/record"
BARE = load_contract(ROOT / "datapackage.json").changed(homepage="")
PUBLISHED = BARE.changed(homepage=SITE)
CFF = (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def head(contract: Contract) -> About:
    return about(contract)


def declared(tiny: Project, homepage: object) -> None:
    path = tiny.root / "datapackage.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    parts = {"name": said.pop("name"), "homepage": homepage, **said}
    path.write_text(json.dumps(parts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("homepage", "path", "whole"),
    [
        (SITE, "", f"{SITE}/"),
        (f"{SITE}/", "", f"{SITE}/"),
        (f"{SITE}/", "figures/a.html", f"{SITE}/figures/a.html"),
        ("", "", ""),
        ("", "figures/a.html", ""),
    ],
)
def test_an_absolute_address_is_whole_or_there_is_none(
    homepage: str, path: str, whole: str
) -> None:
    assert address(homepage, path) == whole


@pytest.mark.parametrize(
    "homepage",
    ["https://example.org", "http://127.0.0.1:8000/", "https://a-b.example.org/record/v2/",
     "https://xn--mgba3a4f16a.example"],
)  # fmt: skip
def test_the_address_of_a_site_is_read(tiny: Project, homepage: str) -> None:
    declared(tiny, homepage)
    assert tiny.problems() == []


@pytest.mark.parametrize(
    "homepage",
    ["javascript:alert(1)", "example.org/record", "ftp://example.org/", "https://", "//example.org",
     "https://example.org/?a=b", "https://example.org/#a", "https://me@example.org/",
     "https://a b/",
     'https://example.org/"><b>', "https://example.org/../a", "https://example.org/\n", " ",
     ["a"], {"a": 1}, 3, None],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_one_line(tiny: Project, run, homepage: object) -> None:
    declared(tiny, homepage)
    for verb in (("build",), ("cite", "mill-letter-2001")):
        status, out, err = run(*verb, "--root", tiny.root)
        assert (status, out) == (1, "")
        assert err.startswith("datapackage.json:3: homepage: `"), err
        assert "Write one such as https://example.org/record/, or delete the line." in err
        assert "Traceback" not in err


def test_our_schema_knows_it() -> None:
    assert check_descriptor(PUBLISHED.text) == check_descriptor(BARE.text) == ()
    assert Contract.of(PUBLISHED.descriptor).homepage == SITE
    assert "homepage" not in BARE.descriptor


def test_every_metadata_file_names_it_and_none_without_one() -> None:
    made = packaged().edition
    makers = [form for form in formats() if form.stage is Stage.METADATA]
    for contract, named in ((made.contract.changed(homepage=SITE), True), (made.contract, False)):
        making = Making(replace(made, contract=contract), ROOT, formats())
        files = {name: data for form in makers for name, data in form.make(making).items()}
        del files["annotations.jsonld"]  # of single passages
        assert len(files) > 3
        assert {name: f"{SITE}/".encode() in data for name, data in files.items()} == dict.fromkeys(
            files, named
        )


def test_references_name_it() -> None:
    (published,), (bare,) = ([dataset_item(head(one))] for one in (PUBLISHED, BARE))
    assert f"{SITE}/" in texts([published])[0]
    for form in REFERENCES.values():
        assert f"{SITE}/" in form.write([published]).decode()
        assert b"http" not in form.write([bare])
    assert cite_as(head(PUBLISHED)).endswith(f" <{SITE}/>")
    assert zenodo(head(PUBLISHED))["related_identifiers"][0]["identifier"] == f"{SITE}/"
    assert "related_identifiers" not in zenodo(head(BARE))


def test_the_citation_file_names_it_once_and_only_while_there_is_one() -> None:
    creators = head(BARE).creators
    first = with_head(CFF, creators, head(PUBLISHED).homepage)
    assert yaml.safe_load(first) == {**yaml.safe_load(CFF), "url": f"{SITE}/"}
    assert with_head(first, creators, "https://example.org/").count("\nurl: ") == 1
    assert "url" not in yaml.safe_load(with_head(first, creators, ""))


def test_the_readme_of_the_package_leads_to_it() -> None:
    made = packaged().edition
    published = replace(made, contract=made.contract.changed(homepage=SITE))
    assert f"<{SITE}/>" in readme(published, formats())
    assert "single records: <" not in readme(made, formats())


def test_a_record_is_cited_at_its_page() -> None:
    key = "mill-letter-2001.dismissed-more-than-40"
    published, bare = (Citing(dict(built().tables), one) for one in (PUBLISHED, BARE))
    for form in FORMATS:
        assert f"{SITE}/{page_of(key)}" in published.record(key).render(form).decode()
        assert f"{SITE}/" in published.whole().render(form).decode()
        for cited in (bare.record(key), bare.whole()):
            assert b"https" not in cited.render(form)


def test_pages_say_their_address_and_what_they_are_to_machines() -> None:
    published = replace(site(), contract=PUBLISHED)
    wanted = {"index.html": "Dataset", "id/mill-letter-2001.dismissed-more-than-40.html":
              "Quotation", "id/workers-dismissed.html": "Claim"}  # fmt: skip
    for path, page in pages(dict(site_files(published))):
        assert page.xpath("//link[@rel='canonical']/@href") == [address(SITE, path)], path
        if path in wanted:
            (node,) = map(json.loads, page.xpath("//script[@type='application/ld+json']/text()"))
            assert (node["@type"], node["url"]) == (wanted.pop(path), address(SITE, path))
    assert wanted == {}


def test_without_one_no_page_has_an_absolute_address_of_its_own() -> None:
    for path, page in pages(dict(site_files(replace(site(), contract=BARE)))):
        assert page.xpath("//link[@rel='canonical']") == [], path
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            assert "url" not in json.loads(text)
