"""Cite one record: its words, who says them, its id and version.

As reported by whom, too. Of a retired id, what took its place is cited. Reads data/ as it stands.
Exit status: 0 cited, 1 the tables cannot be read, 2 no such record.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Mapping

from scripts.derived.citing.reference_formats import STYLE, styles
from scripts.package.record_citation import FORMATS, cite, ids
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.raw.visible import visible
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.lookup import NO_SUCH, Retired, heirs, retired

GROUP = "see"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("id", help="of a figure, statement, report, claim, source, …")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--style", choices=styles(), default=STYLE, help="of the text")


def run(options: argparse.Namespace) -> int:
    """Print the citation."""
    contract = read_contract(options.root)
    tables = read_tables(options.root, contract)
    for id_ in _meant(options.id, ids(tables, contract), retired(tables)):
        citation = cite(id_, tables, contract).render(options.format, options.style)
        for line in citation.decode().splitlines():
            print(visible(line))
    return 0


def _meant(id_: str, known: Collection[str], gone: Mapping[str, Retired]) -> list[str]:
    """The record, or those that took its place; what became of it goes to standard error.

    Raises `Unusable`.
    """
    if id_ in known:
        return [id_]
    if (stone := gone.get(id_)) is None:
        hint = suggestion(id_, [*known, *gone]) or NO_SUCH
        raise Unusable(f"There is no record `{visible(id_)}`. {hint}")
    became = f"`{id_}` is no longer in the dataset since version {stone.since}: {stone.reason}"
    standing = [heir for heir in heirs(stone, gone) if heir in known]
    if not standing:
        raise Unusable(f"{became} Nothing took its place; cite it in an older version.")
    print(f"{became} Cited is what took its place.", file=sys.stderr)
    return standing
