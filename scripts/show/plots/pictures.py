"""Pictures of what is contested: which ones there are, their files, and the table beside each.

A picture shows who said what and nothing of ours: no line through the middle, no order of size,
no verdict. The same data give the same bytes, whatever the machine is set to.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import matplotlib

from scripts.derived.citing.published import markdown_table
from scripts.derived.origins import origins
from scripts.raw.rows import Row
from scripts.records.resolve import STANDING
from scripts.show.conflicts import DIFFERENT
from scripts.show.plots.page import draw
from scripts.show.plots.rows import NOTICE, Picture, Tables, layout

DATES = ".dates"  # ends the name of a timeline: a claim and an event may share an id
YEARS = "The year is that of the statement where it is recorded, else of the document."
HEADER = ["words", "read as", "who", "year", "reported by", "voice", "source", "id"]


def contested(tables: Tables) -> tuple[set[str], set[str]]:
    """Claims of which two figures differ, and events of which two dated reports do; by id."""
    rows = [row for row in tables["comparisons"] if DIFFERENT[row["relation"]]]
    return (
        {row["claim_id"] for row in rows if row["kind"] == "figure_figure"},
        {row["event_id"] for row in rows if row["kind"] == "report_report"},
    )


def pictures(tables: Tables, claims: Collection[str], events: Collection[str]) -> Iterator[Picture]:
    """The pictures of some claims and events, by id; none where no number or date stands."""
    for claim in tables["claims"]:
        if claim["claim_id"] in claims:
            figures = [row for row in tables["figures"] if row["claim_id"] == claim["claim_id"]]
            yield from _picture(claim["claim_id"], claim["wording"], claim["unit"], figures, tables)
    for event in tables["events"]:
        if event["event_id"] in events:
            reports = [row for row in tables["reports"] if row["event_id"] == event["event_id"]]
            dated = [row for row in reports if row["date"]]
            yield from _picture(event["event_id"] + DATES, event["label"], "", dated, tables)


def _picture(
    name: str, title: str, unit: str, rows: list[Row], tables: Tables
) -> Iterator[Picture]:
    standing = [row for row in rows if row["position"] in STANDING]
    others = [row for row in rows if row["position"] not in STANDING]
    if standing:
        yield Picture(
            name,
            title,
            unit,
            rows=tuple(layout(standing, tables)),
            origins=len(set(map(origins(tables).of, standing))),
            left_out=tuple(row["figure_id"] or row["report_id"] for row in others),
        )


@contextmanager
def plain_settings() -> Iterator[None]:
    """The plotting library as it was shipped, whatever a user's own settings are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rc("svg", fonttype="path", hashsalt="claims")
        matplotlib.rc("text", hinting="none")
        yield


def rendered(
    picture: Picture, width: int, formats: Collection[str] = ("svg", "png")
) -> dict[str, bytes]:
    """The picture's files by their ending, `width` pixels wide, and its table (`md`)."""
    files = {"md": markdown(picture).encode("utf-8")}
    title = f"{NOTICE}: {picture.title}"
    with plain_settings():
        figure = draw(picture, width)
        for ending, metadata in (
            ("svg", {"Date": None, "Creator": None, "Title": title}),
            ("png", {"Software": None, "Title": title}),
        ):
            if ending in formats:
                out = io.BytesIO()
                figure.savefig(out, format=ending, metadata=metadata)
                files[ending] = out.getvalue()
    return files


def markdown(picture: Picture) -> str:
    """The rows of the picture, in its order, as a table below it."""
    rows = [
        [row.words, row.mark.said, row.who, row.year or "undated", row.reported_by, row.voice,
         row.source, row.id]
        for row in picture.rows
    ]  # fmt: skip
    left_out = ", ".join(picture.left_out)
    parts = [
        f"# {picture.title}",
        f"![{NOTICE}: {picture.title}]({picture.name}.svg)",
        f"{NOTICE}: what each document says, in its words. {YEARS}",
        markdown_table(HEADER, rows),
        *([f"Denied or questioned, and so not drawn: {left_out}."] if left_out else []),
    ]
    return "\n\n".join(parts) + "\n"
