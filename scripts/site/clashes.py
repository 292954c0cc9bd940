"""Two answers side by side: whose each is, and why the pair is called what it is called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.answers import Answer, answer, side
from scripts.show.conflicts import pair
from scripts.show.figures import figure
from scripts.show.reports import report
from scripts.show.sayings import Saying, in_order
from scripts.site.library import Site


@dataclass(frozen=True)
class Hand:
    """One side of a pair."""

    answer: Answer
    sayings: tuple[Saying, ...]  # that gave it


@dataclass(frozen=True)
class Clash:
    """A pair of answers with its reason."""

    hands: tuple[Hand, Hand]
    reason: str
    table: str  # of what they answer: claims, events
    sources: tuple[Named, ...]  # in which both stand

    @property
    def asked(self) -> tuple[Named, ...]:
        """What they answer: one question, or two."""
        return tuple(dict.fromkeys(one.answer.question for one in self.hands))


def clash(site: Site, row: Row) -> Clash:
    """A row of `comparisons`, with all who gave either side. Raises `Refused`."""
    one, other = given(site, row["a_id"]), given(site, row["b_id"])
    shared = _sources(one) & _sources(other)
    return Clash(
        (_hand(site, row["a_id"], one), _hand(site, row["b_id"], other)),
        pair(site.shelf, row).reason,
        "claims" if row["kind"] == "number" else "events",
        tuple(site.shelf.named("sources", key) for key in sorted(shared)),
    )


def between(site: Site, row: Row, voice: str, other: str) -> Clash:
    """The same, with what is said in one voice on the first side, in another on the second."""
    whole = clash(site, row)
    first, second = whole.hands
    if voice not in _voices(first) or other not in _voices(second):
        first, second = second, first
    return replace(whole, hands=(_in_voice(first, voice), _in_voice(second, other)))


def inside_document(site: Site, row: Row) -> Clash:
    """The same, with what stands in the documents that have both sides."""
    whole = clash(site, row)
    shared = {one.id for one in whole.sources}
    one, other = whole.hands
    return replace(whole, hands=(_in_sources(one, shared), _in_sources(other, shared)))


def inside_voices(site: Site, row: Row) -> list[Clash]:
    """The same for each voice in which both sides are given, with what is said in that voice."""
    shared = set.intersection(*map(_voices, clash(site, row).hands))
    return [between(site, row, voice, voice) for voice in sorted(shared)]


def given(site: Site, answer_id: str) -> list[Row]:
    """The figures or reports that gave an answer."""
    return side(site.shelf, answer_id).given


def _hand(site: Site, key: str, rows: Collection[Row]) -> Hand:
    read = {"figures": figure, "reports": report}
    sayings = in_order(read[row.table](site.shelf, row) for row in rows)
    return Hand(answer(site.shelf, site.row("answers", key)), sayings)


def _voices(hand: Hand) -> set[str]:
    return {one.speaker.voice.id for one in hand.sayings}


def _in_voice(hand: Hand, voice: str) -> Hand:
    return Hand(hand.answer, tuple(one for one in hand.sayings if one.speaker.voice.id == voice))


def _in_sources(hand: Hand, shared: Collection[str]) -> Hand:
    inside = (one for one in hand.sayings if one.where.source_id in shared)
    return Hand(hand.answer, tuple(inside))


def _sources(rows: Collection[Row]) -> set[str]:
    return {row["source_id"] for row in rows}
