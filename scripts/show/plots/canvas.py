"""Words and marks on one sheet, whose unit is the pixel from its upper left corner.

Words are set in a few styles; how wide a line of each is, and where it breaks, is known beforehand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

from scripts.show.plots.marks import APPROXIMATE, Mark, Part
from scripts.show.plots.scale import Scale

DPI = 100
INK, GREY = "#222222", "#595959"
RULE = "#dddddd"
# Okabe and Ito's colours without the yellow, which white paper swallows. As 7 and 8 have no common
# divisor, 77 voices go by before one of them has both the colour and the shape of another.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00", "#56B4E9")
SHAPES = (
    ("o", 8.0),
    ("s", 7.0),
    ("^", 8.0),
    ("D", 6.5),
    ("v", 8.0),
    ("P", 8.5),
    ("X", 8.5),
    ("*", 11.0),
    ("<", 8.0),
    (">", 8.0),
    ("p", 9.0),
)  # with the size, in points, at which they look equally large
NOBODY = len(COLOURS) * len(SHAPES)  # the voice of a sample: grey, round
# In pixels.
HEAD = 5  # of an arrow, and of the stroke from which an arrow of no one's number starts
BAR, THIN = 11, 4  # the height of a date's bar, and of one without an end
LEAST_BAR = 4  # a day on an axis of years is still seen
OR_BELOW = 13  # the word between two parts of a mark, below its middle
SHADE = 3  # from one shade of a fading end to the next


@dataclass(frozen=True)
class Style:
    """One way in which words are set."""

    size: float  # points
    face: str  # of DejaVu Sans
    line: int  # pixels from one line to the next

    @property
    def font(self) -> FontProperties:
        """The font shipped with the plotting library: every machine sets the same type."""
        folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
        return FontProperties(fname=str(folder / f"DejaVuSans{self.face}.ttf"), size=self.size)


BODY = Style(9.5, "", 16)
NOTE = Style(9.5, "-Bold", 18)
SMALL = Style(7.8, "", 13)
TITLE = Style(13.0, "-Bold", 23)
QUOTE = Style(8.5, "-Oblique", 15)


@dataclass(frozen=True)
class Spot:
    """Where a mark goes, and in whose colour and shape."""

    scale: Scale
    y: float
    voice: int

    @property
    def colour(self) -> str:
        """That of the voice; grey for a sample that is nobody's."""
        return GREY if self.voice == NOBODY else COLOURS[self.voice % len(COLOURS)]


class Canvas:
    """One sheet of `width` by `height` pixels."""

    def __init__(self, width: int, height: int) -> None:
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()

    def text(self, x: float, y: float, words: str, style: Style = BODY, **look: Any) -> None:
        """One line of words centred on `y`; a stranger's `$` opens no formula."""
        look = {"color": INK, "va": "center_baseline", "fontproperties": style.font, **look}
        self.axes.text(x, y, words, parse_math=False, **look)

    def line(self, xs: list[float], ys: list[float], colour: str = RULE, **look: Any) -> None:
        """A line through the points given."""
        self.axes.plot(xs, ys, color=colour, **{"lw": 0.8, "solid_capstyle": "butt", **look})

    def sign(self, x: float, at: Spot, hollow: bool = False) -> None:
        """The sign of a voice."""
        shape, size = SHAPES[at.voice % len(SHAPES)]
        face = "white" if hollow else at.colour
        look = {"ls": "none", "marker": shape, "ms": size, "mfc": face, "mew": 1.4}
        self.line([x], [at.y], at.colour, zorder=4, **look)

    def mark(self, mark: Mark, at: Spot) -> None:
        """A mark of either kind; where it has several parts, `or` joins them."""
        draw = self._bar if mark.kind == "date" else self._amount
        for part in mark.parts:
            draw(mark, part, at)
        for before, after in pairwise(mark.parts):
            ends = [at.scale.at(before.high), at.scale.at(after.low)]
            self.line(ends, [at.y, at.y], at.colour, lw=1.2, ls=(0, (1, 1.5)))
            self.text(sum(ends) / 2, at.y + OR_BELOW, "or", SMALL, ha="center")

    def _amount(self, mark: Mark, part: Part, at: Spot) -> None:
        left, right = _edges(part, at.scale)
        if not part.is_point:
            thick = 1.4 if "none" in (part.low_end, part.high_end) else 4.5
            dashes = (0, (4, 2.5)) if mark.dashed else "-"
            self.line([left, right], [at.y, at.y], at.colour, lw=thick, ls=dashes)
        if part.is_point:
            near = APPROXIMATE in mark.sign
            self._end(left, "open" if near else part.low_end, -1, mark, at)
        else:
            self._end(left, part.low_end, -1, mark, at)
            self._end(right, part.high_end, 1, mark, at)
        if mark.sign and part is mark.parts[0]:
            ends = (right + 9, "left") if part.low_end == "none" else (left - 9, "right")
            self.text(ends[0], at.y, mark.sign, ha=ends[1])

    def _end(self, x: float, end: str, way: int, mark: Mark, at: Spot) -> None:
        if end == "none":
            self._head(x, way, at)
        elif mark.dashed:  # nobody said this number, so it bears nobody's sign
            self.line([x, x], [at.y - HEAD, at.y + HEAD], at.colour, lw=1.4)
        else:
            self.sign(x, at, hollow=end == "open")

    def _head(self, x: float, way: int, at: Spot) -> None:
        back = x - way * HEAD
        self.line([back, x, back], [at.y - HEAD, at.y, at.y + HEAD], at.colour, lw=1.4)

    def _bar(self, mark: Mark, part: Part, at: Spot) -> None:
        left, right = _edges(part, at.scale)
        if right - left < LEAST_BAR:
            left, right = (left + right - LEAST_BAR) / 2, (left + right + LEAST_BAR) / 2
        thick = THIN if "none" in (part.low_end, part.high_end) else BAR
        if mark.dashed:
            self._box(left, right, thick, at, fc="white", ec=at.colour, lw=1.3, ls=(0, (3, 2)))
        else:
            self._fading(left, right, thick, part, at)
        for x, end, way in ((left, part.low_end, -1), (right, part.high_end, 1)):
            if end == "none":
                self._head(x, way, at)
        if mark.sign:
            self.text(right + 5, at.y, mark.sign, ha="left")

    def _fading(self, left: float, right: float, thick: float, part: Part, at: Spot) -> None:
        """Boxes from the palest, which is the whole bar, to the full colour of its core."""
        low, high = at.scale.length(part.low_fade), at.scale.length(part.high_fade)
        shades = math.ceil(max(low, high) / SHADE) or 1
        full = [int(at.colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        for step in range(shades):
            ink, inset = (step + 1) / shades, step / shades
            pale = tuple(1 - ink * (1 - value) for value in full)
            self._box(left + inset * low, right - inset * high, thick, at, fc=pale, lw=0)

    def _box(self, left: float, right: float, thick: float, at: Spot, **look: Any) -> None:
        corner = (left, at.y - thick / 2)
        self.axes.add_patch(Rectangle(corner, right - left, thick, zorder=2, **look))


def _edges(part: Part, scale: Scale) -> tuple[float, float]:
    """Pixels of both ends; one that has no bound reaches the edge of the axis."""
    return (
        scale.left if part.low_end == "none" else scale.at(part.low),
        scale.right if part.high_end == "none" else scale.at(part.high),
    )


# ---- words


@lru_cache(maxsize=10_000)  # words are measured again and again until they fit
def text_width(text: str, style: Style) -> float:
    """Pixels a line takes."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, style.font, ismath=False)
    return float(width) * DPI / 72


def wrap(text: str, room: float, style: Style) -> list[str]:
    """Lines that keep within `room` pixels; a word that is wider is broken."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        if current and text_width(f"{current} {word}", style) <= room:
            current = f"{current} {word}"
            continue
        *broken, last = _pieces(word, room, style)
        lines += [current, *broken] if current else broken
        current = last
    return [*lines, current] if current else lines


def _pieces(word: str, room: float, style: Style) -> list[str]:
    """A word in as few pieces as fit."""
    if text_width(word, style) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, style) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def clipped(text: str, room: float, style: Style, most: int) -> list[str]:
    """At most `most` lines that keep within `room` pixels, with … where words are left out."""
    lines = wrap(text, room, style)
    if len(lines) <= most:
        return lines
    close = "…”" if text.endswith("”") else "…"
    words = " ".join(lines[most - 1 :]).split()
    cuts = (" ".join(words[:n]) + close for n in range(len(words), 0, -1))
    last = next((cut for cut in cuts if text_width(cut, style) <= room), close)
    return [*lines[: most - 1], last]
