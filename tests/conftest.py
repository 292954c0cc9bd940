"""A tiny whole dataset, copied afresh for every test that changes it."""

from __future__ import annotations

import gc
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar
from unittest.mock import patch

import frictionless
import pytest
from hypothesis import settings

from scripts.command import main
from scripts.contract.model import Contract, load_contract
from scripts.derived.citing.reference_formats import texts
from scripts.derived.citing.references import Item
from scripts.raw.formats import pdf
from scripts.raw.problems import Problem, Refused
from scripts.raw.rows import Dataset, Row
from scripts.rules.build import build
from scripts.rules.make import make
from scripts.rules.run import Counts
from scripts.rules.tables import read_tables, to_csv
from scripts.rules.validate import validate

# Quick by default, and never failing for being slow; `--hypothesis-profile=thorough` looks longer.
settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("quick")

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "tiny"
RECORDS = "raw/sources/mill-letter-2001/records.yaml"


@dataclass(frozen=True)
class Project:
    """A project folder a test may break."""

    root: Path

    def edit(self, name: str, old: str, new: str, count: int = 1) -> int:
        """Replace `old`, which must stand there; returns the line of its first hit."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, count), encoding="utf-8")
        return text.count("\n", 0, text.index(old)) + 1

    def append(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def problems(self) -> list[Problem]:
        """What the build refuses; empty when it succeeds."""
        try:
            build(self.root)
        except Refused as refused:
            return refused.problems
        return []

    def faults_of_data(self, frictionless: bool = False) -> list[Problem]:
        """What `validate` finds in data/ as it stands; by our rules alone, which is quick."""
        try:
            with _asked(frictionless):
                return validate(self.root)[0]
        except Refused as refused:
            return refused.problems

    def tables(self) -> dict[str, bytes]:
        """The files the build would write, made in memory and not given to frictionless."""
        contract = load_contract(self.root / "datapackage.json")
        dataset, problems, _ = make(self.root, contract)
        assert problems == []
        return {
            f"{name}.csv": to_csv(dataset.tables[name], table)
            for name, table in contract.tables.items()
        }

    def snapshot(self) -> dict[str, bytes]:
        """Every file of data/ with its bytes."""
        return {path.name: path.read_bytes() for path in sorted((self.root / "data").glob("*"))}


def _asked(frictionless: bool) -> AbstractContextManager[object]:
    """Whether `validate` asks frictionless too, or holds to our rules alone."""
    if frictionless:
        return nullcontext()
    return patch("scripts.rules.validate.check_package", return_value=())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is imported here stays to the end, so the collector of garbage may pass over it."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


class Remembered:
    """A package of frictionless that is validated once for all copies with the same bytes."""

    reports: ClassVar[dict[tuple[bytes, ...], frictionless.Report]] = {}

    def __init__(self, descriptor: str) -> None:
        self.descriptor = Path(descriptor)

    def validate(self) -> frictionless.Report:
        data = sorted((self.descriptor.parent / "data").iterdir())
        names = (path.name.encode() for path in data)
        key = (*names, *(path.read_bytes() for path in (self.descriptor, *data)))
        if key not in self.reports:
            self.reports[key] = frictionless.Package(str(self.descriptor)).validate()
        return self.reports[key]


def _remembered_texts(items: Sequence[Item]) -> list[str]:
    return list(_texts_of(json.dumps(items)))


@cache
def _texts_of(items: str) -> list[str]:
    return texts(json.loads(items))


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    """Many tests end in the tiny dataset as it is, of which is said what was said."""
    with (
        patch("scripts.rules.frictionless_check.Package", Remembered),
        patch("scripts.derived.citing.citation.texts", _remembered_texts),
        patch("scripts.raw.formats.pdf._pages", cache(pdf._pages)),
    ):
        yield


@cache
def made_of_the_real() -> tuple[Contract, Dataset, Counts]:
    """What the project's own raw/ gives, made once a process; not to be changed."""
    contract = load_contract(ROOT / "datapackage.json")
    dataset, problems, counts = make(ROOT, contract)
    assert problems == []
    return contract, dataset, counts


@cache
def real_tables() -> dict[str, list[Row]]:
    """The project's own data/, read once a process; not to be changed."""
    return read_tables(ROOT, load_contract(ROOT / "datapackage.json"))


def copy_of(source: Path, target: Path) -> Project:
    shutil.copytree(source / "raw", target / "raw")
    shutil.copyfile(ROOT / "datapackage.json", target / "datapackage.json")
    return Project(target)


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """The tiny dataset, not yet built."""
    return copy_of(TINY, tmp_path / "tiny")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny dataset, built once for the whole run; not to be changed."""
    project = copy_of(TINY, tmp_path_factory.mktemp("built") / "tiny")
    if problems := project.problems():  # all that is built on it says so, in one line each
        pytest.fail(f"The tiny dataset does not build: {problems[0]}", pytrace=False)
    return project


@pytest.fixture
def built(built_once: Project, tmp_path: Path) -> Project:
    """A copy of the tiny dataset, built."""
    shutil.copytree(built_once.root, tmp_path / "tiny")
    return Project(tmp_path / "tiny")


@pytest.fixture
def real(tmp_path: Path) -> Project:
    """The real dataset, copied with its data/."""
    project = copy_of(ROOT, tmp_path / "real")
    shutil.copytree(ROOT / "data", project.root / "data")
    return project


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Do what a verb and its words say: (exit status, standard output, standard error)."""

    def call(verb: str, *words: object) -> tuple[int, str, str]:
        status = main([verb, *map(str, words)])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call


@pytest.fixture
def in_anchorage(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process under another clock and umask than most; its hash seed is any."""
    before = os.umask(0o002)
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "America/Anchorage")
        time.tzset()
        yield
    time.tzset()
    os.umask(before)
