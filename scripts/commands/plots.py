"""Draw who says which number, and which date, where they differ.

With a table of the same rows. Without ids: everything contested. Writes `<claim>.svg`, `.png` and
`.md`, and for an event `<event>.dates.svg` and so on. Exit status: 0 drawn, 1 data/ cannot be read,
2 the call is at fault.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.derived.families import Families
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.raw.rows import Row
from scripts.raw.writing import write
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.plots.page import rendered
from scripts.show.plots.pictures import DATES, contested, pictures
from scripts.show.plots.rows import Picture

GROUP = "see"
WIDTHS = range(700, 3001)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("ids", nargs="*", metavar="CLAIM_OR_EVENT")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to write; plots/ in the project's folder"
    )
    parser.add_argument(
        "--width",
        type=_width,
        default=1000,
        metavar="PIXELS",
        help="700 to 3000; 1000 unless given",
    )
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Draw what is asked for."""
    tables = read_tables(options.root, read_contract(options.root))
    claims, events = (options.ids, options.ids) if options.ids else contested(tables)
    wanted = list(pictures(tables, claims, events))
    if fault := _fault(options.ids, wanted, tables):
        raise Unusable(fault)
    _write(wanted, options.width, options.out or options.root / "plots")
    return 0


def _write(wanted: list[Picture], width: int, folder: Path) -> None:
    write(
        {
            folder / f"{picture.name}.{ending}": content
            for picture in wanted
            for ending, content in rendered(picture, width).items()
        }
    )
    for picture in wanted:
        print(f"{len(picture.rows):5}  {folder.name}/{picture.name}")


def _width(text: str) -> int:
    if not (text.isdecimal() and int(text) in WIDTHS):
        raise argparse.ArgumentTypeError(f"{WIDTHS[0]} to {WIDTHS[-1]} pixels, not {text}")
    return int(text)


def _fault(ids: list[str], wanted: list[Picture], tables: dict[str, list[Row]]) -> str:
    """What is wrong with the ids asked for; empty when nothing is."""
    families = Families(tables)
    known = {row["claim_id"] or row["event_id"] for row in (*tables["claims"], *tables["events"])}
    known |= families.by_name.keys()
    drawn = {picture.name.removesuffix(DATES) for picture in wanted}
    drawn |= {claim for claim in families.questions if families.of(claim).name in drawn}
    for name in ids:
        if name not in known:
            return f"There is no claim or event `{name}`. {suggestion(name, list(known))}".rstrip()
        if name not in drawn:
            return f"No number and no date of `{name}` stands in the data."
    return ""
