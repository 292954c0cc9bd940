"""The main job on the tiny dataset: exact bytes out, the same whatever the order, or nothing."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import RECORDS, ROOT, TINY, Project, copy_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.commands import reproduce
from scripts.contract.model import Table, load_contract
from scripts.raw.rows import Row
from scripts.rules import tables
from scripts.rules.tables import read_tables

EXPECTED = TINY / "expected"


def test_exact_bytes(built: Project) -> None:
    assert built.snapshot() == {path.name: path.read_bytes() for path in EXPECTED.glob("*")}


def test_build_of_build_is_build(built: Project) -> None:
    first = built.snapshot()
    assert built.problems() == []
    assert built.snapshot() == first


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(tmp_path_factory: pytest.TempPathFactory, seed) -> None:
    project = copy_of(TINY, tmp_path_factory.mktemp("shuffled") / "project")
    for path in sorted((project.root / "raw").rglob("*.yaml")):
        if path.name != "source.yaml":
            path.write_text(_shuffled(path.read_text(encoding="utf-8"), seed), encoding="utf-8")
    assert project.tables() == {path.name: path.read_bytes() for path in EXPECTED.glob("*")}


def _shuffled(text: str, seed) -> str:
    """The same records in another order (PyYAML writes them back within the subset)."""
    node = yaml.safe_load(text.replace(": true", ': "true"'))
    for items in [node] if isinstance(node, list) else node.values():
        if isinstance(items, list):
            seed.shuffle(items)
    return yaml.dump(_texts(node), allow_unicode=True, default_style='"', width=10_000)


def _texts(node):
    if isinstance(node, dict):
        return {key: _texts(value) for key, value in node.items()}
    return [_texts(item) for item in node] if isinstance(node, list) else str(node)


def test_counts_are_reported(tiny: Project, run) -> None:
    status, out, err = run("build", "--root", tiny.root)
    assert (status, err) == (0, "")
    assert "     19  data/passages.csv" in out
    assert out.splitlines()[-1].startswith("Built. 19 passages, ")


def test_a_failed_build_changes_nothing(built: Project, run) -> None:
    before = built.snapshot()
    line = built.edit(RECORDS, "quote: 12 houses", "quote: 13 houses")
    status, out, err = run("build", "--root", built.root)
    assert status == 1
    assert out == ""
    assert err.splitlines()[0] == (
        f'{RECORDS}:{line}: figures.quote: the words "13 houses" are not in the document. '
        'Nearest (line 4): "12 houses". Paste that, or correct the quote. [quote-not-found]'
    )
    assert err.endswith("1 problem: quote-not-found 1\nNothing was written.\n")
    assert built.snapshot() == before
    assert list(built.root.glob(".build-*")) == []


def test_a_write_protected_table_stops_the_build(built: Project, run) -> None:
    before = built.snapshot()
    (built.root / "data/figures.csv").chmod(0o444)
    status, _, err = run("build", "--root", built.root)
    assert status == 1
    assert err.startswith("data/figures.csv:1: the table is write-protected")
    assert built.snapshot() == before


def test_a_full_disk_changes_nothing(built: Project, monkeypatch, run) -> None:
    before = built.snapshot()
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "figures.csv":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    status, _, err = run("build", "--root", built.root)
    monkeypatch.undo()
    assert status == 2
    assert "figures.csv: No space left on device. Free some space" in err
    assert err.endswith("Nothing was written.\n")
    assert built.snapshot() == before
    assert list(built.root.glob(".build-*")) == []


def test_a_limit_set_by_the_system_changes_nothing(built: Project) -> None:
    """The kernel itself refuses the write: no file may grow past 1,000 bytes."""
    before = built.snapshot()
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "build", "--root", str(built.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert done.returncode == 2
    assert "File too large. Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
    assert built.snapshot() == before


def test_a_failed_exchange_puts_the_old_tables_back(built: Project, monkeypatch, run) -> None:
    before = built.snapshot()
    built.edit("raw/places.yaml", "label: Northby", "label: Southby")

    def stubborn(path: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))

    monkeypatch.setattr("scripts.raw.changing.steps.exchange", stubborn)
    assert run("build", "--root", built.root)[0] == 2
    monkeypatch.undo()
    assert built.snapshot() == before


def test_reproduce_compares_with_what_stands_there(built: Project, run) -> None:
    (built.root / "scripts").symlink_to(ROOT / "scripts")
    assert reproduce.digests(built.root / "data").keys() == {
        path.name for path in EXPECTED.glob("*")
    }
    built.edit("data/events.csv", "vote", "note")
    status, _, err = run("reproduce", "--root", built.root)
    assert status == 1
    assert [line for line in err.splitlines() if "differs" in line] == ["data/events.csv differs:"]
    assert err.count("first build") == err.count("second build") == 2  # cold and warm


def test_a_reader_never_sees_tables_of_two_builds(built: Project, monkeypatch) -> None:
    """A build ends while the tables are read: then all of them are read again."""
    contract = load_contract(built.root / "datapackage.json")
    read, others = tables._read, built.root / "others"
    shutil.copytree(built.root / "data", others)
    for path in others.iterdir():
        path.write_bytes(path.read_bytes().replace(b"Northby", b"Southby"))

    def meanwhile(root: Path, table: Table, origins: dict) -> Iterator[Row]:
        yield from read(root, table, origins)
        if table.name == "places" and others.exists():
            (root / "data").rename(root / "old")
            others.rename(root / "data")

    monkeypatch.setattr(tables, "_read", meanwhile)
    found = read_tables(built.root, contract)
    assert "Northby" not in str([row.cells for rows in found.values() for row in rows])
