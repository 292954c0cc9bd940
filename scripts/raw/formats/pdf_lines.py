"""A line of a PDF as painted → stretches of text in reading order, cut where columns part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import category

from scripts.raw.formats.bidi import has_leftwards, reading_order, with_brackets_set
from scripts.raw.formats.pdf_page import Glyph, Stretch
from scripts.raw.formats.pieces import raised

WIDE = 0.9  # of the height: a gap between columns or cells, wider than most between words
FEW = 4  # words: of more, a line may be drawn out to the margin,
EVENLY = 1.5  # and then no gap is wider than so many times the usual one
WORD_GAP = 0.16  # of the height: a gap between words, where PDFium says nothing
RAISED = 0.25  # of the height: so far above the line's foot stands a raised number
SMALL = 0.85  # of the height: so high is a raised number at most


def text_of(stretch: Stretch) -> str:
    """Its words as they are read; raised digits as such, lest they lengthen a number."""
    glyphs = [_raised(glyph, stretch) for glyph in stretch.glyphs]
    if not has_leftwards(stretch.letters):
        return "".join(_spaced(glyphs, stretch.height))
    painted = _painted(glyphs)
    ordered = [painted[at] for at in reading_order([glyph.text for glyph in painted])]
    return with_brackets_set("".join(_spaced(ordered, stretch.height)))


def cut_at_gaps(line: Stretch) -> list[Stretch]:
    """The line in stretches from left to right, cut where columns or cells part."""
    words = _words(line)
    gaps = [(behind.left - word.right, behind.left) for word, behind in pairwise(words)]
    wide = WIDE * line.height
    if len(words) > FEW and not _numbers(words):
        wide = max(wide, EVENLY * median(width for width, _ in gaps))
    cuts = [x for width, x in gaps if width > wide]
    edges = pairwise([float("-inf"), *cuts, float("inf")])
    return [
        Stretch(tuple(glyph for glyph in line.glyphs if left <= glyph.left < right))
        for left, right in edges
    ]


def _words(line: Stretch) -> list[Stretch]:
    """What stands between gaps, from left to right."""
    words: list[list[Glyph]] = []
    reach = float("-inf")
    for glyph in sorted(line.glyphs, key=lambda glyph: glyph.left):
        if glyph.left - reach > WORD_GAP * line.height:
            words.append([])
        words[-1].append(glyph)
        reach = max(reach, glyph.right)
    return [Stretch(tuple(word)) for word in words]


def _numbers(words: Sequence[Stretch]) -> bool:
    """Whether most hold digits, as in a table's row."""
    return sum(any(map(str.isdecimal, word.letters)) for word in words) * 2 > len(words)


def _raised(glyph: Glyph, stretch: Stretch) -> Glyph:
    small = glyph.top - glyph.bottom < SMALL * stretch.height
    if small and glyph.text.isdecimal() and glyph.bottom - stretch.bottom > RAISED * stretch.height:
        return glyph._replace(text=raised(glyph.text))
    return glyph


def _painted(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters from left to right, each with its marks and with the non-joiner behind it."""
    loose = [glyph for glyph in glyphs if category(glyph.text[0]) in ("Mn", "Cf")]
    letters = sorted(
        (glyph for glyph in glyphs if glyph not in loose), key=lambda glyph: glyph.middle
    )
    for mark in loose if letters else ():
        behind = category(mark.text[0]) == "Cf"
        distances = [
            abs((letter.left if behind else letter.middle) - mark.middle) for letter in letters
        ]
        at = distances.index(min(distances))
        letters[at] = letters[at]._replace(text=letters[at].text + mark.text)
    return letters or loose


def _spaced(glyphs: Sequence[Glyph], height: float) -> Iterator[str]:
    """The characters, with a blank where PDFium sees one, or else a gap shows one."""
    for before, glyph in pairwise([None, *glyphs]):
        assert glyph is not None
        if before:
            later = before if before.rank > glyph.rank else glyph
            gap = max(glyph.left - before.right, before.left - glyph.right)
            neighbours = abs(glyph.rank - before.rank) == 1
            yield " " if (later.spaced if neighbours else gap > WORD_GAP * height) else ""
        yield glyph.text
