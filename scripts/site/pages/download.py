"""What can be downloaded: every table as published, each with its size and sum, and the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from scripts.package.format import Packed
from scripts.rules.tables import to_csv
from scripts.site.library import Site
from scripts.site.page import CSV, Enclosed, Nav, SitePage, pages

DATA = "data.html"


@dataclass(frozen=True)
class Listed:
    """A file as the page lists it."""

    name: str
    path: str
    holds: str
    size: int  # in bytes
    sha256: str


@pages(Nav(90, "Data", DATA))
def download(site: Site) -> Iterator[SitePage]:
    """The page with all files."""
    tables = [
        (table, Packed(f"{table.name}.csv", to_csv(site.dataset.tables[table.name], table), CSV))
        for table in site.contract.tables.values()
    ]
    stem = DATA.removesuffix(".html")
    yield SitePage(
        DATA,
        "data",
        "Download the data",
        "download.html",
        values={
            "archive": _archive(site),
            "tables": [
                Listed(one.name, f"{stem}.{one.name}", table.one_row, one.size, one.sha256)
                for table, one in tables
            ],
        },
        enclosed=tuple(
            Enclosed(one.name, one.name, one.media_type, partial(bytes, one.data))
            for _, one in tables
        ),
        summary="Every table as CSV with its size and SHA-256, and the archive with all formats.",
    )


def _archive(site: Site) -> Listed | None:
    """The package, if the site was made with it. Raises `OSError`."""
    if site.package is None:
        return None
    data = site.package.read_bytes()
    holds = "CSV, Excel, Stata, SQLite, Parquet, codebook, references, metadata"
    name = site.package.name
    return Listed(name, name, holds, len(data), hashlib.sha256(data).hexdigest())
