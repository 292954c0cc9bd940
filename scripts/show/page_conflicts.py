"""The contradictions of a claim, computed from bounds, each pair once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.show.page_parts import Rows, brief, called, quoted, spot
from scripts.show.terminal import Block, Section
from scripts.show.view_claims import ClaimView
from scripts.show.view_types import Figure, Named

Marks = dict[str, str]  # figure → the number by which it is shown, such as `[3]`


def conflicts(view: ClaimView, marks: Marks) -> Section:
    """Figures that exclude each other, sides taken in one document, parts that exceed a whole."""
    blocks = (
        *_inside(view, marks),
        *_both_ways(view),
        *_between(view, marks),
        *_excesses(view, marks),
    )
    return Section("Contradictions, computed from bounds and positions", blocks)


def _inside(view: ClaimView, marks: Marks) -> Iterator[Block]:
    for pair in view.exclusions:
        if pair.same_source:
            two = [one for one in view.figures if one.record_id in (pair.a_id, pair.b_id)]
            rows = [(marks[one.record_id], _words(one)) for one in two]
            rows.append(("where", quoted(two[0].where.title)))
            yield Block("Inside one document", tuple(rows))


def _words(figure: Figure) -> str:
    place = spot(figure.where.line, figure.where.locator)
    return f"{quoted(figure.words)}, {figure.speaker.label}, {place}"


def _both_ways(view: ClaimView) -> Iterator[Block]:
    for source in view.asserted_and_denied_in:
        yield Block("Asserted and denied inside one document", (("where", quoted(source.label)),))


def _between(view: ClaimView, marks: Marks) -> Iterator[Block]:
    pairs = {frozenset((pair.a_id, pair.b_id)) for pair in view.exclusions if not pair.same_source}
    rows = []
    for number, one in enumerate(view.figures, start=1):
        later = [other.record_id for other in view.figures[number:]]
        excluded = [marks[name] for name in later if frozenset((one.record_id, name)) in pairs]
        if excluded:
            rows.append((marks[one.record_id], f"excludes {' '.join(excluded)}"))
    if rows:
        yield Block("Between documents", tuple(rows))


def _excesses(view: ClaimView, marks: Marks) -> Iterator[Block]:
    """One entry a claim above or below: its figures that conflict with the same ones of this."""
    rivals: dict[Figure, list[str]] = {}
    for excess in view.excesses:
        own, other = excess.part, excess.whole
        if other.record_id in marks:
            own, other = other, own
        inside = " (inside one document)" if excess.same_source else ""
        rivals.setdefault(other, []).append(f"{marks[own.record_id]}{inside}")
    groups: dict[Named, dict[str, list[Figure]]] = {}
    for other, found in rivals.items():
        groups.setdefault(other.claim, {}).setdefault(" ".join(found), []).append(other)
    for claim, others in groups.items():
        above = claim in view.part_of
        head = "More than its whole" if above else "Less than its part"
        yield Block(f"{head}: {called(claim)}", tuple(_rivalries(others, above)))


def _rivalries(others: dict[str, list[Figure]], above: bool) -> Rows:
    for found, figures in others.items():
        for number, other in enumerate(figures):
            label = "" if number else "whole" if above else "part"
            yield label, f"{quoted(other.words)}, {brief(other)}"
        yield "less than" if above else "more than", found
