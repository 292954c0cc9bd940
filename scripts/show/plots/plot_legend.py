"""The legend of marks: for each key a sample whose places run from 0 to 1, and what it means.

A sample is a `Mark` like those of the rows, so that the legend cannot differ from the picture;
its `said` is the explanation.
"""

from __future__ import annotations

from scripts.show.plots.plot_marks import APPROXIMATE, FADE, UNCERTAIN, Mark, Part


def _sample(*ends: tuple[float, float, str, str]) -> tuple[Part, ...]:
    return tuple(Part(*end) for end in ends)


_NUMBER = (
    ("exact", _sample((0.5, 0.5, "closed", "closed")), "this number"),
    ("about", _sample((0.5, 0.5, "closed", "closed")), "about this number"),
    ("more-than", _sample((0.1, 1, "open", "none")), "more than"),
    ("at-least", _sample((0.1, 1, "closed", "none")), "at least"),
    ("fewer-than", _sample((0, 0.9, "none", "open")), "fewer than"),
    ("at-most", _sample((0, 0.9, "none", "closed")), "at most"),
    ("range", _sample((0.1, 0.9, "closed", "closed")), "from one to the other"),
    (
        "alternatives",
        _sample((0.1, 0.1, "closed", "closed"), (0.9, 0.9, "closed", "closed")),
        "one or the other",
    ),
    (
        "rule",
        _sample((0.1, 1, "closed", "none")),
        "a word such as “thousands”: a rule of reading, not the speaker, sets the lower bound",
    ),
    ("words", (), "words without a number, or in another unit"),
)
_DATE = (
    ("day", _sample((0.2, 0.8, "closed", "closed")), "hard end: the day is given"),
    (
        "soft",
        (Part(0, 1, "soft", "soft", FADE, FADE),),
        "soft end: only the month, season or year is given",
    ),
    ("near", _sample((0.1, 0.9, "soft", "soft")), "about this time"),
    ("unbounded", _sample((0.2, 1, "closed", "none")), "no start, or no end, is given"),
    (
        "either",
        _sample((0, 0.3, "closed", "closed"), (0.7, 1, "closed", "closed")),
        "one date or the other",
    ),
    ("uncertain", _sample((0.2, 0.8, "closed", "closed")), "given as uncertain"),
)
_SIGNS = {"about": APPROXIMATE, "uncertain": UNCERTAIN}
# By key, in the order in which they are listed.
LEGEND = {
    key: Mark(kind, parts, key in ("rule", "near"), _SIGNS.get(key, ""), text, (key,))
    for kind, entries in (("number", _NUMBER), ("date", _DATE))
    for key, parts, text in entries
}
