"""A picture as a file of its own: one SVG with its style inside, to keep, print and put in a text.

It takes the drawing that a page shows, and draws the same marks. Letters are text, in whatever face
the reader's machine has; lines break where so many letters of a usual face would be too wide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import escape

from scripts.show.plots.rows import NOTICE, PlotRow
from scripts.show.words import quoted
from scripts.site.picture.rows import VAGUE, Band, Drawing, Plot
from scripts.site.picture.strip import Length, samples, strip

WIDTH, MARGIN = 920, 20
LEFT, RIGHT = 400, 890  # of the axis
WORDS, LETTERS, SMALL = 44, 46, 54  # letters on a line beside the axis
LINE, BETWEEN = 17, 9
WIDE = 118  # letters on a line across the sheet
STYLE = """
text{font:14px "Helvetica Neue","Segoe UI",Arial,"Liberation Sans",sans-serif;fill:#1d1c1a}
.q{font-family:Charter,Palatino,Georgia,"Liberation Serif",serif;font-size:15px}
.s{font-size:12px;fill:#595449}.h{font-weight:600}.t{font-size:22px;font-weight:600}
.rd{font-size:13px;font-weight:600}.axt{font-size:12px;fill:#595449}
.g{stroke:#e4dfd3}.g0{stroke:#595449}.m{stroke:#1d1c1a;stroke-width:2.25;fill:none}
.mf,.bar,.thin{fill:#1d1c1a}.mo{fill:#fff;stroke:#1d1c1a;stroke-width:2}
.mv{stroke:#1d1c1a;stroke-width:2.25;stroke-dasharray:2 4;fill:none}
.mb{fill:#595449;fill-opacity:.3;stroke:#595449}
"""

Line = tuple[str, str]  # class, text


@dataclass(frozen=True)
class Block:
    """A part of the sheet over its whole width, drawn from its upper edge downwards."""

    height: int
    body: str


def sheet(
    drawn: Drawing, title: str, source: str, address: Callable[[str], str] = lambda _: ""
) -> bytes:
    """The file. `source` says where it is from; `address` gives that of a row's id, if any."""
    blocks = [*_head(drawn, title), *_legend(drawn)]
    for plot in drawn.plots:
        blocks += _plot(plot, address)
    blocks.append(_lines([("s", line) for line in wrap(source, WIDE)]))
    y, parts = MARGIN, []
    for block in blocks:
        parts.append(f'<g transform="translate(0,{y})">{block.body}</g>')
        y += block.height
    height = y + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="t">'
        f'<title id="t">{escape(f"{NOTICE}: {title}")}</title><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    ).encode()


def _head(drawn: Drawing, title: str) -> Iterator[Block]:
    yield _lines([("t", line) for line in wrap(title, 70)], 28)
    about = f"{NOTICE}. {drawn.picture.counted}; {drawn.order}. {drawn.picture.note}"
    yield _lines([("h", line) for line in wrap(about, WIDE)])


def _legend(drawn: Drawing) -> Iterator[Block]:
    found = samples(drawn.keys)
    for start in range(0, len(found), 3):
        cells = (
            f'<g transform="translate({MARGIN + column * 295},0)">{mark}'
            f'<text class="s" x="66" y="15">{escape(text)}</text></g>'
            for column, (mark, text) in enumerate(found[start : start + 3])
        )
        yield Block(22, "".join(cells))


def _plot(plot: Plot, address: Callable[[str], str]) -> Iterator[Block]:
    along = Length(plot.axis, LEFT, RIGHT - LEFT)
    yield Block(34, _ticks(plot, along))
    for group in plot.groups:
        yield _on_grid(plot, along, _lines([("h", group.heading)], 24))
        for row in group.rows:
            yield _on_grid(plot, along, _row(row, along, address(row.id)))
    if plot.bands:
        yield _on_grid(plot, along, _lines([("h", VAGUE)], 24))
        yield from (_on_grid(plot, along, _band(band, along)) for band in plot.bands)


def _row(row: PlotRow, along: Length, address: str) -> Block:
    words = quoted(row.words) if row.words else row.mark.said
    lines = [
        *(("q", line) for line in wrap(words, WORDS)),
        *(("", line) for line in wrap(row.label, LETTERS)),
        *(("s", line) for line in wrap(row.small_print, SMALL)),
    ]
    mark = strip(row.mark, along)
    text = _lines(lines)
    body = f'<a href="{escape(address)}">{text.body}</a>' if address else text.body
    return Block(max(text.height, mark.height) + BETWEEN, f"{body}{mark.body}")


def _band(band: Band, along: Length) -> Block:
    who = ", ".join(row.label for row in band.rows)
    many = f" × {len(band.rows)}" if len(band.rows) > 1 else ""
    lines = [("q", f"{band.word}{many}"), *(("s", line) for line in wrap(who, SMALL))]
    text = _lines(lines)
    return Block(text.height + BETWEEN, f"{text.body}{strip(band.mark, along, reading=False).body}")


def _lines(lines: list[Line], step: int = LINE) -> Block:
    texts = (
        f'<text class="{name}" x="{MARGIN}" y="{number * step + 15}">{escape(line)}</text>'
        for number, (name, line) in enumerate(lines)
    )
    return Block(len(lines) * step + 4, "".join(texts))


def _ticks(plot: Plot, along: Length) -> str:
    return "".join(
        f'<text class="axt" x="{_x(along, label.share)}" y="26" text-anchor="middle">'
        f"{escape(label.text)}</text>"
        for label in plot.axis.labels
    )


def _on_grid(plot: Plot, along: Length, block: Block) -> Block:
    """A block with the lines of the axis behind it."""
    lines = "".join(
        f'<line class="{"g" if label.share else "g0"}" x1="{_x(along, label.share)}" '
        f'x2="{_x(along, label.share)}" y2="{block.height}"/>'
        for label in plot.axis.labels
    )
    return Block(block.height, f"{lines}{block.body}")


def _x(along: Length, share: float) -> str:
    return f"{along.left + share * along.pixels:.1f}"
