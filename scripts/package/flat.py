"""The flat tables: one row with everything a reader needs, so that nothing has to be joined.

Each column says which column of the contract it repeats; that is its declaration, and the keys of
the contract lead from row to row. Only what takes a walk is computed here: who says it as reported
by whom, in whose voices, from which origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from scripts.contract.model import Contract, Field, ForeignKey, Table
from scripts.derived.origins import Origins, origins
from scripts.derived.telling import Tellers, tellers
from scripts.package.declared import computed_table
from scripts.package.flat_columns import FlatColumn, FlatTable
from scripts.package.flat_pairs import COMPARISONS, pairs_in_words
from scripts.package.flat_said import FIGURES, POSITIONS, REPORTS, STATEMENTS
from scripts.package.frames import as_text
from scripts.raw.rows import Row
from scripts.records.attribution import Voices
from scripts.show.figures import in_words

Frames = Mapping[str, pd.DataFrame]

FLATS = (FIGURES, STATEMENTS, REPORTS, POSITIONS, COMPARISONS)


def flat_declared(contract: Contract) -> list[Table]:
    """The declarations of the flat tables, taken over from the columns they repeat."""
    return [_table(contract, flat) for flat in FLATS]


def _table(contract: Contract, flat: FlatTable) -> Table:
    columns = (_field(contract, flat, column) for column in flat.columns)
    links = (link for column in flat.columns if (link := _foreign_key(contract, column)))
    return computed_table(
        contract,
        flat.name,
        flat.title,
        flat.description,
        (*columns, *flat.more),
        contract.tables[flat.of].key,
        tuple(links),
    )


def _field(contract: Contract, flat: FlatTable, column: FlatColumn) -> Field:
    """The column as the contract declares it elsewhere; it is required only in its own table."""
    table, name = column.like.split(".")
    like = contract.tables[table].by_name[name]
    return replace(
        like,
        name=column.name,
        title=column.title or like.title,
        description=column.says or like.description,
        question=column.asks or like.question,
        trap=column.trap or like.trap,
        required=like.required and table == flat.of,
        unique=False,
        computed=True,
        typed="",
    )


def _foreign_key(contract: Contract, column: FlatColumn) -> ForeignKey | None:
    """An id leads to its table, as it does in the table it is taken from."""
    table, name = column.like.split(".")
    like = contract.tables[table]
    if like.key == (name,):
        return ForeignKey(column.name, table, name)
    there = like.targets.get(name)
    return replace(there, field=column.name) if there else None


def flat_tables(tables: dict[str, list[Row]], contract: Contract) -> dict[str, list[Row]]:
    """The rows of the flat tables, in the order of the tables they flatten. Raises `KeyError`."""
    frames = {name: as_text(rows, contract.tables[name]) for name, rows in tables.items()}
    flats = {}
    for flat, walked in _walked(tables, contract, frames):
        joined = _joined(flat, contract, frames, walked)
        flats[flat.name] = _rows(contract.tables[flat.name], joined, tables[flat.of])
    return flats


def _walked(
    tables: dict[str, list[Row]], contract: Contract, frames: Frames
) -> Iterator[tuple[FlatTable, pd.DataFrame]]:
    """Each flat table with what no key leads to, a row for each of its rows."""
    first, sentences = origins(tables), Tellers(tables)
    read = _read(frames["sources"])
    walks: tuple[tuple[FlatTable, Callable[[Row], dict[str, str]]], ...] = (
        (FIGURES, lambda row: {**_from(row, first), **_readings(row)}),
        (STATEMENTS, lambda row: _cited(row, sentences, row["statement_id"])),
        (REPORTS, lambda row: {**_from(row, first), **_cited(row, sentences, row["report_id"])}),
        (POSITIONS, lambda row: _cited(row, sentences, row["passage_id"])),
    )
    for flat, walk in walks:
        found = [{**_told(row, first.who), **walk(row)} for row in tables[flat.of]]
        frame = pd.DataFrame(found, dtype="str") if found else pd.DataFrame()
        more = _counted(frames) if flat is STATEMENTS else {}
        yield flat, frame.assign(read_url=read.loc[frames[flat.of]["source_id"]].array, **more)
    pairs = pairs_in_words(tables, contract)
    yield COMPARISONS, pd.DataFrame(pairs, dtype="str") if pairs else pd.DataFrame()


def _read(sources: pd.DataFrame) -> pd.Series:
    """By source, the address of what was read: of the copy, else its own."""
    own = sources.set_index("source_id")["url"]
    through = sources.set_index("source_id")["read_through_id"]
    copies = through.map(own).fillna("")
    return copies.where(through.ne(""), own)


def _counted(frames: Frames) -> dict[str, pd.Series]:
    return {
        "n_positions": _times(frames["statements"], frames["positions"]["passage_id"]),
        "n_figures": _times(frames["statements"], frames["figures"]["statement_id"]),
    }


def _rows(table: Table, joined: pd.DataFrame, base: list[Row]) -> list[Row]:
    """Each row is at home where the row is that it repeats."""
    cells = joined[list(table.names)].itertuples(index=False, name=None)
    return [
        Row(table.name, dict(zip(table.names, each, strict=True)), row.home)
        for each, row in zip(cells, base, strict=True)
    ]


def _readings(row: Row) -> dict[str, str]:
    """A number in plain words; what a curator read it as has another name here."""
    return {"reading": in_words(row), "curator_reading": row["reading"]}


def _from(row: Row, first: Origins) -> dict[str, str]:
    """Where a figure or report was first put on record."""
    source_id, speaker_id = first.of(row)
    return {"origin_source_id": source_id, "origin_speaker_id": speaker_id}


def _cited(row: Row, sentences: Tellers, passage_id: str) -> dict[str, str]:
    return {"citation": sentences.citation(row, passage_id)}


def _told(row: Row, who: Voices) -> dict[str, str]:
    """Who reports it, in whose voices speaker and document count, and where it is taken back."""
    speaker, *others = tellers(row, who, str)
    own = row["speaker_id"] == who.speaker_of("", row["source_id"])
    return {
        "speaker_voice_id": speaker.voice.id,
        "reported_by_id": others[0].id if others and not own else "",
        "carrier_voice_id": who.carrier_voice(row),
        "withdrawn_id": who.withdrawn(row),
    }


def _times(statements: pd.DataFrame, found: pd.Series) -> pd.Series:
    """How often each statement is among those `found`."""
    return statements["statement_id"].map(found.value_counts()).fillna(0).astype(int).astype("str")


def _joined(
    flat: FlatTable, contract: Contract, frames: Frames, walked: pd.DataFrame
) -> pd.DataFrame:
    """The cells of every column: found by a walk, of the table itself, or where a key leads."""
    base = contract.tables[flat.of]
    joined = frames[flat.of].assign(**{str(name): walked[name] for name in walked})
    for column in flat.columns:
        table, name = column.like.split(".")
        if table != flat.of and column.name not in walked:
            keys = _keys(column.via, table, base, joined, frames)
            joined[column.name] = _looked_up(keys, frames[table], name)
    return joined


def _keys(via: str, table: str, base: Table, joined: pd.DataFrame, frames: Frames) -> pd.Series:
    """The ids that lead from each row to a row of `table`."""
    there, _, name = via.rpartition(".")
    if there:
        return _looked_up(_keys("", there, base, joined, frames), frames[there], name)
    if via:
        return joined[via]
    links = [key.field for key in base.foreign_keys if key.table == table]
    (link,) = {base.id_column}.intersection(links) or links
    return joined[link]


def _looked_up(keys: pd.Series, table: pd.DataFrame, name: str) -> pd.Series:
    """The cell `name` of each row that is led to, empty where no id leads. Raises `KeyError`."""
    cells = {"": "", **dict(zip(table[str(table.columns[0])], table[name], strict=True))}
    return pd.Series([cells[key] for key in keys], index=keys.index, dtype="str")
