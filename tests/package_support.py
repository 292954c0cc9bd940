"""The tiny dataset with three more documents and every text that a format could spoil."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest
from conftest import ROOT, TINY, Project, copy_of

from scripts.contract.model import load_contract
from scripts.package.edition import Edition
from scripts.package.files import package_files
from scripts.package.formats import along
from scripts.raw.rows import Dataset
from scripts.rules.make import make

# Words that must not be found anywhere in the package.
GATE = "The clerk wrote that sixty-one men waited at the gate in the rain"
REST = "Nobody in the office had asked for this page to be passed on to anyone"
LONG = (
    "Of all that was said that evening " + "and was said again " * 20 + "nothing was written down"
)
FIRST = "First they spoke " + "of the river " * 18 + "and its mill"
THEN = "Then they spoke " + "of the houses " * 18 + "and their roofs"
DIARY = f"{GATE}.\n61 workers lost their place, he added.\n{REST}.\n"
LEAFLET = f"""{LONG}.
The union counted 44 workers who were dismissed.
“Every house\u00a0on the
river stands empty, as the mayor counts,” said the council.
{FIRST}.
{THEN}.
"""

# Texts that one program or another takes for a formula, a number, a missing value or a mark-up.
TRICKY = (
    "NA", "NaN", "null", "None", "=1+1", "+1", "-1", "@cell", "'quoted", "007", "1E5", "TRUE",
    "1988-07", "2 of 2", "https://example.org/?a=1&b=2", "<b>bold</b> & co", "_x0041_",
    "“curly” ‘quotes’ … –", "گل‌های ۱۳۶۷", "مرگ: پانزده", "é" * 1500, "x" * 3000, "\\N", "%s {0}",
)  # fmt: skip

SOURCE = """id: {id}
title: {title}
kind: letter
speaker: mill-union
published: 2002
language: en
held: full_text
read: in_full
coverage: in_progress
rights: written for the tests of this project
redistribute: {redistribute}
sha256: {sha256}
"""
DIARY_RECORDS = f"""source: clerk-diary-2002
statements:
  - id: at-the-gate
    quote: {GATE}
    kind: indirect
    specificity: unnamed
    act: report
figures:
  - id: dismissed-61
    quote: 61 workers
    claim: workers-dismissed
positions:
  - id: not-asked
    quote: {REST}
    claim: closure-was-theft
    position: denies
"""
LEAFLET_RECORDS = f"""source: union-leaflet-2002
statements:
  - id: houses
    from: Every house
    to: the mayor counts,
    kind: direct
    fidelity: unmarked
    speaker: northby-council
    specificity: named
    act: state
  - id: mayor
    quote: river stands empty
    kind: indirect
    speaker: ada-brook
    specificity: described
    act: report
figures:
  - id: dismissed-44
    quote: 44 workers
    claim: workers-dismissed
positions:
  - id: evening
    quote: {LONG}
    claim: closure-was-theft
    position: asserts
  - id: first
    quote: {FIRST}
    claim: closure-was-theft
    position: questions
  - id: then
    quote: {THEN}
    claim: closure-was-theft
    position: questions
"""


@dataclass(frozen=True)
class Packaged:
    """A package in memory."""

    built: Dataset
    edition: Edition
    files: dict[str, bytes]

    def cells(self, table: str) -> list[dict[str, str]]:
        """The rows of a table as its CSV has them."""
        return _cells(self.files[f"data/{table}.csv"])


@cache
def _cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def plant(project: Project) -> None:
    """Add a document of which nothing may be passed on, one of which excerpts, and the texts."""
    _add(project, "clerk-diary-2002", "locators_only", DIARY, DIARY_RECORDS)
    _add(project, "union-leaflet-2002", "excerpts", LEAFLET, LEAFLET_RECORDS)
    for number, text in enumerate(TRICKY):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        project.append(
            "raw/places.yaml",
            f'- id: place-{number}\n  label: "{quoted}"\n  kind: city\n',
        )
    bring_along(project)
    (project.root / "scripts").symlink_to(ROOT / "scripts")


def bring_along(project: Project) -> None:
    """Copy what the package needs of the project besides raw/, scripts/ and the contract."""
    for name in along():
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, project.root / name)


def _add(project: Project, name: str, redistribute: str, document: str, records: str) -> None:
    folder = project.root / "raw/sources" / name
    folder.mkdir()
    data = document.encode("utf-8")
    (folder / "document.txt").write_bytes(data)
    (folder / "records.yaml").write_text(records, encoding="utf-8")
    (folder / "source.yaml").write_text(
        SOURCE.format(
            id=name,
            title=name.replace("-", " "),
            redistribute=redistribute,
            sha256=hashlib.sha256(data).hexdigest(),
        ),
        encoding="utf-8",
    )


def planted(folder: Path) -> Project:
    """The tiny project with all that is planted in it."""
    project = copy_of(TINY, folder)
    plant(project)
    return project


def packaged_from(root: Path) -> Packaged:
    contract = load_contract(root / "datapackage.json")
    built, problems, _ = make(root, contract)
    assert problems == []
    return Packaged(built, *package_files(built, contract, root))


@contextmanager
def added(folder: ModuleType, code: str, where: Path) -> Iterator[None]:
    """A package of the project with one more module, `added`, in it."""
    (where / "added.py").write_text(code, encoding="utf-8")
    try:
        with patch.object(folder, "__path__", [*folder.__path__, str(where)]):
            yield
    finally:
        sys.modules.pop(f"{folder.__name__}.added", None)


@cache
def _made() -> Packaged | str:
    """The package of the planted project, or in one line why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return packaged_from(planted(Path(folder) / "project").root)
        except Exception as error:  # of whatever kind, every test tells it, and briefly
            last = traceback.extract_tb(error.__traceback__)[-1]
            text = f"{last.filename}:{last.lineno}: {type(error).__name__}: {error}"
            return text.splitlines()[0]


def packaged() -> Packaged:
    """The package of the planted project, made once a process; not to be changed."""
    made = _made()
    if isinstance(made, str):
        pytest.fail(f"the package could not be made: {made}", pytrace=False)
    return made
