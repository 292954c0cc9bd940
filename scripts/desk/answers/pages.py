"""The pages: one to choose a source, one with its document."""

from __future__ import annotations

from scripts.desk.desk import Desk
from scripts.desk.route import Asked, Json, Page, route
from scripts.raw.raw import RawSource


@route("GET", "/", gives="the page on which a source is chosen", is_open=True)
def front(desk: Desk, _: Asked) -> Page:
    """The sources of the project."""
    return Page("front.html", {"sources": _sources(desk)})


@route("GET", "/source/{source}", gives="the page on which words are marked", is_open=True)
def document(desk: Desk, asked: Asked) -> Page:
    """One source. Raises `Missing`."""
    return Page("source.html", {"source": _told(desk.workspace.now().source(asked.source))})


@route("GET", "/sources", gives="[{id, title, kind, language, held}]")
def sources(desk: Desk, _: Asked) -> Json:
    """The sources of the project, as they stand in its folder."""
    return _sources(desk)


def _sources(desk: Desk) -> list[Json]:
    return [_told(one) for one in desk.workspace.now().raw.sources]


def _told(source: RawSource) -> Json:
    said = source.declaration.text
    return {
        "id": source.folder,
        "title": said("title"),
        "kind": said("kind"),
        "language": said("language"),
        "held": source.document is not None,
    }
