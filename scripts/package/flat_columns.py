"""What a column of a flat table is: declared like the column of the contract that it repeats.

The groups of columns that several flat tables share stand here: who says it, where it stands, and
what a number counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.contract.model import Field


@dataclass(frozen=True)
class FlatColumn:
    """One column of a flat table."""

    name: str
    like: str  # `table.column` whose cells it has, with their type, closed list and description
    title: str = ""  # empty = as there
    says: str = ""  # its description; empty = as there
    asks: str = ""  # the question it answers; empty = as there
    trap: str = ""  # what it is easily mistaken for; empty = as there
    via: str = ""  # the column whose id leads there; empty = the one that the contract has


@dataclass(frozen=True)
class FlatTable:
    """One flat table."""

    name: str
    title: str
    description: str
    of: str  # the table whose rows it has, with their key
    columns: tuple[FlatColumn, ...]
    more: tuple[Field, ...] = ()  # columns that the contract has nowhere


SPEAKER = (
    FlatColumn("speaker", "actors.label", "Name of the speaker",
               "The name under which the dataset shows the actor in `speaker_id`. "
               "Empty = none is identified.",
               asks="What is the speaker called here?", via="speaker_id"),
    FlatColumn("speaker_voice_id", "actors.voice_id", "Voice of the speaker",
               "The actor in whose voice the speaker counts here; that of the presenter where the "
               "speaker is unnamed, not expressed, or found not to have these words.",
               asks="In whose voice does the speaker count?"),
    FlatColumn("speaker_voice", "actors.label", "Name of the speaker's voice",
               "The name under which the dataset shows the actor in `speaker_voice_id`.",
               asks="What is that voice called here?", via="speaker_voice_id"),
    FlatColumn("reported_by_id", "actors.actor_id", "Reported by",
               "The actor who presents the speaker as having said it. "
               "Empty = nobody does: the speaker is the voice of the document.",
               asks="Who presents the speaker as having said it?"),
    FlatColumn("reported_by", "actors.label", "Name of the reporter",
               "The name under which the dataset shows the actor in `reported_by_id`. "
               "Empty = the speaker is the voice of the document.",
               asks="What is that reporter called here?", via="reported_by_id",
               trap="Only the nearest reporter; a longer chain is read from "
               "`statements.parent_id`."),
    FlatColumn("carrier_id", "sources.speaker_id", "Carried by",
               "The actor whose voice the document is.",
               asks="Whose voice is the document that carries it?"),
    FlatColumn("carrier", "actors.label", "Name of the carrier",
               "The name under which the dataset shows the actor in `carrier_id`.",
               asks="What is that carrier called here?", via="carrier_id"),
    FlatColumn("carrier_voice_id", "actors.voice_id", "Voice of the carrier",
               "The actor in whose voice the document counts; a copy counts in the voice of its "
               "original.",
               asks="In whose voice does the document count?"),
    FlatColumn("carrier_voice", "actors.label", "Name of the carrier's voice",
               "The name under which the dataset shows the actor in `carrier_voice_id`.",
               asks="What is that voice called here?", via="carrier_voice_id"),
)  # fmt: skip

PLACE_OF_WORDS = (
    FlatColumn("source_title", "sources.title", "Title of the source",
               asks="What is the document's title?"),
    FlatColumn("source_kind", "sources.kind"),
    FlatColumn("publisher", "actors.label", "Name of the publisher",
               "The name under which the dataset shows the actor that published the document. "
               "Empty = not extracted.",
               asks="Who published the document?", via="sources.publisher_id"),
    FlatColumn("published", "sources.published",
               asks="When was the document published?"),
    FlatColumn("written", "passages.written"),
    FlatColumn("language", "sources.language",
               asks="In which language?"),
    FlatColumn("url", "sources.url",
               asks="Where is the document on the web?"),
    FlatColumn("read", "sources.read"),
    FlatColumn("read_through_id", "sources.read_through_id"),
    FlatColumn("read_through", "sources.title", "Title of the copy read",
               "The title of the document in `read_through_id`. Empty = the source itself was "
               "read.",
               asks="What is the title of that copy?", via="sources.read_through_id"),
    FlatColumn("read_url", "sources.url", "Address of what was read",
               "Where the copy that was read stands on the web: of the document in "
               "`read_through_id`, else of the source. Empty = no address is recorded.",
               asks="Where on the web does what was read stand?"),
    FlatColumn("line", "passages.line",
               asks="On which line of the text does it begin?"),
    FlatColumn("char_start", "passages.char_start"),
    FlatColumn("char_end", "passages.char_end"),
    FlatColumn("locator", "passages.locator"),
    FlatColumn("source_citation", "sources.citation", "Citation of the source"),
)  # fmt: skip

SCOPE = (
    FlatColumn("unit_id", "claims.unit_id"),
    FlatColumn("unit", "units.label", "Name of the unit",
               "What one counted thing is, and what makes it count. Empty = the claim is no "
               "quantity.",
               asks="What is one counted thing?", via="claims.unit_id"),
    FlatColumn("population_id", "claims.population_id"),
    FlatColumn("population", "populations.label", "Name of the population",
               "Which of them are counted. Empty = not restricted.",
               asks="Which of them are counted?", via="claims.population_id"),
    FlatColumn("place_id", "claims.place_id",
               asks="To which place is the claim restricted?"),
    FlatColumn("place", "places.label", "Name of the place",
               "The name under which the dataset shows the place in `place_id`. "
               "Empty = not restricted.",
               asks="What is that place called here?", via="place_id"),
    FlatColumn("period", "claims.period",
               asks="To which time is the claim restricted?"),
    FlatColumn("event_id", "claims.event_id"),
    FlatColumn("event", "events.label", "Name of the event",
               "The name under which the dataset shows the event in `event_id`. "
               "Empty = the claim is about none in particular.",
               asks="What is that event called here?", via="event_id"),
    FlatColumn("counts", "claims.counts"),
)  # fmt: skip
