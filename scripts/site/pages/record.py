"""A record: some words, who says them and through whom, how they were read, what excludes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scripts.raw.rows import Row
from scripts.show.page import Block
from scripts.show.plots.marks import Mark, figure_mark, report_mark
from scripts.show.records import RECORDS, RecordView
from scripts.show.sayings import Saying
from scripts.site.library import Site
from scripts.site.page import Sheet, SitePage, id_page, shows
from scripts.site.picture.rows import Plot, single
from scripts.site.rivals import rivals

NOTHING = Mark("date", (), False, "", "", ())
MARKS: dict[str, Callable[[Row], Mark]] = {
    "figures": figure_mark,
    "reports": lambda row: report_mark(row) if row["date"] else NOTHING,
}


@shows("passages")
def record(site: Site, key: str) -> SitePage:
    """The page of one record. Raises `Refused`."""
    view: RecordView = site.view("passages", key)
    first = view.rows[0] if view.rows else None
    kind = first.table.removesuffix("s") if first else "passage"
    return id_page(
        site,
        "passages",
        key,
        kind,
        _title(kind, key, first),
        "record.html",
        values={
            "view": view,
            "first": first,
            "context": site.contexts.of(site.row("passages", key)),
            "readings": [(row, _reading(site, row)) for row in view.rows],
            "scope": _scope(site, first),
            "plot": _plot(site, first),
            "rivals": rivals(site, view.answer, view.pairs) if view.answer else (),
            "changes": site.changes(key),
        },
        sheets=tuple(_sheets(site, key)),
        summary=f"{kind} {key}",
        json_ld=_json_ld(first),
    )


def _title(kind: str, key: str, first: Saying | None) -> str:
    if first is None or not first.words:
        return f"{kind} {key}"
    words = first.words if len(first.words) <= 90 else f"{first.words[:89].rpartition(' ')[0]} …"
    return f"“{words}”, {first.speaker.label}"


def _reading(site: Site, said: Saying) -> Block:
    """What `show` prints of a row; a template takes the parts it has no words of its own for."""
    return RECORDS[said.table].block(site.shelf, said)


def _scope(site: Site, first: Saying | None) -> Row | None:
    """The claim that a figure answers."""
    claim = getattr(first, "claim", None)
    return site.row("claims", claim.id) if claim else None


def _plot(site: Site, first: Saying | None) -> Plot | None:
    """The axis of the one number or date; None where nothing has a place on one."""
    if first is None or first.table not in MARKS:
        return None
    mark = MARKS[first.table](site.row(first.table, first.record_id))
    return single(mark) if mark.parts else None


def _sheets(site: Site, key: str) -> Iterator[Sheet]:
    """The row of each table that rests on the passage, and behind it what the passage has."""
    passage = site.row("passages", key)
    tables = site.contract.tables
    for kind in RECORDS.values():
        own = tables[kind.table].names
        more = [name for name in tables["passages"].names if name not in own]
        cells = {name: passage[name] for name in more}
        rows = site.shelf.find(kind.table, kind.column, key)
        if rows:
            yield Sheet(kind.table, (*own, *more), [row.with_cells(**cells) for row in rows])


def _json_ld(first: Saying | None) -> dict[str, Any]:
    """A quotation, as search engines know it."""
    if first is None or not first.words:
        return {}
    claim = getattr(first, "claim", None)
    return {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "identifier": first.record_id,
        "text": first.words,
        "spokenByCharacter": {"@type": "Thing", "name": first.speaker.label},
        **({"about": {"@type": "Claim", "name": claim.label}} if claim else {}),
        "isPartOf": {"@type": "CreativeWork", "name": first.where.title},
    }
