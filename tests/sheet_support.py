"""Workbooks for the tests, filled in as a contributor would, or damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import load_workbook

from scripts.contribute.sheet_template import contributors_workbook

Cells = Mapping[str, object]  # by the name of the column
MADE: dict[tuple[str | bytes, ...], bytes] = {}  # workbooks, by all that they are made of


def empty(root: Path, source: str = "") -> bytes:
    """The project's own workbook; made once for all projects that hold the same."""
    texts = (path.read_bytes() for path in sorted(root.glob("raw/**/*")) if path.is_file())
    key = (source, (root / "datapackage.json").read_bytes(), *texts)
    if key not in MADE:
        MADE[key] = contributors_workbook(root, source)
    return MADE[key]


def filled(path: Path, rows: Mapping[str, list[Cells]], root: Path, source: str = "") -> Path:
    """The project's own workbook with rows by sheet, below the example; formats after a `|`."""
    book = load_workbook(io.BytesIO(empty(root, source)))
    for name, records in rows.items():
        sheet = book[name]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for number, record in enumerate(records, start=sheet.max_row + 1):
            for key, value in record.items():
                key, _, shown = key.partition("|")
                cell = sheet.cell(number, columns[key], value)
                cell.number_format = shown or "General"
    book.save(path)
    return path


def damaged(path: Path, root: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The project's own workbook, each part of it as `change` makes it."""
    parts = zipfile.ZipFile(io.BytesIO(empty(root)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as changed:
        for name in parts.namelist():
            changed.writestr(name, change(name, parts.read(name)))
    return path
