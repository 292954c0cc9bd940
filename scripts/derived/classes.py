"""What a pair of answers is to be called: one class from how scopes and numbers relate.

The first line of `CLASSES` that fits decides. Only `contradiction` is ever called one; no class
says who is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.derived.extents import (
    BOTH_VAGUE,
    EXACT,
    FIRM,
    LOOSE,
    NO_BOUND,
    UNITS_DIFFER,
    Extent,
    apart,
    relate,
)
from scripts.derived.scopes import (
    APART,
    NAMES,
    OVERLAP,
    PART,
    SAME,
    UNKNOWN,
    WHOLE,
    Scope,
    ScopeRelation,
    Scopes,
)

CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared."""

    scope: Scope
    extent: Extent
    misattributed: bool  # the number was not found, or not so, with the one it is ascribed to


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides with all that the table asks."""

    a: Side
    b: Side
    scopes: ScopeRelation
    relation: str  # of the numbers
    apart: str  # firm, exact, loose; empty = not apart
    echo: bool  # the same statement again

    @property
    def kind(self) -> str:
        """The first class that fits, a value of `comparisons.class`."""
        return next(name for name, fits in CLASSES if fits(self))

    @property
    def part_is_a(self) -> bool | None:
        """Whether `a` is the part; None where the two are not part and whole."""
        return {PART: True, WHOLE: False}.get(self.scopes.overall)

    @property
    def part_exceeds(self) -> bool:
        """Whether the part lies wholly above its whole."""
        if self.part_is_a is None or not self.apart:
            return False
        part, whole = (self.a, self.b) if self.part_is_a else (self.b, self.a)
        return whole.extent.hull.below(part.extent.hull)

    @property
    def later(self) -> Side | None:
        """Of two counts up to different days, the later one; None where that cannot be said."""
        ends = [_end(side) for side in (self.a, self.b)]
        if None in ends or ends[0] == ends[1]:
            return None
        return self.a if ends[0] > ends[1] else self.b  # type: ignore[operator]

    @property
    def dates_differ(self) -> bool:
        """Two counts that go on, taken on different days, of what is otherwise comparable."""
        if not (self.a.scope.running and self.b.scope.running):
            return False
        times = self.a.scope.period, self.b.scope.period
        comparable = not self.scopes.without("period") & {APART, UNKNOWN}
        return None not in times and times[0] != times[1] and comparable

    @property
    def earlier_is_more(self) -> bool:
        """Whether, of two running totals, the earlier one is firmly the larger.

        That a part stays below its whole is no surprise at any time.
        """
        if not self.dates_differ or self.apart != FIRM or self.later is None:
            return False
        earlier = self.b if self.later is self.a else self.a
        inside = PART if earlier is self.a else WHOLE
        counts_as_much = self.scopes.without("period") <= {SAME, inside}
        return counts_as_much and self.later.extent.hull.below(earlier.extent.hull)


def pair(a: Side, b: Side, scopes: Scopes, echo: bool) -> Pair:
    """Two sides, related."""
    relation = relate(a.extent, b.extent)
    return Pair(
        a, b, scopes.relate(a.scope, b.scope), relation, apart(a.extent, b.extent, relation), echo
    )


def _end(side: Side) -> int | None:
    period = side.scope.period
    return period.spans[-1][1] if period and period.spans else None


def _overall(*wanted: str) -> Callable[[Pair], bool]:
    return lambda pair: pair.scopes.overall in wanted


def _numbers(*wanted: str) -> Callable[[Pair], bool]:
    return lambda pair: pair.relation in wanted


# In order; the first that fits. COMPARED_SCOPES: one and the same count, or a part and its whole.
CLASSES: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("echo", lambda pair: pair.echo),
    ("earlier_total_is_more", lambda pair: pair.earlier_is_more),
    ("dates_differ", lambda pair: pair.dates_differ),
    ("not_compared", _overall(APART, UNKNOWN)),
    ("not_comparable", _numbers(NO_BOUND, UNITS_DIFFER)),
    ("names_and_persons", _overall(NAMES)),
    ("both_vague", _numbers(BOTH_VAGUE)),
    ("part_fits", lambda pair: pair.part_is_a is not None and not pair.part_exceeds),
    (
        "apart_scopes_overlap",
        lambda pair: pair.scopes.overall == OVERLAP and pair.apart in (FIRM, EXACT),
    ),
    ("apart_in_loose_words", lambda pair: pair.apart == LOOSE),
    (
        "apart_as_relayed",
        lambda pair: bool(pair.apart) and (pair.a.misattributed or pair.b.misattributed),
    ),
    ("apart_if_exact", lambda pair: pair.apart == EXACT),
    (CONTRADICTION, lambda pair: pair.apart == FIRM),
    ("compatible", lambda pair: not pair.apart),
)
