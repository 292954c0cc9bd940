"""The search: one spelling for many, an index that is the same each time, results that are text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_support import a_browser, built, files, site

from scripts.raw.problems import Unusable
from scripts.site import folding
from scripts.site.chromium import chromium
from scripts.site.entries import Entries
from scripts.site.judging import served
from scripts.site.making import site_files
from scripts.site.search import Entry, index
from scripts.site.writing import put_folder
from scripts.text.folding import folded, sought

HOSTILE = "\"'><img src=x onerror=alert(1)> & <b>houses"
EXTRA = (
    Entry("id/judge.html", "Judge Rivers", "person", "قاضی رود Muntahari, Sāra al-Ḥusaynī"),
    Entry("id/words.html", "", "figure", "", "زندانی‌ها در ۱۳۶۷، ۳۸۰۰ نفر", "fa", "The clerk"),
    Entry("id/hostile.html", HOSTILE, "claim", "unsafe", HOSTILE, "en", HOSTILE),
)


# ---- folding


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("قاضي", "قاضی"), ("كتاب", "کتاب"), ("مُنتَظِری", "منتظری"), ("زندانيها", "زندانی‌ها"),
        ("آزادى", "ازادی"), ("مؤسسه", "موسسه"), ("مســـجد", "مسجد"), ("خانهٔ", "خانه"),
        ("١٣٦٧", "1367"), ("۱۳۶۷", "1367"), ("Ḥusayn-ʿAlī", "husayn ali"),
        ("MONTAZERI", "montazeri"), ("Mojahedin’s", "mojahedins"),
        ("Łódź", "lodz"), ("Straße", "strasse"),
    ],
)  # fmt: skip
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_word_that_may_be_written_apart_is_found_in_both_ways() -> None:
    assert sought("زندانی‌ها رفتند") == "زندانیها رفتند زندانی ها"


# ---- the index


@cache
def entries() -> tuple[Entry, ...]:
    """What the small site is searched for, and three entries more."""
    found: list[Entry] = list(EXTRA)
    for _ in site_files(site(), found.append):
        pass
    return tuple(found)


def test_every_page_can_be_found() -> None:
    pages = {path for path in files() if path.endswith(".html")}
    assert {entry.path for entry in entries()[len(EXTRA) :]} == pages


def test_the_same_pages_give_the_same_index_in_whatever_order() -> None:
    first = dict(index(entries()))
    assert dict(index(reversed(entries()))) == first
    assert "pagefind/pagefind.js" in first
    assert not any("ui" in name for name in first)


def test_a_person_is_found_by_every_name_with_all_that_they_say() -> None:
    names = built().tables["names"]
    made = Entries(site())
    assert len(names) > 1
    by_id = {entry.path: entry for entry in entries()}
    for row in names:
        entry = by_id[site().addresses.of(row["actor_id"])]
        assert row["name"] in entry.text
    assert made._names.keys() == {row["actor_id"] for row in names}


def test_no_search_without_pagefind(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(Unusable, match="needs Pagefind, which is not installed"):
        list(index(EXTRA))


# ---- in the browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A window of the browser with the small site in it."""
    folder = tmp_path_factory.mktemp("made") / "site"
    put_folder(folder, [*files().items(), *index(entries())])
    with served(folder) as address, chromium(a_browser()) as browser:
        context = browser.new_context(base_url=address)
        made = context.new_page()
        faults: list[str] = []
        made.on("pageerror", lambda error: faults.append(str(error)))
        made.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        made.on("request", lambda one: one.url.startswith(address) or faults.append(one.url))
        yield made
        assert faults == []
        made.goto((folder / "search.html").as_uri())  # from a folder: it says what it needs
        assert made.is_visible("#needs")
        assert not made.is_visible("#ask")


def results(page, words: str, kind: str = "") -> list[str]:
    """The addresses of what is found."""
    page.goto(f"search.html?q={quote(words)}&kind={quote(kind)}")
    page.locator("#count:not(:empty)").wait_for()
    page.wait_for_timeout(100)
    return [link.get_attribute("href") for link in page.query_selector_all("#found a")]


@pytest.mark.parametrize(
    ("words", "path"),
    [("قاضي", "judge"), ("قاضی", "judge"), ("Muntahari", "judge"), ("sara", "judge"),
     ("الحسيني", ""), ("Husayni", "judge"), ("زندانی‌ها", "words"), ("زندانيها", "words"),
     ("زندانی ها", "words"), ("3800", "words"), ("۳۸۰۰", "words"), ("unsafe", "hostile")],
)  # fmt: skip
def test_a_word_in_either_script_finds_its_page(page, words: str, path: str) -> None:
    assert results(page, words) == ([f"id/{path}.html"] if path else [])


def test_a_result_shows_words_speaker_and_kind_and_runs_none_of_it(page) -> None:
    results(page, "زندانيها")
    item = page.query_selector("#found li")
    assert item.query_selector("q").get_attribute("lang") == "fa"
    assert item.inner_text().split("\n") == ["figure", "زندانی‌ها در ۱۳۶۷، ۳۸۰۰ نفر", "The clerk"]
    results(page, "unsafe")
    assert page.query_selector("#found q").inner_text() == HOSTILE
    assert page.query_selector("#found img, #found b") is None


def test_results_are_of_the_kind_asked_for(page) -> None:
    every = results(page, "mill")
    assert len(every) > 5
    figures = results(page, "mill", "figure")
    assert figures
    assert set(figures) < {*every, *results(page, "mill", "figure")}
    assert {one.inner_text() for one in page.query_selector_all("#found .lab")} == {"figure"}


def test_the_browser_folds_as_we_do(page) -> None:
    texts = sorted({entry.words or entry.title for entry in entries()} | {*folding.SAME})
    page.goto("search.html")
    asked = f"import('./folding.js').then(m => {json.dumps(texts)}.map(m.fold))"
    assert page.evaluate(asked) == [folded(text) for text in texts]


def test_every_page_leads_to_the_search(page) -> None:
    page.goto("id/mill-letter-2001.html")
    page.fill("header input[name=q]", "قاضي")
    page.press("header input[name=q]", "Enter")
    page.locator("#count:not(:empty)").wait_for()
    assert page.text_content("#count") == "1 page"
