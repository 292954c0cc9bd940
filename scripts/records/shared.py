"""All that one of the lists beside the sources contributes, as a function of its file alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Row
from scripts.raw.strict_yaml import Sequence
from scripts.records.entries import EntryReader
from scripts.records.ledger import LEDGER, ledger_rows
from scripts.records.packing import (
    Packed,
    packed_places,
    packed_problems,
    packed_tables,
    places,
    problems,
    tables,
)
from scripts.records.tombstones import RETIRED, retired_rows


@dataclass(frozen=True)
class Shared:
    """What a list contributes: rows, and what is wrong with them."""

    tables: Mapping[str, list[Row]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    homes: tuple[Place, ...] = ()  # where each record begins
    lines: tuple[int, ...] = ()  # the first of each item, whatever it is


def read_shared(name: str, node: Sequence, contract: Contract) -> Shared:
    """What the list of that name contributes; problems are collected, not raised."""
    lines = tuple(item.place.line for item in node.items)
    if name == LEDGER:
        rows, misspelt = ledger_rows(node)
        return Shared({LEDGER: rows}, tuple(misspelt), lines=lines)
    if name == RETIRED:
        return Shared({RETIRED: retired_rows(node)}, lines=lines)
    found: dict[str, list[Row]] = defaultdict(list)
    reader = EntryReader(contract)
    for kind in contract.lists:
        for record in reader.records(kind, node) if kind.section == name else ():
            found[kind.table].append(record.row)
            for child in record.children:
                found[child.table].append(child)
    return Shared(
        dict(found), tuple(reader.problems), tuple(reader.left_out), tuple(reader.homes), lines
    )


def packed(shared: Shared) -> Packed:
    """It as JSON can say it."""
    return {
        "tables": packed_tables(shared.tables),
        "problems": packed_problems(shared.problems),
        "left_out": list(shared.left_out),
        "homes": packed_places(shared.homes),
        "lines": list(shared.lines),
    }


def unpacked(entry: Packed) -> Shared:
    """The same back."""
    return Shared(
        tables(entry["tables"]),
        problems(entry["problems"]),
        tuple(entry["left_out"]),
        places(entry["homes"]),
        tuple(entry["lines"]),
    )
