"""Build every table: read `raw/`, resolve, compare, check, and only then replace `data/`.

    python -m scripts.build [--root FOLDER] [--json]

Exit status: 0 built, 1 problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import os
import shutil
import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from scripts.checking.frictionless_check import check_package
from scripts.checking.normal import read_contract
from scripts.checking.run import Counts, check
from scripts.checking.show import show
from scripts.checking.tables import write_tables
from scripts.command import run
from scripts.comparing.pairs import compare
from scripts.comparing.summary import summarise
from scripts.contract import Contract
from scripts.finding.coverage import cover, summary
from scripts.publishing.citing.citation import cited
from scripts.reading.problems import Place, Problem, Refused, of_disk
from scripts.reading.raw import read_raw
from scripts.resolving.resolve import resolve
from scripts.resolving.rows import Dataset, Row, sorted_rows
from scripts.versioning.ledger import ledger_rows
from scripts.versioning.retired import check_retired, living_ids


def make(root: Path, contract: Contract) -> tuple[Dataset, list[Problem], Counts]:
    """The dataset of `root`, with every problem of resolving and of the rules."""
    raw = read_raw(root)
    changes, misspelt = ledger_rows(raw.kept.get("changes"))
    dataset = resolve(raw, contract)
    dataset = _with(dataset, contract, coverage=cover(dataset), changes=changes)
    problems, counts = check(dataset, contract)
    living = living_ids(dataset.tables, contract)
    problems = sorted({*problems, *misspelt, *check_retired(raw.kept.get("retired"), living)})
    if not problems:
        dataset = _with(dataset, contract, comparisons=compare(dataset.tables))
        dataset = _with(dataset, contract, claim_summary=summarise(dataset.tables))
        dataset = _with(dataset, contract, **cited(dataset.tables, contract))
    return dataset, problems, counts


def _with(dataset: Dataset, contract: Contract, **tables: list[Row]) -> Dataset:
    added = {name: sorted_rows(rows, contract.tables[name]) for name, rows in tables.items()}
    return replace(dataset, tables={**dataset.tables, **added})


def build(root: Path) -> tuple[Dataset, Counts]:
    """Build `root`/data. Raises `Refused`, and then nothing was changed; or `OSError`."""
    contract = read_contract(root)
    dataset, problems, counts = make(root, contract)
    if faults := [*problems, *_locked(root), *_misplaced(root)]:
        raise Refused(faults)
    workshop = Path(tempfile.mkdtemp(prefix=".build-", dir=root))
    try:
        (workshop / "datapackage.json").write_text(contract.text, encoding="utf-8")
        write_tables(dataset, contract, workshop)
        if broken := list(check_package(workshop, dataset, contract)):
            raise Refused(broken)
        _exchange(workshop, root)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return dataset, counts


def report(dataset: Dataset, counts: Counts) -> str:
    """What a finished build says: rows per table, coverage per document, what was checked."""
    rows = [f"{len(rows):7,}  data/{name}.csv" for name, rows in dataset.tables.items()]
    return "\n".join([*rows, *summary(dataset.tables["coverage"]), f"Built. {counts}."])


def _locked(root: Path) -> list[Problem]:
    """A table that someone made read-only is left alone, and so is everything else."""
    return [
        Problem(
            Place(path.relative_to(root).as_posix()),
            "file-read-only",
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


def _exchange(workshop: Path, root: Path) -> None:
    """Put the new `data/` in place by renaming; on failure the old one is back."""
    data, old = root / "data", workshop / "old"
    if data.exists():
        data.rename(old)
    try:
        (workshop / "data").rename(data)
    except OSError:
        if old.exists():
            old.rename(data)
        raise


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--json", action="store_true", help="problems as JSON on standard output")
    options = parser.parse_args(argv)
    try:
        dataset, counts = build(options.root.resolve())
    except Refused as refused:
        show(refused.problems, options.json)
        print("Nothing was written.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{of_disk(error)} Nothing was written.", file=sys.stderr)
        return 2
    if options.json:
        show([], as_json=True)
    else:
        print(report(dataset, counts))
    return 0


if __name__ == "__main__":
    raise SystemExit(run(main))
