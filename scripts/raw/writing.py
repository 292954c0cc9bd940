"""Several files written, or none of them: a full disk must not cost anyone what they typed.

Whatever dies meanwhile, the next command ends it: see `scripts/raw/changing/`.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.raw.changing.exchange import APART
from scripts.raw.changing.journal import Journal, Step, put_synced, sum_of, sum_of_bytes, sync
from scripts.raw.changing.place import alone, delete, doing, ground_of
from scripts.raw.changing.steps import back, forward, keep
from scripts.raw.problems import Unusable, of_disk

HALF = "It could not be undone either; the next command ends what was begun."

Files = Mapping[Path, bytes | None]
Folders = Mapping[Path, Path]


def write(files: Files, folders: Folders | None = None) -> None:
    """Write every file whole, or remove it, or a folder, where there are no bytes for it.

    `folders` are put where their keys say, in place of all that stood there: each was made in the
    folder that `alone` gives. Raises `Unusable` where another process is at work, or `OSError`;
    then all files and folders stand as they stood.
    """
    if not (files or folders):
        return
    with alone(ground_of([*files, *(folders or {})]), "./record") as area:
        try:
            _change(area, files, folders or {})
        except OSError as error:
            if error.errno not in APART or not folders:
                raise
            _change(area, {**_one_by_one(area, folders), **files}, {})


def put(path: Path, content: bytes) -> None:
    """Write one file whole or not at all, beside others who do: for what can be made anew.

    Raises `OSError`; then it stands as it stood.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync_all(folder: Path) -> None:
    """Bring a folder with all that is in it to the disk. Raises `OSError`."""
    for place, _, names in os.walk(folder):
        for name in names:
            handle = os.open(Path(place, name), os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync(Path(place))


def _change(area: Path, files: Files, folders: Folders) -> None:
    """Make ready, write down what will be done, and do it; or undo it."""
    journal = _made_ready(area, files, folders)
    if journal.steps:
        _carry_out(journal, area)
    try:
        for left in (*area.glob("*.new"), *area.glob("*.old")):
            delete(left)
    except OSError as error:
        raise Unusable(f"All is written, but what stood there is left: {of_disk(error)}") from None


def _carry_out(journal: Journal, area: Path) -> None:
    try:
        journal.commit(area)
        forward(journal, area)
    except BaseException as error:
        try:
            back(journal, area)
        except OSError as fault:
            told = of_disk(error) if isinstance(error, OSError) else "It was stopped."
            raise Unusable(f"{told} {HALF}") from fault
        raise


def _made_ready(area: Path, files: Files, folders: Folders) -> Journal:
    """All that is new lies in the area, on the disk itself, and so does what it replaces."""
    _forget_earlier(area)
    steps: list[Step] = []
    for path, made in folders.items():
        new = sum_of(made)
        sync_all(made)
        step = Step(len(steps), _from_ground(path, area), sum_of(path), new, folder=True)
        made.replace(step.fresh(area))
        steps.append(step)
    for path, content in files.items():
        folder = content is None and path.is_dir() and not path.is_symlink()
        new = "" if content is None else sum_of_bytes(content)
        step = Step(len(steps), _from_ground(path, area), sum_of(path), new, folder)
        _fresh(step, area, content)
        steps.append(step)
    sync(area)
    changed = tuple(step for step in steps if step.old != step.new)
    return Journal(doing(area.parent), changed, tuple(_missing(changed, area)))


def _forget_earlier(area: Path) -> None:
    """Delete what an earlier change of the same command replaced: it is ended, and stays so."""
    for left in (*area.glob("[0-9]*.new"), *area.glob("[0-9]*.old")):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()


def _fresh(step: Step, area: Path, content: bytes | None) -> None:
    """The new file, with the rights of the old one; and the old one at hand."""
    if content is not None and step.old != step.new:
        put_synced(step.fresh(area), content)
    if step.old and not step.folder:
        keep(step, area)
        if content is not None and step.old != step.new:
            step.fresh(area).chmod(stat.S_IMODE(step.place(area).stat().st_mode))


def _from_ground(path: Path, area: Path) -> str:
    """The path from the ground, its own last part not followed where that is a link."""
    whole = path.parent.resolve() / path.name
    return whole.relative_to(area.parent).as_posix()


def _missing(steps: tuple[Step, ...], area: Path) -> Iterator[str]:
    """The folders that must be made first, the outer ones before the inner."""
    ground = area.parent
    wanted = {one for step in steps if step.new for one in step.place(area).parents}
    for folder in sorted(wanted):
        if folder.is_relative_to(ground) and not folder.exists():
            yield folder.relative_to(ground).as_posix()


def _one_by_one(area: Path, folders: Folders) -> dict[Path, bytes | None]:
    """The files of folders that the system cannot exchange in one step."""
    files: dict[Path, bytes | None] = {}
    for number, path in enumerate(folders):
        made = area / f"{number}.new"
        new = {it.relative_to(made): it.read_bytes() for it in made.rglob("*") if it.is_file()}
        old = {it.relative_to(path) for it in path.rglob("*") if not it.is_dir()}
        files |= {path / name: new.get(name) for name in sorted({*new, *old})}
        shutil.rmtree(made)
    return files
