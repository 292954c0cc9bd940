"""Build every table: read `raw/`, resolve, compare, check, and only then replace `data/`.

    python -m scripts build [--root FOLDER] [--json]

Exit status: 0 built, 1 problems found (nothing written), 2 the disk or the call is at fault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.raw.problems import Refused, of_disk
from scripts.rules.build import build, report
from scripts.rules.telling import show


def main(argv: list[str] | None = None) -> int:
    """The command; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--json", action="store_true", help="problems as JSON on standard output")
    options = parser.parse_args(argv)
    try:
        dataset, counts = build(options.root.resolve())
    except Refused as refused:
        show(refused.problems, options.json)
        print("Nothing was written.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{of_disk(error)} Nothing was written.", file=sys.stderr)
        return 2
    if options.json:
        show([], as_json=True)
    else:
        print(report(dataset, counts))
    return 0
