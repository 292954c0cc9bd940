"""The page of a claim."""

from __future__ import annotations

from scripts.records.resolve import STANDING
from scripts.show.page_blocks import figure_block, position_block
from scripts.show.page_conflicts import conflicts
from scripts.show.page_parts import Rows, called, filled, listed, rows_as_block
from scripts.show.plain_numbers import spelled
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block, Page, Section
from scripts.show.view_claims import ClaimView
from scripts.show.view_types import Figure, Named

SIDES = (
    ("asserting", "Positions for", "They assert or acknowledge it."),
    ("denying", "Positions against", "They deny it."),
    ("other", "Other positions", "They question it, pass it on, or give another explanation."),
)


def claim_page(shelf: Shelf, view: ClaimView) -> Page:
    """What is shown of a claim."""
    marks = {one.record_id: f"[{number}]" for number, one in enumerate(view.figures, start=1)}
    figures = tuple(figure_block(shelf, one, marks[one.record_id]) for one in view.figures)
    sections = [
        Section("Summary", (Block("", tuple(_counts(view))),)),
        Section(
            "Numbers by voice",
            _voices(view, marks),
            "In whose voice each is said, when, and who carries it if another.",
        ),
        conflicts(view, marks),
        Section(f"Figures ({len(figures)}), by the date of their words", figures),
    ]
    for side, heading, remark in SIDES:
        taken = getattr(view.positions, side)
        blocks = tuple(position_block(shelf, one) for one in taken)
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


def _counts(view: ClaimView) -> Rows:
    say = {name: spelled(str(number or 0)) for name, number in view.summary.items()}
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
    pairs, inside = say["n_disjoint_pairs"], say["n_contradictions_in_one_source"]
    yield "conflicts", f"pairs that exclude each other {pairs}; inside one source {inside}"


def _voices(view: ClaimView, marks: dict[str, str]) -> tuple[Block, ...]:
    """A row a number under its voice, so that a voice heard twice is seen as one."""
    groups: dict[Named, list[str]] = {}
    for one in view.figures:
        groups.setdefault(one.speaker.voice, []).append(f"{marks[one.record_id]} {_number(one)}")
    return rows_as_block(
        ("" if number else voice.label, text)
        for voice, texts in groups.items()
        for number, text in enumerate(texts)
    )


def _number(figure: Figure) -> str:
    """The reading without its remark; the stand, if not asserted; the date; another carrier."""
    stand = "" if figure.position in STANDING else f"{figure.position}, "
    date = figure.where.dated or "undated"
    carrier = figure.carrier_voice
    through = "" if carrier == figure.speaker.voice else f", carried by {carrier.label}"
    return f"{figure.reading.partition(' (')[0]} ({stand}{date}{through})"
