"""How answers stand to one another: each pair once, by its class and with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.derived.scopes import APART, AXES, SAME, UNKNOWN
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.answers import Answer, side
from scripts.show.figures import Amount
from scripts.show.page import Block, Section, rows_as_block
from scripts.show.positions import Positions
from scripts.show.reasons import reason
from scripts.show.sayings import cells
from scripts.show.shelf import Cell, Coded, Placed, Shelf, once
from scripts.show.words import amount, quoted, spelled

AXES_OF = " ".join(f"{axis}_relation" for axis in AXES)
PLACED = Placed(
    "comparisons",
    "kind a_id b_id class scope_relation relation apart part_id hedged a_basis b_basis gap ratio "
    f"same_source same_speaker_voice same_carrier_voice same_origin {AXES_OF}",
)
# Whether two numbers of that relation do not say the same; what cannot be compared does not differ.
DIFFERENT = Coded(
    "comparisons.relation",
    {
        "equal": False,
        "a_within_b": True,
        "b_within_a": True,
        "overlap": True,
        "disjoint": True,
        "touching": True,
        "same_point": False,
        "different_point": True,
        "both_vague": False,
        "no_bound": False,
        "units_differ": False,
    },
)

Marks = dict[str, str]  # figure or answer → the sign by which it is shown, such as `[3]`


@dataclass(frozen=True)
class Pair:
    """Two answers compared by arithmetic."""

    kind: str  # number, date
    pair_class: str  # `comparisons.class`; only `contradiction` is one
    reason: str  # a sentence
    a_id: str
    b_id: str
    scope_relation: str  # of what a counts to what b counts
    differing: dict[str, str]  # by axis, where they do not count the same
    relation: str  # of a's numbers to b's
    apart: str
    part_id: str
    hedged: str
    a_basis: str
    b_basis: str
    gap: Amount
    ratio: Amount
    same_source: bool
    same_speaker_voice: bool
    same_carrier_voice: bool
    same_origin: bool
    more: tuple[Cell, ...]

    def other(self, own: Collection[str]) -> str:
        """The answer that is none of one's own; of two own ones the second."""
        return self.a_id if self.b_id in own and self.a_id not in own else self.b_id


@once
def pair(shelf: Shelf, row: Row) -> Pair:
    """A row of `comparisons`."""
    relations = {axis: row[f"{axis}_relation"] for axis in AXES}
    return Pair(
        pair_class=row["class"],
        reason=reason(shelf, row),
        differing={axis: found for axis, found in relations.items() if found != SAME},
        gap=amount(row["gap"]),
        ratio=amount(row["ratio"]),
        more=shelf.others(row, PLACED),
        same_source=row["same_source"] == "true",
        same_speaker_voice=row["same_speaker_voice"] == "true",
        same_carrier_voice=row["same_carrier_voice"] == "true",
        same_origin=row["same_origin"] == "true",
        **cells(row, "kind a_id b_id scope_relation relation apart part_id hedged a_basis b_basis"),
    )


def pairs_of(shelf: Shelf, answers: Collection[str]) -> tuple[Pair, ...]:
    """The pairs with a side among some answers, in the order of the table."""
    rows = (
        row
        for one in answers
        for column in ("a_id", "b_id")
        for row in shelf.find("comparisons", column, one)
    )
    found = {(row["a_id"], row["b_id"]): row for row in rows}
    return tuple(pair(shelf, found[both]) for both in sorted(found))


def both_ways(shelf: Shelf, taken: Positions) -> tuple[Named, ...]:
    """The sources in which a claim is asserted and denied."""
    asserting = {one.where.source_id for one in taken.asserting}
    denying = {one.where.source_id for one in taken.denying}
    return tuple(shelf.named("sources", name) for name in sorted(asserting & denying))


# ---- on a page


def marks_of(ids: Sequence[str], letter: str = "") -> Marks:
    """The signs by which some things are shown, in their order."""
    return {one: f"[{letter}{number}]" for number, one in enumerate(ids, start=1)}


def by_class(
    shelf: Shelf, pairs: Collection[Pair], blocks: Callable[[list[Pair]], Iterable[Block]]
) -> Iterator[Section]:
    """A section for each class that occurs, in the contract's order, in its neutral words."""
    for category in shelf.contract.tables["comparisons"].by_name["class"].categories:
        found = [one for one in pairs if one.pair_class == category.value]
        heading = f"{category.label} ({len(found)})"
        yield Section(heading, tuple(blocks(found)) if found else (), category.description)


def pair_lines(shelf: Shelf, pairs: Collection[Pair], answers: Collection[Answer]) -> list[Block]:
    """A row for each reason and the answer to which it applies, with all it has it with."""
    marks = marks_of([one.id for one in answers], "A")
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in pairs:
        groups.setdefault(f"{one.reason}{remarks(one)}", []).append((one.a_id, one.b_id))
    rows = (
        (_sign(shelf, hub, marks), f"with {_signs(shelf, others, marks)}: {why}")
        for why, found in groups.items()
        for hub, others in stars(found)
    )
    return list(rows_as_block(("", f"{hub} {text}") for hub, text in rows))


def stars(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The pairs as few answers, each with those it is paired with."""
    left = list(pairs)
    while left:
        tally = Counter(name for both in left for name in both)
        hub = max(tally, key=tally.__getitem__)
        yield hub, [b if a == hub else a for a, b in left if hub in (a, b)]
        left = [both for both in left if hub not in both]


def _signs(shelf: Shelf, names: Iterable[str], marks: Marks) -> str:
    """Own answers by their signs, those to other questions by words and id."""
    own: list[str] = []
    others: list[str] = []
    for name in names:
        (own if name in marks else others).append(_sign(shelf, name, marks))
    return ", ".join(filter(None, (" ".join(own), *others)))


def _sign(shelf: Shelf, name: str, marks: Marks) -> str:
    return marks.get(name) or f"{side(shelf, name).words} ({name})"


def remarks(one: Pair) -> str:
    """What else there is to say of two that lie apart."""
    inside = " Both stand in one document." if one.same_source and one.apart else ""
    further = "".join(f" {cell.title}: {cell.text}." for cell in one.more)
    return f"{inside}{further}"


def distance(one: Pair) -> str:
    """How far two lie apart; empty where they do not, or count different things."""
    if one.gap is None or one.scope_relation in (APART, UNKNOWN):
        return ""
    times = "" if one.ratio is None else f"; {spelled(str(one.ratio))} times the lower edge"
    return f"gap {spelled(str(one.gap))}{times}"


def contrary(sources: Sequence[Named]) -> Iterator[Block]:
    """A document that takes both sides."""
    for source in sources:
        yield Block("Asserted and denied inside one document", (("where", quoted(source.label)),))
