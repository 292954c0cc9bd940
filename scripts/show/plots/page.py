"""Sets one picture in type: blocks, one under the other, each as high as its words need.

Nothing is placed by eye: a label is wrapped to the room it has, and the sheet grows downwards.
The same picture gives the same bytes, whatever the machine is set to.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, groupby

import matplotlib
from matplotlib.figure import Figure

from scripts.show.plots.canvas import (
    BODY,
    GREY,
    NOBODY,
    NOTE,
    QUOTE,
    SMALL,
    TITLE,
    Canvas,
    Spot,
    Style,
    clipped,
    text_width,
    wrap,
)
from scripts.show.plots.marks import LEGEND
from scripts.show.plots.pictures import markdown
from scripts.show.plots.rows import NOTICE, Picture, PlotRow
from scripts.show.plots.scale import Scale, scale_for, unit_scale

# All in pixels.
MARGIN = 14
GAP = 12  # between two columns
SIGN_ROOM = 20  # left of a label, for the sign of its voice
SAMPLE_ROOM = 44  # left of an entry of the legend
LABEL_SHARE, SAID_SHARE = 0.36, 0.15  # of the width, at most
SAID_LINES = 2  # at most


@dataclass(frozen=True)
class Block:
    """A part of the sheet over its whole width."""

    height: float
    draw: Callable[[Canvas, float], None]  # given the upper edge


@dataclass(frozen=True)
class Columns:
    """Where the columns of rows stand: sign and label, axis, reading."""

    label: float  # left edge of the labels
    label_room: float
    scale: Scale  # from the axis's left edge to its right one
    said_room: float
    right: float  # right edge of the readings


def draw(picture: Picture, width: int) -> Figure:
    """The picture, `width` pixels wide and as high as it needs to be."""
    columns = _columns(picture, width)
    blocks = [
        *_head(picture, width),
        _ticks(columns.scale),
        *_rows(picture, columns),
        _ticks(columns.scale),
        _axis_words(picture, columns.scale),
        *_legend(picture, width),
        _text([], SMALL, after=GAP),
        _text([f"Words, sources and ids: {picture.name}.md"], SMALL, color=GREY),
    ]
    edges = list(accumulate((block.height for block in blocks), initial=float(MARGIN)))
    canvas = Canvas(width, round(edges[-1]) + MARGIN)
    for block, edge in zip(blocks, edges, strict=False):
        block.draw(canvas, edge)
    return canvas.figure


def _columns(picture: Picture, width: int) -> Columns:
    said = max(text_width(row.mark.said, BODY) for row in picture.rows)
    label = max(
        max(text_width(row.label, BODY), text_width(row.small_print, SMALL)) for row in picture.rows
    )
    said_room = min(said + 1, SAID_SHARE * width)
    label_room = min(label + 1, LABEL_SHARE * width)
    start = MARGIN + SIGN_ROOM
    right = width - MARGIN
    most = 1.0 if picture.whole else None
    marks = [row.mark for row in picture.rows]
    scale = scale_for(marks, start + label_room + GAP, right - said_room - GAP, most)
    return Columns(start, label_room, scale, said_room, right)


def _text(lines: list[str], style: Style, after: float = 0, **look: str) -> Block:
    def put(canvas: Canvas, top: float) -> None:
        for number, line in enumerate(lines):
            canvas.text(MARGIN, top + (number + 0.5) * style.line, line, style, **look)

    return Block(len(lines) * style.line + after, put)


def _head(picture: Picture, width: int) -> Iterator[Block]:
    room = width - 2 * MARGIN
    yield _text([NOTICE], NOTE, 2, color=GREY)
    yield _text(wrap(picture.title, room, TITLE), TITLE, 3)
    yield _text(wrap(picture.summary, room, BODY), BODY, 0 if picture.note else 6, color=GREY)
    if picture.note:
        yield _text(wrap(picture.note, room, BODY), BODY, 6, color=GREY)


def _ticks(scale: Scale) -> Block:
    deepest = max((tick.text.count("\n") + 1 for tick in scale.ticks), default=0)

    def put(canvas: Canvas, top: float) -> None:
        for tick in scale.ticks:
            for number, line in enumerate(tick.text.split("\n")):
                y = top + 3 + (number + 0.5) * SMALL.line
                canvas.text(scale.at(tick.place), y, line, SMALL, ha="center", color=GREY)

    return Block(deepest * SMALL.line + 6, put)


def _axis_words(picture: Picture, scale: Scale) -> Block:
    kind = "logarithmic axis" if scale.log else "linear axis"
    words = f"unit: {picture.unit}, {kind}" if picture.unit and scale.ticks else ""

    def put(canvas: Canvas, top: float) -> None:
        middle = (scale.left + scale.right) / 2
        canvas.text(middle, top + SMALL.line / 2, words, SMALL, ha="center", color=GREY)

    return Block((SMALL.line if words else 0) + GAP, put)


def _rows(picture: Picture, columns: Columns) -> Iterator[Block]:
    """The rows, a heading over each group but the first."""
    for group, rows in groupby(picture.rows, key=lambda row: row.group):
        if group:
            yield _text([], SMALL, after=GAP / 2)
            yield _text([group], NOTE, 2)
        yield from (_row(row, columns) for row in rows)


def _row(row: PlotRow, columns: Columns) -> Block:
    label = wrap(row.label, columns.label_room, BODY)
    small = wrap(row.small_print, columns.label_room, SMALL)
    said = clipped(row.mark.said, columns.said_room, BODY, SAID_LINES)
    height = 9 + max(
        len(label) * BODY.line + len(small) * SMALL.line,
        len(said) * BODY.line,
        BODY.line + SMALL.line * (len(row.mark.parts) > 1),
    )

    def put(canvas: Canvas, top: float) -> None:
        _frame(canvas, columns, top, top + height)
        first = top + 4.5 + BODY.line / 2
        canvas.sign(MARGIN + 6, Spot(columns.scale, first, row.voice_number))
        for number, line in enumerate(label):
            canvas.text(columns.label, first + number * BODY.line, line)
        below = top + 4.5 + len(label) * BODY.line + SMALL.line / 2
        for number, line in enumerate(small):
            canvas.text(columns.label, below + number * SMALL.line, line, SMALL, color=GREY)
        for number, line in enumerate(said):
            canvas.text(columns.right, first + number * BODY.line, line, ha="right")
        _content(canvas, row, columns.scale, first)

    return Block(height, put)


def _frame(canvas: Canvas, columns: Columns, top: float, bottom: float) -> None:
    canvas.line([MARGIN, columns.right], [top, top], zorder=1)
    canvas.line([MARGIN, columns.right], [bottom, bottom], zorder=1)
    for tick in columns.scale.ticks:
        x = columns.scale.at(tick.place)
        canvas.line([x, x], [top, bottom], zorder=1)


def _content(canvas: Canvas, row: PlotRow, scale: Scale, y: float) -> None:
    if row.mark.parts:
        canvas.mark(row.mark, Spot(scale, y, row.voice_number))
        return
    words = clipped(f"“{row.drawn}”", scale.right - scale.left, QUOTE, 1)
    canvas.text(scale.left, y, words[0], QUOTE, color=GREY)


def _legend(picture: Picture, width: int) -> Iterator[Block]:
    """The marks that occur, in the order of `LEGEND`, as many on a line as there is room for."""
    present = {key for row in picture.rows for key in row.mark.keys}
    room = width - 2 * MARGIN
    x, line = 0.0, list[tuple[str, float, list[str]]]()
    for key in (key for key in LEGEND if key in present):
        words = wrap(LEGEND[key].said, room - SAMPLE_ROOM, SMALL)
        wide = SAMPLE_ROOM + text_width(words[0], SMALL)
        if line and x + wide > room:
            yield _samples(line)
            x, line = 0.0, []
        line.append((key, MARGIN + x, words))
        x += wide + 2 * GAP
    if line:
        yield _samples(line)


def _samples(entries: list[tuple[str, float, list[str]]]) -> Block:
    def put(canvas: Canvas, top: float) -> None:
        middle = top + 10
        for key, x, words in entries:
            scale = unit_scale(x + 6, x + SAMPLE_ROOM - 12)
            if LEGEND[key].parts:
                canvas.mark(LEGEND[key], Spot(scale, middle, NOBODY))
            else:
                canvas.text(scale.left, middle, "“ ”", QUOTE, color=GREY)
            for number, line in enumerate(words):
                canvas.text(x + SAMPLE_ROOM, middle + number * SMALL.line, line, SMALL)

    deepest = max(max(len(words), 1 + (len(LEGEND[key].parts) > 1)) for key, _, words in entries)
    return Block(20 + SMALL.line * (deepest - 1), put)


# ---- its files

OUTLINES, TEXT = "path", "none"  # how the plotting library calls what becomes of letters


@contextmanager
def plain_settings(letters: str = OUTLINES) -> Iterator[None]:
    """The plotting library as it was shipped, whatever a user's own settings are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rc("svg", fonttype=letters, hashsalt="claims")
        matplotlib.rc("text", hinting="none")
        yield


def rendered(
    picture: Picture,
    width: int,
    formats: Collection[str] = ("svg", "png"),
    letters: str = OUTLINES,
) -> dict[str, bytes]:
    """The picture's files by their ending, `width` pixels wide, and its table (`md`).

    As `TEXT` the words of an `svg` can be selected, searched and read aloud, in a third of the
    bytes; as `OUTLINES` they look the same wherever they are shown.
    """
    files = {"md": markdown(picture).encode("utf-8")}
    title = f"{NOTICE}: {picture.title}"
    with plain_settings(letters):
        figure = draw(picture, width)
        for ending, metadata in (
            ("svg", {"Date": None, "Creator": None, "Title": title}),
            ("png", {"Software": None, "Title": title}),
        ):
            if ending in formats:
                out = io.BytesIO()
                figure.savefig(out, format=ending, metadata=metadata)
                files[ending] = out.getvalue()
    return files
