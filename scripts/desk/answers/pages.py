"""The pages: one to choose a source, one with its document."""

from __future__ import annotations

from scripts.desk.desk import Desk
from scripts.desk.route import Asked, Json, Page, route
from scripts.raw.raw import RawSource
from scripts.text.folding import folded, sought


@route("GET", "/", gives="the page on which a source is chosen", is_open=True)
def front(desk: Desk, _: Asked) -> Page:
    """The sources of the project: first those whose words can be marked."""
    found = [_told(one) for one in desk.workspace.now().raw.sources]
    held = [one for one in found if one["held"]]
    return Page("front.html", {"held": held, "cited": [one for one in found if not one["held"]]})


@route("GET", "/source/{source}", gives="the page on which words are marked", is_open=True)
def document(desk: Desk, asked: Asked) -> Page:
    """One source. Raises `Missing`."""
    return Page("source.html", {"source": _told(desk.workspace.now().source(asked.source))})


@route("GET", "/sources", gives="[{id, title, kind, language, held}] that have `?q=`")
def sources(desk: Desk, asked: Asked) -> Json:
    """The sources of the project that have every word of `q` in what is said of them."""
    words = folded(asked.query.get("q", "")).split()
    found = [_told(one) for one in desk.workspace.now().raw.sources]
    return [one for one in found if all(word in _said(one) for word in words)]


def _said(told: Json) -> str:
    return sought(" ".join(told[key] for key in ("title", "id", "kind", "language")))


def _told(source: RawSource) -> Json:
    said = source.declaration.text
    return {
        "id": source.folder,
        "title": said("title"),
        "kind": said("kind"),
        "language": said("language"),
        "held": source.document is not None,
    }
