"""What a picture of rival figures or dates shows, worked out without drawing anything.

`layout` turns the `figures` of one claim, or the dated `reports` of one event, into one `PlotRow`
each: who says it and when, who carries it, in whose voice it counts, and what is to be marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scripts.derived.telling import Named, Teller, tellers
from scripts.raw.rows import Row
from scripts.records.attribution import Voices
from scripts.records.resolve import voices
from scripts.show.plots.marks import Mark, figure_mark, report_mark
from scripts.text.edtf import read_date

NOTICE = "Claims, not measurements"

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class PlotRow:
    """One row of a picture, and of the table beside it."""

    id: str  # of the figure or report
    who: str  # label of the speaker
    year: str  # when it was said, where that is recorded; else of the document; may be empty
    reported_by: str  # label of the document's voice, where that is not the speaker; else empty
    voice: str  # label of the voice in which it counts
    voice_number: int  # from 0, in the order in which voices first appear in the picture
    small_print: str  # who carries it, in whose voice it counts, and what else there is to say
    words: str  # as they stand in the document
    source: str  # the document's title
    mark: Mark

    @property
    def label(self) -> str:
        """The line that names the row."""
        return f"{self.who}, {self.year or 'undated'}"


@dataclass(frozen=True)
class Picture:
    """All that one picture and the table beside it show."""

    name: str  # of its files, without the ending
    title: str  # the claim's wording, or the event's label
    unit: str  # what the axis counts; empty for a timeline
    rows: tuple[PlotRow, ...]
    origins: int  # how many of the rows are no echo of another
    left_out: tuple[str, ...]  # ids of figures or reports that are denied or questioned

    @property
    def summary(self) -> str:
        """What it is that one sees."""
        thing = "figure" if self.unit else "dated report"
        counts = (
            _count(len(self.rows), thing),
            _count(self.origins, "origin"),
            _count(len({row.voice for row in self.rows}), "voice"),
        )
        return f"{', '.join(counts)}; by year and name. Before each name the sign of its voice."


def layout(rows: Iterable[Row], tables: Tables) -> list[PlotRow]:
    """The rows of a picture in the order of (year, who), never of size; undated ones last."""
    reader = _Reader(tables)
    drawn = sorted(map(reader.plot_row, rows), key=_order)
    numbers = {voice: n for n, voice in enumerate(dict.fromkeys(row.voice for row in drawn))}
    return [replace(row, voice_number=numbers[row.voice]) for row in drawn]


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _order(row: PlotRow) -> tuple[bool, str, str, str]:
    return not row.year, row.year, row.who.casefold(), row.id


def _year(date: str) -> str:
    """The year in which an EDTF date begins (ends, where its start is open); empty for none."""
    if not date:
        return ""
    reading = read_date(date)
    return (reading.earliest or reading.latest)[:4]


class _Reader:
    """Looks up what the tables say about one figure or report."""

    def __init__(self, tables: Tables) -> None:
        self.who: Voices = voices(tables)
        self.passages = {row["passage_id"]: row for row in tables["passages"]}
        self.figures = {row["figure_id"]: row for row in tables["figures"]}
        self.units = {row["claim_id"]: row["unit"] for row in tables["claims"]}

    def plot_row(self, row: Row) -> PlotRow:
        chain = tellers(row, self.who, self._label)
        speaker = next(one for one in chain if one.id)  # the nearest that the words name
        source = self.who.sources[row["source_id"]]
        return PlotRow(
            id=row["figure_id"] or row["report_id"],
            who=speaker.label,
            year=self._said_in(row),
            reported_by="" if speaker.id == chain[-1].id else chain[-1].label,
            voice=chain[0].voice.label,
            voice_number=0,
            small_print="; ".join(self._remarks(row, source, chain)),
            words=self._words(row),
            source=source["title"],
            mark=self._mark(row),
        )

    def _mark(self, row: Row) -> Mark:
        if row.table == "figures":
            return figure_mark(row, self.units[row["claim_id"]])
        return report_mark(row)

    def _said_in(self, row: Row) -> str:
        """The year of the statement, of these words, or of the document: the first recorded."""
        statement = self.who.statements.get(row["statement_id"])
        passage = self.passages[row["figure_id"] or row["report_id"]]
        published = self.who.sources[row["source_id"]]["published"]
        dates = (statement["date"] if statement else "", passage["written"], published)
        return _year(next(filter(None, dates), ""))

    def _remarks(self, row: Row, source: Row, chain: tuple[Teller, ...]) -> Iterable[str]:
        carried = self.who.voice(chain[-1].id)  # its own, whosever text it copies
        voice = Named(carried, self._label(carried))
        yield from _attribution(chain, voice, _year(source["published"]))
        if row["commitment"] not in ("", "plain"):
            yield row["commitment"]
        if row["repeats_id"]:
            first = self.figures[row["repeats_id"]]
            yield f"repeats {self._label(first['speaker_id'])}, {self._said_in(first) or 'undated'}"

    def _words(self, row: Row) -> str:
        passage = self.passages[row["figure_id"] or row["report_id"]]
        return row["as_written"] or row["date_words"] or passage["quote"]

    def _label(self, actor_id: str) -> str:
        return self.who.actors[actor_id]["label"]


def _attribution(chain: tuple[Teller, ...], carried: Named, year: str) -> Iterable[str]:
    """Who carries the words, and in whose voice speaker and carrier count."""
    speaker, carrier = next(one for one in chain if one.id), chain[-1]
    voice = chain[0].voice
    relayed = speaker.id != carrier.id
    together = relayed and voice == carried and voice.id != speaker.id
    if relayed:
        other = "" if together or carried.id == carrier.id else f" (voice of {carried.label})"
        yield f"as reported by {carrier.label}{other}{', ' if year else ''}{year}"
    if voice.id == carrier.id != speaker.id:
        yield "counted in the latter’s voice"
    elif voice.id != speaker.id:
        yield f"{'both ' * together}counted in the voice of {voice.label}"
