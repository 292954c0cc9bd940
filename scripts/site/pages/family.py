"""Questions that stand together, of one event and unit; and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.derived.families import Family
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.families import Member, family
from scripts.site.library import Site
from scripts.site.numbers import Numbers, counted
from scripts.site.page import Nav, SitePage, pages, sheet
from scripts.site.pages.question import (
    NUMBERS,
    by_voice,
    enclosed,
    has_page,
    path_of,
    two_orders,
    voice_path,
)
from scripts.site.picture.rows import BY_YEAR
from scripts.site.picture.strip import samples


@pages()
def families(site: Site) -> Iterator[SitePage]:
    """A page for each family of more than one question, and its picture by voice."""
    for one in site.shelf.families.by_name.values():
        if has_page(one):
            numbers = Numbers(site, one, alone=False)
            page = _family(site, one, numbers)
            yield page
            if two_orders(numbers):
                yield by_voice(site, page.path, page.title, numbers)


def _family(site: Site, one: Family, numbers: Numbers) -> SitePage:
    path = path_of(one)
    drawn = numbers.drawn(BY_YEAR)
    return SitePage(
        path,
        "family of questions",
        title_of(site, one),
        "family.html",
        nav=NUMBERS,
        values={
            "numbers": numbers,
            "counts": counted(numbers.figures),
            "members": _members(site, one),
            "event": site.shelf.maybe("events", one.event),
            "drawn": drawn,
            "samples": samples(drawn.keys) if drawn else [],
            "by_voice": voice_path(path) if two_orders(numbers) else "",
        },
        sheets=numbers.sheets(
            sheet(site, "claims", [site.row("claims", key) for key in one.all]),
        ),
        enclosed=enclosed(site, title_of(site, one), drawn),
        summary=f"{len(one.all)} questions of one event and unit, and who answered them how.",
    )


def title_of(site: Site, one: Family) -> str:
    """The unit and the event that its questions have in common."""
    if not one.event:
        return site.row("claims", one.name)["wording"]
    unit = site.shelf.named("units", one.unit).label
    return f"{unit[:1].upper()}{unit[1:]}: {site.shelf.named('events', one.event).label}"


def _members(site: Site, one: Family) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Its questions, and the wider counts beside them; related to the one most answered."""
    found = [family(site.shelf, key) for key in one.inside]
    base = max((each for each in found if each), key=_answers)
    return base.inside, base.wider


def _answers(found: object) -> int:
    inside = getattr(found, "inside", ())
    return max((each.n_figures for each in inside if not each.relation), default=0)


@dataclass(frozen=True)
class Listed:
    """A family in the list of all, with the summaries of its own questions."""

    title: str
    path: str  # empty where one question stands alone
    questions: tuple[tuple[Named, Row], ...]

    @property
    def contradictions(self) -> int:
        """How many its questions have, together."""
        return sum(int(row["n_contradictions"] or 0) for _, row in self.questions)


@pages(Nav(10, "Numbers", NUMBERS))
def every_number(site: Site) -> Iterator[SitePage]:
    """Every question of number under its family; first those whose answers exclude each other."""
    known = site.shelf.families
    found = [_listed(site, one) for one in known.by_name.values()]
    found.sort(key=lambda one: (-one.contradictions, one.title))
    rows = [row for one in found for _, row in one.questions]
    yield SitePage(
        NUMBERS,
        "list",
        "Numbers: every question, and whose answers exclude each other",
        "numbers.html",
        values={"families": found},
        sheets=(sheet(site, "claim_summary", rows),),
        summary="Every question of number, with its figures, answers and contradictions.",
    )


def _listed(site: Site, one: Family) -> Listed:
    shelf = site.shelf
    own = [key for key in one.inside if shelf.families.of(key).name == one.name]
    named = ((shelf.named("claims", key), shelf.row("claim_summary", key)) for key in own)
    return Listed(title_of(site, one), path_of(one) if has_page(one) else "", tuple(named))
