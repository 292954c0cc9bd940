"""Which questions are answered in ways that cannot all hold: counted, and nothing is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.site.library import Site
from scripts.site.rivals import CONTRADICTION


@dataclass(frozen=True)
class Contested:
    """A question of number, or the date of an event, with how it is answered."""

    table: str  # claims, events
    question: Named
    answers: int  # distinct
    voices: int  # in which these are given
    contradictions: int  # pairs of them that cannot both hold


def contested(site: Site, limit: int = 0) -> tuple[Contested, ...]:
    """The questions of which two answers contradict each other; those with most pairs first.

    `limit`: so many at most; 0 = all. Of a pair that answers two questions each has its share.
    """
    counts = Counter(question for pair in contradictions(site) for question in asked(site, pair))
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return tuple(_contested(site, *one, counts[one]) for one in ordered[: limit or None])


def contradictions(site: Site) -> list[Row]:
    """The pairs of answers that cannot both hold, as rows of `comparisons`."""
    return site.shelf.find("comparisons", "class", CONTRADICTION)


def asked(site: Site, pair: Row) -> set[tuple[str, str]]:
    """What the two sides of a pair answer: the table and id of one question, or of two."""
    return {question_of(site.shelf.row("answers", pair[one])) for one in ("a_id", "b_id")}


def question_of(answer: Row) -> tuple[str, str]:
    """The table and id of what a row of `answers` answers."""
    return ("claims", answer["claim_id"]) if answer["claim_id"] else ("events", answer["event_id"])


def _contested(site: Site, table: str, key: str, count: int) -> Contested:
    column, said = ("claim_id", "figures") if table == "claims" else ("event_id", "reports")
    answers = site.shelf.find("answers", column, key)
    given = (row for one in answers for row in site.shelf.find(said, "answer_id", one["answer_id"]))
    voices = voices_of(site, given)
    return Contested(table, site.shelf.named(table, key), len(answers), len(voices), count)


def voices_of(site: Site, rows: Iterable[Row]) -> set[str]:
    """The voices in which some figures or reports are said."""
    return {site.shelf.voices.speaker_voice(row) for row in rows}
