"""The table `claim_summary`: how many voices and origins stand behind a claim.

It counts and bounds; it never averages. A copy of a source adds to `n_sources` alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.derive import derived
from scripts.derived.extents import approximate, number
from scripts.derived.origins import origins
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import STANDS

Tables = dict[str, list[Row]]
# Whether two figures of which one of these is true cannot both hold.
EXCLUDES = Coded(
    "comparisons.relation",
    {
        "equal": False,
        "overlap": False,
        "a_within_b": False,
        "b_within_a": False,
        "disjoint": True,
        "same_point": False,
        "different_point": False,
        "not_comparable": False,
    },
)
# Whether a comparison of this kind is between two figures of one claim.
OF_ONE_CLAIM = Coded(
    "comparisons.kind", {"figure_figure": True, "report_report": False, "part_whole": False}
)


@derived("claim_summary", "comparisons")
def claim_summary(dataset: Dataset, contract: Contract) -> list[Row]:
    """Rows for `claim_summary`."""
    tables = dataset.tables
    figures, positions = _by_claim(tables["figures"]), _by_claim(tables["positions"])
    disjoint: dict[str, list[Row]] = defaultdict(list)
    for row in tables["comparisons"]:
        if OF_ONE_CLAIM.of(row["kind"]) and EXCLUDES.of(row["relation"]):
            disjoint[row["claim_id"]].append(row)
    support = _support(tables)
    return [
        Row(
            "claim_summary",
            {
                "claim_id": claim["claim_id"],
                **_counts(figures[claim["claim_id"]], positions[claim["claim_id"]]),
                **support([*figures[claim["claim_id"]], *positions[claim["claim_id"]]]),
                **_bounds([row for row in figures[claim["claim_id"]] if _stands(row)]),
                **_contradictions(disjoint[claim["claim_id"]], positions[claim["claim_id"]]),
            },
            claim.home,
        )
        for claim in tables["claims"]
    ]


def _by_claim(rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["claim_id"]].append(row)
    return groups


def _stands(row: Row) -> bool:
    return STANDS.of(row["position"]) == "for"


def _denies(row: Row) -> bool:
    return STANDS.of(row["position"]) == "against"


def _counts(figures: list[Row], positions: list[Row]) -> dict[str, str]:
    pro = sum(map(_stands, positions))
    contra = sum(map(_denies, positions))
    return {
        "n_figures": str(sum(map(_stands, figures))),
        "n_for": str(pro),
        "n_against": str(contra),
        "n_other": str(len(positions) - pro - contra),
    }


def _support(tables: Tables) -> Callable[[list[Row]], dict[str, str]]:
    """Counts the sources, voices and origins of some rows."""
    origin = origins(tables)
    questions: dict[str, Callable[[Row], object]] = {
        "n_sources": lambda row: row["source_id"],
        "n_voices_speaking": origin.who.speaker_voice,
        "n_voices_carrying": origin.who.carrier_voice,
        "n_origins": origin.of,
    }
    return lambda rows: {
        name: str(len({ask(row) for row in rows})) for name, ask in questions.items()
    }


def _bounds(figures: list[Row]) -> dict[str, str]:
    def outermost(column: str, pick: Callable[[Iterable[str]], str]) -> str:
        stated = [row[column] for row in figures if number(row[column]) is not None]
        return pick(stated) if stated else ""

    return {
        "lowest_lower": outermost("lower", lambda cells: min(cells, key=Decimal)),
        "highest_upper": outermost("upper", lambda cells: max(cells, key=Decimal)),
        "n_open_above": str(sum(bool(row["lower"]) and not row["upper"] for row in figures)),
        "n_approximate": str(sum(map(approximate, figures))),
    }


def _contradictions(disjoint: list[Row], positions: list[Row]) -> dict[str, str]:
    stands: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in positions:
        if _stands(row) or _denies(row):
            stands[row["source_id"]][_stands(row)] += 1
    both = sum(len(found) == 2 for found in stands.values())
    within = sum(row["same_source"] == "true" for row in disjoint)
    return {
        "n_disjoint_pairs": str(len(disjoint)),
        "n_contradictions_in_one_source": str(within + both),
    }
