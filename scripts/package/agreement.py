"""How far two people who coded the same document, each alone, agree: spans first, then fields.

Units are matched by overlap of their spans (Jaccard index of the code points, greedily from the
best down). On matched units every field is compared as a nominal value: percent agreement, and
Krippendorff's alpha for two coders (Krippendorff, *Content Analysis*, ch. 12; library
`krippendorff`). Where all values are one and the same, alpha is not defined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import krippendorff

from scripts.raw.rows import Dataset, SetAside
from scripts.text.anchors import Span, span_of

FIELDS = {
    "figures": ("qualifier", "value", "lower", "upper", "speaker_id", "basis"),
    "statements": ("speaker_id", "specificity", "kind", "fidelity", "act"),
}
LEAST_OVERLAP = 0.1  # of the code points in either span; below this two spans are two things


@dataclass(frozen=True)
class Unit:
    """One figure or statement of one coder."""

    id: str
    span: Span
    cells: Mapping[str, str]


@dataclass(frozen=True)
class FieldAgreement:
    """Agreement on one field over the matched units."""

    table: str
    field: str
    pairs: int
    same: int
    alpha: float | None  # None where it is not defined

    @property
    def percent(self) -> float:
        """Share of pairs with the same value, in percent."""
        return 100 * self.same / self.pairs if self.pairs else 0.0


@dataclass(frozen=True)
class Agreement:
    """Agreement on one table: which units both coders saw, and what they said of them."""

    table: str
    pairs: tuple[tuple[Unit, Unit], ...]
    only_first: tuple[Unit, ...]
    only_second: tuple[Unit, ...]
    set_aside: int  # units of the second coder which the first looked at and set aside
    fields: tuple[FieldAgreement, ...]


def units(dataset: Dataset, table: str, source_id: str) -> list[Unit]:
    """The anchored rows of one table and source."""
    passages = dataset.index("passages", "passage_id")
    author = dataset.index("sources", "source_id")[source_id]["speaker_id"]
    key = {"figures": "figure_id", "statements": "statement_id"}[table]
    found = []
    for row in dataset.tables[table]:
        span = span_of(passages[row[key]])
        if row["source_id"] == source_id and span:
            cells = {name: row[name] for name in FIELDS[table]}
            # the document's author stands for the speaker of a passive statement
            cells["speaker_id"] = cells["speaker_id"] or author
            found.append(Unit(row[key], span, cells))
    return found


def compare_codings(
    table: str, first: list[Unit], second: list[Unit], asides: tuple[SetAside, ...] = ()
) -> Agreement:
    """Match the units of two coders and compare their fields."""
    pairs = _matched(first, second)
    left = {a.id for a, _ in pairs}
    right = {b.id for _, b in pairs}
    only_second = tuple(unit for unit in second if unit.id not in right)
    aside = sum(any(Span(a.start, a.end).covers(unit.span) for a in asides) for unit in only_second)
    return Agreement(
        table,
        pairs,
        tuple(unit for unit in first if unit.id not in left),
        only_second,
        aside,
        tuple(_field(table, name, pairs) for name in FIELDS[table]),
    )


def _matched(first: list[Unit], second: list[Unit]) -> tuple[tuple[Unit, Unit], ...]:
    candidates = sorted(
        (-overlap, a.span, b.span, a.id, b.id)
        for a in first
        for b in second
        if (overlap := jaccard(a.span, b.span)) >= LEAST_OVERLAP
    )
    by_id = ({unit.id: unit for unit in first}, {unit.id: unit for unit in second})
    taken: dict[str, str] = {}
    for _, _, _, a, b in candidates:
        if a not in taken and b not in taken.values():
            taken[a] = b
    pairs = [(by_id[0][a], by_id[1][b]) for a, b in taken.items()]
    return tuple(sorted(pairs, key=lambda pair: pair[0].span))


def jaccard(a: Span, b: Span) -> float:
    """Code points in both spans, divided by those in either."""
    both = max(0, min(a.end, b.end) - max(a.start, b.start))
    return both / ((a.end - a.start) + (b.end - b.start) - both)


def _field(table: str, name: str, pairs: tuple[tuple[Unit, Unit], ...]) -> FieldAgreement:
    values = [(a.cells[name], b.cells[name]) for a, b in pairs]
    codes = {
        text: number for number, text in enumerate(sorted({v for pair in values for v in pair}))
    }
    alpha = None
    if len(codes) > 1:
        data = [[codes[pair[coder]] for pair in values] for coder in (0, 1)]
        alpha = float(krippendorff.alpha(data, level_of_measurement="nominal"))
    return FieldAgreement(table, name, len(values), sum(a == b for a, b in values), alpha)
