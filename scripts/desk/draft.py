"""A record that a person is about to make of words they marked, before it stands in any file.

The words are named by offsets and never typed: `typed` finds the `quote`, or `from` and `to`, by
which the build finds the same words again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from scripts.contract.model import Contract, Kind
from scripts.contribute.bench import tidied
from scripts.contribute.drafts import anchor
from scripts.desk.route import Unfit
from scripts.raw.problems import Place
from scripts.raw.strict_yaml import MAX_VALUE, Entry, Scalar, Sequence
from scripts.raw.strict_yaml import Mapping as Node
from scripts.records.kinds import ANCHOR_KEYS, OTHER_KEYS
from scripts.text.anchors import Span, hits, shadow
from scripts.text.occurrences import Occurrences

Row: TypeAlias = dict[str, str]
Typed: TypeAlias = dict[str, "str | list[Row]"]  # by key, as a person types them; none is empty

EVERY = "every"  # the key of words set aside wherever they stand
ANCHOR = {"id", *ANCHOR_KEYS}  # are never taken from the page, but found
MOST = 200  # of anything that is listed in a draft, or of its keys
ABOUT = "the draft"  # stands for the file, in places of what is in none


@dataclass(frozen=True)
class New:
    """An entry of a shared list that is made together with the record."""

    table: str
    id: str
    fields: Row
    below: tuple[Row, ...] = ()

    def typed(self, contract: Contract) -> Typed:
        """The entry as it is written. Raises `Unfit`."""
        kind = _kind(self.table, contract.lists)
        return {"id": self.id, **self.fields, **_below(kind, self.below)}


@dataclass(frozen=True)
class Draft:
    """One record, as far as a person has come with it."""

    table: str  # of the contract; or a key of OTHER_KEYS
    span: Span
    id: str = ""  # local; empty = none was chosen yet
    was: str = ""  # the local id of the record in whose place it comes; empty = it is new
    fields: Row = field(default_factory=dict)  # by key; those of the anchor are not among them
    below: tuple[Row, ...] = ()  # what stands indented in it
    new: tuple[New, ...] = ()

    @classmethod
    def of(cls, value: Any, text: str) -> Draft:
        """A draft that was sent, for a document of this `text`. Raises `Unfit`."""
        if not isinstance(value, dict):
            raise Unfit("A draft is an object.")
        start, end = value.get("s"), value.get("e")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise Unfit("s, e: two offsets in the document are wanted, the lesser first.")
        return cls(
            _text(value, "table"),
            trimmed(Span(start, end), text),
            _text(value, "id"),
            _text(value, "was"),
            _row(value.get("fields"), "fields"),
            _rows(value.get("below"), "below"),
            tuple(_new(one) for one in _list(value.get("new"), "new")),
        )

    def typed(
        self,
        found: Occurrences,
        text: str,
        contract: Contract,
        standing: Mapping[str, Any] | None = None,
    ) -> Typed:
        """The record as it is written, its keys in order. Raises `Unfit`.

        `found`: where words stand in the `text` of the document. `standing`: the record in whose
        place it comes, whose words stay as they were typed if they are the same ones.
        """
        named = self._kept(standing or {}, found, text) or self._named(found, text)
        if self.table in OTHER_KEYS:
            rest = {key: value for key, value in self.fields.items() if key != EVERY}
            return {**named, **rest}
        kind = _kind(self.table, contract.records)
        identified = {"id": self.id} if self.id else {}
        return {**identified, **named, **self.fields, **_below(kind, self.below)}

    def _kept(self, standing: Mapping[str, Any], found: Occurrences, text: str) -> Row:
        """The words as a person chose them, where they name just this span."""
        named = {key: str(standing[key]) for key in ANCHOR_KEYS if key in standing}
        opening, closing = named.get("quote") or named.get("from", ""), named.get("to", "")
        starts = found.of(opening) if opening else ()
        if self.span.start not in starts:
            return {}
        rank = f"{starts.index(self.span.start) + 1} of {len(starts)}" if len(starts) > 1 else ""
        end = self.span.start + len(opening)
        if "quote" not in named:
            end = (
                next((at + len(closing) for at in hits(closing, text, end)), -1) if closing else -1
            )
        return named if named.get("occurrence", "") == rank and end == self.span.end else {}

    def _named(self, found: Occurrences, text: str) -> Row:
        words = text[self.span.start : self.span.end]
        if EVERY in self.fields:
            return {EVERY: words}
        named = anchor(self.span, shadow(text), found)
        if any(len(value) > MAX_VALUE for value in named.values()):
            raise Unfit("These words have no blank for too long to be quoted. Mark fewer.")
        if self.table == "sections" and "quote" in named:
            raise Unfit("A section is more than a few words: mark it from its first to its last.")
        return named

    def as_json(self) -> dict[str, Any]:
        """The draft for a page."""
        return {
            "table": self.table,
            "s": self.span.start,
            "e": self.span.end,
            "id": self.id,
            "was": self.was,
            "fields": dict(self.fields),
            "below": [dict(row) for row in self.below],
            "new": [
                {"table": one.table, "id": one.id, "fields": one.fields, "below": list(one.below)}
                for one in self.new
            ],
        }


def trimmed(span: Span, text: str) -> Span:
    """The span without blanks at its ends; nothing else moves. Raises `Unfit`."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    if start >= end:
        raise Unfit("s, e: there are no words between these offsets.")
    return Span(start, end)


class Numbered:
    """Gives what is typed as the reader of files does, each key on a line of its own."""

    def __init__(self) -> None:
        self.keys: list[str] = []  # by line, from 1: `claim`, `positions.0.claim`, empty of a head

    def node(self, typed: Mapping[str, Any], under: str = "") -> Node:
        """A record. `under` opens its keys, which are told apart by it."""
        home = self._place(under.removesuffix("."))
        return Node(tuple(self._entry(key, value, under) for key, value in typed.items()), home)

    def _entry(self, key: str, value: str | list[Row], under: str) -> Entry:
        place = self._place(f"{under}{key}")
        if isinstance(value, str):
            return Entry(Scalar(key, place), Scalar(value, place))
        rows = (self.node(row, f"{under}{key}.{number}.") for number, row in enumerate(value))
        return Entry(Scalar(key, place), Sequence(tuple(rows), place))

    def _place(self, key: str) -> Place:
        self.keys.append(key)
        return Place(ABOUT, len(self.keys))


def _kind(table: str, kinds: tuple[Kind, ...]) -> Kind:
    found = next((kind for kind in kinds if kind.section == table), None)
    if found is None:
        known = ", ".join(kind.section for kind in kinds)
        raise Unfit(f"table: one of {known} is wanted.")
    return found


def _below(kind: Kind, rows: tuple[Row, ...]) -> Typed:
    if rows and not kind.child_section:
        raise Unfit(f"below: nothing stands below a record of {kind.section}.")
    return {kind.child_section: list(rows)} if rows else {}


def _new(value: Any) -> New:
    if not isinstance(value, dict):
        raise Unfit("new: objects are wanted.")
    row = _row(value.get("fields"), "fields")
    return New(_text(value, "table"), _text(value, "id"), row, _rows(value.get("below"), "below"))


def _rows(value: Any, where: str) -> tuple[Row, ...]:
    return tuple(row for one in _list(value, where) if (row := _row(one, where)))


def _list(value: Any, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > MOST:
        raise Unfit(f"{where}: a list of at most {MOST} is wanted.")
    return value


def _row(value: Any, where: str) -> Row:
    """Keys with their text; what is empty is left out."""
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > MOST:
        raise Unfit(f"{where}: an object of at most {MOST} keys is wanted.")
    fields = {key: _text(value, key) for key in value if key not in ANCHOR}
    return {key: text for key, text in fields.items() if text}


def _text(value: Mapping[str, Any], key: str) -> str:
    text = value.get(key) or ""
    if not isinstance(text, str) or len(text) > MAX_VALUE:
        raise Unfit(f"{key[:50]}: a text of at most {MAX_VALUE:,} characters is wanted.")
    return tidied(text)
