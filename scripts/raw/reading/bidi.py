"""Characters as painted from left to right → the order in which they are read.

The inverse of what a browser or typesetter does to right-to-left text (Unicode Annex 9), for one
line: letters of such a script run leftwards, numbers and Latin words among them rightwards. A page
does not always tell; where two readings look the same, the commoner one is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

PAIRS = ("()", "[]", "{}", "«»", "‹›")
OPENING = {sign: pair[0] for pair in PAIRS for sign in pair}
CLOSING = {sign: pair[1] for pair in PAIRS for sign in pair}
KINDS = {"R": "r", "AL": "r", "L": "l", "EN": "d", "AN": "d", "CS": "s"}
SCRIPTS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # Hebrew to Arabic, their forms

# What runs rightwards: words with letters that do, and the digits 0-9 among them; or one number.
RIGHTWARDS = re.compile(r"(?:n[^rd]*)?l(?:[^rd]*[ln])?|[nd](?:s?[nd])*")
LEFTWARDS = re.compile(r"r(?:[^l]*r)?")  # in a line that as a whole runs rightwards


def has_leftwards(text: str) -> bool:
    """Whether any character of `text` is of a script written from right to left."""
    return bool(SCRIPTS.search(text))


def runs_leftwards(text: str) -> bool:
    """Whether most letters of `text` are."""
    kinds = _kinds(text) if has_leftwards(text) else ""
    return kinds.count("r") > kinds.count("l")


def reading_order(painted: Sequence[str]) -> list[int]:
    """The indices of `painted`, letters from left to right with their marks, in reading order."""
    kinds = _kinds(painted)
    if kinds.count("r") > kinds.count("l"):
        return _backwards(painted, kinds, 0, len(painted))
    indices: list[int] = []
    for run in LEFTWARDS.finditer(kinds):
        indices += range(len(indices), run.start())
        indices += _backwards(painted, kinds, run.start(), run.end())
    return indices + list(range(len(indices), len(painted)))


def with_brackets_set(text: str) -> str:
    """`text` with each bracket opening or closing as the letters and blanks around it say.

    Whether a page holds a bracket as it looks or as it is meant differs from one to the next.
    """
    signs = list(text)
    for at, sign in enumerate(text):
        if sign in OPENING:
            before, after = text[:at][-1:], text[at + 1 :][:1]
            if after.strip() and not before.strip():
                signs[at] = OPENING[sign]
            elif before.strip() and not after.isalnum():
                signs[at] = CLOSING[sign]
    return "".join(signs)


def _kinds(characters: Sequence[str]) -> str:
    """A sign for each: r leftwards, l rightwards, n digit 0-9, d digit, s sign in numbers, o."""
    return "".join(
        "n" if "0" <= sign[0] <= "9" else KINDS.get(unicodedata.bidirectional(sign[0]), "o")
        for sign in characters
    )


def _backwards(painted: Sequence[str], kinds: str, start: int, end: int) -> list[int]:
    """The indices from the last to the first, save inside what runs rightwards."""
    parts: list[range] = []
    done = start
    for run in RIGHTWARDS.finditer(kinds, start, end):
        first, last = _with_bracket(painted, max(done, run.start()), run.end(), done, end)
        parts += [range(at, at + 1) for at in range(done, first)]
        parts.append(range(first, last))
        done = last
    parts += [range(at, at + 1) for at in range(done, end)]
    return list(chain.from_iterable(reversed(parts)))


def _with_bracket(
    painted: Sequence[str], first: int, last: int, start: int, end: int
) -> tuple[int, int]:
    """A run with the bracket beside it whose partner stands in it."""
    alone = sum(sign in OPENING for sign in painted[first:last]) % 2 == 1
    if alone and last < end and painted[last] in OPENING:
        return first, last + 1
    if alone and first > start and painted[first - 1] in OPENING:
        return first - 1, last
    return first, last
