"""Runs of capitalised words, as names are written in English.

A run is joined by `of`, `the`, `for` and name particles, and ends at a possessive ('s) unless the
owner is `People's` or its like. No sentence start is passed over, save for function words, numbers
and cues.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.text.cues import CUES
from scripts.text.number_words import NUMBER_WORDS, ORDINALS
from scripts.text.patterns import listed
from scripts.text.words import (
    CALENDAR_WORDS,
    COURTESY_TITLES,
    FUNCTION_WORDS,
    RANKS,
    opens_sentence,
)

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'‐‑-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’'][sS]$")
_PARTICLE = re.compile(r"(?:al|el|ad|as|ash|an|at|az|ar|d|l|de|o)[’'‐‑-](?=[^\W\d_a-z])")
_INNER_CAPITAL = re.compile(r"[’'‐‑-]([A-Z])")
_LINK = re.compile(r"[^\S\n]{1,3}")
_LINK_AFTER_STOP = re.compile(r"\.[^\S\n]{0,3}")  # after an initial or a rank
_LINK_AFTER_OWNERS = re.compile(r"[’'][^\S\n]{1,3}")  # the Families’ Association

_JOINERS = listed("of the for de del della da di du la le el al van von der den bin bint ibn y")
_MOST_JOINERS = 3
_OWNERS_IN_NAMES = listed("people women men children")
_ACRONYMS = frozenset({"US", "WHO", "IT"})  # in small letters they are function words
_NEVER = FUNCTION_WORDS | CALENDAR_WORDS | COURTESY_TITLES
_NOT_AT_OPENING = NUMBER_WORDS | frozenset(ORDINALS) | frozenset(CUES)


@dataclass(frozen=True)
class Word:
    """A word of the text."""

    start: int
    end: int  # without a possessive ending
    text: str  # document[start:end]
    owner: bool  # 's follows
    capital: bool  # it may stand in a name

    @property
    def plain(self) -> str:
        """The word in lower case, its apostrophes straight."""
        return self.text.casefold().replace("’", "'")


def runs(text: str) -> Iterator[list[Word]]:
    """Yield each run of `text`; its first and last words are capitalised, joiners stand between."""
    run: list[Word] = []
    joiners: list[Word] = []
    for word in _words(text):
        if run and not _linked(text, (joiners or run)[-1], word):
            yield run
            run, joiners = [], []
        if word.capital and _may_stand(text, word, run):
            run += [*joiners, word]
            joiners = []
        elif run and word.plain in _JOINERS and len(joiners) < _MOST_JOINERS:
            joiners.append(word)
        elif run:
            yield run
            run, joiners = [], []
    if run:
        yield run


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        owner = bool(_POSSESSIVE.search(match.group()))
        end -= 2 * owner
        capital = text[start].isupper() or text[start].istitle()
        if not capital and _PARTICLE.match(text, start, end):
            capital = True
        elif not capital and (inner := _INNER_CAPITAL.search(text, start, end)):
            start, capital = inner.start(1), True
        yield Word(start, end, text[start:end], owner, capital)


def _may_stand(text: str, word: Word, run: list[Word]) -> bool:
    if word.plain in _NEVER and word.text not in _ACRONYMS:
        return False
    if run:
        return True
    if len(word.text) == 1:
        return text[word.end : word.end + 1] == "."
    return word.plain not in _NOT_AT_OPENING or not opens_sentence(text, word.start)


def _linked(text: str, before: Word, word: Word) -> bool:
    """Say whether nothing but a blank, or the stop of an initial, parts two words of a name."""
    if before.owner:
        return before.plain in _OWNERS_IN_NAMES and bool(
            _LINK.fullmatch(text, before.end + 2, word.start)
        )
    if _LINK.fullmatch(text, before.end, word.start):
        return True
    if len(before.text) == 1 or before.plain in RANKS:
        return bool(_LINK_AFTER_STOP.fullmatch(text, before.end, word.start))
    return before.text.endswith("s") and bool(
        _LINK_AFTER_OWNERS.fullmatch(text, before.end, word.start)
    )
