"""Measure what a build costs, beside frictionless alone.

Prints a table in Markdown: for this project and for invented ones of 10,000 rows, medians over N
runs of the processor time of a build that takes nothing from `.cache/` (cold), of one after which
nothing changed (warm), and of `frictionless validate` on the same tables; how often the one goes
into the other; and the most memory that a build held. An invented project is wide, with as many
questions as its numbers ask for, or hot: there one number in ten answers one and the same.

With `--figures N` or `--text N` it measures, in this process, how comparing and drafting grow.
Whoever changes what takes long runs it before and after; no test holds a time to anything.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from scripts.contribute.measuring.costs import table
from scripts.contribute.measuring.growth import comparing, drafting
from scripts.contribute.measuring.invented import invent
from scripts.contribute.measuring.world import World

GROUP = "maintain"
SHAPES = {"wide": False, "hot": True}  # whether one claim is answered by many


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    add = parser.add_argument
    add("--runs", type=int, default=5, metavar="N", help="of each; 5 unless given")
    add("--rows", type=int, nargs="*", metavar="N", help="invented projects of about N rows")
    add("--shape", choices=SHAPES, nargs="*", default=[*SHAPES], help="of those; both unless given")
    add(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="make the invented projects there, and leave them",
    )
    add("--figures", type=int, metavar="N", help="compare N numbers of one claim instead")
    add("--text", type=float, metavar="N", help="draft an invented text of N MB instead")


def run(options: argparse.Namespace) -> int:
    """Print what was asked for."""
    if options.text is not None:
        lines = drafting(options.text)
    elif options.figures is not None:
        lines = comparing(options.figures)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            _measure(options, options.keep or Path(temporary))
        return 0
    print(*lines, sep="\n")
    return 0


def _measure(options: argparse.Namespace, folder: Path) -> None:
    projects = {} if options.rows else {"this project": options.root}
    for rows in options.rows or [10_000]:
        for shape in options.shape:
            name = f"{rows} {shape}"
            projects[name] = folder / name.replace(" ", "-")
            world = World.of(rows, SHAPES[shape])
            invent(projects[name], world, options.root / "datapackage.json")
    for line in table(projects, options.runs):
        print(line, flush=True)
