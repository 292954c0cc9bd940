"""The mark of one number or date, drawn with what an SVG has; all pages draw it here.

● the number itself · ≈ about it · ○→ more than, |→ at least · ←○ fewer than, ←| at most · |–|
from one to the other · ●–● one or the other · a broken line for a word such as “thousands”. Of
dates: ◆ a day, an outlined stretch for somewhere in it, ≈ about it, an arrow where no end is given.
What is open has a stub of one length: a line to the edge would make the vaguest the largest thing
on the sheet. Classes, not attributes, give colour: a page has a light and a dark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import inf, isinf

from markupsafe import Markup, escape

from scripts.show.plots.marks import APPROXIMATE, LEGEND, UNCERTAIN, Mark, Part
from scripts.show.plots.scale import Scale
from scripts.site.picture.axis import NARROW, Axis

MIDDLE = 11  # pixels from the upper edge of a strip to its mark
HEIGHT, TALL = 22, 38  # of a strip; of one whose reading stands below
STUB = 34  # pixels of a line that is open upwards
LETTER = 7.4  # pixels of a letter of a reading, at most
ROOM = 280  # pixels of the narrowest axis
SAMPLE, SIDE = 58, 8  # pixels of a sample, and of what is free on either side
MEANINGS = {  # what a mark means, where a row is a strip; of others the legend says it
    "rule": "a word such as “thousands”",
    "relayed": "†: not found so with the one it is ascribed to",
    "day": "the day is given",
    "soft": "some time in it: a month, season or year is given",
}
DOT = '<circle class="mf" r="5"/>'
RING = '<circle class="mo" r="4.5"/>'
BAR = '<rect class="mf" x="-1.5" y="-7" width="3" height="14"/>'
WAVES = '<path class="m" d="M-7 -2.5q3.5 -4.5 7 0t7 0M-7 4q3.5 -4.5 7 0t7 0"/>'
DIAMOND = '<path class="mf" d="M0 -6l6 6-6 6-6-6z"/>'
TO_RIGHT = '<path class="mf" d="M0 0l-9 -5v10z"/>'
TO_LEFT = '<path class="mf" d="M0 0l9 -5v10z"/>'
LINE = f'<path class="m" d="M0 0H{STUB}"/>'
BROKEN = f'<path class="mv" d="M0 0H{STUB}"/>'
ENDS = {"closed": BAR, "open": RING, "soft": "", "none": ""}


@dataclass(frozen=True)
class Strip:
    """What stands on one row of an axis."""

    body: Markup  # of an SVG element whose width is that of the axis
    height: int


@dataclass(frozen=True)
class Length:
    """An axis as an SVG has it: in per cent of its element, or in pixels of a sheet."""

    axis: Axis
    left: float = 0.0
    pixels: float = 0.0  # of its length; 0 = in per cent

    def at(self, place: float) -> str:
        """Where a place lies."""
        share = self.axis.share(place)
        return f"{self.left + share * self.pixels:.1f}" if self.pixels else f"{share * 100:.2f}%"

    def between(self, low: float, high: float) -> str:
        """How long a stretch is."""
        share = self.axis.share(high) - self.axis.share(low)
        return f"{share * self.pixels:.1f}" if self.pixels else f"{share * 100:.2f}%"


def strip(mark: Mark, along: Length, reading: bool = True) -> Strip:
    """The mark of a row, with its reading beside it or, of a wide one, below."""
    shapes = [*_shapes(mark, along)]
    text, height = _reading(mark, along) if reading and mark.parts else ("", HEIGHT)
    return Strip(Markup("".join([*shapes, text])), height)  # noqa: S704 (made of numbers)


def samples(keys: Collection[str]) -> list[tuple[Markup, str]]:
    """A sample of each key that occurs, in the order of the legend, and what it means."""
    found = (mark for key, mark in LEGEND.items() if key in keys and mark.parts)
    return [(sample(_hundredfold(mark)), MEANINGS.get(mark.keys[0], mark.said)) for mark in found]


def icon(mark: Mark) -> Markup:
    """What a mark looks like, wherever it stands: the sample of its kind; empty for words alone."""
    found = next((LEGEND[key] for key in mark.keys if LEGEND[key].parts), None)
    return sample(_hundredfold(found)) if found else Markup("")


@cache
def sample(mark: Mark) -> Markup:
    """A mark whose places run from 0 to 100, without its reading."""
    along = Length(Axis(Scale(0, 100, 0, NARROW)), SIDE, SAMPLE - STUB - 2 * SIDE)
    if mark.kind == "date" or mark.parts[-1].high_end != "none":
        along = Length(along.axis, SIDE, SAMPLE - 2 * SIDE)
    signed = mark.sign == UNCERTAIN  # which has no other shape
    return strip(replace(mark, said=mark.sign), along, reading=signed).body


def _hundredfold(mark: Mark) -> Mark:
    """A sample of the legend, whose places run from 0 to 1; a day is one of a hundred."""
    parts = tuple(replace(part, low=part.low * 100, high=part.high * 100) for part in mark.parts)
    if mark.keys in (("day",), ("uncertain",)):
        parts = (replace(parts[0], low=50, high=51),)
    if mark.keys == ("unbounded",):
        parts = (replace(parts[0], high=inf),)
    return replace(mark, parts=parts)


def _shapes(mark: Mark, along: Length) -> Iterator[str]:
    draw = _date if mark.kind == "date" else _amount
    for part in mark.parts:
        yield from draw(mark, part, along)
    for before, after in pairwise(mark.parts):
        yield _stretch("thin", before.high, after.low, along, 1)


def _amount(mark: Mark, part: Part, along: Length) -> Iterator[str]:
    if part.is_point:
        yield _put(part.low, WAVES if APPROXIMATE in mark.sign else DOT, along)
    elif part.high_end == "none":
        stub = _stub(BROKEN if mark.dashed else LINE)
        yield _put(part.low, f"{stub}{ENDS[part.low_end]}", along)
    else:
        low = 0.0 if part.low_end == "none" else part.low
        yield _stretch("bar", low, part.high, along, 2.2)
        yield _put(low, TO_LEFT if part.low_end == "none" else ENDS[part.low_end], along)
        yield _put(part.high, ENDS[part.high_end], along)


def _date(mark: Mark, part: Part, along: Length) -> Iterator[str]:
    if isinf(part.low) or isinf(part.high):
        yield from _open(mark, part, along)
        return
    if part.high - part.low <= 1 and not mark.dashed:
        yield _put(part.low, DIAMOND, along)
        return
    if mark.dashed:
        yield _put((part.low + part.high) / 2, WAVES, along)
    yield _stretch("mb", part.low, part.high, along, 10)
    if part.low_end == "none":  # it goes on beyond the axis
        yield _put(part.low, TO_LEFT, along)
    if part.high_end == "none":
        yield _put(part.high, TO_RIGHT, along)


def _open(mark: Mark, part: Part, along: Length) -> Iterator[str]:
    """A time of which one end is not given: from the other one, as far as open numbers go."""
    later = isinf(part.high)
    place, end = (part.low, part.low_end) if later else (part.high, part.high_end)
    stub = _stub(LINE)
    turned = stub if later else f'<g transform="scale(-1,1)">{stub}</g>'
    yield _put(place, f"{turned}{WAVES if mark.dashed else ENDS[end]}", along)


def _stub(line: str) -> str:
    """A line of one length with its head: how far it goes, nobody says."""
    return f'{line}<g transform="translate({STUB + 6},0)">{TO_RIGHT}</g>'


def _put(place: float, shape: str, along: Length) -> str:
    """A shape around a place; an element within another is moved by its `x`."""
    return f'<svg x="{along.at(place)}" y="{MIDDLE}" overflow="visible">{shape}</svg>'


def _stretch(name: str, low: float, high: float, along: Length, thick: float) -> str:
    return (
        f'<rect class="{name}" x="{along.at(low)}" y="{MIDDLE - thick / 2:.1f}" '
        f'width="{along.between(low, high)}" height="{thick}"/>'
    )


def _reading(mark: Mark, along: Length) -> tuple[str, int]:
    """What the mark says, right of it, left of it beyond the middle, or below."""
    low, high = _reach(mark, along.axis)
    first, last = mark.parts[0], mark.parts[-1]
    before = STUB + 2 if mark.kind == "date" and isinf(first.low) else 0
    after = STUB + 2 if isinf(last.high) else 0
    said = _said(mark)
    width = len(said) * LETTER
    if high * ROOM + after + width + 14 <= ROOM:
        return _words(high, after + 12, "start", MIDDLE + 5, said, along), HEIGHT
    if low * ROOM - before - width - 14 >= 0:
        return _words(low, -before - 12, "end", MIDDLE + 5, said, along), HEIGHT
    middle = min(max((low + high) / 2, width / 2 / ROOM), 1 - width / 2 / ROOM)
    return _words(middle, 0, "middle", MIDDLE + 21, said, along), TALL


def _said(mark: Mark) -> str:
    """The reading; where the mark itself is the sign for `about`, that is not said twice."""
    if mark.kind == "date":
        return mark.said
    plain = mark.said.removeprefix(f"{APPROXIMATE} ") if mark.parts[0].is_point else mark.said
    return f"{plain}{mark.sign.replace(APPROXIMATE, '')}"


def _reach(mark: Mark, axis: Axis) -> tuple[float, float]:
    shares = [axis.share(place) for place in mark.places] or [0.0]
    first, last = mark.parts[0], mark.parts[-1]
    of_day = mark.kind == "date"
    to_left = first.low_end == "none" and not (of_day and isinf(first.low))
    to_right = last.high_end == "none" and of_day and not isinf(last.high)
    return 0.0 if to_left else min(shares), 1.0 if to_right else max(shares)


def _words(share: float, move: int, anchor: str, y: int, said: str, along: Length) -> str:
    x = f"{along.left + share * along.pixels:.1f}" if along.pixels else f"{share * 100:.2f}%"
    text = f'<text class="rd" x="{move}" text-anchor="{anchor}">{escape(said)}</text>'
    return f'<svg x="{x}" y="{y}" overflow="visible">{text}</svg>'
