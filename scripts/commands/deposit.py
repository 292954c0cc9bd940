"""Deposit the package at Zenodo as a draft.

    ./record deposit --dry-run
    ZENODO_TOKEN=… ./record deposit --server https://sandbox.zenodo.org

A person looks at it there and publishes it. A dry run shows the metadata and the files, and sends
nothing. The token is read from the environment and shown nowhere. Exit status: 0 done, 1 refused by
the server or the disk, 2 the call is at fault.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from scripts.derived.citing.about import about, credited
from scripts.package.deposition import DepositError, Server, deposition
from scripts.raw.problems import Unusable
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables

GROUP = "publish"
TOKEN = "ZENODO_TOKEN"  # noqa: S105  the name of a variable
SERVER = "https://zenodo.org"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    parser.add_argument("--dry-run", action="store_true", help="show what would be sent")
    parser.add_argument("--server", default=SERVER, help="where the draft is made")
    parser.add_argument(
        "--dist", type=Path, metavar="FOLDER", help="where the package is; dist/ of the project"
    )


def run(options: argparse.Namespace) -> int:
    """Show the draft, or make it at the server."""
    contract = read_contract(options.root)
    head = about(credited(contract, read_tables(options.root, contract)))
    try:
        wanted = deposition(head, options.dist or options.root / "dist")
        if options.dry_run:
            print(json.dumps(wanted.listing(), ensure_ascii=False, indent=2))
            print("Dry run: nothing was sent.", file=sys.stderr)
            return 0
        token = os.environ.get(TOKEN, "")
        if not token:
            raise Unusable(f"Set {TOKEN} to a token with the scope deposit:write.")
        number = Server(options.server, token).draft(wanted)
    except FileNotFoundError as error:
        print(f"{error} does not exist. Run `./record package` first.", file=sys.stderr)
        return 1
    except DepositError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Draft {number} made at {options.server}. Look at it there, then publish it.")
    return 0
