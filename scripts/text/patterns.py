"""Builds the regular expressions of this room from lists, so that they stay fast and readable."""

import re
from collections.abc import Iterable
from itertools import groupby

BLANK = r"(?:[^\S\n]{1,3})"  # between two words of a line; bounded, to keep matching linear
_PHRASE_SIGNS = {" ": BLANK, "-": "[-‐‑]", "'": "['’]"}


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that blanks part."""
    return frozenset(words.split())


def any_of(phrases: Iterable[str]) -> str:
    """Return an expression for any of `phrases`, the longest that fits, tried as in a trie.

    A space stands for blanks, a hyphen and an apostrophe for any of their kinds.
    """
    return _branch(sorted({phrase for phrase in phrases if phrase}))


def spaced(expression: str) -> str:
    """Return `expression` with each space made into blanks within a line."""
    return expression.replace(" ", BLANK)


def _branch(tails: list[str]) -> str:
    branches = [
        _PHRASE_SIGNS.get(first, re.escape(first)) + _branch([tail[1:] for tail in group])
        for first, group in groupby((tail for tail in tails if tail), key=lambda tail: tail[0])
    ]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if "" in tails else "")
