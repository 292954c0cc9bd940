"""What may be passed on: the rows without the words that `sources.redistribute` keeps back.

`full_text` passes on everything, the document too. `excerpts` passes on the quotes within the
limits below. `locators_only` passes on no quote. Number phrases, date words, words of saying,
descriptions of speakers and names are the facts a record consists of; they are passed on from
every source, as phrases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from scripts.contract.model import Contract, Field, Table
from scripts.derived.listed import LONGEST_PHRASE
from scripts.raw.rows import Dataset, Row

LONGEST_QUOTE = 300  # code points
LARGEST_SHARE = 0.5  # of a document's text, all its quotes together

# Where not all quotes can be passed on, those of the first tables go first, the shortest first.
PRECEDENCE = ("figures", "statements", "names", "offices", "reports", "positions")

PHRASES = (
    ("figures", "as_written"),
    ("figures", "rendering"),
    ("figures", "unit_as_written"),
    ("figures", "stated_in"),
    ("statements", "cue"),
    ("statements", "described_as"),
    ("reports", "date_words"),
)
ALSO_IN = {"as_written": ("citation",)}  # columns that repeat the words
QUOTES = (("passages", "quote"), ("coverage", "text"))
WORDS = QUOTES + PHRASES  # the columns in which words can be withheld

NOTICE = " A cell is also empty where the words are withheld because of the rights in the document."


def passed_on(dataset: Dataset, contract: Contract) -> Dataset:
    """The dataset as it may be published; what is withheld is an empty cell."""
    free = {
        source["source_id"]
        for source in dataset.tables["sources"]
        if source["redistribute"] == "full_text"
    }
    quoted = set(_quotes(dataset, contract))
    tables = dict(dataset.tables)
    for table, column in PHRASES:
        tables[table] = [
            row if row["source_id"] in free else _within(row, column) for row in tables[table]
        ]
    tables["passages"] = [
        row if row["passage_id"] in quoted else row.with_cells(quote="")
        for row in tables["passages"]
    ]
    tables["coverage"] = [
        row if row["source_id"] in free else row.with_cells(text="") for row in tables["coverage"]
    ]
    documents = {name: text for name, text in dataset.documents.items() if name in free}
    return replace(dataset, tables=tables, documents=documents, set_aside=())


def relaxed(contract: Contract) -> list[Table]:
    """The contract's declarations, in which words may be missing."""
    words: dict[str, set[str]] = defaultdict(set)
    for table, column in WORDS:
        words[table].add(column)
    return [_with_notice(table, words[table.name]) for table in contract.tables.values()]


def _with_notice(table: Table, words: set[str]) -> Table:
    columns = (_optional(field) if field.name in words else field for field in table.fields)
    return replace(table, fields=tuple(columns))


def _optional(field: Field) -> Field:
    return replace(field, required=False, description=field.description + NOTICE)


def _within(row: Row, column: str) -> Row:
    if len(row[column]) <= LONGEST_PHRASE:
        return row
    return row.with_cells(**dict.fromkeys((column, *ALSO_IN.get(column, ())), ""))


def _quotes(dataset: Dataset, contract: Contract) -> Iterator[str]:
    """The passages whose quote is passed on."""
    rank = _ranks(dataset, contract)
    passages = sorted(
        (row for row in dataset.tables["passages"] if row["quote"]),
        key=lambda row: (rank[row["passage_id"]], len(row["quote"]), row["passage_id"]),
    )
    for source in dataset.tables["sources"]:
        own = [row for row in passages if row["source_id"] == source["source_id"]]
        yield from QUOTED[source["redistribute"]](own, int(source["characters"] or 0))


def _ranks(dataset: Dataset, contract: Contract) -> dict[str, int]:
    """Each passage's place in the order of precedence."""
    ranks = {row["passage_id"]: len(PRECEDENCE) for row in dataset.tables["passages"]}
    for rank, table in reversed(list(enumerate(PRECEDENCE))):
        column = contract.resting[table]
        ranks.update({row[column]: rank for row in dataset.tables[table] if row[column]})
    return ranks


def _all(passages: list[Row], _characters: int) -> Iterator[str]:
    return (row["passage_id"] for row in passages)


def _none(_passages: list[Row], _characters: int) -> Iterator[str]:
    return iter(())


def _excerpts(passages: list[Row], characters: int) -> Iterator[str]:
    """Those that the limits leave room for, taken in order; words shown already cost nothing."""
    shown, room = bytearray(characters), int(characters * LARGEST_SHARE)
    for row in passages:
        extent = slice(int(row["char_start"]), int(row["char_end"]))
        new = shown[extent].count(0)
        if len(row["quote"]) <= LONGEST_QUOTE and new <= room:
            room -= new
            shown[extent] = b"\x01" * len(row["quote"])
            yield row["passage_id"]


# Which quotes of a document are passed on, by what `sources.redistribute` says of it.
QUOTED: dict[str, Callable[[list[Row], int], Iterator[str]]] = {
    "full_text": _all,
    "excerpts": _excerpts,
    "locators_only": _none,
}
