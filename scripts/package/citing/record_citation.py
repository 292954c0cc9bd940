"""One record at one version as a reference: id, words, owner, as reported by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.contract.model import Contract
from scripts.derived.citing.about import About, about
from scripts.derived.citing.credit import coder, credited
from scripts.derived.citing.json_bytes import json_bytes
from scripts.derived.citing.reference_formats import bibtex, ris, texts
from scripts.derived.citing.references import Item, csl_date, dataset_item
from scripts.derived.telling import Tellers
from scripts.raw.rows import Row

Tables = dict[str, list[Row]]

# What a record is called, with the column of its table that holds its id. Where two tables know
# an id, the first is meant: a statement that takes a position is cited as a statement.
KINDS = {
    "figures": ("figure", "figure_id"),
    "statements": ("statement", "statement_id"),
    "reports": ("report", "report_id"),
    "offices": ("office", "office_id"),
    "positions": ("position", "passage_id"),
    "names": ("name", "passage_id"),
    "claims": ("claim", "claim_id"),
    "events": ("event", "event_id"),
    "people": ("person", "person_id"),
    "organisations": ("organisation", "organisation_id"),
    "places": ("place", "place_id"),
    "sources": ("source", "source_id"),
}
WRITERS: dict[str, Callable[[list[Item]], bytes]] = {
    "bibtex": bibtex,
    "ris": ris,
    "csl": json_bytes,
}
FORMATS = ("text", *WRITERS)


@dataclass(frozen=True)
class RecordCitation:
    """What is said of a record when it is cited."""

    id: str
    kind: str  # such as `figure`
    words: str  # of the document, else the neutral label; may be empty
    sentence: str  # who says it, where, as reported by whom; without a place in the dataset
    coder: str  # the name of whoever is answerable for it; empty = nobody is named
    head: About

    def render(self, form: str) -> bytes:
        """The citation in one of `FORMATS`. Raises `KeyError` for another."""
        if form == "text":
            return self._text()
        return WRITERS[form]([self._item()])

    def _text(self) -> bytes:
        whole = texts([dataset_item(self.head)])[0].removesuffix(".")
        coded = f", coded by {self.coder}" if self.coder else ""
        place = f"In: {whole}, version {self.head.version}, {self.kind} {self.id}{coded}."
        return f"{self.sentence} {place}\n".encode()

    def _item(self) -> Item:
        title = f"{self.kind.capitalize()} {self.id}"
        return {
            "id": self.id,
            "type": "dataset",
            "title": f"{title}: “{self.words}”" if self.words else title,
            "author": [{"literal": one.name} for one in self.head.creators],
            "container-title": self.head.title,
            "issued": csl_date(self.head.date),
            "version": self.head.version,
            "number": self.id,
            **({"contributor": [{"literal": self.coder}]} if self.coder else {}),
            "note": f"{self.sentence} Coded by {self.coder}." if self.coder else self.sentence,
        }


def ids(tables: Tables) -> dict[str, Row]:
    """Every record that can be cited, by its id."""
    found: dict[str, Row] = {}
    for table, (_, column) in KINDS.items():
        for row in tables[table]:
            if row[column]:
                found.setdefault(row[column], row)
    return found


def cite(record_id: str, tables: Tables, contract: Contract) -> RecordCitation:
    """The citation of one record. Raises `KeyError` for an unknown id."""
    row = ids(tables)[record_id]
    kind = KINDS[row.table][0]
    words, sentence = _said(record_id, row, tables)
    person = coder(record_id, tables)
    head = about(credited(contract, tables))
    return RecordCitation(record_id, kind, words, sentence, person["name"] if person else "", head)


def _said(record_id: str, row: Row, tables: Tables) -> tuple[str, str]:
    """The words of a record, and the sentence around them."""
    if row.table == "sources":
        return row["title"], row["citation"]
    tellers = Tellers(tables)
    passage = tellers.passages.get(record_id)
    if passage is None:
        label = row["label"] or row["wording"]
        return label, f"“{label}”"
    owned = row.with_cells(source_id=passage["source_id"])
    return row["as_written"] or passage["quote"], tellers.citation(owned, record_id)
