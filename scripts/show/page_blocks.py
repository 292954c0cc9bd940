"""Records as entries of a page."""

from __future__ import annotations

from scripts.show.page_parts import attribution, between, called, filled, quoted
from scripts.show.shelf import Shelf
from scripts.show.terminal import Block
from scripts.show.view_types import (
    Figure,
    Name,
    Named,
    Office,
    Report,
    Saying,
    Stand,
    Statement,
)


def standing(shelf: Shelf, one: Saying | Stand) -> str:
    """The position with the commitment, where it is not plain."""
    position = shelf.word("positions", "position", one.position)
    return position if one.commitment in ("", "plain") else f"{position}, {one.commitment}"


def unusual(shelf: Shelf, said: Saying) -> str:
    """The same; empty where the words simply assert."""
    plain = said.position in ("", "asserts") and said.commitment in ("", "plain")
    return "" if plain else standing(shelf, said)


def words_of(said: Saying) -> str:
    """The words as a headline."""
    return quoted(said.words) if said.words else "(cited without its words)"


def figure_block(shelf: Shelf, figure: Figure, mark: str = "", with_claim: bool = False) -> Block:
    """A number: its words, how they are read, its owner."""
    basis = shelf.word("figures", "basis", figure.basis) if figure.basis else ""
    rows = filled(
        ("answers", called(figure.claim) if with_claim else ""),
        ("read as", figure.reading),
        ("stand", unusual(shelf, figure)),
        ("basis", basis),
        ("as of", figure.as_of),
        ("repeats", figure.repeats_id),
    )
    return Block(quoted(figure.words), (*rows, *attribution(shelf, figure)), mark)


def report_block(shelf: Shelf, report: Report, mark: str = "", with_event: bool = False) -> Block:
    """A report of an event: its date, its words, who took part."""
    rows = filled(
        ("event", called(report.event) if with_event else ""),
        ("words", quoted(report.words) if report.words else ""),
        ("stand", unusual(shelf, report)),
        ("place", report.place.label if report.place else ""),
    )
    people = [
        f"{one.actor.label}: {shelf.word('participations', 'role', one.role)}"
        + ("" if one.position in ("", "asserts") else f" ({one.position})")
        for one in report.participants
    ]
    took_part = [("" if number else "took part", text) for number, text in enumerate(people)]
    return Block(date_line(shelf, report), (*rows, *took_part, *attribution(shelf, report)), mark)


def date_line(shelf: Shelf, report: Report) -> str:
    """The date with its words, its basis and, where it is no day, its bounds."""
    words = f"{quoted(report.date_words)}: " if report.date_words else ""
    if not report.date:
        return f"{words}no date is given"
    basis = shelf.word("reports", "date_basis", report.date_basis)
    if report.precision == "day":
        return f"{words}{report.date} ({basis})"
    precision = shelf.word("reports", "precision", report.precision)
    bounds = between(report.earliest, report.latest)
    return f"{words}{report.date} ({basis}; {precision}, {bounds})"


def office_block(shelf: Shelf, office: Office) -> Block:
    """An office held."""
    body = called(office.organisation) if office.organisation else ""
    rows = filled(
        ("person", called(office.person)),
        ("of", body),
        ("since", office.since),
        ("until", office.until),
        ("words", quoted(office.words) if office.words else ""),
        ("stand", unusual(shelf, office)),
    )
    return Block(office.title, (*rows, *attribution(shelf, office)))


def name_block(shelf: Shelf, name: Name) -> Block:
    """A form of a name."""
    kind = shelf.word("names", "kind", name.kind)
    rows = (("kind", f"{kind}, {name.language}"), ("of", called(name.actor)))
    return Block(quoted(name.name), (*rows, *attribution(shelf, name)))


def statement_block(shelf: Shelf, said: Statement) -> Block:
    """An utterance, with the stands it takes."""
    act = shelf.word("statements", "act", said.act)
    kind = shelf.word("statements", "kind", said.kind)
    stands = [
        ("" if number else "stand", f"{standing(shelf, one)}: {called(one.claim)}")
        for number, one in enumerate(said.positions)
    ]
    rows = filled(
        ("act", f"{act} ({kind})" + (f", in the words {quoted(said.cue)}" if said.cue else "")),
        ("date", said.date),
        ("occasion", called(said.occasion) if said.occasion else ""),
        ("repeats", said.repeats_id),
    )
    return Block(words_of(said), (*rows, *stands, *attribution(shelf, said)))


def position_block(shelf: Shelf, said: Saying, claim: Named | None = None) -> Block:
    """A stand on a claim."""
    rows = filled(("on", called(claim) if claim else ""), ("stand", standing(shelf, said)))
    return Block(words_of(said), (*rows, *attribution(shelf, said)))
