r"""RTF: its paragraphs and notes, as striprtf reads them.

That library drops notes and sets raised numbers level, so both are marked in the source before it
reads: a note's 3 after "2,800" would make it 2,8003. Words that are hidden or struck out by
tracking are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.raw.format import Format, Piece, Unreadable, raised

OPENS = b"{\\rtf"
BRACE = re.compile(r"\\[\\{}]|[{}]")  # escaped ones come first, and are none
CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
FONTS = re.compile(r"\{\\fonttbl")
GONE = re.compile(r"\\(?:v|deleted)(?![a-z0-9])")
HIGH = re.compile(r"(\\(?:super(?![a-z0-9])|up[1-9]\d*)(?:\s*\\[a-z]+-?\d*)*)\s*(\d+)(?=\s*[}\\])")
NOTE = re.compile(r"(?:\\\*)?\s*\\footnote(?:\\ftnalt)?(?![a-z])")
LINK = re.compile(r"(\\fldinst[^}]*?)HYPERLINK")  # else its address would be put into the text
NUMBER = re.compile(r"\\chftn(?![a-z])")
DEEPEST = 500  # groups inside each other
HEAD = re.compile(r"\{\\rtf1?(?:\\[a-z]+-?\d* ?)*")


def read(data: bytes, _encoding: str) -> Iterator[Piece]:
    """The paragraphs of an RTF, then its notes. Raises `Unreadable`."""
    if not data.lstrip().startswith(OPENS):
        raise _broken("it does not open with `{\\rtf`")
    source = data.decode("latin-1")
    source = HIGH.sub(lambda found: found[1] + _code(raised(found[2])), source)
    source = LINK.sub(r"\1", CELL.sub(r"\\tab", source))
    text, notes = _parted(source)
    head = _head(source)
    for number, line in enumerate(_lines(text), start=1):
        yield Piece(line, f"paragraph {number}")
    for number, note in enumerate(notes, start=1):
        for line in _lines(f"{head}{note}}}"):
            yield Piece(line, f"footnote {number}")


def _lines(source: str) -> list[str]:
    """The paragraphs of RTF. Raises `Unreadable`."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(source, errors="replace")
    except (ValueError, LookupError, OverflowError) as error:
        raise _broken(str(error)) from None
    return [line for line in (part.strip() for part in text.split("\n")) if line]


def _parted(source: str) -> tuple[str, list[str]]:
    """The source without notes and what is gone, notes numbered; and the notes.

    Raises `Unreadable`.
    """
    kept: list[list[str]] = [[]]  # of each open group, what it holds
    notes: list[str] = []
    start = 0
    for brace in BRACE.finditer(source):
        if len(brace[0]) == 2:
            continue
        kept[-1].append(_numbered(source[start : brace.start()], len(notes) + 1))
        start = brace.end()
        if brace[0] == "{":
            kept.append([])
            if len(kept) > DEEPEST:
                raise _broken("its groups are nested deeper than any text needs")
        elif len(kept) > 1:
            group = "".join(kept.pop())
            own = group.partition("{")[0]  # before any group inside it
            if NOTE.search(own):
                notes.append(NOTE.sub("", group, count=1))
            elif not GONE.search(own):
                kept[-1].append(f"{{{group}}}")
    text = "{".join("".join(parts) for parts in kept)  # some writers leave groups open
    return text + source[start:], notes


def _numbered(source: str, number: int) -> str:
    """A stretch with the number of the next note spelled out, raised."""
    return NUMBER.sub(lambda _: _code(raised(str(number))), source)


def _code(text: str) -> str:
    """Characters as RTF spells them, each followed by what an old reader would show."""
    return "".join(f"\\u{ord(sign)}?" for sign in text)


def _head(source: str) -> str:
    """How an RTF opens, with its fonts: by them a note's bytes are characters."""
    opening = HEAD.match(source.lstrip())
    fonts = FONTS.search(source)
    if not fonts:
        return opening[0] if opening else "{\\rtf1"
    depth = 0
    for brace in BRACE.finditer(source, fonts.start()):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return (opening[0] if opening else "{\\rtf1") + source[fonts.start() : brace.end()]
    raise _broken("its list of fonts has no end")


def _broken(why: str) -> Unreadable:
    return Unreadable(
        "document-broken",
        f"this cannot be read as RTF: {why}.",
        "Fetch it anew, or open it in Word or LibreOffice and save it as .docx.",
    )


FORMAT = Format(
    name="RTF",
    suffixes=(".rtf",),
    media_type="application/rtf",
    text="notes at the end; no comments, headers, footers, nothing hidden",
    locators="`paragraph 12`, `footnote 3`",
    most=20_000_000,
    read=read,
    libraries=("striprtf",),
)
