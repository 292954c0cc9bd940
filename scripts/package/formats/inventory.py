"""What stands in the package: `FILES.md` with rows and bytes, `SHA256SUMS` to check it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from scripts.derived.citing.published import markdown_table
from scripts.package.format import Files, Format, Making, Packed, Rows, Stage
from scripts.raw.rows import Row

PAGE, SUMS = "FILES.md", "SHA256SUMS"


def _make(making: Making) -> Files:
    """The page on all files but these two, and the checksums of those and of the page."""
    text = f"# Files\n\n{inventory(making.files, making.edition.dataset.tables)}\n"
    page = Packed(PAGE, text.encode(), FORMAT.media_type(PAGE))
    return {PAGE: page.data, SUMS: checksums([*making.files, page])}


def inventory(files: Iterable[Packed], tables: Mapping[str, list[Row]]) -> str:
    """A Markdown table of the files with their rows and bytes."""
    return markdown_table(
        ["file", "rows", "bytes"],
        [[f"`{file.name}`", _rows(file, tables), f"{file.size:,}"] for file in files],
    )


def checksums(files: Iterable[Packed]) -> bytes:
    """`SHA256SUMS` as `sha256sum --check` reads it."""
    lines = {file.name: f"{file.sha256}  {file.name}\n" for file in files}
    return "".join(lines[name] for name in sorted(lines)).encode("utf-8")


def _rows(file: Packed, tables: Mapping[str, list[Row]]) -> str:
    """The rows of the file's table or tables; empty where it holds none."""
    match file.rows:
        case Rows.ONE_TABLE:
            name = PurePosixPath(file.name).stem
            return f"{len(tables[name]):,}" if name in tables else ""
        case Rows.ALL_TABLES:
            return f"{sum(map(len, tables.values())):,}"
        case Rows.NONE:
            return ""


FORMAT = Format(
    "inventory",
    {PAGE: "text/markdown", SUMS: "text/plain"},
    _make,
    stage=Stage.INVENTORY,
)
