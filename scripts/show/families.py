"""The claims that stand together with one: of its event and unit, each with what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.show.page import Block, Section
from scripts.show.scopes import Scope, in_line, scope
from scripts.show.shelf import Coded, Shelf, called

# How another claim's scope relates to this one's, said of the other.
RELATED = Coded(
    "comparisons.scope_relation",
    {
        "same": "counts the same",
        "part": "a part of this one",
        "whole": "this one is a part of it",
        "overlap": "overlaps with this one",
        "apart": "counts something else",
        "unknown": "whether it counts the same is not said",
        "names": "names on a list, not persons; or persons, not names",
    },
)


@dataclass(frozen=True)
class Member:
    """A claim of a family."""

    claim: Named
    scope: Scope
    relation: str  # of what it counts to what the claim shown counts
    n_figures: int
    n_answers: int


@dataclass(frozen=True)
class Family:
    """The claims of an event and a unit, and apart from them the wider counts."""

    name: str
    event: Named | None
    unit: Named | None
    inside: tuple[Member, ...]
    wider: tuple[Member, ...]


def family(shelf: Shelf, claim_id: str) -> Family | None:
    """The family of a claim; None where it asks for no number."""
    if claim_id not in shelf.families.questions:
        return None
    found = shelf.families.of(claim_id)
    return Family(
        found.name,
        shelf.maybe("events", found.event),
        shelf.maybe("units", found.unit),
        tuple(_member(shelf, name, claim_id) for name in found.inside),
        tuple(_member(shelf, name, claim_id) for name in found.wider),
    )


def _member(shelf: Shelf, name: str, shown: str) -> Member:
    return Member(
        shelf.named("claims", name),
        scope(shelf, shelf.row("claims", name)),
        "" if name == shown else shelf.families.relation(name, shown),
        len(shelf.find("figures", "claim_id", name)),
        len(shelf.find("answers", "claim_id", name)),
    )


def family_sections(shelf: Shelf, found: Family | None) -> Iterator[Section]:
    """The family, and below it the wider counts; nothing where the claim stands alone."""
    if found is None or len(found.inside) + len(found.wider) == 1:
        return
    of = f"{found.unit.label if found.unit else ''}, {found.event.label if found.event else ''}"
    heading = f"Family ({len(found.inside)}): {of.removesuffix(', ')}"
    yield Section(heading, tuple(_blocks(shelf, found.inside)))
    remark = "They count more than this event, or another sort of unit."
    yield Section(f"Wider counts ({len(found.wider)})", tuple(_blocks(shelf, found.wider)), remark)


def _blocks(shelf: Shelf, members: Iterable[Member]) -> Iterator[Block]:
    for one in members:
        yield Block(
            called(one.claim),
            (
                ("counts", in_line(shelf, one.scope)),
                ("relation", RELATED[one.relation] if one.relation else "the claim shown here"),
                ("answers", f"{one.n_answers}, from figures {one.n_figures}"),
            ),
        )
