"""Documents that cannot be read: one clear line each, nothing run, nothing written."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from conftest import Project
from documents_support import (
    WORD,
    bare_docx,
    book_epub,
    pages_pdf,
    read,
    report_pdf,
    word_docx,
    zipped,
)

from scripts.raw.reading.archive import MAX_UNPACKED

SOURCE = "raw/sources/county-report-2002"
PARAGRAPH = "<w:p><w:r><w:t>text</w:t></w:r></w:p>"
LOCKED_CHAPTER = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference '
    'URI="in/text/c%200.xhtml"/></CipherData></EncryptedData></encryption>'
)
ENTITY = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:x {WORD}>&a;</w:x>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 30))


def with_main(document: str) -> bytes:
    """A DOCX whose main part is this, byte for byte."""
    data = bare_docx(PARAGRAPH, footnotes="<x/>")
    return data if not document else repacked(data, {"word/document.xml": document})


def repacked(data: bytes, changed: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**members, **changed})


def bomb() -> bytes:
    """A small DOCX whose text is larger than any is read."""
    swollen = f"<w:document {WORD}><w:body><w:p/>".encode() + b" " * (MAX_UNPACKED * 4)
    return repacked(bare_docx(PARAGRAPH), {"word/document.xml": swollen})


BAD: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("document-broken", "document.pdf", lambda: b"<html>no PDF</html>", "does not open with"),
    ("document-broken", "document.pdf", lambda: report_pdf()[:-1200], "its end is missing"),
    ("document-broken", "document.pdf", lambda: b"%PDF-1.7\n%%EOF", "damaged"),
    ("document-broken", "document.pdf", lambda: b"", "does not open with"),
    ("document-broken", "document.docx", lambda: b"plain text", "it is no zip"),
    ("document-broken", "document.docx", lambda: word_docx()[:-200], "it is no zip"),
    ("document-broken", "document.docx", lambda: zipped({"a": "b"}), "no main document"),
    ("document-broken", "document.docx", lambda: with_main("<w:document"), "is no XML"),
    ("document-broken", "document.docx", lambda: with_main(ENTITY), "entities of its own"),
    ("document-broken", "document.epub", lambda: zipped({"a": "b"}), "META-INF/container.xml"),
    ("document-broken", "document.epub", lambda: book_epub(), "lists no chapters"),
    (
        "document-broken",
        "document.epub",
        lambda: repacked(
            book_epub("x"),
            {
                "in/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><item id="a" href='
                '"../../../etc/passwd" media-type="text/html"/><itemref idref="a"/></package>'
            },
        ),
        "holds no 'etc/passwd'",
    ),
    ("document-encrypted", "document.pdf", lambda: report_pdf(locked=True), "password"),
    (
        "document-encrypted",
        "document.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "older Word",
    ),
    (
        "document-encrypted",
        "document.epub",
        lambda: book_epub("x", encryption=LOCKED_CHAPTER),
        "reader's key",
    ),
    (
        "document-macros",
        "document.docx",
        lambda: repacked(word_docx(), {"word/vbaProject.bin": b"Sub AutoOpen()"}),
        "vbaProject.bin",
    ),
    ("document-without-text", "document.pdf", lambda: pages_pdf(["", ""]), "probably scanned"),
    ("document-without-text", "document.html", lambda: b"<script>x</script>", "no text in it"),
    ("document-without-text", "document.docx", lambda: bare_docx("<w:p/>"), "no text in it"),
    ("document-without-text", "document.html", lambda: b"", "no text in it"),
    ("document-too-large", "document.html", lambda: b"<b>" * 9000 + b"x", "nested deeper"),
    ("document-too-large", "document.docx", bomb, "unpacks to more than"),
    ("document-encoding", "document.html", lambda: "<p>کتاب".encode("utf-16-le"), "encoding"),
    ("document-encoding", "document.html", lambda: b"<p>\xdf\xca", "windows-1256"),
    ("document-encoding", "document.html", lambda: b"<meta charset=klingon><p>x", "klingon"),
    ("file-not-utf8", "document.txt", lambda: b"caf\xe9", "The document stays as it is."),
    ("file-bom", "document.txt", lambda: b"\xef\xbb\xbfa", "`encoding: utf-8`"),
    ("file-too-large", "document.txt", lambda: b"x" * 5_000_001, "at most 5,000,000"),
]


@pytest.mark.parametrize(
    ("rule", "name", "make", "says"), BAD, ids=[f"{it[0]}-{it[1]}-{n}" for n, it in enumerate(BAD)]
)
def test_refused(tiny: Project, run, rule: str, name: str, make: Callable[[], bytes], says) -> None:
    path = tiny.root / SOURCE / name
    path.write_bytes(make())
    before = sorted(tiny.root.rglob("*"))
    [problem] = tiny.problems()
    assert (problem.rule, problem.place.path) == (rule, f"{SOURCE}/{name}")
    assert says in f"{problem.message} {problem.hint}"
    assert problem.hint
    assert "\n" not in str(problem)
    assert sorted(tiny.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("rule", "name", "data", "encoding"),
    [
        ("encoding-needless", "document.docx", word_docx(), "utf-8"),
        ("document-encoding", "document.txt", b"x", "unicode_escape"),
        ("document-encoding", "document.html", b"<p>x", "base64"),
    ],
)
def test_encodings_refused(tiny: Project, rule: str, name: str, data: bytes, encoding: str) -> None:
    (tiny.root / SOURCE / name).write_bytes(data)
    tiny.append(f"{SOURCE}/source.yaml", f"encoding: {encoding}\n")
    assert [problem.rule for problem in tiny.problems()] == [rule]


def test_two_documents_in_one_folder(tiny: Project) -> None:
    folder = "raw/sources/mill-letter-2001"
    (tiny.root / folder / "document.html").write_bytes(b"<p>x")
    [problem] = tiny.problems()
    assert (problem.rule, problem.place.path) == ("document-twice", f"{folder}/document.html")


def test_a_bomb_is_not_unpacked(tiny: Project) -> None:
    (tiny.root / SOURCE / "document.docx").write_bytes(bomb())
    tracemalloc.start()
    assert [problem.rule for problem in tiny.problems()] == ["document-too-large"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * MAX_UNPACKED


def test_entities_are_not_multiplied(tmp_path: Path) -> None:
    page = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><html><body><p>x&a29;</p></body></html>'
    data = repacked(book_epub("x"), {"in/text/c 0.xhtml": page})
    document = read(tmp_path, "document.epub", data)
    assert document.text.endswith("x&a29;")
    assert len(document.text) < len(page)


def test_a_link_out_of_the_folder_is_not_followed(tiny: Project) -> None:
    outside = tiny.root.parent / "secret.pdf"
    outside.write_bytes(report_pdf())
    (tiny.root / SOURCE / "document.pdf").symlink_to(outside)
    assert [problem.rule for problem in tiny.problems()] == ["path-outside"]
