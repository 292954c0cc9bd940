"""Whether `data/` is what `raw/` gives: every cell, and every row that is missing or too many."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset, Row, key_of
from scripts.raw.rule import Rule, Seen

DATA_STALE = Rule(
    "data-stale",
    "A cell or row of `data/` is not what `raw/` gives.",
    "Run `nox -s build`.",
    Seen(
        "In `data/comparisons.csv` `disjoint` was changed to `overlap`.",
        "`nox -s build` writes the table anew.",
    ),
)


def check_stale(dataset: Dataset, fresh: Dataset, contract: Contract) -> Iterator[Problem]:
    """Problems where `dataset`, as it stands, differs from `fresh`, as raw/ gives it now."""
    for name, table in contract.tables.items():
        wanted = {key_of(row, table): row for row in fresh.tables[name]}
        for row in dataset.tables[name]:
            right = wanted.pop(key_of(row, table), None)
            if right is None:
                yield _stale(row, table.key[0], "nothing")
                continue
            for column in table.names:
                if row[column] != right[column]:
                    yield _stale(row, column, f"`{right[column]}`")
        for row in wanted.values():
            yield Problem(
                Place(table.path),
                DATA_STALE.code,
                f"{name}: the row {', '.join(key_of(row, table))} is missing.",
                "Run `nox -s build`.",
            )


def _stale(row: Row, column: str, right: str) -> Problem:
    return row.problem(
        column,
        DATA_STALE.code,
        f"`{row[column]}` stands in data/, {right} follows from raw/.",
        "Run `nox -s build`.",
    )
