"""Several files are written, or none; whatever step fails, all stands as it stood."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.raw.writing import put, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files, one of which is to be removed."""
    (tmp_path / "old").write_bytes(b"a")
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "gone").write_bytes(b"b")
    return tmp_path


def wanted(root: Path) -> dict[Path, bytes | None]:
    """What is written in these tests: a file changed, one removed, two that are new."""
    return {root / "old": b"x", root / "gone": None, root / "new": b"y", root / "in/a/one": b"z"}


def state(root: Path) -> dict[str, bytes | None]:
    """Every file and folder below `root`, hidden ones too."""
    found = sorted(root.rglob("*"))
    return {str(it.relative_to(root)): it.read_bytes() if it.is_file() else None for it in found}


def test_all_are_written(root: Path) -> None:
    write(wanted(root))
    assert state(root) == {"in": None, "in/a": None, "in/a/one": b"z", "new": b"y", "old": b"x"}
    assert (root / "old").stat().st_mode & 0o777 == 0o640
    (root / "usual").touch()
    assert (root / "new").stat().st_mode == (root / "usual").stat().st_mode


class Failing:
    """A call of the system that works so many times and then finds the disk full, once."""

    def __init__(self, real: Callable, works: int) -> None:
        self.real, self.left = real, works

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.left -= 1
        if self.left == -1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self.real(*args, **kwargs)


STEPS = [
    *((Path, "replace", works) for works in range(3)),  # of each file that is put in place
    (Path, "unlink", 0),  # of the one that is removed
    *((os, "fsync", works) for works in range(3)),
    *((shutil, "copy2", works) for works in range(2)),
    *((Path, "mkdir", works) for works in range(2)),
]


@pytest.mark.parametrize(("owner", "name", "works"), STEPS)
def test_a_step_that_fails_leaves_all_as_it_stood(
    root: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, works: int
) -> None:
    before = state(root)
    failing = Failing(getattr(owner, name), works)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, lambda *args, **kwargs: failing(*args, **kwargs))
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            write(wanted(root))
    assert state(root) == before
    assert (root / "old").stat().st_mode & 0o777 == 0o640


def test_a_copy_that_cannot_be_put_back_is_not_deleted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = iter([True])  # then the disk refuses, and goes on refusing

    def once(path: Path, target: Path, replace: Callable = Path.replace) -> Path:
        if next(works, False):
            return replace(path, target)
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(PermissionError):
        write({root / "old": b"x", root / "new": b"y"})
    assert b"a" in state(root).values()


def test_what_was_not_put_in_place_needs_no_putting_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(root)

    def never(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", never)
        with pytest.raises(PermissionError):
            write(wanted(root))
    assert state(root) == before


def test_a_stop_is_undone_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(root)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", _stopped(Path.unlink))
        with pytest.raises(KeyboardInterrupt):
            write(wanted(root))
    assert state(root) == before


def _stopped(unlink: Callable) -> Callable:
    def stopped(path: Path, **kwargs: bool) -> None:
        if path.name == "gone":
            raise KeyboardInterrupt
        unlink(path, **kwargs)

    return stopped


def test_one_file(root: Path) -> None:
    put(root / "old", b"x")
    assert state(root) == {"gone": b"b", "old": b"x"}
