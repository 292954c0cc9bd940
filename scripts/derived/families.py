"""Which questions stand together: those of one event and unit, and the wider counts beside them.

Inside a family are the claims of its unit, of units within that, and of lists of names, whose event
is its own or lies in it; wider are those of which these count a part, or with which they overlap.
A claim without an event has a family of its own, which holds whatever its scope contains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scripts.derived.pairs import question_scope, same_family
from scripts.derived.scopes import APART, NAMES, NO_LIMIT, OVERLAP, PART, SAME, WHOLE, Scope, Scopes
from scripts.raw.rows import Row


@dataclass(frozen=True)
class Family:
    """Claims that are shown together, each by its id and in the order of ids."""

    name: str  # `<event>.<unit>`; of a claim without event, its id
    event: str  # empty = of none
    unit: str
    inside: tuple[str, ...]
    wider: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """The claims of both."""
        return (*self.inside, *self.wider)


@dataclass(frozen=True)
class Families:
    """The families of a dataset."""

    tables: Mapping[str, list[Row]]

    @cached_property
    def scopes(self) -> Scopes:
        """Relates scopes."""
        return Scopes.of(self.tables)

    @cached_property
    def questions(self) -> dict[str, Scope]:
        """The scope of each claim that asks for a number, by id."""
        return {
            row["claim_id"]: question_scope(row) for row in self.tables["claims"] if row["unit_id"]
        }

    @cached_property
    def by_name(self) -> dict[str, Family]:
        """Every family, by name."""
        found = (self.of(claim) for claim in self.questions)
        return {one.name: one for one in found}

    def of(self, claim: str) -> Family:
        """The family of a claim that asks for a number."""
        own = self.questions[claim]
        name = f"{own.event}.{own.unit}" if own.event else claim
        if name not in self._found:
            self._found[name] = self._family(name, own)
        return self._found[name]

    @cached_property
    def _found(self) -> dict[str, Family]:
        """The families that were asked for, by name."""
        return {}

    def _family(self, name: str, own: Scope) -> Family:
        anchor = Scope(own.unit, "", "", NO_LIMIT, own.event, True, False) if own.event else own
        kin = [
            one
            for one, scope in self.questions.items()
            if one == name or same_family(anchor, scope, self.scopes)
        ]
        inside = [one for one in kin if self._lies_in(self.questions[one], anchor)]
        wider = [one for one in kin if one not in inside and self._meets(one, inside)]
        return Family(name, own.event, own.unit, tuple(inside), tuple(wider))

    def relation(self, a: str, b: str) -> str:
        """How what the claim `a` counts relates to what `b` counts."""
        return self.scopes.relate(self.questions[a], self.questions[b]).overall

    def _lies_in(self, scope: Scope, anchor: Scope) -> bool:
        found = self.scopes.relate(scope, anchor)
        nested = found.axes["unit"] in (SAME, PART, NAMES) and found.axes["event"] in (SAME, PART)
        return nested and (bool(anchor.event) or found.overall not in (WHOLE, OVERLAP, APART))

    def _meets(self, name: str, inside: list[str]) -> bool:
        return any(self.relation(name, one) != APART for one in inside)
