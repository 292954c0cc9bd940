"""Files of spreadsheet programs as cells: what is read, what is refused, within which bounds."""

from __future__ import annotations

import tracemalloc
import zipfile
from functools import partial
from pathlib import Path

import pytest
from conftest import Project
from openpyxl import Workbook
from sheet_support import damaged, filled

from scripts.contribute.sheet_cells import ASKED
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.sheets import KINDS, MAX_ROWS, MAX_UNPACKED, Sheet, described, read_sheets

FIGURES = "xl/worksheets/sheet6.xml"
BIG_ROW = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>'


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.rows]


def refusal(path: Path, encoding: str | None = None) -> str:
    with pytest.raises(Refused) as raised:
        read_sheets(path, encoding)
    assert len(raised.value.problems) == 1
    return described(raised.value.problems[0])


def csv_file(folder: Path, data: bytes | str, name: str = "figures.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_whatever_a_cell_holds_is_asked_about_in_its_own_way() -> None:
    assert ASKED.keys() == set(KINDS.values())


# CSV: what spreadsheet programs make of it


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('id,quote\na-b,"“x, y”"\n', None),
        ("id;quote\r\na-b;“x, y”\r\n", None),
        ("id\tquote\na-b\t“x, y”\n", None),
        ("\ufeffid;quote\na-b;“x, y”", None),
        ("sep=;\r\nid;quote\r\na-b;“x, y”\r\n", None),
        ("id\tquote\r\na-b\t“x, y”\r\n".encode("utf-16"), None),
        ("id;quote\na-b;“x, y”\n".encode("windows-1252"), "windows-1252"),
        (b"id;quote\n a-b ;\x93x, y\x94\n", "cp1252"),
    ],
)  # fmt: skip
def test_a_csv_is_read_as_it_was_saved(data, encoding, tmp_path) -> None:
    (sheet,) = read_sheets(csv_file(tmp_path, data), encoding)
    assert (sheet.name, texts(sheet)) == ("figures", [["id", "quote"], ["a-b", "“x, y”"]])


def test_rows_are_counted_as_the_sheet_counts_them(tmp_path) -> None:
    (sheet,) = read_sheets(csv_file(tmp_path, 'id,quote\n\na,"two\nlines"\nb,x\n'))
    assert [(row[0].text, row[0].place.line) for row in sheet.rows] == [
        ("id", 1),
        ("a", 3),
        ("b", 4),
    ]


def test_a_code_page_is_asked_for_with_its_readings(tmp_path) -> None:
    path = csv_file(tmp_path, "id;quote\na-b;Zürich\n".encode("windows-1252"))
    assert refusal(path) == (
        'figures.csv, row 2, column A: the file is not UTF-8. windows-1252 reads "Zürich", '
        'windows-1256 reads "Zürich". Add `--encoding` with the one that is right, '
        "or save it as `CSV UTF-8`. [sheet-encoding]"
    )


def test_persian_in_a_code_page_can_be_told_by_its_reading(tmp_path) -> None:
    path = csv_file(tmp_path, "id;quote\na-b;زندان\n".encode("windows-1256"))
    assert 'windows-1256 reads "زندان"' in refusal(path)
    assert texts(read_sheets(path, "windows-1256")[0])[1] == ["a-b", "زندان"]


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"id,quote;note\n", None, "more than one of comma, semicolon and tab"),
        (b"id,quote\na,\x81\n", "windows-1252", "is not windows-1252"),
        (b"id\n" + b"a\n" * (MAX_ROWS + 1), None, f"at most {MAX_ROWS:,} rows are read"),
        (b"id" + b",x" * 300 + b"\n", None, "at most 200 columns are read"),
        (b"x" * 5_000_001, None, "at most 5,000,000 bytes are read"),
    ],
)
def test_what_is_no_csv_is_refused(data, encoding, said, tmp_path) -> None:
    assert said in refusal(csv_file(tmp_path, data), encoding)


# Workbooks


def with_rows(rows: bytes, name: str, data: bytes) -> bytes:
    """The sheet of figures with more rows."""
    last = b"</sheetData>"
    return data.replace(last, rows + last) if name == FIGURES else data


def measured(path: Path) -> tuple[str, int]:
    """What is said of a file that is refused, and the bytes this took at most."""
    tracemalloc.start()
    said = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return said, peak


def test_cells_say_what_they_hold(tmp_path, tiny: Project) -> None:
    row = {"id": " a-b ", "quote": "=1+1", "lower": 2800.0, "upper": 0.57, "as_of": True}
    path = filled(tmp_path / "a.xlsx", {"figures": [row]}, tiny.root)
    sheet = next(sheet for sheet in read_sheets(path) if sheet.name == "figures")
    assert sheet.path == "a.xlsx, sheet figures"
    assert [(cell.text, cell.kind) for cell in sheet.rows[-1]] == [
        ("a-b", "text"),
        ("=1+1", "formula"),
        ("2800", "number"),
        ("0.57", "number"),
        ("True", "truth"),
    ]


def test_other_files_are_named(tmp_path) -> None:
    ods = tmp_path / "a.ods"
    with zipfile.ZipFile(ods, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    old = csv_file(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "a.xls")
    cases = {
        old: "an old .xls workbook, or one with a password",
        ods: "an OpenDocument file (.ods)",
        csv_file(tmp_path, b"%PDF-1.4", "a.pdf"): "no spreadsheet",
        csv_file(tmp_path, b"", "a.xlsx"): "no spreadsheet",
        csv_file(tmp_path, b"PK\x03\x04 and no more", "b.xlsx"): "no spreadsheet",
    }
    for path, what in cases.items():
        said = refusal(path)
        assert said.startswith(f"{path.name}: this is {what}; only .xlsx and .csv are read.")
        assert said.endswith("[sheet-unreadable]")


def test_many_rows_are_refused_without_unpacking(tmp_path, tiny: Project) -> None:
    rows = b"".join(BIG_ROW % (number, number) for number in range(2, MAX_UNPACKED // 50))
    said, peak = measured(damaged(tmp_path / "big.xlsx", tiny.root, partial(with_rows, rows)))
    assert "Copy the filled rows, and only them, into a fresh workbook. [sheet-too-large]" in said
    assert peak < MAX_UNPACKED


def test_a_zip_bomb_is_refused_without_unpacking(tmp_path, tiny: Project) -> None:
    path = damaged(
        tmp_path / "bomb.xlsx",
        tiny.root,
        lambda name, data: bytes(3 * MAX_UNPACKED) if name == "docProps/app.xml" else data,
    )
    assert path.stat().st_size < 1_000_000
    said, peak = measured(path)
    assert "bomb.xlsx: unpacked it has 60," in said
    assert peak < MAX_UNPACKED


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (FIGURES, b"<worksheet", ENTITIES + b"<worksheet"),
        ("xl/sharedStrings.xml", b"<sst", ENTITIES + b"<sst"),
        ("xl/workbook.xml", b"<workbook", ENTITIES + b"<workbook"),
        (FIGURES, b"<worksheet", ENTITIES.decode().encode("utf-16-le") + b"<worksheet"),
        (FIGURES, b"</sheetData>", b""),
        ("xl/workbook.xml", b'r:id="rId5"', b'r:id="rId500"'),
        (FIGURES, b'r="B1"', b'r="BBBBBB1"'),
    ],
)
def test_a_broken_workbook_is_said_to_be_broken(part, old, new, tmp_path, tiny: Project) -> None:
    seen = []

    def change(name: str, data: bytes) -> bytes:
        seen.append(name == part and old in data)
        return data.replace(old, new, 1) if name == part else data

    path = damaged(tmp_path / "broken.xlsx", tiny.root, change)
    assert any(seen)
    assert "broken.xlsx: the workbook is broken: " in refusal(path)


@pytest.mark.parametrize("row", [MAX_ROWS + 1, 1_048_576, 99_999_999_999])
def test_a_cell_far_down_ends_the_reading(row, tmp_path, tiny: Project) -> None:
    far = BIG_ROW % (row, min(row, 1_048_576))
    said = refusal(damaged(tmp_path / "far.xlsx", tiny.root, partial(with_rows, far)))
    assert f"far.xlsx, sheet figures, row {min(row, 1_048_577)}, column A: something" in said


def test_blank_rows_and_cells_are_no_content(tmp_path) -> None:
    book = Workbook()
    book.active.append(["id", None, " "])
    book.active.append([None, "", "  "])
    book.active.append([None, "x"])
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    found = [(cell.text, cell.place.line, cell.place.column) for row in sheet.rows for cell in row]
    assert found == [("id", 1, 1), ("x", 3, 2)]


def test_a_name_with_a_line_end_stays_on_one_line(tmp_path) -> None:
    assert "\n" not in refusal(csv_file(tmp_path, b"", "a\n::error::b.xlsx"))


def test_a_place_is_said_by_row_and_letter() -> None:
    problem = Problem(Place("a.xlsx, sheet x", 12, 28), "sheet-date", "so.", "Do.")
    assert described(problem) == "a.xlsx, sheet x, row 12, column AB: so. Do. [sheet-date]"
