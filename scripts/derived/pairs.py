"""The table `comparisons`: nobody types it, so nobody chooses which contradictions to show.

Compared are the answers of one question, and those of two questions of one family: an event and a
unit. All pairs up to `COMPLETE` answers; beyond that, each with the nearest on either side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product

from scripts.derived.answers import Answer, Shelf
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


def related(answers: list[Answer], claims: Mapping[str, Row], scopes: Scopes) -> Iterator[Both]:
    """The pairs that are compared, the lesser id first."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        groups[one.question].append(one)
    for group in groups.values():
        yield from _within(group)
    worded = {name: question_scope(claims[name]) for name in groups if name in claims}
    for a, b in combinations(sorted(worded), 2):
        if same_family(worded[a], worded[b], scopes):
            yield from _between(groups[a], groups[b])


def is_complete(answers: int) -> bool:
    """Whether every pair of so many answers is a row."""
    return answers <= COMPLETE


def _within(group: list[Answer]) -> Iterator[Both]:
    if is_complete(len(group)):
        yield from combinations(group, 2)
    else:
        yield from _nearest(group, group, by_time)


def _between(left: list[Answer], right: list[Answer]) -> Iterator[Both]:
    if is_complete(len(left) + len(right)):
        yield from (_ordered(a, b) for a, b in product(left, right))
    else:
        yield from _nearest(left, right, by_scale)


def _nearest(
    left: list[Answer], right: list[Answer], key: Callable[[Answer], object]
) -> Iterator[Both]:
    """Each of `left` with the nearest of `right` that lie firmly below and above it.

    `key`: what two answers must share to exclude each other at all.
    """
    known = {one.id: one for one in right}
    groups: dict[object, list[Answer]] = defaultdict(list)
    for one in right:
        groups[key(one)].append(one)
    shelves = {shared: Shelf(group) for shared, group in groups.items()}
    found = {
        _ordered(one, known[name])
        for one in left
        if (shelf := shelves.get(key(one)))
        for around in [shelf.around(one)]
        for name in (around.nearest_below, around.nearest_above)
        if name
    }
    yield from sorted(found, key=lambda both: (both[0].id, both[1].id))


def by_time(answer: Answer) -> object:
    """What answers to one question share that can exclude each other."""
    return answer.side.scope.period, answer.side.extent.scale


def by_scale(answer: Answer) -> object:
    """The same, of answers to two questions."""
    return answer.side.extent.scale


def _ordered(a: Answer, b: Answer) -> Both:
    return (a, b) if a.id < b.id else (b, a)
