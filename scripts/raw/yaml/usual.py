"""The usual lines of a hand-written file, read without a parser: `key: value`, `- value`.

A value stands on its line, plain or in double quotes. Whatever else there is, and whatever may be
wrong, is left to libyaml: here nothing is ever refused, and nothing is read otherwise than there.
"""

from __future__ import annotations

import re
from sys import intern
from typing import NamedTuple

from scripts.raw.problems import Place
from scripts.raw.yaml.nodes import MAX_VALUE, Entry, Mapping, Node, Scalar, Sequence

DEEPEST = 3  # lists in lists of records
# Of the characters that may stand in a file these alone mean nothing to any reader of YAML.
UNUSUAL = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
VALUE = r'(?:"((?:[^"\\]|\\["\\])*)"|([^-?:,\[\]{}#&*!|>\'"%@` ].*))'
LINE = re.compile(rf"( *)(- )?([a-z_][a-z0-9_]*):(?: {VALUE})?")
ITEM = re.compile(rf"( *)(- )(){VALUE}")
PASSED_OVER = re.compile(r" *(?:#.*)?")
ESCAPED = re.compile(r'\\(["\\])')
ENDS = (": ", " #")  # where these stand in a plain value, it is none


class Unlike(Exception):
    """Raised at a line or a step of indentation that is not usual."""


class Line(NamedTuple):
    """One `key: value`, behind a dash or not; or a value behind a dash."""

    start: int  # columns before the dash, or else the key
    indent: int  # columns before the key or value; more than `start` behind a dash
    number: int  # from 1
    key: str  # empty where there is none
    text: str | None  # None where what belongs to the key stands below it
    column: int  # of the value, from 1

    @property
    def dashed(self) -> bool:
        """Whether an item of a list opens here."""
        return self.indent > self.start


def usual_lines(text: str, path: str) -> Node | None:
    """What the file holds; None where a line is not usual, or not right."""
    if UNUSUAL.search(text):
        return None
    try:
        lines = [line for at, it in enumerate(text.split("\n"), start=1) if (line := _line(it, at))]
        return _Reader(lines, path).document()
    except Unlike:
        return None


def _line(line: str, number: int) -> Line | None:
    """None for an empty line and for a comment. Raises `Unlike`."""
    found = LINE.fullmatch(line) or ITEM.fullmatch(line)
    if not found:
        if PASSED_OVER.fullmatch(line):
            return None
        raise Unlike
    blanks, dash, key, quoted, plain = found.groups()
    start = len(blanks)
    indent = start + 2 if dash else start
    text = plain
    if quoted is not None:
        text = ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted
    elif plain and (plain[-1] == ":" or ENDS[0] in plain or ENDS[1] in plain):
        raise Unlike
    if text is not None and (len(text) > MAX_VALUE or text != text.strip()):
        raise Unlike
    return Line(start, indent, number, intern(key), text, indent + (len(key) + 3 if key else 1))


class _Reader:
    """Puts lines together by their indentation."""

    def __init__(self, lines: list[Line], path: str) -> None:
        self.lines, self.path, self.at = lines, path, 0
        self.lines.append(Line(-1, -1, 0, "", None, 0))  # ends all that is open

    def document(self) -> Node:
        """The whole. Raises `Unlike`."""
        if self.lines[0].start:
            raise Unlike
        node = self.node(0, 0)
        if self.at + 1 < len(self.lines):
            raise Unlike
        return node

    def node(self, start: int, depth: int) -> Node:
        """What opens at the line reached, in column `start`."""
        if depth > DEEPEST:
            raise Unlike
        first = self.lines[self.at]
        if not first.dashed:
            return self.mapping(start, depth)
        place = Place(self.path, first.number, start + 1)
        items: list[Node] = []
        while (line := self.lines[self.at]).start == start and line.dashed:
            items.append(self.mapping(line.indent, depth) if line.key else self.item(line))
        return Sequence(tuple(items), place)

    def item(self, line: Line) -> Scalar:
        """A value behind a dash."""
        self.at += 1
        if line.text is None or self.lines[self.at].start > line.start:
            raise Unlike
        return Scalar(line.text, Place(self.path, line.number, line.column))

    def mapping(self, indent: int, depth: int) -> Mapping:
        """The keys in column `indent`; the first of them may stand behind a dash."""
        entries: dict[str, Entry] = {}
        line = first = self.lines[self.at]
        while line.indent == indent and (line is first or not line.dashed):
            if line.key in entries:
                raise Unlike
            place = Place(self.path, line.number, indent + 1)
            entries[line.key] = Entry(Scalar(line.key, place), self.value(line, depth))
            line = self.lines[self.at]
        if line.start > indent or (line.start == indent and not line.dashed):
            raise Unlike
        return Mapping(tuple(entries.values()), Place(self.path, first.number, indent + 1))

    def value(self, line: Line, depth: int) -> Node:
        """What belongs to the key of a line, which is then behind us."""
        self.at += 1
        if line.text is not None:
            return Scalar(line.text, Place(self.path, line.number, line.column))
        below = self.lines[self.at].start
        if below <= line.indent:
            raise Unlike
        return self.node(below, depth + 1)
