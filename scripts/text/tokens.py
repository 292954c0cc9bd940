"""One word, numeral or sign of a phrase."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """One word, numeral or sign; `start` and `end` are code points of the phrase, half-open."""

    text: str  # lower case; every hyphen and range dash as `-`
    start: int
    end: int
