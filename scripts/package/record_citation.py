"""One record at one version as a reference: id, words, owner, as reported by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from scripts.contract.homepage import address, page_of
from scripts.contract.model import Contract
from scripts.derived.citing.about import About, about, coders, credited
from scripts.derived.citing.reference_formats import REFERENCES, STYLE, texts
from scripts.derived.citing.references import Item, csl_date, dataset_item
from scripts.derived.telling import Tellers, retracted
from scripts.raw.rows import Row
from scripts.show.kinds import noun
from scripts.show.lists import tables_of
from scripts.show.records import RECORDS
from scripts.show.shelf import label_of
from scripts.show.views import kinds

Tables = dict[str, list[Row]]

TEXT = "text"
FORMATS = (TEXT, *REFERENCES)


@dataclass(frozen=True)
class RecordCitation:
    """What is said of a record when it is cited."""

    id: str
    kind: str  # such as `figure`
    words: str  # of the document, else the neutral label; may be empty
    sentence: str  # who says it, where, as reported by whom; without a place in the dataset
    coder: str  # the name of whoever is answerable for it; empty = nobody is named
    path: str  # of its page, below that of the site
    head: About

    def render(self, form: str, style: str = STYLE) -> bytes:
        """The citation in one of `FORMATS`, as text in a style. Raises `KeyError` for another."""
        if form == TEXT:
            return self._text(style)
        return REFERENCES[form].write([self._item()])

    @property
    def address(self) -> str:
        """Of its page; empty while the dataset is published nowhere."""
        return address(self.head.homepage, self.path)

    def _text(self, style: str) -> bytes:
        coded = f", coded by {self.coder}" if self.coder else ""
        where = f" {self.address}" if self.address else ""
        whole = _whole(self.head, style)
        place = f"In: {whole}, version {self.head.version}, {self.kind} {self.id}{coded}."
        return f"{self.sentence} {place}{where}\n".encode()

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
            **({"URL": self.address} if self.address else {}),
            **({"contributor": [{"literal": self.coder}]} if self.coder else {}),
            "note": f"{self.sentence} Coded by {self.coder}." if self.coder else self.sentence,
        }


@dataclass(frozen=True)
class WholeCitation:
    """The dataset, when it is cited itself."""

    head: About

    def render(self, form: str, style: str = STYLE) -> bytes:
        """The citation in one of `FORMATS`, as text in a style. Raises `KeyError` for another."""
        if form == TEXT:
            where = f" {self.head.homepage}" if self.head.homepage else ""
            whole = _whole(self.head, style)
            return f"{whole}, version {self.head.version}.{where}\n".encode()
        return REFERENCES[form].write([dataset_item(self.head)])


@lru_cache(maxsize=8)  # the same for every record, and a style takes long to read
def _whole(head: About, style: str) -> str:
    """The dataset as the place in which a record is found, without its address."""
    return texts([dataset_item(replace(head, homepage=""))], style)[0].removesuffix(".")


def ids(tables: Tables, contract: Contract) -> dict[str, Row]:
    """Every record that can be cited, by its id.

    That is whatever people write under an id of its own. Where two tables know an id, the first is
    meant: a statement that takes a position is cited as a statement.
    """
    found: dict[str, Row] = {}
    for name in _citable(contract):
        column = contract.tables[name].id_column
        for row in tables[name]:
            if row[column]:
                found.setdefault(row[column], row)
    return found


def _citable(contract: Contract) -> list[str]:
    """The tables with such records: those of passages, then the others as `show` has them."""
    shown = [name for kind in kinds(contract) for name in tables_of(contract, kind)]
    return [*RECORDS, *(name for name in shown if contract.tables[name].written)]


def cite(record_id: str, tables: Tables, contract: Contract) -> RecordCitation:
    """The citation of one record. Raises `KeyError` for an unknown id."""
    return Citing(tables, contract).record(record_id)


class Citing:
    """Cites one record after the other of some tables."""

    def __init__(self, tables: Tables, contract: Contract) -> None:
        self.contract = contract
        self.head = about(credited(contract, tables))
        self.rows = ids(tables, contract)
        self._tellers = Tellers(tables)
        self._coders = coders(tables)

    def record(self, record_id: str) -> RecordCitation:
        """The citation of one record. Raises `KeyError` for an unknown id."""
        row = self.rows[record_id]
        kind = noun(self.contract.tables[row.table])
        words, sentence = self._said(record_id, row)
        person = self._coders.get(record_id, "")
        return RecordCitation(
            record_id, kind, words, sentence, person, page_of(record_id), self.head
        )

    def whole(self) -> WholeCitation:
        """The citation of the dataset."""
        return WholeCitation(self.head)

    def other(self, name: str, kind: str, title: str, path: str) -> RecordCitation:
        """The citation of what is computed, such as a page about several records."""
        return RecordCitation(name, kind, title, f"“{title}”.", "", path, self.head)

    def _said(self, record_id: str, row: Row) -> tuple[str, str]:
        """The words of a record, and the sentence around them."""
        if row.table == "sources":
            return row["title"], row["citation"] + retracted(row)
        if row.table not in RECORDS:
            label = label_of(row)
            return label, f"“{label or record_id}”"
        passage = self._tellers.passages[record_id]
        owned = row.with_cells(source_id=passage["source_id"])
        sentence = self._tellers.citation(owned, record_id)
        return row["as_written"] or passage["quote"], sentence
