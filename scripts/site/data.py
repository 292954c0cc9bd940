"""The rows of a page as CSV and JSON beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from scripts.raw.rows import Row
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage


class Spelling:
    """Writes the data of pages; a row that stands beside many pages is spelled once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._out = io.StringIO(newline="")
        self._writer = csv.writer(self._out, lineterminator="\n")
        self._lines: dict[int, tuple[Row, str, str]] = {}  # by identity: the row, CSV, JSON

    def files(self, page: SitePage) -> Iterator[tuple[str, bytes]]:
        """All that `SitePage.files` names, by path."""
        for one in page.sheets:
            lines = (self._line(row, one)[1] for row in one.rows)
            text = "".join([self._csv(one.columns), *lines])
            yield f"{page.stem}.{one.name}.csv", text.encode("utf-8")
        if page.sheets:
            yield f"{page.stem}.json", self._json(page).encode("utf-8")
        for enclosed in page.enclosed:
            yield f"{page.stem}.{enclosed.ending}", enclosed.make()

    def _json(self, page: SitePage) -> str:
        """What the page is, then its sheets, a row a line without its empty cells."""
        head = {
            "dataset": self.site.contract.name,
            "version": self.site.contract.version,
            "licence": self.site.head.licence.url,
            "id": page.id,
            "title": page.title,
        }
        parts = [f"{_plain(name)}: {_plain(text)}" for name, text in head.items()]
        for sheet in page.sheets:
            rows = ",\n  ".join(self._line(row, sheet)[2] for row in sheet.rows)
            parts.append(f"{_plain(sheet.name)}: [\n  {rows}\n]")
        return "{" + ",\n".join(parts) + "}\n"

    def _line(self, row: Row, sheet: Sheet) -> tuple[Row, str, str]:
        found = self._lines.get(id(row))
        if found is None:
            cells = {name: row[name] for name in sheet.columns}
            filled = {name: text for name, text in cells.items() if text}
            found = (row, self._csv(cells.values()), _plain(filled))
            self._lines[id(row)] = found
        return found

    def _csv(self, cells: Any) -> str:
        self._out.seek(0)
        self._out.truncate()
        self._writer.writerow(cells)
        return self._out.getvalue()


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
