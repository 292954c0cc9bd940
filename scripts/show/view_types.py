"""The parts that views are made of. An attribute's name is its key in `show --json`.

Codes and texts are as in the tables; an empty text is an empty cell. Dates are EDTF.
"""

from __future__ import annotations

from dataclasses import dataclass

Amount = int | float | None  # None = the words state none


@dataclass(frozen=True)
class Named:
    """A record with its neutral label."""

    id: str
    label: str


@dataclass(frozen=True)
class Where:
    """The place of some words."""

    source_id: str
    title: str
    kind: str  # of the document
    line: int | None  # from 1; None where the document is only cited
    locator: str  # of a document that is only cited
    written: str  # the date of these words, where their section has its own
    published: str  # the date of the document
    derivation: str  # how the document derives from the next; empty = it does not
    derived_from: Named | None
    read_through: Named | None  # the other copy in which the words were read

    @property
    def dated(self) -> str:
        """The date of the words, else of their document."""
        return self.written or self.published


@dataclass(frozen=True)
class Teller:
    """One who says something, or passes it on."""

    id: str  # an actor; empty = the words name nobody
    label: str
    described_as: str  # in the document's own words
    voice: Named  # in which they count here; that of the presenter where they are not named
    statement_id: str  # the statement they make; empty = they speak as the document
    kind: str  # of that statement: direct, indirect, interpolation …
    origin_check: str  # whether its words were found in the speaker's own texts


@dataclass(frozen=True)
class Saying:
    """Some words, who says them, as reported by whom, and where."""

    record_id: str
    table: str
    words: str  # character by character; empty where the document is only cited
    position: str
    commitment: str
    speaker: Teller
    speaker_why: str  # empty = the speaker was read from where the words stand
    reported_by: tuple[Teller, ...]  # from the nearest to the voice of the document
    carrier_voice: Named  # the voice of the document
    where: Where
    note: str


@dataclass(frozen=True)
class Origin:
    """Where a number or date was first put on record."""

    source_id: str
    speaker_id: str


@dataclass(frozen=True)
class Figure(Saying):
    """A number as said; in a cited source `words` is the number phrase."""

    claim: Named
    reading: str  # qualifier and bounds in plain words
    qualifier: str
    value: Amount
    lower: Amount
    upper: Amount
    lower_inclusive: bool | None
    upper_inclusive: bool | None
    bound_source: str
    unit_as_written: str
    basis: str
    as_of: str
    repeats_id: str
    origin: Origin


@dataclass(frozen=True)
class Position(Saying):
    """A stand on a claim."""

    claim: Named


@dataclass(frozen=True)
class Participant:
    """An actor in an event, as one report has it."""

    actor: Named
    role: str
    position: str


@dataclass(frozen=True)
class Report(Saying):
    """What one passage says of one event."""

    event: Named
    date_words: str
    date: str
    date_basis: str
    earliest: str
    latest: str
    precision: str
    place: Named | None
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Office(Saying):
    """A person in an office for a time, as one passage has it."""

    person: Named
    title: str
    organisation: Named | None
    since: str
    until: str


@dataclass(frozen=True)
class Name(Saying):
    """A form of a name, as one passage has it."""

    actor: Named
    name: str
    language: str
    kind: str


@dataclass(frozen=True)
class Stand:
    """The position that a statement takes on a claim."""

    claim: Named
    position: str
    commitment: str


@dataclass(frozen=True)
class Statement(Saying):
    """An utterance as a document presents it."""

    specificity: str
    kind: str
    fidelity: str
    cue: str
    act: str
    translated: str
    date: str
    occasion: Named | None
    repeats_id: str
    origin_check: str
    positions: tuple[Stand, ...]


@dataclass(frozen=True)
class Pair:
    """Two records compared by arithmetic."""

    kind: str  # figure_figure, report_report, part_whole
    a_id: str
    b_id: str
    relation: str  # of a's interval to b's
    same_source: bool
    same_speaker_voice: bool
    same_carrier_voice: bool
    same_origin: bool


@dataclass(frozen=True)
class Excess:
    """A figure of a part, all of whose amounts are more than any of its whole."""

    part: Figure
    whole: Figure
    same_source: bool
