"""Makes the site: every page, its data, and the files that all pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from scripts.raw.problems import Refused
from scripts.raw.progress import tracked
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.site import folding
from scripts.site.catalogue import jobs, navigation
from scripts.site.data import Spelling
from scripts.site.entries import Entries
from scripts.site.library import Site
from scripts.site.page import SitePage
from scripts.site.search import Entry, index
from scripts.site.setting import STATIC, Setter
from scripts.site.workers import parts
from scripts.site.writing import check_ours, put_folder

Files = list[tuple[str, bytes]]
JOBS = 64  # of a part, which one process makes


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
    for path in sorted(STATIC.iterdir()):
        yield path.name, path.read_bytes()
    if site.package:
        yield site.package.name, site.package.read_bytes()
    yield "folding.js", folding.script().encode("utf-8")
    making = Making(site)
    made_parts = parts(making.part, making.parts)
    for made in tracked(made_parts, "Making pages", making.parts):
        for files, entry in made:
            yield from files
            found(entry)


class Making:
    """Makes the pages of a site part by part, in an order that is always the same."""

    def __init__(self, site: Site) -> None:
        self.setter, self.beside = Setter(site, navigation()), Spelling(site)
        self.entries = Entries(site)
        self.jobs = jobs(site)

    @property
    def parts(self) -> int:
        """How many there are."""
        return -(-len(self.jobs) // JOBS)

    def part(self, number: int) -> list[tuple[Files, Entry]]:
        """The pages of one part: the files of each, and what of it can be searched."""
        some = self.jobs[number * JOBS : (number + 1) * JOBS]
        return [self._made(page) for job in some for page in job()]

    def _made(self, page: SitePage) -> tuple[Files, Entry]:
        own = (page.path, self.setter.text(page).encode("utf-8"))
        return [own, *self.beside.files(page)], self.entries.of(page)
