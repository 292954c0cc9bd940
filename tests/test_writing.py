"""Several files are written, or none, wherever the process dies or the disk is full."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from pathlib import Path

import pytest
from killing import killed, refused, state

from scripts.raw.changing import lock
from scripts.raw.changing.journal import sum_of
from scripts.raw.changing.place import AREA, alone, ground_of, heal
from scripts.raw.problems import Unusable
from scripts.raw.writing import put, write

NEW = {"old": b"x", "new": b"y", "in/a/one": b"z", "tables/a": b"3", "tables/c": b"4"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files, of which one will be removed, and two folders."""
    root = tmp_path / "project"
    for name in ("old", "gone", "tables/a", "tables/b", "whole/folder/file"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"a")
    (root / "old").chmod(0o640)
    (root / "datapackage.json").touch()
    return root


def change(root: Path) -> None:
    """What is written in these tests."""
    with alone(root, "./record build") as area:
        (area / "made").mkdir()
        (area / "made/a").write_bytes(b"3")
        (area / "made/c").write_bytes(b"4")
        files = {"old": b"x", "gone": None, "new": b"y", "in/a/one": b"z", "whole": None}
        wanted = {root / name: content for name, content in files.items()}
        write(wanted, {root / "tables": area / "made"})


def change_nothing(root: Path) -> None:
    """Tables that are the same as those that stand there."""
    with alone(root, "./record build") as area:
        shutil.copytree(root / "tables", area / "made")
        write({}, {root / "tables": area / "made"})


def folders(root: Path) -> list[str]:
    return [path.name for path in sorted(root.rglob("*")) if path.is_dir()]


def test_all_are_written_and_nothing_else_is_left(root: Path) -> None:
    change(root)
    assert state(root) == {**NEW, "datapackage.json": b""}
    assert folders(root) == ["in", "a", "tables"]
    assert (root / "old").stat().st_mode & 0o777 == 0o640
    (root / "usual").touch()
    assert (root / "new").stat().st_mode == (root / "usual").stat().st_mode


def test_one_change_after_the_other(root: Path) -> None:
    with alone(root, "./record refresh"):
        change(root)
        change_nothing(root)
        write({root / "old": b"1", root / "tables": None})
        assert [path.name for path in (root / AREA).iterdir()] == ["lock"]
    assert state(root) == {"datapackage.json": b"", "old": b"1", "new": b"y", "in/a/one": b"z"}


def test_what_is_the_same_already_is_not_touched(root: Path) -> None:
    before = (root / "old").stat()
    write({root / "old": b"a"})
    assert (root / "old").stat() == before
    write({})
    assert not (root / AREA).exists()


@pytest.mark.parametrize("together", [True, False])
def test_killed_anywhere_all_is_old_or_new(
    root: Path, tmp_path: Path, together, monkeypatch
) -> None:
    """Once more where the system cannot exchange folders."""
    if not together:
        monkeypatch.setattr("scripts.raw.changing.steps.exchange", apart)
    old = state(root)
    left = list(killed(root, tmp_path / "left", lambda: change(root)))
    new = state(left[-1][1])
    assert new == {**NEW, "datapackage.json": b""}
    ends = []
    for name, copy in left:
        tables = {key: it for key, it in state(copy).items() if key.startswith("tables/")}
        assert not together or tables in ({"tables/a": b"a", "tables/b": b"a"}, tables_of(new)), (
            name
        )
        told = heal(copy)
        assert state(copy) in (old, new), name
        ends.append(state(copy) == new)
        assert not told or told.startswith("`./record build` had been interrupted; it is ")
        assert not told or ("finished" in told) == ends[-1]
        assert (heal(copy), (copy / AREA).exists()) == ("", False)
        assert folders(copy) == (
            ["in", "a", "tables"] if ends[-1] else ["tables", "whole", "folder"]
        )
    assert ends == sorted(ends)
    assert 20 < sum(not end for end in ends) < len(ends) - 10


def tables_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.startswith("tables/")}


def apart(_: Path, place: Path) -> None:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(place))


def test_killed_while_it_is_undone_it_is_undone(root: Path, tmp_path: Path) -> None:
    old = state(root)

    def fail() -> None:
        (root / "new").mkdir()
        (root / "new/file").touch()
        with pytest.raises(IsADirectoryError):
            write(
                {root / "old": b"x", root / "gone": None, root / "in/one": b"z", root / "new": b""}
            )

    for name, copy in killed(root, tmp_path / "left", fail):
        heal(copy)
        shutil.rmtree(copy / "new", ignore_errors=True)
        assert state(copy) == old, name
        assert "in" not in folders(copy)


def test_on_a_full_disk_all_stands_as_it_stood(root: Path, tmp_path: Path) -> None:
    old, ends = state(root), []
    for at, error, copy in refused(root, tmp_path / "left", change):
        assert not error or "No space left" in error
        heal(copy)
        whole = [old] if error else []
        if not error or "the next command ends what was begun" in error:
            whole.append({**NEW, "datapackage.json": b""})
        assert state(copy) in whole, at
        assert not (copy / AREA).exists()
        ends.append(bool(error))
    assert ends == sorted(ends, reverse=True)
    assert sum(ends) > 20


def test_a_stop_is_undone_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, unlink = state(root), Path.unlink

    def stopped(path: Path, missing_ok: bool = False) -> None:
        if path.name == "gone":
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", stopped)
        with pytest.raises(KeyboardInterrupt):
            change(root)
    assert state(root) == before


def test_nothing_is_written_over_what_was_changed_since(root: Path, tmp_path: Path) -> None:
    left = list(killed(root, tmp_path / "left", lambda: change(root)))
    copy = next(it for _, it in left if (it / AREA / "forward.json").exists())
    (copy / "old").write_bytes(b"mine")
    with pytest.raises(
        Unusable, match=r"old was changed after `./record build` had been interrupted"
    ):
        heal(copy)
    assert (copy / "old").read_bytes() == b"mine"
    (copy / "old").unlink()
    assert heal(copy)
    assert (copy / "old").read_bytes() == b"x"


def test_a_second_writer_is_told_who_is_at_work(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    told = []

    def second() -> None:
        try:
            write({root / "old": b"2"})
        except Unusable as unusable:
            told.append(str(unusable))

    with alone(root, "./record format"):
        other = threading.Thread(target=second)  # another process would see the same
        other.start()
        other.join()
        write({root / "old": b"1"})
        assert heal(root) == ""
    [line] = told
    assert line.startswith(
        f"{root}: `./record format` (process {os.getpid()}) has been writing here"
    )
    assert line.endswith("Let it end, then run this again.")
    assert ((root / "old").read_bytes(), (root / AREA).exists()) == (b"1", False)


def test_who_comes_waits_a_moment_and_the_dead_hold_nothing(root: Path) -> None:
    child = os.fork()
    if child == 0:
        with alone(root, "./record format"):
            time.sleep(0.2)
            os._exit(0)  # killed
    while not (root / AREA / "lock").exists():
        time.sleep(0.01)
    write({root / "old": b"2"})
    assert (root / "old").read_bytes() == b"2"
    os.waitpid(child, 0)


def test_many_at_once_each_get_their_turn(root: Path) -> None:
    def add() -> None:
        for _ in range(10):
            with alone(root, "./record redact"):
                count = int((root / "count").read_bytes() or b"0")
                write({root / "count": str(count + 1).encode()})

    (root / "count").write_bytes(b"")
    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (root / "count").read_bytes() == b"30"


def test_where_a_change_is_written_down(root: Path, tmp_path: Path) -> None:
    assert ground_of([root / "raw/sources/new/source.yaml", root / "old"]) == root
    assert ground_of([tmp_path / "elsewhere/new/site"]) == tmp_path
    with alone(root / "tables", "./record site"):
        assert ground_of([root / "tables/new"]) == root / "tables"


def test_a_sum_is_that_of_names_and_bytes(root: Path) -> None:
    first = sum_of(root / "tables")
    (root / "tables/b").rename(root / "tables/c")
    assert sum_of(root / "tables") != first
    assert sum_of(root / "nothing") == ""


def test_one_file(root: Path) -> None:
    put(root / "old", b"x")
    put(root / "further/in", b"y")
    assert ((root / "old").read_bytes(), (root / "further/in").read_bytes()) == (b"x", b"y")
    with pytest.raises(OSError, match="old"):
        put(root / "old/in", b"z")


def test_one_command_changes_things_twice(root: Path) -> None:
    with alone(root, "./record refresh") as area:
        for cell in (b"1", b"2"):
            (area / "made").mkdir()
            (area / "made/a").write_bytes(cell)
            write({}, {root / "tables": area / "made"})
            write({root / "old": cell})
    assert (root / "old").read_bytes() == (root / "tables/a").read_bytes() == b"2"
