"""A claim: what it counts, every answer and position, its family, and how the answers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.derived.telling import Named
from scripts.show.answers import Answer, answer, answer_rows
from scripts.show.conflicts import (
    Marks,
    Pair,
    both_ways,
    by_class,
    contrary,
    marks_of,
    pair_lines,
    pairs_of,
)
from scripts.show.families import Family, family, family_sections
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
from scripts.show.sayings import checked, in_order, since
from scripts.show.scopes import Scope, scope, scope_rows
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
    "n_voices_assessed n_origins n_answers lowest_lower highest_upper n_open_above n_approximate "
    "n_contradictions n_contradictions_between_origins n_contradictions_in_one_source",
)


@dataclass(frozen=True)
class ClaimView:
    """All that is known of one claim."""

    type: str  # claim
    id: str
    wording: str
    kind: str
    scope: Scope
    wrongdoing: bool | None
    narrower_of: Named | None
    narrower: tuple[Named, ...]
    summary: dict[str, Any]  # the columns of `claim_summary`, its numbers as numbers
    figures: tuple[Figure, ...]  # by the date on which they were said
    positions: Positions
    answers: tuple[Answer, ...]
    family: Family | None  # None = it asks for no number
    pairs: tuple[Pair, ...]  # of its answers, with one another and with those of its family
    asserted_and_denied_in: tuple[Named, ...]  # sources
    more: tuple[Cell, ...]


def claim_view(shelf: Shelf, claim_id: str) -> ClaimView:
    """The view of one claim. Raises `Refused`."""
    row = shelf.row("claims", claim_id)
    taken = positions_on(shelf, claim_id)
    answers = shelf.find("answers", "claim_id", claim_id)
    return ClaimView(
        "claim",
        claim_id,
        row["wording"],
        row["kind"],
        scope(shelf, row),
        truth(row["wrongdoing"]),
        shelf.maybe("claims", row["narrower_of_id"]),
        shelf.all_named("claims", "narrower_of_id", claim_id),
        _summary(shelf, claim_id),
        in_order(figure(shelf, one) for one in shelf.find("figures", "claim_id", claim_id)),
        taken,
        tuple(answer(shelf, one) for one in answers),
        family(shelf, claim_id),
        pairs_of(shelf, [one["answer_id"] for one in answers]),
        both_ways(shelf, taken),
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
    marks = marks_of([one.record_id for one in view.figures])
    figures = tuple(
        figure_block(shelf, one, marks[one.record_id], with_claim=False) for one in view.figures
    )
    sections = [
        Section("Summary", (Block("", tuple(_counts(shelf, view))),)),
        Section(
            "Numbers by voice",
            _voices(shelf, view, marks),
            "In whose voice each is said, when, and who carries it if another.",
        ),
        Section(f"Answers ({len(view.answers)})", tuple(_answers(shelf, view, marks))),
        *family_sections(shelf, view.family),
        Section("Both sides in one document", tuple(contrary(view.asserted_and_denied_in))),
        *by_class(shelf, view.pairs, lambda found: pair_lines(shelf, found, view.answers)),
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
    yield from scope_rows(shelf, view.scope)
    yield from filled(("narrower than", called(view.narrower_of) if view.narrower_of else ""))
    yield from listed("narrower", view.narrower)
    yield from further(view.more)


def _counts(shelf: Shelf, view: ClaimView) -> Rows:
    say = {
        name: spelled(str(view.summary[name] or 0))
        for name in view.summary.keys() & COUNTED.columns
    }
    answers = f"; distinct answers {say['n_answers']}" if view.figures else ""
    yield "figures", f"asserted or acknowledged {say['n_figures']}{answers}"
    yield "positions", f"for {say['n_for']}; against {say['n_against']}; other {say['n_other']}"
    voices = (
        f"voices speaking {say['n_voices_speaking']} (assessed {say['n_voices_assessed']}); "
        f"carrying {say['n_voices_carrying']}"
    )
    yield "resting on", f"sources {say['n_sources']}; {voices}; origins {say['n_origins']}"
    if view.figures:
        ends = [
            say[name] if view.summary[name] is not None else "none stated"
            for name in ("lowest_lower", "highest_upper")
        ]
        unbounded = f"open above {say['n_open_above']}; approximate {say['n_approximate']}"
        yield "bounds", f"lowest lower {ends[0]}; highest upper {ends[1]}; {unbounded}"
    between = f"between origins {say['n_contradictions_between_origins']}"
    inside = f"inside one source {say['n_contradictions_in_one_source']}"
    yield "contradictions", f"{say['n_contradictions']}; {between}; {inside}"
    yield from further(shelf.others(shelf.row("claim_summary", view.id), COUNTED, "claim_id"))


def _answers(shelf: Shelf, view: ClaimView, marks: Marks) -> Iterator[Block]:
    """Each answer with the figures that gave it."""
    signs = marks_of([one.id for one in view.answers], "A")
    for one in view.answers:
        given = " ".join(marks[name] for name in one.given_by)
        rows = (("figures", given), *answer_rows(shelf, one))
        yield Block(one.reading, rows, signs[one.id])


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
    date = figure.said or "undated"
    carrier = figure.carrier_voice
    through = "" if carrier == figure.speaker.voice else f", carried by {carrier.label}"
    remark = f"; {checked(figure)}" if checked(figure) else ""
    return f"{figure.reading.partition(' (')[0]} ({stand}{date}{through}{remark}{since(figure)})"


CLAIM = Kind("claims", claim_view, claim_page)
