"""PDFs: reading order, Persian, notes, hyphens, joined letters, pages, bounds."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from documents_support import Painted, pages_pdf, painted_pdf, read, report_pdf, right_to_left
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from scripts.raw.format import Unreadable
from scripts.raw.formats import pdf
from scripts.raw.reading import pdf_process
from scripts.raw.reading.bidi import reading_order, with_brackets_set
from scripts.raw.reading.pdf_lines import Glyph, Stretch
from scripts.raw.reading.pdf_paragraphs import JOINT, blocks_of, healed, paragraphs_of

REPORT = """\
The mill of Northby
Northby, March 2003. The mayor, Ada Brook, told the board on Friday that the mill had \
dismissed more than 2,800 workers within a year. “No family was told the reasons,” she said, \
and she called for an extraordinary meeting of the town.¹²
The owners have not answered. Letters to them came back unopened.
12 Minutes of the board, sheet 4.
13 Ibid.
The union counts otherwise. Its list, the board was told, is kept by the women who lived next \
to the mill, and it is said to be well-known in the town. An extraordinary silence followed \
the vote, one witness recalled.
No second list is known to the board, nor has it asked for one.
Mill\tSaid to be dismissed
Upper\t1,200
Lower\t1,600"""
SAID = "او می\u200cگوید «بیش از ۲٬۸۰۰ نفر» در علي‌آباد (تهران) کشته شدند"


def in_latin(line: str, x: float = 60, y: float = 700) -> list[Painted]:
    return [Painted(sign, x + 6 * at, y) for at, sign in enumerate(line) if sign != " "]


def test_two_columns_painted_line_by_line_are_read_one_after_the_other(tmp_path: Path) -> None:
    document = read(tmp_path, "document.pdf", report_pdf())
    assert document.text == REPORT
    assert [part.locator for part in document.parts] == ["page 1", "page 2"]
    assert document.text[document.parts[1].start :].startswith("Mill\tSaid")


@pytest.mark.parametrize("step", [1, -1], ids=["as it looks", "as it is read"])
def test_persian_survives_however_it_is_painted(tmp_path: Path, step: int) -> None:
    data = painted_pdf(right_to_left(SAID)[::step])
    assert read(tmp_path, "document.pdf", data).text == SAID


def test_joined_letters_come_apart_and_hyphens_go(tmp_path: Path) -> None:
    lines = ["the oﬃcials de-", "ﬁned it as self-", "styled 1988-", "1989, Anglo-", "Iranian"]
    data = painted_pdf(
        glyph for at, line in enumerate(lines) for glyph in in_latin(line, y=700 - 12 * at)
    )
    assert read(tmp_path, "document.pdf", data).text == (
        "the officials defined it as selfstyled 1988-1989, Anglo-Iranian"
    )


def test_letters_in_the_forms_of_a_font_are_the_letters(tmp_path: Path) -> None:
    data = painted_pdf(right_to_left("ﻻﺯﻡ ﻧﯿﺴﺖ ﻛﻲ ﮐﯽ"))
    assert read(tmp_path, "document.pdf", data).text == "لازم نیست كي کی"


def turned_pdf(lines: list[list[str]], degrees: float) -> bytes:
    """Cells in rows, painted along lines that rise by so many degrees, below a level heading."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(40, 800, "Annex")
    canvas.translate(300, 400)
    canvas.rotate(degrees)
    for at, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            canvas.drawString(120 * column - 200, -16 * at, cell)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270, 45, 5])
def test_a_table_printed_sideways_keeps_its_rows_and_digits(degrees: float) -> None:
    rows = [["Northby", "2,236 workers", "457"], ["Southby", "804 workers", "1,006"]]
    [(_, lines, _)] = pdf_process.read(turned_pdf(rows, degrees))
    assert lines == ["Annex", *("\t".join(cells) for cells in rows)]


def test_letters_that_lean_stand_on_a_level_line() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    text = canvas.beginText()
    text.setTextTransform(1, 0, 0.3, 1, 60, 700)
    text.textOut("Leaning 2,236")
    canvas.drawText(text)
    canvas.drawString(60, 686, "and level.")
    canvas.save()
    assert pdf_process.read(out.getvalue())[0][1] == ["Leaning 2,236 and level."]


def test_what_a_form_was_filled_in_with_is_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 780, "Mill:")
    canvas.acroForm.textfield(name="mill", value="2,236 workers", x=60, y=740, width=200, height=20)
    canvas.save()
    assert pdf_process.read(out.getvalue())[0][1] == ["Mill:", "2,236 workers"]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("\u0ca2\u0cb0\u0dd2 \u03f8\u06dd\u0407\u0b4d \u1012\u0720\u0280\u0ca2 \u0407\u0b2e", True),
        ("فارسی and English, русский, ελληνικά, ไทย", False),
        ("日本語のテキストとカタカナ。한국어 漢字", False),
        ("IP-адрес of the β-carotene in the mill by the river", False),
        ("", False),
    ],
)  # fmt: skip
def test_codes_of_a_font_are_not_taken_for_text(monkeypatch, text: str, some: bool) -> None:
    assert bool(pdf.mixed_scripts(text)) is some
    monkeypatch.setattr(pdf, "_pages", lambda data: [pdf.Sheet("", [text or "x"], False)])
    if some:
        with pytest.raises(Unreadable, match="codes of a font"):
            list(pdf.read(b"", ""))
    else:
        assert list(pdf.read(b"", ""))


def test_a_hyphen_stays_where_the_document_has_the_word_with_it() -> None:
    broken = f"a self{JOINT}styled mas{JOINT}sacre"
    assert healed([broken, "Self-styled, a massacre"]) == [
        "a self-styled massacre",
        "Self-styled, a massacre",
    ]
    assert healed([broken]) == ["a selfstyled massacre"]


def test_pages_as_printed_and_pages_without_text(tmp_path: Path) -> None:
    document = read(tmp_path, "document.pdf", pages_pdf(["One.", "", "Three."]))
    assert [part.locator for part in document.parts] == ["page 1", "page 3"]


@pytest.mark.parametrize(
    ("label", "locator"),
    [("", "page 4"), ("4", "page 4"), ("xii\n\x00", "page xii (sheet 4)")],
)
def test_the_page_is_the_printed_one(monkeypatch, label: str, locator: str) -> None:
    pages = [pdf.Sheet("", ["x"], False)] * 3 + [pdf.Sheet(label, ["words"], False)]
    monkeypatch.setattr(pdf, "_pages", lambda data: pages)
    assert list(pdf.read(b"", ""))[3].locator == locator


def test_what_has_no_meaning_is_not_taken_for_text(monkeypatch) -> None:
    monkeypatch.setattr(
        pdf, "_pages", lambda data: [pdf.Sheet("", ["\ufffd\ufffd\ufffd\ufffda b"], False)]
    )
    with pytest.raises(Unreadable, match="shapes without a meaning"):
        list(pdf.read(b"", ""))


@pytest.mark.parametrize(
    ("limit", "most", "fault"),
    [("MAX_PAGES", 2, "it has 3 pages"), ("MAX_CHARACTERS", 5, "more than 5 characters")],
)
def test_a_pdf_is_bounded(monkeypatch, limit: str, most: int, fault: str) -> None:
    monkeypatch.setattr(pdf_process, limit, most)
    with pytest.raises(pdf_process.Fault, match=fault):
        pdf_process.read(pages_pdf(["One.", "Two.", "Three."]))


@pytest.mark.parametrize(
    ("reader", "seconds", "says"),
    [
        ("time.sleep(9)", 0.3, "longer than 0.3 seconds"),
        ("bytearray(10 ** 12)", 9, "more memory"),
        ("os.abort()", 9, "breaks the reader"),
    ],
)
def test_a_reader_that_hangs_or_breaks_is_given_up(
    monkeypatch, tmp_path: Path, reader: str, seconds: float, says: str
) -> None:
    (tmp_path / "reader.py").write_text(f"import os, time\n{reader}\n", encoding="utf-8")
    for name, value in (("READER", "reader"), ("HOME", tmp_path), ("SECONDS", seconds)):
        monkeypatch.setattr(pdf, name, value)
    with pytest.raises(Unreadable, match=says) as raised:
        list(pdf.read(b"%PDF-", ""))
    assert raised.value.rule == "document-too-large"


tokens = st.one_of(
    st.text(alphabet="ابپتکگيیك", min_size=1, max_size=6),
    st.text(alphabet="۰۱۲۳", min_size=1, max_size=4),
    st.just("۲٬۸۰۰"),
    st.just("Evin"),
)


@given(st.lists(tokens, min_size=1, max_size=8))
def test_right_to_left_lines_are_put_back_in_order(line: list[str]) -> None:
    line = [word for at, word in enumerate(line) if word != "Evin" or "Evin" not in line[:at]]
    letters = sum(len(word) for word in line if word[0] in "ابپتکگيیك")
    painted = " ".join(
        word[::-1] if word[0] in "ابپتکگيیك" else word for word in reversed(line)
    )  # written apart from `reading_order`
    order = reading_order(painted)
    assert sorted(order) == list(range(len(painted)))
    if letters > 4:
        assert "".join(painted[at] for at in order) == " ".join(line)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (")تهران( بود", "(تهران) بود"),
        ("گفت »نه« و", "گفت «نه» و"),
        ("(درست) است", "(درست) است"),
        ("[پایان].", "[پایان]."),
        ("a ( b", "a ( b"),
    ],
)
def test_brackets_open_where_words_begin(seen: str, meant: str) -> None:
    assert with_brackets_set(seen) == meant


prose = st.lists(st.text(alphabet="abcdefgh", min_size=2, max_size=9), min_size=75, max_size=90)


def set_lines(text: list[str], left: float, measure: int) -> list[Stretch]:
    """Words in lines of at most `measure` characters, 5 points wide and 12 apart."""
    lines: list[str] = [""]
    for word in text:
        fits = len(lines[-1]) + len(word) < measure
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return [
        Stretch(
            tuple(
                Glyph(sign, left + 5 * n, left + 5 * n + 5, 700 - 12 * at, 710 - 12 * at,
                      1000 * at + len(line[:n].replace(" ", "")), line[:n].endswith(" "), 0)
                for n, sign in enumerate(line) if sign != " "
            )
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip


@settings(deadline=None)
@given(prose, prose, st.booleans())
def test_columns_keep_their_words_in_order(
    first: list[str], second: list[str], alternating: bool
) -> None:
    left, right = set_lines(first, 50, 40), set_lines(second, 300, 40)
    painted = left + right
    if alternating:
        painted = [line for pair in zip(left, right, strict=False) for line in pair]
        painted += left[len(right) :] + right[len(left) :]
    found = " ".join(paragraphs_of(blocks_of(painted))).split()
    assert found == first + second


def test_a_table_is_read_by_rows() -> None:
    rows = [("Upper mill of the town", "1,200"), ("Lower mill of the town", "1,600")] * 4
    painted = [
        line
        for at, row in enumerate(rows)
        for cell, x in zip(row, (50, 300), strict=True)
        for line in [set_lines(cell.split(), x, 40)[0]]
        for line in [moved(line, -12 * at)]
    ]
    joined = [
        Stretch(painted[at].glyphs + painted[at + 1].glyphs) for at in range(0, len(painted), 2)
    ]
    assert paragraphs_of(blocks_of(joined)) == ["\t".join(row) for row in rows]


def moved(line: Stretch, up: float) -> Stretch:
    return Stretch(tuple(it._replace(bottom=it.bottom + up, top=it.top + up) for it in line.glyphs))
