"""Search: a page that asks the index, which runs in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.site.library import Site
from scripts.site.page import SitePage, pages

PATH = "search.html"


@pages()
def search(_: Site) -> Iterator[SitePage]:
    """The page to which the field in the head of every page leads."""
    summary = "Search words, people, places, documents and ids, in Latin and in Persian letters."
    yield SitePage(PATH, "search", "Search", "search.html", summary=summary)
