"""Why a pair is called what it is called: one sentence for each class, from what the two say.

Only the class `contradiction` says that two cannot both hold; no sentence says who is right.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.derived.extents import ROUNDED, TOUCHING, UNITS_DIFFER
from scripts.derived.scopes import APART, AXES, SAME, UNKNOWN
from scripts.raw.rows import Row
from scripts.show.answers import Side, side
from scripts.show.shelf import Coded, Shelf
from scripts.show.words import spelled


@dataclass(frozen=True)
class Two:
    """A row of `comparisons` with its two sides."""

    row: Row
    a: Side
    b: Side

    @property
    def both(self) -> tuple[Side, Side]:
        """The sides in their order."""
        return self.a, self.b

    @property
    def ascending(self) -> tuple[Side, Side]:
        """Of two that lie apart, the lesser first."""
        return self.both if self.a.extent.hull.below(self.b.extent.hull) else (self.b, self.a)

    @property
    def part_first(self) -> tuple[Side, Side]:
        """The part, then the whole."""
        is_a = self.row["part_id"] == self.row["a_id"]
        return self.both if is_a else (self.b, self.a)

    def axes(self, *relations: str) -> list[str]:
        """The axes on which the two stand so."""
        return [axis for axis in AXES if self.row[f"{axis}_relation"] in relations]

    @property
    def differing(self) -> list[str]:
        """The axes on which they are not the same."""
        return [axis for axis in AXES if self.row[f"{axis}_relation"] != SAME]


def reason(shelf: Shelf, row: Row) -> str:
    """The sentence for a row of `comparisons`. Raises `Refused`."""
    two = Two(row, side(shelf, row["a_id"]), side(shelf, row["b_id"]))
    return f"{REASONS[row['class']](two)}{_hedged(two)}"


def _hedged(two: Two) -> str:
    """Which of two that lie apart is said with a reserve by all who say it."""
    sides = {"neither": (), "a": (two.a,), "b": (two.b,), "both": two.both}[two.row["hedged"]]
    words = " and ".join(one.words for one in sides)
    return f" Said with reserve: {words}." if words and two.row["apart"] else ""


def _beside(axes: list[str], left: Side, right: Side, between: str) -> str:
    """What both sides count, on some axes; one that only one side limits where no other is left."""
    one, other = left.counts(), right.counts()
    limited = [axis for axis in axes if one[axis] and other[axis]] or axes
    return "; ".join(
        f"{one[axis] or f'any {axis}'}{between}{other[axis] or f'any {axis}'}" for axis in limited
    )


def _echo(_: Two) -> str:
    return "The same statement again: not counted twice."


def _dates(two: Two) -> str:
    earlier, later = _by_time(two)
    return f"Counts up to different dates: {earlier.until()}, {later.until()}."


def _earlier_is_more(two: Two) -> str:
    said = ", ".join(f"{one.words} to {one.until()}" for one in _by_time(two))
    return f"The earlier count is the larger: {said}."


def _by_time(two: Two) -> list[Side]:
    return sorted(two.both, key=lambda one: one.answer["period"].rpartition("/")[2])


def _not_compared(two: Two) -> str:
    if found := two.axes(APART):
        return f"They count different things: {_beside(found, *two.both, ' / ')}."
    found = two.axes(UNKNOWN) or two.differing
    unsaid = _beside(found, *two.both, " / ")
    return f"Whether they count the same thing is not said: {unsaid}."


def _not_comparable(two: Two) -> str:
    if two.row["relation"] == UNITS_DIFFER:
        return f"Units of time that do not convert: {two.a.words}, {two.b.words}."
    without = [one.words for one in two.both if not one.extent.parts]
    return f"No number to compare: {' and '.join(dict.fromkeys(without))}."


def _names(two: Two) -> str:
    names, persons = two.both if two.a.measured_in == "name" else (two.b, two.a)
    return (
        f"A list of {names.words} names; a count of {persons.words.removeprefix('from ')} persons. "
        "Names and persons are not the same count."
    )


def _vague(two: Two) -> str:
    words = [one.words for one in two.both]
    if words[0] == words[1]:
        return f"Both say {words[0]}; neither says how many."
    return f"One says {words[0]}, the other {words[1]}; neither says how many."


def _part_fits(two: Two) -> str:
    return f"A part of what the other counts: {_beside(two.differing, *two.part_first, ' of ')}."


def _overlap(two: Two) -> str:
    scopes = _beside(two.differing, *two.both, " / ")
    return f"The numbers leave no common value; the scopes overlap and are not the same: {scopes}."


def _loose(two: Two) -> str:
    low, _ = two.ascending
    if two.row["relation"] == TOUCHING:
        room = f"they meet at {low.of_time(spelled(low.answer['upper']))}"
    else:
        loose = [one for one in two.both if one.extent.approximate or one.extent.vague]
        room = " / ".join(one.words for one in loose)
    return f"Apart as written, but the words leave room: {room}."


def _relayed(two: Two) -> str:
    found = [
        f"{one.words} was not found so in the own texts of {_ascribed_to(one)}"
        for one in two.both
        if one.answer["as_relayed"] == "true"
    ]
    return f"Apart as relayed: {'; '.join(found)}."


def _ascribed_to(one: Side) -> str:
    """Everyone to whom the number is ascribed in vain."""
    speakers = (one.shelf.tellers(row)[0].label for row in one.given)
    return " and ".join(dict.fromkeys(speakers))


def _if_exact(two: Two) -> str:
    low, high = two.ascending
    edges = ((low, low.answer["upper"]), (high, high.answer["lower"]))
    meant = [one.of_time(spelled(edge)) for one, edge in edges if _may_be_rounded(one)]
    verb = "is" if len(meant) == 1 else "are"
    return f"Apart only if {' and '.join(meant)} {verb} meant to the last digit."


def _may_be_rounded(one: Side) -> bool:
    return bool(ROUNDED.of(one.answer["qualifier"]))


def _contradiction(two: Two) -> str:
    if two.row["part_id"]:
        part, whole = two.part_first
        return (
            f"Cannot both hold: the part, {_at_least(part)}, is more than the whole, "
            f"{_at_least(whole)} ({_beside(two.differing, part, whole, ' of ')})."
        )
    count = "count" if two.a.is_number else "event"
    one, other = (_at_least(each) for each in two.both)
    return f"Cannot both hold: one {one}, the other {other}, of the same {count}."


def _at_least(one: Side) -> str:
    """The words; of a vague word also how many it must mean at least."""
    if one.is_number and one.answer["qualifier"] == "vague":
        return f"{one.words} (at least {spelled(f'{one.extent.allowed.lower:f}')})"
    return one.words


def _compatible(_: Two) -> str:
    return "Both can hold."


REASONS = Coded(
    "comparisons.class",
    {
        "echo": _echo,
        "earlier_total_is_more": _earlier_is_more,
        "dates_differ": _dates,
        "not_compared": _not_compared,
        "not_comparable": _not_comparable,
        "names_and_persons": _names,
        "both_vague": _vague,
        "part_fits": _part_fits,
        "apart_scopes_overlap": _overlap,
        "apart_in_loose_words": _loose,
        "apart_as_relayed": _relayed,
        "apart_if_exact": _if_exact,
        "contradiction": _contradiction,
        "compatible": _compatible,
    },
)
