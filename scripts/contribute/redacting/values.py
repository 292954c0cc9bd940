"""One hand-written file: words withdrawn from its values, its passages kept, its notes removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scripts.contribute.redacting.anchored import Anchored, Texts, anchored
from scripts.contribute.redacting.words import Words
from scripts.raw.spelling import spelled
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence
from scripts.records.authored import Part

ANCHORS = ("quote", "from", "to")
# A rule asks for them in the text of the document.
OF_THE_DOCUMENT = ("every", "cue", "described_as", "date_words", "stated_in")
SET_FORMS = ("id", "occurrence", "within", "written")


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


@dataclass
class Values:
    """Withdraws words from one file; counts what it changes."""

    lines: Lines
    words: Words
    texts: Texts | None = None  # None: the records quote no document held
    places: int = 0  # values and comments changed
    notes: int = 0  # notes removed

    def comments(self) -> None:
        """Withdraw the words from the comments."""
        for at, line in enumerate(self.lines.lines):
            if line.lstrip().startswith("#") and (clean := self.words.blanked(line)) != line:
                self.lines.lines[at] = clean
                self.places += 1

    def records(self, items: Iterable[Node], part: Part) -> None:
        """Withdraw the words from every record of a list."""
        for item in items:
            if isinstance(item, Mapping) and self._record(item, part):
                self._unnoted(item)

    def _record(self, node: Mapping, part: Part) -> bool:
        """Whether the record held the words, in a value, in its passage or further in."""
        found = anchored(node, self.texts) if self.texts else None
        held = [self._anchor(node, found)] if found else []
        for entry in node.entries:
            if not (found and entry.key.text in ANCHORS):
                held.append(self._entry(entry, part, found))
        return any(held)

    def _entry(self, entry: Entry, part: Part, found: Anchored | None) -> bool:
        name, value = entry.key.text, entry.value
        if isinstance(value, Sequence) and part.below and name == part.below.name:
            children = [item for item in value.items if isinstance(item, Mapping)]
            return (
                sum(self._record(child, part.below) for child in children) > 0
            )  # of all, not the first
        if isinstance(value, Scalar) and name in prose(part):
            return self._put(value, self._clean(name, value.text, found))
        return False

    def _clean(self, name: str, text: str, found: Anchored | None) -> str:
        """A value without the words; where it holds a part of them, what stands there now."""
        clean = self.words.blanked(text)
        if self.texts and name in OF_THE_DOCUMENT:
            around = self.texts.lines_of(found.span) if found and name == "cue" else None
            if not self.texts.standing(clean, self.texts.new, around):
                for start in self.texts.standing(text, self.texts.old, around):
                    return self.texts.blanked(text, start)
        return clean

    def _put(self, value: Scalar, text: str) -> bool:
        if text == value.text:
            return False
        self.lines.put(value, text)
        self.places += 1
        return True

    def _anchor(self, node: Mapping, found: Anchored) -> bool:
        """Let the record name the code points that it named before."""
        assert self.texts is not None
        self._put(found.opening, found.words)
        if found.closing:
            self._put(found.closing, found.ending)
        entry = next((it for it in node.entries if it.key.text == "occurrence"), None)
        if entry is None and found.rank:
            last = [it for it in node.entries if it.value in (found.opening, found.closing)][-1]
            self.lines.add(last, "occurrence", found.rank)
        elif entry and not found.rank:
            self.lines.delete(entry, node)
        elif entry and isinstance(entry.value, Scalar) and entry.value.text != found.rank:
            self.lines.put(entry.value, found.rank)
        return self.texts.differ(found.span)

    def _unnoted(self, node: Mapping) -> None:
        """Remove the notes of a record and of what stands in it: names leak into notes."""
        for owner, entry in _entries(node):
            if entry.key.text == "note":
                self.lines.delete(entry, owner)
                self.notes += 1


def prose(part: Part) -> set[str]:
    """The keys under which a person types freely: no list, no set form, no reference."""
    return {
        key.name
        for key in part.keys
        if not (key.values or key.pattern or key.table or key.name in SET_FORMS)
        and key.type == "string"
    }


def _entries(node: Node) -> Iterator[tuple[Mapping, Entry]]:
    """Every entry of a record, and of the records in it, with the mapping that holds it."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield node, entry
            yield from _entries(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _entries(item)
