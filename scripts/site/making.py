"""Makes the site: every page, its data, and the files that all pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from scripts.raw.problems import Refused
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.site import folding
from scripts.site.catalogue import all_pages, navigation
from scripts.site.data import Spelling
from scripts.site.entries import Entries
from scripts.site.library import Site
from scripts.site.search import Entry, index
from scripts.site.setting import STATIC, Setter
from scripts.site.writing import check_ours, put_folder


def make_site(root: Path, folder: Path, package: Path | None = None) -> dict[str, int]:
    """Make the site of `root` in `folder`; gives the size of each file by its path.

    `package` is the archive that it passes on.
    Raises `Refused` (the data have problems), `Unusable` (a foreign file in the folder, a broken
    template) or `OSError`; then nothing was changed.
    """
    check_ours(folder)
    contract = read_contract(root)
    built, problems, _ = make(root, contract)
    if problems:
        raise Refused(problems)
    entries: list[Entry] = []
    site = Site.of(root, contract, built, package)
    pages = site_files(site, entries.append)
    return put_folder(folder, chain(pages, index(entries)))


def site_files(
    site: Site, found: Callable[[Entry], None] = lambda _: None
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its path, made as it is asked for, but for the index of the search.

    `found` is told what of each page can be searched.
    """
    setter, beside, entries = Setter(site, navigation()), Spelling(site), Entries(site)
    for path in sorted(STATIC.iterdir()):
        yield path.name, path.read_bytes()
    if site.package:
        yield site.package.name, site.package.read_bytes()
    yield "folding.js", folding.script().encode("utf-8")
    for page in all_pages(site):
        yield page.path, setter.text(page).encode("utf-8")
        yield from beside.files(page)
        found(entries.of(page))
