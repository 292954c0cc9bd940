"""The files of a project with words withdrawn: what is to be written, and what was done in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.contract.model import Contract
from scripts.contribute.redacting.anchored import Texts
from scripts.contribute.redacting.values import Lines, Values
from scripts.contribute.redacting.words import Words
from scripts.raw.files import read_text
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.raw import Raw, RawSource
from scripts.raw.strict_yaml import Mapping, Node, Sequence, parse
from scripts.records.authored import Key, Part, file_parts, record_parts

REASONS = (Key("reason", "", ""), Key("note", "", ""))  # what releases add is typed freely here


@dataclass
class Withdrawal:
    """What is to be written, and what to tell the person who asked for it."""

    files: dict[Path, bytes | None] = field(default_factory=dict)  # None: the file is removed
    done: list[str] = field(default_factory=list)  # a line a file


@dataclass(frozen=True)
class Project:
    """The project in which words are withdrawn."""

    root: Path
    raw: Raw
    contract: Contract

    def source(self, source_id: str) -> RawSource:
        """The source of this id. Raises `Refused`."""
        known = {source.folder: source for source in self.raw.sources}
        if source_id not in known:
            raise unknown("raw/sources", f"there is no source `{source_id}`.", source_id, known)
        return known[source_id]

    def path(self, name: str) -> Path:
        """A file by its name from the root."""
        return self.root / name

    @property
    def lists(self) -> Iterator[str]:
        """The shared lists there are, those that releases add to among them."""
        return (f"raw/{name}.yaml" for name in (*self.raw.lists, *self.raw.kept))

    def text(self, name: str) -> str:
        """A hand-written file as it stands; empty when it is not there. Raises `Refused`."""
        path = self.path(name)
        return read_text(path, self.root).text if path.exists() else ""

    def values(
        self, name: str, words: Words, texts: Texts | None = None, but: str = ""
    ) -> tuple[Values, Node]:
        """A file with the words withdrawn from it, `but` from the record of this id; its node."""
        text = self.text(name)
        node = parse(text, name)
        values = Values(Lines.of(text), words, texts)
        values.comments()
        for part, items in self._records(name, node):
            values.records([item for item in items if not (but and _id(item) == but)], part)
        return values, node

    def clean(
        self, name: str, words: Words, result: Withdrawal, texts: Texts | None = None
    ) -> None:
        """Withdraw the words from a file, if it is there and holds them."""
        if self.path(name).exists():
            values, _ = self.values(name, words, texts)
            self.keep(name, values.lines.text(), told(values), result)

    def keep(self, name: str, text: str, said: str, result: Withdrawal) -> None:
        """Note what a file is to hold, unless it holds it already."""
        if text != self.text(name):
            result.files[self.path(name)] = text.encode("utf-8")
            result.done.append(f"{name}: {said}")

    def _records(self, name: str, node: Node) -> Iterator[tuple[Part, Iterable[Node]]]:
        """The records of a file, by their sort."""
        stem = Path(name).stem
        if stem == "records":
            for part in record_parts(self.contract):
                below = node.get(part.name) if isinstance(node, Mapping) else None
                yield part, below.items if isinstance(below, Sequence) else ()
        else:
            part = self._parts.get(stem, Part(stem, "", REASONS))
            yield part, node.items if isinstance(node, Sequence) else (node,)

    @cached_property
    def _parts(self) -> dict[str, Part]:
        return {part.name: part for part in file_parts(self.contract)}


def told(values: Values) -> str:
    """As in `2 places, 1 note removed`."""
    notes = f", {counted(values.notes, 'note')} removed" * bool(values.notes)
    return counted(values.places, "place") + notes


def counted(number: int, noun: str) -> str:
    """As in `1 place`, `2 places`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def unknown(path: str, message: str, word: str, known: Iterable[str]) -> Refused:
    """An id that does not exist."""
    hint = suggestion(word, list(known)) or "Copy the id from its file."
    return Refused([Problem(Place(path), "reference-unknown", message, hint)])


def _id(node: Node) -> str:
    return node.text("id") if isinstance(node, Mapping) else ""
