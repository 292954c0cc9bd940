"""Make every table, and only where nothing is wrong replace `data/`, all of it or nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from scripts.derived.coverage import summary
from scripts.raw.changing.place import alone
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.rows import Dataset
from scripts.raw.rule import Rule, Seen
from scripts.raw.tasks import HERE, Means
from scripts.raw.writing import write
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.run import Counts
from scripts.rules.tables import write_tables


def build(root: Path, means: Means = HERE) -> tuple[Dataset, Counts]:
    """Build `root`/data. Raises `Refused`, `Unusable`, `OSError`; then nothing was changed."""
    with alone(root, "./record build") as workshop:
        contract = read_contract(root)
        dataset, problems, counts = make(root, contract, means)
        if faults := [*problems, *_locked(root), *_misplaced(root)]:
            raise Refused(faults)
        write_tables(dataset, contract, workshop)
        write({}, {root / "data": workshop / "data"})
    return dataset, counts


FILE_READ_ONLY = Rule(
    "file-read-only",
    "A table in `data/` is write-protected.",
    "Remove the protection, or close the program that holds it.",
    Seen(
        "`data/places.csv` is write-protected.",
        "The protection is taken off, and `./record build` writes it.",
    ),
)


def report(dataset: Dataset, counts: Counts) -> str:
    """What a finished build says: rows per table, coverage per document, what was checked."""
    rows = [f"{len(rows):7,}  data/{name}.csv" for name, rows in dataset.tables.items()]
    return "\n".join([*rows, *summary(dataset.tables["coverage_summary"]), f"Built. {counts}."])


def _locked(root: Path) -> list[Problem]:
    """A table that someone made read-only is left alone, and so is everything else."""
    return [
        Problem(
            Place(path.relative_to(root).as_posix()),
            FILE_READ_ONLY.code,
            "the table is write-protected, so nothing was built.",
            "Remove the protection, or close the program that holds the file.",
        )
        for path in sorted((root / "data").glob("*"))
        if not path.stat().st_mode & stat.S_IWUSR
    ]


def _misplaced(root: Path) -> list[Problem]:
    """A file of somebody's that stands where the tables go is not to be lost."""
    if root.joinpath("data").is_dir() or not os.path.lexists(root / "data"):
        return []
    message, hint = "this is a file; the folder of the tables has its name.", "Rename the file."
    return [Problem(Place("data"), "file-unexpected", message, hint)]
