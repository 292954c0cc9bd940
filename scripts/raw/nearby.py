"""Names near to one that was mistyped, and the first of many."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

SHORTEST_PART = 4  # characters by which a longer name is recognised
MOST_LISTED = 10  # names shown of those that there are


def suggestion(word: str, known: Iterator[str] | list[str]) -> str:
    """`Did you mean …?`, or the empty string when nothing is close."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if not close and len(word) >= SHORTEST_PART:
        close = [name for name in names if word in name][:1]
    return f"Did you mean `{close[0]}`?" if close else ""


def listed(names: Collection[str]) -> str:
    """The first of many names, whole, and how many there are besides."""
    shown = list(names)[:MOST_LISTED]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
