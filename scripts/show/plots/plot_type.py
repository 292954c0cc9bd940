"""How words are set: a few styles, how wide a line of each is, and where it breaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

DPI = 100
INK, GREY = "#222222", "#595959"


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
