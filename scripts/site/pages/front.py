"""The first page: what this is, how one question is answered by three, what is held, ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.derived.telling import Named
from scripts.package.formats.schema_org import described
from scripts.raw.rows import Row
from scripts.show.figures import Figure, figure
from scripts.show.plots.pictures import of_family
from scripts.show.sayings import in_order
from scripts.site.contested import contested
from scripts.site.library import Site
from scripts.site.page import SitePage, pages
from scripts.site.pages.documents import last_change
from scripts.site.pages.download import DATA
from scripts.site.pages.question import has_page, path_of
from scripts.site.picture.rows import BY_YEAR, Drawing, drawing
from scripts.site.picture.strip import samples
from scripts.site.setting import FRONT

LITERAL = "literal"  # the number stands in the words: “hundreds” would have its bound by a rule
MOST = 6  # questions in the list of those most contested
DRAWN = 24  # answers in the picture, or the page would grow with the dataset
# What stands in the tables, as the page counts it.
COUNTED = (
    ("figures", "numbers as said"),
    ("statements", "statements"),
    ("reports", "reports of events, with or without a date"),
    ("positions", "stands taken on a claim"),
    ("actors", "people and bodies named"),
    ("sources", "documents"),
)


@dataclass(frozen=True)
class Shown:
    """One question of number, and its answers as the page shows them."""

    question: Named
    family: str  # the path of the page of all that is counted beside it
    answers: int
    three: tuple[Figure, ...]  # of the least, the middle one and the greatest number
    drawn: Drawing | None  # a row for each answer, of those with most origins


@pages()
def front(site: Site) -> Iterator[SitePage]:
    """The page with which a visit begins."""
    shown = _shown(site)
    yield SitePage(
        FRONT,
        "dataset",
        site.contract.title,
        "front.html",
        values={
            "shown": shown,
            "most_drawn": DRAWN,
            "samples": samples(shown.drawn.keys) if shown and shown.drawn else [],
            "counts": [(label, len(site.dataset.tables[name])) for name, label in COUNTED],
            "read": _read(site),
            "contested": contested(site, MOST),
            "loudest": _loudest(site),
            "data": DATA,
            "changed": last_change(site),
        },
        summary=site.contract.description,
        json_ld=described(site.head),
    )


def _shown(site: Site) -> Shown | None:
    """The question of number with most contradictions; None where no two answers contradict."""
    found = next((one for one in contested(site) if one.table == "claims"), None)
    if found is None:
        return None
    answers = sorted(
        site.shelf.find("answers", "claim_id", found.question.id),
        key=lambda row: (-int(row["n_origins"] or 0), row["answer_id"]),
    )
    first = [one for row in answers if (one := _first(site, row["answer_id"]))]
    family = site.shelf.families.of(found.question.id)
    return Shown(
        found.question,
        path_of(family) if has_page(family) else "",
        found.answers,
        _three([one for one in first if one.words and one.bound_source == LITERAL]),
        _drawn(site, found.question.id, [one.record_id for one in first[:DRAWN]]),
    )


def _first(site: Site, answer_id: str) -> Figure | None:
    """The figure in which an answer was said first, as far as that is dated; no echo."""
    rows = site.shelf.find("figures", "answer_id", answer_id)
    own = [figure(site.shelf, row) for row in rows if not row["repeats_id"]]
    return next(iter(in_order(own)), None)


def _size(one: Figure) -> float:
    """By which answers are put in a row: where the number begins, else where it ends."""
    return float((one.upper if one.lower is None else one.lower) or 0)


def _three(figures: list[Figure]) -> tuple[Figure, ...]:
    ordered = sorted(figures, key=lambda one: (_size(one), one.record_id))
    if len(ordered) < len("123"):
        return tuple(ordered)
    return ordered[0], ordered[len(ordered) // 2], ordered[-1]


def _drawn(site: Site, claim: str, figures: list[str]) -> Drawing | None:
    family = site.shelf.families.of(claim)
    rows: list[Row] = [site.row("figures", key) for key in figures]
    found = next(of_family(family, rows, site.known), None)
    return drawing(found, BY_YEAR, {}) if found else None


def _read(site: Site) -> dict[str, Any]:
    """How many documents are held, and how they were read."""
    sources = site.dataset.tables["sources"]
    ways = Counter(row["read"] for row in sources)
    return {
        "documents": len(sources),
        "held": sum(row["held"] == "full_text" for row in sources),
        "ways": [(site.shelf.word("sources", "read", way), ways[way]) for way in sorted(ways)],
    }


def _loudest(site: Site) -> dict[str, Any]:
    """The document from which most stands on a claim come."""
    positions = site.dataset.tables["positions"]
    counts = Counter(row["source_id"] for row in positions)
    if not counts:
        return {}
    source, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return {"source": site.shelf.named("sources", source), "count": count, "of": len(positions)}
