"""What is computed from other rows is computed again and compared, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.comparing.pairs import compare
from scripts.comparing.summary import summarise
from scripts.contract import Contract
from scripts.finding.coverage import cover
from scripts.reading.problems import Place, Problem
from scripts.resolving.resolve import actors, dated
from scripts.resolving.rows import Dataset, Row, complete, key_of


def check_derived(dataset: Dataset, contract: Contract) -> Iterator[Problem]:
    """What follows from the other rows does follow from them.

    Actors, comparisons, coverage, the outermost dates of events, births and deaths. The rows they
    follow from must have passed the other rules first.
    """
    tables = {name: list(rows) for name, rows in dataset.tables.items()}
    fresh = complete(
        {
            **tables,
            **dated(tables),
            "actors": list(actors(tables)),
            "comparisons": compare(tables),
            "coverage": cover(dataset),
            "claim_summary": summarise(tables),
        },
        contract,
    )
    for name in ("actors", "events", "people", "comparisons", "coverage", "claim_summary"):
        table = contract.tables[name]
        wanted = {key_of(row, table): row for row in fresh[name]}
        for row in dataset.tables[name]:
            right = wanted.pop(key_of(row, table), None)
            for column in table.names if right else ():
                if right is not None and row[column] != right[column]:
                    yield _stale(row, column, right[column])
            if right is None:
                yield _stale(row, table.key[0], "")
        for row in wanted.values():
            yield Problem(
                Place(table.path),
                "derived-stale",
                f"{name}: the row {', '.join(key_of(row, table))} is missing.",
                "Run `nox -s build`.",
            )


def _stale(row: Row, column: str, right: str) -> Problem:
    return row.problem(
        column,
        "derived-stale",
        f"`{row[column]}` stands here, `{right}` follows from the other tables.",
        "Run `nox -s build`.",
    )
