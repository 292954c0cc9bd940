"""Cite one record: its words, who says them, as reported by whom, its id and the version.

    python -m scripts cite ID [--format text|bibtex|ris|csl] [--root FOLDER]

Reads data/ as it stands. Exit status: 0 cited, 1 the tables cannot be read, 2 no such record.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.commands.show import NO_SUCH
from scripts.package.citing.record_citation import FORMATS, cite, ids
from scripts.raw.nearby import suggestion
from scripts.raw.problems import Refused
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.rules.telling import show
from scripts.show.terminal import visible


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("id", help="of a figure, statement, report, claim, source, …")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        contract = read_contract(root)
        tables = read_tables(root, contract)
    except Refused as refused:
        show(refused.problems)
        return 1
    known = ids(tables)
    if options.id not in known:
        hint = suggestion(options.id, list(known)) or NO_SUCH
        print(f"There is no record `{options.id}`. {hint}", file=sys.stderr)
        return 2
    for line in cite(options.id, tables, contract).render(options.format).decode().splitlines():
        print(visible(line))
    return 0
