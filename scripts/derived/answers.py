"""The distinct answers that were given to a question, each once, however many said it.

An answer is one claim and one set of: effective period, bounds, unit of time, approximate or
vague, bare or bounded, found so far, and whether the number was misattributed. Of an event an
answer is one date. Comparing is done between answers, so that it grows with what was said and not
with its square; each answer also knows how many figures lie firmly below and above it, and which
is nearest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from scripts.contract.coded import Coded
from scripts.derived.classes import Side
from scripts.derived.extents import Extent, is_round
from scripts.raw.rows import Row

Edge = tuple[Decimal, int]  # a number, and what it takes for another edge to lie beyond it


@dataclass(frozen=True)
class Answer:
    """One answer, with all who gave it."""

    id: str  # `<claim or event>.<what it says>`
    question: str  # id of the claim or event
    side: Side
    members: tuple[str, ...]  # ids of the figures or reports, sorted
    roots: frozenset[str]  # where their chains of repetition end
    hedged: bool  # every one of them is

    @cached_property
    def lower(self) -> Edge:
        """What another answer must end before to lie firmly below."""
        return lower_edge(self.side.extent)

    @cached_property
    def upper(self) -> Edge:
        """What another answer must begin behind to lie firmly above."""
        return upper_edge(self.side.extent)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an answer lies among those of the same question and time."""

    below: int  # figures firmly below
    above: int
    nearest_below: Answer | None
    nearest_above: Answer | None


def lower_edge(extent: Extent) -> Edge:
    """Sortable against `upper_edge`: firmly below is what ends at a lesser edge.

    Two that meet at one round number meet, whichever of them leaves it out (see `extents.relate`);
    only the unit of a vague word is no number that was said, so that nothing meets it.
    """
    part, hull = extent.allowed, extent.hull
    if _round(part.lower, extent.whole_numbers):
        return part.lower, int(extent.vague and part.lower != hull.lower)
    return part.lower, 1 if part.lower_inclusive else 2


def upper_edge(extent: Extent) -> Edge:
    """The same of the other end."""
    return extent.allowed.upper, int(extent.allowed.upper_inclusive)


def _round(number: Decimal, whole_numbers: bool) -> bool:
    return number.is_finite() and (not whole_numbers or is_round(number))


class Shelf:
    """The answers of one question and time that may exclude, sorted by either edge."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        firm = [one for one in answers if excludes(one.side.extent) and not one.side.misattributed]
        self.by_lower = sorted(firm, key=lambda one: (one.lower, one.id))
        self.by_upper = sorted(firm, key=lambda one: (one.upper, one.id))
        self.lowers = [one.lower for one in self.by_lower]
        self.uppers = [one.upper for one in self.by_upper]
        self.upto = [0, *accumulate(len(one.members) for one in self.by_upper)]
        self.from_ = [0, *accumulate(len(one.members) for one in self.by_lower)]

    def around(self, answer: Answer) -> Standing:
        """What lies firmly below and above an answer, of this question or of another."""
        if not excludes(answer.side.extent) or answer.side.misattributed:
            return Standing(0, 0, None, None)
        below = bisect_left(self.uppers, answer.lower)
        above = bisect_right(self.lowers, answer.upper)
        return Standing(
            self.upto[below],
            self.from_[-1] - self.from_[above],
            self.by_upper[below - 1] if below else None,
            self.by_lower[above] if above < len(self.by_lower) else None,
        )


def excludes(extent: Extent) -> bool:
    """Whether an extent can lie firmly apart from another."""
    return bool(extent.parts) and not extent.approximate and extent.scale != "unknown"


def standings(answers: Iterable[Answer]) -> Iterator[tuple[Answer, Standing]]:
    """Each answer with where it lies among those of its own question and time."""
    groups: dict[object, list[Answer]] = defaultdict(list)
    for one in answers:
        groups[one.question, one.side.scope.period, one.side.extent.scale].append(one)
    for group in groups.values():
        shelf = Shelf(group)
        yield from ((one, shelf.around(one)) for one in group)


@dataclass(frozen=True, slots=True)
class Given:
    """One figure or report, as an answer."""

    id: str
    question: str
    side: Side
    word: str  # of a number that is none, such as *many*; else empty
    slug: str  # what it says, in a few letters
    root: str  # id at which its chain of repetition ends
    hedged: bool


def gathered(given: Iterable[Given]) -> list[Answer]:
    """The distinct answers, in the order of question and id."""
    groups: dict[tuple[str, Side, str], list[Given]] = defaultdict(list)
    for one in given:
        groups[one.question, one.side, one.word].append(one)
    names: defaultdict[str, int] = defaultdict(int)
    found = []
    for (question, side, _), members in sorted(groups.items(), key=_order):
        name = f"{question}.{min(members, key=lambda one: one.id).slug}"
        names[name] += 1
        number = f"-{names[name]}" if names[name] > 1 else ""
        found.append(
            Answer(
                f"{name}{number}",
                question,
                side,
                tuple(sorted(one.id for one in members)),
                frozenset(one.root for one in members),
                all(one.hedged for one in members),
            )
        )
    return sorted(found, key=lambda one: one.id)


def _order(group: tuple[tuple[str, Side, str], list[Given]]) -> tuple[str, str]:
    (question, _, _), members = group
    return question, min(one.id for one in members)


# What the words of each qualifier say, as a part of an id.
QUALIFIED = Coded(
    "figures.qualifier",
    {
        "bare": "{lower}",
        "exact": "exactly-{lower}",
        "about": "about-{value}",
        "more_than": "more-than-{lower}",
        "at_least": "at-least-{lower}",
        "fewer_than": "fewer-than-{upper}",
        "at_most": "at-most-{upper}",
        "range": "{lower}-to-{upper}",
        "alternatives": "{lower}-or-{upper}",
        "vague": "vague-from-{lower}",
    },
)


def slug_of(row: Row, unit: str, side: Side, own_period: bool) -> str:
    """What a figure says, for its answer's id: `more-than-30000`, `6-months`, `41-to-1997-11-30`.

    `unit` is a unit of time, or empty; `own_period`: it speaks of the whole time of its claim.
    """
    form = QUALIFIED.of(row["qualifier"])
    words = form.format(**_plain(row)) if form and side.extent.parts else "no-number"
    near = side.extent.approximate and row["qualifier"] != "about"
    parts = ["about" if near else "", words, f"{unit}s" if unit else ""]
    if not own_period:
        period = side.scope.period
        parts.append(f"to-{_last(period.text)}" if period and period.spans else "undated")
    parts.append("as-relayed" if side.misattributed else "")
    return "-".join(part for part in parts if part)


def _plain(row: Row) -> dict[str, str]:
    """The amounts as parts of an id: `0.57` is `0-57`, an open end `open`."""
    return {name: row[name].replace(".", "-") or "open" for name in ("value", "lower", "upper")}


def _last(period: str) -> str:
    return period.rpartition("/")[2]
