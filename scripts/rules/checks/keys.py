"""Rules on what holds the tables together: keys, values that only one record has, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from scripts.contract.model import PASSAGES, Contract, ForeignKey, Table
from scripts.derived.origins import ASSESSED
from scripts.raw.nearby import suggestion
from scripts.raw.problems import shorten
from scripts.raw.rows import Dataset, Row, key_of, root_of
from scripts.raw.rule import Edit
from scripts.rules.check import Cell, Found, rule
from scripts.rules.checks.cells import written

ANOTHER_ID = "Give this record another id, or merge the two."


@rule(
    "id-repeated",
    "Two records have the same id.",
    "Rename one, or merge them.",
    Edit(
        right="  - id: theft",
        wrong="  - id: expected",
        says="statements.statement_id: `mill-letter-2001.expected` stands already at "
        "raw/sources/mill-letter-2001/records.yaml:33. Give this record another id, or "
        "merge the two.",
        also=(
            "outside-owner",
            "cue-not-on-line",
        ),
    ),
)
def id_repeated(dataset: Dataset, contract: Contract) -> Found:
    """No key stands twice, in one file or in two."""
    for table in contract.tables.values():
        yield from _repeats(dataset.tables[table.name], table)
    yield from _shared(dataset, contract)


def _shared(dataset: Dataset, contract: Contract) -> Found:
    """An id of a shared list or a source means one thing: it can be cited and looked up alone."""
    seen: dict[str, Row] = {}
    for kind in (*contract.lists, contract.source):
        for row in dataset.tables[kind.table]:
            first = seen.setdefault(row[kind.id_column], row)
            if first.table != row.table:
                yield _twice(row, kind.id_column, first)


def _repeats(rows: list[Row], table: Table) -> Found:
    """A passage belongs to its record: two of one record are one passage."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row.home.path, row.home.line)):
        first = seen.setdefault(key_of(row, table), row)
        if first is not row and not (table.name == PASSAGES and first.home == row.home):
            hint = ANOTHER_ID if len(table.key) == 1 else "Keep one of the two."
            yield _twice(row, table.key[-1], first, hint)


def _twice(row: Row, column: str, first: Row, hint: str = ANOTHER_ID) -> Cell:
    where = f"{first.home.path}:{first.home.line}"
    return Cell(row, column, f"`{row[column]}` stands already at {where}.", hint)


@rule(
    "value-repeated",
    "Two records share a value of which each has its own.",
    "Correct one of them, or merge the records.",
    Edit(
        right="  wording: How many workers were dismissed?",
        wrong="  wording: How many houses stand empty?",
        says="claims.wording: `How many houses stand empty?` stands already at "
        "raw/claims.yaml:8, and each record has its own. Correct one of the two, or merge "
        "the records.",
        file="raw/claims.yaml",
    ),
)
def value_repeated(dataset: Dataset, contract: Contract) -> Found:
    """What the contract calls unique (an item of Wikidata, an ORCID iD) stands once in a table."""
    for table in contract.tables.values():
        for field in (item for item in table.fields if item.unique):
            yield from _shared_values(dataset.tables[table.name], field.name)


def _shared_values(rows: list[Row], column: str) -> Found:
    first: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.at(column)):
        other = first.setdefault(row[column], row) if row[column] else row
        if other is not row:
            place = other.at(column)
            yield Cell(
                row,
                column,
                f"`{shorten(row[column])}` stands already at {place.path}:{place.line}, and each "
                "record has its own.",
                "Correct one of the two, or merge the records.",
            )


@rule(
    "reference-unknown",
    "The id referred to does not exist.",
    "Use the id suggested, or add the record.",
    Edit(
        right="    speaker: ada-brook",
        wrong="    speaker: ada-brok",
        says="statements.speaker_id: there is no `ada-brok` in actors. Did you mean `ada-brook`?",
    ),
)
def reference_unknown(dataset: Dataset, contract: Contract) -> Found:
    """An id that is referred to exists in the table it should stand in.

    It is said once a file, at the first line that has it. A record whose words were not found is
    said once, not again by all that refer to it; and what the build copied, where it was written.
    """
    found: dict[tuple[str, str], list[tuple[Row, ForeignKey, bool]]] = defaultdict(list)
    unions = contract.unions  # people and organisations are actors, too
    for table in contract.tables.values():
        for key in table.foreign_keys:
            known = (
                {row[key.target] for row in dataset.tables[key.table]}
                | dataset.left_out
                | dataset.elsewhere
            )
            by_hand = table.by_name[key.field]
            for row in dataset.tables[table.name]:
                if row[key.field] and row[key.field] not in known:
                    item = row, key, written(row, by_hand)
                    found[unions.get(key.table, key.table), row[key.field]].append(item)
    for (_, name), items in found.items():
        typed = [item for item in items if item[2]] or items
        yield from _unknown(name, [(row, key) for row, key, _ in typed], dataset, contract)


def _unknown(
    name: str, items: list[tuple[Row, ForeignKey]], dataset: Dataset, contract: Contract
) -> Found:
    by_file: dict[str, list[tuple[Row, ForeignKey]]] = defaultdict(list)
    for row, key in items:
        by_file[row.at(key.field).path].append((row, key))
    for there in by_file.values():
        row, key = min(there, key=lambda item: item[0].at(item[1].field))
        lines = {it.at(other.field).line for it, other in there} - {row.at(key.field).line}
        more = f" (see line {', '.join(map(str, sorted(lines)[:9]))}, too)" if lines else ""
        known = (
            {it[key.target] for it in dataset.tables[key.table]}
            | dataset.left_out
            | dataset.elsewhere
        )
        home = _home(key.table, contract)
        yield Cell(
            row,
            key.field,
            f"there is no `{shorten(name)}` in {key.table}{more}.",
            suggestion(name, sorted(known)) or f"Add it to {home}, or correct the id.",
        )


def _known(key: ForeignKey, dataset: Dataset) -> set[str]:
    """The ids that can be referred to."""
    there = {row[key.target] for row in dataset.tables[key.table]}
    return there | dataset.left_out | dataset.elsewhere


def _home(table: str, contract: Contract) -> str:
    """Where a person adds to a table."""
    if table in contract.resting:
        return f"`{table}:` of a records.yaml"
    union = contract.tables[table].union_of
    return " or ".join(f"raw/{name}.yaml" for name in union or (table,))


@rule(
    "reference-cycle",
    "Following a reference leads back to its start.",
    "Break the circle at one of its records.",
    Edit(
        right="  kind: province",
        wrong="  kind: province\n  part_of: northby",
        says="places.part_of_id: following `part_of` from `the-county` leads back to it. Break "
        "the circle at one of its records.",
        file="raw/places.yaml",
    ),
)
def reference_cycle(dataset: Dataset, contract: Contract) -> Found:
    """Nothing is part of itself, its own parent, or a copy of its copy.

    In what the build makes of the tables an actor points at itself, and so may a voice.
    """
    for table in (table for table in contract.tables.values() if not table.all_computed):
        for key in (key for key in table.foreign_keys if key.table == table.name):
            links = {row[key.target]: row[key.field] for row in dataset.tables[table.name]}
            for row in dataset.tables[table.name]:
                if row[key.field] and _returns(row[key.target], links):
                    yield Cell(
                        row,
                        key.field,
                        f"following `{key.field.removesuffix('_id')}` from `{row[key.target]}` "
                        "leads back to it.",
                        "Break the circle at one of its records.",
                    )


def _returns(start: str, links: dict[str, str]) -> bool:
    current = links.get(start, "")
    for _ in links:
        if current == start or not current:
            break
        current = links.get(current, "")
    return current == start


def _voiced(dataset: Dataset, contract: Contract) -> Iterator[tuple[Row, str]]:
    """The rows on whose voice a person decides, each with its id."""
    for table in contract.tables.values():
        if "voice_id" in table.by_name and not table.by_name["voice_id"].computed:
            for row in dataset.tables[table.name]:
                yield row, row[table.key[0]]


@rule(
    "voice-chain",
    "A voice points at an actor that itself counts in another voice.",
    "Point at the last one.",
    Edit(
        right="  voice_basis: independent",
        wrong="  voice: county-board\n  voice_basis: aligned",
        says="organisations.voice_id: `mill-union` itself counts in the voice of "
        "`county-board`. Write `voice: county-board`.",
        file="raw/organisations.yaml",
        at="  voice: mill-union",
    ),
)
def voice_chain(dataset: Dataset, contract: Contract) -> Found:
    """A voice is one step away."""
    voiced: Iterable[tuple[Row, str]] = list(_voiced(dataset, contract))
    voices = {name: row["voice_id"] for row, name in voiced}
    for row, _ in voiced:
        if row["voice_id"] and voices.get(row["voice_id"]):
            end = root_of(voices, row["voice_id"])
            message = f"`{row['voice_id']}` itself counts in the voice of `{end}`."
            yield Cell(row, "voice_id", message, f"Write `voice: {end}`.")


@rule(
    "voice-unfounded",
    "A voice is given without saying on what ground.",
    "Add `voice_basis`, or `unassessed`.",
    Edit(
        right="- id: mill-letter\n"
        "  label: The Mill Letter\n"
        "  kind: publication\n"
        "  voice: mill-union\n"
        "  voice_basis: organ_of_party\n"
        "  voice_source: county-report-2002\n"
        "  voice_locator: page 3",
        wrong="- id: mill-letter\n"
        "  label: The Mill Letter\n"
        "  kind: publication\n"
        "  voice: mill-union",
        says="organisations.voice_basis: a voice is given without ground. Add `voice_basis:` "
        "with what can be checked, or `unassessed`.",
        file="raw/organisations.yaml",
    ),
)
def voice_unfounded(dataset: Dataset, contract: Contract) -> Found:
    """Who counts in another voice does so on a ground, or it is said that nobody looked."""
    for row, _ in _voiced(dataset, contract):
        if row["voice_id"] and not row["voice_basis"]:
            hint = "Add `voice_basis:` with what can be checked, or `unassessed`."
            yield Cell(row, "voice_basis", "a voice is given without ground.", hint)


@rule(
    "voice-without-evidence",
    "The ground of a voice is stated without a source that bears it.",
    "Add `voice_source` and `voice_locator`, or write `unassessed`.",
    Edit(
        right="  voice_basis: organ_of_party\n"
        "  voice_source: county-report-2002\n"
        "  voice_locator: page 3",
        wrong="  voice_basis: organ_of_party",
        says="organisations.voice_basis: `organ_of_party` rests on no source. Add `voice_source` "
        "and `voice_locator`, or write `unassessed`: the voice stays, counted as not assessed.",
        file="raw/organisations.yaml",
    ),
)
def voice_without_evidence(dataset: Dataset, contract: Contract) -> Found:
    """A ground that was assessed rests on a source, at a place in it."""
    for row, _ in _voiced(dataset, contract):
        basis, shown = row["voice_basis"], row["voice_source_id"] and row["voice_locator"]
        if ASSESSED.of(basis) and not shown:
            yield Cell(
                row,
                "voice_basis",
                f"`{basis}` rests on no source.",
                "Add `voice_source` and `voice_locator`, or write `unassessed`: the voice stays, "
                "counted as not assessed.",
            )
