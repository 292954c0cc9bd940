"""What excludes an answer and what it agrees with: by class, by reason, each with its owners."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.answers import Answer, answer, side
from scripts.show.conflicts import Pair, distance, remarks
from scripts.show.figures import figure
from scripts.show.reports import report
from scripts.show.sayings import Saying
from scripts.show.shelf import Coded
from scripts.site.library import Site

CONTRADICTION = "contradiction"
# Whether two answers of a class lie apart in what they count alike: what a reader came for.
APART = Coded(
    "comparisons.class",
    {
        "echo": False,
        "earlier_total_is_more": True,
        "dates_differ": False,
        "not_compared": False,
        "not_comparable": False,
        "names_and_persons": False,
        "both_vague": False,
        "part_fits": False,
        "apart_scopes_overlap": True,
        "apart_in_loose_words": True,
        "apart_as_relayed": True,
        "apart_if_exact": True,
        "contradiction": True,
        "compatible": False,
    },
)


@dataclass(frozen=True)
class Rival:
    """Another answer, with all who gave it."""

    answer: Answer
    row: Row  # the first figure or report that gave it, for its mark
    sayings: tuple[Saying, ...]
    distance: str  # how far apart the two lie; empty where they do not
    asked: Named | None  # the question it answers, where that is another one


@dataclass(frozen=True)
class Reason:
    """Rivals to which the same reason applies."""

    text: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True)
class RivalClass:
    """Rivals that stand so to an answer, in the contract's words for it."""

    value: str  # of `comparisons.class`
    label: str
    description: str
    reasons: tuple[Reason, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(one.rivals) for one in self.reasons)

    @property
    def open(self) -> bool:
        """Whether it is what a reader came for."""
        return APART[self.value]


def rivals(site: Site, own: Answer, pairs: Collection[Pair]) -> tuple[RivalClass, ...]:
    """The rivals of an answer by class, contradictions first. Raises `Refused`."""
    found = tuple(_classes(site, own, pairs))
    return tuple(sorted(found, key=lambda one: (one.value != CONTRADICTION, not one.open)))


def _classes(site: Site, own: Answer, pairs: Collection[Pair]) -> Iterator[RivalClass]:
    by_class: dict[str, dict[str, list[Rival]]] = {}
    for one in pairs:
        groups = by_class.setdefault(one.pair_class, {})
        groups.setdefault(f"{one.reason}{remarks(one)}", []).append(_rival(site, own, one))
    for category in site.contract.tables["comparisons"].by_name["class"].categories:
        if groups := by_class.get(category.value, {}):
            reasons = tuple(Reason(text, tuple(some)) for text, some in groups.items())
            yield RivalClass(category.value, category.label, category.description, reasons)


def _rival(site: Site, own: Answer, one: Pair) -> Rival:
    shelf = site.shelf
    found = side(shelf, one.other([own.id]))
    read = figure if found.is_number else report
    other = answer(shelf, found.answer)
    sayings = tuple(read(shelf, row) for row in found.given)
    asked = other.question if other.question != own.question else None
    return Rival(other, found.given[0], sayings, distance(one) if one.gap else "", asked)
