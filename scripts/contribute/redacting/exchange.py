"""Several files written, or none of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def exchange(files: Mapping[Path, bytes | None], root: Path) -> None:
    """Write every file, or remove it where there are no bytes for it.

    Raises `OSError`; then all files stand as they stood. The old ones are not kept.
    """
    workshop = Path(tempfile.mkdtemp(prefix=".build-", dir=root))
    moved: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for number, data in enumerate(files.values()):
            if data is not None:
                (workshop / f"new-{number}").write_bytes(data)
        for number, (path, data) in enumerate(files.items()):
            if path.exists():
                old = workshop / f"old-{number}"
                path.rename(old)
                moved.append((old, path))
                if data is not None:
                    shutil.copymode(old, workshop / f"new-{number}")
            if data is not None:
                (workshop / f"new-{number}").rename(path)
                made.append(path)
    except BaseException:
        _restore(moved, made)
        raise
    finally:
        shutil.rmtree(workshop)


def _restore(moved: list[tuple[Path, Path]], made: list[Path]) -> None:
    """Only what was made here goes: another file of that name is the one that was there."""
    for path in made:
        path.unlink(missing_ok=True)
    for old, path in reversed(moved):
        old.replace(path)
