"""Whether what is computed is what `raw/` gives: each cell and row of `data/`, and other files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset, Row, key_of
from scripts.raw.rule import Rule, Seen

DATA_STALE = Rule(
    "data-stale",
    "A cell or row of `data/` is not what `raw/` gives.",
    "Run `./record build`.",
    Seen(
        "In `data/comparisons.csv` `disjoint` was changed to `overlap`.",
        "`./record build` writes the table anew.",
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
                "Run `./record build`.",
            )


def _stale(row: Row, column: str, right: str) -> Problem:
    return row.problem(
        column,
        DATA_STALE.code,
        f"`{row[column]}` stands in data/, {right} follows from raw/.",
        "Run `./record build`.",
    )


FILE_STALE = Rule(
    "file-stale",
    "A computed file, or part of a page, is not what the records and the contract give.",
    "Run `./record refresh`.",
    Seen(
        "A source was added, and `README.md` still tells of the rows before.",
        "`./record refresh` fills in the new numbers.",
    ),
)


def check_file(name: str, found: str, wanted: str) -> Iterator[Problem]:
    """A problem at the first line where the file `name` differs from what is computed."""
    lines = zip_longest(found.split("\n"), wanted.split("\n"))
    for number, (old, new) in enumerate(lines, start=1):
        if old != new:
            message = "from here on this computed file is not what the records give."
            yield Problem(Place(name, number), FILE_STALE.code, message, FILE_STALE.fix)
            return
