"""A spreadsheet as text cells: an Excel workbook (`.xlsx`), or a sheet exported as CSV.

Nothing is interpreted here: a cell says what it holds, text, a number, a date, a formula, and where
it stands. Places count rows and columns from 1; their path names the file and the sheet. Sizes are
looked at before anything is unpacked, no formula is computed, no macro is run.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from scripts.raw.csv_text import csv_records
from scripts.raw.files import MAX_BYTES, size_of
from scripts.raw.problems import Place, Problem, Refused, one_line, shorten
from scripts.raw.rule import Rule, Seen

MAX_UNPACKED = 20_000_000  # bytes of a workbook's parts: some 100,000 filled cells
MAX_ROWS = 10_000
MAX_COLUMNS = 200
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of any sheet that Excel can hold
KINDS = {"s": "text", "n": "number", "d": "date", "b": "truth", "f": "formula", "e": "error"}
OTHERS = (  # (what stands in the file, what it is)
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .xls workbook, or one with a password"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.ods)"),
    (b"xl/workbook.bin", "a binary workbook (.xlsb)"),
)
WORKBOOK = "xl/workbook.xml"  # the part that every .xlsx has
DECLARES = b"<!DOCTYPE"  # opens declarations by which a few bytes become gigabytes


@dataclass(frozen=True)
class Cell:
    """One filled cell."""

    text: str  # trimmed; of a number its digits, of a date YYYY-MM-DD
    kind: str  # one of the values of KINDS
    place: Place
    shown: str = "General"  # the number format by which a spreadsheet shows it


@dataclass(frozen=True)
class Sheet:
    """One sheet, its blank rows and cells left out."""

    name: str  # of a CSV file: its name without the ending
    file: str  # as places have it
    path: str  # of places in this sheet
    rows: tuple[tuple[Cell, ...], ...]


def file_name(path: Path) -> str:
    """How places name a file of sheets."""
    return one_line(path.name)


def described(problem: Problem) -> str:
    """A problem of a sheet on one line, with row and letter of the column; row 0 = the file."""
    place = problem.place
    column = get_column_letter(min(place.column, LAST_COLUMN))
    cell = f", row {place.line}, column {column}" if place.line else ""
    where = f"{place.path}{cell}"
    text = f"{where}: {problem.message} {problem.hint}".rstrip()
    return f"{one_line(text)} [{problem.rule}]"


def read_sheets(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The sheets of a file; `encoding` is that of a CSV file which is not Unicode.

    Raises `Refused`, `OSError`.
    """
    name = file_name(path)
    if (size := size_of(path)) > MAX_BYTES:
        seen = f"the file has {size:,} bytes"
        raise _too_large(Place(name, 0), seen, f"{MAX_BYTES:,} bytes")
    data = path.read_bytes()
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        stem = one_line(path.stem)
        return [Sheet(stem, name, name, _rows(csv_records(data, encoding, name), name))]
    return _workbook(data, name)


def _workbook(data: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook; its size is looked at before any part of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if WORKBOOK not in parts.namelist():
                raise _unreadable(data, name)
            unpacked = sum(part.file_size for part in parts.infolist())
            if unpacked > MAX_UNPACKED:
                seen = f"unpacked it has {unpacked:,} bytes"
                raise _too_large(Place(name, 0), seen, f"{MAX_UNPACKED:,} bytes")
            if any(DECLARES in parts.read(part).replace(b"\0", b"") for part in parts.namelist()):
                raise _broken("it declares entities, as no spreadsheet program does", name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as lists to choose from
            sheets = list(_sheets(data, name))
    except Refused:
        raise
    except zipfile.BadZipFile as error:
        broken = _broken(str(error), name) if WORKBOOK.encode() in data else _unreadable(data, name)
        raise broken from None
    except Exception as error:  # the library raises a dozen kinds at a damaged part
        raise _broken(str(error) or type(error).__name__, name) from None
    if not sheets:
        raise _broken("it has no sheet", name)
    return sheets


SHEET_UNREADABLE = Rule(
    "sheet-unreadable",
    "The file is no workbook and no CSV that is read here.",
    "Save it as .xlsx without a password, or each sheet as `CSV UTF-8`.",
    Seen(
        "The workbook is locked with a password.",
        "It is saved as .xlsx without one.",
    ),
)


def _broken(why: str, name: str) -> Refused:
    message = f"the workbook is broken: {shorten(why)}."
    hint = "Open it in your spreadsheet program and save it anew as .xlsx."
    return Refused([Problem(Place(name, 0), SHEET_UNREADABLE.code, message, hint)])


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its own size need not be so
        path = f"{name}, sheet {one_line(sheet.title)}"
        yield Sheet(sheet.title, name, path, _rows(sheet.iter_rows(), path))


def _rows(rows: Iterable[Sequence[object]], path: str) -> tuple[tuple[Cell, ...], ...]:
    """The filled cells of each row. Raises `Refused` beyond the limits."""
    found = []
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_COLUMNS:
            place = Place(path, number, len(row))
            raise _too_large(place, "the row reaches this far right", f"{MAX_COLUMNS} columns")
        cells = tuple(_cells(row, number, path))
        if (cells and number > MAX_ROWS) or number > LAST_ROW:
            place = Place(path, number)
            raise _too_large(place, "something stands this far down", f"{MAX_ROWS:,} rows")
        if cells:
            found.append(cells)
    return tuple(found)


def _cells(row: Iterable[object], number: int, path: str) -> Iterator[Cell]:
    for column, cell in enumerate(row, start=1):
        value = cell if isinstance(cell, str) else getattr(cell, "value", None)
        if value is None or (text := _text(value)) == "":
            continue
        kind = KINDS[getattr(cell, "data_type", "s")]
        shown = getattr(cell, "number_format", "General")
        yield Cell(text, kind, Place(path, number, column), shown)


def _text(value: object) -> str:
    """What a cell holds as text, without the blanks around it, lines ending in LF."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    words = str(getattr(value, "text", value))  # of a formula over several cells, the formula
    return words.replace("_x000D_", "").replace("\r\n", "\n").strip()


def _unreadable(data: bytes, name: str) -> Refused:
    what = next((what for mark, what in OTHERS if mark in data), "no spreadsheet")
    message = f"this is {what}; only .xlsx and .csv are read."
    hint = "Open it in your spreadsheet program and save it as .xlsx, without a password."
    return Refused([Problem(Place(name, 0), SHEET_UNREADABLE.code, message, hint)])


SHEET_TOO_LARGE = Rule(
    "sheet-too-large",
    "The spreadsheet holds more than any person fills in.",
    "Copy the filled rows, and only them, into a fresh workbook.",
    Seen(
        "Whole columns were filled down to the last row.",
        "The filled rows are copied into a fresh workbook.",
    ),
)


def _too_large(place: Place, seen: str, most: str) -> Refused:
    message = f"{seen}; at most {most} are read."
    hint = "Copy the filled rows, and only them, into a fresh workbook."
    return Refused([Problem(place, SHEET_TOO_LARGE.code, message, hint)])
