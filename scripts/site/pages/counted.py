"""What is counted: populations and units, each with the questions asked of it; and both lists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.show.lists import ListedView
from scripts.site.library import Site
from scripts.site.page import SitePage, id_page, pages, sheet, shows
from scripts.site.pages.place import asked, tree
from scripts.site.pages.question import NUMBERS

POPULATIONS, UNITS = "populations.html", "units.html"


@shows("populations")
def population(site: Site, key: str) -> SitePage:
    """The page of a population. Raises `Refused`."""
    above, below = site.shelf.above("populations", key), site.shelf.below("populations", key)
    return _page(site, "populations", key, ("Part of", above), ("Parts", below))


@shows("units")
def unit(site: Site, key: str) -> SitePage:
    """The page of a unit. Raises `Refused`."""
    also = site.shelf.maybe("units", site.row("units", key)["each_is_also_id"])
    below = site.shelf.all_named("units", "each_is_also_id", key)
    return _page(
        site, "units", key, ("Each is also", (also,) if also else ()), ("Among them", below)
    )


def _page(site: Site, table: str, key: str, *around: tuple[str, object]) -> SitePage:
    view: ListedView = site.view(table, key)
    column = site.contract.tables[table].key[0]
    claims = site.shelf.find("claims", column, key)
    sheets = {table: [site.row(table, key)], "claims": claims}
    return id_page(
        site,
        table,
        key,
        view.type,
        view.label,
        "counted.html",
        nav=NUMBERS,
        values={
            "view": view,
            "around": around,
            "asked": asked(site, column, key),
            "back": POPULATIONS if table == "populations" else UNITS,
        },
        sheets=tuple(sheet(site, name, rows) for name, rows in sheets.items() if rows),
        summary=f"What was asked of it: {view.label}",
    )


@pages()
def populations(site: Site) -> Iterator[SitePage]:
    """All populations, each below the one it is part of."""
    rows = site.dataset.tables["populations"]
    yield SitePage(
        POPULATIONS,
        "list",
        "Populations: of whom is counted",
        "populations.html",
        values={"tree": tree(site, "populations", "population_id"), "total": len(rows)},
        nav=NUMBERS,
        sheets=(sheet(site, "populations", rows),),
        summary="Every population of which a number is asked.",
    )


@pages()
def units(site: Site) -> Iterator[SitePage]:
    """All units, by what they are measured in."""
    rows = site.dataset.tables["units"]
    counts = {
        row["unit_id"]: len(site.shelf.find("claims", "unit_id", row["unit_id"])) for row in rows
    }
    yield SitePage(
        UNITS,
        "list",
        "Units: what one counted thing is",
        "units.html",
        values={
            "units": sorted(rows, key=lambda row: (row["measured_in"], row["label"])),
            "counts": counts,
        },
        nav=NUMBERS,
        sheets=(sheet(site, "units", rows),),
        summary="Every unit in which a number is asked for, and what makes a thing count.",
    )
