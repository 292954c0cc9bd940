"""Documents in every format come to text that can be quoted, located and pinned."""

from __future__ import annotations

import html
import unicodedata
from pathlib import Path

import pytest
from conftest import Project
from documents_support import WORD, bare_docx, book_epub, read, word_docx
from hypothesis import given
from hypothesis import strategies as st

from scripts.raw.files import Part, TextFile
from scripts.raw.format import BREAK_HINTS, tidy
from scripts.raw.formats.html import propose
from scripts.raw.reading.markup import html_lines
from scripts.raw.received import read_given
from scripts.text.anchors import alike, hits

PERSIAN = "علي و علی، كتاب و کتاب؛ می\u200cگوید ۲٬۸۰۰ و ٤٥ نفر"
PAGE = f"""<!DOCTYPE html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>unseen</title>
<script>document.write("unseen")</script><style>p {{ color: red }}</style></head>
<body onload="alert(1)"><h1>گزارش   سال
۱۳۶۷</h1><img src="file:///etc/passwd" alt="unseen">
<p>{PERSIAN}<sup>۱۲</sup>.<br>extra&shy;ordi&#8203;nary<!-- unseen --> words<sup>th</sup></p>
<table><tr><th>شهر</th><th>شمار</th></tr><tr><td><p>تهران</p></td><td>۱٬۲۰۰</td></tr>
<tr><td><p>one</p><p>two</p></td><td>three</td></tr></table>
<div hidden>unseen</div><div style="Display: none">unseen</div><p>cafe&#769;</p>
one<br><br>two<iframe src="http://example.org/">unseen</iframe></body></html>"""


def lines_with_places(document: TextFile) -> list[tuple[str, str]]:
    ends = [part.start - 1 for part in document.parts[1:]] + [len(document.text)]
    return [
        (part.locator, document.text[part.start : end])
        for part, end in zip(document.parts, ends, strict=True)
    ]


def test_html_is_what_a_reader_sees(tmp_path: Path) -> None:
    document = read(tmp_path, "document.html", PAGE.encode())
    assert lines_with_places(document) == [
        ("paragraph 1", "گزارش سال ۱۳۶۷"),
        ("paragraph 2", f"{PERSIAN}¹².\nextraordinary wordsth"),
        ("paragraph 3", "شهر\tشمار"),
        ("paragraph 4", "تهران\t۱٬۲۰۰"),
        ("paragraph 5", "one"),
        ("paragraph 6", "two"),
        ("paragraph 7", "three"),
        ("paragraph 8", "café"),
        ("paragraph 9", "one"),
        ("paragraph 10", "two"),
    ]
    assert (tmp_path / "document.html").read_bytes() == PAGE.encode()


def test_a_page_saved_by_word_is_read(tmp_path: Path) -> None:
    page = "<html xmlns:o='urn:x'><p>Twelve left.<o:p></o:p></p><o:p>So it was.</o:p></html>"
    assert read(tmp_path, "document.html", page.encode()).text == "Twelve left.\nSo it was."


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<body style="visibility: hidden"><p>Forty left.<p hidden>unseen', "Forty left."),
        ('<div style="display:none"><p>Forty left.</div>', "Forty left."),
        ('<p>Forty left.<div style="display:none">unseen</div>', "Forty left."),
    ],
)
def test_what_hides_a_whole_page_is_no_reason_not_to_read_it(
    tmp_path: Path, page: str, text: str
) -> None:
    assert read(tmp_path, "document.html", page.encode()).text == text


def test_what_a_form_holds_is_read(tmp_path: Path) -> None:
    page = (
        "<p>Mill: <input value=Northby> <input type=hidden value=unseen><input type=submit "
        "value=unseen><select><option>unseen<option selected>Upper</select></p>"
        "<textarea>More than 40</textarea>"
    )
    assert (
        read(tmp_path, "document.html", page.encode()).text == "Mill: Northby Upper\nMore than 40"
    )


ARTICLE = (
    '<title>Mill - Gazette</title><script type="application/ld+json">{"@graph": [{"@type": '
    '"WebPage"}, {"headline": "Mill", "datePublished": "2020-03-05T10:00:00+03:30", '
    '"author": [{"name": "A. Brook"}, "B. Oak"]}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<title> The  mill</title>", {"title": "The mill"}),
        ("<meta name=date content=2020/3/5>", {"published": "2020-03-05"}),
        ("<meta name=date content='5 March 2020'>", {}),
        ("<body><time pubdate datetime=2020-03-05T10:00>today", {"published": "2020-03-05"}),
        (ARTICLE, {"title": "Mill", "published": "2020-03-05", "byline": "A. Brook, B. Oak"}),
        ('<script type="application/ld+json">{"headline": 7, "author": null}</script>', {}),
        ('<script type="application/ld+json">{broken</script>', {}),
    ],
)
def test_what_the_head_of_a_page_proposes(head: str, found: dict[str, str]) -> None:
    assert propose(head.encode(), "") == found


def test_a_text_with_a_mark_of_its_encoding_is_taken_by_it(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / "saved.txt"
        path.write_bytes("Forty left.\r\nSo it was: é".encode(encoding))
        assert read_given(path, "").text == "Forty left.\nSo it was: é"


def test_docx_has_its_tracked_words_its_table_and_raised_numbers(tmp_path: Path) -> None:
    assert read(tmp_path, "document.docx", word_docx()).text.split("\n") == [
        "Minutes of the board",
        "Ada Brook said: “The mill dismissed more than 2,800 workers⁷ within a year.”",
        "Mill\tDismissed",
        "Upper\t1,200",
    ]


def test_docx_has_its_notes_at_the_end(tmp_path: Path) -> None:
    note = (
        '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{}</w:t></w:r></w:p>'
        "</w:footnote>"
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = note.format(-1, "a line") + note.format(5, " second") + note.format(9, " first")
    body = (
        f"<w:p><w:r><w:t>2,800</w:t></w:r>{mark.format(9)}<w:r><w:t> and</w:t><w:tab/><w:t>more"
        f"</w:t><w:br/><w:t>words</w:t><w:noBreakHyphen/></w:r>{mark.format(5)}</w:p>"
        "<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE"
        "</w:instrText><w:t>kept</w:t><!-- no --></w:r></w:p>"
    )
    data = bare_docx(body, footnotes=f"<w:footnotes {WORD}>{notes}</w:footnotes>")
    assert lines_with_places(read(tmp_path, "document.docx", data)) == [
        ("paragraph 1", "2,800¹ and\tmore\nwords\u2011²"),
        ("paragraph 2", "kept"),
        ("footnote 1", "¹ first"),
        ("footnote 2", "² second"),
    ]


def test_epub_follows_its_spine(tmp_path: Path) -> None:
    data = book_epub("<p>One&nbsp;&amp; two<br/>three</p><script/><p>four</p>", "<p>five<b>six</p>")
    assert lines_with_places(read(tmp_path, "document.epub", data)) == [
        ("part 1, paragraph 1", "One\u00a0& two\nthree"),
        ("part 1, paragraph 2", "four"),
        ("part 2, paragraph 1", "fivesix"),  # not well-formed, so read as HTML
    ]


@pytest.mark.parametrize(
    ("name", "data", "stated", "text"),
    [
        ("document.txt", "می\u200cگوید ی\r\nك".encode("cp1256", "ignore"), "windows-1256", None),
        ("document.txt", "\ufeffcafe\u0301\rtwo".encode(), "utf-8", "café\ntwo"),
        ("document.txt", "“1988”".encode("utf-16"), "utf-16", "“1988”"),
        ("document.txt", b"a\xff", "utf-8", "a\ufffd"),
        ("document.html", b"<meta charset=iso-8859-1><p>\x931988\x94", "", "“1988”"),
        ("document.html", "<p>«۱۳۶۷»".encode("utf-16"), "", "«۱۳۶۷»"),
        ("document.html", "<p>كتاب".encode("cp1256"), "windows-1256", "كتاب"),
        ("document.html", "\ufeff<meta charset=latin1><p>é".encode(), "", "é"),
        ("document.html", '<script charset="latin1"></script><META CHARSET="UTF-8"><p>é', "", "é"),
        ("document.html", "<!-- <meta charset=latin1> --><meta charset=utf-8><p>é", "", "é"),
        ("document.html", "<meta charset=latin><meta charset=utf8><p>é", "", "é"),
        (
            "document.html",
            b"<script>" + b"x" * 3000 + b"</script><meta content='text/html; charset=x-cp1256' "
            b"http-equiv=CONTENT-TYPE><p>\x98\xca\xc7\xc8",
            "",
            "کتاب",
        ),
        ("document.html", b'<?xml version="1.0" encoding="latin1"?><p>\xe9', "", "é"),
        ("document.html", "<meta charset=utf-16><p>é", "", "é"),
    ],
)
def test_encodings(
    tmp_path: Path, name: str, data: bytes | str, stated: str, text: str | None
) -> None:
    data = data.encode() if isinstance(data, str) else data
    wanted = data.decode("cp1256").replace("\r\n", "\n") if text is None else text
    document = read(tmp_path, name, data, stated)
    assert document.text == wanted
    assert document.derived


def test_plain_utf8_is_read_as_ever(tmp_path: Path) -> None:
    document = read(tmp_path, "document.txt", "a\u00ad\u200bb".encode())
    assert (document.text, document.derived, document.parts) == ("a\u00ad\u200bb", False, ())


words = st.text(alphabet="abé۱۲يیكک\u200c\u00ad\u200b\u0301\u00a0 \n\r\x00\x85ﬁ", max_size=30)


@given(words)
def test_tidy_text_is_composed_and_keeps_its_letters(text: str) -> None:
    done = tidy(text)
    assert tidy(done) == done
    assert unicodedata.is_normalized("NFC", done)
    assert not BREAK_HINTS.search(done)
    for letter in "۱۲يیكک\u200c\u00a0ﬁ":
        assert done.count(letter) == text.count(letter)


@given(st.lists(st.text(alphabet="ab<>&\"'ی۱ ", min_size=1).filter(str.strip), max_size=6))
def test_paragraphs_of_html_are_those_written(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    assert html_lines(page) == [" ".join(text.split()) for text in paragraphs]


@given(st.lists(st.text(alphabet="ab\n", min_size=1, max_size=5), min_size=1), st.data())
def test_a_passage_is_located_by_its_ends(texts: list[str], data: st.DataObject) -> None:
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    parts = tuple(Part(start, f"page {at}") for at, start in enumerate(starts))
    whole = "\n".join(texts)
    owners = [at for at, text in enumerate(texts) for _ in text + "\n"]
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    first, last = (f"page {owners[at]}" for at in (start, end - 1))
    found = TextFile(whole, "", "", True, parts).locator_of(start, end)
    assert found == (first if first == last else f"{first} to {last}")


@given(st.text(alphabet="علييیكک \t\u00a0\u202fab", max_size=20))
def test_what_looks_the_same_is_found(text: str) -> None:
    assert len(alike(text)) == len(text)
    assert alike(alike(text)) == alike(text)
    typed = text.translate(str.maketrans("يك\t\u00a0\u202f", "یک   "))
    assert not text or 0 in hits(typed, text)


def test_letters_that_differ_are_not_found() -> None:
    assert hits("٤", "۴") == hits("ى", "ی") == hits("می گوید", "می\u200cگوید") == []


def test_the_text_is_shown_with_its_places_and_sums(tmp_path: Path, run) -> None:
    path = tmp_path / "a report.docx"
    path.write_bytes(word_docx())
    document = read(tmp_path, "document.docx", word_docx())
    assert run("text", path) == (
        0,
        (
            f"sha256: {document.sha256}\ntext_sha256: {document.text_sha256}\n\n"
            "[paragraph 1] Minutes of the board\n"
            "[paragraph 2] Ada Brook said: “The mill dismissed more than 2,800 workers⁷ within a "
            "year.”\n[paragraph 3] Mill\tDismissed\n[paragraph 4] Upper\t1,200\n"
        ),
        "",
    )


FOLDERS = "The folders in raw/sources/ are the sources."


@pytest.mark.parametrize(
    ("called", "says"),
    [
        ("mill-letter-2001", ""),
        ("county-report-2002", "`county-report-2002` is only cited, so there is no text to print."),
        ("nobody", f"There is neither a file nor a source `nobody`. {FOLDERS}"),
        ("../x\ny", f"There is neither a file nor a source `../x y`. {FOLDERS}"),
    ],
)
def test_the_text_of_a_source(tiny: Project, run, called: str, says: str) -> None:
    status, out, err = run("text", called, "--root", tiny.root)
    assert (status, err) == ((2, f"{says}\n") if says else (0, ""))
    assert ("About the mill on the river" in out) == (not says)
