"""The table `comparisons`: nobody types it, so nobody chooses which contradictions to show.

Compared are the answers of one question, and those of two questions of one family: an event and a
unit. All pairs up to `COMPLETE` answers; beyond that, each with the nearest on either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from scripts.derived.answers import Answer, Shelf, Standing
from scripts.derived.scopes import APART, UNKNOWN, Scope, Scopes, period_of
from scripts.raw.rows import Row

Both = tuple[Answer, Answer]

COMPLETE = 60  # answers of which every pair is a row: 1,770


def same_family(a: Scope, b: Scope, scopes: Scopes) -> bool:
    """Whether two questions are shown together: their units are kin and their events nested.

    A question without an event is a wider count of every event; two of them must not be apart.
    """
    found = scopes.relate(a, b)
    if found.axes["unit"] == APART:
        return False
    if a.event and b.event:
        return found.axes["event"] not in (APART, UNKNOWN)
    return bool(a.event or b.event) or found.overall != APART


def question_scope(claim: Row) -> Scope:
    """The scope of a claim as it is worded."""
    return Scope(
        claim["unit_id"],
        claim["population_id"],
        claim["place_id"],
        period_of(claim["period"]),
        claim["event_id"],
        claim["counts"] == "total",
        False,
    )


def related(
    lying: Mapping[str, tuple[Answer, Standing]], claims: Mapping[str, Row], scopes: Scopes
) -> Iterator[Both]:
    """The pairs that are compared, the lesser id first.

    `lying`: all answers by id, each with where it lies among those of its own question.
    """
    groups: dict[str, list[Answer]] = defaultdict(list)
    for one, _ in lying.values():
        groups[one.question].append(one)
    for group in groups.values():
        yield from _within(group, lying)
    worded = {name: question_scope(claims[name]) for name in groups if name in claims}
    for a, b in combinations(sorted(worded), 2):
        if same_family(worded[a], worded[b], scopes):
            yield from _between(groups[a], groups[b])


def is_complete(answers: int) -> bool:
    """Whether every pair of so many answers is a row."""
    return answers <= COMPLETE


def _within(group: list[Answer], lying: Mapping[str, tuple[Answer, Standing]]) -> Iterator[Both]:
    if is_complete(len(group)):
        yield from combinations(group, 2)
    else:
        yield from _nearest(lying[one.id] for one in group)


def _between(left: list[Answer], right: list[Answer]) -> Iterator[Both]:
    if is_complete(len(left) + len(right)):
        yield from (_ordered(a, b) for a, b in product(left, right))
        return
    groups: dict[str, list[Answer]] = defaultdict(list)
    for one in right:
        groups[one.side.extent.scale].append(one)
    shelves = {scale: Shelf(group) for scale, group in groups.items()}
    yield from _nearest(
        (one, shelf.around(one)) for one in left if (shelf := shelves.get(one.side.extent.scale))
    )


def _nearest(lying: Iterable[tuple[Answer, Standing]]) -> Iterator[Both]:
    """Each answer with the nearest that lie firmly below and above it, each pair once."""
    found = {
        _ids(both): both
        for one, around in lying
        for near in (around.nearest_below, around.nearest_above)
        if near
        for both in [_ordered(one, near)]
    }
    yield from (both for _, both in sorted(found.items()))


def _ids(both: Both) -> tuple[str, str]:
    return both[0].id, both[1].id


def _ordered(a: Answer, b: Answer) -> Both:
    return (a, b) if a.id < b.id else (b, a)
