"""Words as they are found however they were typed: by a reader's keyboard or in a document.

The same Persian word is written with Arabic or Persian letters, with marks or without, joined by a
blank, by a sign that has no width, or not at all; a Latin one with its accents or without.
"""

from __future__ import annotations

import unicodedata

FOLDED = {
    "ی": "يىېے",
    "ک": "كڪ",
    "ه": "ةہھەۀ",
    "ا": "ٱ",
    "و": "ۇۆ",
    "i": "ı",
    "o": "ø",
    "d": "đð",
    "l": "ł",
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
    " ": "-‐‑‒–—_/",
    # Hamza and ayn as sources write them, apostrophes, tatweel, and signs without width.
    "": "ءʿʾʻʼʽˈ‘’‛'`´\u0640\u00ad\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff",
    **{str(digit): chr(0x0660 + digit) + chr(0x06F0 + digit) for digit in range(10)},
}
SAME = {sign: folded for folded, signs in FOLDED.items() for sign in signs}
APART = "\u200c"  # what stands around it is written in one word, in two, or with it


def folded(text: str) -> str:
    """The text in small letters, without marks, each letter in its one form."""
    # Both ways: a letter of mathematics has a small form, and a small letter may have parts.
    small = unicodedata.normalize("NFKD", text).lower()
    plain = unicodedata.normalize("NFKD", small)
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    return "".join(SAME.get(sign, sign) for sign in bare)


def sought(text: str) -> str:
    """What of a text is searched: folded, and words that may be written apart in both ways."""
    joined = folded(text)
    apart = [word.replace(APART, " ") for word in text.split() if APART in word]
    return " ".join([joined, *map(folded, apart)])
