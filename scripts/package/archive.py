"""The same bytes for the same files: a zip without times or owners, and hashes."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can hold; the clock is no part of it
CREATED = datetime(*EARLIEST)  # what a file says that has to say when it was made
MODE = (stat.S_IFREG | 0o644) << 16
UNIX = 3
INPUTS = ("raw", "datapackage.json", "scripts")  # of the build, whose pure function data/ is


def zip_of(files: Mapping[str, bytes], folder: str) -> bytes:
    """The files below `folder` as a zip: stored, sorted, without times or owners of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(str(PurePosixPath(folder, name)), EARLIEST)
            member.create_system = UNIX
            member.external_attr = MODE
            archive.writestr(member, files[name], zipfile.ZIP_STORED)
    return out.getvalue()


def stored(workbook: bytes) -> bytes:
    """A zip again without compression, whose bytes differ from one compressor to the next."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return zip_of({name: parts.read(name) for name in parts.namelist()}, "")


@dataclass(frozen=True)
class Input:
    """One thing that the build reads, with a hash of all it holds."""

    name: str
    sha256: str  # of the file; of a folder, of the lines `sha256  path` of its files, sorted


def inputs(root: Path) -> list[Input]:
    """What the build of `root` reads. Raises `OSError` where a part is missing."""
    return [Input(name, _digest(root, name)) for name in INPUTS]


def _digest(root: Path, name: str) -> str:
    path = root / name
    if path.is_file():
        return _sha256(path.read_bytes())
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(_files(root, path)))
    return _sha256(lines.encode("utf-8"))


def _files(root: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Files below a folder; hidden ones and compiled code are no input."""
    for path in folder.rglob("*"):
        name = path.relative_to(root)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in name.parts)
        if path.is_file() and not hidden:
            yield name.as_posix(), _sha256(path.read_bytes())


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
