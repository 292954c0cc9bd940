"""The stand that words take: on a claim, and with what commitment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.kinds import RecordKind
from scripts.show.page import Block, filled
from scripts.show.sayings import (
    Saying,
    added,
    attribution,
    in_order,
    in_the_words,
    said_in,
    words_of,
)
from scripts.show.shelf import Cell, Coded, Placed, Shelf, called, once
from scripts.show.words import date_in_words

# Verbs stand in the past, which is one form for one speaker and for several.
POSITIONS = Coded(
    "positions.position",
    {
        "asserts": "asserted",
        "denies": "denied",
        "acknowledges": "acknowledged",
        "questions": "questioned",
        "reports_without_endorsing": "passed on without endorsing",
        "alternative_explanation": "gave as another explanation",
    },
)
COMMITMENTS = Coded(
    "positions.commitment",
    {
        "plain": "",
        "hedged": "with reservation",
        "normative": "as what should be",
        "predictive": "as what will be",
    },
)
SIDES = Coded(
    "positions.position",
    {
        "asserts": "asserting",
        "acknowledges": "asserting",
        "denies": "denying",
        "questions": "other",
        "reports_without_endorsing": "other",
        "alternative_explanation": "other",
    },
)
PLACED = Placed("positions", "passage_id claim_id")
OF_STANDS = Placed(
    "positions", f"{PLACED.names} position commitment statement_id speaker_id source_id"
)
OF_CLAIMS = Placed(
    "claims",
    "claim_id kind wording event_id unit_id population_id place_id period counts narrower_of_id "
    "wrongdoing",
)


@dataclass(frozen=True)
class Position(Saying):
    """A stand on a claim."""

    claim: Named


@dataclass(frozen=True)
class Stand:
    """The position that a statement takes on a claim."""

    claim: Named
    position: str
    commitment: str
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class Positions:
    """The positions on one claim."""

    asserting: tuple[Position, ...]  # they assert or acknowledge it
    denying: tuple[Position, ...]
    other: tuple[Position, ...]  # they question it, pass it on, or explain otherwise


@once
def position(shelf: Shelf, row: Row) -> Position:
    """A row of `positions`."""
    said = said_in(shelf, row, "passage_id", PLACED)
    return Position(**said, claim=shelf.named("claims", row["claim_id"]))


def stands(shelf: Shelf, statement_id: str) -> tuple[Stand, ...]:
    """The positions that a statement takes; who takes them, and where, stands with it."""
    return tuple(
        Stand(
            shelf.named("claims", row["claim_id"]),
            row["position"],
            row["commitment"],
            shelf.others(row, OF_STANDS),
        )
        for row in shelf.find("positions", "passage_id", statement_id)
    )


def positions_on(shelf: Shelf, claim_id: str) -> Positions:
    """Who takes which side on a claim."""
    sides: dict[str, list[Position]] = {side: [] for side in SIDES.entries.values()}
    for row in shelf.find("positions", "claim_id", claim_id):
        sides[SIDES[row["position"]]].append(position(shelf, row))
    return Positions(**{side: in_order(taken) for side, taken in sides.items()})


# ---- on a page


def standing(shelf: Shelf, one: Saying | Stand) -> str:
    """The position with the commitment, where it is not plain."""
    position = shelf.word("positions", "position", one.position)
    if one.commitment in ("", "plain"):
        return position
    return f"{position}, {shelf.word('positions', 'commitment', one.commitment)}"


def unusual(shelf: Shelf, said: Saying) -> str:
    """The same; empty where the words simply assert."""
    plain = said.position in ("", "asserts") and said.commitment in ("", "plain")
    return "" if plain else standing(shelf, said)


def position_block(shelf: Shelf, said: Position, with_claim: bool = True) -> Block:
    """A stand on a claim."""
    claim = called(said.claim) if with_claim else ""
    rows = filled(("on", claim), ("stand", standing(shelf, said)))
    return Block(words_of(said), (*rows, *attribution(shelf, said)))


def stand_rows(shelf: Shelf, taken: Collection[Stand]) -> Iterator[tuple[str, str]]:
    """The stands of a statement; the label on the first."""
    for number, one in enumerate(taken):
        text = f"{standing(shelf, one)}: {called(one.claim)}{added(one.more)}"
        yield ("" if number else "stand"), text


# ---- in a sentence


def stand(shelf: Shelf, one: Saying | Stand, plainly: str = "asserted") -> str:
    """Position and commitment as a verb, such as `denied (as what should be)`."""
    verb = plainly if one.position == "asserts" else shelf.coded(POSITIONS, one.position)
    commitment = shelf.coded(COMMITMENTS, one.commitment)
    return f"{verb} ({commitment})" if commitment else verb


def claim_in_words(shelf: Shelf, claim: Named) -> str:
    """Our wording of a claim, and to what it is restricted: its wording need not say all of it."""
    row = shelf.row("claims", claim.id)
    known = (
        ("event", _label(shelf.maybe("events", row["event_id"]))),
        ("of", _label(shelf.maybe("populations", row["population_id"]))),
        ("place", _label(shelf.maybe("places", row["place_id"]))),
        ("time", date_in_words(row["period"]) if row["period"] else ""),
        ("counts", "" if row["counts"] in ("", "total") else "the same of each"),
    )
    scope = "; ".join(f"{name}: {text}" for name, text in known if text)
    scope = f"{scope}{added(shelf.others(row, OF_CLAIMS))}".removeprefix("; ")
    return f"{claim.label.removesuffix('.')}{f' [{scope}]' if scope else ''}"


def _label(record: Named | None) -> str:
    return record.label if record else ""


def _sentence(shelf: Shelf, said: Position) -> Iterator[str]:
    yield f"{stand(shelf, said)}: {claim_in_words(shelf, said.claim)}{in_the_words(said)}"


POSITION = RecordKind("positions", "passage_id", position, position_block, _sentence)
