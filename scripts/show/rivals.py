"""An answer beside its rivals: what each pair is called and why, and who gave the other one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scripts.derived.telling import Named
from scripts.show.answers import NUMBERS, Answer, Side, answer, answer_rows, side
from scripts.show.conflicts import Pair, by_class, distance, pairs_of, remarks
from scripts.show.figures import figure, figure_block
from scripts.show.kinds import Kind
from scripts.show.page import Block, Page, Rows, Section, filled
from scripts.show.reports import report, report_block
from scripts.show.sayings import Saying, brief, in_order
from scripts.show.shelf import Shelf, called


@dataclass(frozen=True)
class AnswerView:
    """All that is known of one answer."""

    type: str  # answer
    id: str
    answer: Answer
    sayings: tuple[Saying, ...]  # the figures or reports that gave it
    pairs: tuple[Pair, ...]


def answer_view(shelf: Shelf, answer_id: str) -> AnswerView:
    """The view of one answer. Raises `Refused`."""
    found = side(shelf, answer_id)
    read = figure if found.is_number else report
    return AnswerView(
        "answer",
        answer_id,
        answer(shelf, found.answer),
        in_order(read(shelf, row) for row in found.given),
        pairs_of(shelf, [answer_id]),
    )


def answer_page(shelf: Shelf, view: AnswerView) -> Page:
    """What is shown of an answer."""
    is_number = view.answer.kind == NUMBERS
    blocks = (
        figure_block(shelf, one, with_claim=False)  # type: ignore[arg-type]
        if is_number
        else report_block(shelf, one, with_event=False)  # type: ignore[arg-type]
        for one in view.sayings
    )
    heading = f"{'Figures' if is_number else 'Reports'} ({len(view.sayings)})"
    facts = (("answers", called(view.answer.question)), *answer_rows(shelf, view.answer))
    sections = (Section(heading, tuple(blocks)), *rivals(shelf, view.answer, view.pairs))
    return Page("answer", view.id, view.answer.reading, facts, sections)


def answer_section(shelf: Shelf, found: Answer, own: str) -> Section:
    """The answer that a record gives, with the others that give it."""
    others = (name for name in found.given_by if name != own)
    rows = (("answers", called(found.question)), *answer_rows(shelf, found))
    also = (("" if number else "also in", name) for number, name in enumerate(others))
    return Section("Its answer", (Block(found.reading, (*rows, *also)),))


def rivals(shelf: Shelf, found: Answer, pairs: Collection[Pair]) -> Iterator[Section]:
    """A section for each class of pair, with a block for each rival."""
    yield from by_class(shelf, pairs, lambda some: (_rival(shelf, found, one) for one in some))


def _rival(shelf: Shelf, own: Answer, one: Pair) -> Block:
    rival = side(shelf, one.other([own.id]))
    return Block(rival.words, (*_standing(shelf, own, one, rival), *_given(shelf, rival)))


def _standing(shelf: Shelf, own: Answer, one: Pair, rival: Side) -> Rows:
    """Why the pair is called so, and how far apart the two lie."""
    question = _question(shelf, rival)
    yield from filled(
        ("answers", called(question) if question != own.question else ""),
        ("why", f"{one.reason}{remarks(one)}"),
        ("distance", distance(one)),
    )


def _question(shelf: Shelf, found: Side) -> Named:
    if found.is_number:
        return shelf.named("claims", found.answer["claim_id"])
    return shelf.named("events", found.answer["event_id"])


def _given(shelf: Shelf, found: Side) -> Rows:
    read = figure if found.is_number else report
    for number, row in enumerate(found.given):
        yield ("" if number else "given by"), brief(read(shelf, row))


ANSWER = Kind("answers", answer_view, answer_page)
