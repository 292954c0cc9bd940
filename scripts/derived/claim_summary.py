"""The table `claim_summary`: how many voices and origins stand behind a claim.

It counts and bounds; it never averages. A copy of a source adds to `n_sources` alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.derived.classes import CLASSES, CONTRADICTION
from scripts.derived.derive import derived
from scripts.derived.extents import number
from scripts.derived.origins import assessed, origins
from scripts.derived.pairs import is_complete
from scripts.raw.rows import Dataset, Row
from scripts.records.resolve import STANDS

Tables = dict[str, list[Row]]
# Whether a pair that is called so is a contradiction; no other class is ever called one.
CONTRADICTS = Coded("comparisons.class", {name: name == CONTRADICTION for name, _ in CLASSES})


@derived("claim_summary", needs=("answers", "comparisons", "figures.answer_id"))
def claim_summary(dataset: Dataset, contract: Contract) -> list[Row]:
    """Rows for `claim_summary`."""
    tables = dataset.tables
    figures, positions = _by_claim(tables["figures"]), _by_claim(tables["positions"])
    answers = _by_claim(tables["answers"])
    pairs = _contradictions(tables)
    support = _support(tables)
    return [
        Row(
            "claim_summary",
            {
                "claim_id": claim["claim_id"],
                **_counts(figures[claim["claim_id"]], positions[claim["claim_id"]]),
                **support([*figures[claim["claim_id"]], *positions[claim["claim_id"]]]),
                "n_answers": str(len(answers[claim["claim_id"]])),
                **_bounds([row for row in figures[claim["claim_id"]] if _stands(row)]),
                **_conflicts(pairs[claim["claim_id"]], positions[claim["claim_id"]]),
                "pairs_complete": str(is_complete(len(answers[claim["claim_id"]]))).lower(),
            },
            claim.home,
        )
        for claim in tables["claims"]
    ]


def _contradictions(tables: Tables) -> dict[str, list[Row]]:
    """The contradictions by each claim that has a side in them."""
    question = {row["answer_id"]: row["claim_id"] for row in tables["answers"]}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in tables["comparisons"]:
        if CONTRADICTS.of(row["class"]):
            for claim in {question.get(row[side], "") for side in ("a_id", "b_id")} - {""}:
                found[claim].append(row)
    return found


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
        "n_voices_assessed": assessed(tables, origin.who),
        "n_origins": origin.of,
    }
    return lambda rows: {
        name: str(len({ask(row) for row in rows} - {""})) for name, ask in questions.items()
    }


def _bounds(figures: list[Row]) -> dict[str, str]:
    def outermost(column: str, pick: Callable[[Iterable[str]], str]) -> str:
        stated = [row[column] for row in figures if number(row[column]) is not None]
        return pick(stated) if stated else ""

    return {
        "lowest_lower": outermost("lower", lambda cells: min(cells, key=Decimal)),
        "highest_upper": outermost("upper", lambda cells: max(cells, key=Decimal)),
        "n_open_above": str(sum(bool(row["lower"]) and not row["upper"] for row in figures)),
        "n_approximate": str(sum(row["approximate"] == "true" for row in figures)),
    }


def _conflicts(pairs: list[Row], positions: list[Row]) -> dict[str, str]:
    stands: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in positions:
        if _stands(row) or _denies(row):
            stands[row["source_id"]][_stands(row)] += 1
    both = sum(len(found) == 2 for found in stands.values())
    within = sum(row["same_source"] == "true" for row in pairs)
    return {
        "n_contradictions": str(len(pairs)),
        "n_contradictions_between_origins": str(
            sum(row["same_origin"] == "false" for row in pairs)
        ),
        "n_contradictions_in_one_source": str(within + both),
    }
