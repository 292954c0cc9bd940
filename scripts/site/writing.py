"""A folder of files put in place in one go: all of them, or the old folder stays as it is.

What we wrote is listed in the folder itself. Where something stands in it that is not in the list,
the folder is somebody's, and is left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from scripts.raw.changing.place import alone
from scripts.raw.problems import Unusable, shorten
from scripts.raw.writing import write

LIST = "SHA256SUMS"


def check_ours(folder: Path) -> None:
    """Raises `Unusable` where a folder holds what we have not written, or is a file."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Unusable(f"{folder}: it is no folder. Move it, or choose another with --out.")
    if not folder.exists():
        return
    ours = _listed(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        foreign = path.is_symlink() or not path.is_dir()
        if foreign and name not in ours:
            raise Unusable(
                f"{folder}: `{shorten(name)}` in it is none of the site's files, and the folder "
                "would be replaced. Move that file, or choose another folder with --out."
            )


def put_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """Write files by their path from `folder`, in place of all that stood there; gives their sizes.

    Each is written as it is made. Raises `Unusable` for a folder that is not ours, and while
    another process is at work, or `OSError`; then the old one stands as it stood.
    """
    check_ours(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder.parent, "./record site") as workshop:
        sizes = _write(workshop / "made", files)
        check_ours(folder)  # something may have been put there meanwhile
        write({}, {folder: workshop / "made"})
    return sizes


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, int]:
    """Write the files and the list of them. Raises `ValueError` where two have one path."""
    sizes: dict[str, int] = {}
    sums: dict[str, str] = {}
    for name, content in files:
        if name in sums:
            raise ValueError(f"{name}: two pages have this path.")
        sums[name] = hashlib.sha256(content).hexdigest()
        sizes[name] = _put(folder / name, content)
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    sizes[LIST] = _put(folder / LIST, lines.encode("utf-8"))
    return sizes


def _put(path: Path, content: bytes) -> int:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return len(content)


def _listed(folder: Path) -> set[str]:
    """The files that we wrote there; none where there is no list."""
    path = folder / LIST
    if path.is_symlink() or not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return {LIST, *(line.partition("  ")[2] for line in lines)}
