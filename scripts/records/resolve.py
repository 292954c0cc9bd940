"""The second room's door: raw records → all authored tables, each row with its speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from scripts.contract.coded import Coded
from scripts.contract.model import Contract
from scripts.raw.progress import tracked
from scripts.raw.raw import Raw
from scripts.raw.rows import Dataset, Row, complete
from scripts.records.attribution import Voices
from scripts.records.of_source import SourceResult, result_of
from scripts.records.shared import Shared, read_shared
from scripts.text.edtf import PRECISIONS, read_date

Tables = dict[str, list[Row]]

# Where a record of this position stands to what its words say.
STANDS = Coded(
    "position",
    {
        "asserts": "for",
        "denies": "against",
        "acknowledges": "for",
        "questions": "aside",
        "reports_without_endorsing": "aside",
        "alternative_explanation": "aside",
    },
)
STANDING = STANDS.meaning("for")  # a denied date or number is data, but bounds nothing


def resolve(raw: Raw, contract: Contract) -> Dataset:
    """Resolve everything; faults are collected in `Dataset.problems`, never raised."""
    shared = [read_shared(name, node, contract) for name, node in {**raw.lists, **raw.kept}.items()]
    results = [result_of(one, contract) for one in tracked(raw.sources, "Resolving sources")]
    return joined(shared, results, contract)


def joined(
    shared: Iterable[Shared], results: Iterable[SourceResult], contract: Contract
) -> Dataset:
    """All of them as one dataset, each record with its speaker."""
    parts: list[Shared | SourceResult] = [*shared, *results]
    sources = [part for part in parts if isinstance(part, SourceResult)]
    tables: dict[str, list[Row]] = defaultdict(list)
    for part in parts:
        for name, rows in part.tables.items():
            tables[name].extend(rows)
    tables["actors"] = list(actors(tables, contract))
    tables["passages"] = _credited(tables)
    tables.update(_spoken(tables, contract))
    tables.update(dated(tables))
    return Dataset(
        complete(tables, contract),
        {source.folder: source.document for source in sources if source.document},
        {source.folder: source.document_path for source in sources},
        tuple(item for source in sources for item in source.set_aside),
        tuple(sorted({problem for part in parts for problem in part.problems})),
        frozenset(name for part in parts for name in part.left_out),
        frozenset(home for part in parts for home in part.homes),
    )


def actors(tables: Tables, contract: Contract) -> Iterable[Row]:
    """Rows for `actors`: the union of people and organisations."""
    for table in contract.tables["actors"].union_of:
        column = contract.listed(table).id_column
        for row in tables[table]:
            yield Row(
                "actors",
                {
                    "actor_id": row[column],
                    "label": row["label"],
                    "kind": row["kind"] or "person",
                    "voice_id": row["voice_id"] or row[column],
                },
                row.home,
                {"actor_id": row.at(column)},
            )


def _credited(tables: Tables) -> list[Row]:
    """The passages, each with whoever is answerable for its record: by name, else by its source.

    A source's contributor who stands in no list is said once, at the source.
    """
    listed = {row["contributor_id"] for row in tables["contributors"]}
    default = {
        row["source_id"]: row["contributed_by_id"]
        for row in tables["sources"]
        if row["contributed_by_id"] in listed
    }
    return [
        row
        if row["contributed_by_id"]
        else row.with_cells(contributed_by_id=default.get(row["source_id"], ""))
        for row in tables["passages"]
    ]


def voices(tables: Tables) -> Voices:
    """Speakers and voices over finished tables."""
    return Voices(
        {row["statement_id"]: row for row in tables["statements"]},
        {row["source_id"]: row for row in tables["sources"]},
        {row["actor_id"]: row for row in tables["actors"]},
    )


def _spoken(tables: Tables, contract: Contract) -> Tables:
    """The records with `speaker_id` set, unless the curator set it and said why."""
    who = voices(tables)
    return {
        name: [
            row
            if row["speaker_id"]
            else row.with_cells(speaker_id=who.speaker_of(row["statement_id"], row["source_id"]))
            for row in tables[name]
        ]
        for name in contract.owned
    }


def dated(tables: Tables) -> Tables:
    """Events with the outermost bounds of their standing reports; people with birth and death."""
    standing = [
        row for row in tables["reports"] if row["position"] in STANDING and row["precision"]
    ]
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in standing:
        by_event[row["event_id"]].append(row)
    events = [row.with_cells(**_bounds(by_event[row["event_id"]])) for row in tables["events"]]
    said = _taking_part(tables["participations"], standing)
    people = [
        row.with_cells(
            born=_said(said.get((row["person_id"], "person_born"), [])),
            died=_said(said.get((row["person_id"], "person_died"), [])),
        )
        for row in tables["people"]
    ]
    return {"events": events, "people": people}


def _taking_part(participations: list[Row], reports: list[Row]) -> dict[tuple[str, str], list[Row]]:
    """Those of the reports in which somebody takes part, by who it is and in which role."""
    by_id = {row["report_id"]: row for row in reports}
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in participations:
        if row["report_id"] in by_id:
            found[row["actor_id"], row["role"]].append(by_id[row["report_id"]])
    return found


def _bounds(reports: list[Row]) -> dict[str, str]:
    """The outermost bounds of an event, and those by its most precise dates alone."""
    ranks = {row["precision"]: PRECISIONS.index(row["precision"]) for row in reports}
    finest = min(ranks, key=ranks.__getitem__, default="")
    closest = [row for row in reports if row["precision"] == finest]
    return {
        "earliest": _outermost(reports, "earliest", min),
        "latest": _outermost(reports, "latest", max),
        "closest": finest,
        "closest_earliest": _outermost(closest, "earliest", min),
        "closest_latest": _outermost(closest, "latest", max),
    }


def _outermost(rows: list[Row], column: str, pick: Callable[[list[str]], str]) -> str:
    """The outermost bound; empty when any report leaves that side open."""
    bounds = [row[column] for row in rows]
    return pick(bounds) if bounds and all(bounds) else ""


def _said(reports: list[Row]) -> str:
    """The dates said of a birth or death: one as it stands, several as an EDTF one-of-a-set.

    Where one of several is itself an interval or a set, the outermost bounds as an interval.
    """
    found = sorted({row["date"] for row in reports})
    if len(found) <= 1:
        return "".join(found)
    if any(sign in date for date in found for sign in "/["):
        ends = _outermost(reports, "earliest", min), _outermost(reports, "latest", max)
        return "/".join(end or ".." for end in ends)
    in_order = sorted(found, key=lambda date: read_date(date).earliest)
    return f"[{','.join(in_order)}]"
