"""All that one source contributes, as a function of its files and the contract alone.

It looks at no other source and at no shared list, so it can be worked out in any process, and
stands until one of the files, the contract or the code is another. What needs more than one source
(who is answerable, who speaks, the dates of events) comes when all are joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.contract.model import Contract
from scripts.raw.files import Part, TextFile
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Row, SetAside
from scripts.raw.source import RawSource
from scripts.records.entries import EntryReader
from scripts.records.packing import (
    Packed,
    packed_places,
    packed_problems,
    packed_tables,
    places,
    problems,
    tables,
)
from scripts.records.sources import resolve_source


@dataclass(frozen=True)
class SourceResult:
    """What one folder contributes, before it is joined to the others."""

    folder: str
    document_path: str
    document: TextFile | None = None  # None when we only cite it
    tables: Mapping[str, list[Row]] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()  # ids of records that became no row, or no whole one
    homes: tuple[Place, ...] = ()  # where each record begins, those left out as well


def result_of(raw: RawSource, contract: Contract) -> SourceResult:
    """What a source contributes; its problems are collected, not raised."""
    reader = EntryReader(contract)
    found = resolve_source(raw, contract, reader)
    return SourceResult(
        raw.folder,
        raw.document_path,
        raw.document,
        found.tables,
        tuple(found.set_aside),
        tuple(sorted({*reader.problems, *found.problems})),
        (*reader.left_out, *found.left_out),
        tuple(reader.homes),
    )


def packed(result: SourceResult) -> Packed:
    """A result as JSON can say it."""
    one = result.document
    return {
        "folder": result.folder,
        "document_path": result.document_path,
        "document": one and [
            one.text, one.sha256, one.text_sha256, one.derived,
            [[part.start, part.locator, part.ocr] for part in one.parts], one.ocr,
        ],
        "tables": packed_tables(result.tables),
        "set_aside": [
            [item.source_id, item.quote, item.start, item.end, item.reason, place]
            for item in result.set_aside
            for place in packed_places([item.place])
        ],
        "problems": packed_problems(result.problems),
        "left_out": list(result.left_out),
        "homes": packed_places(result.homes),
    }  # fmt: skip


def unpacked(entry: Packed) -> SourceResult:
    """The same back."""
    return SourceResult(
        entry["folder"],
        entry["document_path"],
        _document(*entry["document"]) if entry["document"] else None,
        tables(entry["tables"]),
        tuple(_aside(*item) for item in entry["set_aside"]),
        problems(entry["problems"]),
        tuple(entry["left_out"]),
        places(entry["homes"]),
    )


def _aside(
    source_id: str, quote: str, start: int, end: int, reason: str, place: list[Any]
) -> SetAside:
    return SetAside(source_id, quote, start, end, reason, Place(*place))


def _document(
    text: str, received: str, read: str, derived: bool, parts: list[Packed], ocr: str
) -> TextFile:
    return TextFile(text, received, read, derived, tuple(Part(*part) for part in parts), ocr)
