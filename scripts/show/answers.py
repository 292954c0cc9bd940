"""An answer: one number to a claim, or one date of an event, with all who gave it."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.derived.answers import excludes
from scripts.derived.extents import TIME, Extent, figure_extent, report_extent, time_unit
from scripts.derived.questions import bare_word
from scripts.derived.telling import Named
from scripts.raw.rows import Row
from scripts.show.figures import Amount, in_words
from scripts.show.page import Rows
from scripts.show.scopes import axis_words, days_in_words, scope
from scripts.show.shelf import Cell, Placed, Shelf, further, once
from scripts.show.words import amount, date_in_words, quoted

PLACED = Placed(
    "answers",
    "answer_id kind claim_id event_id period qualifier approximate value lower upper "
    "lower_inclusive upper_inclusive found_so_far as_relayed date earliest latest precision n_said "
    "n_sources n_voices n_voices_assessed n_origins n_hedged first_said last_said n_below n_above "
    "nearest_below_id nearest_above_id time measure least least_inclusive most most_inclusive "
    "least_with_room most_with_room root_id",  # the last nine: how loaders compare
)
NUMBERS = "number"
COUNTED = (
    "n_sources", "n_voices", "n_voices_assessed", "n_origins", "n_hedged", "n_below", "n_above",
)  # fmt: skip
PLURALS = {"centur": "centuries"}


@dataclass(frozen=True)
class Answer:
    """One answer, and how many gave it."""

    id: str
    kind: str  # number, date
    question: Named  # the claim or event
    reading: str  # in plain words
    period: str  # the days in which was counted; empty = no limit, or not known
    found_so_far: bool
    as_relayed: bool
    excludes: bool  # whether it can lie firmly apart from another
    given_by: tuple[str, ...]  # ids of figures or reports
    n_sources: Amount
    n_voices: Amount
    n_voices_assessed: Amount
    n_origins: Amount
    n_hedged: Amount
    first_said: str
    last_said: str
    n_below: Amount  # figures of the same question and time that lie firmly below it
    n_above: Amount
    nearest_below_id: str  # answers that exclude it
    nearest_above_id: str
    more: tuple[Cell, ...]


@dataclass(frozen=True)
class Side:
    """One side of a comparison, with all that its words are made of."""

    shelf: Shelf
    answer: Row

    @property
    def is_number(self) -> bool:
        """Whether it is no date."""
        return self.answer["kind"] == NUMBERS

    @property
    def given(self) -> list[Row]:
        """The figures or reports that gave it."""
        table = "figures" if self.is_number else "reports"
        return self.shelf.find(table, "answer_id", self.answer["answer_id"])

    @property
    def claim(self) -> Row:
        """The question that was asked for a number."""
        return self.shelf.row("claims", self.answer["claim_id"])

    @property
    def measured_in(self) -> str:
        """What the number is a number of; of a date, days."""
        if not self.is_number:
            return "day"
        return self.shelf.row("units", self.claim["unit_id"])["measured_in"]

    @property
    def extent(self) -> Extent:
        """What the answer allows; a time in minutes or in months."""
        row = self.given[0]
        if not self.is_number:
            return report_extent(row)
        return figure_extent(row, self.measured_in, self.answer["found_so_far"] == "true")

    @property
    def words(self) -> str:
        """The answer in a few plain words: `more than 30,000`, `“thousands”`, `6 months`."""
        row = self.given[0]
        if not self.is_number:
            return date_in_words(row["date"])
        if row["qualifier"] == "vague":
            return quoted(
                row["rendering"] or bare_word(row).removesuffix(" of") or row["as_written"]
            )
        return self.of_time(in_words(row).partition(" (")[0])

    def of_time(self, number: str) -> str:
        """A number with the unit of time in which it was given; of another kind, as it is."""
        unit = time_unit(self.given[0]) if self.measured_in == TIME else ""
        if not unit or number == "1":
            return f"{number} {unit}".rstrip()
        return f"{number} {PLURALS.get(unit, f'{unit}s')}"

    def counts(self) -> dict[str, str]:
        """What it counts, in a few words an axis."""
        if not self.is_number:
            return {"event": self.shelf.named("events", self.answer["event_id"]).label}
        return axis_words(self.shelf, scope(self.shelf, self.claim), self.answer["period"])

    def until(self) -> str:
        """Up to when was counted, as precisely as it was said."""
        period = self.claim["period"]
        if period and not period.endswith("/.."):
            return days_in_words(self.answer["period"])
        row = self.given[0]
        return date_in_words(row["as_of"] or row["said"])


def side(shelf: Shelf, answer_id: str) -> Side:
    """One side of a comparison. Raises `Refused`."""
    return Side(shelf, shelf.row("answers", answer_id))


@once
def answer(shelf: Shelf, row: Row) -> Answer:
    """A row of `answers`."""
    found = Side(shelf, row)
    question = "claims" if found.is_number else "events"
    return Answer(
        id=row["answer_id"],
        kind=row["kind"],
        question=shelf.named(question, row["claim_id"] or row["event_id"]),
        reading=found.words,
        period=row["period"],
        found_so_far=row["found_so_far"] == "true",
        as_relayed=row["as_relayed"] == "true",
        excludes=excludes(found.extent) and row["as_relayed"] != "true",
        given_by=tuple(one["figure_id"] or one["report_id"] for one in found.given),
        first_said=row["first_said"],
        last_said=row["last_said"],
        nearest_below_id=row["nearest_below_id"],
        nearest_above_id=row["nearest_above_id"],
        more=shelf.others(row, PLACED),
        **{name: amount(row[name]) for name in COUNTED},
    )


def answer_rows(shelf: Shelf, one: Answer) -> Rows:
    """How many gave it, and where it lies among the others of its question and time."""
    things = "figures" if one.kind == NUMBERS else "reports"
    voices = f"voices {one.n_voices} (assessed {one.n_voices_assessed})"
    hedged = f"; hedged {one.n_hedged}" if one.n_hedged else ""
    given = f"{things} {len(one.given_by)}; sources {one.n_sources}; {voices}"
    yield "given by", f"{given}; origins {one.n_origins}{hedged}"
    if one.excludes:
        below = f"firmly below it {one.n_below}{_nearest(shelf, one.nearest_below_id)}"
        above = f"firmly above it {one.n_above}{_nearest(shelf, one.nearest_above_id)}"
        yield "of its time", f"{below}; {above}"
    elif one.as_relayed:
        yield "of its time", "excludes none: not found, or not so, with the one it is ascribed to"
    else:
        yield "of its time", "excludes none, as it is worded"
    yield from further(one.more)


def _nearest(shelf: Shelf, answer_id: str) -> str:
    return f", nearest: {side(shelf, answer_id).words}" if answer_id else ""
