"""CSV tables ↔ rows: one spelling out, strict reading back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.contract.model import Contract, Table
from scripts.raw.files import read_text
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.rows import Dataset, Row, key_of
from scripts.raw.rule import Rule, Seen

MOST_TIMES = 5  # tables are read anew because a build put others in their place


def to_csv(rows: list[Row], table: Table) -> bytes:
    """The table's bytes: UTF-8 without BOM, LF, a quote only where one is needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows([row[name] for name in table.names] for row in rows)
    return out.getvalue().encode("utf-8")


def write_tables(dataset: Dataset, contract: Contract, folder: Path) -> None:
    """Write every table below `folder`, with fixed permissions. Raises `OSError`."""
    for table in contract.tables.values():
        path = folder / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o755)
        path.write_bytes(to_csv(dataset.tables[table.name], table))
        path.chmod(0o644)


def read_tables(
    root: Path, contract: Contract, typed: Mapping[str, list[Row]] | None = None
) -> dict[str, list[Row]]:
    """The rows that stand in `data/`, as text. Raises `Refused` on a file that is not the table.

    `typed` are rows built from `raw/`: where a key is known there, problems will point to the
    line a person can edit, else to the line of the CSV file. Where a build put others in their
    place meanwhile, all are read again: no table is of another build than the next.
    """
    for _ in range(MOST_TIMES):
        before = _which(root)
        try:
            tables = _read_all(root, contract, typed)
        except Refused:
            if _which(root) == before:
                raise
        else:
            if _which(root) == before:
                return tables
    return _read_all(root, contract, typed)


def _which(root: Path) -> tuple[int, int] | None:
    """Which folder stands as `data/`: a build puts another one there."""
    try:
        found = (root / "data").stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _read_all(
    root: Path, contract: Contract, typed: Mapping[str, list[Row]] | None
) -> dict[str, list[Row]]:
    problems: list[Problem] = []
    tables = {}
    for table in contract.tables.values():
        origins = {key_of(row, table): row for row in (typed or {}).get(table.name, ())}
        try:
            tables[table.name] = list(_read(root, table, origins))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tables


def _read(root: Path, table: Table, origins: dict[tuple[str, ...], Row]) -> Iterator[Row]:
    text = read_text(root / table.path, root).text
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    if not text:
        raise _bad(
            table, 1, "the file is empty; not even its columns are named.", "Run `./record build`."
        )
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number == 0 and tuple(cells) != table.names:
                raise _bad(
                    table,
                    1,
                    f"the columns are {', '.join(cells)}.",
                    f"The contract asks for {', '.join(table.names)}.",
                )
            if number:
                if len(cells) != len(table.names):
                    raise _bad(
                        table,
                        line,
                        f"{len(cells)} cells stand here, {len(table.names)} are wanted.",
                        "Look for a stray quotation mark or comma.",
                    )
                yield _row(table, dict(zip(table.names, cells, strict=True)), line, origins)
            line = reader.line_num + 1
    except csv.Error as error:
        raise _bad(table, line, f"not readable as CSV: {error}.", "Run `./record build`.") from None


def _row(
    table: Table, cells: dict[str, str], line: int, origins: dict[tuple[str, ...], Row]
) -> Row:
    row = Row(table.name, cells, Place(table.path, line))
    origin = origins.get(key_of(row, table))
    typed = origin is not None and origin.places  # a comparison or a count has no line of its own
    return Row(table.name, cells, origin.home, origin.places) if origin and typed else row


TABLE_UNREADABLE = Rule(
    "table-unreadable",
    "A file in `data/` is not the CSV table the contract describes.",
    "Run `./record build`.",
    Seen(
        "A spreadsheet program saved `data/places.csv` with semicolons.",
        "`./record build` writes it anew; tables are only read.",
    ),
)


def _bad(table: Table, line: int, message: str, hint: str) -> Refused:
    return Refused([Problem(Place(table.path, line), TABLE_UNREADABLE.code, message, hint)])


FILE_UNDECLARED = Rule(
    "file-undeclared",
    "A file in `data/` is no table of the contract.",
    "Delete it, or declare it in `datapackage.json`.",
    Seen(
        "`data/places (copy).csv` lies beside the tables.",
        "It is deleted, or kept outside `data/`.",
    ),
)


def undeclared(root: Path, contract: Contract) -> Iterator[Problem]:
    """Everything in `data/` is a table of the contract."""
    known = {table.path for table in contract.tables.values()}
    for path in sorted((root / "data").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and name not in known:
            yield Problem(
                Place(name),
                FILE_UNDECLARED.code,
                "the contract declares no such table.",
                "Delete it, or declare it in datapackage.json.",
            )
