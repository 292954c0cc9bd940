"""The site: every id has its page, every link leads somewhere, every text is inert."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Project
from site_support import (
    broken_links,
    built,
    changed,
    contract,
    files,
    files_of,
    made_of,
    pages,
    site,
    tree,
)

from scripts.contract.homepage import page_of
from scripts.package.record_citation import FORMATS, cite
from scripts.raw.problems import Unusable
from scripts.site import catalogue, setting
from scripts.site.addresses import Addresses, web_address
from scripts.site.page import Shows, SitePage, id_page
from scripts.site.tongues import Tongue, tongue

FIGURE = "mill-letter-2001.dismissed-more-than-40"
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>&amp;{{ 7*7 }}"


def _figures() -> list[str]:
    return [row["figure_id"] for row in built().tables["figures"]]


def test_every_id_has_a_page_at_its_address() -> None:
    for table, key in site().shown():
        assert site().addresses.of(key, table) in files(), key


def test_links_lead_somewhere_and_no_id_stands_twice_in_a_page() -> None:
    assert broken_links(files()) == []
    for path, page in pages(files()):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("//title")[0].text.endswith(" · Iran 1988 Record"), path


def test_the_same_data_give_the_same_bytes() -> None:
    assert files_of(built()) == files()


def test_no_page_asks_for_anything_off_the_site_or_runs_what_it_holds() -> None:
    for path, page in pages(files()):
        asked = page.xpath("//link/@href | //script/@src | //img/@src")
        assert not [one for one in asked if "//" in one], path
        assert page.xpath("//script[not(@src)]/@type") in ([], ["application/ld+json"]), path
        assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]"), path
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy


def test_what_a_document_or_a_list_says_is_text_and_nothing_else() -> None:
    data = changed("actors", lambda row: row.with_cells(label=HOSTILE))
    data = changed("passages", lambda row: row.with_cells(quote=HOSTILE), data)
    data = changed("claims", lambda row: row.with_cells(wording=HOSTILE), data)
    data = changed("sources", lambda row: row.with_cells(title=HOSTILE, url="javascript:1"), data)
    seen = 0
    for path, page in pages(files_of(data)):
        assert not page.xpath("//img | //script[not(@src)][not(@type)]"), path
        assert not page.xpath("//@href[contains(., 'javascript:')]"), path
        seen += HOSTILE in page.text_content()
    assert seen > 20


def test_a_record_says_whose_words_they_are_and_cites_as_cite_does() -> None:
    for key in _figures():
        page = tree(f"id/{key}.html")
        labels = page.xpath("//ol[@class='chain']/li/span[@class='lab']/text()")
        assert labels == ["claimant", "relay", "carrier", "copy read"]
        shown = [one.text_content() for one in page.xpath("//*[contains(@class, 'cit')]")]
        cited = cite(key, dict(built().tables), contract())
        texts = [cited.render(form).decode().rstrip().replace("\r\n", "\n") for form in FORMATS]
        assert [one for one in shown if one in texts] == texts


def test_the_rows_of_a_page_lie_beside_it() -> None:
    key = _figures()[0]
    rows = list(csv.DictReader(io.StringIO(files()[f"id/{key}.figures.csv"].decode())))
    assert [row["figure_id"] for row in rows] == [key]
    whole = json.loads(files()[f"id/{key}.json"])
    assert whole["version"] == contract().version
    assert whole["figures"] == [{name: text for name, text in rows[0].items() if text}]


def test_words_that_may_not_be_passed_on_stand_on_no_page() -> None:
    secret = max((row["quote"] for row in built().tables["passages"]), key=len)
    kept = changed("sources", lambda row: row.with_cells(redistribute="locators_only"))
    assert any(secret.encode() in content for content in files().values())
    assert not any(secret.encode() in content for content in files_of(kept).values())


def test_an_id_that_names_two_things_has_an_address_for_each() -> None:
    addresses = Addresses([("claims", "mill"), ("events", "mill"), ("places", "brook")])
    assert addresses.of("mill") == addresses.of("mill", "claims") == "id/mill.html"
    assert addresses.of("mill", "events") == "id/mill~events.html"
    assert addresses.others("mill", "id/mill.html") == [("events", "id/mill~events.html")]
    assert addresses.of("unknown") == ""


@pytest.mark.parametrize("key", ["../up", "a/b", "CON", "ü", "x" * 300, ""])
def test_an_unusual_id_leads_out_of_no_folder(key: str) -> None:
    name = page_of(key).removeprefix("id/").removesuffix(".html")
    assert name.strip(".") and len(name) < 200
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-~.")
    assert "/" not in name and name != key


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    good = ("https://example.org/a?b=c#d", "HTTP://example.org")
    bad = ("javascript:alert(1)", " https://x", "https://x y", "data:text/html,x", "//x", "")
    assert [web_address(one) for one in (*good, *bad)] == [*good, *[""] * len(bad)]


def test_words_are_set_in_their_direction() -> None:
    assert tongue("قاضی گفت", "fa") == Tongue("fa", "rtl")
    assert tongue("1367 نفر", "fa") == Tongue("fa", "rtl")
    assert tongue("a judge said", "fa") == Tongue("", "ltr")
    assert tongue("قاضی", "en") == Tongue("", "rtl")
    assert tongue("4,500", "en") == Tongue("en", "ltr")


def test_a_broken_template_is_named_with_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.html").write_text("one line\n{{ page.nothing.more }}", encoding="utf-8")
    monkeypatch.setattr(setting, "TEMPLATES", tmp_path)
    page = SitePage("id/mill.html", "list", "Mill", "broken.html")
    with pytest.raises(
        Unusable, match=r"broken\.html:2: it cannot set the page id/mill\.html: Und"
    ):
        setting.Setter(site(), ()).text(page)


def test_a_particular_page_takes_the_place_of_the_plain_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def place(of: object, key: str) -> SitePage:
        return id_page(site(), "places", key, "spot", "A spot", "front.html")

    def shown(*kinds: Shows) -> dict[str, SitePage]:
        named = {f"kind {number}": kind for number, kind in enumerate(kinds)}
        monkeypatch.setattr(catalogue, "_shown", lambda table: named if table == "places" else {})
        return {page.id: page for page in catalogue.all_pages(site())}

    keys = [row["place_id"] for row in built().tables["places"]]
    first = Shows(place, "places", lambda row: row["place_id"] == keys[0])
    found = shown(first)
    assert [found[key].kind for key in keys[:2]] == ["spot", "place"]
    with pytest.raises(ValueError, match=f"{keys[0]}: kind 0 and kind 1 both show it"):
        shown(first, Shows(place, "places", lambda _: True))


def test_a_retired_id_keeps_its_address(tiny: Project) -> None:
    (tiny.root / "raw/retired.yaml").write_text(
        "- id: old-mill\n  replaced_by: northby\n  reason: Named anew.\n  since: 1.1.0\n",
        encoding="utf-8",
    )
    page = tree("id/old-mill.html", files_of(made_of(tiny), tiny.root))
    assert "Named anew." in page.text_content()
