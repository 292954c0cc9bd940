"""The pictures: every family of questions and every event on which two answers differ, drawn.

Beside each, `.md` has its rows as a table. Words that may not be passed on are in neither.
"""

from __future__ import annotations

from scripts.package.format import Files, Format, Making, Opening
from scripts.show.plots.page import TEXT, rendered
from scripts.show.plots.pictures import contested, pictures

FOLDER = "pictures"
WIDTH = 1000  # pixels


def _make(making: Making) -> Files:
    tables = making.edition.dataset.tables
    return {
        f"{FOLDER}/{picture.name}.{ending}": content
        for picture in pictures(tables, *contested(tables))
        for ending, content in rendered(picture, WIDTH, ("svg",), TEXT).items()
    }


FORMAT = Format(
    "picture",
    {f"{FOLDER}/*.svg": "image/svg+xml", f"{FOLDER}/*.md": "text/markdown"},
    _make,
    opening=Opening(
        7,
        "a browser",
        f"`{FOLDER}/*.svg`",
        "who says which number, and which date, wherever two of them differ",
    ),
    by_library=True,
)
