"""Where a number was first put on record, so that an echo is not counted as a second voice.

The origin of a figure is found by following its own `repeats_id`, else its statement's, and then
the `derived_from_id` of the source reached: the source at the end, with the speaker found there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.contract.coded import Coded
from scripts.raw.rows import Row, root_of
from scripts.records.attribution import Voices
from scripts.records.resolve import voices

Links = dict[str, str]


@dataclass(frozen=True)
class Origins:
    """The chains of repetition, and the rows they lead to."""

    figures: dict[str, Row]
    figure_links: Links  # figure → figure it repeats
    statement_links: Links
    source_links: Links  # source → source it derives from
    who: Voices

    def root(self, row: Row) -> str:
        """The id of the figure or statement at which the chain of repetition ends.

        A report, or a figure that repeats none, is reached through its statement.
        """
        if row.table == "figures":
            own = row["figure_id"]
            root = root_of(self.figure_links, own)
            if root != own:
                return root
        else:
            own = row["report_id"]
        statement = root_of(self.statement_links, row["statement_id"])
        return statement if statement != row["statement_id"] else own

    def of(self, row: Row) -> tuple[str, str]:
        """(source, speaker) at which the chain of a figure or report ends.

        A link that leads nowhere (another rule's fault) is no link.
        """
        if row.table == "figures":
            row = self.figures.get(root_of(self.figure_links, row["figure_id"]), row)
        statement_id = root_of(self.statement_links, row["statement_id"])
        statement = self.who.statements.get(statement_id)
        source = root_of(self.source_links, (statement or row)["source_id"])
        if row["speaker_why"]:
            return source, row["speaker_id"]
        return source, self.who.speaker_of(statement_id, source)


def origins(tables: dict[str, list[Row]]) -> Origins:
    """The origins over finished tables."""

    def links(table: str, key: str, column: str) -> Links:
        return {row[key]: row[column] for row in tables[table] if row[column]}

    return Origins(
        {row["figure_id"]: row for row in tables["figures"]},
        links("figures", "figure_id", "repeats_id"),
        links("statements", "statement_id", "repeats_id"),
        links("sources", "source_id", "derived_from_id"),
        voices(tables),
    )


# Whether a voice of this basis was looked at and rests on something that is stated.
ASSESSED = Coded(
    "voice_basis",
    {
        "self_declared": True,
        "organ_of_party": True,
        "reproduces_party_text": True,
        "aligned": True,
        "independent": True,
        "unassessed": False,
    },
)


def assessed(tables: dict[str, list[Row]], who: Voices) -> Callable[[Row], str]:
    """Gives the voice in which a record is said where it was assessed, else an empty text.

    Assessed is that whoever says it counts in that voice, or that the voice counts apart.
    """
    looked_at = {
        row[key]
        for table, key in (("people", "person_id"), ("organisations", "organisation_id"))
        for row in tables[table]
        if ASSESSED.of(row["voice_basis"])
    }

    def voice(row: Row) -> str:
        actor = who.counted(row)
        found = who.voice(actor)
        return found if {actor, found} & looked_at else ""

    return voice
