"""The tables as one Excel workbook: contents, a sheet a table, text as text, no formulas."""

from __future__ import annotations

import io
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from scripts.contract.model import Field, Table
from scripts.package.archive import CREATED, stored
from scripts.package.edition import Edition
from scripts.package.format import Files, Format, Making, Opening, Rows
from scripts.package.frames import Value, value_of
from scripts.raw.rows import Row

CONTENTS = "contents"
TOP = 6  # the first row of the list of sheets, from 0
WIDEST = 60  # characters; longer text wraps
LONG = {"level": 1}  # columns of long texts, folded away by one press on the 1 at the corner
LINE = 16  # points
TALLEST = 3  # lines; the rest of a longer text is seen on opening the cell
LONGEST_CELL = 32_767  # characters that Excel keeps in a cell
HINT = (
    "What a column, a value and an empty cell mean stands in codebook and codebook_values. "
    "In each sheet, 1 at the upper left folds the long columns away and 2 brings them back."
)
TRUTH = '[=0]"FALSE";"TRUE"'  # as Excel shows a truth; other programs need to be told


def _make(making: Making) -> Files:
    """The workbook. Raises `ValueError` for a text that no cell holds."""
    edition, out = making.edition, io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": edition.contract.title, "created": CREATED})
        styles = _styles(book)
        _contents(book.add_worksheet(CONTENTS), edition, styles)
        for table in edition.contract.tables.values():
            sheet = book.add_worksheet(table.name)
            _table(sheet, table, edition.dataset.tables[table.name], styles)
    return {f"{edition.contract.name}.xlsx": stored(out.getvalue())}


def _styles(book: xlsxwriter.Workbook) -> dict[str, Style]:
    body = {"valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bg_color": "#E7E6E6", "bottom": 1, **body}),
        "link": book.add_format({"font_color": "#0563C1", "underline": 1, **body}),
        "string": book.add_format({"num_format": "@", "text_wrap": True, **body}),
        "integer": book.add_format({"align": "right", "indent": 1, **body}),
        "number": book.add_format({"align": "right", "indent": 1, **body}),
        "boolean": book.add_format({"align": "left", "num_format": TRUTH, **body}),
    }


def _contents(sheet: Worksheet, edition: Edition, styles: dict[str, Style]) -> None:
    """What the workbook is, and a link to every sheet."""
    for column, width in enumerate((20, 36, 8, WIDEST * 2)):
        sheet.set_column(column, column, width)
    sheet.set_row(0, LINE * 1.5)
    sheet.write_string(0, 0, edition.contract.title, styles["title"])
    for line, text in enumerate(_preface(edition), start=1):
        sheet.set_row(line, LINE * _lines(text, WIDEST * 3))
        sheet.merge_range(line, 0, line, 3, text, styles["string"])
    for column, word in enumerate(("sheet", "table", "rows", "one row is")):
        sheet.write_string(TOP - 1, column, word, styles["head"])
    for line, table in enumerate(edition.contract.tables.values(), start=TOP):
        sheet.set_row(line, LINE * _lines(table.one_row, WIDEST * 2))
        sheet.write_url(line, 0, f"internal:'{table.name}'!A1", styles["link"], table.name)
        sheet.write_string(line, 1, table.title, styles["string"])
        sheet.write_number(line, 2, len(edition.dataset.tables[table.name]), styles["integer"])
        sheet.write_string(line, 3, table.one_row, styles["string"])
    sheet.freeze_panes(TOP, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # as wide as a page, as long as it gets


def _preface(edition: Edition) -> tuple[str, str, str]:
    contract = edition.contract
    return (
        f"Version {contract.version}. Licence: {contract.licences[0].title}.",
        contract.description,
        HINT,
    )


def _table(sheet: Worksheet, table: Table, rows: list[Row], styles: dict[str, Style]) -> None:
    widths = {field.name: _width(rows, field) for field in table.fields}
    for column, field in enumerate(table.fields):
        width = widths[field.name]
        fold = LONG if column and width == WIDEST else {}  # the first one stays in sight
        sheet.set_column(column, column, width + 2, styles[field.type], fold)
        sheet.write_string(0, column, field.name, styles["head"])
    for line, row in enumerate(rows, start=1):
        lines = max(_lines(row[name], width) for name, width in widths.items())
        sheet.set_row(line, LINE * min(lines, TALLEST))
        for column, field in enumerate(table.fields):
            _write(sheet, line, column, value_of(field, row[field.name]), styles[field.type])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(table.fields) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)  # on every page that is printed


def _write(sheet: Worksheet, line: int, column: int, value: Value, style: Style) -> None:
    """The value as what it is; text never becomes a number, a link or a formula."""
    if isinstance(value, bool):
        sheet.write_boolean(line, column, value, style)
    elif isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise ValueError(f"{sheet.name}, row {line + 1}: a text is too long for a cell.")
        sheet.write_string(line, column, value, style)
    elif value is not None:
        sheet.write_number(line, column, value, style)


def _width(rows: list[Row], field: Field) -> int:
    """Wide enough for the name and, up to a limit, for every cell."""
    longest = max((len(line) for row in rows for line in row[field.name].split("\n")), default=0)
    return min(max(len(field.name), longest), WIDEST)


def _lines(text: str, width: int) -> int:
    """On how many lines the text stands in a column of `width`; what fits is not wrapped."""
    return sum(
        1 if len(line.expandtabs()) <= width else len(wrap(line, width)) or 1
        for line in text.split("\n")
    )


FORMAT = Format(
    "Excel",
    {"*.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    _make,
    rows=Rows.ALL_TABLES,
    opening=Opening(
        1,
        "Excel, LibreOffice",
        "`iran-1988-record.xlsx`",
        "a sheet a table, contents first, with filters; text stays text",
    ),
    by_library=True,
)
