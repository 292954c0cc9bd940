"""Every kind of page, found where it stands, and the pages that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from scripts.raw.gathering import gathered
from scripts.site.library import Site
from scripts.site.page import Nav, Pages, Shows, SitePage
from scripts.site.pages.plain import plain

Job = Callable[[], Iterator[SitePage]]


def navigation() -> list[Nav]:
    """The entries of the navigation, in their order."""
    found = (one.nav for one in _across().values() if one.nav)
    return sorted(found, key=lambda nav: (nav.place, nav.label))


def all_pages(site: Site) -> Iterator[SitePage]:
    """Every page of the site, one after the other. Raises `ValueError` where two show one id."""
    return (page for job in jobs(site) for page in job())


def jobs(site: Site) -> list[Job]:
    """What makes the pages, each by itself: a kind with paths of its own, or one id."""
    across = [partial(kind.make, site) for kind in _across().values()]
    ids = [partial(_of_id, site, table, key) for table, key in site.shown()]
    return [*across, *ids]


def _of_id(site: Site, table: str, key: str) -> Iterator[SitePage]:
    yield _shown_by(site, table, key)


def _shown_by(site: Site, table: str, key: str) -> SitePage:
    row = site.row(table, key)
    found = {name: one for name, one in _shown(table).items() if one.where(row)}
    if len(found) > 1:
        raise ValueError(f"{key}: {' and '.join(found)} both show it.")
    for one in found.values():
        return one.make(site, key)
    return plain(site, table, key)


@cache
def _across() -> dict[str, Pages]:
    return gathered(Pages, r"@pages\(", "site/pages")


@cache
def _shown(table: str) -> dict[str, Shows]:
    every = gathered(Shows, r"@shows\(", "site/pages")
    return {name: one for name, one in every.items() if one.table == table}
