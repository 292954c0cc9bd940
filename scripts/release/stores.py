"""Where a state of the dataset is kept: a folder, a release zip, a ref of git.

Each store only reads, into memory: nothing is unpacked, checked out or written.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scripts.release.changes import NotComparableError
from scripts.release.git import DESCRIPTOR, files_of, tree_of

MAX_BYTES = 500_000_000  # of all files in a zip once unpacked, and of any one file
MAX_FILES = 20_000  # in a zip
DOCUMENT = re.compile(r"raw/sources/[^/]+/document\.[^/]+")
SOURCES = "raw/sources/"


@dataclass(frozen=True)
class Store:
    """Named files that can be read."""

    label: str  # as the person called it
    load: Callable[[str], bytes | None]  # by name, with forward slashes; None = not there
    documents: tuple[str, ...] | None  # names of the documents; None = kept without `raw/`
    descriptor: str = DESCRIPTOR
    may_lack_tables: bool = False  # the person named the descriptor alone

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None when there is none. Raises `NotComparableError`."""
        if not is_inside(name):
            raise NotComparableError(f"{self.label}: {name!r} leads out of the dataset.")
        try:
            return self.load(name)
        except (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            reason = getattr(error, "strerror", None) or error
            raise NotComparableError(f"{self.label}: {name} cannot be read: {reason}.") from None


def open_store(name: str, root: Path) -> Store:
    """The store that `name` means: a path that exists, else a ref of git in `root`.

    Raises `NotComparableError`.
    """
    path = Path(name)
    if path.is_dir():
        return folder_store(path, name)
    if path.is_file():
        if path.suffix == ".json":
            return folder_store(path.parent, name, path.name)
        return zip_store(path, name)
    return git_store(name, root)


def folder_store(folder: Path, label: str, descriptor: str = "") -> Store:
    """A folder on disk; `descriptor` names the one file in it that was meant, if it was."""
    inside = folder.resolve()

    def load(name: str) -> bytes | None:
        path = (folder / name).resolve()
        if not path.is_relative_to(inside):
            raise NotComparableError(f"{label}: {name} is a link that leads out of the folder.")
        if not path.is_file():
            return None
        if path.stat().st_size > MAX_BYTES:
            raise NotComparableError(f"{label}: {name} is larger than {MAX_BYTES:,} bytes.")
        return path.read_bytes()

    names = (path.relative_to(folder).as_posix() for path in folder.glob(f"{SOURCES}**/*"))
    return Store(label, load, documents_among(names), descriptor or DESCRIPTOR, bool(descriptor))


def git_store(ref: str, root: Path) -> Store:
    """What a ref holds below `root`."""
    files = files_of(tree_of(ref, root), root)
    return Store(ref, files.get, documents_among(files))


def zip_store(path: Path, label: str) -> Store:
    """A release zip, in which the descriptor stands at the top or in a folder."""
    try:
        with zipfile.ZipFile(path) as archive:
            items = archive.infolist()
    except (OSError, zipfile.BadZipFile) as error:
        raise NotComparableError(f"{label}: this is no readable zip: {error}.") from None
    _refuse_trap(items, label)
    names = [item.filename for item in items]
    prefix = _descriptor_folder(names, label)

    def load(name: str) -> bytes | None:
        with zipfile.ZipFile(path) as archive:
            return archive.read(prefix + name) if prefix + name in names else None

    return Store(label, load, documents_among(name.removeprefix(prefix) for name in names))


def is_inside(name: str) -> bool:
    """Whether a name with forward slashes stays below the folder it is read in."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)


def documents_among(names: Iterable[str]) -> tuple[str, ...] | None:
    """The documents among the names of all files; None when `raw/sources/` is not among them."""
    sources = [name for name in names if name.startswith(SOURCES)]
    return tuple(sorted(filter(DOCUMENT.fullmatch, sources))) if sources else None


def _refuse_trap(items: list[zipfile.ZipInfo], label: str) -> None:
    """Refuse, before a byte is unpacked, what would fill the memory or lead elsewhere."""
    if len(items) > MAX_FILES or sum(item.file_size for item in items) > MAX_BYTES:
        raise NotComparableError(f"{label}: the zip unpacks to more than any release holds.")
    for item in items:
        if not is_inside(item.filename):
            raise NotComparableError(
                f"{label}: the zip names a file outside itself, {item.filename!r}."
            )
    if len({item.filename for item in items}) < len(items):
        raise NotComparableError(f"{label}: the zip holds two files of one name.")


def _descriptor_folder(names: list[str], label: str) -> str:
    """The folder, with its slash, of the descriptor that stands highest."""
    found = sorted(
        (name.count("/"), name) for name in names if name.rpartition("/")[2] == DESCRIPTOR
    )
    if not found:
        raise NotComparableError(f"{label}: the zip holds no {DESCRIPTOR}.")
    if len(found) > 1 and found[0][0] == found[1][0]:
        raise NotComparableError(f"{label}: the zip holds two datasets side by side.")
    return found[0][1].removesuffix(DESCRIPTOR)
