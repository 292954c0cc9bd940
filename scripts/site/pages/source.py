"""A source: what document it is, whose voice, how it was read, and every record read out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scripts.derived.telling import Named
from scripts.raw.rows import Row, root_of
from scripts.show.records import RECORDS
from scripts.show.sayings import Saying
from scripts.show.shelf import Cell
from scripts.show.sources import SourceView, further_of
from scripts.site.library import Site
from scripts.site.page import Nav, Sheet, SitePage, id_page, pages, sheet, shows

SOURCES = "sources.html"
# What the page says of reading and keeping; all else that is known makes the bibliography.
READING = (
    *("held", "read", "coverage", "ocr", "redacted", "rights", "redistribute"),
    *("characters", "encoding", "sha256", "text_sha256"),
)
HELD = "full_text"
DEEPEST = 4  # steps by which a record inside statements is set in


@dataclass(frozen=True)
class Entry:
    """A passage in the order of its document, with the rows that rest on it."""

    passage: Row
    said: tuple[Saying, ...]
    depth: int  # how many statements it stands inside


@dataclass(frozen=True)
class Left:
    """Pieces of a text that no record covers, for one reason."""

    disposition: str  # set_aside, open
    reason: str
    rows: tuple[Row, ...]  # of `coverage`


@shows("sources")
def source(site: Site, key: str) -> SitePage:
    """The page of a document, held or only cited. Raises `Refused`."""
    view: SourceView = site.view("sources", key)
    cells = further_of(site.shelf, key)
    return id_page(
        site,
        "sources",
        key,
        "source",
        view.title,
        "source.html",
        nav=SOURCES,
        values={
            "view": view,
            "row": site.row("sources", key),
            "document": [one for one in cells if one.name not in (*READING, "citation")],
            "reading": _in_order(cells),
            "ground": _ground(site, view),
            "entries": tuple(Text(site, key).entries()),
            "left": left_over(site.shelf.find("coverage", "source_id", key)),
            "also_read": site.shelf.all_named("sources", "read_through_id", key),
        },
        sheets=tuple(_sheets(site, key)),
        summary=f"What was read out of it, and whose voice it is: {view.title}",
        json_ld=_json_ld(view),
    )


def _in_order(cells: tuple[Cell, ...]) -> list[Cell]:
    return sorted(
        (one for one in cells if one.name in READING), key=lambda c: READING.index(c.name)
    )


def _ground(site: Site, view: SourceView) -> Row:
    """The row of whoever wrote it, or its original: on what ground their voice counts so."""
    shelf = site.shelf
    original = root_of(shelf.origins.source_links, view.id)
    author = shelf.row("sources", original)["speaker_id"]
    person = shelf.first("people", "person_id", author)
    return person or shelf.row("organisations", author)


class Text:
    """The records of one document, as they stand in it."""

    def __init__(self, site: Site, source_id: str) -> None:
        self.shelf = site.shelf
        rows = self.shelf.find("passages", "source_id", source_id)
        self.passages = sorted(rows, key=_place)
        self.statements = self.shelf.find("statements", "source_id", source_id)

    def entries(self) -> Iterator[Entry]:
        """Every passage with what rests on it."""
        for passage in self.passages:
            said = tuple(self._said(passage["passage_id"]))
            yield Entry(passage, said, min(self._depth(passage["passage_id"]), DEEPEST))

    def _said(self, key: str) -> Iterator[Saying]:
        """What rests on a passage; the positions of a statement stand with it."""
        for kind in RECORDS.values():
            rows = self.shelf.find(kind.table, kind.column, key)
            if not (kind.table == "positions" and key in self.parents):
                yield from (kind.read(self.shelf, row) for row in rows)

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The statement around each statement, by id; empty where there is none."""
        return {row["statement_id"]: row["parent_id"] for row in self.statements}

    def _depth(self, key: str) -> int:
        depth, around = 0, self._around(key)
        while around and depth < DEEPEST:
            depth, around = depth + 1, self.parents.get(around, "")
        return depth

    def _around(self, key: str) -> str:
        """The statement in which a record stands; empty for none."""
        if key in self.parents:
            return self.parents[key]
        for kind in RECORDS.values():
            if row := self.shelf.first(kind.table, kind.column, key):
                return row["statement_id"]
        return ""


def _place(passage: Row) -> tuple[int, int, str]:
    """In the order of the text, what encloses before what it holds."""
    start, end = (int(passage[name] or 0) for name in ("char_start", "char_end"))
    return start, -end, passage["passage_id"]


def left_over(rows: list[Row]) -> list[Left]:
    """What is set aside or open, by reason, that first of which there is most."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["disposition"] != "used":
            found.setdefault((row["disposition"], row["reason"]), []).append(row)
    left = [Left(*both, tuple(some)) for both, some in found.items()]
    return sorted(left, key=lambda one: (one.disposition, -len(one.rows)))


def _sheets(site: Site, key: str) -> Iterator[Sheet]:
    """Its row, its passages, every record, and what became of its pieces."""
    tables = ["passages", *RECORDS, "coverage"]
    yield sheet(site, "sources", [site.row("sources", key)])
    for table in tables:
        if table == "names":
            passages = site.shelf.find("passages", "source_id", key)
            rows = [
                r for p in passages for r in site.shelf.find(table, "passage_id", p["passage_id"])
            ]
        else:
            rows = site.shelf.find(table, "source_id", key)
        if rows:
            yield sheet(site, table, rows)


def _json_ld(view: SourceView) -> dict[str, Any]:
    """The document, as search engines know it."""
    known = view.bibliography
    found = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "identifier": view.id,
        "name": view.title,
        "author": {"@type": "Thing", "name": view.speaker.label},
        "inLanguage": known.get("language", ""),
        "url": known.get("url", ""),
    }
    return {name: value for name, value in found.items() if value}


# ---- the list


@dataclass(frozen=True)
class Listed:
    """A document in the list of all."""

    row: Row
    author: Named
    voice: Named
    n_records: int

    @property
    def held(self) -> bool:
        """Whether its text is kept with the dataset."""
        return self.row["held"] == HELD


@dataclass(frozen=True)
class OfVoice:
    """The documents that count in one voice."""

    voice: Named
    listed: tuple[Listed, ...]


@pages(Nav(70, "Sources", SOURCES))
def sources(site: Site) -> Iterator[SitePage]:
    """Every document under the voice in which it counts, held and only cited told apart."""
    rows = site.dataset.tables["sources"]
    listed = [_listed(site, row) for row in rows]
    yield SitePage(
        SOURCES,
        "list",
        "Sources: every document, held or only cited, by voice",
        "sources.html",
        values={
            "voices": _by_voice(listed),
            "held": [one for one in listed if one.held],
            "count": len(listed),
        },
        sheets=(sheet(site, "sources", rows),),
        summary="Every document under the voice in which it counts.",
    )


def _listed(site: Site, row: Row) -> Listed:
    view: SourceView = site.view("sources", row["source_id"])
    return Listed(row, view.speaker, view.voice, len(view.records))


def _by_voice(listed: list[Listed]) -> list[OfVoice]:
    found: dict[Named, list[Listed]] = {}
    for one in sorted(listed, key=lambda one: (one.row["published"] or "9999", one.row["title"])):
        found.setdefault(one.voice, []).append(one)
    several = (OfVoice(voice, tuple(some)) for voice, some in found.items())
    return sorted(several, key=lambda one: one.voice.label.casefold())
