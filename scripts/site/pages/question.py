"""A question of number: who gave which answer, in which words, and what excludes what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scripts.derived.families import Family
from scripts.show.claims import ClaimView
from scripts.site.library import Site
from scripts.site.numbers import Numbers, counted
from scripts.site.page import Enclosed, SitePage, id_page, pages, sheet, shows
from scripts.site.picture.rows import BY_VOICE, BY_YEAR, Drawing
from scripts.site.picture.sheet import sheet as picture_sheet
from scripts.site.picture.strip import samples

NUMBERS = "numbers.html"


@shows("claims", where=lambda row: bool(row["unit_id"]))
def question(site: Site, key: str) -> SitePage:
    """The page of a claim that asks for a number. Raises `Refused`."""
    view: ClaimView = site.view("claims", key)
    numbers = of_question(site, key)
    drawn = numbers.drawn(BY_YEAR)
    own = sheet(site, "claims", [site.row("claims", key)])
    return id_page(
        site,
        "claims",
        key,
        "question",
        view.wording,
        "question.html",
        nav=NUMBERS,
        values={
            "view": view,
            "numbers": numbers,
            "counts": counted(numbers.figures),
            "drawn": drawn,
            "samples": samples(drawn.keys) if drawn else [],
            "family": family_path(site, key),
            "by_voice": voice_path(site.addresses.of(key, "claims")) if two_orders(numbers) else "",
        },
        sheets=numbers.sheets(own),
        enclosed=enclosed(site, view.wording, drawn),
        summary=f"Who answered, in which words: {view.wording}",
    )


@pages()
def questions_by_voice(site: Site) -> Iterator[SitePage]:
    """The same picture by voice, written out, so that it is read in that order too."""
    for key in site.shelf.families.questions:
        numbers = of_question(site, key)
        if two_orders(numbers):
            path = site.addresses.of(key, "claims")
            yield by_voice(site, path, site.row("claims", key)["wording"], numbers)


def by_voice(site: Site, path: str, title: str, numbers: Numbers) -> SitePage:
    """The page of a picture by voice, beside the page whose picture it is."""
    drawn = numbers.drawn(BY_VOICE)
    return SitePage(
        voice_path(path),
        "picture",
        f"By voice: {title}",
        "by_voice.html",
        values={"drawn": drawn, "samples": samples(drawn.keys) if drawn else [], "back": path},
        nav=NUMBERS,
        enclosed=enclosed(site, title, drawn),
    )


def enclosed(site: Site, title: str, drawn: Drawing | None) -> tuple[Enclosed, ...]:
    """A drawing as a file to keep, if there is one."""
    if drawn is None:
        return ()
    source = f"{site.contract.title}, version {site.contract.version}. {site.head.licence.name}."
    make = partial(picture_sheet, drawn, title, source)
    return (Enclosed("Picture (SVG)", "picture.svg", "image/svg+xml", make),)


def of_question(site: Site, key: str) -> Numbers:
    """The figures of one claim."""
    family = site.shelf.families.of(key)
    return Numbers(site, Family(key, family.event, family.unit, (key,), ()), alone=True)


def two_orders(numbers: Numbers) -> bool:
    """Whether there is enough to order in two ways."""
    rows = numbers.picture.rows if numbers.picture else ()
    return len({row.voice for row in rows}) > 1


def voice_path(path: str) -> str:
    """Where the picture of a page stands in the order of voices."""
    return path.replace(".html", "~by-voice.html")


def family_path(site: Site, key: str) -> str:
    """The page of a question's family; empty where it has none."""
    family = site.shelf.families.of(key)
    return path_of(family) if has_page(family) else ""


def has_page(family: Family) -> bool:
    """Whether questions stand together: several of one event. One of no event has all around it."""
    return bool(family.event) and len(family.inside) > 1


def path_of(family: Family) -> str:
    """The address of a family."""
    return f"family/{family.name}.html"
