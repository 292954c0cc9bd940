"""A page of a PDF → its lines: characters with their boxes, put together in reading order.

Which characters a page holds is PDFium's reading. Where they belong is read off their boxes: the
order in which a page is painted says little, least of all for right-to-left text.
"""

from __future__ import annotations

import ctypes
import math
import operator
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from scripts.raw.format import raised
from scripts.raw.reading.bidi import has_leftwards, reading_order, with_brackets_set

HYPHENS = (0x02, 0xAD)  # PDFium's sign for one at a line end; a "soft" one that is painted is hard
FORMS = (("\ufb00", "\ufdcf"), ("\ufdf2", "\ufdf2"), ("\ufe70", "\ufefc"))  # joined, positional
NON_JOINERS = ("\u200c\0", " \x0c\0")  # the second: its two bytes, as PDFium 8149 gives them
SAME_LINE = 0.5  # of the smaller height: so much do two stretches of one line share
NEAR = 0.6  # of the height: what is painted no farther apart goes on in the line
WIDE = 0.9  # of the height: a gap between columns or cells, wider than most between words
FEW = 4  # words: of more, a line may be drawn out to the margin,
EVENLY = 1.5  # and then no gap is wider than so many times the usual one
WORD_GAP = 0.16  # of the height: a gap between words, where PDFium says nothing
RAISED = 0.25  # of the height: so far above the line's foot stands a raised number
ASLANT = 0.2  # between the squares of cosine and sine: about 6 degrees off 45
SMALL = 0.85  # of the height: so high is a raised number at most


class Glyph(NamedTuple):
    """A visible character and its box, in points, with its line level; y grows upwards."""

    text: str  # more than one character where letters are joined, or bear marks
    left: float
    right: float
    bottom: float
    top: float
    rank: int  # its place among PDFium's characters; those of different runs are never neighbours
    spaced: bool  # whether PDFium sees a blank before it
    slope: int  # of its line, see `_slope`

    @property
    def middle(self) -> float:
        """Where it stands on its line."""
        return (self.left + self.right) / 2


class Stretch:
    """Characters that stand on one line, at least one; not to be changed."""

    def __init__(self, glyphs: tuple[Glyph, ...]) -> None:
        texts, lefts, rights, bottoms, tops, *_ = zip(*glyphs, strict=True)
        self.glyphs = glyphs
        self.letters = "".join(texts)  # in PDFium's order, without blanks
        self.left: float = min(lefts)
        self.right: float = max(rights)
        self.bottom: float = min(bottoms)
        self.top: float = max(tops)
        self.height: float = max(map(operator.sub, tops, bottoms))  # a little more than the type's
        self.slope = glyphs[0].slope  # of all of them


def lines_of(page: PdfPage) -> list[list[Stretch]]:
    """The lines of a page in the order of painting, each with all that goes on at its height.

    Those of each slope are a list of their own: a table printed sideways, a slanting stamp.
    """
    found: dict[int, list[Stretch]] = defaultdict(list)
    for run in _runs(page):
        lines = found[run.slope]
        if lines and _beside(lines[-1], run):
            pair = sorted((lines.pop(), run), key=lambda stretch: stretch.left)
            lines.append(Stretch(pair[0].glyphs + pair[1].glyphs))
        else:
            lines.append(run)
    for slope in found.keys() - {0}:  # PDFium orders lines that are not level as if they were
        found[slope] = _by_rows(found[slope])
    if any(has_leftwards(line.letters) for lines in found.values() for line in lines):
        joiners = list(_joiners(page))
        return [[_with_joiners(line, joiners) for line in lines] for lines in found.values()]
    return list(found.values())


def _by_rows(lines: list[Stretch]) -> list[Stretch]:
    """Lines from the highest down; what stands at one height is one, from left to right."""
    rows: list[list[Stretch]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if not rows or rows[-1][0].bottom - line.bottom > SAME_LINE * line.height:
            rows.append([])
        rows[-1].append(line)
    glyphs = ((glyph for line in row for glyph in line.glyphs) for row in rows)
    return [Stretch(tuple(sorted(row, key=lambda glyph: glyph.middle))) for row in glyphs]


def _beside(line: Stretch, run: Stretch) -> bool:
    """Whether `run` (a raised number, say) goes on where `line` ends, or leads up to it."""
    shared = min(line.top, run.top) - max(line.bottom, run.bottom)
    apart = max(run.left - line.right, line.left - run.right)
    height = max(line.height, run.height)
    return shared >= SAME_LINE * min(line.height, run.height) and abs(apart) <= NEAR * height


def _runs(page: PdfPage) -> Iterator[Stretch]:
    """What PDFium takes for lines: it begins another at a raised character, too."""
    text, box, matrix = page.get_textpage(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    run: list[Glyph] = []
    spaced, rank = False, 0
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        character = "-" if code in HYPHENS else chr(code)
        if not character.isspace():
            pdfium.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
            pdfium.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
            slope = _slope(matrix)
            size = pdfium.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.a, matrix.b)
            level = _levelled(box, slope, size)
            glyph = Glyph(_letters(character), *level, rank + 1, spaced, slope)
            if run and _elsewhere(run[-1], glyph):
                yield Stretch(tuple(run))
                run, glyph = [], glyph._replace(rank=rank + 2)
            rank = glyph.rank
            _add(run, glyph)
        spaced = character.isspace()
        if run and (character == "\n" or code == HYPHENS[0]):
            yield Stretch(tuple(run))
            run, rank = [], rank + 1
    if run:
        yield Stretch(tuple(run))
    text.close()


def _slope(matrix: pdfium.FS_MATRIX) -> int:
    """Degrees by which a line set with this matrix rises; letters that lean do not turn it.

    360 more where it is mirrored.
    """
    mirrored = bool(matrix.a * matrix.d < matrix.b * matrix.c)
    return round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360 + 360 * mirrored


def _elsewhere(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character begins a line of its own: PDFium says so only of level lines."""
    shared = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    below = shared < SAME_LINE * min(last.top - last.bottom, glyph.top - glyph.bottom)
    return last.slope != glyph.slope or (glyph.slope != 0 and below)


def _add(run: list[Glyph], glyph: Glyph) -> None:
    """Append a character; the parts of one joined letter stay together."""
    last = run[-1] if run else None
    if last and last[1:5] == glyph[1:5] and not glyph.spaced:
        run[-1] = last._replace(text=last.text + glyph.text)
    else:
        run.append(glyph)


def _letters(character: str) -> str:
    """The forms that fonts have for joining letters as the letters meant."""
    if character < FORMS[0][0]:
        return character
    form = any(first <= character <= last for first, last in FORMS)
    return unicodedata.normalize("NFKC", character) if form else character


def _levelled(box: pdfium.FS_RECTF, slope: int, size: float) -> tuple[float, float, float, float]:
    """(left, right, bottom, top) of a box on a line that rises by `slope`, were it level.

    `size` is that of the type, in points.
    """
    radians = math.radians(slope)
    sine, cosine = math.sin(radians), math.cos(radians)
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    x, y = x * cosine + y * sine, y * cosine - x * sine
    y = -y if slope >= 360 else y
    across, up, sine, cosine = box.right - box.left, box.top - box.bottom, abs(sine), abs(cosine)
    apart = cosine**2 - sine**2
    if abs(apart) < ASLANT:  # then the box says nothing but the sum of width and height
        height = size
        width = max((across - height * sine) / cosine, 0)
    else:
        width, height = across * cosine - up * sine, up * cosine - across * sine
        width, height = width / apart, height / apart
    return x - width / 2, x + width / 2, y - height / 2, y + height / 2


def _joiners(page: PdfPage) -> Iterator[Glyph]:
    """The zero-width non-joiners that a page holds beside what is painted."""
    name, size = (pdfium.FPDF_WCHAR * 8)(), ctypes.c_ulong()
    edges = [ctypes.c_float() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        for number in range(pdfium.FPDFPageObj_CountMarks(item.raw)):
            mark = pdfium.FPDFPageObj_GetMark(item.raw, number)
            said = pdfium.FPDFPageObjMark_GetParamStringValue(
                mark, b"ActualText", name, ctypes.sizeof(name), ctypes.byref(size)
            )
            known = said and size.value <= ctypes.sizeof(name)
            if known and bytes(name)[: size.value].decode("utf-16-le", "replace") in NON_JOINERS:
                pdfium.FPDFPageObj_GetBounds(item.raw, *map(ctypes.byref, edges))
                pdfium.FPDFPageObj_GetMatrix(item.raw, ctypes.byref(matrix))
                left, bottom, right, top = (edge.value for edge in edges)
                slope = _slope(matrix)
                box = _levelled(pdfium.FS_RECTF(left, top, right, bottom), slope, top - bottom)
                yield Glyph("\u200c", *box, 0, False, slope)


def _with_joiners(line: Stretch, joiners: list[Glyph]) -> Stretch:
    own = (
        joiner
        for joiner in joiners
        if joiner.slope == line.slope
        and line.bottom <= joiner.bottom <= line.top
        and line.left < joiner.left < line.right
    )
    return Stretch((*line.glyphs, *own))


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
    loose = [glyph for glyph in glyphs if unicodedata.category(glyph.text[0]) in ("Mn", "Cf")]
    letters = sorted(
        (glyph for glyph in glyphs if glyph not in loose), key=lambda glyph: glyph.middle
    )
    for mark in loose if letters else ():
        behind = unicodedata.category(mark.text[0]) == "Cf"
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
