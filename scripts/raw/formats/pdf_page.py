"""A page of a PDF → its visual lines: characters with the boxes in which they are painted.

Which characters a page holds is PDFium's reading. Where they belong is read off their boxes: the
order in which a page is painted says little, least of all for right-to-left text.
"""

from __future__ import annotations

import ctypes
import operator
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from scripts.raw.formats.bidi import has_leftwards

HYPHENS = (0x02, 0xAD)  # PDFium's sign for one at a line end; a "soft" one that is painted is hard
FORMS = (("\ufb00", "\ufdcf"), ("\ufdf2", "\ufdf2"), ("\ufe70", "\ufefc"))  # joined, positional
NON_JOINERS = ("\u200c\0", " \x0c\0")  # the second: its two bytes, as PDFium 8149 gives them
SAME_LINE = 0.5  # of the smaller height: so much do two stretches of one line share
NEAR = 0.6  # of the height: what is painted no farther apart goes on in the line


class Glyph(NamedTuple):
    """A visible character and its box, in points, as the page is looked at; y grows upwards."""

    text: str  # more than one character where letters are joined, or bear marks
    left: float
    right: float
    bottom: float
    top: float
    rank: int  # its place among PDFium's characters; those of different runs are never neighbours
    spaced: bool  # whether PDFium sees a blank before it

    @property
    def middle(self) -> float:
        """Where it stands on its line."""
        return (self.left + self.right) / 2


class Stretch:
    """Characters that stand on one line, at least one; not to be changed."""

    def __init__(self, glyphs: tuple[Glyph, ...]) -> None:
        texts, lefts, rights, bottoms, tops, _, _ = zip(*glyphs, strict=True)
        self.glyphs = glyphs
        self.letters = "".join(texts)  # in PDFium's order, without blanks
        self.left: float = min(lefts)
        self.right: float = max(rights)
        self.bottom: float = min(bottoms)
        self.top: float = max(tops)
        self.height: float = max(map(operator.sub, tops, bottoms))  # a little more than the type's


def lines_of(page: PdfPage) -> list[Stretch]:
    """The lines of a page in the order of painting, each with all that goes on at its height."""
    lines: list[Stretch] = []
    for run in _runs(page):
        if lines and _beside(lines[-1], run):
            pair = sorted((lines.pop(), run), key=lambda stretch: stretch.left)
            lines.append(Stretch(pair[0].glyphs + pair[1].glyphs))
        else:
            lines.append(run)
    if any(has_leftwards(line.letters) for line in lines):
        joiners = list(_joiners(page))
        return [_with_joiners(line, joiners) for line in lines]
    return lines


def _beside(line: Stretch, run: Stretch) -> bool:
    """Whether `run` (a raised number, say) goes on where `line` ends, or leads up to it."""
    shared = min(line.top, run.top) - max(line.bottom, run.bottom)
    apart = max(run.left - line.right, line.left - run.right)
    height = max(line.height, run.height)
    return shared >= SAME_LINE * min(line.height, run.height) and abs(apart) <= NEAR * height


def _runs(page: PdfPage) -> Iterator[Stretch]:
    """What PDFium takes for lines: it begins another at a raised character, too."""
    text, turn = page.get_textpage(), page.get_rotation() // 90
    box = pdfium.FS_RECTF()
    here = ctypes.byref(box)
    run: list[Glyph] = []
    spaced, rank = False, 0
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        character = "-" if code in HYPHENS else chr(code)
        if not character.isspace():
            pdfium.FPDFText_GetLooseCharBox(text.raw, index, here)
            rank += 1
            _add(run, Glyph(_letters(character), *_turned(box, turn), rank, spaced))
        spaced = character.isspace()
        if run and (character == "\n" or code == HYPHENS[0]):
            yield Stretch(tuple(run))
            run, rank = [], rank + 1
    if run:
        yield Stretch(tuple(run))
    text.close()


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


def _turned(box: pdfium.FS_RECTF, turn: int) -> tuple[float, float, float, float]:
    """(left, right, bottom, top) of a box on a page shown turned by `turn` quarters clockwise."""
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    for _ in range(turn):
        left, right, bottom, top = bottom, top, -right, -left
    return left, right, bottom, top


def _joiners(page: PdfPage) -> Iterator[Glyph]:
    """The zero-width non-joiners that a page holds beside what is painted."""
    name, size = (pdfium.FPDF_WCHAR * 8)(), ctypes.c_ulong()
    edges = [ctypes.c_float() for _ in range(4)]
    turn = page.get_rotation() // 90
    for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        for number in range(pdfium.FPDFPageObj_CountMarks(item.raw)):
            mark = pdfium.FPDFPageObj_GetMark(item.raw, number)
            said = pdfium.FPDFPageObjMark_GetParamStringValue(
                mark, b"ActualText", name, ctypes.sizeof(name), ctypes.byref(size)
            )
            known = said and size.value <= ctypes.sizeof(name)
            if known and bytes(name)[: size.value].decode("utf-16-le", "replace") in NON_JOINERS:
                pdfium.FPDFPageObj_GetBounds(item.raw, *map(ctypes.byref, edges))
                left, bottom, right, top = (edge.value for edge in edges)
                box = pdfium.FS_RECTF(left, top, right, bottom)
                yield Glyph("\u200c", *_turned(box, turn), 0, False)


def _with_joiners(line: Stretch, joiners: list[Glyph]) -> Stretch:
    own = (
        joiner
        for joiner in joiners
        if line.bottom <= joiner.bottom <= line.top and line.left < joiner.left < line.right
    )
    return Stretch((*line.glyphs, *own))
