"""The whole road of a document: into its folder, its sum pinned, quoted, built, proved again."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from conftest import Project
from documents_support import book_epub, painted_pdf, report_pdf, right_to_left, word_docx

from scripts.raw.problems import Problem

FOLDER = "raw/sources/shape-2003"
PERSIAN_PAGE = """<!DOCTYPE html><html lang="fa" dir="rtl"><meta charset="utf-8"><body>
<script src="http://example.org/x.js"></script><img src="file:///etc/passwd">
<p>شهردار به هیأت گفت: «هیچ خانواده‌ای دلیل را نمی‌داند» و افزود که ۲٬۸۰۰<sup>۳</sup> کارگر اخراج شدند.</p>
</body></html>"""  # noqa: E501  as a page has it
ARABIC_FORMS = PERSIAN_PAGE.replace("ی", "ي").replace("ک", "ك")
PAINTED = right_to_left("شهردار گفت: «هیچ خانواده‌ای دلیل را نمی‌داند» و ۲٬۸۰۰ کارگر رفتند")
SAID = "No family was told the reasons"
IN_PERSIAN = "هیچ خانواده‌ای دلیل را نمی‌داند"


@dataclass(frozen=True)
class Shape:
    """A document as it comes, and what is recorded of it."""

    name: str
    make: Callable[[], bytes]
    said: str  # quoted as somebody's words
    locator: str  # where the figure must be found
    encoding: str = ""
    figure: str = "2,800"


SHAPES = {
    "report": Shape("document.pdf", report_pdf, SAID, "page 1", figure="more than 2,800 workers"),
    "table": Shape("document.pdf", report_pdf, SAID, "page 2", figure="1,600"),
    "persian-page": Shape(
        "document.html", PERSIAN_PAGE.encode, IN_PERSIAN, "paragraph 1", figure="۲٬۸۰۰"
    ),
    "arabic-keyboard": Shape(
        "document.html", ARABIC_FORMS.encode, IN_PERSIAN, "paragraph 1", figure="۲٬۸۰۰"
    ),
    "persian-print": Shape(
        "document.pdf", lambda: painted_pdf(PAINTED), IN_PERSIAN, "page 1", figure="۲٬۸۰۰"
    ),
    "tracked": Shape(
        "document.docx", word_docx, "The mill dismissed more than 2,800", "paragraph 2"
    ),
    "book": Shape(
        "document.epub",
        lambda: book_epub("<p>x</p>", f"<p>“{SAID},” she said of the 2,800.</p>"),
        SAID,
        "part 2, paragraph 1",
    ),
    "western": Shape(
        "document.txt",
        lambda: f"“{SAID},” she said – of the 2,800.".encode("windows-1252"),
        SAID,
        "",
        encoding="windows-1252",
    ),
}


def laid(project: Project, shape: Shape) -> Project:
    """The project with the document in a folder of its own, all recorded but the text's sum."""
    folder = project.root / FOLDER
    folder.mkdir()
    data = shape.make()
    (folder / shape.name).write_bytes(data)
    encoding = f"encoding: {shape.encoding}\n" if shape.encoding else ""
    (folder / "source.yaml").write_text(
        "id: shape-2003\ntitle: A document as it came\nkind: report\nspeaker: county-board\n"
        "published: 2003-03\nlanguage: en\nheld: full_text\nread: in_full\n"
        "coverage: in_progress\nredistribute: excerpts\n"
        f"sha256: {hashlib.sha256(data).hexdigest()}\n{encoding}",
        encoding="utf-8",
    )
    (folder / "records.yaml").write_text(
        f'source: shape-2003\nstatements:\n  - id: said\n    quote: "{shape.said}"\n'
        "    speaker: ada-brook\n    specificity: named\n    kind: direct\n    act: state\n"
        f'figures:\n  - id: dismissed\n    quote: "{shape.figure}"\n'
        "    claim: workers-dismissed\n    basis: not_stated\n",
        encoding="utf-8",
    )
    return project


def pinned(project: Project) -> Project:
    """Add the line that the build asks for."""
    [problem] = project.problems()
    assert problem.rule == "text-not-pinned"
    [line] = re.findall("`(text_sha256: [0-9a-f]{64})`", problem.hint)
    project.append(f"{FOLDER}/source.yaml", f"{line}\n")
    return project


def row(project: Project, table: str, key: str) -> dict[str, str]:
    """A row as the build would write it."""
    text = project.tables()[f"{table}.csv"].decode("utf-8")
    return next(it for it in csv.DictReader(io.StringIO(text)) if key in it.values())


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_every_format_can_be_quoted_and_located(tiny: Project, shape: Shape) -> None:
    project = pinned(laid(tiny, shape))
    figure = row(project, "passages", "shape-2003.dismissed")
    said = row(project, "passages", "shape-2003.said")
    assert (figure["quote"], figure["locator"]) == (shape.figure, shape.locator)
    assert said["quote"].replace("ي", "ی").replace("ك", "ک") == shape.said
    assert row(project, "figures", "shape-2003.dismissed")["lower"] in ("2800", "1600")


@pytest.mark.parametrize("name", ["report", "persian-page", "tracked"])
def test_from_file_to_green_build(tiny: Project, name: str) -> None:
    project = pinned(laid(tiny, SHAPES[name]))
    path = project.root / FOLDER / SHAPES[name].name
    before = path.read_bytes()
    assert project.problems() == []
    assert project.faults_of_data(frictionless=True) == []
    assert path.read_bytes() == before


def test_what_is_quoted_are_the_letters_of_the_document(tiny: Project) -> None:
    project = pinned(laid(tiny, SHAPES["arabic-keyboard"]))
    assert "خانواده‌اي" in row(project, "passages", "shape-2003.said")["quote"]


def test_a_page_that_is_not_the_passages_is_noticed(tiny: Project) -> None:
    project = pinned(laid(tiny, SHAPES["table"]))
    assert project.problems() == []
    project.edit("data/passages.csv", "1 of 1,10,page 2,", "1 of 1,10,page 3,")
    assert "passage-locator-wrong" in [problem.rule for problem in project.faults_of_data()]


def test_another_reading_of_the_same_bytes_is_noticed(tiny: Project) -> None:
    project = pinned(laid(tiny, SHAPES["tracked"]))
    line = project.edit(f"{FOLDER}/source.yaml", "text_sha256: ", "text_sha256: 0", 1)
    path = project.root / FOLDER / "source.yaml"
    path.write_text(path.read_text(encoding="utf-8")[:-2] + "\n", encoding="utf-8")
    [problem] = project.problems()
    assert (problem.rule, problem.place.line) == ("text-changed", line)
    assert not (project.root / "data").exists()


def fault(project: Project) -> Problem:
    [problem] = project.problems()
    assert "\n" not in str(problem)
    assert not (project.root / "data").exists()
    return problem


def test_words_of_a_document_that_are_not_there_are_shown_nearby(tiny: Project) -> None:
    project = pinned(laid(tiny, SHAPES["report"]))
    project.edit(f"{FOLDER}/records.yaml", "more than 2,800", "more then 2,800")
    assert 'Nearest (line 2): "more than 2,800 workers"' in fault(project).message


def test_a_hostile_name_is_one_line(tiny: Project) -> None:
    (tiny.root / "raw/sources/mill-letter-2001/document\n..pdf").write_bytes(b"%PDF-")
    assert fault(tiny).rule == "file-unexpected"
