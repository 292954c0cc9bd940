"""What stands at the address of an id that is never used again, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.records.tombstones import RETIRED
from scripts.show.lookup import Retired, heirs
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage, id_page, pages

LIST = "retired.html"


@pages()
def tombstones(site: Site) -> Iterator[SitePage]:
    """One for each retired id."""
    for stone in site.retired.values():
        yield id_page(
            site,
            "retired",
            stone.id,
            "retired id",
            f"{stone.id}: no longer in the dataset",
            "tombstone.html",
            values={
                "stone": stone,
                "heirs": heirs(stone, site.retired),
                "changes": site.changes(stone.id),
            },
            sheets=(_sheet(site, [stone]),),
            summary=f"Retired in version {stone.since}: {stone.reason}",
        )


@pages()
def all_retired(site: Site) -> Iterator[SitePage]:
    """The list, by the version that no longer has them."""
    stones = sorted(site.retired.values(), key=lambda one: (_number(one.since), one.id))
    yield SitePage(
        LIST,
        "list",
        "Retired ids: what became of them",
        "retired.html",
        values={"stones": [(one, heirs(one, site.retired)) for one in stones]},
        sheets=(_sheet(site, stones),) if stones else (),
        summary="Every id that was released and is gone, with its reason and its heirs.",
    )


def _sheet(site: Site, stones: list[Retired]) -> Sheet:
    rows = [row for one in stones for row in site.shelf.find(RETIRED, "record", one.id)]
    return Sheet(RETIRED, site.contract.tables[RETIRED].names, rows)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
