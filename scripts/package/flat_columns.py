"""The columns of the flat tables, each declared like the column of the contract it repeats."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.package.declared import computed_field


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


COUNTED = (
    computed_field(
        "n_positions",
        "integer",
        "Positions taken",
        "On how many claims the statement takes a stand; the table positions says which.",
        required=True,
        question="On how many claims does it take a stand?",
    ),
    computed_field(
        "n_figures",
        "integer",
        "Figures given",
        "How many figures the statement itself gives; the table figures says which.",
        required=True,
        question="How many figures does it give?",
    ),
)

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
    FlatColumn("line", "passages.line",
               asks="On which line of the text does it begin?"),
    FlatColumn("char_start", "passages.char_start"),
    FlatColumn("char_end", "passages.char_end"),
    FlatColumn("locator", "passages.locator"),
    FlatColumn("source_citation", "sources.citation", "Citation of the source"),
)  # fmt: skip

FIGURES = FlatTable(
    "figures_flat",
    "Figures, with everything on them",
    "One row is a figure with all that a reader needs: who says it, as reported by whom, in which "
    "words, of what, where it stands, in whose voice it counts. Key: `figure_id`. Computed from "
    "the other tables.",
    "figures",
    (
        FlatColumn("figure_id", "figures.figure_id"),
        FlatColumn("claim", "claims.wording", "Wording of the claim",
                   asks="What is asked?"),
        FlatColumn("as_written", "figures.as_written"),
        FlatColumn("reading", "figures.as_written", "Reading",
                   "Qualifier and bounds in plain words, such as "
                   "`more than 30,000 (30,000 excluded)`.",
                   asks="What does the number mean, in plain words?"),
        *(FlatColumn(name, f"figures.{name}")
          for name in ("qualifier", "value", "lower", "upper", "lower_inclusive",
                       "upper_inclusive", "bound_source")),
        FlatColumn("unit", "claims.unit"),
        *(FlatColumn(name, f"figures.{name}")
          for name in ("unit_as_written", "basis", "as_of", "position", "commitment",
                       "speaker_id")),
        *SPEAKER,
        FlatColumn("specificity", "statements.specificity",
                   says="How closely the document identifies the speaker of the statement around "
                   "the figure. Empty = no statement is around it, or not extracted."),
        FlatColumn("described_as", "statements.described_as",
                   says="The document's own words for the speaker of the statement around the "
                   "figure. Empty = no statement is around it, or not extracted."),
        FlatColumn("speaker_why", "figures.speaker_why"),
        FlatColumn("claim_id", "figures.claim_id"),
        FlatColumn("part_of_id", "claims.part_of_id",
                   asks="Of which larger claim is the claim a part?"),
        FlatColumn("event_id", "claims.event_id"),
        FlatColumn("event", "events.label", "Name of the event",
                   "The name under which the dataset shows the event in `event_id`. "
                   "Empty = the claim is about none in particular.",
                   asks="What is that event called here?", via="event_id"),
        FlatColumn("population", "claims.population"),
        FlatColumn("place_id", "claims.place_id",
                   asks="To which place is the claim restricted?"),
        FlatColumn("place", "places.label", "Name of the place",
                   "The name under which the dataset shows the place in `place_id`. "
                   "Empty = not restricted.",
                   asks="What is that place called here?", via="place_id"),
        FlatColumn("period", "claims.period",
                   asks="To which time is the claim restricted?"),
        FlatColumn("statement_id", "figures.statement_id"),
        FlatColumn("source_id", "figures.source_id"),
        *PLACE_OF_WORDS,
        FlatColumn("repeats_id", "figures.repeats_id"),
        FlatColumn("origin_source_id", "sources.source_id", "Source of origin",
                   "The document at which the recorded repetitions and derivations end.",
                   asks="In which document was it first put on record?"),
        FlatColumn("origin_speaker_id", "actors.actor_id", "Speaker of origin",
                   "The speaker at whom the recorded repetitions and derivations end.",
                   asks="Who first put it on record?"),
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "figures.note"),
    ),
)  # fmt: skip

STATEMENTS = FlatTable(
    "statements_flat",
    "Statements, with everything on them",
    "One row is a statement with all that a reader needs: who makes it, as reported by whom, in "
    "which words, when and where, in whose voice it counts. Key: `statement_id`. Computed from "
    "the other tables.",
    "statements",
    (
        FlatColumn("statement_id", "statements.statement_id"),
        FlatColumn("quote", "passages.quote",
                   trap="Empty for a document that is only cited: there the positions say what it "
                   "maintains."),
        FlatColumn("act", "statements.act"),
        FlatColumn("speaker_id", "statements.speaker_id"),
        *SPEAKER,
        *(FlatColumn(name, f"statements.{name}")
          for name in ("specificity", "described_as", "kind", "fidelity", "cue", "translated",
                       "date", "occasion_id")),
        FlatColumn("occasion", "events.label", "Name of the occasion",
                   "The name under which the dataset shows the event in `occasion_id`. "
                   "Empty = not extracted.",
                   asks="What is that occasion called here?", via="occasion_id"),
        FlatColumn("parent_id", "statements.parent_id"),
        FlatColumn("repeats_id", "statements.repeats_id"),
        FlatColumn("origin_check", "statements.origin_check"),
        FlatColumn("source_id", "statements.source_id"),
        *PLACE_OF_WORDS,
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "statements.note"),
    ),
)  # fmt: skip
