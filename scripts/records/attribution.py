"""Who says it, read from the geometry of spans.

The smallest statement enclosing a record owns it; outside every statement the source's speaker
speaks. Nothing here looks at words: only at which span lies inside which, and at `within`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.contract.coded import Coded
from scripts.raw.problems import Problem
from scripts.raw.rows import Row, root_of
from scripts.raw.rule import Edit, Rule
from scripts.records.entries import Record
from scripts.text.anchors import Span
from scripts.text.spans import Spans


@dataclass(frozen=True)
class Placed:
    """A record with the span its words occupy; None in a source that is only cited."""

    record: Record
    span: Span | None

    @property
    def id(self) -> str:
        """The record's full id."""
        return self.record.id


@dataclass(frozen=True)
class Owners:
    """For each record id the id of the statement that owns it; empty = the source's speaker."""

    by_record: dict[str, str]
    problems: tuple[Problem, ...]


WITHIN_WRONG = Rule(
    "within-wrong",
    "`within` names no statement, or not the smallest around the words.",
    "Delete it, or name the one shown.",
    Edit(
        right="    basis: count",
        wrong="    within: theft\n    basis: count",
        says="figures: `mill-letter-2001.theft` is not the smallest statement around these "
        "words. Delete the line, or name one of: mill-letter-2001.brook-count.",
    ),
)
WITHIN_MISSING = Rule(
    "within-missing",
    "Two statements have the same extent, so the owner cannot be read off.",
    "Add `within:` with one of them.",
    Edit(
        right="  - id: union-repeats",
        wrong="  - id: union-repeats-too\n"
        "    quote: More than 40 workers were dismissed\n"
        "    occurrence: 2 of 2\n"
        "    kind: indirect\n"
        "    speaker: mill-union\n"
        "    act: state\n"
        "  - id: union-repeats",
        says="figures: these words lie in 2 statements of the same extent. Add `within:` with "
        "one of: mill-letter-2001.union-repeats-too, mill-letter-2001.union-repeats.",
        at="    quote: More than 40 workers\n    occurrence: 2",
    ),
)


def own(placed: list[Placed], source_id: str) -> Owners:
    """The owner of every record of one source, statements included (their parent)."""
    statements = [item for item in placed if item.record.kind.table == "statements"]
    known = {item.id for item in statements}
    met = _Met(statements)
    owners: dict[str, str] = {}
    problems: list[Problem] = []
    for item in placed:
        around = _smallest(item, met)
        named = _named(item, source_id)
        problems += [*_crossings(item, met), *_objections(item, named, known, around)]
        read_off = around[0] if len(around) == 1 else ""
        owners[item.id] = named if named in known else read_off
    problems.extend(_circles(statements, owners))
    return Owners(owners, tuple(problems))


def _objections(item: Placed, named: str, known: set[str], around: list[str]) -> Iterator[Problem]:
    """What is wrong with `within`; `around` are the smallest statements around the words."""
    if named and named not in known:
        yield _problem(
            item,
            WITHIN_WRONG.code,
            f"there is no statement `{named}` in this source.",
            "Write the id of a statement of this file.",
        )
    elif named and item.span and named not in around:
        yield _problem(
            item,
            WITHIN_WRONG.code,
            f"`{named}` is not the smallest statement around these words.",
            f"Delete the line, or name one of: {', '.join(around) or 'none'}.",
        )
    elif not named and len(around) > 1:
        yield _problem(
            item,
            WITHIN_MISSING.code,
            f"these words lie in {len(around)} statements of the same extent.",
            f"Add `within:` with one of: {', '.join(around)}.",
        )


def _circles(statements: list[Placed], owners: dict[str, str]) -> Iterable[Problem]:
    """Statements that lie within each other; the circle is cut, so that later steps can end."""
    for item in statements:
        seen, current = {item.id}, owners[item.id]
        while current and current not in seen:
            seen.add(current)
            current = owners.get(current, "")
        if current == item.id:
            owners[item.id] = ""
            yield _problem(
                item,
                WITHIN_WRONG.code,
                f"following `within` from `{item.id}` leads back to it.",
                "Name the statement that really encloses it.",
            )


def _named(item: Placed, source_id: str) -> str:
    if item.record.within is None:
        return ""
    text = item.record.within.text
    return text if "." in text else f"{source_id}.{text}"


class _Met:
    """The statements of a source by where they stand, without looking at each for each record."""

    def __init__(self, statements: list[Placed]) -> None:
        self._at: dict[Span, list[tuple[int, Placed]]] = {}
        for order, item in enumerate(statements):
            if item.span:
                self._at.setdefault(item.span, []).append((order, item))
        self._spans = Spans(self._at)

    def by(self, span: Span) -> list[tuple[Span, str]]:
        """The spans, with the ids, of those that share a code point with `span`, as written."""
        found = [
            (order, other, item.id)
            for other in self._spans.meeting(span)
            for order, item in self._at[other]
        ]
        return [(other, name) for _, other, name in sorted(found)]


def _smallest(item: Placed, statements: _Met) -> list[str]:
    """Ids of the statements of least extent around `item`; several when their spans are equal.

    A statement is never inside another of the same extent: both share a parent.
    """
    if item.span is None:
        return []
    is_statement = item.record.kind.table == "statements"
    around = [
        (_length(other), name)
        for other, name in statements.by(item.span)
        if name != item.id and other.covers(item.span) and not (is_statement and other == item.span)
    ]
    least = min(around, default=(0, ""))[0]
    return [name for length, name in around if length == least]


def _length(span: Span) -> int:
    return span.end - span.start


EDGE_CROSSED = Rule(
    "edge-crossed",
    "A record's words run across the edge of a statement.",
    "End the passage at the edge, or make it two.",
    Edit(
        right="    quote: a third of them",
        wrong="    quote: left the town,” said",
        says="figures: the words run across the edge of the statement "
        "`mill-letter-2001.brook-count`. End the passage at the edge, or make it two "
        "records.",
        also=("number-not-read",),
    ),
)


def _crossings(item: Placed, statements: _Met) -> Iterable[Problem]:
    for other, name in statements.by(item.span) if item.span else ():
        if item.span and item.span.crosses(other):
            yield _problem(
                item,
                EDGE_CROSSED.code,
                f"the words run across the edge of the statement `{name}`.",
                "End the passage at the edge, or make it two records.",
            )


def _problem(item: Placed, rule: str, message: str, hint: str) -> Problem:
    record = item.record
    place = (
        record.within.place
        if rule.startswith("within") and record.within
        else record.anchor.place or record.row.home
    )
    return Problem(place, rule, f"{record.kind.section}: {message}", hint)


@dataclass(frozen=True)
class Voices:
    """Speakers and voices once all owners are known."""

    statements: dict[str, Row]
    sources: dict[str, Row]
    actors: dict[str, Row]

    def outward(self, statement_id: str) -> Iterator[Row]:
        """A statement, the one around it, and so on; a circle (another rule's fault) ends it."""
        seen: set[str] = set()
        while statement_id in self.statements and statement_id not in seen:
            seen.add(statement_id)
            yield self.statements[statement_id]
            statement_id = self.statements[statement_id]["parent_id"]

    def speaker(self, statement_id: str) -> str:
        """The actor who makes a statement; whoever presents it when the passage names nobody."""
        return self.speaker_of(statement_id, self.statements[statement_id]["source_id"])

    def speaker_of(self, statement_id: str, source_id: str) -> str:
        """The speaker of a record owned by a statement, or by none (then the source's)."""
        named = (row["speaker_id"] for row in self.outward(statement_id) if row["speaker_id"])
        return next(named, self._author(source_id))

    def _author(self, source_id: str) -> str:
        return self.sources[source_id]["speaker_id"] if source_id in self.sources else ""

    def voice(self, actor_id: str) -> str:
        """The voice in which an actor counts; its own when no other is recorded."""
        return self.actors[actor_id]["voice_id"] if actor_id in self.actors else actor_id

    def speaker_voice(self, row: Row) -> str:
        """The voice of a record's speaker."""
        return self.voice(self.counted(row))

    def counted(self, row: Row) -> str:
        """The actor in whose voice a record's words count.

        Who is unnamed counts in the presenter's voice, and so does a speaker in whose own texts
        the words were looked for and are not there (`origin_check: found_absent`).
        """
        if row["speaker_why"]:
            return row["speaker_id"]
        for statement in self.outward(row["statement_id"]):
            if statement["speaker_id"] and not _borrowed(statement):
                return statement["speaker_id"]
        return self._carrier(row)

    def withdrawn(self, row: Row) -> str:
        """The passage in which a record's speaker takes it back; empty = none is known.

        It is named of the row itself, else of the statement of which its speaker is.
        """
        if row["withdrawn_id"] or row["speaker_why"]:
            return row["withdrawn_id"]
        statement = self.statements.get(row["statement_id"])
        return statement["withdrawn_id"] if statement else ""

    def carrier_voice(self, row: Row) -> str:
        """The voice of the document that carries a record."""
        return self.voice(self._carrier(row))

    def _carrier(self, row: Row) -> str:
        """Whoever copies a text did not say it: a copy counts in the voice of its original."""
        return self._author(root_of(self._copied_from, row["source_id"]))

    @cached_property
    def _copied_from(self) -> dict[str, str]:
        return {name: source["derived_from_id"] for name, source in self.sources.items()}


# Whether a statement of this specificity tells who says it.
TOLD = Coded(
    "statements.specificity",
    {"named": True, "described": True, "unnamed": False, "passive": False},
)
# Whether the speaker's own texts were looked through, and do not have the words.
DISOWNED = Coded(
    "statements.origin_check",
    {
        "not_attempted": False,
        "not_found": False,
        "found_same": False,
        "found_altered": False,
        "found_absent": True,
    },
)


def _borrowed(statement: Row) -> bool:
    """True when only the presenter vouches for it that somebody else said this."""
    untold = TOLD.of(statement["specificity"]) is False
    return untold or DISOWNED.of(statement["origin_check"]) is True
