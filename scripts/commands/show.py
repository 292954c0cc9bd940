"""Show who says what, in which words, where.

Of a claim, event, actor, source, place or record. It reads the tables in `data/`. `--json` prints
one object for a program; its keys are documented in `scripts/show/views.py`. Exit status: 0 shown,
1 the tables have problems, 2 no such id.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from scripts.show.lookup import shown
from scripts.show.terminal import say

GROUP = "see"
NARROWEST, WIDEST, USUAL = 40, 120, 100  # columns; a longer line is hard to read


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("id", help="id of a claim, event, actor, source, place or record")
    parser.add_argument("--json", action="store_true", help="one object for a program")
    parser.add_argument(
        "--width", type=_width, default=_terminal(), metavar="N", help="columns of a line"
    )


def run(options: argparse.Namespace) -> int:
    """Print the page."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    say(shown(options.root, options.id, options.json, options.width, colour))
    return 0


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < NARROWEST:
        raise argparse.ArgumentTypeError(f"a number of columns, {NARROWEST} or more")
    return int(text)


def _terminal() -> int:
    columns = shutil.get_terminal_size((USUAL, 0)).columns
    return max(NARROWEST, min(columns, WIDEST))
