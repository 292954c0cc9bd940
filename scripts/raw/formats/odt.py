"""ODT: its paragraphs and notes, as they read with every tracked change accepted.

Comments, headers and footers are no text of the document. Notes stand at the end, each with its
number, which also stands, raised, where the text refers to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from scripts.raw.format import Format, Piece, raised
from scripts.raw.reading.archive import Archive, locked
from scripts.raw.reading.lines import LineBuilder, local_name, walk

if TYPE_CHECKING:
    from lxml import etree

CONTENT, STYLES = "content.xml", "styles.xml"
MANIFEST = "META-INF/manifest.xml"
# What was deleted is kept with the tracked changes; a ruby is a reading aid beside the word.
SKIPPED = frozenset({"annotation", "ruby-text", "tracked-changes", "desc", "title"})
PARAGRAPHS = frozenset({"p", "h"})
ROWS, CELLS = frozenset({"table-row"}), frozenset({"table-cell", "covered-table-cell"})
SIGNS = {"tab": "\t", "line-break": "\n"}
WIDEST = 100  # blanks in a row, beyond which a count is a slip


def read(data: bytes, _encoding: str) -> Iterator[Piece]:
    """The paragraphs of an ODT, then its notes. Raises `Unreadable`."""
    archive = Archive(data, "ODT")
    if MANIFEST in archive.names and _encrypted(archive.xml(MANIFEST)):
        raise locked("ODT")
    root = archive.xml(CONTENT)
    body = root.find("{*}body/{*}text")
    if body is None:
        raise archive.broken("it holds no text document")
    styles = [archive.xml(STYLES)] if STYLES in archive.names else []
    reader = _Reader(_looks(root, *styles))
    for number, line in enumerate(reader.lines(body), start=1):
        yield Piece(line, f"paragraph {number}")
    for number, kind, note in reader.notes:
        for at, line in enumerate(_Reader(reader.looks).lines(note)):
            yield Piece(line if at else f"{raised(str(number))} {line}", f"{kind} {number}")


class _Reader:
    """Collects the lines of one part of the text, and the notes that it refers to."""

    def __init__(self, looks: dict[str, frozenset[str]]) -> None:
        self.looks = looks  # the names of the styles that set their text so
        self.notes: list[tuple[int, str, etree._Element]] = []  # number, kind, body
        self.numbers = {"footnote": count(1), "endnote": count(1)}

    def lines(self, root: etree._Element) -> list[str]:
        """The paragraphs of `root`."""
        builder = LineBuilder()
        events = walk(root)
        for event, node in events:
            name = local_name(node)
            if event == "end":
                _close(name, builder)
                self._add(node.tail if node is not root else None, node.getparent(), builder)
            elif name in SKIPPED or _attribute(node, "style-name") in self.looks["hidden"]:
                events.skip_subtree()
            elif name == "note":
                self._note(node, builder)
                events.skip_subtree()
            else:
                _open(name, node, builder)
                self._add(node.text, node, builder)
        builder.end()
        return builder.lines

    def _note(self, node: etree._Element, builder: LineBuilder) -> None:
        kind = _attribute(node, "note-class") or "footnote"
        number = next(self.numbers[kind if kind in self.numbers else "footnote"])
        builder.add_as_is(raised(str(number)))
        self.notes += [(number, kind, part) for part in node.iterchildren("{*}note-body")]

    def _add(self, text: str | None, within: etree._Element | None, builder: LineBuilder) -> None:
        """Text of an element; white space outside paragraphs is layout of the file."""
        if not text or within is None or not _in_paragraph(within):
            return
        is_high = _attribute(within, "style-name") in self.looks["high"]
        builder.add(raised(text.strip()) if is_high and text.strip().isdecimal() else text)


def _in_paragraph(node: etree._Element) -> bool:
    return local_name(node) in PARAGRAPHS or any(
        local_name(above) in PARAGRAPHS for above in node.iterancestors()
    )


def _open(name: str, node: etree._Element, builder: LineBuilder) -> None:
    if name in ROWS:
        builder.start_row()
    elif name in CELLS:
        builder.start_cell()
    elif name in PARAGRAPHS:
        builder.end()
    elif name == "s":
        many = _attribute(node, "c")
        builder.add_as_is(" " * min(int(many) if many.isdecimal() else 1, WIDEST))
    elif name in SIGNS:
        builder.add_as_is(SIGNS[name])


def _close(name: str, builder: LineBuilder) -> None:
    if name in ROWS:
        builder.end_row()
    elif name in PARAGRAPHS:
        builder.end()


def _looks(*roots: etree._Element) -> dict[str, frozenset[str]]:
    """The names of the styles whose text is set higher than the line, and of those not shown."""
    found: dict[str, set[str]] = {"high": set(), "hidden": set()}
    for style in (style for root in roots for style in root.iter("{*}style")):
        for properties in style.iterchildren("{*}text-properties"):
            if _raises(_attribute(properties, "text-position")):
                found["high"].add(_attribute(style, "name"))
            if _attribute(properties, "display") == "none":
                found["hidden"].add(_attribute(style, "name"))
    return {look: frozenset(names) for look, names in found.items()}


def _raises(position: str) -> bool:
    """`super 58%`, or how far up: `33% 58%`."""
    first = position.split(" ")[0].removesuffix("%")
    return first == "super" or (first.isdecimal() and first != "0")


def _encrypted(manifest: etree._Element) -> bool:
    return next(manifest.iter("{*}encryption-data"), None) is not None


def _attribute(node: etree._Element, name: str) -> str:
    """The value of an attribute by its local name; empty if none."""
    return next((str(text) for key, text in node.items() if str(key).endswith(f"}}{name}")), "")


FORMAT = Format(
    name="ODT",
    suffixes=(".odt", ".ott"),
    media_type="application/vnd.oasis.opendocument.text",
    text="with every tracked change accepted; notes at the end; no comments, headers, footers, "
    "nothing hidden",
    locators="`paragraph 12`, `footnote 3`",
    most=50_000_000,
    read=read,
    libraries=("lxml",),
)
