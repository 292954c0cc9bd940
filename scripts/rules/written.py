"""Whether `data/` holds, byte for byte, what the build would write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from scripts.contract.model import Contract
from scripts.raw.problems import Place, Problem
from scripts.raw.rows import Dataset
from scripts.rules.tables import to_csv


def as_files(dataset: Dataset, contract: Contract) -> dict[str, bytes]:
    """Every table as the build writes it, by its path from the project's root."""
    return {
        table.path: to_csv(dataset.tables[table.name], table) for table in contract.tables.values()
    }


def check_written(root: Path, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """One problem for each table below `root` that is missing or otherwise, at its first line."""
    for name, wanted in files.items():
        path = root / name
        if not path.is_file():
            yield _stale(name, 1, "the table is missing.")
        elif (found := path.read_bytes()) != wanted:
            line = _first_difference(found, wanted)
            yield _stale(name, line, "from here on the table is not what the build would write.")


def _first_difference(found: bytes, wanted: bytes) -> int:
    pairs = zip_longest(found.split(b"\n"), wanted.split(b"\n"))
    return next(number for number, (here, there) in enumerate(pairs, start=1) if here != there)


def _stale(name: str, line: int, message: str) -> Problem:
    return Problem(Place(name, line), "data-stale", message, "Run `./record build`.")
