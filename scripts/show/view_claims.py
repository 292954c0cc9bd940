"""A claim: every figure and position that answers it, and what excludes what."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.contract.model import Field
from scripts.raw.rows import Row
from scripts.records.resolve import STANDING
from scripts.show.page_parts import in_order
from scripts.show.plain_numbers import amount, truth
from scripts.show.sayings import figure, position
from scripts.show.shelf import Shelf
from scripts.show.view_types import Amount, Excess, Figure, Named, Pair, Position

FOR, AGAINST, OTHER = "for", "against", "other"


@dataclass(frozen=True)
class Positions:
    """The positions on one claim."""

    asserting: tuple[Position, ...]  # they assert or acknowledge it
    denying: tuple[Position, ...]
    other: tuple[Position, ...]  # they question it, pass it on, or explain otherwise


@dataclass(frozen=True)
class ClaimView:
    """All that is known of one claim."""

    type: str  # claim
    id: str
    wording: str
    kind: str
    unit: str
    population: str
    period: str
    place: Named | None
    event: Named | None
    wrongdoing: bool | None
    part_of: tuple[Named, ...]  # from the nearest outwards
    parts: tuple[Named, ...]
    summary: dict[str, Amount]  # the columns of `claim_summary`
    figures: tuple[Figure, ...]  # by the date of their words
    positions: Positions
    exclusions: tuple[Pair, ...]  # pairs of figures with no amount in common
    asserted_and_denied_in: tuple[Named, ...]  # sources
    excesses: tuple[Excess, ...]  # this claim being the part or the whole


def claim_view(shelf: Shelf, claim_id: str) -> ClaimView:
    """The view of one claim. Raises `Refused`."""
    row = shelf.row("claims", claim_id)
    taken = positions_on(shelf, claim_id)
    return ClaimView(
        "claim",
        claim_id,
        row["wording"],
        row["kind"],
        row["unit"],
        row["population"],
        row["period"],
        shelf.maybe("places", row["place_id"]),
        shelf.maybe("events", row["event_id"]),
        truth(row["wrongdoing"]),
        shelf.above("claims", claim_id),
        shelf.below("claims", claim_id),
        summary(shelf, claim_id),
        in_order(figure(shelf, one) for one in shelf.find("figures", "claim_id", claim_id)),
        taken,
        _exclusions(shelf, claim_id),
        _both_ways(shelf, taken),
        _excesses(shelf, claim_id),
    )


def _exclusions(shelf: Shelf, claim_id: str) -> tuple[Pair, ...]:
    return tuple(
        pair(row)
        for row in shelf.find("comparisons", "claim_id", claim_id)
        if row["kind"] == "figure_figure" and row["relation"] == "disjoint"
    )


def summary(shelf: Shelf, claim_id: str) -> dict[str, Amount]:
    """The claim's row of `claim_summary`, its numbers by column."""
    row = shelf.row("claim_summary", claim_id)
    fields: tuple[Field, ...] = shelf.contract.tables["claim_summary"].fields
    return {item.name: amount(row[item.name]) for item in fields if item.name != "claim_id"}


def positions_on(shelf: Shelf, claim_id: str) -> Positions:
    """Who takes which side on a claim."""
    sides: dict[str, list[Position]] = {FOR: [], AGAINST: [], OTHER: []}
    for row in shelf.find("positions", "claim_id", claim_id):
        standing, denied = row["position"] in STANDING, row["position"] == "denies"
        side = FOR if standing else AGAINST if denied else OTHER
        sides[side].append(position(shelf, row))
    return Positions(*(in_order(sides[side]) for side in (FOR, AGAINST, OTHER)))


def pair(row: Row) -> Pair:
    """A row of `comparisons`."""
    same = ("same_source", "same_speaker_voice", "same_carrier_voice", "same_origin")
    return Pair(
        row["kind"],
        row["a_id"],
        row["b_id"],
        row["relation"],
        *(row[name] == "true" for name in same),
    )


def _both_ways(shelf: Shelf, taken: Positions) -> tuple[Named, ...]:
    asserting = {one.where.source_id for one in taken.asserting}
    denying = {one.where.source_id for one in taken.denying}
    return tuple(shelf.named("sources", name) for name in sorted(asserting & denying))


def _excesses(shelf: Shelf, claim_id: str) -> tuple[Excess, ...]:
    rows = [
        row
        for column in ("claim_id", "whole_claim_id")
        for row in shelf.find("comparisons", column, claim_id)
        if row["exceeds_whole"] == "true"
    ]
    found = [_excess(shelf, row) for row in rows]
    in_text = [one.record_id for one in in_order(one.part for one in found)]
    return tuple(sorted(found, key=lambda one: in_text.index(one.part.record_id)))


def _excess(shelf: Shelf, row: Row) -> Excess:
    a, b = (figure(shelf, shelf.row("figures", row[side])) for side in ("a_id", "b_id"))
    part, whole = (a, b) if a.claim.id == row["claim_id"] else (b, a)
    return Excess(part, whole, row["same_source"] == "true")
