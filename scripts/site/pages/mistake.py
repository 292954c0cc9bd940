"""How a mistake is told: what is asked, so that a curator finds it and can check it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.site.library import Site
from scripts.site.page import SitePage, pages
from scripts.site.setting import MISTAKE


@pages()
def mistake(_: Site) -> Iterator[SitePage]:
    """The page to which every other one leads."""
    yield SitePage(MISTAKE, "page", "Report a mistake", "mistake.html")
