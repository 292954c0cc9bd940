"""The lines of a hand-written file, changed value by value; all else stays as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.raw.spelling import spelled
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence


@dataclass
class Lines:
    """One file. Every value stands on one line, and nothing behind it."""

    lines: list[str]
    gone: set[int] = field(default_factory=set)  # indices of lines
    below: dict[int, list[str]] = field(default_factory=dict)  # lines that follow that of an index

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a file's text."""
        return cls(text.split("\n"))

    def put(self, value: Scalar, text: str) -> None:
        """Let another text stand as this value."""
        self._write(value, spelled(text))

    def add(self, entry: Entry, key: str, text: str) -> None:
        """Let `key: text` follow an entry that is one line."""
        margin = " " * (entry.key.place.column - 1)
        at = entry.value.place.line - 1
        self.below.setdefault(at, []).append(f"{margin}{key}: {spelled(text)}")

    def delete(self, entry: Entry, owner: Mapping) -> None:
        """Take an entry out of the mapping that holds it; a dash before it moves to the next."""
        first, last = entry.key.place.line - 1, last_line(entry.value) - 1
        self.gone.update(range(first, last + 1))
        prefix = self.lines[first][: entry.key.place.column - 1]
        rest = owner.entries[owner.entries.index(entry) + 1 :]
        if "-" in prefix and rest:
            at = rest[0].key.place.line - 1
            self.lines[at] = prefix + self.lines[at][len(prefix) :]

    def text(self) -> str:
        """The file as it stands now."""
        kept = []
        for at, line in enumerate(self.lines):
            kept += [line] if at not in self.gone else []
            kept += self.below.get(at, [])
        return "\n".join(kept)

    def _write(self, value: Scalar, text: str) -> None:
        at, column = value.place.line - 1, value.place.column - 1
        self.lines[at] = self.lines[at][:column] + text


def last_line(node: Node) -> int:
    """The line, from 1, on which a value ends."""
    if isinstance(node, Sequence):
        return last_line(node.items[-1]) if node.items else node.place.line
    if isinstance(node, Mapping):
        return last_line(node.entries[-1].value) if node.entries else node.place.line
    return node.place.line
