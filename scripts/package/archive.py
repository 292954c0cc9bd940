"""The archive: an inventory, checksums, and a zip with the same bytes for the same files."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from scripts.derived.citing.blocks import markdown_table
from scripts.raw.rows import Row

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can hold; the clock is no part of it
MODE = (stat.S_IFREG | 0o644) << 16
UNIX = 3
TABLE_FILES = (".csv", ".dta", ".parquet")  # one table a file
DATABASES = (".sqlite", ".xlsx")  # all tables in one file


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


def measured(files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """SHA-256 and bytes of each file, in the order of their names."""
    return {
        name: (hashlib.sha256(files[name]).hexdigest(), len(files[name])) for name in sorted(files)
    }


def checksums(files: Mapping[str, bytes]) -> bytes:
    """`SHA256SUMS` as `sha256sum --check` reads it."""
    lines = [f"{digest}  {name}\n" for name, (digest, _) in measured(files).items()]
    return "".join(lines).encode("utf-8")


def inventory(files: Mapping[str, bytes], tables: Mapping[str, list[Row]]) -> str:
    """A Markdown table of the files with their rows and bytes."""
    return markdown_table(
        ["file", "rows", "bytes"],
        [[f"`{name}`", _rows(name, tables), f"{len(files[name]):,}"] for name in sorted(files)],
    )


def _rows(name: str, tables: Mapping[str, list[Row]]) -> str:
    """The rows of the file's table or tables; empty where it holds none."""
    path = PurePosixPath(name)
    if path.suffix in TABLE_FILES and path.stem in tables:
        return f"{len(tables[path.stem]):,}"
    if path.suffix in DATABASES:
        return f"{sum(map(len, tables.values())):,}"
    return ""
