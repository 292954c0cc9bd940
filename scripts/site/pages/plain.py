"""A page for whatever has none of its own: what `show` prints of it, and a retired id's heirs."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.show.lookup import retired_page
from scripts.show.page import Page
from scripts.show.views import page as shown_page
from scripts.site.library import Site
from scripts.site.page import SitePage, id_page, pages, sheet


def plain(site: Site, table: str, key: str) -> SitePage:
    """The page of an id of any kind. Raises `Refused`."""
    shown = shown_page(site.shelf, site.kinds[table], key)
    sheets = (sheet(site, table, [site.row(table, key)]),)
    return _page(site, table, shown, sheets=sheets)


@pages()
def retired(site: Site) -> Iterator[SitePage]:
    """What stands at the address of an id that is never used again."""
    for row in site.retired.values():
        yield _page(site, "retired", retired_page(row))


def _page(site: Site, table: str, shown: Page, **more: object) -> SitePage:
    title = shown.title or shown.id
    return id_page(
        site, table, shown.id, shown.kind, title, "plain.html", values={"shown": shown}, **more
    )
