"""When a number or date was said, whether it stands with its speaker, and where it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scripts.contract.model import Contract
from scripts.derived.derive import derived
from scripts.derived.extents import INFINITY, figure_extent
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import voices
from scripts.text.edtf import DateError, read_date
from scripts.text.numbers import spell


def when(dataset: Dataset) -> Callable[[Row], str]:
    """Tells when a figure or report was said: the date of its statement, section or document.

    A document may carry the words of somebody who had died: its date is then none of theirs.
    """
    statements = dataset.index("statements", "statement_id")
    passages = dataset.index("passages", "passage_id")
    sources = dataset.index("sources", "source_id")
    died = {row["person_id"]: row["died"] for row in dataset.tables["people"] if row["died"]}

    def of(row: Row) -> str:
        statement = statements.get(row["statement_id"])
        if statement and statement["date"]:
            return statement["date"]
        passage = passages.get(row["figure_id"] or row["report_id"])
        source = sources.get(row["source_id"])
        dated = (passage["written"] if passage else "") or (source["published"] if source else "")
        return "" if later(dated, died.get(row["speaker_id"], "")) else dated

    return of


def later(date: str, than: str) -> bool:
    """Whether a date lies wholly behind another; an empty or unreadable one does not."""
    try:
        return bool(date and than) and read_date(date).earliest > read_date(than).latest > ""
    except DateError:
        return False


@derived("figures.said")
def figures_said(dataset: Dataset, contract: Contract) -> list[Row]:
    """`figures` with when each was said."""
    said = when(dataset)
    return [row.with_cells(said=said(row)) for row in dataset.tables["figures"]]


@derived("reports.said")
def reports_said(dataset: Dataset, contract: Contract) -> list[Row]:
    """`reports` with when each was said."""
    said = when(dataset)
    return [row.with_cells(said=said(row)) for row in dataset.tables["reports"]]


@derived("figures.origin_check")
def figures_checked(dataset: Dataset, contract: Contract) -> list[Row]:
    """`figures` with what was found at the origin."""
    return _checked(dataset, "figures")


@derived("reports.origin_check")
def reports_checked(dataset: Dataset, contract: Contract) -> list[Row]:
    """`reports` with what was found at the origin."""
    return _checked(dataset, "reports")


def _checked(dataset: Dataset, table: str) -> list[Row]:
    """What a person said of the row itself, else of its statement."""
    of = {row["statement_id"]: row["origin_check"] for row in dataset.tables["statements"]}
    return [
        row.with_cells(origin_check=row["origin_check"] or of.get(row["statement_id"], ""))
        for row in dataset.tables[table]
    ]


@derived("figures.withdrawn_id")
def figures_withdrawn(dataset: Dataset, contract: Contract) -> list[Row]:
    """`figures` with where the speaker of each takes it back."""
    who = voices(dataset.tables)
    return [row.with_cells(withdrawn_id=who.withdrawn(row)) for row in dataset.tables["figures"]]


@derived("figures.draw_from")
def figures_drawn(dataset: Dataset, contract: Contract) -> list[Row]:
    """`figures` with the ends of each one's mark in a picture, in the unit of its words."""
    return [row.with_cells(**_drawn(row)) for row in dataset.tables["figures"]]


def _drawn(row: Row) -> dict[str, str]:
    extent = figure_extent(row, "", identified=False)
    if not extent.parts:
        return {"draw_from": "", "draw_to": "", "draw_open": "no_number"}
    low, high = extent.hull.lower, extent.hull.upper
    is_open = "below" if low == -INFINITY else "above" if high == INFINITY else "neither"
    return {"draw_from": _end(low), "draw_to": _end(high), "draw_open": is_open}


def _end(number: Decimal) -> str:
    return spell(number) if number.is_finite() else ""
