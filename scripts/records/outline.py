"""What of a source others may have to know: so much of it is looked at, whatever is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.contract.model import PASSAGES, Contract
from scripts.raw.kept import sum_of
from scripts.raw.rows import Row
from scripts.records import of_source
from scripts.records.of_source import SourceResult
from scripts.records.packing import Packed, packed_tables, tables

WHOLE = ("sources", "names")  # tables of which others may have to know whole rows


@dataclass(frozen=True)
class Outline:
    """A source as others see it."""

    shell: SourceResult  # whole rows of WHOLE; of each other table which entries it names
    links: Mapping[str, list[Row]]  # the rows that repeat another one: both ids, and nothing else
    refers: tuple[str, ...]  # the other sources that its records name, sorted
    sum: str  # over all of it

    @property
    def source(self) -> Row:
        """The row of the source itself."""
        (row,) = self.shell.tables["sources"]
        return row


def outline_of(result: SourceResult, contract: Contract) -> Outline:
    """The outline of what a source contributes."""
    whole = {name: result.tables.get(name, []) for name in WHOLE}
    shell = SourceResult(
        result.folder,
        result.document_path,
        tables={**_named(result, contract), **whole},
        left_out=result.left_out,
    )
    links = _links(result, contract)
    refers = tuple(sorted(set(_refers(result, contract)) - {result.folder}))
    total = sum_of(of_source.packed(shell), packed_tables(links), refers)
    return Outline(shell, links, refers, total)


def _named(result: SourceResult, contract: Contract) -> dict[str, list[Row]]:
    """A row for each entry of a shared list that some record of a table names.

    Its id is none that a record can have, and none that others could mean by an empty cell.
    """
    lists = {kind.table for kind in contract.lists} | set(contract.unions.values())
    nobody = f"{result.folder}."
    found: dict[str, list[Row]] = {}
    for name, column in contract.resting.items():
        keys = [key.field for key in contract.tables[name].foreign_keys if key.table in lists]
        rows = result.tables.get(name, [])
        named = {(field, row[field]): row.home for field in keys for row in rows if row[field]}
        found[name] = [
            Row(name, {column: nobody, field: text}, home) for (field, text), home in named.items()
        ]
    return found


def _links(result: SourceResult, contract: Contract) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for name, column in contract.resting.items():
        table = contract.tables[name]
        typed = [
            key.field
            for key in table.foreign_keys
            if key.table == name and not table.by_name[key.field].computed
        ]
        found[name] = [
            Row(name, {column: row[column], field: row[field]}, row.home)
            for field in typed
            for row in result.tables.get(name, [])
            if row[field]
        ]
    return found


def _refers(result: SourceResult, contract: Contract) -> Iterator[str]:
    records = {PASSAGES, *contract.resting}
    for name, rows in result.tables.items():
        for key in contract.tables[name].foreign_keys:
            if key.table in records or key.table == contract.source.table:
                yield from (row[key.field].partition(".")[0] for row in rows if row[key.field])


def packed(outline: Outline) -> Packed:
    """It as JSON can say it."""
    return [
        of_source.packed(outline.shell),
        packed_tables(outline.links),
        list(outline.refers),
        outline.sum,
    ]


def unpacked(entry: Packed) -> Outline:
    """The same back."""
    shell, links, refers, total = entry
    return Outline(of_source.unpacked(shell), tables(links), tuple(refers), total)
