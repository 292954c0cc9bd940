"""Whether what is computed is what `raw/` gives: each cell and row of `data/`, and other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset, Row, key_of
from scripts.raw.rule import Rule, Seen
from scripts.rules.tables import to_csv

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


def as_files(dataset: Dataset, contract: Contract) -> dict[str, bytes]:
    """Every table as the build writes it, by its path from the project's root."""
    return {
        table.path: to_csv(dataset.tables[table.name], table) for table in contract.tables.values()
    }


def check_written(root: Path, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """One problem for each table below `root` that is missing or otherwise, at its first line."""
    for name, wanted in files.items():
        path = root / name
        line, message = 1, "the table is missing."
        if path.is_file():
            line = _first_difference(path.read_bytes(), wanted)
            message = "from here on the table is not what the build would write."
        if line:
            yield Problem(Place(name, line), DATA_STALE.code, message, "Run `./record build`.")


def _first_difference(found: bytes, wanted: bytes) -> int:
    """The number of the first line that differs; 0 where none does."""
    pairs = enumerate(zip_longest(found.split(b"\n"), wanted.split(b"\n")), start=1)
    return next((number for number, (here, there) in pairs if here != there), 0)


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


TABLE_UNLINKED = Rule(
    "table-unlinked",
    "`README.md` does not lead to one of the tables.",
    "Add a line to its first table: what it answers, a link, what one row is.",
    Seen(
        "A list `laws` was declared, and `README.md` says nothing of `data/laws.csv`.",
        "The first table has a line `| Under which law? | [laws](data/laws.csv) | a law |`.",
    ),
)


def check_links(readme: str, contract: Contract) -> Iterator[Problem]:
    """A problem for each table to which the text of README.md has no link."""
    for name, table in contract.tables.items():
        if f"]({table.path})" not in readme:
            message = f"there is no link to {table.path}."
            hint = f"Add a line to the first table: `| …? | [{name}]({table.path}) | … |`."
            yield Problem(Place("README.md"), TABLE_UNLINKED.code, message, hint)
