"""What a number counts, and how two such scopes relate: six axes, compared one by one.

A scope is unit, population, place, period, event, and whether the number is a total or said of
each. `population`, `place` and `event` are trees, `unit` a list whose entries say how they behave;
an empty axis sets no limit. How the *numbers* relate is another question: see `extents`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from scripts.raw.rows import Row
from scripts.text.edtf import DateError, DateReading, members, read_date

# How `a` relates to `b`.
SAME, PART, WHOLE, OVERLAP, APART, UNKNOWN, NAMES = (
    "same", "part", "whole", "overlap", "apart", "unknown", "names",
)  # fmt: skip
RELATIONS = (SAME, PART, WHOLE, OVERLAP, APART, UNKNOWN, NAMES)
AXES = ("unit", "population", "place", "period", "event", "counts")
FIRST, LAST = date.min.toordinal(), date.max.toordinal()

Days = tuple[int, int]  # first and last day, both of them in it


@dataclass(frozen=True)
class Tree:
    """A list whose entries may lie inside another one."""

    parents: Mapping[str, str]

    def above(self, name: str) -> tuple[str, ...]:
        """The entry and all around it, from the nearest outwards; a circle is cut."""
        found: list[str] = []
        while name and name not in found:
            found.append(name)
            name = self.parents.get(name, "")
        return tuple(found)

    def relate(self, a: str, b: str) -> str:
        """Same, part or whole; APART here says only that neither lies inside the other."""
        if a == b:
            return SAME
        if not a or not b:
            return WHOLE if not a else PART
        if b in self.above(a):
            return PART
        return WHOLE if a in self.above(b) else APART

    def meeting(self, a: str, b: str) -> tuple[str, str]:
        """The entries just below the nearest common one, on the ways to `a` and to `b`.

        Both empty where there is no common one.
        """
        ways_a, ways_b = self.above(a), self.above(b)
        common = next((name for name in ways_a if name in ways_b), "")
        if not common:
            return "", ""
        return ways_a[ways_a.index(common) - 1], ways_b[ways_b.index(common) - 1]


@dataclass(frozen=True)
class Period:
    """A time as days; several spans where separate years are meant."""

    spans: tuple[Days, ...]  # sorted; none = no limit

    def relate(self, other: Period) -> str:
        """From this one's side."""
        if not self.spans or not other.spans:
            return SAME if self.spans == other.spans else (PART if self.spans else WHOLE)
        inside, around = self._lies_in(other), other._lies_in(self)
        if inside or around:
            return SAME if inside and around else (PART if inside else WHOLE)
        meets = any(a[0] <= b[1] and b[0] <= a[1] for a in self.spans for b in other.spans)
        return OVERLAP if meets else APART

    def _lies_in(self, other: Period) -> bool:
        return all(
            any(whole[0] <= span[0] and span[1] <= whole[1] for whole in other.spans)
            for span in self.spans
        )

    def until(self, last: int) -> Period:
        """Cut off behind a day, where that leaves anything."""
        cut = tuple((first, min(end, last)) for first, end in self.spans if first <= last)
        return Period(cut) if cut else self

    @cached_property
    def text(self) -> str:
        """EDTF-like, as days; empty = no limit."""
        return ",".join(
            f"{_day(first) if first > FIRST else '..'}/{_day(end) if end < LAST else '..'}"
            for first, end in self.spans
        )


NO_LIMIT = Period(())


@dataclass(frozen=True, slots=True)
class Scope:
    """What one figure counts."""

    unit: str
    population: str
    place: str
    period: Period | None  # None = a time was meant, and nobody can say which
    event: str
    total: bool  # else the same number is said of each of several
    running: bool  # its time ends with the count or the words: an open period, or a state


@dataclass(frozen=True, slots=True)
class ScopeRelation:
    """How two scopes relate, from the first one's side."""

    axes: Mapping[str, str]  # by axis, all of AXES
    overall: str  # one of RELATIONS

    @property
    def differing(self) -> tuple[str, ...]:
        """The axes on which they are not the same, as `axis: relation`."""
        return tuple(f"{axis}: {found}" for axis, found in self.axes.items() if found != SAME)

    def without(self, axis: str) -> frozenset[str]:
        """The relations on all other axes."""
        return frozenset(found for name, found in self.axes.items() if name != axis)


@dataclass(frozen=True)
class Scopes:
    """Relates scopes by the lists and trees of a dataset."""

    units: Mapping[str, Row]
    populations: Mapping[str, Row]
    places: Tree
    events: Tree

    @classmethod
    def of(cls, tables: Mapping[str, list[Row]]) -> Scopes:
        """From finished tables."""

        def tree(table: str, key: str) -> Tree:
            return Tree({row[key]: row["part_of_id"] for row in tables[table]})

        return cls(
            {row["unit_id"]: row for row in tables["units"]},
            {row["population_id"]: row for row in tables["populations"]},
            tree("places", "place_id"),
            tree("events", "event_id"),
        )

    def relate(self, a: Scope, b: Scope) -> ScopeRelation:
        """How the scope `a` relates to `b`."""
        return self._known(a, b)

    @cached_property
    def _known(self) -> Callable[[Scope, Scope], ScopeRelation]:
        """Many answers share a scope, so that the same two are asked for again and again."""
        return cache(self._relate)

    def _relate(self, a: Scope, b: Scope) -> ScopeRelation:
        axes = {
            "unit": self._unit(a.unit, b.unit),
            "population": self._population(a.population, b.population),
            "place": self.places.relate(a.place, b.place),
            "period": UNKNOWN if not (a.period and b.period) else a.period.relate(b.period),
            "event": self._event(a.event, b.event),
            "counts": SAME if a.total == b.total else UNKNOWN,
        }
        return ScopeRelation(axes, self._overall(a, b, axes))

    def _overall(self, a: Scope, b: Scope, axes: Mapping[str, str]) -> str:
        found = set(axes.values())
        if found & {APART, UNKNOWN}:
            return APART if APART in found else UNKNOWN
        if NAMES in found:
            return NAMES
        if self._rigid(a.unit, axes) or self._rigid(b.unit, axes):
            return UNKNOWN
        if OVERLAP in found or {PART, WHOLE} <= found:
            return OVERLAP
        return next((one for one in (PART, WHOLE) if one in found), SAME)

    def _rigid(self, unit: str, axes: Mapping[str, str]) -> bool:
        """A length has no parts; a state is one only of a time; a share only of a population."""
        row = self.units.get(unit)
        if row is None or row["behaves"] == "adds":
            return False
        if row["behaves"] == "state":
            free = "period"
        else:
            free = "population" if row["measured_in"] == "share" else ""
        return any(found != SAME and axis != free for axis, found in axes.items())

    @cached_property
    def _also(self) -> Tree:
        return Tree({name: row["each_is_also_id"] for name, row in self.units.items()})

    def _unit(self, a: str, b: str) -> str:
        if a != b and self._names_and_persons(a, b):
            return NAMES
        return self._also.relate(a, b)

    def _names_and_persons(self, a: str, b: str) -> bool:
        """Whether one is a list of names and the other counts persons one by one."""
        rows = [self.units[unit] for unit in (a, b) if unit in self.units]
        counts = {row["measured_in"] for row in rows if row["behaves"] == "adds"}
        lists = {row["measured_in"] for row in rows if row["behaves"] == "fixed"}
        return (counts, lists) == ({"person"}, {"name"})

    @cached_property
    def _groups(self) -> Tree:
        return Tree({name: row["part_of_id"] for name, row in self.populations.items()})

    def _population(self, a: str, b: str) -> str:
        found = self._groups.relate(a, b)
        if found != APART:
            return found
        left, right = (self.populations.get(one) for one in self._groups.meeting(a, b))
        if left is None or right is None or not left["divided_by"]:
            return UNKNOWN
        return APART if left["divided_by"] == right["divided_by"] else UNKNOWN

    def _event(self, a: str, b: str) -> str:
        found = self.events.relate(a, b)
        if found != APART:
            return found
        return UNKNOWN if any(self.events.meeting(a, b)) else APART


@cache  # many figures share a period
def period_of(text: str) -> Period | None:
    """The days of an EDTF text; a set `{a,b}` means all of its members.

    None for a text that is no date, which a rule says.
    """
    if not text:
        return NO_LIMIT
    try:
        spans = [_span(read_date(one)) for one in (members(text) if text[0] == "{" else [text])]
    except DateError:
        return None
    return Period(tuple(sorted(spans)))


@cache
def last_day(text: str) -> int | None:
    """The last day that a date allows, as an ordinal; None where it is empty, open or no date."""
    try:
        latest = read_date(text).latest if text else ""
    except DateError:
        return None
    return date.fromisoformat(latest).toordinal() if latest else None


def _span(reading: DateReading) -> Days:
    first, last = reading.earliest, reading.latest
    return (
        date.fromisoformat(first).toordinal() if first else FIRST,
        date.fromisoformat(last).toordinal() if last else LAST,
    )


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
