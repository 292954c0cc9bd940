"""What excludes what: computed from bounds and positions, each pair once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.figures import Figure, figure
from scripts.show.page import Block, Rows
from scripts.show.positions import Positions
from scripts.show.sayings import brief, in_order
from scripts.show.shelf import Cell, Coded, Placed, Shelf, called
from scripts.show.words import quoted, spot

PLACED = Placed(
    "comparisons",
    "kind a_id b_id claim_id whole_claim_id event_id relation exceeds_whole same_source "
    "same_speaker_voice same_carrier_voice same_origin",
)
# Whether two records of that relation do not say the same; what cannot be compared does not differ.
DIFFERENT = Coded(
    "comparisons.relation",
    {
        "equal": False,
        "overlap": True,
        "a_within_b": True,
        "b_within_a": True,
        "disjoint": True,
        "same_point": False,
        "different_point": True,
        "not_comparable": False,
    },
)

Marks = dict[str, str]  # figure → the number by which it is shown, such as `[3]`


@dataclass(frozen=True)
class Pair:
    """Two records compared by arithmetic."""

    kind: str  # figure_figure, report_report, part_whole
    a_id: str
    b_id: str
    relation: str  # of a's interval to b's
    same_source: bool
    same_speaker_voice: bool
    same_carrier_voice: bool
    same_origin: bool
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class Excess:
    """A figure of a part, all of whose amounts are more than any of its whole."""

    part: Figure
    whole: Figure
    same_source: bool


def pair(shelf: Shelf, row: Row) -> Pair:
    """A row of `comparisons`."""
    same = ("same_source", "same_speaker_voice", "same_carrier_voice", "same_origin")
    return Pair(
        row["kind"],
        row["a_id"],
        row["b_id"],
        row["relation"],
        **{name: row[name] == "true" for name in same},
        more=shelf.others(row, PLACED),
    )


def exclusions(shelf: Shelf, column: str, key: str) -> tuple[Pair, ...]:
    """The pairs of figures of a claim, or of reports of an event, with nothing in common."""
    return tuple(
        pair(shelf, row)
        for row in shelf.find("comparisons", column, key)
        if row["relation"] == "disjoint" and row["kind"] in ("figure_figure", "report_report")
    )


def both_ways(shelf: Shelf, taken: Positions) -> tuple[Named, ...]:
    """The sources in which a claim is asserted and denied."""
    asserting = {one.where.source_id for one in taken.asserting}
    denying = {one.where.source_id for one in taken.denying}
    return tuple(shelf.named("sources", name) for name in sorted(asserting & denying))


def excesses(shelf: Shelf, claim_id: str) -> tuple[Excess, ...]:
    """What exceeds its whole, the claim being the part or the whole."""
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


# ---- on the page of a claim


def marks_of(figures: Sequence[Figure]) -> Marks:
    """The numbers by which the figures of a claim are shown, in their order."""
    return {one.record_id: f"[{number}]" for number, one in enumerate(figures, start=1)}


def inside(found: Sequence[Pair], figures: Sequence[Figure]) -> Iterator[Block]:
    """Two figures of one document that exclude each other."""
    marks = marks_of(figures)
    for pair in found:
        if pair.same_source:
            two = [one for one in figures if one.record_id in (pair.a_id, pair.b_id)]
            rows = [(marks[one.record_id], _words(one)) for one in two]
            rows.append(("where", quoted(two[0].where.title)))
            yield Block("Inside one document", tuple(rows))


def _words(figure: Figure) -> str:
    place = spot(figure.where.line, figure.where.locator)
    return f"{quoted(figure.words)}, {figure.speaker.label}, {place}"


def contrary(sources: Sequence[Named]) -> Iterator[Block]:
    """A document that takes both sides."""
    for source in sources:
        yield Block("Asserted and denied inside one document", (("where", quoted(source.label)),))


def across(found: Sequence[Pair], figures: Sequence[Figure]) -> Iterator[Block]:
    """Figures of different documents that exclude each other."""
    marks = marks_of(figures)
    pairs = {frozenset((pair.a_id, pair.b_id)) for pair in found if not pair.same_source}
    rows = []
    for number, one in enumerate(figures, start=1):
        later = [other.record_id for other in figures[number:]]
        excluded = [marks[name] for name in later if frozenset((one.record_id, name)) in pairs]
        if excluded:
            rows.append((marks[one.record_id], f"excludes {' '.join(excluded)}"))
    if rows:
        yield Block("Between documents", tuple(rows))


def exceeding(
    found: Sequence[Excess], figures: Sequence[Figure], wholes: Sequence[Named]
) -> Iterator[Block]:
    """One entry a claim above or below: its figures that conflict with the same ones of this."""
    marks = marks_of(figures)
    rivals: dict[Figure, list[str]] = {}
    for excess in found:
        own, other = excess.part, excess.whole
        if other.record_id in marks:
            own, other = other, own
        inside = " (inside one document)" if excess.same_source else ""
        rivals.setdefault(other, []).append(f"{marks[own.record_id]}{inside}")
    groups: dict[Named, dict[str, list[Figure]]] = {}
    for other, marked in rivals.items():
        groups.setdefault(other.claim, {}).setdefault(" ".join(marked), []).append(other)
    for claim, others in groups.items():
        above = claim in wholes
        head = "More than its whole" if above else "Less than its part"
        yield Block(f"{head}: {called(claim)}", tuple(_rivalries(others, above)))


def _rivalries(others: dict[str, list[Figure]], above: bool) -> Rows:
    for found, figures in others.items():
        for number, other in enumerate(figures):
            label = "" if number else "whole" if above else "part"
            yield label, f"{quoted(other.words)}, {brief(other)}"
        yield "less than" if above else "more than", found
