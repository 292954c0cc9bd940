"""The tables `answers` and `comparisons`, and of each figure and report the answer it gives.

Nobody types a comparison, so nobody chooses which contradictions to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from scripts.contract.model import Contract
from scripts.derived.answers import Answer, Standing, gathered, standings
from scripts.derived.classes import Pair, pair
from scripts.derived.derive import derived
from scripts.derived.extents import distance
from scripts.derived.origins import assessed
from scripts.derived.pairs import related
from scripts.derived.questions import FOUND_SO_FAR, Questions, Tables
from scripts.derived.scopes import Scope, Scopes
from scripts.raw.rows import Dataset, Row
from scripts.text.numbers import spell

NUMBERS, DATES = "number", "date"  # the closed lists `answers.kind` and `comparisons.kind`
HUNDREDTH = Decimal("0.01")
LONGEST = 20  # digits before the point


SAID = ("figures.said", "figures.origin_check", "reports.said", "reports.origin_check")


@derived("answers", "comparisons", "figures.answer_id", "reports.answer_id", needs=SAID)
def comparing(dataset: Dataset, contract: Contract) -> list[Row]:
    """Rows for both tables, and all figures and reports, each with the answer that it gives.

    Gathering the answers is half of the work, so all four come of one gathering.
    """
    found = Compared(dataset.tables)
    return [
        *found.answer_rows(),
        *found.comparison_rows(),
        *answering(dataset.tables["figures"], found.numbers),
        *answering(dataset.tables["reports"], found.dates),
    ]


def answering(rows: list[Row], given: list[Answer]) -> list[Row]:
    """Figures or reports, each with the one of the answers that it gives."""
    by_member = {name: answer.id for answer in given for name in answer.members}
    return [
        row.with_cells(answer_id=by_member.get(row["figure_id"] or row["report_id"], ""))
        for row in rows
    ]


class Backing(NamedTuple):
    """Who stands behind a figure or report."""

    source: str
    speaker_voice: str
    carrier_voice: str
    origin: tuple[str, str]
    assessed: str  # the voice, if that was assessed; else empty


SHARED = ("same_source", "same_speaker_voice", "same_carrier_voice", "same_origin")  # in its order


@dataclass(frozen=True)
class Compared:
    """All answers of a dataset, and what is said of each."""

    tables: Tables

    @cached_property
    def questions(self) -> Questions:
        """The claims, units and origins."""
        return Questions.of(self.tables)

    @cached_property
    def numbers(self) -> list[Answer]:
        """The answers to claims of number."""
        return gathered(self.questions.numbers(self.tables["figures"]))

    @cached_property
    def dates(self) -> list[Answer]:
        """The dates given for events."""
        return gathered(self.questions.dates(self.tables["reports"]))

    @cached_property
    def lying(self) -> Mapping[str, Mapping[str, tuple[Answer, Standing]]]:
        """The answers of either kind by id, each with where it lies among those of its question."""
        return {
            kind: {
                one.id: (one, standing)
                for one, standing in sorted(standings(answers), key=lambda each: each[0].id)
            }
            for kind, answers in ((NUMBERS, self.numbers), (DATES, self.dates))
        }

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The figures and reports by id."""
        return {
            row[key]: row
            for name, key in (("figures", "figure_id"), ("reports", "report_id"))
            for row in self.tables[name]
        }

    @cached_property
    def backing(self) -> Callable[[str], Backing]:
        """Tells of a figure or report, by its id, who stands behind it; each is asked once."""
        origin = self.questions.origin
        assessed_voice = assessed(dict(self.tables), origin.who)

        @cache
        def of(name: str) -> Backing:
            row = self.rows[name]
            return Backing(
                row["source_id"],
                origin.who.speaker_voice(row),
                origin.who.carrier_voice(row),
                origin.of(row),
                assessed_voice(row),
            )

        return of

    def answer_rows(self) -> Iterator[Row]:
        """Rows for `answers`."""
        for kind, lying in self.lying.items():
            for answer, standing in lying.values():
                members = [self.rows[name] for name in answer.members]
                yield Row(
                    "answers",
                    {
                        "answer_id": answer.id,
                        "kind": kind,
                        ("claim_id" if kind == NUMBERS else "event_id"): answer.question,
                        **_reading(kind, members[0], answer),
                        **self._support(members, [*map(self.backing, answer.members)]),
                        "n_below": str(standing.below),
                        "n_above": str(standing.above),
                        "nearest_below_id": _id(standing.nearest_below),
                        "nearest_above_id": _id(standing.nearest_above),
                        **(_compared_as(answer) if kind == NUMBERS else {}),
                        "root_id": min(answer.roots) if len(answer.roots) == 1 else "",
                    },
                    members[0].home,
                )

    def _support(self, members: list[Row], backing: list[Backing]) -> dict[str, str]:
        said = sorted(row["said"] for row in members if row["said"])
        hedged = sum(row["commitment"] == "hedged" for row in members)
        return {
            "n_said": str(len(members)),
            "n_sources": _distinct(one.source for one in backing),
            "n_voices": _distinct(one.speaker_voice for one in backing),
            "n_voices_assessed": _distinct(one.assessed for one in backing),
            "n_origins": _distinct(one.origin for one in backing),
            "n_hedged": str(hedged),
            "first_said": said[0] if said else "",
            "last_said": said[-1] if said else "",
        }

    def comparison_rows(self) -> Iterator[Row]:
        """Rows for `comparisons`."""
        scopes = Scopes.of(self.tables)
        for kind, lying in self.lying.items():
            for a, b in related(lying, self.questions.claims, scopes):
                yield self._comparison(kind, a, b, pair(a.side, b.side, scopes, is_echo(a, b)))

    def with_answer_of(self, record_id: str) -> Iterator[Row]:
        """Rows for `comparisons`: of the answer that one record gives, with every other answer."""
        scopes = Scopes.of(self.tables)
        for kind, lying in self.lying.items():
            answers = [one for one, _ in lying.values()]
            for own in (one for one in answers if record_id in one.members):
                for other in answers:
                    if other is not own:
                        a, b = (own, other) if own.id < other.id else (other, own)
                        found = pair(a.side, b.side, scopes, is_echo(a, b))
                        yield self._comparison(kind, a, b, found)

    def _comparison(self, kind: str, a: Answer, b: Answer, found: Pair) -> Row:
        sides = [[self.rows[name] for name in one.members] for one in (a, b)]
        part = {True: a.id, False: b.id, None: ""}[found.part_is_a]
        gap, ratio = distance(a.side.extent, b.side.extent) if found.apart else (None, None)
        ratio = None if kind == DATES else ratio  # of two days there is none
        return Row(
            "comparisons",
            {
                "kind": kind,
                "a_id": a.id,
                "b_id": b.id,
                "class": found.kind,
                "scope_relation": found.scopes.overall,
                "relation": found.relation,
                "apart": found.apart,
                "part_id": part,
                **{f"{axis}_relation": one for axis, one in found.scopes.axes.items()},
                "hedged": HEDGED[a.hedged, b.hedged],
                "a_basis": _shared(sides[0], "basis"),
                "b_basis": _shared(sides[1], "basis"),
                "gap": "" if gap is None else _short(gap),
                "ratio": "" if ratio is None else _short(_rounded(ratio)),
                **_same(*([*map(self.backing, one.members)] for one in (a, b))),
            },
            sides[0][0].home,
        )


def _id(answer: Answer | None) -> str:
    return answer.id if answer else ""


def _distinct(found: Iterable[object]) -> str:
    return str(len({one for one in found if one}))


HEDGED = {(False, False): "neither", (True, False): "a", (False, True): "b", (True, True): "both"}


def is_echo(a: Answer, b: Answer) -> bool:
    """Whether all that was said on both sides goes back to one statement."""
    return len(a.roots | b.roots) == 1


def _same(left: list[Backing], right: list[Backing]) -> dict[str, str]:
    """Whether both sides have a figure of one source, voice, carrier, origin."""

    def shared(column: int) -> str:
        found = {one[column] for one in left}
        return "false" if found.isdisjoint(one[column] for one in right) else "true"

    return {name: shared(column) for column, name in enumerate(SHARED)}


def _shared(rows: Iterable[Row], column: str) -> str:
    """What all rows have in a column; `several` where they differ."""
    found = {row[column] for row in rows}
    return found.pop() if len(found) == 1 else "several"


def _reading(kind: str, row: Row, answer: Answer) -> dict[str, str]:
    """The cells that all who gave the answer share."""
    columns = READING if kind == NUMBERS else ("date", "earliest", "latest", "precision")
    period = answer.side.scope.period
    return {
        **{name: row[name] for name in columns},
        "period": "" if period is None or kind == DATES else period.text,
        "found_so_far": str(bool(FOUND_SO_FAR.of(row["basis"]))).lower(),
        "as_relayed": str(answer.side.misattributed).lower(),
    }


def _compared_as(answer: Answer) -> dict[str, str]:
    """All that decides how a number is compared, so that a reader can class any two."""
    extent = answer.side.extent
    ends = {}
    if extent.parts:
        hull, room = extent.hull, extent.allowed
        ends = {
            "least": _end(hull.lower),
            "least_inclusive": str(hull.lower_inclusive).lower(),
            "most": _end(hull.upper),
            "most_inclusive": str(hull.upper_inclusive).lower(),
            "least_with_room": _end(room.lower),
            "most_with_room": _end(room.upper),
        }
    return {"time": _time(answer.side.scope), "measure": extent.scale, **ends}


def _time(scope: Scope) -> str:
    if scope.period is None:
        return "unknown"
    if not scope.period.spans:
        return "no_limit"
    return "running" if scope.running else "closed"


def _end(number: Decimal) -> str:
    return spell(number) if number.is_finite() else ""


READING = (
    "qualifier", "approximate", "value", "lower", "upper", "lower_inclusive", "upper_inclusive",
)  # fmt: skip


def _rounded(ratio: Decimal) -> Decimal:
    """To the hundredth; a ratio too large to hold one stays as it is."""
    return ratio.quantize(HUNDREDTH) if ratio.adjusted() < LONGEST else ratio


def _short(number: Decimal) -> str:
    """Plainly, without an exponent or trailing noughts."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
