"""The sheets of a contributor's workbook that explain: how to fill it in, ids, and closed lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from scripts.contract.model import Category
from scripts.contribute.sheet_layout import HOW, IDS, VALUES, Plan

HELP = """\
In the sheet source, choose the document. A new one is made first, by ./record new-source and the
name of its file; CONTRIBUTING.md shows how.

One row is one record, in the sheet of its kind. A row in grey italics is an example and is not
read; write over it, its id too, or below it.

The first row names the columns. Point at a name to read what it means. Blue columns are required.
Green ones say where the words stand: give quote, or from and to; for a document that is only
cited, locator. Grey ones may stay empty, which means: not extracted.

Copy the words of the document exactly, and switch off automatic correction of spelling and
quotation marks. Numbers and bounds are computed from the words.

Write dates as 1988, 1988-07 or 1988-07-28, in the Gregorian calendar. All cells are text, so that
no date is changed; they stay so if you paste values only.

Where a list opens, choose from it. What the values mean stands in the sheet values; people,
organisations, claims, events and places stand with their ids in the sheet ids. What no list has
yet is entered in the sheet of that list, and then named by the id given there.

Name only people in public roles. HARM.md says what is left out.

When you are done: ./record import-sheet contribute.xlsx. It says by sheet, row and column what to
correct, or prints the records. With --write at its end it adds them to the source, and entries to
their lists; what stands there already is left alone.
"""

LINE = 16  # points, the height of a line

Ids = Mapping[str, Sequence[tuple[str, str]]]  # by table: ids, and what they stand for
Ranges = dict[str | tuple[Category, ...], str]  # by table or closed list: where it stands


@dataclass(frozen=True)
class Book:
    """A workbook while it is written."""

    book: xlsxwriter.Workbook
    plans: Mapping[str, Plan]
    styles: Mapping[str, Format]

    def sheet(self, name: str) -> Worksheet:
        """One of its sheets."""
        return self.book.get_worksheet_by_name(name)


def styles(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The looks of cells; every cell is text."""
    text = {"num_format": "@", "text_wrap": True, "valign": "top"}
    head = {"bold": True, "bottom": 1, "num_format": "@", "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "text": book.add_format(text),
        "link": book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"}),
        "example": book.add_format({**text, "italic": True, "font_color": "#7F7F7F"}),
        "required": book.add_format({**head, "bg_color": "#1F4E79", "font_color": "#FFFFFF"}),
        "passage": book.add_format({**head, "bg_color": "#C6E0B4"}),
        "optional": book.add_format({**head, "bg_color": "#E7E6E6"}),
    }


def write_how(title: str, work: Book) -> None:
    """The first sheet: what to do, and which sheets there are."""
    sheet = work.sheet(HOW)
    sheet.hide_gridlines(2)
    for column, width in enumerate((4, 24, 92)):
        sheet.set_column(column, column, width)
    sheet.set_row(0, LINE * 1.5)
    sheet.write_string(0, 0, title, work.styles["title"])
    steps = [" ".join(step.split()) for step in HELP.split("\n\n")]
    for line, text in enumerate(steps, start=1):
        sheet.set_row(line, LINE * len(wrap(text, 118)) + 4)
        sheet.write_string(line, 0, f"{line}.", work.styles["text"])
        sheet.merge_range(line, 1, line, 2, text, work.styles["text"])
    top = len(steps) + 2
    for column, word in ((1, "sheet"), (2, "one row is")):
        sheet.write_string(top, column, word, work.styles["optional"])
    for line, plan in enumerate(work.plans.values(), start=top + 1):
        sheet.write_url(line, 1, f"internal:'{plan.name}'!A1", work.styles["link"], plan.name)
        sheet.set_row(line, LINE * len(wrap(plan.description, 96)))
        sheet.write_string(line, 2, plan.description, work.styles["text"])
    sheet.fit_to_pages(1, 0)  # as wide as the paper, as long as need be


def write_ids(ids: Ids, work: Book) -> Ranges:
    """Each shared list in two columns: ids, and what they stand for."""
    sheet, text, ranges = work.sheet(IDS), work.styles["text"], Ranges()
    for column, (table, known) in zip(range(0, 2 * len(ids), 2), ids.items(), strict=True):
        for offset, (word, width) in enumerate(((table, 40), ("stands for", 80))):
            sheet.set_column(column + offset, column + offset, width, text)
            sheet.write_string(0, column + offset, word, work.styles["optional"])
        for line, (name, label) in enumerate(known, start=1):
            sheet.write_string(line, column, name, text)
            sheet.write_string(line, column + 1, label, text)
        ranges[table] = cells(IDS, 1, column, len(known))
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)
    return ranges


def write_values(work: Book) -> Ranges:
    """Each closed list once: in which columns it is used, its values, what they mean."""
    sheet, text, ranges = work.sheet(VALUES), work.styles["text"], Ranges()
    for column, (word, width) in enumerate((("used in", 44), ("value", 24), ("meaning", 92))):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, word, work.styles["optional"])
    line = 1
    for values, users in _closed_lists(work.plans).items():
        ranges[values] = cells(VALUES, line, 1, len(values))
        for item, user in zip_longest(values, wrap(users, 44)):
            sheet.write_string(line, 0, user or "", text)
            if item:
                meaning = f"{item.label}. {item.description}"
                sheet.set_row(line, LINE * len(wrap(meaning, 92)))
                sheet.write_string(line, 1, item.value, text)
                sheet.write_string(line, 2, meaning, text)
            line += 1
        line += 1
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)
    return ranges


def _closed_lists(known: Mapping[str, Plan]) -> dict[tuple[Category, ...], str]:
    """The closed lists, with the columns that use them."""
    found: dict[tuple[Category, ...], list[str]] = {}
    for plan in known.values():
        for key in plan.columns:
            if key.values:
                found.setdefault(key.values, []).append(f"{plan.name}: {key.name}")
    return {values: ", ".join(users) for values, users in found.items()}


def cells(sheet: str, line: int, column: int, count: int) -> str:
    """A reference to `count` cells of a column, the first in `line`; both count from 0."""
    last = line + max(count, 1) - 1
    return f"={quote_sheetname(sheet)}!{xl_range_abs(line, column, last, column)}"
