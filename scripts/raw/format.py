"""What a document format is, and which there are: each is one file of the folder `formats`."""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from scripts.raw import formats

# They only say where a line may or may not be broken: soft hyphen, zero-width space, word joiner,
# byte-order mark. The zero-width non-joiner is none of them; Persian is spelled with it.
BREAK_HINTS = re.compile("[\u00ad\u200b\u2060\ufeff]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
NO_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
UNREAD = "\ufffd"  # stands for what is no character
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True)
class Piece:
    """A stretch of a document's text, mostly a paragraph."""

    text: str
    locator: str  # where it stands, such as `page 4`
    ocr: bool = False  # whether a machine read it off a picture


class Unreadable(Exception):
    """A document cannot be read; says so in the words of a problem."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint


def _nothing(_data: bytes, _encoding: str) -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Format:
    """One format: how its documents are known, read and pinned, and what is said of them."""

    name: str  # as messages call it
    suffixes: tuple[str, ...]  # of file names; a document is kept under the first
    media_type: str
    text: str  # for people: what of a document is its text
    locators: str  # for people: how the place of a passage is called
    most: int  # bytes of a file
    read: Callable[[bytes, str], Iterator[Piece]]  # bytes, stated encoding; raises `Unreadable`
    libraries: tuple[str, ...] = ()  # that read it; loaded by `read`, not with its module
    encoded: bool = False  # whether `encoding` may be stated
    pinned: bool = True  # whether source.yaml pins the text even where no encoding is stated
    propose: Callable[[bytes, str], dict[str, str]] = _nothing  # values by key of source.yaml
    # Reads a document some of whose pages are pictures, with the paragraphs that were recognised
    # on those, by the number of the sheet from 1; None where no page is one.
    pictures: Callable[[bytes, Mapping[int, list[str]]], Iterator[Piece]] | None = None

    @property
    def file_name(self) -> str:
        """What a document of this format is called in its source's folder."""
        return f"document{self.suffixes[0]}"


@dataclass(frozen=True)
class Original:
    """A document as received, and how it is to be read."""

    data: bytes
    format: Format
    encoding: str = ""  # as stated; empty where the document says it, or is UTF-8
    recognised: bytes = b""  # the file beside it with what was read off its pictures

    @property
    def as_it_stands(self) -> bool:
        """Whether the bytes are the text, so that nothing bears on it but them."""
        return not (self.format.pinned or self.encoding)


@cache
def known() -> tuple[Format, ...]:
    """Every format: first those whose text stands as received, then by extension."""
    names = (module.name for module in pkgutil.iter_modules(formats.__path__))
    found = (importlib.import_module(f"{formats.__name__}.{name}").FORMAT for name in names)
    return tuple(sorted(found, key=lambda item: (item.pinned, item.suffixes)))


def by_suffix() -> dict[str, Format]:
    """The formats by every extension under which documents come, in small letters."""
    return {suffix: item for item in known() for suffix in item.suffixes}


def plain() -> Format:
    """The format whose text stands as received."""
    return known()[0]


def file_names() -> tuple[str, ...]:
    """What a document may be called in its source's folder."""
    return tuple(item.file_name for item in known())


def listed() -> str:
    """The extensions under which documents come, for a message: `.txt, .docx, …`."""
    return ", ".join(by_suffix())


def table() -> str:
    """For people: extension, text and locators of each format, as a Markdown table."""
    lines = ["| file | its text | `locator` of a passage |", "|---|---|---|"]
    lines += [f"| `{item.suffixes[0]}` | {item.text} | {item.locators} |" for item in known()]
    return "\n".join(lines)


def tidy(text: str) -> str:
    """`text` in NFC with LF, without hints where to break a line; nothing else is changed.

    Letters, digits and quotation marks stay as they stand. What is no character (a control
    character, half of a pair) becomes U+FFFD, which can be seen.
    """
    plain = LINE_ENDS.sub("\n", BREAK_HINTS.sub("", text))
    return unicodedata.normalize("NFC", NO_CHARACTERS.sub(UNREAD, plain))


def raised(number: str) -> str:
    """A number set higher than its line, in superscript digits.

    Plain digits would lengthen a number before them: a note's 3 after "2,800" made it 2,8003.
    """
    return "".join(SUPERSCRIPTS[int(digit)] for digit in number)
