"""What a picture of rival figures or dates shows, worked out without drawing anything.

`layout` turns the `figures` of one family of claims, or the dated `reports` of one event, into one
`PlotRow` each: who says it and when, who carries it, in whose voice it counts, what is counted
where that differs, and what is to be marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from scripts.derived.extents import TIME, time_unit
from scripts.derived.origins import origins
from scripts.derived.telling import Named, Teller, tellers
from scripts.raw.rows import Row
from scripts.records.attribution import Voices
from scripts.records.resolve import voices
from scripts.show.plots.marks import Mark, figure_mark, report_mark
from scripts.show.sayings import CHECKED
from scripts.show.words import IN_SIGNS, date_in_words
from scripts.text.edtf import read_date

NOTICE = "Claims, not measurements"
UNDATED, WIDER = "Said on no known date", "Wider counts"  # groups below the dated rows

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class PlotRow:
    """One row of a picture, and of the table beside it."""

    id: str  # of the figure or report
    who: str  # label of the speaker; with the relay, where the words are not theirs as they stand
    said: str  # when, as EDTF; empty = not known
    reported_by: str  # label of the document's voice, where that is not the speaker; else empty
    voice: str  # label of the voice in which it counts
    voice_number: int  # from 0, in the order in which voices first appear in the picture
    counts: str  # what it counts, where that differs from what the picture says of all
    check: str  # what a search in the speaker's own texts gave, where it says something else
    small_print: str  # that, who carries it, whose voice it is, and what else there is to say
    words: str  # as they stand in the document
    drawn: str  # the same in the picture, which can set no other script: our English reading
    source: str  # the document's title
    source_id: str
    mark: Mark
    group: str  # UNDATED, WIDER, or empty

    @property
    def label(self) -> str:
        """The line that names the row."""
        return f"{self.who}, {year_of(self.said) or 'undated'}"


@dataclass(frozen=True)
class Picture:
    """All that one picture and the table beside it show."""

    name: str  # of its files, without the ending
    title: str
    counts: str  # the question that a row answers which says nothing else; empty = all answer it
    unit: str  # what the axis counts; empty for a timeline
    whole: bool  # whether the axis ends at one, as shares do
    rows: tuple[PlotRow, ...]
    origins: int  # how many of the rows are no echo of another
    left_out: tuple[str, ...]  # ids of figures or reports that are denied or questioned

    @property
    def note(self) -> str:
        """What a row counts; empty where the title says it."""
        if not self.counts:
            return ""
        return f"Where a row says nothing else, it answers: {self.counts}"

    @property
    def counted(self) -> str:
        """How many figures or reports it shows, from how many origins and voices."""
        thing = "figure" if self.unit else "dated report"
        counts = (
            _count(len(self.rows), thing),
            _count(self.origins, "origin"),
            _count(len({row.voice for row in self.rows}), "voice"),
        )
        return ", ".join(counts)

    @property
    def summary(self) -> str:
        """What it is that one sees on a sheet."""
        return (
            f"{self.counted}; by the date on which it was said, and name. "
            "Before each name the sign of its voice."
        )


def layout(
    rows: Iterable[Row], known: Known, base: str = "", wider: Collection[str] = ()
) -> list[PlotRow]:
    """The rows in the order of (date, who), never of size; undated ones, then wider counts, last.

    `base` is the claim whose scope need not be said again; `wider` the claims that stand apart.
    """
    reader = _Reader(known, base, wider, list(rows))
    drawn = sorted(map(reader.plot_row, reader.rows), key=_order)
    numbers = {voice: n for n, voice in enumerate(dict.fromkeys(row.voice for row in drawn))}
    return [replace(row, voice_number=numbers[row.voice]) for row in drawn]


def axis_unit(rows: Iterable[Row]) -> str:
    """The unit of time that most figures name; empty where none does."""
    found = Counter(unit for row in rows if (unit := time_unit(row)))
    return max(sorted(found), key=found.__getitem__) if found else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _order(row: PlotRow) -> tuple[int, str, str, str]:
    group = ("", UNDATED, WIDER).index(row.group)
    return group, _first_day(row.said), row.who.casefold(), row.id


def _first_day(date: str) -> str:
    if not date:
        return "9999"
    reading = read_date(date)
    return reading.earliest or reading.latest


def year_of(date: str) -> str:
    """The year in which an EDTF date begins (ends, where its start is open); empty for none."""
    return _first_day(date)[:4] if date else ""


class Known:
    """What rows lead to in their tables; made once for all pictures."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.who: Voices = voices(tables)
        self.origins = origins(tables)
        self.passages = {row["passage_id"]: row for row in tables["passages"]}
        self.figures = {row["figure_id"]: row for row in tables["figures"]}
        self.claims = {row["claim_id"]: row for row in tables["claims"]}
        self.units = {row["unit_id"]: row for row in tables["units"]}
        self.labels = {
            column: {row[column]: row["label"] for row in tables[table]}
            for column, table in (
                ("unit_id", "units"),
                ("population_id", "populations"),
                ("place_id", "places"),
                ("event_id", "events"),
            )
        }

    def axes(self, claim: str) -> dict[str, str]:
        """The axes that a claim states, in a few words each."""
        row = self.claims[claim]
        found = {name: labels.get(row[name], "") for name, labels in self.labels.items()}
        found["period"] = date_in_words(row["period"], IN_SIGNS) if row["period"] else ""
        found["counts"] = "of each" if row["counts"] == "each" else ""
        return found


class _Reader:
    """Looks up what the tables say about one figure or report of a picture."""

    def __init__(self, known: Known, base: str, wider: Collection[str], rows: list[Row]) -> None:
        self.known = known
        self.who = known.who
        self.base = known.axes(base) if base else {}
        self.wider = wider
        self.rows = rows
        of_time = bool(base) and known.units[known.claims[base]["unit_id"]]["measured_in"] == TIME
        self.axis = axis_unit(rows) if of_time else ""

    def _differing(self, claim: str) -> str:
        """The axes on which a claim differs; empty where it counts the same."""
        return "; ".join(
            words
            for axis, words in self.known.axes(claim).items()
            if words and words != self.base[axis]
        )

    def plot_row(self, row: Row) -> PlotRow:
        chain = tellers(row, self.who, self._label)
        speaker = next(one for one in chain if one.id)  # the nearest that the words name
        relay = next((one.label for one in chain if one.id != speaker.id and one.id), "")
        check = _check(row, speaker)
        counts = self._differing(row["claim_id"]) if row.table == "figures" else ""
        wider = row["claim_id"] in self.wider
        return PlotRow(
            id=row["figure_id"] or row["report_id"],
            who=f"{speaker.label}, as {relay} has it" if check and relay else speaker.label,
            said=row["said"],
            reported_by="" if speaker.id == chain[-1].id else chain[-1].label,
            voice=chain[0].voice.label,
            voice_number=0,
            counts=counts,
            check=check,
            small_print="; ".join(filter(None, (counts, check, *self._remarks(row, chain)))),
            words=self._words(row),
            drawn=row["rendering"] or self._words(row),
            source=self.who.sources[row["source_id"]]["title"],
            source_id=row["source_id"],
            mark=figure_mark(row, self.axis) if row.table == "figures" else report_mark(row),
            group=WIDER if wider else "" if row["said"] else UNDATED,
        )

    def _remarks(self, row: Row, chain: tuple[Teller, ...]) -> Iterator[str]:
        carried = self.who.voice(chain[-1].id)  # its own, whosever text it copies
        voice = Named(carried, self._label(carried))
        published = self.who.sources[row["source_id"]]["published"]
        yield from _attribution(chain, voice, year_of(published))
        if row["commitment"] not in ("", "plain"):
            yield row["commitment"]
        if row["repeats_id"]:
            first = self.known.figures[row["repeats_id"]]
            when = year_of(first["said"]) or "undated"
            yield f"repeats {self._label(first['speaker_id'])}, {when}"
        if self.who.withdrawn(row):
            yield "taken back by its speaker"
        if self.who.sources[row["source_id"]]["retracted_id"]:
            yield "document retracted by its publisher"

    def _words(self, row: Row) -> str:
        passage = self.known.passages[row["figure_id"] or row["report_id"]]
        return row["as_written"] or row["date_words"] or passage["quote"]

    def _label(self, actor_id: str) -> str:
        return self.who.actors[actor_id]["label"]


def _check(row: Row, speaker: Teller) -> str:
    """What a search in the speaker's own texts gave, where the words are not theirs so."""
    return CHECKED[row["origin_check"]].format(speaker.label) if row["origin_check"] else ""


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
