"""What every reader of a format hands on: pieces of text that know where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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


class Unreadable(Exception):
    """A document cannot be read; says so in the words of a problem."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint


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
