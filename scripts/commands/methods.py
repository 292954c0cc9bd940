"""Fill the computed parts of METHODS.md, README.md, CONTRIBUTING.md, DATASHEET.md, CITATION.cff.

    python -m scripts methods [--root FOLDER] [--check]

`--check` writes nothing. Exit status: 0 up to date (or now written), 1 out of date under
`--check`, or the data have problems.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.commands.agreement import adjudicated, agreements_with, second_units, table_of
from scripts.commands.build import report
from scripts.commands.measure_mentions import scores
from scripts.derived.citing.about import about
from scripts.derived.citing.blocks import fill
from scripts.derived.citing.credit import cite_as, credited, with_authors
from scripts.package.describing.methods import adjudication, blocks, measured_mentions
from scripts.package.rights import passed_on
from scripts.raw.problems import Refused
from scripts.raw.writing import write
from scripts.rules.catalogue import table
from scripts.rules.make import make
from scripts.rules.normal import read_contract
from scripts.rules.telling import show

FILES = ("METHODS.md", "README.md", "CONTRIBUTING.md", "DATASHEET.md")
CITATION = "CITATION.cff"
CODED_TWICE = "victory-star-2017"


def texts(root: Path) -> dict[str, str]:
    """Each file as it should stand. Raises `Refused` when the data have problems."""
    contract = read_contract(root)
    dataset, problems, counts = make(root, contract)
    if problems:
        raise Refused(problems)
    head = about(credited(contract, dataset.tables))
    second = second_units(root, CODED_TWICE, contract)
    computed = {
        **blocks(passed_on(dataset), contract),
        "agreement": "\n".join(table_of(agreements_with(dataset, second, root, CODED_TWICE))),
        "adjudication": adjudication(adjudicated(root)),
        "mentions": measured_mentions(scores(root, dataset)),
        "rules": table(),
        "cite": cite_as(head),
        "build": f"```console\n{report(dataset, counts)}\n```",
    }
    return {
        **{name: fill((root / name).read_text(encoding="utf-8"), computed) for name in FILES},
        CITATION: with_authors((root / CITATION).read_text(encoding="utf-8"), head.creators),
    }


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        wanted = texts(root)
    except Refused as refused:
        show(refused.problems)
        return 1
    stale = [name for name, text in wanted.items() if (root / name).read_text("utf-8") != text]
    if not options.check:
        write({root / name: wanted[name].encode() for name in stale})
    for name in stale:
        print(f"{name}: {'out of date; run `nox -s methods`' if options.check else 'written'}")
    if not stale:
        print("Up to date.", file=sys.stdout)
    return 1 if stale and options.check else 0
