"""The numbers given to a question, or to the questions of a family, as their pages show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.derived.families import Family
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.answers import Answer, answer
from scripts.show.conflicts import Pair, pairs_of, stars
from scripts.show.figures import Figure, figure
from scripts.show.plots.marks import Mark, figure_mark
from scripts.show.plots.pictures import of_family
from scripts.show.plots.rows import Picture, year_of
from scripts.show.sayings import in_order, withdrawn
from scripts.show.scopes import in_line, scope
from scripts.site.library import Site
from scripts.site.page import Sheet, sheet
from scripts.site.picture.rows import Drawing, drawing
from scripts.site.rivals import APART, CONTRADICTION

FEW = 3  # of those who gave an answer, so many are named in a list


@dataclass(frozen=True)
class Said:
    """A figure as a row of a table, with those that only repeat it."""

    figure: Figure
    mark: Mark
    counts: str  # what it counts, where several questions stand together
    year: str
    origin: Named | None  # the document in which it was first said; None = this one
    echoes: tuple[Figure, ...]


@dataclass(frozen=True)
class Other:
    """An answer apart from another one."""

    answer: Answer
    who: str  # gave it; the first few
    reason: str  # empty where the class says it all
    sources: tuple[Named, ...]  # in which both stand


@dataclass(frozen=True)
class Apart:
    """One answer and all that stand so to it."""

    answer: Answer
    others: tuple[Other, ...]


@dataclass(frozen=True)
class Standing:
    """Pairs of one class, in the contract's words for it."""

    value: str
    label: str
    description: str
    count: int
    apart: tuple[Apart, ...]  # empty where the two can hold together


class Numbers:
    """All figures of some claims, how they are drawn, and how their answers stand."""

    def __init__(self, site: Site, family: Family, alone: bool) -> None:
        self.site = site
        self.family = family
        self.alone = alone  # whether all answer one question
        shelf = site.shelf
        claims = family.inside if alone else family.all
        self.rows: list[Row] = [row for c in claims for row in shelf.find("figures", "claim_id", c)]
        self.answers: list[Row] = [r for c in claims for r in shelf.find("answers", "claim_id", c)]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """By the date on which they were said."""
        return in_order(figure(self.site.shelf, row) for row in self.rows)

    @cached_property
    def picture(self) -> Picture | None:
        """What is drawn; None where nothing asserts a number."""
        family = Family(*self._named, self.family.inside, () if self.alone else self.family.wider)
        return next(of_family(family, self.rows, self.site.known), None)

    @property
    def _named(self) -> tuple[str, str, str]:
        return self.family.name, self.family.event, self.family.unit

    def drawn(self, order: str) -> Drawing | None:
        """The picture in one of the orders."""
        return drawing(self.picture, order, self.echoes) if self.picture else None

    @cached_property
    def echoes(self) -> dict[str, str]:
        """The figures that repeat another one of these, by id, with that one."""
        ids = {row["figure_id"] for row in self.rows}
        roots = ((row["figure_id"], self.site.shelf.origins.root(row)) for row in self.rows)
        return {own: root for own, root in roots if root != own and root in ids}

    @cached_property
    def table(self) -> tuple[Said, ...]:
        """A row a figure that is no echo."""
        repeated: dict[str, list[Figure]] = {}
        for one in self.figures:
            if one.record_id in self.echoes:
                repeated.setdefault(self.echoes[one.record_id], []).append(one)
        own = (one for one in self.figures if one.record_id not in self.echoes)
        return tuple(self._said(one, repeated.get(one.record_id, [])) for one in own)

    def _said(self, one: Figure, echoes: Iterable[Figure]) -> Said:
        shelf = self.site.shelf
        first = one.origin.source_id
        return Said(
            one,
            figure_mark(shelf.row("figures", one.record_id)),
            "" if self.alone else in_line(shelf, scope(shelf, shelf.row("claims", one.claim.id))),
            year_of(one.said),
            shelf.named("sources", first) if first != one.where.source_id else None,
            tuple(echoes),
        )

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Of these answers, with one another and with those of the family."""
        return pairs_of(self.site.shelf, [row["answer_id"] for row in self.answers])

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The pairs by class, contradictions first, then as the contract has them."""
        return tuple(sorted(self._standings(), key=lambda one: one.value != CONTRADICTION))

    def _standings(self) -> Iterator[Standing]:
        for category in self.site.contract.tables["comparisons"].by_name["class"].categories:
            pairs = [one for one in self.pairs if one.pair_class == category.value]
            if pairs:
                apart = self._apart(pairs) if APART[category.value] else ()
                words = category.value, category.label, category.description
                yield Standing(*words, len(pairs), apart)

    @property
    def contradictions(self) -> int:
        """How many pairs cannot both hold."""
        return sum(one.count for one in self.standings if one.value == CONTRADICTION)

    @property
    def inside(self) -> tuple[Apart, ...]:
        """What lies apart inside one document."""
        pairs = (one for one in self.pairs if APART[one.pair_class])
        return self._apart(one for one in pairs if one.same_source)

    def _apart(self, pairs: Iterable[Pair]) -> tuple[Apart, ...]:
        known = {(one.a_id, one.b_id): one for one in pairs}
        return tuple(
            Apart(
                self._answer(hub),
                tuple(
                    self._other(hub, key, known.get((hub, key)) or known[key, hub])
                    for key in others
                ),
            )
            for hub, others in stars(list(known))
        )

    def _other(self, hub: str, key: str, one: Pair) -> Other:
        shelf, other = self.site.shelf, self._answer(key)
        same = other.question == self._answer(hub).question
        plain = same and one.pair_class == CONTRADICTION
        shared = self._sources(hub) & self._sources(key)
        return Other(
            other,
            _few([_owner(figure(shelf, row)) for row in self._given(key)]),
            "" if plain else one.reason,
            tuple(shelf.named("sources", name) for name in sorted(shared)),
        )

    def _given(self, key: str) -> list[Row]:
        return self.site.shelf.find("figures", "answer_id", key)

    def _sources(self, key: str) -> set[str]:
        return {row["source_id"] for row in self._given(key)}

    def _answer(self, key: str) -> Answer:
        return answer(self.site.shelf, self.site.shelf.row("answers", key))

    def sheets(self, *more: Sheet) -> tuple[Sheet, ...]:
        """What is offered beside the page: of the pairs with other questions those that differ."""
        shelf, inside = self.site.shelf, self.family.inside
        ids = {row["answer_id"] for row in self.answers if row["claim_id"] in inside}
        pairs = {
            (row["a_id"], row["b_id"]): row
            for column in ("a_id", "b_id")
            for key in ids
            for row in shelf.find("comparisons", column, key)
            if ids >= {row["a_id"], row["b_id"]} or row["apart"]
        }
        sheets = {
            "figures": self.rows,
            "answers": self.answers,
            "comparisons": [pairs[both] for both in sorted(pairs)],
        }
        return (*more, *(sheet(self.site, name, rows) for name, rows in sheets.items() if rows))


def _owner(said: Figure) -> str:
    """The speaker, with what became of their words."""
    return f"{said.speaker.label}{f' ({withdrawn(said)})' if said.withdrawn_id else ''}"


def _few(names: list[str]) -> str:
    """The first names, and how many more there are."""
    every = list(dict.fromkeys(names))
    more = len(every) - FEW
    return f"{', '.join(every[:FEW])}{f' and {more} more' if more > 0 else ''}"


def counted(figures: Collection[Figure]) -> dict[str, int]:
    """How many figures, and from how many documents, voices and origins."""
    return {
        "figures": len(figures),
        "documents": len({one.where.source_id for one in figures}),
        "voices": len({one.speaker.voice.id for one in figures}),
        "origins": len({one.origin for one in figures}),
    }
