"""In which language and direction some words are set."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

RIGHT_TO_LEFT = ("R", "AL")
STRONG = ("L", *RIGHT_TO_LEFT)
WRITTEN_SO = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "glk", "he", "lrc", "mzn", "ps", "sd", "syr", "ug", "ur", "yi"]
)


@dataclass(frozen=True)
class Tongue:
    """How some words are marked up."""

    code: str  # a language tag; empty = not known
    direction: str  # ltr, rtl


def tongue(text: str, language: str) -> Tongue:
    """The words of a text in a language: its direction is that of its first letter.

    Where that is not how the language is written, the words are of another, which nobody has named.
    """
    found = next((kind for sign in text if (kind := unicodedata.bidirectional(sign)) in STRONG), "")
    direction = "rtl" if found in RIGHT_TO_LEFT else "ltr"
    expected = "rtl" if language.partition("-")[0] in WRITTEN_SO else "ltr"
    named = language != "und" and (not found or direction == expected)
    return Tongue(language if named else "", direction)
