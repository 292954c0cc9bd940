"""A claim: every figure and position that answers it, and what excludes what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.derived.telling import Named
from scripts.show.conflicts import (
    Excess,
    Marks,
    Pair,
    across,
    both_ways,
    contrary,
    exceeding,
    excesses,
    exclusions,
    inside,
    marks_of,
)
from scripts.show.figures import Figure, figure, figure_block
from scripts.show.kinds import Kind
from scripts.show.page import Block, Page, Rows, Section, filled, rows_as_block
from scripts.show.positions import (
    OF_CLAIMS,
    SIDES,
    Positions,
    position_block,
    positions_on,
)
from scripts.show.sayings import in_order
from scripts.show.shelf import Cell, Placed, Shelf, called, further, listed
from scripts.show.words import amount, spelled, truth

HEADINGS = (
    ("asserting", "Positions for", "They assert or acknowledge it."),
    ("denying", "Positions against", "They deny it."),
    ("other", "Other positions", "They question it, pass it on, or give another explanation."),
)
COUNTED = Placed(
    "claim_summary",
    "n_figures n_for n_against n_other n_sources n_voices_speaking n_voices_carrying "
    "n_origins lowest_lower highest_upper n_open_above n_approximate n_disjoint_pairs "
    "n_contradictions_in_one_source",
)


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
    summary: dict[str, Any]  # the columns of `claim_summary`, its numbers as numbers
    figures: tuple[Figure, ...]  # by the date of their words
    positions: Positions
    exclusions: tuple[Pair, ...]  # pairs of figures with no amount in common
    asserted_and_denied_in: tuple[Named, ...]  # sources
    excesses: tuple[Excess, ...]  # this claim being the part or the whole
    more: tuple[Cell, ...]


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
        _summary(shelf, claim_id),
        in_order(figure(shelf, one) for one in shelf.find("figures", "claim_id", claim_id)),
        taken,
        exclusions(shelf, "claim_id", claim_id),
        both_ways(shelf, taken),
        excesses(shelf, claim_id),
        shelf.others(row, OF_CLAIMS),
    )


def _summary(shelf: Shelf, claim_id: str) -> dict[str, Any]:
    """The claim's row of `claim_summary` by column; None for an empty cell."""
    row = shelf.row("claim_summary", claim_id)
    further = {cell.name: cell.value for cell in shelf.others(row, COUNTED, "claim_id")}
    names = shelf.contract.tables["claim_summary"].names
    numbers = {name: amount(row[name]) for name in names if name in COUNTED.columns}
    return {**numbers, **further}


# ---- the page


def claim_page(shelf: Shelf, view: ClaimView) -> Page:
    """What is shown of a claim."""
    marks = marks_of(view.figures)
    figures = tuple(
        figure_block(shelf, one, marks[one.record_id], with_claim=False) for one in view.figures
    )
    conflicts = (
        *inside(view.exclusions, view.figures),
        *contrary(view.asserted_and_denied_in),
        *across(view.exclusions, view.figures),
        *exceeding(view.excesses, view.figures, view.part_of),
    )
    sections = [
        Section("Summary", (Block("", tuple(_counts(shelf, view))),)),
        Section(
            "Numbers by voice",
            _voices(shelf, view, marks),
            "In whose voice each is said, when, and who carries it if another.",
        ),
        Section("Contradictions, computed from bounds and positions", conflicts),
        Section(f"Figures ({len(figures)}), by the date of their words", figures),
    ]
    for side, heading, remark in HEADINGS:
        taken = getattr(view.positions, side)
        blocks = tuple(position_block(shelf, one, with_claim=False) for one in taken)
        sections.append(Section(f"{heading} ({len(blocks)})", blocks, remark))
    return Page("claim", view.id, view.wording, tuple(_facts(shelf, view)), tuple(sections))


def _facts(shelf: Shelf, view: ClaimView) -> Rows:
    kind = shelf.word("claims", "kind", view.kind)
    yield "kind", kind + (", alleging wrongdoing" if view.wrongdoing else "")
    yield from filled(
        ("unit", view.unit),
        ("population", view.population),
        ("period", view.period),
        ("place", called(view.place) if view.place else ""),
        ("event", called(view.event) if view.event else ""),
    )
    yield from listed("part of", view.part_of)
    yield from listed("parts", view.parts)
    yield from further(view.more)


def _counts(shelf: Shelf, view: ClaimView) -> Rows:
    say = {
        name: spelled(str(view.summary[name] or 0))
        for name in view.summary.keys() & COUNTED.columns
    }
    yield "figures", f"asserted or acknowledged {say['n_figures']}"
    yield "positions", f"for {say['n_for']}; against {say['n_against']}; other {say['n_other']}"
    voices = f"voices speaking {say['n_voices_speaking']}; carrying {say['n_voices_carrying']}"
    yield "resting on", f"sources {say['n_sources']}; {voices}; origins {say['n_origins']}"
    if view.figures:
        ends = [
            say[name] if view.summary[name] is not None else "none stated"
            for name in ("lowest_lower", "highest_upper")
        ]
        unbounded = f"open above {say['n_open_above']}; approximate {say['n_approximate']}"
        yield "bounds", f"lowest lower {ends[0]}; highest upper {ends[1]}; {unbounded}"
    pairs, within = say["n_disjoint_pairs"], say["n_contradictions_in_one_source"]
    yield "conflicts", f"pairs that exclude each other {pairs}; inside one source {within}"
    yield from further(shelf.others(shelf.row("claim_summary", view.id), COUNTED, "claim_id"))


def _voices(shelf: Shelf, view: ClaimView, marks: Marks) -> tuple[Block, ...]:
    """A row a number under its voice, so that a voice heard twice is seen as one."""
    groups: dict[Named, list[str]] = {}
    for one in view.figures:
        text = f"{marks[one.record_id]} {_number(shelf, one)}"
        groups.setdefault(one.speaker.voice, []).append(text)
    return rows_as_block(
        ("" if number else voice.label, text)
        for voice, texts in groups.items()
        for number, text in enumerate(texts)
    )


def _number(shelf: Shelf, figure: Figure) -> str:
    """The reading without its remark; the stand, if not asserted; the date; another carrier."""
    asserted = SIDES[figure.position] == "asserting"
    stand = "" if asserted else f"{shelf.word('figures', 'position', figure.position)}, "
    date = figure.where.dated or "undated"
    carrier = figure.carrier_voice
    through = "" if carrier == figure.speaker.voice else f", carried by {carrier.label}"
    return f"{figure.reading.partition(' (')[0]} ({stand}{date}{through})"


CLAIM = Kind("claims", claim_view, claim_page)
