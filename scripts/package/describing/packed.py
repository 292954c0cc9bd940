"""A file of the package as metadata describe it, and what went into the build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

INPUTS = ("raw", "datapackage.json", "scripts")  # of the build, whose pure function data/ is

MEDIA_TYPES = {
    ".R": "text/x-r",
    ".bib": "text/x-bibtex",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".do": "text/plain",
    ".dta": "application/x-stata-dta",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".py": "text/x-python",
    ".ris": "application/x-research-info-systems",
    ".sqlite": "application/vnd.sqlite3",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Packed:
    """One file of the package."""

    name: str  # from the package's folder, with forward slashes
    sha256: str
    size: int  # bytes

    @property
    def media_type(self) -> str:
        """By the end of its name; plain text where there is none that is known."""
        return MEDIA_TYPES.get(PurePosixPath(self.name).suffix, "text/plain")


@dataclass(frozen=True)
class Input:
    """One thing that the build reads, with a hash of all it holds."""

    name: str
    sha256: str  # of the file; of a folder, of the lines `sha256  path` of its files, sorted


def packed(files: Mapping[str, tuple[str, int]]) -> list[Packed]:
    """The files by name, from their hash and size."""
    return [Packed(name, *files[name]) for name in sorted(files)]


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
