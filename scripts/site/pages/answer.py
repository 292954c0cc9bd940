"""An answer: one number or date, all who gave it, and how every other one stands to it."""

from __future__ import annotations

from scripts.show.rivals import AnswerView
from scripts.site.library import Site
from scripts.site.page import SitePage, id_page, sheet, shows
from scripts.site.pages.question import NUMBERS
from scripts.site.rivals import rivals


@shows("answers")
def answer(site: Site, key: str) -> SitePage:
    """The page of an answer. Raises `Refused`."""
    view: AnswerView = site.view("answers", key)
    own = view.answer
    rows = [
        row for column in ("a_id", "b_id") for row in site.shelf.find("comparisons", column, key)
    ]
    said = "figures" if own.kind == "number" else "reports"
    return id_page(
        site,
        "answers",
        key,
        "answer",
        f"{own.reading}: {own.question.label}",
        "answer.html",
        nav=NUMBERS if own.kind == "number" else "",
        values={"view": view, "rivals": rivals(site, own, view.pairs)},
        sheets=(
            sheet(site, "answers", [site.row("answers", key)]),
            sheet(site, said, site.shelf.find(said, "answer_id", key)),
            sheet(site, "comparisons", rows),
        ),
        summary=f"Who gave the answer {own.reading}, and what excludes it: {own.question.label}",
    )
