"""A record in one sentence: who says it, in which words, where, as reported by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from scripts.raw.rows import Row

UNNAMED = "somebody not named"


class Tellers:
    """The people and documents between a record's words and its reader."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.labels = {row["actor_id"]: row["label"] for row in tables["actors"]}
        self.statements = {row["statement_id"]: row for row in tables["statements"]}
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
        return f"{said} ({_where(passage)}), {_through(chain[1:])}{self._document(source)}"

    def chain(self, row: Row) -> list[str]:
        """Labels from whoever says it to the voice of the document, none twice in a row."""
        return [label for label, _ in groupby(self._chain(row))]

    def _chain(self, row: Row) -> Iterator[str]:
        if not (row["speaker_id"] or row["statement_id"]):
            return  # a form of a name, which nobody asserts
        if row["speaker_why"]:
            yield self.labels[row["speaker_id"]]
        statement_id = row["statement_id"]
        while statement_id:
            statement = self.statements[statement_id]
            yield self.labels.get(statement["speaker_id"], UNNAMED)
            statement_id = statement["parent_id"]
        yield self.labels[self.sources[row["source_id"]]["speaker_id"]]

    def _document(self, source: Row) -> str:
        copy = self.sources.get(source["read_through_id"])
        return source["citation"] + (f" Read in: {copy['citation']}" if copy else "")


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
