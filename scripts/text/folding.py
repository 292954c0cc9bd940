"""Words as they are found however they were typed: by a reader's keyboard or in a document.

The same Persian word is written with Arabic or Persian letters, with marks or without, joined by a
blank, by a joiner that has no width, or not at all; a Latin one with its accents or without.
"""

from __future__ import annotations

import unicodedata

JOINER = "\u200c"  # has no width
# Letters that stand for one another, each with the one that is kept; a mark above is off by then.
LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u06d5": "ه", "ٱ": "ا", "ـ": "", "ʿ": "", "ʾ": ""}
)


def folded(text: str) -> str:
    """The text in the one spelling under which it is looked for; blanks and signs stay."""
    apart = unicodedata.normalize("NFKD", text).casefold().replace(JOINER, "")
    plain = "".join(_digit(letter) for letter in apart if not unicodedata.combining(letter))
    return plain.translate(LETTERS)


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter, letter))


def sought(text: str) -> str:
    """All under which a text is found: folded, and once more with what a joiner joins apart."""
    if JOINER not in text:
        return folded(text)
    return f"{folded(text)} {folded(text.replace(JOINER, ' '))}"
