"""What a hand-written file holds: mappings, lists, and text on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from scripts.raw.problems import Place

MAX_VALUE = 10_000  # code points of one value; a page has some 3,000


class Scalar(NamedTuple):
    """A piece of text; never a number, a date or a truth value."""

    text: str
    place: Place


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order written; no key stands twice."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def text(self, key: str) -> str:
        """The text under `key`; empty when absent or not a text."""
        value = self.get(key)
        return value.text if isinstance(value, Scalar) else ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a `- ` list, in the order written."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = Scalar | Mapping | Sequence
