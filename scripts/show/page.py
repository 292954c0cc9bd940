"""What is shown of an id, before a terminal or a browser sets it in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Rows = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """One entry of a section."""

    head: str  # its first line; may be empty
    rows: tuple[tuple[str, str], ...] = ()  # (label, text); an empty label continues the last
    mark: str = ""  # by which other entries refer to it, such as `[3]`


@dataclass(frozen=True)
class Section:
    """A heading with entries; left out when it has none."""

    heading: str  # may be empty
    blocks: tuple[Block, ...]
    remark: str = ""


@dataclass(frozen=True)
class Page:
    """All that is shown of one id."""

    kind: str
    id: str
    title: str  # may be empty
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = ()


def filled(*rows: tuple[str, str]) -> Rows:
    """The rows that have a text."""
    return (row for row in rows if row[1])


def rows_as_block(rows: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """One entry without a headline; none where there are no rows."""
    found = tuple(rows)
    return (Block("", found),) if found else ()
