"""Check what stands in data/ by every rule, and against raw/.

Exit status: 0 nothing to fix, 1 problems found, 2 the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.command import add_json
from scripts.rules.printing import show
from scripts.rules.validate import validate

GROUP = "check"


def register(parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what is wrong, and what was checked."""
    problems, counts = validate(options.root)
    show(problems, options.problems_as_json)
    if not options.problems_as_json:
        print(f"{'Not valid' if problems else 'Valid'}. {counts}.")
    return 1 if problems else 0
