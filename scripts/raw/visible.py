"""Texts that cannot steer what they are shown on: a terminal, a log, a page of a review.

A control character, or one that turns the direction of a line about, is shown as an escape.
"""

from __future__ import annotations

import json
import re
import unicodedata

# C0 and C1 controls, soft hyphen, line and paragraph separators, overrides of direction, tags.
# Joiners and plain direction marks stay: Persian is written with them.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
UNSAFE_IN_LINES = re.compile(rf"(?![\n\t]){UNSAFE.pattern}")


def visible(text: str) -> str:
    r"""`text` with each unsafe character as its escape, such as `\x1b` or `\u202e`."""
    return UNSAFE.sub(_escape, text)


def visible_lines(text: str) -> str:
    """The same of a text of several lines, which stay lines; so do tabs."""
    return UNSAFE_IN_LINES.sub(_escape, text)


def visible_json(text: str) -> str:
    """JSON that says the same in escapes of its own."""
    return UNSAFE_IN_LINES.sub(lambda found: json.dumps(found[0])[1:-1], text)


def look_alike(typed: str, stands: str, column: int) -> str:
    """A sentence on the first character that tells two texts apart and cannot be told by looking.

    That is one that is not seen, or a letter of another script or form. `column` is that of the
    first typed character. Empty where the two differ otherwise.
    """
    pairs = zip(typed, stands, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), None)
    if at is None:
        return ""
    one, other = typed[at], stands[at]
    unseen = "Cf" in (unicodedata.category(one), unicodedata.category(other))
    if not (unseen or (_script(one) != _script(other) and one.isalpha() and other.isalpha())):
        return ""
    return (
        f"In column {column + at} {_named(one)} is typed, and {_named(other)} stands there; they "
        "look alike, or are not seen."
    )


def _escape(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]


def _script(character: str) -> str:
    """As in `LATIN`, `CYRILLIC`, `ARABIC`."""
    return unicodedata.name(character, "").partition(" ")[0]


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name').lower()})"
