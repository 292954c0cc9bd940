"""The flat tables of what was said: figures, statements, reports of events, positions."""

from __future__ import annotations

from scripts.package.declared import computed_field
from scripts.package.flat_columns import PLACE_OF_WORDS, SCOPE, SPEAKER, FlatColumn, FlatTable

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

SPECIFICITY = (
    FlatColumn("specificity", "statements.specificity",
               says="How closely the document identifies the speaker of the statement around the "
               "words. Empty = no statement is around them, or not extracted."),
    FlatColumn("described_as", "statements.described_as",
               says="The document's own words for the speaker of the statement around the words. "
               "Empty = no statement is around them, or not extracted."),
)  # fmt: skip
ORIGIN = (
    FlatColumn("origin_source_id", "sources.source_id", "Source of origin",
               "The document at which the recorded repetitions and derivations end.",
               asks="In which document was it first put on record?"),
    FlatColumn("origin_speaker_id", "actors.actor_id", "Speaker of origin",
               "The speaker at whom the recorded repetitions and derivations end.",
               asks="Who first put it on record?"),
)  # fmt: skip

RETRACTED = FlatColumn(
    "retracted_id",
    "sources.retracted_id",
    asks="In which words did its publisher retract the document?",
)
SINCE = (
    FlatColumn("withdrawn_id", "statements.withdrawn_id",
               says="The passage in which the speaker takes back the statement around the words. "
               "Empty = no statement is around them, or none is recorded."),
    RETRACTED,
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
        FlatColumn("rendering", "figures.rendering"),
        FlatColumn("seen_as", "figures.seen_as"),
        FlatColumn("reading", "figures.as_written", "Reading",
                   "Qualifier and bounds in plain words, such as "
                   "`more than 30,000 (30,000 excluded)`.",
                   asks="What does the number mean, in plain words?"),
        *(FlatColumn(name, f"figures.{name}")
          for name in ("qualifier", "approximate", "value", "lower", "upper", "lower_inclusive",
                       "upper_inclusive", "bound_source", "draw_from", "draw_to", "draw_open")),
        *SCOPE,
        *(FlatColumn(name, f"figures.{name}")
          for name in ("unit_as_written", "basis", "as_of", "said", "position", "commitment",
                       "answer_id", "speaker_id", "origin_check")),
        *SPEAKER,
        *SPECIFICITY,
        FlatColumn("speaker_why", "figures.speaker_why"),
        FlatColumn("claim_id", "figures.claim_id"),
        FlatColumn("statement_id", "figures.statement_id"),
        FlatColumn("source_id", "figures.source_id"),
        *PLACE_OF_WORDS,
        FlatColumn("repeats_id", "figures.repeats_id"),
        *ORIGIN,
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "figures.note"),
        FlatColumn("curator_reading", "figures.reading"),
        *(FlatColumn(name, f"figures.{name}")
          for name in ("reading_why", "read_by", "stated_in", "withdrawn_id")),
        RETRACTED,
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
        FlatColumn("origin_check", "statements.origin_check"),
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
        FlatColumn("source_id", "statements.source_id"),
        *PLACE_OF_WORDS,
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "statements.note"),
        FlatColumn("withdrawn_id", "statements.withdrawn_id"),
        RETRACTED,
    ),
    COUNTED,
)  # fmt: skip

REPORTS = FlatTable(
    "reports_flat",
    "Reports of events, with everything on them",
    "One row is what one passage says of one event, with all that a reader needs: when and where "
    "it was, who says it, as reported by whom, in which words. Key: `report_id`. Computed from "
    "the other tables.",
    "reports",
    (
        FlatColumn("report_id", "reports.report_id"),
        FlatColumn("event_id", "reports.event_id"),
        FlatColumn("event", "events.label", "Name of the event",
                   "The name under which the dataset shows the event in `event_id`.",
                   asks="What is that event called here?", via="event_id"),
        FlatColumn("quote", "passages.quote",
                   trap="Empty for a document that is only cited."),
        *(FlatColumn(name, f"reports.{name}")
          for name in ("date_words", "date", "date_basis", "earliest", "latest", "precision",
                       "place_id")),
        FlatColumn("place", "places.label", "Name of the place",
                   "The name under which the dataset shows the place in `place_id`. "
                   "Empty = not extracted.",
                   asks="What is that place called here?", via="place_id"),
        *(FlatColumn(name, f"reports.{name}")
          for name in ("said", "position", "commitment", "answer_id", "speaker_id",
                       "origin_check")),
        *SPEAKER,
        *SPECIFICITY,
        FlatColumn("speaker_why", "reports.speaker_why"),
        FlatColumn("statement_id", "reports.statement_id"),
        FlatColumn("source_id", "reports.source_id"),
        *PLACE_OF_WORDS,
        *ORIGIN,
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "reports.note"),
        *(FlatColumn(name, f"reports.{name}") for name in ("calendar", "date_checked")),
        *SINCE,
    ),
)  # fmt: skip

POSITIONS = FlatTable(
    "positions_flat",
    "Positions, with everything on them",
    "One row is a stand that a passage takes on a proposition, with all that a reader needs: who "
    "takes it, as reported by whom, in which words. Key: `passage_id`, `claim_id`. Computed from "
    "the other tables.",
    "positions",
    (
        FlatColumn("passage_id", "positions.passage_id"),
        FlatColumn("claim_id", "positions.claim_id"),
        FlatColumn("claim", "claims.wording", "Wording of the claim",
                   asks="On which proposition?"),
        FlatColumn("claim_kind", "claims.kind", "Kind of claim"),
        FlatColumn("wrongdoing", "claims.wrongdoing"),
        FlatColumn("position", "positions.position"),
        FlatColumn("commitment", "positions.commitment"),
        FlatColumn("quote", "passages.quote",
                   trap="Empty for a document that is only cited."),
        FlatColumn("speaker_id", "positions.speaker_id"),
        FlatColumn("origin_check", "statements.origin_check"),
        *SPEAKER,
        *SPECIFICITY,
        FlatColumn("speaker_why", "positions.speaker_why"),
        FlatColumn("statement_id", "positions.statement_id"),
        FlatColumn("source_id", "positions.source_id"),
        *PLACE_OF_WORDS,
        FlatColumn("citation", "figures.citation"),
        FlatColumn("note", "positions.note"),
        *SINCE,
    ),
)  # fmt: skip
