"""Several files written, or none of them: a full disk must not cost anyone what they typed."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write(files: Mapping[Path, bytes | None]) -> None:
    """Write every file whole, or remove it where there are no bytes for it.

    Each is made and synced beside the one it takes the place of, then all are put in place in
    their order. Raises `OSError`; then all files and folders stand as they stood.
    """
    kept: list[Path] = []
    with ExitStack() as undo:
        fresh = {path: _fresh(path, data, undo) for path, data in files.items() if data is not None}
        for path in files:
            kept += _kept(path, fresh.get(path), undo)
            if path in fresh:
                fresh[path].replace(path)
            else:
                path.unlink()
        undo.pop_all()
    for old in kept:
        old.unlink()


def put(path: Path, content: bytes) -> None:
    """Write one file whole or not at all. Raises `OSError`; then it stands as it stood."""
    write({path: content})


def _fresh(path: Path, content: bytes, undo: ExitStack) -> Path:
    """The new file, beside the place where it will stand; missing folders are made."""
    for folder in reversed([one for one in path.parents if not one.exists()]):
        folder.mkdir()
        undo.callback(folder.rmdir)
    fresh = _beside(path, undo)
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else _usual())
    return fresh


def _kept(path: Path, fresh: Path | None, undo: ExitStack) -> list[Path]:
    """The old file kept beside its place until all are written, if there is one."""
    if not path.exists():
        undo.callback(path.unlink, missing_ok=True)
        return []
    with ExitStack() as failed:
        old = _beside(path, failed)
        shutil.copy2(path, old)
        failed.pop_all()
    undo.callback(_put_back, old, path, fresh)
    return [old]


def _put_back(old: Path, path: Path, fresh: Path | None) -> None:
    """Undo one step, if it was taken; where that fails, the copy is not deleted either."""
    taken = not (fresh or path).exists()
    if taken:
        old.replace(path)
    else:
        old.unlink()


def _beside(path: Path, undo: ExitStack) -> Path:
    """An empty file in the same folder, so that putting it in place is one step of the system."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}-", dir=path.parent)
    os.close(handle)
    undo.callback(Path(name).unlink, missing_ok=True)
    return Path(name)


def _usual() -> int:
    """The permissions of a new file, which a temporary one does not have."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
