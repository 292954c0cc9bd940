"""ODT, RTF and e-mail come to text as Word's own format does; what is not read says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents_support import read, zipped
from test_documents import lines_with_places

from scripts.raw.formats import mail
from scripts.raw.problems import Refused
from scripts.raw.received import read_given

ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table", "manifest")
)
STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="T2"><style:text-properties text:display="none"/>'
    "</style:style>"
)


def odt(body: str, manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
    about = f"<manifest:manifest {ODF}>{manifest}</manifest:manifest>"
    return zipped({"content.xml": content, "META-INF/manifest.xml": about})


def test_odt_has_its_notes_its_table_and_raised_numbers(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>x</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('Upper')}\n{cell.format('1,200')}</table:table-row>"
    body = (
        "<office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:h>The  mill</text:h>\n<text:p>Over<text:s text:c="2"/>2,800<text:span '
        'text:style-name="T1">7</text:span><text:span text:style-name="T2">hidden</text:span> '
        f"workers{note.format('footnote', 'See there.')} of <text:a>۲٬۸۰۰</text:a>"
        f"{note.format('endnote', 'At last.')}<office:annotation><text:p>no</text:p>"
        f"</office:annotation><text:line-break/>or so.</text:p><table:table>{row}</table:table>"
        "</office:text>"
    )
    assert lines_with_places(read(tmp_path, "document.odt", odt(body))) == [
        ("paragraph 1", "The mill"),
        ("paragraph 2", "Over  2,800⁷ workers¹ of ۲٬۸۰۰¹\nor so."),
        ("paragraph 3", "Upper\t1,200"),
        ("footnote 1", "¹ See there."),
        ("endnote 1", "¹ At last."),
    ]


def test_rtf_has_its_notes_its_table_and_raised_numbers(tmp_path: Path) -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Arial;}}"
        r"\pard Over 2,800{\super 7} workers{\super\chftn}{\footnote\pard{\super\chftn} See "
        r"caf\'e9.} left\up0 3 {\v hidden}{\deleted gone}.\par {\f1 \'98\'ca\'c7\'c8}"
        r"{\super \chftn {\*\footnote \chftn  Last.}}\par "
        r"{\field{\*\fldinst{HYPERLINK "
        '"https://example.org"'
        r"}}{\fldrslt a link}}\par \trowd Upper\cell 1,200\cell\row \pard \{so\}\par}"
    )
    assert lines_with_places(read(tmp_path, "document.rtf", source.encode())) == [
        ("paragraph 1", "Over 2,800⁷ workers¹ left3 ."),
        ("paragraph 2", "کتاب²"),
        ("paragraph 3", "a link"),
        ("paragraph 4", "Upper\t1,200"),
        ("paragraph 5", "{so}"),
        ("footnote 1", "¹ See café."),
        ("footnote 2", "²  Last."),
    ]


LETTER = """\
From: =?utf-8?B?2LnZhNuM?= <clerk@example.org>
Date: Thu, 5 Mar 2020 23:30:00 +0330
Subject: =?iso-8859-1?q?ferm=E9?=
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

More than 40 work=
ers left,\x20
the mayor said, =C3=A9.
> As quoted

Two.
"""
HEAD = "From: علی <clerk@example.org>\nDate: Thu, 05 Mar 2020 23:30:00 +0330\nSubject: fermé"
BODY = "More than 40 workers left, the mayor said, é.\n> As quoted"


def test_a_letter_has_its_head_and_its_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, "document.eml", LETTER.encode())
    assert document.text == f"{HEAD}\n{BODY}\nTwo."
    assert [part.locator for part in document.parts] == ["head", "paragraph 1", "paragraph 2"]
    assert mail.propose(LETTER.encode(), "") == {
        "title": "fermé",
        "byline": "علی <clerk@example.org>",
        "published": "2020-03-05",
    }


def test_a_letter_whose_head_names_another_encoding_is_not_garbled(tmp_path: Path) -> None:
    head = "From: a@example.org\nContent-Type: text/plain; charset={}\n"
    letter = f"{head}Content-Transfer-Encoding: 8bit\n\n“۲٬۸۰۰ نفر”"
    wrong, right = letter.format("gb2312").encode(), letter.format("UTF8").encode()
    with pytest.raises(Refused, match="document-encoding"):
        read(tmp_path, "document.eml", wrong)
    said = read(tmp_path, "document.eml", wrong, "utf-8").text
    assert said == read(tmp_path, "document.eml", right).text
    assert said.endswith("“۲٬۸۰۰ نفر”")


def test_a_box_has_its_letters_in_turn(tmp_path: Path) -> None:
    box = "".join(f"From a Thu Mar  5 10:00:00 2020\n{LETTER}\n" for _ in range(2))
    document = read(tmp_path, "document.mbox", box.encode())
    assert document.text.count(BODY) == 2
    assert document.parts[3].locator == "letter 2, head"
    assert mail.propose(box.encode(), "") == {}


def test_a_page_saved_as_one_file_is_the_page(tmp_path: Path) -> None:
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/mill\n"
        'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\n'
        "Content-Type: text/html\n\n<meta charset=utf-8><title>The mill</title>"
        "<p>More than 40 left, é.\n--x\nContent-Type: image/png\n\nabc\n--x--\n"
    ).encode()
    assert read(tmp_path, "document.mhtml", saved).text == "More than 40 left, é."
    assert mail.propose(saved, "") == {"title": "The mill", "url": "https://example.org/mill"}


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.odt", odt("<office:text/>", "<manifest:encryption-data/>"), "password"),
        ("a.odt", odt("<office:spreadsheet/>"), "no text document"),
        ("a.odt", b"x", "it is no zip"),
        ("a.rtf", b"plain", "does not open with"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 600, "nested deeper"),
        ("a.eml", b"\nno head", "does not open with a head"),
        ("a.doc", b"x", "save it as .docx or PDF"),
        ("a.jpg", b"x", "text recognition"),
        ("a.msg", b"x", "save it as .eml"),
        ("a.xyz", b"x", "no file that ends in `.xyz` is read"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_given(tmp_path / name, "")
    [problem] = refused.value.problems
    assert says in f"{problem.message} {problem.hint}"
