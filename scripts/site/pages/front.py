"""The first page: what this is."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.site.library import Site
from scripts.site.page import SitePage, pages


@pages()
def front(site: Site) -> Iterator[SitePage]:
    """The page with which a visit begins."""
    title = site.contract.title
    yield SitePage("index.html", "dataset", title, "front.html", summary=site.contract.description)
