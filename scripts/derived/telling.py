"""Who says the words of a record, and through whom they reach their reader.

There is one walk, `tellers`: from whoever says it outwards, through each statement around it, to
the voice of the document. Pages, sentences, citations and pictures all take it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from scripts.raw.rows import Row
from scripts.records.attribution import Voices
from scripts.records.resolve import voices

NOBODY = "somebody whom the words do not name"
UNNAMED = "somebody not named"  # the same in a citation, which is short

Label = Callable[[str], str]  # an actor's id → their label


@dataclass(frozen=True)
class Named:
    """A record with its neutral label."""

    id: str
    label: str


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


def tellers(row: Row, who: Voices, label: Label) -> tuple[Teller, ...]:
    """Whoever says the words of a row, then each who passes them on, the document's voice last.

    The row has `speaker_id`, `speaker_why`, `statement_id` and `source_id`.
    """
    found = [_teller(said, said, who, label) for said in who.outward(row["statement_id"])]
    author = who.speaker_of("", row["source_id"])
    if row["speaker_why"]:
        found.insert(0, _teller(row, Row("", {}, row.home), who, label))
    if not row["speaker_why"] or row["statement_id"] or row["speaker_id"] != author:
        document = Row("", {"source_id": row["source_id"], "speaker_id": author}, row.home)
        found.append(_teller(document, document, who, label))
    return tuple(found)


def _teller(row: Row, said: Row, who: Voices, label: Label) -> Teller:
    """The speaker of a row; `said` is the statement they make, empty where there is none."""
    voice = who.speaker_voice(row)
    return Teller(
        row["speaker_id"],
        label(row["speaker_id"]) if row["speaker_id"] else NOBODY,
        said["described_as"],
        Named(voice, label(voice)),
        said["statement_id"],
        said["kind"],
        said["origin_check"],
    )


def told_apart(actors: list[Row]) -> dict[str, str]:
    """The label of each actor, behind which stands the id where another one has that label."""
    times = Counter(row["label"] for row in actors)
    return {
        row["actor_id"]: f"{row['label']} ({row['actor_id']})"
        if times[row["label"]] > 1
        else row["label"]
        for row in actors
    }


class Tellers:
    """Sentences that cite a record: who says it, in which words, where, as reported by whom."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.voices = voices(tables)
        self.labels = told_apart(tables["actors"])
        self.passages = {row["passage_id"]: row for row in tables["passages"]}
        self.sources = {row["source_id"]: row for row in tables["sources"]}

    def citation(self, row: Row, passage_id: str) -> str:
        """A reference to the words of a record that can be pasted into a text.

        `row` has the columns `source_id`, `statement_id`, `speaker_id`; the sources of the tables
        given at the start must have their own citation. Raises `KeyError`.
        """
        passage = self.passages[passage_id]
        source = self.sources[row["source_id"]]
        chain = self.chain(row)
        words = " ".join((row["as_written"] or passage["quote"]).split())  # one line to paste
        owner = f"{chain[0]}{_stand(row)}" if chain else ""
        said = ", ".join(part for part in (owner, f"“{words}”" if words else "") if part)
        through = f"{_through(chain[1:])}{self._document(source)}"
        return f"{said} ({_where(passage)}), {through}{self._since(row, source)}"

    def _since(self, row: Row, source: Row) -> str:
        """That its speaker took it back, or its publisher the document."""
        passage = self.voices.withdrawn(row)
        taken = f" Taken back by its speaker ({passage})." if passage else ""
        return taken + retracted(source)

    def chain(self, row: Row) -> list[str]:
        """Labels from whoever says it to the voice of the document, none twice in a row."""
        return [label for label, _ in groupby(self._labels(row))]

    def _labels(self, row: Row) -> Iterator[str]:
        if not (row["speaker_id"] or row["statement_id"]):
            return  # a form of a name, which nobody asserts
        for one in tellers(row, self.voices, self.labels.__getitem__):
            yield one.label if one.id else UNNAMED

    def _document(self, source: Row) -> str:
        copy = self.sources.get(source["read_through_id"])
        return source["citation"] + (f" Read in: {copy['citation']}" if copy else "")


def retracted(source: Row) -> str:
    """That the publisher of a source retracts it, and where: what follows its citation."""
    passage = source["retracted_id"]
    return f" Document retracted by its publisher ({passage})." if passage else ""


def _stand(row: Row) -> str:
    """What a reader must not miss: that the words are no plain assertion."""
    stand = row["position"]
    return "" if stand in ("", "asserts") else f" ({stand.replace('_', ' ')})"


def _where(passage: Row) -> str:
    return passage["locator"] or f"line {passage['line']}"


def _through(others: list[str]) -> str:
    """The last of the others is the voice of the document."""
    if not others:
        return "in "
    between = "".join(f"by {label} " for label in others[:-1])
    return f"as reported {between}in "
