"""Who else answers the question of a draft, and whether its answer would exclude theirs.

Numbers and dates are compared by the build's own arithmetic. Nothing is said of who is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scripts.derived.classes import CONTRADICTION
from scripts.desk.route import Json
from scripts.desk.world import ASKED, World
from scripts.raw.rows import Row
from scripts.show.reasons import reason
from scripts.show.records import RECORDS
from scripts.show.sayings import chain, since

MOST = 60
SAME = "same answer"


def rivals(world: World) -> list[Json]:
    """Those nearest in meaning first: contradictions, then what is compared, then the same.

    Raises `Refused` where a row refers to what there is not.
    """
    if world.row is None or world.table not in ASKED:
        return []
    first = islice(_compared(world, world.row), MOST)
    found = [*first, *islice(_alike(world, world.row), MOST)]
    found.sort(key=lambda one: (not one["contradicts"], one["relation"], one["id"]))
    return found[:MOST]


def _compared(world: World, own: Row) -> Iterator[Json]:
    """The records that give other answers, each with what the pair is called."""
    labels = world.contract.tables["comparisons"].by_name["class"].categories
    called = {one.value: one.label for one in labels}
    pairs = world.shelf.tables["comparisons"]
    for row in sorted(pairs, key=lambda one: one["class"] != CONTRADICTION):
        other = row["b_id"] if row["a_id"] == own["answer_id"] else row["a_id"]
        for one in world.shelf.find(world.table, "answer_id", other):
            yield {
                **_told(world, one),
                "relation": called[row["class"]],
                "contradicts": row["class"] == CONTRADICTION,
                "why": reason(world.shelf, row),
            }


def _alike(world: World, own: Row) -> Iterator[Json]:
    """The records that give the same answer, or take a stand on the same question."""
    stands = world.table == "positions"
    column = "claim_id" if stands else "answer_id"
    for one in world.shelf.find(world.table, column, own[column]) if own[column] else ():
        if one is not own:
            stand = world.shelf.word(one.table, "position", one["position"])
            relation = stand if stands else SAME
            yield {**_told(world, one), "relation": relation, "contradicts": False, "why": ""}


def _told(world: World, row: Row) -> Json:
    kind = RECORDS[row.table]
    said = kind.read(world.shelf, row)
    return {
        "id": row[kind.column],
        "by": f"{chain(said)}{since(said)}",
        "words": said.words or row["as_written"] or row["date_words"],
        "source": row["source_id"],
        "line": said.where.line,
        "question": row[ASKED[row.table]],
        "lower": row["lower"] or row["earliest"],
        "upper": row["upper"] or row["latest"],
        "value": row["value"] or row["date"],
    }
