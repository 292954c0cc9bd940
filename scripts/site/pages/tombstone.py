"""What stands at the address of an id that is never used again, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.raw.problems import Place
from scripts.raw.rows import Row
from scripts.show.lookup import PATH, Retired
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage, id_page, pages

RETIRED = "retired.html"
COLUMNS = ("id", "replaced_by", "reason", "since")


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
            values={"stone": stone, "heirs": heirs(site, stone), "changes": site.changes(stone.id)},
            sheets=(_sheet([stone]),),
            summary=f"Retired in version {stone.since}: {stone.reason}",
        )


@pages()
def all_retired(site: Site) -> Iterator[SitePage]:
    """The list, by the version that no longer has them."""
    stones = sorted(site.retired.values(), key=lambda one: (_number(one.since), one.id))
    yield SitePage(
        RETIRED,
        "list",
        "Retired ids: what became of them",
        "retired.html",
        values={"stones": [(one, heirs(site, one)) for one in stones]},
        sheets=(_sheet(stones),) if stones else (),
        summary="Every id that was released and is gone, with its reason and its heirs.",
    )


def heirs(site: Site, stone: Retired) -> tuple[str, ...]:
    """What took the place of an id, then what took the place of that; the last one may stand."""
    found: dict[str, None] = {}
    key = stone.replaced_by
    while key and key not in found:
        found[key] = None
        key = site.retired[key].replaced_by if key in site.retired else ""
    return tuple(found)


def _sheet(stones: list[Retired]) -> Sheet:
    rows = [
        Row("retired", {name: getattr(one, name) for name in COLUMNS}, Place(PATH))
        for one in stones
    ]
    return Sheet("retired", COLUMNS, rows)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
