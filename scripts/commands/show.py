"""Show who says what, in which words, where: of a claim, event, actor, source, place or record.

    python -m scripts show ID [--root FOLDER] [--json] [--width N]

It reads the tables in `data/`. `--json` prints one object for a program; its keys are documented
in `scripts/show/views.py`. Exit status: 0 shown, 1 the tables have problems, 2 no
such id.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from scripts.command import disk_at_fault
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.rules.telling import show
from scripts.show.retired import retired, retired_page
from scripts.show.shelf import Shelf
from scripts.show.terminal import render, say, visible
from scripts.show.views import as_json, as_text, dump, ids

NARROWEST, WIDEST, USUAL = 40, 120, 100  # columns; a longer line is hard to read

NO_SUCH = (
    "The first columns of the tables in data/ hold the ids; a new record is there after "
    "`nox -s build`."
)


class UnknownId(LookupError):
    """Raised for an id that no table has and none ever had; carries a suggestion or nothing."""


def shown(root: Path, key: str, json: bool, width: int, colour: bool) -> str:
    """What is printed for an id. Raises `UnknownId`, `Refused`, `OSError`."""
    contract = read_contract(root)
    shelf = Shelf(read_tables(root, contract), contract)
    known, gone = ids(shelf), retired(root)
    if key in known:
        return as_json(shelf, key) if json else as_text(shelf, key, width, colour)
    if key in gone:
        return dump(gone[key]) if json else render(retired_page(gone[key]), width, colour)
    raise UnknownId(suggestion(key, [*known, *gone]))


@disk_at_fault
def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    options = _options(argv)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    try:
        text = shown(options.root.resolve(), options.id, options.json, options.width, colour)
    except Refused as refused:
        show(refused.problems)
        return 1
    except UnknownId as unknown:
        hint = str(unknown) or NO_SUCH
        print(f"There is no record `{visible(options.id)}`. {hint}", file=sys.stderr)
        return 2
    say(text)
    return 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("id", help="id of a claim, event, actor, source, place or record")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--json", action="store_true", help="one object for a program")
    parser.add_argument("--width", type=_width, default=_terminal(), help="columns of a line")
    return parser.parse_args(argv)


def _width(text: str) -> int:
    if not text.isdecimal() or int(text) < NARROWEST:
        raise argparse.ArgumentTypeError(f"a number of columns, {NARROWEST} or more")
    return int(text)


def _terminal() -> int:
    columns = shutil.get_terminal_size((USUAL, 0)).columns
    return max(NARROWEST, min(columns, WIDEST))
