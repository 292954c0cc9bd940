"""The turns of a debate or a hearing: lines that open with whoever speaks (`Mayor Brook: …`, `Q.`).

One such line may be anything (`Note: …`): turns are read where several lines open so, with labels
that are names, roles, or repeated.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from scripts.contribute.drafts import Reading
from scripts.text.anchors import Span

_LABEL = re.compile(
    r"(?<![^\n])[^\S\n]*(?P<who>(?:[^\W\d_][\w.’'\u200c()-]*)(?:[^\S\n][\w.’'\u200c()-]+){0,5})"
    r"[^\S\n]?:[^\S\n]+(?=\S)|(?<![^\n])[^\S\n]*(?P<side>[QA])[.:][^\S\n]+(?=\S)"
)
_SIDES = {"Q", "A"}
_FEWEST = 2  # lines that open so


@dataclass(frozen=True)
class Turn:
    """What one speaker says in a row."""

    label: Span  # the words before the colon
    span: Span  # what is said


def turns(reading: Reading) -> list[Turn]:
    """The turns of a text, in order; none where it is no dialogue."""
    found = [
        Turn(Span(*match.span("who" if match["who"] else "side")), _said(reading, match.end()))
        for match in _LABEL.finditer(reading.text)
        if not match["who"] or _may_be(match["who"], reading, reading.text[match.end()])
    ]
    labels = Counter(reading.words(turn.label) for turn in found)
    if set(labels) >= _SIDES:
        sides = True
    else:
        sides = False
        found = [turn for turn in found if reading.words(turn.label) not in _SIDES]
    kept = [
        turn
        for turn in found
        if (sides and reading.words(turn.label) in _SIDES) or _is_somebody(turn, labels, reading)
    ]
    return kept if len(kept) >= _FEWEST else []


def _said(reading: Reading, start: int) -> Span:
    end = reading.text.find("\n", start)
    said = reading.text[start : end if end >= 0 else None].rstrip()
    return Span(start, start + len(said))


def _may_be(label: str, reading: Reading, first: str) -> bool:
    """Whether words may be a speaker: each with a capital, where the language has capitals.

    `first`: the sign that opens what is said, a capital as well.
    """
    if first.islower():
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", label)
    said, names = reading.language.speech, reading.language.names
    if not words or any(word.casefold() in said.no_speakers for word in words):
        return False
    small = [word for word in words if word[0].islower() and word not in names.joiners]
    return not small


def _is_somebody(turn: Turn, labels: Counter[str], reading: Reading) -> bool:
    """Whether a label names somebody: by a title, a role, several names or capitals; or recurs."""
    label = reading.words(turn.label)
    words = re.findall(r"[^\W\d_][\w’'-]*", label)
    names = reading.language.names
    known = any(word.casefold() in names.roles | names.titles | names.ranks for word in words)
    listed = any(name.actor_id for name in reading.within("name", turn.label))
    return known or listed or labels[label] > 1 or len(words) > 1 or label.isupper()
