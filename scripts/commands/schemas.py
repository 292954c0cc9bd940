"""Write the JSON Schemas for editors, and switch them on.

The schemas go to `schemas/`. Every YAML file below `raw/` that lacks it gets a first line from
which editors with YAML support take meanings, lists and squiggles; the build reads it as a comment.
Exit status: 0 written, 1 a file is not there or cannot be read (nothing written), 2 the disk or the
call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.contribute.editor_schemas import write_schemas

GROUP = "maintain"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb: none."""
    parser.set_defaults(alone=True)


def run(options: argparse.Namespace) -> int:
    """Write what differs."""
    written = write_schemas(options.root)
    print("\n".join([*(f"{name}: written" for name in written), "Schemas up to date."]))
    return 0
