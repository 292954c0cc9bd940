"""Makes the site: every page, its data, and the files that all pages share."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.contract.model import Contract
from scripts.raw.problems import Refused
from scripts.raw.rows import Dataset
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.site.catalogue import all_pages, navigation
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage
from scripts.site.setting import STATIC, Setter
from scripts.site.writing import check_ours, put_folder


def make_site(root: Path, folder: Path) -> dict[str, int]:
    """Make the site of `root` in `folder`; gives the size of each file by its path.

    Raises `Refused` (the data have problems), `Unusable` (a foreign file in the folder, a broken
    template) or `OSError`; then nothing was changed.
    """
    check_ours(folder)
    contract = read_contract(root)
    built, problems, _ = make(root, contract)
    if problems:
        raise Refused(problems)
    return put_folder(folder, site_files(root, contract, built))


def site_files(root: Path, contract: Contract, built: Dataset) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path, made as it is asked for."""
    site = Site.of(root, contract, built)
    setter = Setter(site, navigation())
    for path in sorted(STATIC.iterdir()):
        yield path.name, path.read_bytes()
    for page in all_pages(site):
        yield page.path, setter.text(page).encode("utf-8")
        yield from data_files(site, page)


def data_files(site: Site, page: SitePage) -> Iterator[tuple[str, bytes]]:
    """The rows of a page: each of its sheets as CSV, and all together as JSON."""
    if not page.sheets:
        return
    for (_, path), sheet in zip(page.files, page.sheets, strict=False):
        yield path, _csv(sheet)
    yield f"{page.stem}.json", _json(site, page).encode("utf-8")


def _json(site: Site, page: SitePage) -> str:
    """What the page is, then its sheets, a row a line."""
    head = {
        "dataset": site.contract.name,
        "version": site.contract.version,
        "licence": site.head.licence.url,
        "id": page.id,
        "title": page.title,
    }
    parts = [f"{_plain(name)}: {_plain(text)}" for name, text in head.items()]
    for sheet in page.sheets:
        rows = ",\n  ".join(map(_plain, _filled(sheet)))
        parts.append(f"{_plain(sheet.name)}: [\n  {rows}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([row[name] for name in sheet.columns] for row in sheet.rows)
    return out.getvalue().encode("utf-8")


def _filled(sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    """The rows without their empty cells."""
    for row in sheet.rows:
        yield {name: row[name] for name in sheet.columns if row[name]}
