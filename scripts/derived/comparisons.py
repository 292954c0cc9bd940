"""The table `comparisons`: nobody types it, so nobody chooses which contradictions to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, product

from scripts.contract.model import Contract
from scripts.derived.derive import derived
from scripts.derived.extents import Extent, exceeds, figure_extent, relate, report_extent
from scripts.derived.origins import Origins, origins
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import STANDING


@derived("comparisons")
def comparisons(dataset: Dataset, contract: Contract) -> list[Row]:
    """Rows for `comparisons`: only asserted or acknowledged figures and dated reports."""
    tables = dataset.tables
    pairs = _Pairs(origins(tables))
    figures = _grouped(tables["figures"], "claim_id", lambda _: True)
    reports = _grouped(tables["reports"], "event_id", lambda row: bool(row["date"]))
    return [
        *pairs.same(figures, "figure_figure", "claim_id", figure_extent),
        *pairs.same(reports, "report_report", "event_id", report_extent),
        *pairs.parts(figures, _wholes(tables["claims"])),
    ]


def _grouped(rows: list[Row], column: str, keep: Callable[[Row], bool]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["position"] in STANDING and row[column] and keep(row):
            groups[row[column]].append(row)
    return groups


def _wholes(claims: list[Row]) -> list[tuple[str, str]]:
    """(part, whole) for every claim and each claim above it that counts the same unit."""
    parents = {row["claim_id"]: row["part_of_id"] for row in claims}
    units = {row["claim_id"]: row["unit"] for row in claims}
    found = []
    for part in parents:
        whole, seen = parents[part], {part}
        while whole and whole in parents and whole not in seen:
            if units[whole] == units[part]:
                found.append((part, whole))
            seen.add(whole)
            whole = parents[whole]
    return found


class _Pairs:
    """Makes comparison rows; holds what every pair is asked about."""

    def __init__(self, origin: Origins) -> None:
        self.who = origin.who
        self.origin = origin

    def same(
        self, groups: dict[str, list[Row]], kind: str, column: str, extent: Callable[[Row], Extent]
    ) -> Iterator[Row]:
        for shared, rows in groups.items():
            extents = {_id(row): extent(row) for row in rows}
            for a, b in combinations(sorted(rows, key=_id), 2):
                timely = _same_time(a, b)
                relation = relate(extents[_id(a)], extents[_id(b)]) if timely else "not_comparable"
                yield self._row(kind, a, b, {column: shared, "relation": relation})

    def parts(self, figures: dict[str, list[Row]], wholes: list[tuple[str, str]]) -> Iterator[Row]:
        for part, whole in wholes:
            for inner, outer in product(figures[part], figures[whole]):
                a, b = sorted((inner, outer), key=_id)
                excess = exceeds(figure_extent(inner), figure_extent(outer))
                yield self._row(
                    "part_whole",
                    a,
                    b,
                    {
                        "claim_id": part,
                        "whole_claim_id": whole,
                        "relation": relate(figure_extent(a), figure_extent(b)),
                        "exceeds_whole": str(excess).lower(),
                    },
                )

    def _row(self, kind: str, a: Row, b: Row, cells: dict[str, str]) -> Row:
        def same(of: Callable[[Row], object]) -> str:
            return str(of(a) == of(b)).lower()

        return Row(
            "comparisons",
            {
                "kind": kind,
                "a_id": _id(a),
                "b_id": _id(b),
                **cells,
                "same_source": same(lambda row: row["source_id"]),
                "same_speaker_voice": same(self.who.speaker_voice),
                "same_carrier_voice": same(self.who.carrier_voice),
                "same_origin": same(self.origin.of),
            },
            a.home,
        )


def _same_time(a: Row, b: Row) -> bool:
    """False for two counts that say they hold for different times, such as a running total."""
    return not (a["as_of"] and b["as_of"]) or a["as_of"] == b["as_of"]


def _id(row: Row) -> str:
    return row["figure_id"] or row["report_id"]
