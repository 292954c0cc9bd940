"""The one form in which a hand-written file stands: order, spelling and spacing; comments kept.

Text goes in, text comes out. What a file says is not changed: read again it says the same, up to
the order of keys and of the records in a shared list. A comment or blank line belongs to the entry
or record below it and moves with it; a comment indented deeper than what follows closes the record
above it; the first comment of a file, up to a blank line, heads the file. A record that is
switched off, each line behind `# `, stays at the margin, so that deleting that puts it right.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import dropwhile

from scripts.raw.problems import Place, Problem, Refused
from scripts.raw.spelling import quoted, spelled
from scripts.raw.strict_yaml import Entry, Mapping, Node, Scalar, Sequence, parse

SWITCHED_OFF = re.compile("#(?:#| {3})")  # a record behind `# `, or a comment on one
WORD = re.compile(r"[a-z_][a-z0-9_-]*")  # a key that needs no double quotes


@dataclass(frozen=True)
class Layout:
    """The order of keys in one sort of mapping."""

    keys: tuple[str, ...] = ()  # any others stand behind these, as written
    below: Table[str, Layout] = field(default_factory=dict)  # by key: the records in its list


def normal_yaml(text: str, path: str, layout: Layout) -> str:
    """`text` in normal form. Raises `Refused`, with places in `path`, when it cannot be read.

    `layout` is that of the mapping which the file is, or of the records of the list which it is;
    such a list is sorted by `id`.
    """
    root = parse(text, path)
    margin = _Margin(text.split("\n"))
    if isinstance(root, Scalar):
        blocks = [_block("", margin.above(root.place.line), [spelled(root.text)])]
    else:
        blocks = _blocks(root, layout, margin)
    head = _head(blocks[0])
    lines = [*head, *_joined(_arranged(blocks)), *margin.rest(0)]
    single = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(single) + "\n"


@lru_cache(maxsize=4)  # asked whether the descriptor can be read, then whether it is in this form
def normal_json(text: str, path: str) -> str:
    """`text` with two blanks a level and one member a line. Raises `Refused`."""
    try:
        value = json.loads(text, object_pairs_hook=partial(_members, path))
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        message = f"not readable as JSON: {error.msg}."
        hint = "Look for a missing or stray comma, bracket or quotation mark."
        raise Refused([Problem(place, "descriptor-invalid", message, hint)]) from None
    except RecursionError:
        message, hint = "it is nested without end.", "Restore the last version."
        raise Refused([Problem(Place(path), "descriptor-invalid", message, hint)]) from None
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _members(path: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            message = f"`{name}` stands twice in one object."
            raise Refused([Problem(Place(path), "key-repeated", message, "Keep one of them.")])
    return dict(pairs)


@dataclass
class _Margin:
    """The comments and blank lines of a file, handed out from top to bottom, each once."""

    lines: list[str]
    done: int = 0  # so many lines are handed out

    def above(self, line: int) -> list[str]:
        """Those before `line` (from 1)."""
        found = self._until(max(self.done, line - 1))
        self.done = max(self.done, line)
        return found

    def rest(self, indent: int) -> list[str]:
        """Those that follow at once, up to the last comment indented by `indent` or more."""
        end = self.done
        for number, line in enumerate(self.lines[self.done :], start=self.done + 1):
            words = line.lstrip(" \t")
            if words.startswith("#") and len(line) - len(words) >= indent:
                end = number
            elif words:
                break
        return self._until(end)

    def _until(self, end: int) -> list[str]:
        found = [line.strip(" \t") for line in self.lines[self.done : end]]
        self.done = end
        return [line for line in found if not line or line.startswith("#")]


@dataclass
class _Block:
    """An entry or a record, with what stands above it."""

    order: str  # what it is sorted by among its neighbours
    gap: bool  # a blank line sets it off
    above: list[str]  # its comments, and empty texts for the blank lines among and behind them
    lines: list[str]  # indented as far as its container


def _block(order: str, above: list[str], lines: list[str]) -> _Block:
    words = list(dropwhile(operator.not_, above))
    return _Block(order, len(words) < len(above), words, lines)


def _blocks(node: Mapping | Sequence, layout: Layout, margin: _Margin) -> list[_Block]:
    if isinstance(node, Mapping):
        return [_entry(entry, layout, margin) for entry in node.entries]
    return [_item(item, layout, margin) for item in node.items]


def _entry(entry: Entry, layout: Layout, margin: _Margin) -> _Block:
    name, value = entry.key.text, entry.value
    rank = layout.keys.index(name) if name in layout.keys else len(layout.keys)
    order = f"{rank:03}"
    key = name if WORD.fullmatch(name) else quoted(name)
    above = margin.above(entry.key.place.line)
    if isinstance(value, Scalar):
        above += margin.above(value.place.line)
        return _block(order, above, [f"{key}: {spelled(value.text)}".rstrip(" ")])
    indent = max(value.place.column - 1, entry.key.place.column)
    lines = _nested(value, layout.below.get(name, Layout()), margin, indent)
    return _block(order, above, [f"{key}:", *_indented(lines)])


def _item(item: Node, layout: Layout, margin: _Margin) -> _Block:
    above = margin.above(item.place.line)
    if isinstance(item, Scalar):
        return _block("", above, [f"- {spelled(item.text)}".rstrip(" ")])
    lines = _nested(item, layout, margin, item.place.column - 1)
    start = next(number for number, line in enumerate(lines) if line and line[0] != "#")
    first, *others = lines[start:]  # no comment may stand behind the dash
    name = item.text("id") if isinstance(item, Mapping) else ""
    return _block(name, [*above, *lines[:start]], [f"- {first}", *_indented(others)])


def _nested(node: Mapping | Sequence, layout: Layout, margin: _Margin, indent: int) -> list[str]:
    """The lines below a key or behind a dash; `indent` is how far they are indented now."""
    blocks = _blocks(node, layout, margin)
    ordered = _arranged(blocks) if isinstance(node, Mapping) else blocks
    return [*_joined(ordered), *margin.rest(indent)]


def _head(first: _Block) -> list[str]:
    """Take the first comment of the file off its first entry or record."""
    end = first.above.index("") if "" in first.above else len(first.above)
    head, rest = first.above[:end], first.above[end:]
    first.gap, first.above = bool(rest), list(dropwhile(operator.not_, rest))
    return head


def _arranged(blocks: list[_Block]) -> list[_Block]:
    """In order; whether a blank line stands at the top depends on the place, not on the block."""
    ordered = sorted(blocks, key=lambda block: block.order)
    ordered[0].gap, blocks[0].gap = blocks[0].gap, ordered[0].gap
    return ordered


def _joined(blocks: list[_Block]) -> list[str]:
    return [line for block in blocks for line in (*([""] * block.gap), *block.above, *block.lines)]


def _indented(lines: list[str]) -> list[str]:
    """Two blanks to the right; what is switched off keeps the indentation that it will need."""
    return [line if not line or SWITCHED_OFF.match(line) else f"  {line}" for line in lines]
