"""Cite one record: its words, who says them, its id and version.

As reported by whom, too. Reads data/ as it stands. Exit status: 0 cited, 1 the tables cannot be
read, 2 no such record.
"""

from __future__ import annotations

import argparse

from scripts.derived.citing.reference_formats import STYLE, styles
from scripts.package.record_citation import FORMATS, cite, ids
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Unusable
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.show.lookup import NO_SUCH
from scripts.show.terminal import visible

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
    known = ids(tables, contract)
    if options.id not in known:
        hint = suggestion(options.id, list(known)) or NO_SUCH
        raise Unusable(f"There is no record `{options.id}`. {hint}")
    citation = cite(options.id, tables, contract).render(options.format, options.style)
    for line in citation.decode().splitlines():
        print(visible(line))
    return 0
