"""Deposit the package at Zenodo as a draft, which a person then looks at and publishes.

    python -m scripts deposit --dry-run [--root FOLDER] [--dist FOLDER]
    ZENODO_TOKEN=… python -m scripts deposit [--server https://sandbox.zenodo.org]

A dry run shows the metadata and the files, and sends nothing. The token is read from the
environment and shown nowhere. Exit status: 0 done, 1 refused by the server or the disk, 2 the call
is at fault.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from scripts.derived.citing.about import about
from scripts.derived.citing.credit import credited
from scripts.package.deposition import DepositError, Server, deposition
from scripts.raw.problems import Refused
from scripts.rules.normal import read_contract
from scripts.rules.tables import read_tables
from scripts.rules.telling import show

TOKEN = "ZENODO_TOKEN"  # noqa: S105  the name of a variable
SERVER = "https://zenodo.org"


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dry-run", action="store_true", help="show what would be sent")
    parser.add_argument("--server", default=SERVER, help="where the draft is made")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--dist", type=Path, help="where the package is; dist/ of the project")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    try:
        contract = read_contract(root)
        head = about(credited(contract, read_tables(root, contract)))
        wanted = deposition(head, options.dist or root / "dist")
        if options.dry_run:
            print(json.dumps(wanted.listing(), ensure_ascii=False, indent=2))
            print("Dry run: nothing was sent.", file=sys.stderr)
            return 0
        token = os.environ.get(TOKEN, "")
        if not token:
            print(f"Set {TOKEN} to a token with the scope deposit:write.", file=sys.stderr)
            return 2
        number = Server(options.server, token).draft(wanted)
        print(f"Draft {number} made at {options.server}. Look at it there, then publish it.")
    except Refused as refused:
        show(refused.problems)
        return 1
    except FileNotFoundError as error:
        print(f"{error} does not exist. Run `nox -s package` first.", file=sys.stderr)
        return 1
    except DepositError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
