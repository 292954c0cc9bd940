"""Letters that people write in more than one way, made one: in what is searched and what is asked.

An Arabic ي and a Persian ی, a name with and without its marks, a word with and without the sign
that keeps two letters apart: whoever types one of them finds the other. `script` writes the same
folding for the browser, so that there is one table.
"""

from __future__ import annotations

import json
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
SCRIPT = """\
// Made from scripts/site/folding.py: one spelling for letters that are written in several ways.
const SAME = new Map(Object.entries({table}));

export function fold(text) {{
  const plain = text.toLowerCase().normalize("NFKD").replace(/\\p{{M}}/gu, "");
  return Array.from(plain, (sign) => SAME.get(sign) ?? sign).join("");
}}
"""


def fold(text: str) -> str:
    """The text in small letters, without marks, each letter in its one form."""
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    return "".join(SAME.get(sign, sign) for sign in bare)


def searched(text: str) -> str:
    """What of a text is searched: folded, and words that may be written apart in both ways."""
    joined = fold(text)
    apart = [word.replace(APART, " ") for word in text.split() if APART in word]
    return " ".join([joined, *map(fold, apart)])


def script() -> str:
    """The folding as a module for the browser."""
    return SCRIPT.format(table=json.dumps(SAME))
