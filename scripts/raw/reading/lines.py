"""Collects the text of marked-up documents: what stands in one paragraph or row is one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

BLANKS = re.compile(r"[ \t\n\r\f]+")
AROUND_BREAKS = re.compile(r" *\n *")
PARAGRAPHS = re.compile(r"\n{2,}")


@dataclass
class LineBuilder:
    """Takes text in reading order; `lines` holds the finished paragraphs, none empty."""

    lines: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)  # parts of the paragraph under way
    rows: list[list[int]] = field(default_factory=list)  # of open rows: where each cell begins

    def add(self, text: str) -> None:
        """Text in which any run of blanks and line ends means one blank."""
        self.open.append(BLANKS.sub(" ", text))

    def add_as_is(self, text: str) -> None:
        """Text whose blanks and line ends count."""
        self.open.append(text)

    def end(self) -> None:
        """End the paragraph; two line breaks in it end one, too."""
        text = AROUND_BREAKS.sub("\n", "".join(self.open))
        self.lines += [part for part in (it.strip() for it in PARAGRAPHS.split(text)) if part]
        self.open.clear()

    def start_row(self) -> None:
        """Begin a row of a table."""
        self.end()
        self.rows.append([])

    def start_cell(self) -> None:
        """Begin a cell of it."""
        self.end()
        if self.rows:
            self.rows[-1].append(len(self.lines))

    def end_row(self) -> None:
        """End the row: one line with tabs between cells, if none holds more than a paragraph."""
        self.end()
        starts = self.rows.pop() if self.rows else []
        ends = [*starts[1:], len(self.lines)]
        if starts and all(end - start <= 1 for start, end in zip(starts, ends, strict=True)):
            self.lines[starts[0] :] = ["\t".join(self.lines[starts[0] :])] * (ends[-1] > starts[0])


def walk(root: etree._Element, *more: str) -> etree.iterwalk:
    """The starts and ends of every element, and `more` events, in turn: no recursion."""
    from lxml import etree  # it takes long to load, and most who read no document need it not

    return etree.iterwalk(root, events=("start", "end", *more))


def local_name(node: etree._Element) -> str:
    """An element's name without its namespace; a page saved by Word has `o:p`, too."""
    return str(node.tag).rpartition("}")[2]
