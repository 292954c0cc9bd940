"""Records put into the text of a file, line by line, so that nobody's comments or order is lost.

Only the lines of what changes are touched; the whole is then put into normal form, and read again:
a text that says anything but what was asked for is never given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from scripts.contract.model import Contract
from scripts.contribute.editor_schemas import switch
from scripts.desk.edits import HEAD, Edit, Fields, Row, Shape, shapes
from scripts.raw.normal_form import normal_yaml
from scripts.raw.problems import Unusable
from scripts.raw.raw import DECLARATION, RECORDS
from scripts.raw.spelling import plain, spelled
from scripts.raw.strict_yaml import Mapping as Node
from scripts.raw.strict_yaml import Node as AnyNode
from scripts.raw.strict_yaml import Scalar, Sequence, parse
from scripts.rules.normal import layouts

Name = tuple[str, tuple[str, ...]]  # section, and what tells a record from others in it
INDENT = "  "


def opening(path: str, source: str) -> str:
    """The text of a `records.yaml` in which nothing stands yet."""
    return f"{switch(path)}\n\nsource: {source}\n"


def _opened(path: str, edits: Iterable[Edit]) -> str:
    """The first lines of a file that is not there yet."""
    first = next(edit for edit in edits if edit.after is not None)
    if first.shape.own:
        return opening(path, first.source)
    return "\n".join([switch(path), "", *_item(first.after or {}, "")])


def records_in(text: str, path: str, contract: Contract) -> dict[Name, Fields]:
    """Every record of a hand-written file. Raises `Refused`."""
    return {name: _fields(node) for name, (node, _) in _found(text, path, contract).items()}


def with_edits(text: str, path: str, edits: Iterable[Edit], contract: Contract) -> str:
    """`text` with records added, changed and deleted, in normal form.

    Each edit says what stands there before it; `text` may be empty where there is no file yet.
    Raises `Refused`, and `Unusable` where it would say something else afterwards.
    """
    layout = layouts(contract)[path.rpartition("/")[2].removesuffix(".yaml")]
    wanted = list(edits)
    normal = normal_yaml(text or _opened(path, wanted), path, layout)
    expected = records_in(normal, path, contract)
    for edit in wanted:
        normal = normal_yaml(_with(normal, path, edit, contract), path, layout)
        expected.pop((edit.shape.section, edit.name), None)
        if edit.after is not None:
            expected[edit.shape.section, edit.name] = edit.after
    if records_in(normal, path, contract) != expected:
        raise Unusable(
            f"{path}: a record would not read there as it was meant. Nothing was written."
        )
    return normal


def _found(text: str, path: str, contract: Contract) -> dict[Name, tuple[Node, Sequence | None]]:
    """Each record with the list in which it stands."""
    root, file = parse(text, path), path.rpartition("/")[2]
    if file == DECLARATION and isinstance(root, Node):
        return {(contract.source.section, ()): (root, None)}
    if file == RECORDS and isinstance(root, Node):
        parts = [(entry.key.text, entry.value) for entry in root.entries]
    else:
        parts = [(file.removesuffix(".yaml"), root)]
    known = shapes(contract)
    return {
        (section, known[section].name(_fields(item))): (item, below)
        for section, below in parts
        if section in known and isinstance(below, Sequence)
        for item in below.items
        if isinstance(item, Node)
    }


def _fields(node: Node) -> Fields:
    """What a record says; a line with no value is as good as none."""
    found = cast(Fields, plain(node))
    return {key: value for key, value in found.items() if value}


@dataclass
class _Cuts:
    """Lines that take the place of others."""

    lines: list[str]
    found: list[tuple[int, int, list[str]]] = field(default_factory=list)  # from 0, half-open

    def put(self, start: int, end: int, lines: Iterable[str] = ()) -> None:
        """From line `start` up to and with line `end`, both from 1."""
        self.found.append((start - 1, end, list(lines)))

    def text(self) -> str:
        lines = list(self.lines)
        for start, end, fresh in sorted(self.found, reverse=True):
            lines[start:end] = fresh
        return "\n".join(lines)


def _with(text: str, path: str, edit: Edit, contract: Contract) -> str:
    """`text` with one edit."""
    cuts = _Cuts(text.split("\n"))
    found = _found(text, path, contract)
    node, below = found.get((edit.shape.section, edit.name), (None, None))
    if node is None:
        _add(cuts, parse(text, path), edit, found)
    elif edit.after is None:
        _remove(cuts, parse(text, path), edit.shape.section, node, below)
    else:
        _change(cuts, node, edit.after, edit.shape)
    return cuts.text()


def _add(
    cuts: _Cuts, root: AnyNode, edit: Edit, found: Mapping[Name, tuple[Node, Sequence | None]]
) -> None:
    if edit.after is None:
        return
    before, _ = found.get((edit.shape.section, (edit.behind,)), (None, None))
    section = root.get(edit.shape.section) if isinstance(root, Node) and edit.shape.own else root
    if isinstance(section, Sequence):
        at, indent = _end(cuts.lines, before or section.items[-1]), " " * (section.place.column - 1)
        if edit.behind == HEAD and isinstance(root, Node):
            at = _key(root, edit.shape.section)
        cuts.put(at + 1, at, _item(edit.after, indent))
    else:
        at = len(cuts.lines) - (cuts.lines[-1] == "")
        lines = [f"{edit.shape.section}:", *_item(edit.after, INDENT)]
        cuts.put(at + 1, at, lines)


def _remove(cuts: _Cuts, root: AnyNode, section: str, node: Node, below: Sequence | None) -> None:
    """A record goes; comments above it stay, for a person wrote them or a draft stands there."""
    start = node.place.line
    if below and len(below.items) == 1 and isinstance(root, Node):
        cuts.put(_key(root, section), _key(root, section))
    cuts.put(start, _last(node))


def _change(cuts: _Cuts, node: Node, after: Fields, shape: Shape) -> None:
    """The lines of what is another value now; new keys stand behind the first, to be put in order.

    The first key of a record in normal form tells it from others, and so it is never removed.
    """
    margin = " " * (node.place.column - 1)
    for entry in node.entries:
        key, start = entry.key.text, entry.key.place.line
        value = after.get(key)
        before = cuts.lines[start - 1][: entry.key.place.column - 1]
        if value is None:
            cuts.put(start, _last(entry.value))
        elif isinstance(value, list) and isinstance(entry.value, Sequence):
            _rows(cuts, entry.value, value, shape)
        elif plain(entry.value) != value:
            fresh = _lines({key: value})
            cuts.put(start, _last(entry.value), _hung(fresh, before))
    new = {key: value for key, value in after.items() if node.get(key) is None}
    at = _last(node.entries[0].value)
    cuts.put(at + 1, at, [f"{margin}{line}" for line in _lines(new)])


def _rows(cuts: _Cuts, node: Sequence, after: list[Row], shape: Shape) -> None:
    """What stands indented in a record, one by one."""
    standing = {
        shape.child_name(_fields(item)): item for item in node.items if isinstance(item, Node)
    }
    wanted = {shape.child_name(row): row for row in after}
    order = [name for name in wanted if name in standing]
    kept = [name for name in standing if name in wanted]
    if len(wanted) < len(after) or len(standing) < len(node.items) or not kept or order != kept:
        indent = " " * (node.place.column - 1)
        fresh = [line for row in after for line in _item(cast(Fields, row), indent)]
        cuts.put(node.items[0].place.line, _last(node), fresh)
        return
    for name, item in standing.items():
        if name not in wanted:
            cuts.put(item.place.line, _last(item))
        else:
            _change(cuts, item, cast(Fields, wanted[name]), shape)
    at, indent = _end(cuts.lines, node.items[-1]), " " * (node.place.column - 1)
    new = [_item(cast(Fields, row), indent) for name, row in wanted.items() if name not in standing]
    cuts.put(at + 1, at, [line for lines in new for line in lines])


def _key(root: Node, section: str) -> int:
    """The line of a section's name."""
    return next(entry.key.place.line for entry in root.entries if entry.key.text == section)


def _last(node: AnyNode) -> int:
    """The last line of what a node says."""
    if isinstance(node, Scalar):
        return node.place.line
    below = node.items if isinstance(node, Sequence) else [it.value for it in node.entries]
    return max(map(_last, below), default=node.place.line)


def _end(lines: list[str], node: AnyNode) -> int:
    """The last line of a record, with the comments that close it."""
    end = _last(node)
    for number in range(end, len(lines)):
        words = lines[number].lstrip(" ")
        if not words.startswith("#") or len(lines[number]) - len(words) < node.place.column - 1:
            break
        end = number + 1
    return end


def _item(fields: Fields, indent: str) -> list[str]:
    return [f"{indent}{line}" for line in _hung(_lines(fields), "- ")]


def _hung(lines: list[str], before: str) -> list[str]:
    """Lines of which the first hangs behind `before`, the others below it."""
    margin = " " * len(before)
    return [f"{before if at == 0 else margin}{line}" for at, line in enumerate(lines)]


def _lines(fields: Fields) -> list[str]:
    found = []
    for key, value in fields.items():
        if isinstance(value, str):
            found.append(f"{key}: {spelled(value)}")
        else:
            found.append(f"{key}:")
            found += [line for row in value for line in _item(cast(Fields, row), INDENT)]
    return found
