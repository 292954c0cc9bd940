"""DOCX: its paragraphs and notes, as they read with every tracked change accepted.

Comments, headers and footers are no text of the document. Notes stand at the end, each with its
number, which also stands, raised, where the text refers to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scripts.raw.format import Format, Piece, Unreadable, raised
from scripts.raw.reading.archive import Archive, beside, locked
from scripts.raw.reading.lines import LineBuilder, local_name, walk
from scripts.raw.rule import Rule, Seen

if TYPE_CHECKING:
    from lxml import etree

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # opens a container of older Word, or of a locked file
SKIPPED = frozenset({
    "Fallback", "del", "fldData", "instrText", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr",
    "tblPr", "tcPr", "trPr",
})  # fmt: skip
NOTES = ("footnote", "endnote")
REFERENCES = {f"{kind}Reference": kind for kind in NOTES}  # stand in the text
OWN_MARKS = tuple(f"{kind}Ref" for kind in NOTES)  # stand in the note
OWN = ("", "")  # inside a note: the key of its own number
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "sym": "\ufffd"}


DOCUMENT_MACROS = Rule(
    "document-macros",
    "A document carries macros, which would run on others' machines.",
    "Keep a copy saved without them, and say so in `note`.",
    Seen(
        "`document.docx` is a renamed .docm, with macros in it.",
        "It is saved without macros, and `note` says so.",
    ),
)


def read(data: bytes, _encoding: str) -> Iterator[Piece]:
    """The paragraphs of a DOCX, then its notes. Raises `Unreadable`."""
    if data.startswith(LOCKED):
        raise locked("DOCX (or it is a DOC of older Word)")
    archive = Archive(data, "DOCX")
    if macros := sorted(name for name in archive.names if name.lower().endswith("vbaproject.bin")):
        raise Unreadable(
            DOCUMENT_MACROS.code,
            f"the document carries macros ({macros[0]!r}), which would run on others' machines.",
            "Keep a copy without: in Word, save it as .docx or PDF, and say so in `note`.",
        )
    main = _related(archive, "", "officeDocument")
    if not main:
        raise archive.broken("it names no main document")
    numbers: dict[tuple[str, str], int] = {}  # of notes, in the order in which the text has them
    for number, line in enumerate(_lines(archive.xml(main), numbers), start=1):
        yield Piece(line, f"paragraph {number}")
    for kind in NOTES:
        if part := _related(archive, main, f"{kind}s"):
            yield from _notes(archive.xml(part), kind, numbers)


def _related(archive: Archive, part: str, kind: str) -> str:
    """The part that `part` (empty: the whole file) is related to as `kind`; empty if none."""
    folder, _, name = part.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels".lstrip("/")
    links = archive.xml(listing).iter("{*}Relationship") if listing in archive.names else ()
    for link in links:
        inside = link.get("TargetMode") != "External"
        if inside and link.get("Type", "").rpartition("/")[2] == kind:
            return beside(part, link.get("Target", ""))
    return ""


def _notes(root: etree._Element, kind: str, numbers: dict[tuple[str, str], int]) -> Iterator[Piece]:
    """The notes that the text refers to, by number."""
    notes = {_attribute(note, "id"): note for note in root}
    for (known, name), number in numbers.items():
        if known == kind and name in notes:
            for line in _lines(notes[name], {OWN: number}):
                yield Piece(line, f"{kind} {number}")


def _lines(root: etree._Element, numbers: dict[tuple[str, str], int]) -> list[str]:
    builder = LineBuilder()
    events = walk(root)
    high = False  # whether what comes is set higher than its line
    for event, node in events:
        name = local_name(node)
        if _skipped(name, node):
            events.skip_subtree()
        elif event == "end":
            _end(name, builder)
        elif name == "r":
            high = _has(node, "vertAlign", "superscript")
        elif name == "t":
            text = node.text or ""
            builder.add_as_is(raised(text) if high and text.isdecimal() else text)
        elif kind := REFERENCES.get(name, ""):
            count = 1 + sum(known == kind for known, _ in numbers)
            number = numbers.setdefault((kind, _attribute(node, "id")), count)
            builder.add_as_is(raised(str(number)))
        elif name in OWN_MARKS and OWN in numbers:
            builder.add_as_is(raised(str(numbers[OWN])))
        else:
            _start(name, builder)
    builder.end()
    return builder.lines


def _start(name: str, builder: LineBuilder) -> None:
    if name == "tr":
        builder.start_row()
    elif name == "tc":
        builder.start_cell()
    elif name == "p":
        builder.end()
    elif name in SIGNS:
        builder.add_as_is(SIGNS[name])


def _end(name: str, builder: LineBuilder) -> None:
    if name == "tr":
        builder.end_row()
    elif name == "p":
        builder.end()


def _skipped(name: str, node: etree._Element) -> bool:
    return name in SKIPPED or (name == "r" and _has(node, "vanish", ""))


def _has(run: etree._Element, name: str, value: str) -> bool:
    """Whether a run of text is set so."""
    return any(
        local_name(node) == name and _attribute(node, "val") == value
        for properties in run.iterchildren("{*}rPr")
        for node in properties
    )


def _attribute(node: etree._Element, name: str) -> str:
    """An attribute of Word's own namespace."""
    return node.get(f"{str(node.tag).removesuffix(local_name(node))}{name}", "")


FORMAT = Format(
    name="DOCX",
    suffixes=(".docx",),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    text="with every tracked change accepted; notes at the end; no comments, headers, footers, "
    "nothing hidden",
    locators="`paragraph 12`, `footnote 3`",
    most=50_000_000,
    read=read,
    libraries=("lxml",),
)
