"""What the rights in a document forbid is not in the archive."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, TINY
from hypothesis import given
from hypothesis import strategies as st
from package_support import DIARY, GATE, LEAFLET, LONG, REST, packaged

from scripts.contract.model import load_contract
from scripts.derived.listed import LONGEST_PHRASE
from scripts.package.archive import zip_of
from scripts.package.formats.documents import document_files
from scripts.package.rights import (
    LARGEST_SHARE,
    LONGEST_QUOTE,
    PRECEDENCE,
    QUOTED,
    WORDS,
    passed_on,
)
from scripts.raw.documents import read_document
from scripts.raw.problems import Place
from scripts.raw.rows import Dataset, Row

WINDOW = 20  # characters; a stretch this long would give words of the document away
HOME = Place("raw")
CONTRACT = load_contract(ROOT / "datapackage.json")


@cache
def members() -> dict[str, bytes]:
    """The archive as somebody opens it; the workbook is a zip in it."""
    with zipfile.ZipFile(io.BytesIO(zip_of(packaged().files, "x"))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in found if name.endswith(".xlsx")]:
        with zipfile.ZipFile(io.BytesIO(found[name])) as book:
            found |= {f"{name}/{part}": book.read(part) for part in book.namelist()}
    return found


def files_with(text: str) -> list[str]:
    """The files of the archive in which a text stands, as plain text or escaped."""
    forms = {text.encode("utf-8"), text.encode("utf-16-le")}
    return [name for name, data in members().items() if any(form in data for form in forms)]


def test_no_stretch_of_a_document_of_locators_only_is_in_the_archive() -> None:
    phrase = "61 workers"
    stretches = {DIARY[start : start + WINDOW] for start in range(len(DIARY) - WINDOW)}
    assert len(stretches) > 100
    assert {text for text in stretches if phrase not in text and files_with(text)} == set()
    assert files_with(GATE[:WINDOW]) == files_with(REST[:WINDOW]) == []


def test_its_number_phrase_and_its_places_are_passed_on() -> None:
    [figure] = [
        row for row in packaged().cells("figures") if row["source_id"] == "clerk-diary-2002"
    ]
    assert (figure["as_written"], figure["value"]) == ("61 workers", "61")
    places = {
        row["passage_id"]: (row["char_start"], row["quote"])
        for row in packaged().cells("passages")
        if row["source_id"] == "clerk-diary-2002"
    }
    assert places["clerk-diary-2002.at-the-gate"] == ("0", "")
    assert places["clerk-diary-2002.dismissed-61"] == (str(DIARY.index("61")), "")


def test_documents_are_passed_on_only_where_allowed() -> None:
    documents = {name: data for name, data in packaged().files.items() if "document" in name}
    letter = TINY / "raw/sources/mill-letter-2001/document.txt"
    assert documents == {"documents/mill-letter-2001.txt": letter.read_bytes()}


def test_a_document_that_is_no_text_is_passed_on_with_its_text(tmp_path: Path) -> None:
    page = b"<p>The mill<br>closed.</p>"
    path = tmp_path / "document.html"
    path.write_bytes(page)
    dataset = replace(
        packaged().built,
        documents={"mill-page": read_document(path, tmp_path)},
        document_paths={"mill-page": path.name},
    )
    assert document_files(dataset, tmp_path) == {
        "documents/mill-page.html": page,
        "texts/mill-page.txt": b"The mill\nclosed.",
    }


def test_every_permission_and_every_table_of_records_is_provided_for() -> None:
    assert set(QUOTED) == set(CONTRACT.tables["sources"].by_name["redistribute"].enum)
    assert set(PRECEDENCE) == set(CONTRACT.resting)
    assert [
        (table, column) for table, column in WORDS if column not in CONTRACT.tables[table].by_name
    ] == []


def test_a_permission_that_nobody_provided_for_is_refused() -> None:
    with pytest.raises(KeyError, match="on_request"):
        passed_on(small("on_request", "x", [(0, 1)]), CONTRACT)


def test_excerpts_stay_within_the_limits() -> None:
    rows = [row for row in packaged().cells("passages") if row["source_id"] == "union-leaflet-2002"]
    shown = {
        place
        for row in rows
        if row["quote"]
        for place in range(int(row["char_start"]), int(row["char_end"]))
    }
    assert 0 < len(shown) <= LARGEST_SHARE * len(LEAFLET)
    assert max(len(row["quote"]) for row in rows) <= LONGEST_QUOTE < len(LONG)
    given_away = {row["passage_id"].partition(".")[2] for row in rows if row["quote"]}
    assert given_away == {"dismissed-44", "houses", "mayor", "first"}
    assert files_with(LONG[:60]) == []


def test_texts_of_coverage_need_the_whole_document() -> None:
    rows = packaged().cells("coverage")
    with_text = {row["source_id"] for row in rows if row["text"]}
    assert with_text == {"mill-letter-2001"}
    assert {row["source_id"] for row in rows} > with_text


def test_what_was_withheld_is_counted() -> None:
    [variable] = [
        row
        for row in packaged().cells("codebook")
        if (row["table_name"], row["field_name"]) == ("passages", "quote")
    ]
    cited = sum(not row["char_start"] for row in packaged().cells("passages"))
    assert (variable["n_withheld"], variable["n_empty"]) == ("5", str(cited))
    assert "| `passages.quote` | 5 | " in packaged().files["README.md"].decode()


def test_what_may_be_passed_on_may_be_passed_on_again() -> None:
    once = passed_on(packaged().built, CONTRACT)
    assert passed_on(once, CONTRACT) == once


def small(redistribute: str, text: str, passages: list[tuple[int, int]], **figure: str) -> Dataset:
    """One document with some passages, all of positions, and perhaps one figure."""
    source = {"source_id": "s", "redistribute": redistribute, "characters": str(len(text))}
    rows = [
        Row("passages", {"passage_id": f"s.p{number}", "source_id": "s", "quote": text[start:end],
                         "char_start": str(start), "char_end": str(end)}, HOME)
        for number, (start, end) in enumerate(passages)
    ]  # fmt: skip
    tables: dict[str, list[Row]] = {name: [] for name in (*PRECEDENCE, "coverage")}
    tables |= {"sources": [Row("sources", source, HOME)], "passages": rows}
    tables["figures"] = [Row("figures", {"source_id": "s", **figure}, HOME)]
    return Dataset(tables, {}, {})


@given(
    st.integers(1, 2000),
    st.lists(st.tuples(st.integers(0, 1999), st.integers(1, 600)), max_size=12),
)
def test_no_set_of_passages_gives_more_than_the_share(length: int, starts) -> None:
    text = "".join(chr(0x4E00 + place) for place in range(length))
    spans = [(start % length, min(start % length + size, length)) for start, size in starts]
    kept = passed_on(small("excerpts", text, spans), CONTRACT).tables["passages"]
    quotes = [row["quote"] for row in kept if row["quote"]]
    assert all(len(quote) <= LONGEST_QUOTE for quote in quotes)
    assert len(set("".join(quotes))) <= LARGEST_SHARE * length


@pytest.mark.parametrize(
    ("redistribute", "kept"), [("full_text", 3), ("excerpts", 2), ("locators_only", 0)]
)
def test_each_permission(redistribute: str, kept: int) -> None:
    dataset = small(redistribute, "x" * 1000, [(0, 10), (5, 20), (100, 500)])
    quotes = [row["quote"] for row in passed_on(dataset, CONTRACT).tables["passages"]]
    assert sum(map(bool, quotes)) == kept


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_PHRASE, True), (LONGEST_PHRASE + 1, False)])
def test_a_phrase_longer_than_a_phrase_is_withheld_with_its_citation(length, kept) -> None:
    words = "x" * length
    dataset = small("locators_only", "", [], as_written=words, citation=f"Somebody, “{words}”")
    [figure] = passed_on(dataset, CONTRACT).tables["figures"]
    assert bool(figure["as_written"]) is bool(figure["citation"]) is kept
