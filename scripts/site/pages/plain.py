"""A page for whatever has none of its own: what `show` prints of it."""

from __future__ import annotations

from scripts.show.views import page as shown_page
from scripts.site.library import Site
from scripts.site.page import SitePage, id_page, sheet


def plain(site: Site, table: str, key: str) -> SitePage:
    """The page of an id of any kind. Raises `Refused`."""
    shown = shown_page(site.shelf, site.kinds[table], key)
    return id_page(
        site,
        table,
        shown.id,
        shown.kind,
        shown.title or shown.id,
        "plain.html",
        values={"shown": shown},
        sheets=(sheet(site, table, [site.row(table, key)]),),
    )
