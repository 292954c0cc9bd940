"""Scans: words that a machine read off pages are pinned, marked, and read by nobody else again."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pypdfium2
import pytest
from conftest import Project
from documents_support import pages_pdf, word_docx
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from test_documents_road import FOLDER, Shape, laid, pinned, row

from scripts.raw.documents import read_document
from scripts.raw.format import Unreadable
from scripts.raw.reading.recognition import Recognised, written

HOW = "Tesseract 5.3.0, fas+eng, 300 dpi"
SCAN = pages_pdf(["A page with words.", "", ""])
WORDS = "Workers dismissed: 2,236.\n\nThe board was not aston-\nished, said Ada\nBrook."
KEPT = written(HOW, [(2, WORDS), (3, "\u200f۲٬۸۰۰\u200e نفر\f")])
PROGRAM = """#!/bin/sh
case "$1" in
  --version) echo "tesseract 5.9.1" ;;
  --list-langs) printf "List of languages\\neng\\nfas\\n" ;;
  *) head -c 2 >/dev/null; cat >/dev/null; printf "Forty workers left.\\f" ;;
esac
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that answers as Tesseract does, alone on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    path = folder / "tesseract"
    path.write_text(PROGRAM, encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return path


def test_recognised_words_stand_in_the_place_of_their_page(tmp_path: Path) -> None:
    (tmp_path / "document.pdf").write_bytes(SCAN)
    (tmp_path / "document.ocr.txt").write_bytes(KEPT)
    document = read_document(tmp_path / "document.pdf", tmp_path)
    assert document.text.split("\n") == [
        "A page with words.",
        "Workers dismissed: 2,236.",
        "The board was not astonished, said Ada Brook.",
        "۲٬۸۰۰ نفر",
    ]
    assert document.ocr == HOW
    assert [(part.locator, part.ocr) for part in document.parts] == [
        ("page 1", False),
        ("page 2", True),
        ("page 3", True),
    ]
    assert [document.ocr_of(0, 5), document.ocr_of(0, 25), document.ocr_of(20, 25)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x0c2\nwords", "first line"),
        (b"a\nb\n\x0c2\nwords", "first line"),
        (b"how\n\x0ctwo\nwords", "is not the number of a further page"),
        (b"how\n\x0c2\na\n\x0c2\nb", "is not the number of a further page"),
        (b"how\n\x0c2\n\xff", "not UTF-8"),
    ],
)
def test_a_file_of_another_layout_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as raised:
        assert Recognised(data).how
        assert Recognised(data).pages
    assert raised.value.rule == "ocr-broken"
    assert "ocr SOURCE --again" in raised.value.hint


def test_the_road_of_a_scan(tiny: Project, run) -> None:
    project = laid(tiny, Shape("document.pdf", lambda: SCAN, "said Ada Brook", "", figure="2,236"))
    (project.root / FOLDER / "document.ocr.txt").write_bytes(KEPT)
    pinned(project)
    passage = row(project, "passages", "shape-2003.dismissed")
    assert (passage["locator"], passage["ocr"]) == ("page 2", "true")
    assert row(project, "sources", "shape-2003")["ocr"] == HOW
    assert row(project, "passages", "mill-letter-2001.brook-mayor")["ocr"] == "false"
    assert project.problems() == []
    assert project.faults_of_data(frictionless=True) == []
    project.edit("data/passages.csv", "page 2,,,true", "page 2,,,false")
    assert "passage-locator-wrong" in [problem.rule for problem in project.faults_of_data()]
    argv = ("--root", project.root, "--words", "The board", "--date", "2026-01-01")
    assert run("redact", "shape-2003", *argv)[0] == 0
    assert sorted(path.name for path in (project.root / FOLDER).iterdir()) == [
        "document.txt",
        "records.yaml",
        "source.yaml",
    ]


def test_recognised_words_without_a_scan_are_a_stray_file(tiny: Project) -> None:
    project = pinned(laid(tiny, Shape("document.docx", word_docx, "within a year", "")))
    (project.root / FOLDER / "document.ocr.txt").write_bytes(KEPT)
    assert [problem.rule for problem in project.problems()] == ["file-unexpected"]


def test_words_behind_a_picture_were_recognised_by_others(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 780, "A page with words.")
    canvas.showPage()
    text = canvas.beginText(60, 780)
    text.setTextRenderMode(3)
    text.textLine("Forty workers left.")
    canvas.drawText(text)
    canvas.save()
    (tmp_path / "document.pdf").write_bytes(out.getvalue())
    document = read_document(tmp_path / "document.pdf", tmp_path)
    assert [part.ocr for part in document.parts] == [False, True]
    assert document.ocr == "whoever made the file"


def test_the_command_reads_the_pages_that_are_pictures(tmp_path: Path, run, program: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(SCAN)
    status, out, err = run("ocr", scan, "--language", "fa+eng", "--root", tmp_path)
    assert (status, "new-source" in out, "page 3 (2 of 2)" in err) == (0, True, True)
    kept = (tmp_path / "scan.ocr.txt").read_text(encoding="utf-8")
    assert kept == (
        "Tesseract 5.9.1, fas+eng, 300 dpi\n\f2\nForty workers left.\n\f3\nForty workers left.\n"
    )
    assert run("ocr", scan, "--root", tmp_path)[0] == 2  # it lies there already
    assert run("ocr", scan, "--root", tmp_path, "--again", "--all")[0] == 0
    assert "\f1\n" in (tmp_path / "scan.ocr.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("{}/scan.pdf", "--language", "tlh"), "does not know `tlh`; known: eng, fas"),
        (("{}/plain.pdf",), "nothing to recognise"),
        (("{}/broken.pdf",), "[document-broken]"),
        (("{}/scan.jpg",), "only the pages of a PDF"),
        (("{}/missing.pdf",), "neither a file nor a source"),
    ],
)
def test_what_cannot_be_recognised_is_one_line(
    tmp_path: Path, run, program: Path, words: tuple[str, ...], says: str
) -> None:
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    (tmp_path / "plain.pdf").write_bytes(pages_pdf(["Words."]))
    (tmp_path / "broken.pdf").write_bytes(b"x")
    status, out, err = run("ocr", *(word.format(tmp_path) for word in words), "--root", tmp_path)
    assert (status, out) == (2, "")
    assert says in err
    assert not list(tmp_path.glob("*.ocr.txt"))


def test_without_the_program_one_line_says_how_to_get_it(tmp_path: Path, run, monkeypatch) -> None:
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    monkeypatch.setenv("PATH", str(tmp_path))
    status, _, err = run("ocr", tmp_path / "scan.pdf", "--root", tmp_path)
    assert (status, "apt-get install tesseract-ocr tesseract-ocr-fas" in err) == (2, True)


def test_a_program_that_fails_is_one_line(tmp_path: Path, run, program: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    program.write_text(PROGRAM.replace("*) ", "*) echo no memory >&2; exit 1;"), encoding="utf-8")
    status, _, err = run("ocr", tmp_path / "scan.pdf", "--root", tmp_path)
    assert (status, "gave up: no memory" in err) == (2, True)


def test_the_program_itself_reads_a_picture(tmp_path: Path, run) -> None:
    if not shutil.which("tesseract"):
        pytest.skip("Tesseract is not installed: .ci/install-tesseract")
    page = pypdfium2.PdfDocument(pages_pdf(["More than 2,236 workers left the mill."]))[0]
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawImage(ImageReader(page.render(scale=3).to_pil()), 0, 0, 595, 842)
    canvas.save()
    (tmp_path / "scan.pdf").write_bytes(out.getvalue())
    argv = (tmp_path / "scan.pdf", "--language", "eng", "--root", tmp_path)
    assert run("ocr", *argv)[0] == 0
    document = read_document(tmp_path / "scan.pdf", tmp_path)
    assert document.text == "More than 2,236 workers left the mill."
