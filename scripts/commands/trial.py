"""Make a small invented project to practise in.

It stands in the folder `trial`, which git ignores: a letter and a report about a mill with their
records, `minutes.pdf` to be entered, and a launcher. Exit status: 0 made, 2 the folder is there
already, or the disk or the call is at fault.
"""

from __future__ import annotations

import argparse

from scripts.contribute.trial import FOLDER, HANDED, make_trial

GROUP = "add"
MADE = f"""\
Made {FOLDER}/: an invented project about a mill, and {HANDED} to enter.
Next: cd {FOLDER}"""


def register(_parser: argparse.ArgumentParser) -> None:
    """Add the words of the verb: none."""


def run(options: argparse.Namespace) -> int:
    """Make it, and say how to go on."""
    make_trial(options.root)
    print(MADE)
    return 0
